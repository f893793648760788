-- Where an import's rows arrive by COPY before those that are new go into the event table.
CREATE TEMPORARY TABLE weekglass_import (
    fetched_at timestamptz NOT NULL,
    endpoint text NOT NULL,
    request_key text NOT NULL,
    status_code integer NOT NULL,
    payload jsonb NOT NULL,
    payload_hash text NOT NULL
) ON COMMIT DROP
