-- As items.sql, for a week that is distributed: Citus takes no recursive steps, so each shard reads its listings on offer.
SELECT
    i.item AS value,
    i.item AS title,
    NULL::TEXT AS detail
FROM (
    SELECT DISTINCT l.item_type::TEXT AS item
    FROM public.farm_market_listings AS l
    WHERE NOT l.is_sold
        AND pg_catalog.strpos(pg_catalog.lower(l.item_type), pg_catalog.lower($1::TEXT)) > 0
) AS i
ORDER BY i.item <> $1::TEXT, i.item
