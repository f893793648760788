-- Every answer is kept whole again, with the payload that it referred to.

DROP VIEW raw.answers;
ALTER TABLE raw.api_events DROP CONSTRAINT api_events_payload_once;
ALTER TABLE raw.api_events DROP CONSTRAINT api_events_same_as;
UPDATE raw.api_events AS e
SET payload = f.payload
FROM raw.api_events AS f
WHERE f.id = e.same_as;
ALTER TABLE raw.api_events ALTER COLUMN payload SET NOT NULL;
ALTER TABLE raw.api_events DROP COLUMN same_as;
COMMENT ON COLUMN raw.api_events.payload IS NULL;
