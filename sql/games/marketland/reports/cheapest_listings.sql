-- The twenty cheapest listings of an item ($1) that are neither sold nor expired at a moment ($2): by idx_market_active.
SELECT
    t.listing_id,
    CASE WHEN t.expires_at <= $2::TIMESTAMPTZ + INTERVAL '1 hour' THEN 'ends soon' END AS alert,
    t.seller_id,
    p.username AS seller,
    t.quantity,
    t.price_coins,
    pg_catalog.round(t.price_coins::NUMERIC / t.quantity, 2) AS price_of_one,
    t.listed_at,
    t.expires_at
FROM (
    SELECT l.listing_id, l.seller_id, l.quantity, l.price_coins, l.listed_at, l.expires_at
    FROM public.farm_market_listings AS l
    WHERE l.item_type = $1::TEXT
        AND NOT l.is_sold
        AND l.expires_at > $2::TIMESTAMPTZ
    ORDER BY l.price_coins
    LIMIT 20
) AS t
JOIN public.players AS p ON p.player_id = t.seller_id
ORDER BY t.price_coins, t.listing_id
