-- Every answer of the API.
SELECT e.id, e.fetched_at, e.status_code, e.payload_hash FROM raw.api_events AS e ORDER BY e.id
