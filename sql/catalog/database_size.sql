-- Size of the connected database in bytes; all its files are looked at, so not for lists.
SELECT pg_catalog.pg_database_size(pg_catalog.current_database())
