-- The row that says that an operation was done; it is committed with the operation or not at all.
-- $1 id, $2 kind, $3 log, $4 game, $5 target, $6 head, $7 head afterwards, $8 reason, $9 ticket, $10 operator,
-- $11 tables, $12 statements, $13 undoes, $14 redoes, $15 purged
INSERT INTO weekglass.operations (
    id, kind, log, game_id, target, head, head_after, reason, ticket, operator, tables, statements, undoes, redoes,
    purged)
SELECT
    $1::UUID, $2::TEXT, $3::TEXT, $4::TEXT, $5::BIGINT, $6::BIGINT, $7::BIGINT, $8::TEXT, $9::TEXT,
    COALESCE($10::TEXT, session_user), $11::JSONB, $12::JSONB, $13::UUID, $14::UUID, $15::UUID[]
RETURNING at, xid, operator, database_user, pg_catalog.host(client_address)
