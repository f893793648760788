-- What is to be written to a game's Redis after an operation of the ledger, and what became of it. Append-only: the
-- newest row says how it is. Inside a week, so that a row is committed with its operation or not at all.
CREATE TABLE IF NOT EXISTS weekglass.redis_restores (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    operation UUID NOT NULL REFERENCES weekglass.operations (id),
    state TEXT NOT NULL CHECK (state IN ('pending', 'restored', 'left')),
    server TEXT NOT NULL,
    reason TEXT,
    operator TEXT NOT NULL DEFAULT session_user,
    at TIMESTAMPTZ NOT NULL DEFAULT pg_catalog.clock_timestamp()
)
