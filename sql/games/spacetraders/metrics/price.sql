-- Price of each good at each market: what one pays for it, or gets where it is imported.
SELECT m.at, m.value, m.series, m.trade_symbol, m.kind, m.purchase_price, m.sell_price
FROM metrics.market_prices AS m
