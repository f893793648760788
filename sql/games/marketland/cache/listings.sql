-- The twenty cheapest listings of the goods $1. A good that nobody sells has one row without a listing.
SELECT g.good AS subject, l.*
FROM UNNEST($1::TEXT[]) AS g (good)
LEFT JOIN LATERAL (
    SELECT m.listing_id, m.seller_id, m.quantity, m.price_coins, m.listed_at, m.expires_at
    FROM public.farm_market_listings AS m
    WHERE m.item_type = g.good AND NOT m.is_sold AND m.expires_at > pg_catalog.now()
    ORDER BY m.price_coins, m.listing_id
    LIMIT 20
) AS l ON TRUE
ORDER BY g.good, l.price_coins, l.listing_id
