-- Charts ask for a stretch of time over all series.

CREATE INDEX agent_credits_fetched_at ON core.agent_credits (fetched_at);
CREATE INDEX market_prices_fetched_at ON core.market_prices (fetched_at);
CREATE INDEX ship_events_time ON core.ship_events (at);
