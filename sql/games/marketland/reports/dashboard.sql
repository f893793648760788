-- What the game loads when a player ($1) comes in: wallet, farm and store in one row, by three primary keys.
SELECT
    p.player_id,
    p.username,
    p.level,
    p.xp,
    p.coins,
    p.cash,
    p.farm_tokens,
    p.luxury_points,
    p.prestige_level,
    p.settings,
    fs.unlocked_zones AS farm_zones,
    fs.active_season,
    fs.active_weather,
    fs.weather_ends_at,
    ss.unlocked_zones AS store_zones,
    ss.active_campaign,
    ss.campaign_ends_at,
    ss.floor_type,
    ss.wall_type
FROM public.players AS p
JOIN public.farm_state AS fs ON fs.player_id = p.player_id
JOIN public.store_state AS ss ON ss.player_id = p.player_id
WHERE p.player_id = $1::UUID
