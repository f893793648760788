DROP INDEX core.agent_credits_fetched_at;
DROP INDEX core.market_prices_fetched_at;
DROP INDEX core.ship_events_time;
