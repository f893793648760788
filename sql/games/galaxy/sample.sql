-- A week of a small galaxy: the Sun and six bodies that attract each other, seven ships that fall with them and burn fuel
-- in manoeuvres, a snapshot of all every ten minutes, and the events of the manoeuvres.
-- Reads weekglass.seed and weekglass.week_start (a Monday); the same inputs give the same rows, ids included.
--
-- The world is integrated with leapfrog steps of a minute (kick, drift, kick), which keep the energy: it swings with the
-- planets but does not drift. Ships have no mass that others feel. A burn is an impulse at the beginning of a step. Units
-- are km, km/s and kg; the frame is that of the centre of mass.
--
-- PL/pgSQL with plain arrays, one statement for one thing: this loop runs 10,080 times.

SET LOCAL jit = off;

-- ---------------------------------------------------------------------------------------------------------------------
-- Tools

-- 0 <= number < 1, the same for the same seed and key.
CREATE FUNCTION pg_temp.part(key TEXT) RETURNS DOUBLE PRECISION LANGUAGE sql STABLE AS $$
    SELECT ('x' || pg_catalog.substr(pg_catalog.md5(pg_catalog.current_setting('weekglass.seed') || ':' || key), 1, 8))::BIT(32)::BIGINT
        / 4294967296.0::DOUBLE PRECISION
$$;

CREATE FUNCTION pg_temp.key_of(what TEXT) RETURNS UUID LANGUAGE sql STABLE AS $$
    SELECT pg_catalog.md5(pg_catalog.current_setting('weekglass.seed') || ':' || what)::UUID
$$;

CREATE FUNCTION pg_temp.game_time(tick BIGINT) RETURNS TIMESTAMPTZ LANGUAGE sql STABLE AS $$
    SELECT pg_catalog.current_setting('weekglass.week_start')::DATE::TIMESTAMP AT TIME ZONE 'UTC' + tick * INTERVAL '1 second'
$$;

-- When a row was written: a little after its tick, and half an hour later once the game has been paused.
CREATE FUNCTION pg_temp.written_at(tick BIGINT) RETURNS TIMESTAMPTZ LANGUAGE sql STABLE AS $$
    SELECT pg_temp.game_time(tick) + (40 + tick % 97) * INTERVAL '1 millisecond'
        + CASE WHEN tick > 291600 THEN INTERVAL '30 minutes' ELSE INTERVAL '0' END
$$;

-- Position and velocity on an orbit with these elements (angles in degrees) about something with this GM.
CREATE FUNCTION pg_temp.orbit(gm DOUBLE PRECISION, axis DOUBLE PRECISION, e DOUBLE PRECISION, inclination DOUBLE PRECISION,
    node DOUBLE PRECISION, periapsis DOUBLE PRECISION, anomaly DOUBLE PRECISION)
