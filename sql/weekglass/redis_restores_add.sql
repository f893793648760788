-- $1 operation, $2 state, $3 server, $4 reason, $5 operator
INSERT INTO weekglass.redis_restores (operation, state, server, reason, operator)
VALUES ($1::UUID, $2::TEXT, $3::TEXT, $4::TEXT, COALESCE($5::TEXT, session_user))
