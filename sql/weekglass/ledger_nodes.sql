-- An operation's row on every node of a cluster: what is written on several nodes is committed in two phases, so that no
-- crash leaves an operation done on one of them and not on another.
CREATE TABLE IF NOT EXISTS weekglass.operations_on_nodes (id UUID PRIMARY KEY);
SELECT pg_catalog.create_reference_table('weekglass.operations_on_nodes')
WHERE NOT EXISTS (
    SELECT FROM pg_catalog.pg_dist_partition AS p WHERE p.logicalrelid = 'weekglass.operations_on_nodes'::REGCLASS
);
