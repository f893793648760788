-- What every agent owned, and when.
SELECT c.agent_symbol, c.fetched_at, c.credits FROM core.agent_credits AS c ORDER BY c.agent_symbol, c.fetched_at, c.source_hash
