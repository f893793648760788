-- Of the tables $1 (text[]) with the columns $2 (text[], empty: whole on every node) those that are not distributed yet, in their
-- order; $3: also those that the week lacks.
SELECT t.name, t.distribution
FROM ROWS FROM (pg_catalog.unnest($1::TEXT[]), pg_catalog.unnest($2::TEXT[])) WITH ORDINALITY AS t (name, distribution, place)
WHERE ($3::BOOLEAN OR pg_catalog.to_regclass(t.name) IS NOT NULL)
    AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_dist_partition AS p WHERE p.logicalrelid = pg_catalog.to_regclass(t.name)
    )
ORDER BY t.place
