-- A ledger that was made before it kept rows that were pruned or moved does not know those kinds yet.
DO $kinds$
BEGIN
    IF EXISTS (
        SELECT
        FROM pg_catalog.pg_constraint AS c
        WHERE c.conrelid = 'weekglass.operations'::pg_catalog.regclass
            AND c.conname = 'operations_kind_check'
            AND pg_catalog.strpos(pg_catalog.pg_get_constraintdef(c.oid), 'prune') = 0
    ) THEN
        ALTER TABLE weekglass.operations
            DROP CONSTRAINT operations_kind_check,
            ADD CONSTRAINT operations_kind_check
                CHECK (kind IN ('rollback', 'redo', 'undo', 'purge', 'prune', 'move'));
    END IF;
END
$kinds$;
