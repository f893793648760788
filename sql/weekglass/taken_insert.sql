-- $1 path, $2 bytes, $3 modified, in milliseconds since 1970
INSERT INTO weekglass.taken_files (path, bytes, modified)
SELECT $1::TEXT, $2::BIGINT, pg_catalog.to_timestamp($3::BIGINT / 1000.0)
ON CONFLICT DO NOTHING
