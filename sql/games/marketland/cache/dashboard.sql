-- What the first screen of the game shows the players $1.
SELECT
    p.player_id::TEXT AS subject,
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
    f.unlocked_zones AS farm_zones,
    f.active_season,
    f.active_weather,
    f.weather_ends_at,
    s.unlocked_zones AS store_zones,
    s.active_campaign,
    s.campaign_ends_at,
    s.floor_type,
    s.wall_type
FROM public.players AS p
JOIN public.farm_state AS f ON f.player_id = p.player_id
JOIN public.store_state AS s ON s.player_id = p.player_id
WHERE p.player_id = ANY (ARRAY(
    SELECT v.id::UUID FROM UNNEST($1::TEXT[]) AS v (id) WHERE v.id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'))
