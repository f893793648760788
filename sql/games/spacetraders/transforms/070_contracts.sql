-- Contracts: from their list, from registration and negotiation, and from accepting, delivering and fulfilling.
CREATE TEMPORARY TABLE pg_temp.contract_observations ON COMMIT DROP AS
SELECT DISTINCT ON (c.contract ->> 'id')
    c.contract ->> 'id' AS id, r.fetched_at, r.source_hash, c.contract
FROM pg_temp.responses AS r
JOIN raw.answers AS e ON e.id = r.id
CROSS JOIN LATERAL (
    SELECT x.contract
    FROM pg_catalog.jsonb_array_elements(
        CASE
            WHEN pg_catalog.jsonb_typeof(e.payload -> 'data') = 'array' THEN e.payload -> 'data'
            WHEN r.route = 'my/contracts/{}' THEN pg_catalog.jsonb_build_array(e.payload -> 'data')
            ELSE pg_catalog.jsonb_build_array(e.payload #> '{data,contract}')
        END
    ) AS x (contract)
) AS c
WHERE (r.route LIKE 'my/contracts%' OR r.route = 'register' OR r.route = 'my/ships/{}/negotiate/contract')
    AND c.contract ->> 'id' IS NOT NULL
ORDER BY c.contract ->> 'id', r.fetched_at DESC, r.source_hash DESC;

INSERT INTO core.contracts AS t (
    id, faction_symbol, type, accepted, fulfilled, payment_on_accepted, payment_on_fulfilled, deadline_to_accept,
    deadline, fetched_at, source_hash
)
SELECT
    o.id,
    o.contract ->> 'factionSymbol',
    o.contract ->> 'type',
    COALESCE((o.contract ->> 'accepted')::BOOLEAN, FALSE),
    COALESCE((o.contract ->> 'fulfilled')::BOOLEAN, FALSE),
    (o.contract #>> '{terms,payment,onAccepted}')::BIGINT,
    (o.contract #>> '{terms,payment,onFulfilled}')::BIGINT,
    COALESCE(o.contract ->> 'deadlineToAccept', o.contract ->> 'expiration')::TIMESTAMPTZ,
    (o.contract #>> '{terms,deadline}')::TIMESTAMPTZ,
    o.fetched_at,
    o.source_hash
FROM pg_temp.contract_observations AS o
ON CONFLICT (id) DO UPDATE SET
    faction_symbol = EXCLUDED.faction_symbol,
    type = EXCLUDED.type,
    accepted = EXCLUDED.accepted,
    fulfilled = EXCLUDED.fulfilled,
    payment_on_accepted = EXCLUDED.payment_on_accepted,
    payment_on_fulfilled = EXCLUDED.payment_on_fulfilled,
    deadline_to_accept = EXCLUDED.deadline_to_accept,
    deadline = EXCLUDED.deadline,
    fetched_at = EXCLUDED.fetched_at,
    source_hash = EXCLUDED.source_hash
WHERE (t.fetched_at, t.source_hash) < (EXCLUDED.fetched_at, EXCLUDED.source_hash);

-- The terms of a contract never change, only how much is delivered.
INSERT INTO core.contract_deliveries AS t (
    contract_id, trade_symbol, destination_symbol, units_required, units_fulfilled
)
SELECT DISTINCT ON (o.id, d.delivery ->> 'tradeSymbol', d.delivery ->> 'destinationSymbol')
    o.id,
    d.delivery ->> 'tradeSymbol',
    d.delivery ->> 'destinationSymbol',
    (d.delivery ->> 'unitsRequired')::BIGINT,
    (d.delivery ->> 'unitsFulfilled')::BIGINT
FROM pg_temp.contract_observations AS o
JOIN core.contracts AS c ON c.id = o.id AND c.fetched_at = o.fetched_at AND c.source_hash = o.source_hash
CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(
    CASE WHEN pg_catalog.jsonb_typeof(o.contract #> '{terms,deliver}') = 'array' THEN o.contract #> '{terms,deliver}' END
) AS d (delivery)
WHERE pg_catalog.num_nulls(
    d.delivery ->> 'tradeSymbol', d.delivery ->> 'destinationSymbol', d.delivery ->> 'unitsRequired',
    d.delivery ->> 'unitsFulfilled'
) = 0
ORDER BY o.id, d.delivery ->> 'tradeSymbol', d.delivery ->> 'destinationSymbol'
ON CONFLICT (contract_id, trade_symbol, destination_symbol) DO UPDATE SET
    units_required = EXCLUDED.units_required,
    units_fulfilled = EXCLUDED.units_fulfilled
WHERE t.* IS DISTINCT FROM EXCLUDED.*;

DROP TABLE pg_temp.contract_observations;
