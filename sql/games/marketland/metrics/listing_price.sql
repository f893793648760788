-- Price of one piece in each listing of the market, by good; the lowest of a time is the cheapest.
SELECT
    l.listed_at AS at,
    pg_catalog.round(l.price_coins::NUMERIC / l.quantity, 2) AS value,
    l.item_type::TEXT AS series,
    l.listing_id,
    l.is_sold
FROM public.farm_market_listings AS l
