-- Small functions and one aggregate which the transforms share.

-- The path of a request as its segments, without query, server name and version:
-- '/v2/my/ships?page=1' -> {my,ships}; '/' -> {}.
CREATE FUNCTION core.request_path(request_key TEXT) RETURNS TEXT[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN pg_catalog.string_to_array(
    pg_catalog.btrim(
        CASE
            -- Most keys are a bare path; the pattern is only for the others.
            WHEN request_key LIKE '/%' AND request_key NOT LIKE '/v%' THEN pg_catalog.split_part(request_key, '?', 1)
            ELSE pg_catalog.regexp_replace(
                pg_catalog.split_part(request_key, '?', 1), '^(https?://[^/]+)?/?(v[0-9]+(?=/|$)/?)?', '')
        END,
        '/'
    ),
    '/'
);

-- The condition of a frame, engine or reactor as a ratio 0..1, from the component's JSON.
-- Until March 2024 the API gave an integer 0..100; since then a number 0..1, and `integrity` beside it.
-- The value 1 alone is ambiguous, so the new key decides, then the time of the answer.
CREATE FUNCTION core.component_condition(component JSONB, fetched_at TIMESTAMPTZ) RETURNS NUMERIC
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN (component ->> 'condition')::NUMERIC > 1 THEN pg_catalog.trim_scale((component ->> 'condition')::NUMERIC / 100)
    WHEN component ? 'integrity' THEN (component ->> 'condition')::NUMERIC
    WHEN fetched_at < TIMESTAMPTZ '2024-03-01 00:00:00+00' THEN pg_catalog.trim_scale((component ->> 'condition')::NUMERIC / 100)
    ELSE (component ->> 'condition')::NUMERIC
END;

-- Later keys replace earlier ones: run over partial observations in time order it gives the state after each.
CREATE AGGREGATE core.merged(JSONB) (
    SFUNC = pg_catalog.jsonb_concat,
    STYPE = JSONB,
    INITCOND = '{}',
    PARALLEL = SAFE
);
