-- Where answers, fetched or from a file, arrive by COPY before those that are new go into the event table. cycle_start
-- is when the round began that a fetched answer belongs to.
CREATE TEMPORARY TABLE weekglass_answers (
    fetched_at timestamptz NOT NULL,
    endpoint text NOT NULL,
    request_key text NOT NULL,
    status_code integer NOT NULL,
    payload jsonb NOT NULL,
    payload_hash text NOT NULL,
    cycle_start timestamptz
) ON COMMIT DROP
