-- Items that are on offer and have the typed text ($1) in their name. The index leads from each item to the next one, so
-- that not every listing is read.
WITH RECURSIVE items AS (
    SELECT pg_catalog.min(l.item_type::TEXT) AS item, 1 AS n
    FROM public.farm_market_listings AS l
    WHERE NOT l.is_sold
    UNION ALL
    SELECT
        (
            SELECT l.item_type::TEXT
            FROM public.farm_market_listings AS l
            WHERE NOT l.is_sold AND l.item_type > i.item
            ORDER BY l.item_type
            LIMIT 1
        ),
        i.n + 1
    FROM items AS i
    WHERE i.item IS NOT NULL AND i.n < 500
)
SELECT
    i.item AS value,
    i.item AS title,
    NULL::TEXT AS detail
FROM items AS i
WHERE pg_catalog.strpos(pg_catalog.lower(i.item), pg_catalog.lower($1::TEXT)) > 0
ORDER BY i.item <> $1::TEXT, i.item
