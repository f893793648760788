-- The second half of V011: its constraints hold for all rows, and what refers to an answer is found.

ALTER TABLE raw.api_events VALIDATE CONSTRAINT api_events_payload_once;
ALTER TABLE raw.api_events VALIDATE CONSTRAINT api_events_same_as;

CREATE INDEX api_events_by_same_as ON raw.api_events (same_as) WHERE same_as IS NOT NULL;
