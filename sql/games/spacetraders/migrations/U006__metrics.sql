-- Views have no rows of their own.

DROP VIEW metrics.requests_per_hour;
DROP VIEW metrics.server_counts;
DROP VIEW metrics.leaderboard;
DROP VIEW metrics.trade_per_hour;
DROP VIEW metrics.market_prices;
DROP VIEW metrics.fleet_capital;
DROP VIEW metrics.treasury;
DROP VIEW metrics.credits;