RETURNS DOUBLE PRECISION[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    p DOUBLE PRECISION := axis * (1 - e * e);
    r DOUBLE PRECISION := p / (1 + e * pg_catalog.cosd(anomaly));
    -- In the plane of the orbit, the periapsis ahead.
    x DOUBLE PRECISION := r * pg_catalog.cosd(anomaly);
    y DOUBLE PRECISION := r * pg_catalog.sind(anomaly);
    u DOUBLE PRECISION := -pg_catalog.sqrt(gm / p) * pg_catalog.sind(anomaly);
    v DOUBLE PRECISION := pg_catalog.sqrt(gm / p) * (e + pg_catalog.cosd(anomaly));
    cn DOUBLE PRECISION := pg_catalog.cosd(node);
    sn DOUBLE PRECISION := pg_catalog.sind(node);
    cp DOUBLE PRECISION := pg_catalog.cosd(periapsis);
    sp DOUBLE PRECISION := pg_catalog.sind(periapsis);
    ci DOUBLE PRECISION := pg_catalog.cosd(inclination);
    si DOUBLE PRECISION := pg_catalog.sind(inclination);
    px DOUBLE PRECISION := cn * cp - sn * sp * ci;
    py DOUBLE PRECISION := sn * cp + cn * sp * ci;
    pz DOUBLE PRECISION := sp * si;
    qx DOUBLE PRECISION := -cn * sp - sn * cp * ci;
    qy DOUBLE PRECISION := -sn * sp + cn * cp * ci;
    qz DOUBLE PRECISION := cp * si;
BEGIN
    RETURN ARRAY[x * px + y * qx, x * py + y * qy, x * pz + y * qz, u * px + v * qx, u * py + v * qy, u * pz + v * qz];
END
$$;

CREATE FUNCTION pg_temp.dot(a DOUBLE PRECISION[], b DOUBLE PRECISION[]) RETURNS DOUBLE PRECISION LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
END
$$;

CREATE FUNCTION pg_temp.cross_of(a DOUBLE PRECISION[], b DOUBLE PRECISION[])
RETURNS DOUBLE PRECISION[] LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN ARRAY[a[2] * b[3] - a[3] * b[2], a[3] * b[1] - a[1] * b[3], a[1] * b[2] - a[2] * b[1]];
END
$$;

-- k * a + l * b
CREATE FUNCTION pg_temp.mix(k DOUBLE PRECISION, a DOUBLE PRECISION[], l DOUBLE PRECISION, b DOUBLE PRECISION[])
RETURNS DOUBLE PRECISION[] LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN ARRAY[k * a[1] + l * b[1], k * a[2] + l * b[2], k * a[3] + l * b[3]];
END
$$;

CREATE FUNCTION pg_temp.length_of(a DOUBLE PRECISION[]) RETURNS DOUBLE PRECISION LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN pg_catalog.sqrt(a[1] * a[1] + a[2] * a[2] + a[3] * a[3]);
END
$$;

CREATE FUNCTION pg_temp.rounded(a DOUBLE PRECISION[], places INTEGER) RETURNS JSONB LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    parts NUMERIC[] := '{}';
    item DOUBLE PRECISION;
BEGIN
    FOREACH item IN ARRAY a LOOP
        parts := parts || pg_catalog.round(item::NUMERIC, places);
    END LOOP;
    RETURN pg_catalog.to_jsonb(parts);
END
$$;

-- What the bodies' gravity does to a ship at this place.
CREATE FUNCTION pg_temp.gravity(gm DOUBLE PRECISION[], x DOUBLE PRECISION[], y DOUBLE PRECISION[], z DOUBLE PRECISION[],
    px DOUBLE PRECISION, py DOUBLE PRECISION, pz DOUBLE PRECISION)
RETURNS DOUBLE PRECISION[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    ax DOUBLE PRECISION := 0;
    ay DOUBLE PRECISION := 0;
    az DOUBLE PRECISION := 0;
    dx DOUBLE PRECISION;
    dy DOUBLE PRECISION;
    dz DOUBLE PRECISION;
    f DOUBLE PRECISION;
BEGIN
    FOR i IN 1 .. 7 LOOP
        dx := x[i] - px;
        dy := y[i] - py;
        dz := z[i] - pz;
        f := dx * dx + dy * dy + dz * dz;
        f := gm[i] / (f * pg_catalog.sqrt(f));
        ax := ax + f * dx;
        ay := ay + f * dy;
        az := az + f * dz;
    END LOOP;
    RETURN ARRAY[ax, ay, az];
END
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- Who there is

INSERT INTO public.game_config (key, value, updated_at)
SELECT c.key, c.value, pg_temp.game_time(-600)
FROM (
    VALUES
        ('tick_rate', '1.0'::JSONB),
        ('start_date', pg_catalog.to_jsonb(pg_catalog.to_char(pg_temp.game_time(0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))),
        ('snapshot_interval', '600'::JSONB)
) AS c (key, value);

CREATE TEMPORARY TABLE sample_players ON COMMIT DROP AS
SELECT p.n, p.username, p.is_admin, p.tick
FROM (
    VALUES (1, 'ada', FALSE, -3000), (2, 'tycho', FALSE, -2400), (3, 'henrietta', FALSE, -1900), (4, 'johannes', FALSE, -1300),
        (5, 'harbour_master', TRUE, -3600)
) AS p (n, username, is_admin, tick);

INSERT INTO public.players (id, username, password_hash, is_admin, created_at)
SELECT
    pg_temp.key_of('player ' || p.n), p.username,
    -- The form of a hash; no password leads to it.
    'sample$' || pg_catalog.md5(pg_catalog.current_setting('weekglass.seed') || ':hash ' || p.n),
    p.is_admin, pg_temp.game_time(p.tick)
FROM sample_players AS p
ORDER BY p.n;

-- centre: the body that the ship is about. The Wingman starts 1,200 km behind the first Endeavour, on the same orbit.
CREATE TEMPORARY TABLE sample_ships ON COMMIT DROP AS
SELECT
    s.n, s.player, s.name, s.class, s.spawn_tick, s.centre, s.axis, s.e,
    s.inclination + 4 * pg_temp.part('inclination ' || s.same_orbit) AS inclination,
    360 * pg_temp.part('node ' || s.same_orbit) AS node,
    360 * pg_temp.part('anomaly ' || s.same_orbit) - s.behind AS anomaly
FROM (
    VALUES
        (1, 1, 'Endeavour', 'fast_frigate', 0, 4, 26000.0, 0.0005, 8.0, 1, 0.0),
        (2, 2, 'Wingman', 'fast_frigate', 0, 4, 26000.0, 0.0005, 8.0, 1, 2.65),
        (3, 1, 'Beagle', 'cargo_hauler', 0, 4, 16000.0, 0.24, 20.0, 3, 0.0),
        -- Another player's ship may have the same name.
        (4, 3, 'Endeavour', 'long_range_explorer', 0, 4, 42164.0, 0.09, 3.0, 4, 0.0),
        (5, 4, 'Kestrel', 'fast_frigate', 61200, 5, 9000.0, 0.12, 30.0, 5, 0.0),
        (6, 3, 'Nomad', 'long_range_explorer', 120600, 1, 190000000.0, 0.06, 1.0, 6, 0.0),
        (7, 2, 'Second Wind', 'fast_frigate', 257400, 4, 30000.0, 0.31, 12.0, 7, 0.0)
) AS s (n, player, name, class, spawn_tick, centre, axis, e, inclination, same_orbit, behind);

INSERT INTO public.ships (id, player_id, name, ship_class, system_id, created_at)
SELECT
    pg_temp.key_of('ship ' || s.n), pg_temp.key_of('player ' || s.player), s.name, s.class, 'sol', pg_temp.written_at(s.spawn_tick)
FROM sample_ships AS s
ORDER BY s.n;

-- What the players mean to do: target is an inclination in degrees or the ship to meet. Begun when it is time and the
-- ship is idle.
CREATE TEMPORARY TABLE sample_plans ON COMMIT DROP AS
SELECT
    p.ship,
    p.kind,
    p.target,
    s.spawn_tick + (60 * pg_catalog.floor((p.hour + 1.5 * pg_temp.part('hour ' || p.ship || p.hour)) * 60))::BIGINT AS tick
FROM (
    SELECT v.ship, v.kind, v.target, v.hour
    FROM (
        VALUES
            (3, 'circularize', NULL::DOUBLE PRECISION, 5), (4, 'circularize', NULL, 9), (5, 'circularize', NULL, 7),
            (6, 'circularize', NULL, 12), (7, 'circularize', NULL, 6), (2, 'rendezvous', 1, 3), (2, 'rendezvous', 3, 60),
            (7, 'rendezvous', 4, 30), (3, 'rendezvous', 1, 100), (2, 'circularize', NULL, 80), (3, 'circularize', NULL, 130),
            (7, 'circularize', NULL, 50)
    ) AS v (ship, kind, target, hour)
    UNION ALL
    -- Changes of plane by a few degrees through the whole week, and now and then the orbit made round again.
    SELECT n.ship, 'set_inclination', GREATEST(1, n.inclination - 3 + 6 * pg_temp.part('plane ' || n.ship || ' ' || h.hour)), h.hour
    FROM (SELECT t.n AS ship, t.inclination FROM sample_ships AS t WHERE t.n IN (1, 3, 4, 5, 7)) AS n
    CROSS JOIN pg_catalog.generate_series(13, 164, 6) AS h (hour)
    UNION ALL
    SELECT n.ship, 'circularize', NULL, h.hour
    FROM (VALUES (1), (3), (4), (5), (7)) AS n (ship)
    CROSS JOIN pg_catalog.generate_series(28, 160, 24) AS h (hour)
) AS p
JOIN sample_ships AS s ON s.n = p.ship;

-- ---------------------------------------------------------------------------------------------------------------------
-- A manoeuvre's wish

-- The change of velocity that would finish the manoeuvre now, by place and velocity relative to the body (or, to meet a
-- ship, relative to that ship).
CREATE FUNCTION pg_temp.wish(kind TEXT, target DOUBLE PRECISION, gm DOUBLE PRECISION, r DOUBLE PRECISION[], v DOUBLE PRECISION[])
RETURNS DOUBLE PRECISION[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    d DOUBLE PRECISION := pg_temp.length_of(r);
    up DOUBLE PRECISION[] := pg_temp.mix(1 / d, r, 0, r);
    along DOUBLE PRECISION[] := pg_temp.mix(1, v, -pg_temp.dot(v, up), up);
    speed DOUBLE PRECISION := pg_temp.length_of(along);
    east DOUBLE PRECISION[];
    north DOUBLE PRECISION[];
    s DOUBLE PRECISION;
    c DOUBLE PRECISION;
BEGIN
    IF kind = 'circularize' THEN
        RETURN pg_temp.mix(pg_catalog.sqrt(gm / d) / speed, along, -1, v);
    ELSIF kind = 'rendezvous' THEN
        -- Come closer at a fifth of a kilometre per second at most, and ever slower.
        RETURN pg_temp.mix(-1 / GREATEST(300, d / 0.2), r, -1, v);
    END IF;
    east := ARRAY[-up[2], up[1], 0];
    east := pg_temp.mix(1 / pg_temp.length_of(east), east, 0, east);
    north := pg_temp.cross_of(up, east);
    s := LEAST(1, pg_catalog.cosd(target) / pg_catalog.sqrt(up[1] * up[1] + up[2] * up[2]));
    c := pg_catalog.sqrt(1 - s * s) * CASE WHEN pg_temp.dot(along, north) < 0 THEN -1 ELSE 1 END;
    RETURN pg_temp.mix(1, pg_temp.mix(speed * s, east, speed * c, north), -1, along);
END
$$;

-- [{label, value, ok}, ...] of the same.
CREATE FUNCTION pg_temp.errors_of(kind TEXT, target DOUBLE PRECISION, gm DOUBLE PRECISION, r DOUBLE PRECISION[], v DOUBLE PRECISION[])
RETURNS JSONB LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    d DOUBLE PRECISION := pg_temp.length_of(r);
    h DOUBLE PRECISION[] := pg_temp.cross_of(r, v);
    e DOUBLE PRECISION;
    first_label TEXT;
    second_label TEXT;
    first_value DOUBLE PRECISION;
    second_value DOUBLE PRECISION;
    first_limit DOUBLE PRECISION;
    second_limit DOUBLE PRECISION;
BEGIN
    IF kind = 'circularize' THEN
        first_label := 'eccentricity';
        e := pg_temp.dot(h, h) / gm;
        first_value := pg_catalog.sqrt(GREATEST(0, 1 - e * (2 / d - pg_temp.dot(v, v) / gm)));
        first_limit := 0.002;
        second_label := 'radial_velocity';
        second_value := pg_temp.dot(r, v) / d;
        second_limit := 0.002;
    ELSIF kind = 'rendezvous' THEN
        first_label := 'distance';
        first_value := d;
        first_limit := 1;
        second_label := 'relative_velocity';
        second_value := pg_temp.length_of(v);
        second_limit := 0.005;
    ELSE
        first_label := 'inclination';
        first_value := pg_catalog.acosd(h[3] / pg_temp.length_of(h)) - target;
        first_limit := 0.05;
        second_label := 'latitude';
        second_value := pg_catalog.asind(r[3] / d);
        second_limit := 90;
    END IF;
    RETURN pg_catalog.jsonb_build_array(
        pg_catalog.jsonb_build_object('label', first_label, 'value', pg_catalog.round(first_value::NUMERIC, 6),
            'ok', pg_catalog.abs(first_value) <= first_limit),
        pg_catalog.jsonb_build_object('label', second_label, 'value', pg_catalog.round(second_value::NUMERIC, 6),
            'ok', pg_catalog.abs(second_value) <= second_limit));
END
$$;

CREATE FUNCTION pg_temp.body_json(name TEXT, place DOUBLE PRECISION[], velocity DOUBLE PRECISION[])
RETURNS JSONB LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN pg_catalog.jsonb_build_object('name', name, 'position', pg_temp.rounded(place, 6), 'velocity', pg_temp.rounded(velocity, 9));
END
$$;

-- The nose points along push while the ship burns, else along its path; it turns once an orbit.
CREATE FUNCTION pg_temp.ship_json(id UUID, owner UUID, name TEXT, place DOUBLE PRECISION[], velocity DOUBLE PRECISION[],
    r DOUBLE PRECISION[], v DOUBLE PRECISION[], push DOUBLE PRECISION[], fuel DOUBLE PRECISION, thrust DOUBLE PRECISION)
RETURNS JSONB LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    nose DOUBLE PRECISION[] := CASE WHEN thrust > 0 THEN push ELSE v END;
    q DOUBLE PRECISION[];
    turn DOUBLE PRECISION[] := pg_temp.mix(1 / pg_temp.dot(r, r), pg_temp.cross_of(r, v), 0, r);
BEGIN
    nose := pg_temp.mix(1 / pg_temp.length_of(nose), nose, 0, nose);
    -- From +x to the nose by the shortest turn; straight back has none, any will do.
    q := CASE WHEN nose[1] < -0.999999 THEN ARRAY[0, 0, 0, 1]::DOUBLE PRECISION[]
        ELSE ARRAY[
            pg_catalog.sqrt((1 + nose[1]) / 2), 0,
            -nose[3] / pg_catalog.sqrt(2 * (1 + nose[1])), nose[2] / pg_catalog.sqrt(2 * (1 + nose[1]))]
        END;
    RETURN pg_temp.body_json(name, place, velocity) || pg_catalog.jsonb_build_object(
        'ship_id', id,
        'player_id', owner,
        'attitude', pg_temp.rounded(q, 6),
        'angular_velocity', pg_temp.rounded(turn, 9),
        'rotation_input', CASE WHEN thrust > 0 THEN '[0.0, 0.05, 0.0]'::JSONB ELSE '[0.0, 0.0, 0.0]'::JSONB END,
        'fuel', pg_catalog.round(fuel::NUMERIC, 3),
        'thrust_level', pg_catalog.round(thrust::NUMERIC, 3),
        'wheel_momentum', pg_temp.rounded(pg_temp.mix(-1200, turn, 0, turn), 6));
END
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- The week

CREATE FUNCTION pg_temp.run() RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    step_seconds CONSTANT DOUBLE PRECISION := 60;
    dry_mass CONSTANT DOUBLE PRECISION := 15000;
    exhaust CONSTANT DOUBLE PRECISION := 24.0; -- km/s
    most_push CONSTANT DOUBLE PRECISION := 0.045; -- km/s in one step
    names CONSTANT TEXT[] := '{Sun,Mercury,Venus,Earth,Luna,Mars,Jupiter}';
    gm CONSTANT DOUBLE PRECISION[] :=
        '{132712440041.94,22031.86855,324858.592,398600.4418,4902.800118,42828.375214,126712764.1}';
    -- The bodies' places, velocities and accelerations.
    x DOUBLE PRECISION[];
    y DOUBLE PRECISION[];
    z DOUBLE PRECISION[];
    u DOUBLE PRECISION[];
    v DOUBLE PRECISION[];
    w DOUBLE PRECISION[];
    ax DOUBLE PRECISION[];
    ay DOUBLE PRECISION[];
    az DOUBLE PRECISION[];
    dx DOUBLE PRECISION;
    dy DOUBLE PRECISION;
    dz DOUBLE PRECISION;
    f DOUBLE PRECISION;
    g DOUBLE PRECISION;
    -- The ships': x, y, z of one after the other, so that slices are vectors; a ship's are [3n-2 : 3n].
    place DOUBLE PRECISION[] := pg_catalog.array_fill(0::DOUBLE PRECISION, ARRAY[21]);
    speed DOUBLE PRECISION[] := pg_catalog.array_fill(0::DOUBLE PRECISION, ARRAY[21]);
    pull DOUBLE PRECISION[] := pg_catalog.array_fill(0::DOUBLE PRECISION, ARRAY[21]);
    fuel DOUBLE PRECISION[] := pg_catalog.array_fill(25000::DOUBLE PRECISION, ARRAY[7]);
    centre INTEGER[] := pg_catalog.array_fill(1, ARRAY[7]);
    is_here BOOLEAN[] := pg_catalog.array_fill(FALSE, ARRAY[7]);
    spawns INTEGER := 0;
    -- The manoeuvre that a ship is at.
    kind TEXT[] := pg_catalog.array_fill(NULL::TEXT, ARRAY[7]);
    phase TEXT[] := pg_catalog.array_fill(NULL::TEXT, ARRAY[7]);
    target DOUBLE PRECISION[] := pg_catalog.array_fill(NULL::DOUBLE PRECISION, ARRAY[7]);
    begun BIGINT[] := pg_catalog.array_fill(0::BIGINT, ARRAY[7]);
    first_wish DOUBLE PRECISION[] := pg_catalog.array_fill(0::DOUBLE PRECISION, ARRAY[7]);
    spent DOUBLE PRECISION[] := pg_catalog.array_fill(0::DOUBLE PRECISION, ARRAY[7]);
    thrust DOUBLE PRECISION[] := pg_catalog.array_fill(0::DOUBLE PRECISION, ARRAY[7]);
    next_plan BIGINT[] := pg_catalog.array_fill(NULL::BIGINT, ARRAY[7]);
    tick BIGINT;
    n INTEGER;
    ship RECORD;
    plan RECORD;
    vector DOUBLE PRECISION[];
    r DOUBLE PRECISION[];
    vel DOUBLE PRECISION[];
    wanted DOUBLE PRECISION[];
    size DOUBLE PRECISION;
    c INTEGER;
    other INTEGER;
    event TEXT;
    next_phase TEXT;
    errors JSONB;
    ships_json JSONB;
    bodies_json JSONB;
    push DOUBLE PRECISION[] := pg_catalog.array_fill(0::DOUBLE PRECISION, ARRAY[21]);
BEGIN
    -- Planets by their mean elements, somewhere on their orbits.
    FOR i IN 1 .. 7 LOOP
        vector := CASE names[i]
            WHEN 'Sun' THEN pg_catalog.array_fill(0::DOUBLE PRECISION, ARRAY[6])
            WHEN 'Mercury' THEN pg_temp.orbit(gm[1] + gm[2], 57909050, 0.2056, 7.005, 48.331, 29.124, 360 * pg_temp.part('Mercury'))
            WHEN 'Venus' THEN pg_temp.orbit(gm[1] + gm[3], 108208000, 0.0068, 3.395, 76.680, 54.884, 360 * pg_temp.part('Venus'))
            WHEN 'Earth' THEN pg_temp.orbit(gm[1] + gm[4], 149598023, 0.0167, 0.00005, 348.739, 114.208, 360 * pg_temp.part('Earth'))
            WHEN 'Luna' THEN pg_temp.orbit(gm[4] + gm[5], 384399, 0.0549, 5.145, 125.08, 318.15, 360 * pg_temp.part('Luna'))
            WHEN 'Mars' THEN pg_temp.orbit(gm[1] + gm[6], 227939366, 0.0934, 1.85, 49.558, 286.502, 360 * pg_temp.part('Mars'))
            ELSE pg_temp.orbit(gm[1] + gm[7], 778479000, 0.0489, 1.303, 100.464, 273.867, 360 * pg_temp.part('Jupiter'))
        END;
        c := CASE WHEN names[i] = 'Luna' THEN 4 ELSE 1 END;
        x[i] := vector[1] + COALESCE(x[c], 0);
        y[i] := vector[2] + COALESCE(y[c], 0);
        z[i] := vector[3] + COALESCE(z[c], 0);
        u[i] := vector[4] + COALESCE(u[c], 0);
        v[i] := vector[5] + COALESCE(v[c], 0);
        w[i] := vector[6] + COALESCE(w[c], 0);
    END LOOP;
    SELECT
        ARRAY[pg_catalog.sum(m * bx), pg_catalog.sum(m * by), pg_catalog.sum(m * bz), pg_catalog.sum(m * bu), pg_catalog.sum(m * bv),
            pg_catalog.sum(m * bw)], pg_catalog.sum(m)
    INTO vector, f
    FROM ROWS FROM (
        UNNEST(gm), UNNEST(x), UNNEST(y), UNNEST(z), UNNEST(u), UNNEST(v), UNNEST(w)
    ) AS b (m, bx, by, bz, bu, bv, bw);
    FOR i IN 1 .. 7 LOOP
        x[i] := x[i] - vector[1] / f;
        y[i] := y[i] - vector[2] / f;
        z[i] := z[i] - vector[3] / f;
        u[i] := u[i] - vector[4] / f;
        v[i] := v[i] - vector[5] / f;
        w[i] := w[i] - vector[6] / f;
    END LOOP;

    FOR step IN 0 .. 10080 LOOP
        tick := step * 60;

        -- New ships.
        FOR ship IN SELECT s.* FROM sample_ships AS s WHERE s.spawn_tick = tick ORDER BY s.n LOOP
            n := ship.n;
            c := ship.centre;
            centre[n] := c;
            vector := pg_temp.orbit(gm[c], ship.axis, ship.e, ship.inclination, ship.node, 0, ship.anomaly);
            place[3 * n - 2 : 3 * n] := ARRAY[x[c] + vector[1], y[c] + vector[2], z[c] + vector[3]];
            speed[3 * n - 2 : 3 * n] := ARRAY[u[c] + vector[4], v[c] + vector[5], w[c] + vector[6]];
            is_here[n] := TRUE;
            spawns := spawns + 1;
            next_plan[n] := (SELECT pg_catalog.min(p.tick) FROM sample_plans AS p WHERE p.ship = n);
            IF step > 0 THEN
                pull[3 * n - 2 : 3 * n] :=
                    pg_temp.gravity(gm, x, y, z, place[3 * n - 2], place[3 * n - 1], place[3 * n]);
            END IF;
        END LOOP;

        -- Manoeuvres.
        FOR n IN 1 .. 7 LOOP
            thrust[n] := 0;
            CONTINUE WHEN NOT is_here[n] OR (kind[n] IS NULL AND (next_plan[n] IS NULL OR next_plan[n] > tick));
            event := NULL;
            next_phase := phase[n];
            IF kind[n] IS NULL THEN
                SELECT p.kind, p.target INTO plan FROM sample_plans AS p WHERE p.ship = n AND p.tick = next_plan[n];
                next_plan[n] := (SELECT pg_catalog.min(p.tick) FROM sample_plans AS p WHERE p.ship = n AND p.tick > next_plan[n]);
                kind[n] := plan.kind;
                target[n] := plan.target;
                begun[n] := tick;
                spent[n] := 0;
                first_wish[n] := NULL;
                phase[n] := NULL;
                next_phase := CASE plan.kind WHEN 'circularize' THEN 'burn' WHEN 'rendezvous' THEN 'approach' ELSE 'coast_to_node' END;
                event := 'maneuver_started';
            END IF;
            c := centre[n];
            IF kind[n] = 'rendezvous' THEN
                other := target[n]::INTEGER;
                r := pg_temp.mix(1, place[3 * n - 2 : 3 * n], -1, place[3 * other - 2 : 3 * other]);
                vel := pg_temp.mix(1, speed[3 * n - 2 : 3 * n], -1, speed[3 * other - 2 : 3 * other]);
            ELSE
                r := ARRAY[place[3 * n - 2] - x[c], place[3 * n - 1] - y[c], place[3 * n] - z[c]];
                vel := ARRAY[speed[3 * n - 2] - u[c], speed[3 * n - 1] - v[c], speed[3 * n] - w[c]];
            END IF;
            wanted := pg_temp.wish(kind[n], target[n], gm[c], r, vel);
            size := pg_temp.length_of(wanted);
            errors := pg_temp.errors_of(kind[n], target[n], gm[c], r, vel);
            IF first_wish[n] IS NULL THEN
                first_wish[n] := CASE kind[n] WHEN 'rendezvous' THEN pg_temp.length_of(r) ELSE size END;
            END IF;

            IF event IS NULL THEN
                IF (errors -> 0 ->> 'ok')::BOOLEAN AND (errors -> 1 ->> 'ok')::BOOLEAN THEN
                    event := 'maneuver_completed';
                ELSIF fuel[n] < 1500 OR (kind[n] = 'rendezvous' AND (tick - begun[n] > 21600
                        -- So far away it would only waste fuel; that is noticed after a while.
                        OR (tick - begun[n] >= 480 AND pg_temp.length_of(r) > 5000))) THEN
                    event := 'maneuver_aborted';
                ELSE
                    next_phase := CASE
                        WHEN kind[n] = 'circularize' AND size < 0.1 THEN 'trim'
                        WHEN kind[n] = 'rendezvous' AND pg_temp.length_of(r) < 50 THEN 'match'
                        WHEN kind[n] = 'set_inclination' AND pg_catalog.abs(r[3]) < 0.03 * pg_temp.length_of(r) THEN 'burn'
                        ELSE phase[n] END;
                    IF next_phase <> phase[n] THEN
                        event := 'phase_transition';
                    END IF;
                END IF;
            END IF;

            IF event IS DISTINCT FROM 'maneuver_completed' AND event IS DISTINCT FROM 'maneuver_aborted'
                    AND next_phase <> 'coast_to_node' AND size > 1e-9 THEN
                -- A last correction goes out whole, else as much as the engine gives.
                f := LEAST(1, most_push / size);
                wanted := pg_temp.mix(f, wanted, 0, wanted);
                speed[3 * n - 2 : 3 * n] := pg_temp.mix(1, speed[3 * n - 2 : 3 * n], 1, wanted);
                push[3 * n - 2 : 3 * n] := wanted;
                thrust[n] := f * size / most_push;
                spent[n] := spent[n] + f * size;
                fuel[n] := fuel[n] - (dry_mass + fuel[n]) * (1 - pg_catalog.exp(-f * size / exhaust));
            END IF;

            IF event IS NOT NULL THEN
                INSERT INTO public.maneuver_events (
                    ship_id, maneuver_type, event_type, phase, from_phase, tick, game_time, element_errors, distance, effectivity,
                    status_text, extra, created_at)
                VALUES (
                    pg_temp.key_of('ship ' || n), kind[n], event, next_phase,
                    CASE event WHEN 'phase_transition' THEN phase[n] END, tick, pg_temp.game_time(tick), errors,
                    CASE kind[n] WHEN 'rendezvous' THEN pg_catalog.round(pg_temp.length_of(r)::NUMERIC, 3) END,
                    -- How much of what was wrong is mended, for what was spent (to meet a ship: of the way).
                    CASE
                        WHEN kind[n] = 'rendezvous'
                            THEN pg_catalog.round(GREATEST(0, 1 - pg_temp.length_of(r) / first_wish[n])::NUMERIC, 4)
                        WHEN spent[n] > 0 AND event <> 'maneuver_started'
                            THEN pg_catalog.round(LEAST(1, GREATEST(0, first_wish[n] - size) / spent[n])::NUMERIC, 4)
                    END,
                    pg_catalog.format('%s: %s%s', kind[n], pg_catalog.replace(event, 'maneuver_', ''),
                        CASE event WHEN 'phase_transition' THEN ' ' || phase[n] || ' to ' || next_phase
                            WHEN 'maneuver_aborted' THEN CASE WHEN fuel[n] < 1500 THEN ', fuel reserve reached' ELSE ', out of reach' END
                            ELSE '' END),
                    pg_catalog.jsonb_build_object('dv_m_s', pg_catalog.round((1000 * spent[n])::NUMERIC, 2),
                        'fuel_kg', pg_catalog.round(fuel[n]::NUMERIC, 1),
                        'reference', CASE kind[n] WHEN 'rendezvous' THEN pg_temp.key_of('ship ' || other)::TEXT ELSE names[c] END),
                    pg_temp.written_at(tick));
                phase[n] := next_phase;
                IF event IN ('maneuver_completed', 'maneuver_aborted') THEN
                    kind[n] := NULL;
                    phase[n] := NULL;
                END IF;
            END IF;
        END LOOP;

        IF step % 10 = 0 THEN
            bodies_json := '[]';
            FOR i IN 1 .. 7 LOOP
                bodies_json := bodies_json || pg_temp.body_json(names[i], ARRAY[x[i], y[i], z[i]], ARRAY[u[i], v[i], w[i]]);
            END LOOP;
            ships_json := '[]';
            FOR ship IN SELECT s.n, s.player, s.name, s.centre FROM sample_ships AS s WHERE s.spawn_tick <= tick ORDER BY s.n LOOP
                n := ship.n;
                c := ship.centre;
                ships_json := ships_json || pg_temp.ship_json(
                    pg_temp.key_of('ship ' || n), pg_temp.key_of('player ' || ship.player), ship.name,
                    place[3 * n - 2 : 3 * n], speed[3 * n - 2 : 3 * n],
                    ARRAY[place[3 * n - 2] - x[c], place[3 * n - 1] - y[c], place[3 * n] - z[c]],
                    ARRAY[speed[3 * n - 2] - u[c], speed[3 * n - 1] - v[c], speed[3 * n] - w[c]],
                    push[3 * n - 2 : 3 * n], fuel[n], thrust[n]);
            END LOOP;
            INSERT INTO public.snapshots (tick_number, game_time, state, created_at)
            VALUES (
                tick, pg_temp.game_time(tick),
                pg_catalog.jsonb_build_object(
                    'tick_number', tick,
                    'game_time', pg_catalog.to_char(pg_temp.game_time(tick) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                    'total_spawns', spawns,
                    -- The administrator stopped the clock for half an hour on Thursday.
                    'paused', tick = 291600,
                    'tick_rate', 1.0,
                    'bodies', bodies_json,
                    'ships', ships_json),
                pg_temp.written_at(tick));
        END IF;

        -- Kick, drift, kick.
        FOR kick IN 1 .. 2 LOOP
            IF kick = 2 OR step = 0 THEN
                ax := '{0,0,0,0,0,0,0}';
                ay := ax;
                az := ax;
                FOR i IN 1 .. 6 LOOP
                    FOR j IN i + 1 .. 7 LOOP
                        dx := x[j] - x[i];
                        dy := y[j] - y[i];
                        dz := z[j] - z[i];
                        f := dx * dx + dy * dy + dz * dz;
                        f := 1 / (f * pg_catalog.sqrt(f));
                        g := f * gm[j];
                        ax[i] := ax[i] + g * dx;
                        ay[i] := ay[i] + g * dy;
                        az[i] := az[i] + g * dz;
                        g := f * gm[i];
                        ax[j] := ax[j] - g * dx;
                        ay[j] := ay[j] - g * dy;
                        az[j] := az[j] - g * dz;
                    END LOOP;
                END LOOP;
                FOR n IN 1 .. 7 LOOP
                    CONTINUE WHEN NOT is_here[n];
                    vector := pg_temp.gravity(gm, x, y, z, place[3 * n - 2], place[3 * n - 1], place[3 * n]);
                    pull[3 * n - 2] := vector[1];
                    pull[3 * n - 1] := vector[2];
                    pull[3 * n] := vector[3];
                END LOOP;
            END IF;
            g := step_seconds / 2;
            FOR i IN 1 .. 7 LOOP
                u[i] := u[i] + g * ax[i];
                v[i] := v[i] + g * ay[i];
                w[i] := w[i] + g * az[i];
            END LOOP;
            FOR i IN 1 .. 21 LOOP
                speed[i] := speed[i] + g * pull[i];
            END LOOP;
            IF kick = 1 THEN
                FOR i IN 1 .. 7 LOOP
                    x[i] := x[i] + step_seconds * u[i];
                    y[i] := y[i] + step_seconds * v[i];
                    z[i] := z[i] + step_seconds * w[i];
                END LOOP;
                FOR i IN 1 .. 21 LOOP
                    place[i] := place[i] + step_seconds * speed[i];
                END LOOP;
            END IF;
        END LOOP;
    END LOOP;
END
$$;

SELECT pg_temp.run();

-- The server put the world aside when this week replaced the one before, which ended where this one begins.
INSERT INTO public.reset_backups (reason, tick_number, game_time, state, created_at)
SELECT 'weekly reset', s.tick_number, s.game_time, s.state, s.created_at
FROM public.snapshots AS s
ORDER BY s.tick_number
LIMIT 1;
