-- Energy of each ship's orbit per kilogram, relative to the body that pulls it most: v^2/2 - GM/r. It stays the same until
-- the ship burns. About the Earth a second series, "oblate", adds the term of its flattening (J2), with z along its axis:
-- real ships in low orbits obey that one, the first swings with the latitude.
SELECT
    s.game_time AS at,
    n.value,
    pg_catalog.format('%s (%s) about %s%s', p.ship ->> 'name', pg_catalog.left(p.ship ->> 'ship_id', 8), o.name, n.suffix) AS series,
    pg_catalog.format('%s about %s%s', p.ship ->> 'name', o.name, n.suffix) AS orbit
FROM public.snapshots AS s
CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(s.state -> 'ships') AS p (ship)
CROSS JOIN LATERAL (
    SELECT
        d.name,
        d.gm,
        pg_catalog.sqrt(d.x ^ 2 + d.y ^ 2 + d.z ^ 2) AS r,
        d.z,
        d.u ^ 2 + d.v ^ 2 + d.w ^ 2 AS speed_squared
    FROM (
        SELECT
            e.body ->> 'name' AS name,
            g.gm,
            (p.ship -> 'position' ->> 0)::DOUBLE PRECISION - (e.body -> 'position' ->> 0)::DOUBLE PRECISION AS x,
            (p.ship -> 'position' ->> 1)::DOUBLE PRECISION - (e.body -> 'position' ->> 1)::DOUBLE PRECISION AS y,
            (p.ship -> 'position' ->> 2)::DOUBLE PRECISION - (e.body -> 'position' ->> 2)::DOUBLE PRECISION AS z,
            (p.ship -> 'velocity' ->> 0)::DOUBLE PRECISION - (e.body -> 'velocity' ->> 0)::DOUBLE PRECISION AS u,
            (p.ship -> 'velocity' ->> 1)::DOUBLE PRECISION - (e.body -> 'velocity' ->> 1)::DOUBLE PRECISION AS v,
            (p.ship -> 'velocity' ->> 2)::DOUBLE PRECISION - (e.body -> 'velocity' ->> 2)::DOUBLE PRECISION AS w
        FROM pg_catalog.jsonb_array_elements(s.state -> 'bodies') AS e (body)
        JOIN (
            VALUES
                ('Sun', 132712440041.94), ('Mercury', 22031.86855), ('Venus', 324858.592), ('Earth', 398600.4418),
                ('Luna', 4902.800118), ('Mars', 42828.375214), ('Jupiter', 126712764.1), ('Saturn', 37940584.84),
                ('Uranus', 5794556.4), ('Neptune', 6836527.1)
        ) AS g (name, gm) ON g.name = e.body ->> 'name'
    ) AS d
    ORDER BY d.gm / (d.x ^ 2 + d.y ^ 2 + d.z ^ 2) DESC
    LIMIT 1
) AS o
CROSS JOIN LATERAL (
    SELECT o.speed_squared / 2 - o.gm / o.r AS value, '' AS suffix
    UNION ALL
    SELECT
        o.speed_squared / 2 - o.gm / o.r
            - o.gm * 1.08262668e-3 * 6378.137 ^ 2 / (2 * o.r ^ 3) * (1 - 3 * o.z ^ 2 / o.r ^ 2),
        ', oblate'
    WHERE o.name = 'Earth'
) AS n
