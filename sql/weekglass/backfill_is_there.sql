-- Whether the notes of backfills are there as this version writes them.
SELECT EXISTS (
    SELECT
    FROM pg_catalog.pg_attribute
    WHERE attrelid = pg_catalog.to_regclass('weekglass.backfills') AND attname = 'last_key' AND NOT attisdropped
)
