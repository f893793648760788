-- All files that were taken; modified in milliseconds since 1970.
SELECT t.path, t.bytes, (EXTRACT(epoch FROM t.modified) * 1000)::BIGINT AS modified
FROM weekglass.taken_files AS t
