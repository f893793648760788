-- $1 operation, $2 kind, $3 event, $4 step, $5 week, $6 its oid, $7 system identifier, $8 reason, $9 operator, $10 detail
INSERT INTO weekglass.week_log
    (operation, kind, event, step, week, week_oid, system_identifier, reason, operator, detail)
SELECT
    $1::UUID, $2::TEXT, $3::TEXT, $4::TEXT, $5::TEXT, $6::OID, $7::TEXT, $8::TEXT,
    COALESCE($9::TEXT, session_user), $10::JSONB
