DROP AGGREGATE core.merged(JSONB);
DROP FUNCTION core.component_condition(JSONB, TIMESTAMPTZ);
DROP FUNCTION core.request_path(TEXT);
