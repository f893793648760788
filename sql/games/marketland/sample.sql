-- A week of twenty-four players: they plant and harvest, keep animals, bake and cook, fill their stores, sell to each
-- other, and save. A player's level always follows from the experience: floor((sqrt(200 * xp + 62500) - 150) / 100).
-- Reads weekglass.seed and weekglass.week_start (a Monday); the same inputs give the same rows, ids included.
--
-- Every player has a few sessions a day. The loop at the end takes the sessions of all in the order of time; in each the
-- player does what is due and what can be afforded. Coins and experience pass through pg_temp.earn() only, which writes
-- the event with what it changed and what was left, so that the events add up to the player's row.

SET LOCAL jit = off;

-- ---------------------------------------------------------------------------------------------------------------------
-- Tools

-- A number 0 .. below-1, the same for the same seed and key.
CREATE FUNCTION pg_temp.roll(key TEXT, below BIGINT) RETURNS BIGINT LANGUAGE sql STABLE AS $$
    SELECT ('x' || pg_catalog.substr(pg_catalog.md5(pg_catalog.current_setting('weekglass.seed') || ':' || key), 1, 8))::BIT(32)::BIGINT
        % below
$$;

CREATE FUNCTION pg_temp.week_start() RETURNS TIMESTAMPTZ LANGUAGE sql STABLE AS $$
    SELECT pg_catalog.current_setting('weekglass.week_start')::DATE::TIMESTAMP AT TIME ZONE 'UTC'
$$;

CREATE FUNCTION pg_temp.level_of(xp BIGINT) RETURNS INTEGER LANGUAGE sql IMMUTABLE AS $$
    SELECT pg_catalog.floor((pg_catalog.sqrt(200.0::DOUBLE PRECISION * xp + 62500) - 150) / 100)::INTEGER
$$;

-- Text of a JSON value with sorted keys and no white space, which the checksum is of.
CREATE FUNCTION pg_temp.canonical(value JSONB) RETURNS TEXT LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN CASE pg_catalog.jsonb_typeof(value)
        WHEN 'object' THEN (
            SELECT '{' || COALESCE(pg_catalog.string_agg(
                pg_catalog.to_jsonb(m.key)::TEXT || ':' || CASE WHEN pg_catalog.jsonb_typeof(m.value) IN ('object', 'array')
                    THEN pg_temp.canonical(m.value) ELSE m.value::TEXT END,
                ',' ORDER BY m.key COLLATE "C"), '') || '}'
            FROM pg_catalog.jsonb_each(value) AS m)
        WHEN 'array' THEN (
            SELECT '[' || COALESCE(pg_catalog.string_agg(
                CASE WHEN pg_catalog.jsonb_typeof(m.value) IN ('object', 'array') THEN pg_temp.canonical(m.value) ELSE m.value::TEXT END,
                ',' ORDER BY m.place), '') || ']'
            FROM pg_catalog.jsonb_array_elements(value) WITH ORDINALITY AS m (value, place))
        ELSE value::TEXT
    END;
END
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- What there is to grow, keep and make

CREATE TEMPORARY TABLE sample_crops ON COMMIT DROP AS
SELECT c.*
FROM (
    VALUES
        (1, 'wheat', 1, 30, 4, 2, 5, TRUE), (2, 'corn', 1, 60, 6, 4, 9, TRUE), (3, 'carrot', 2, 90, 8, 6, 13, TRUE),
        (4, 'potato', 3, 120, 9, 7, 15, TRUE), (5, 'lettuce', 3, 45, 6, 5, 10, TRUE), (6, 'tomato', 4, 150, 11, 9, 19, TRUE),
        (7, 'onion', 5, 180, 12, 9, 21, TRUE), (8, 'strawberry', 6, 240, 15, 13, 28, TRUE), (9, 'pumpkin', 7, 360, 20, 16, 36, TRUE),
        (10, 'sunflower', 8, 300, 18, 14, 32, FALSE), (11, 'rice', 9, 420, 22, 18, 40, FALSE), (12, 'soybean', 10, 240, 17, 15, 31, FALSE),
        (13, 'cotton', 11, 480, 24, 22, 46, FALSE), (14, 'grape', 12, 360, 23, 24, 49, TRUE), (15, 'blueberry', 13, 300, 21, 22, 45, TRUE),
        (16, 'chili', 14, 420, 26, 25, 54, TRUE), (17, 'coffee', 15, 600, 32, 34, 70, FALSE), (18, 'vanilla', 17, 900, 44, 52, 104, FALSE),
        (19, 'exotic_orchid', 20, 1440, 70, 90, 190, TRUE)
) AS c (n, crop, level, minutes, xp, seed, price, wilts);

CREATE TEMPORARY TABLE sample_animals ON COMMIT DROP AS
SELECT a.*
FROM (
    VALUES
        (1, 'chicken', 1, 120, 8, 'egg', 11, 150), (2, 'duck', 3, 150, 9, 'duck_egg', 14, 220), (3, 'cow', 4, 240, 15, 'whole_milk', 24, 420),
        (4, 'rabbit', 5, 200, 12, 'angora', 21, 380), (5, 'sheep', 6, 300, 18, 'wool', 30, 560), (6, 'bee', 7, 360, 20, 'honey', 36, 640),
        (7, 'goat', 8, 280, 18, 'goat_milk', 31, 700), (8, 'pig', 9, 420, 24, 'truffle', 52, 900), (9, 'deer', 12, 720, 40, 'musk', 88, 1500)
) AS a (n, animal, level, minutes, xp, product, price, cost);

CREATE TEMPORARY TABLE sample_recipes ON COMMIT DROP AS
SELECT r.*
FROM (
    VALUES
        (1, 'bakery', 'wheat_flour', 'wheat', 3, 10, 5, 22), (2, 'barn', 'corn_feed', 'corn', 3, 12, 6, 30),
        (3, 'juicer', 'carrot_juice', 'carrot', 3, 20, 10, 48), (4, 'gourmet_kitchen', 'mashed_potato', 'potato', 3, 25, 12, 58),
        (5, 'dairy', 'cheese', 'whole_milk', 2, 35, 20, 74), (6, 'juicer', 'tomato_juice', 'tomato', 3, 25, 14, 72),
        (7, 'cannery', 'pickled_onion', 'onion', 3, 30, 15, 82), (8, 'cannery', 'strawberry_jam', 'strawberry', 3, 40, 22, 108),
        (9, 'bakery', 'pumpkin_pie', 'pumpkin', 2, 45, 26, 96), (10, 'bakery', 'sponge_cake', 'egg', 4, 30, 14, 66),
        (11, 'gourmet_kitchen', 'garden_salad', 'lettuce', 4, 15, 9, 52), (12, 'dairy', 'goat_cheese', 'goat_milk', 2, 40, 24, 92)
) AS r (n, building, recipe, input, needs, minutes, xp, price);

-- What anything sells for in a store.
CREATE TEMPORARY TABLE sample_prices ON COMMIT DROP AS
SELECT c.crop AS item, c.price FROM sample_crops AS c
UNION ALL
SELECT a.product, a.price FROM sample_animals AS a
UNION ALL
SELECT r.recipe, r.price FROM sample_recipes AS r
UNION ALL
SELECT s.item, s.price
FROM (VALUES ('bread', 9), ('butter', 16), ('imported_cheese', 34), ('olive_oil', 27)) AS s (item, price);

CREATE TEMPORARY TABLE sample_players ON COMMIT DROP AS
SELECT
    n,
    pg_catalog.md5(pg_catalog.current_setting('weekglass.seed') || ':player ' || n)::UUID AS player_id,
    (pg_catalog.string_to_array(
        'clover,bramble,thistle,juniper,maple,hazel,willow,rowan,tansy,sorrel,fennel,yarrow,basil,saffron,ginger,nettle,aspen,laurel,'
        'myrtle,poppy,sage,cedar,linden,heather', ','))[n] || '_' || pg_temp.roll('name ' || n, 90) + 10 AS username,
    -- How often somebody plays in a day.
    2 + pg_temp.roll('keen ' || n, 4) AS sessions,
    -- Six come in the course of the week, and four do not stay to its end.
    CASE WHEN n > 18 THEN 1 + n % 3 ELSE 0 END AS first_day,
    CASE WHEN n % 6 = 3 THEN 4 ELSE 6 END AS last_day
FROM pg_catalog.generate_series(1, 24) AS p (n);

-- ---------------------------------------------------------------------------------------------------------------------
-- Before the week: everybody has a small farm and a small store

SELECT public.create_player_events_partitions(pg_temp.week_start()::DATE, 2);

INSERT INTO public.players (player_id, username, email, created_at, level, xp, coins, cash, platform, device_id, settings)
SELECT
    p.player_id, p.username, p.username || '@example.org',
    pg_temp.week_start() - (1 + pg_temp.roll('joined ' || p.n, 900)) * INTERVAL '1 minute',
    1, 0, 400, 10,
    CASE WHEN pg_temp.roll('platform ' || p.n, 100) < 62 THEN 'android' ELSE 'ios' END,
    pg_catalog.left(pg_catalog.md5(p.player_id::TEXT || 'device'), 16),
    pg_catalog.jsonb_build_object('music', pg_temp.roll('music ' || p.n, 2) = 1, 'language', 'en')
FROM sample_players AS p
ORDER BY p.n;

INSERT INTO public.farm_state (player_id, updated_at)
SELECT p.player_id, pg_temp.week_start() FROM sample_players AS p ORDER BY p.n;

INSERT INTO public.store_state (player_id, updated_at)
SELECT p.player_id, pg_temp.week_start() FROM sample_players AS p ORDER BY p.n;

INSERT INTO public.crop_plots (player_id, zone_index, grid_x, grid_y)
SELECT p.player_id, 0, g.i % 3, g.i / 3
FROM sample_players AS p
CROSS JOIN pg_catalog.generate_series(0, 5) AS g (i)
ORDER BY p.n, g.i;

INSERT INTO public.animal_pens (player_id, zone_index, animal_type, current_count, next_collect_at)
SELECT p.player_id, 0, 'chicken', 2, pg_temp.week_start() + INTERVAL '2 hours'
FROM sample_players AS p
ORDER BY p.n;

INSERT INTO public.displays (player_id, display_type, zone_index, grid_x, grid_y, supply_mode, max_capacity)
SELECT p.player_id, d.type, 1, d.x, 0, d.mode, 20
FROM sample_players AS p
CROSS JOIN (VALUES ('bread_shelf', 0, 'supplier'), ('vegetable_crate', 1, 'farm')) AS d (type, x, mode)
ORDER BY p.n, d.x;

-- Story quests never expire.
INSERT INTO public.quests (player_id, quest_type, quest_key, target, xp_reward)
SELECT p.player_id, q.type, q.key, q.target, q.xp
FROM sample_players AS p
CROSS JOIN (
    VALUES ('story', 'story_first_harvest', 1, 20), ('story', 'story_green_thumb', 60, 150), ('farm', 'farm_harvest_200', 200, 400)
) AS q (type, key, target, xp)
ORDER BY p.n, q.target;

INSERT INTO public.achievements (player_id, achievement_key)
SELECT p.player_id, a.key
FROM sample_players AS p
CROSS JOIN (VALUES ('harvest_100'), ('harvest_500')) AS a (key)
ORDER BY p.n, a.key;

INSERT INTO public.collection_progress (player_id, collection_key)
SELECT p.player_id, c.key
FROM sample_players AS p
CROSS JOIN (VALUES ('harvest_bounty'), ('luxury_pantry')) AS c (key)
ORDER BY p.n, c.key;

-- Everybody knows the next two and who is seven further on.
INSERT INTO public.social_neighbours (player_id, neighbour_id, added_at)
SELECT p.player_id, o.player_id, pg_temp.week_start() + p.n * INTERVAL '1 minute'
FROM sample_players AS p
CROSS JOIN (VALUES (1), (2), (7)) AS s (step)
JOIN sample_players AS o ON o.n = (p.n - 1 + s.step) % 24 + 1
ORDER BY p.n, s.step;

-- ---------------------------------------------------------------------------------------------------------------------
-- Playing

-- The player in the session keeps coins, xp and the clock here; a row that changes thousands of times in one transaction
-- gets slower each time.
CREATE FUNCTION pg_temp.put(name TEXT, value BIGINT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_catalog.set_config('weekglass.sample_' || name, value::TEXT, TRUE);
END
$$;

CREATE FUNCTION pg_temp.have(name TEXT) RETURNS BIGINT LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN pg_catalog.current_setting('weekglass.sample_' || name)::BIGINT;
END
$$;

CREATE FUNCTION pg_temp.clock() RETURNS TIMESTAMPTZ LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN pg_temp.week_start() + pg_temp.have('clock') * INTERVAL '1 millisecond';
END
$$;

-- Something happens: time passes, coins and experience change, the event says how. A new level follows at once, and with
-- it a card.
CREATE FUNCTION pg_temp.earn(player UUID, kind TEXT, coins BIGINT, xp BIGINT, data JSONB) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    before_level INTEGER := pg_temp.level_of(pg_temp.have('xp'));
    new_level INTEGER;
BEGIN
    PERFORM pg_temp.put('clock', pg_temp.have('clock') + 700 + pg_temp.roll('pace ' || pg_temp.have('clock') || player, 9000));
    PERFORM pg_temp.put('coins', pg_temp.have('coins') + coins);
    PERFORM pg_temp.put('xp', pg_temp.have('xp') + xp);
    INSERT INTO public.player_events (player_id, event_type, event_data, occurred_at)
    VALUES (
        player, kind,
        data || pg_catalog.jsonb_build_object('coins_delta', coins, 'xp_delta', xp, 'coins', pg_temp.have('coins'), 'xp', pg_temp.have('xp')),
        pg_temp.clock());
    new_level := pg_temp.level_of(pg_temp.have('xp'));
    IF new_level > before_level THEN
        PERFORM pg_temp.earn(player, 'level_up', 25 * new_level, 0, pg_catalog.jsonb_build_object('level', new_level));
        INSERT INTO public.player_cards (player_id, card_type, card_key, acquired_at)
        VALUES (
            player, ('{shopper,quick_delivery,product,harvest}'::TEXT[])[1 + new_level % 4],
            ('{shopper_bulk_buyer,quick_delivery_van,product_boost,harvest_double}'::TEXT[])[1 + new_level % 4]
                || CASE WHEN new_level % 5 = 0 THEN '_rare' ELSE '' END,
            pg_temp.clock());
    END IF;
END
$$;

CREATE FUNCTION pg_temp.store_item(player UUID, place TEXT, item TEXT, amount BIGINT, fresh BOOLEAN) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO public.inventory AS v (player_id, location, item_type, quantity, is_fresh, origin, harvested_at)
    VALUES (player, place, item, amount, fresh, CASE WHEN fresh THEN 'farm' ELSE 'supplier' END, CASE WHEN fresh THEN pg_temp.clock() END)
    ON CONFLICT (player_id, location, item_type, is_fresh)
        DO UPDATE SET quantity = v.quantity + EXCLUDED.quantity, harvested_at = EXCLUDED.harvested_at;
END
$$;

CREATE FUNCTION pg_temp.practise(player UUID, type TEXT, key TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO public.mastery_records AS m (player_id, subject_type, subject_key, action_count)
    VALUES (player, type, key, 1)
    ON CONFLICT (player_id, subject_type, subject_key) DO UPDATE SET
        action_count = m.action_count + 1,
        star_level = LEAST(3, (m.action_count + 1) / 25);
END
$$;

-- Whatever arrived and got ready while the player was away.
CREATE FUNCTION pg_temp.receive(player UUID) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    due RECORD;
    good RECORD;
BEGIN
    FOR due IN
        UPDATE public.shipments AS s SET is_received = TRUE
        WHERE s.player_id = player AND NOT s.is_received AND s.arrives_at <= pg_temp.clock()
        RETURNING s.shipment_id, s.supplier_key, s.items
    LOOP
        FOR good IN SELECT i.item_type, i.qty FROM pg_catalog.jsonb_to_recordset(due.items) AS i (item_type TEXT, qty BIGINT) LOOP
            PERFORM pg_temp.store_item(player, 'stockroom', good.item_type, good.qty, FALSE);
        END LOOP;
        PERFORM pg_temp.earn(player, 'shipment_received', 0, 3,
            pg_catalog.jsonb_build_object('shipment_id', due.shipment_id, 'supplier', due.supplier_key));
    END LOOP;
    FOR due IN
        UPDATE public.supply_lane_queue AS l SET is_delivered = TRUE
        WHERE l.player_id = player AND NOT l.is_delivered AND l.arrives_at <= pg_temp.clock()
        RETURNING l.item_type, l.quantity
    LOOP
        PERFORM pg_temp.store_item(player, 'stockroom', due.item_type, due.quantity, TRUE);
    END LOOP;
    FOR due IN
        UPDATE public.processing_jobs AS j SET is_complete = TRUE
        WHERE j.player_id = player AND NOT j.is_complete AND j.finishes_at <= pg_temp.clock()
        RETURNING j.job_id, j.building_type, j.recipe, j.output_qty, j.xp_reward
    LOOP
        PERFORM pg_temp.store_item(player, 'barn', due.recipe, due.output_qty, TRUE);
        PERFORM pg_temp.practise(player, 'building', due.building_type);
        PERFORM pg_temp.earn(player, 'job_completed', 0, due.xp_reward,
            pg_catalog.jsonb_build_object('job_id', due.job_id, 'recipe', due.recipe, 'quantity', due.output_qty));
    END LOOP;
END
$$;

-- Harvests what is ready and plants again. Returns the number of harvests.
CREATE FUNCTION pg_temp.tend_plots(player UUID, n INTEGER, visit TEXT) RETURNS INTEGER LANGUAGE plpgsql AS $$
DECLARE
    plot RECORD;
    next_crop RECORD;
    harvests INTEGER := 0;
    amount INTEGER;
BEGIN
    FOR plot IN
        SELECT p.plot_id, p.plot_size, p.crop_type, p.fertilised, p.wilts_at <= pg_temp.clock() AS is_wilted, c.xp
        FROM public.crop_plots AS p
        LEFT JOIN sample_crops AS c ON c.crop = p.crop_type
        WHERE p.player_id = player AND (p.crop_type IS NULL OR p.ready_at <= pg_temp.clock())
        ORDER BY p.plot_id
    LOOP
        IF plot.is_wilted THEN
            PERFORM pg_temp.earn(player, 'crop_wilted', 0, 0, pg_catalog.jsonb_build_object('plot_id', plot.plot_id, 'crop', plot.crop_type));
        ELSIF plot.crop_type IS NOT NULL THEN
            amount := plot.plot_size * plot.plot_size * CASE WHEN plot.fertilised THEN 3 ELSE 2 END;
            PERFORM pg_temp.store_item(player, 'barn', plot.crop_type, amount, TRUE);
            PERFORM pg_temp.practise(player, 'crop', plot.crop_type);
            PERFORM pg_temp.earn(player, 'crop_harvested', 0, plot.xp * plot.plot_size,
                pg_catalog.jsonb_build_object('plot_id', plot.plot_id, 'crop', plot.crop_type, 'quantity', amount));
            harvests := harvests + 1;
        END IF;
        -- One of the four best crops the player knows, if there are coins for the seed.
        SELECT c.* INTO next_crop
        FROM (
            SELECT k.* FROM sample_crops AS k
            WHERE k.level <= pg_temp.level_of(pg_temp.have('xp')) AND k.seed * plot.plot_size * plot.plot_size <= pg_temp.have('coins')
            ORDER BY k.level DESC, k.n DESC
            LIMIT 4
        ) AS c
        ORDER BY pg_temp.roll('crop ' || visit || plot.plot_id || c.n, 1000), c.n
        LIMIT 1;
        IF NOT FOUND THEN
            UPDATE public.crop_plots AS p
            SET crop_type = NULL, planted_at = NULL, ready_at = NULL, wilts_at = NULL, fertilised = FALSE
            WHERE p.plot_id = plot.plot_id;
            CONTINUE;
        END IF;
        PERFORM pg_temp.earn(player, 'crop_planted', -next_crop.seed * plot.plot_size * plot.plot_size, 1,
            pg_catalog.jsonb_build_object('plot_id', plot.plot_id, 'crop', next_crop.crop));
        UPDATE public.crop_plots AS p SET
            crop_type = next_crop.crop,
            planted_at = pg_temp.clock(),
            ready_at = pg_temp.clock() + next_crop.minutes * INTERVAL '1 minute',
            wilts_at = CASE WHEN next_crop.wilts THEN pg_temp.clock() + (next_crop.minutes * 2 + 1080) * INTERVAL '1 minute' END,
            fertilised = pg_temp.roll('dung ' || visit || plot.plot_id, 5) = 0,
            mastery_harvests = p.mastery_harvests + CASE WHEN plot.crop_type IS NULL THEN 0 ELSE 1 END
        WHERE p.plot_id = plot.plot_id;
    END LOOP;
    RETURN harvests;
END
$$;

CREATE FUNCTION pg_temp.tend_animals(player UUID) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    pen RECORD;
BEGIN
    FOR pen IN
        SELECT p.pen_id, p.current_count, a.animal, a.minutes, a.xp, a.product
        FROM public.animal_pens AS p
        JOIN sample_animals AS a ON a.animal = p.animal_type
        WHERE p.player_id = player AND p.next_collect_at <= pg_temp.clock()
        ORDER BY p.pen_id
    LOOP
        PERFORM pg_temp.store_item(player, 'barn', pen.product, pen.current_count, TRUE);
        PERFORM pg_temp.practise(player, 'animal', pen.animal);
        PERFORM pg_temp.earn(player, 'animal_collected', 0, pen.xp,
            pg_catalog.jsonb_build_object('pen_id', pen.pen_id, 'animal', pen.animal, 'product', pen.product, 'quantity', pen.current_count));
        UPDATE public.animal_pens AS p SET
            next_collect_at = pg_temp.clock() + pen.minutes * INTERVAL '1 minute',
            happiness = LEAST(100, GREATEST(40, p.happiness - 6 + pg_temp.roll('mood ' || pen.pen_id || p.mastery_collections, 13))),
            mastery_collections = p.mastery_collections + 1
        WHERE p.pen_id = pen.pen_id;
    END LOOP;
END
$$;

-- Turns what is in the barn into goods, sends the rest to the store, and sells there.
CREATE FUNCTION pg_temp.work(player UUID, visit TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    recipe RECORD;
    item RECORD;
    sold BIGINT;
BEGIN
    FOR recipe IN
        SELECT r.*
        FROM sample_recipes AS r
        JOIN public.inventory AS v ON v.player_id = player AND v.location = 'barn' AND v.item_type = r.input AND v.quantity >= r.needs
        ORDER BY v.quantity DESC, r.n
        LIMIT 3
    LOOP
        UPDATE public.inventory AS v SET quantity = v.quantity - recipe.needs
        WHERE v.player_id = player AND v.location = 'barn' AND v.item_type = recipe.input AND v.quantity >= recipe.needs;
        CONTINUE WHEN NOT FOUND;
        PERFORM pg_temp.earn(player, 'job_queued', 0, 0,
            pg_catalog.jsonb_build_object('building', recipe.building, 'recipe', recipe.recipe));
        INSERT INTO public.processing_jobs (player_id, building_type, recipe, queued_at, starts_at, finishes_at, output_qty, xp_reward)
        VALUES (player, recipe.building, recipe.recipe, pg_temp.clock(), pg_temp.clock() + INTERVAL '5 seconds',
            pg_temp.clock() + INTERVAL '5 seconds' + recipe.minutes * INTERVAL '1 minute', 1, recipe.xp);
    END LOOP;
    FOR item IN
        SELECT v.inventory_id, v.item_type, v.quantity
        FROM public.inventory AS v
        WHERE v.player_id = player AND v.location = 'barn' AND v.quantity >= 4
        ORDER BY v.quantity DESC, v.inventory_id
        LIMIT 4
    LOOP
        UPDATE public.inventory AS v SET quantity = v.quantity - item.quantity / 2 WHERE v.inventory_id = item.inventory_id;
        INSERT INTO public.supply_lane_queue (player_id, item_type, quantity, dispatched_at, arrives_at)
        VALUES (player, item.item_type, item.quantity / 2, pg_temp.clock(), pg_temp.clock() + INTERVAL '20 minutes');
    END LOOP;
    FOR item IN
        SELECT v.inventory_id, v.item_type, v.quantity, v.is_fresh, p.price
        FROM public.inventory AS v
        JOIN sample_prices AS p ON p.item = v.item_type
        WHERE v.player_id = player AND v.location = 'stockroom' AND v.quantity > 0
        ORDER BY v.quantity DESC, v.inventory_id
        LIMIT 4
    LOOP
        sold := LEAST(item.quantity, 3 + pg_temp.roll('shoppers ' || visit || item.item_type, 8));
        UPDATE public.inventory AS v SET quantity = v.quantity - sold WHERE v.inventory_id = item.inventory_id;
        PERFORM pg_temp.practise(player, 'store_display', item.item_type);
        -- Fresh goods bring a fifth more.
        PERFORM pg_temp.earn(player, 'sale', sold * item.price * CASE WHEN item.is_fresh THEN 6 ELSE 5 END / 5, 2,
            pg_catalog.jsonb_build_object('item', item.item_type, 'quantity', sold, 'fresh', item.is_fresh));
    END LOOP;
    UPDATE public.displays AS d
    SET stock_qty = LEAST(d.max_capacity, pg_temp.roll('stock ' || visit || d.display_id, d.max_capacity + 1))
    WHERE d.player_id = player;
END
$$;

-- Buys goods from a supplier, land, animals, shelves and floors, as coins allow.
CREATE FUNCTION pg_temp.invest(player UUID, visit TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    plots BIGINT := (SELECT pg_catalog.count(*) FROM public.crop_plots AS p WHERE p.player_id = player);
    pens BIGINT := (SELECT pg_catalog.count(*) FROM public.animal_pens AS p WHERE p.player_id = player);
    shelves BIGINT := (SELECT pg_catalog.count(*) FROM public.displays AS d WHERE d.player_id = player);
    animal RECORD;
    price BIGINT;
BEGIN
    IF pg_temp.have('coins') >= 250 AND pg_temp.roll('order ' || visit, 3) = 0 THEN
        price := 60 + 5 * pg_temp.roll('cart ' || visit, 20);
        PERFORM pg_temp.earn(player, 'purchase', -price, 0, pg_catalog.jsonb_build_object('what', 'shipment'));
        INSERT INTO public.shipments (player_id, supplier_key, items, ordered_at, arrives_at)
        VALUES (
            player, ('{regional_dairy,fresh_imports,town_bakery}'::TEXT[])[1 + pg_temp.roll('supplier ' || visit, 3)],
            pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object(
                'item_type', ('{bread,butter,imported_cheese,olive_oil}'::TEXT[])[1 + pg_temp.roll('goods ' || visit, 4)],
                'qty', 4 + price / 20, 'cost_coins', price)),
            pg_temp.clock(), pg_temp.clock() + INTERVAL '3 hours');
    END IF;
    price := 40 * plots;
    IF plots < 30 AND pg_temp.have('coins') >= price + 180 THEN
        PERFORM pg_temp.earn(player, 'purchase', -price, 10, pg_catalog.jsonb_build_object('what', 'plot'));
        -- Nine plots a zone; those of the second zone on are larger.
        INSERT INTO public.crop_plots (player_id, zone_index, grid_x, grid_y, plot_size)
        VALUES (player, plots / 9, plots % 9 % 3 * 2, plots % 9 / 3 * 2, CASE WHEN plots >= 9 THEN 2 ELSE 1 END)
        ON CONFLICT DO NOTHING;
        UPDATE public.farm_state AS f SET unlocked_zones = (
            SELECT pg_catalog.array_agg(DISTINCT p.zone_index ORDER BY p.zone_index) FROM public.crop_plots AS p WHERE p.player_id = player)
        WHERE f.player_id = player;
    END IF;
    SELECT a.* INTO animal FROM sample_animals AS a
    WHERE a.n = pens + 1 AND a.level <= pg_temp.level_of(pg_temp.have('xp')) AND a.cost + 200 <= pg_temp.have('coins');
    IF FOUND THEN
        PERFORM pg_temp.earn(player, 'purchase', -animal.cost, 15, pg_catalog.jsonb_build_object('what', animal.animal));
        INSERT INTO public.animal_pens (player_id, zone_index, animal_type, current_count, next_collect_at)
        VALUES (player, pens / 4, animal.animal, 2, pg_temp.clock() + animal.minutes * INTERVAL '1 minute');
    END IF;
    price := 60 * shelves;
    IF shelves < 16 AND pg_temp.have('coins') >= price + 150 THEN
        PERFORM pg_temp.earn(player, 'purchase', -price, 12, pg_catalog.jsonb_build_object('what', 'display'));
        INSERT INTO public.displays (player_id, display_type, zone_index, grid_x, grid_y, supply_mode, max_capacity)
        VALUES (
            player, ('{bread_shelf,vegetable_crate,premium_cheese_case,jam_stand,flower_table}'::TEXT[])[1 + shelves % 5],
            1 + shelves / 8, shelves % 4, shelves % 8 / 4, ('{farm,supplier,hybrid}'::TEXT[])[1 + shelves % 3], 20 + 2 * shelves);
        UPDATE public.store_state AS s SET
            unlocked_zones = (
                SELECT pg_catalog.array_agg(DISTINCT d.zone_index ORDER BY d.zone_index) FROM public.displays AS d WHERE d.player_id = player),
            floor_type = CASE WHEN shelves > 6 THEN 'oak_planks' ELSE s.floor_type END
        WHERE s.player_id = player;
    END IF;
END
$$;

-- The stand where players sell to each other.
CREATE FUNCTION pg_temp.trade(player UUID, visit TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    item RECORD;
    offer RECORD;
    price BIGINT;
BEGIN
    IF pg_temp.roll('offer ' || visit, 3) > 0 THEN
        SELECT v.inventory_id, v.item_type, LEAST(10, v.quantity) AS amount, p.price INTO item
        FROM public.inventory AS v
        JOIN sample_prices AS p ON p.item = v.item_type
        WHERE v.player_id = player AND v.location = 'barn' AND v.quantity >= 2
        ORDER BY v.quantity * p.price DESC, v.inventory_id
        LIMIT 1;
        IF FOUND THEN
            price := GREATEST(1, item.amount * item.price * (80 + pg_temp.roll('greed ' || visit, 70)) / 100);
            UPDATE public.inventory AS v SET quantity = v.quantity - item.amount WHERE v.inventory_id = item.inventory_id;
            PERFORM pg_temp.earn(player, 'listing_created', 0, 1,
                pg_catalog.jsonb_build_object('item', item.item_type, 'quantity', item.amount, 'price_coins', price));
            INSERT INTO public.farm_market_listings (seller_id, item_type, quantity, price_coins, listed_at, expires_at)
            VALUES (player, item.item_type, item.amount, price, pg_temp.clock(), pg_temp.clock() + INTERVAL '2 days');
        END IF;
    END IF;
    IF pg_temp.roll('bargain ' || visit, 5) < 2 THEN
        SELECT l.listing_id, l.seller_id, l.item_type, l.quantity, l.price_coins INTO offer
        FROM public.farm_market_listings AS l
        WHERE NOT l.is_sold AND l.expires_at > pg_temp.clock() AND l.listed_at <= pg_temp.clock() AND l.seller_id <> player
            AND l.price_coins <= pg_temp.have('coins') / 3
        ORDER BY l.price_coins::NUMERIC / l.quantity, l.listing_id
        LIMIT 1;
        IF FOUND THEN
            UPDATE public.farm_market_listings AS l SET is_sold = TRUE WHERE l.listing_id = offer.listing_id;
            PERFORM pg_temp.store_item(player, 'stockroom', offer.item_type, offer.quantity, FALSE);
            PERFORM pg_temp.earn(player, 'purchase', -offer.price_coins, 2,
                pg_catalog.jsonb_build_object('what', 'listing', 'listing_id', offer.listing_id, 'item', offer.item_type, 'quantity', offer.quantity));
            -- The seller is away; the money is in the wallet all the same.
            UPDATE public.players AS p SET coins = p.coins + offer.price_coins WHERE p.player_id = offer.seller_id;
            INSERT INTO public.player_events (player_id, event_type, event_data, occurred_at)
            SELECT
                p.player_id, 'listing_sold',
                pg_catalog.jsonb_build_object('listing_id', offer.listing_id, 'item', offer.item_type, 'quantity', offer.quantity,
                    'coins_delta', offer.price_coins, 'xp_delta', 0, 'coins', p.coins, 'xp', p.xp),
                pg_temp.clock()
            FROM public.players AS p
            WHERE p.player_id = offer.seller_id;
        END IF;
    END IF;
END
$$;

-- Quests, achievements and collections after this many harvests more.
CREATE FUNCTION pg_temp.count_up(player UUID, harvests INTEGER) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    quest RECORD;
BEGIN
    FOR quest IN
        UPDATE public.quests AS q SET
            progress = LEAST(q.target, q.progress + harvests),
            is_complete = q.progress + harvests >= q.target,
            completed_at = CASE WHEN q.progress + harvests >= q.target THEN pg_temp.clock() END
        WHERE q.player_id = player AND NOT q.is_complete AND (q.expires_at IS NULL OR q.expires_at > pg_temp.clock())
        RETURNING q.quest_id, q.quest_key, q.xp_reward, q.is_complete
    LOOP
        IF quest.is_complete THEN
            PERFORM pg_temp.earn(player, 'quest_complete', 20, quest.xp_reward,
                pg_catalog.jsonb_build_object('quest_id', quest.quest_id, 'quest', quest.quest_key));
        END IF;
    END LOOP;
    UPDATE public.achievements AS a SET
        progress = a.progress + harvests,
        is_unlocked = a.is_unlocked OR a.progress + harvests >= pg_catalog.split_part(a.achievement_key, '_', 2)::INTEGER,
        unlocked_at = CASE
            WHEN a.is_unlocked THEN a.unlocked_at
            WHEN a.progress + harvests >= pg_catalog.split_part(a.achievement_key, '_', 2)::INTEGER THEN pg_temp.clock() END
    WHERE a.player_id = player;
    UPDATE public.collection_progress AS c SET items_collected = (
        SELECT COALESCE(pg_catalog.jsonb_agg(v.item_type ORDER BY v.item_type COLLATE "C"), '[]')
        FROM public.inventory AS v
        LEFT JOIN sample_crops AS k ON k.crop = v.item_type
        WHERE v.player_id = player AND v.location = 'barn' AND (k.crop IS NOT NULL) = (c.collection_key = 'harvest_bounty'))
    WHERE c.player_id = player;
    UPDATE public.collection_progress AS c SET is_complete = TRUE, completed_at = pg_temp.clock()
    WHERE c.player_id = player AND NOT c.is_complete AND pg_catalog.jsonb_array_length(c.items_collected) >= 10;
END
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- Saving

CREATE FUNCTION pg_temp.save_of(player UUID, n BIGINT) RETURNS JSONB LANGUAGE sql STABLE AS $$
    SELECT pg_catalog.jsonb_build_object(
        'save', n,
        'saved_at', pg_catalog.to_char(pg_temp.clock() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'player', pg_catalog.jsonb_build_object(
            'username', p.username, 'level', p.level, 'xp', p.xp, 'coins', p.coins, 'cash', p.cash,
            'farm_tokens', p.farm_tokens, 'luxury_points', p.luxury_points),
        'farm', pg_catalog.jsonb_build_object(
            'zones', pg_catalog.to_jsonb(f.unlocked_zones),
            'season', f.active_season,
            'weather', f.active_weather,
            'plots', (
                SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
                    'plot_id', c.plot_id, 'zone', c.zone_index, 'x', c.grid_x, 'y', c.grid_y, 'size', c.plot_size, 'crop', c.crop_type,
                    'ready_at', pg_catalog.to_char(c.ready_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                    'fertilised', c.fertilised, 'harvests', c.mastery_harvests) ORDER BY c.plot_id)
                FROM public.crop_plots AS c WHERE c.player_id = player),
            'pens', (
                SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
                    'pen_id', a.pen_id, 'zone', a.zone_index, 'animal', a.animal_type, 'count', a.current_count,
                    'happiness', a.happiness, 'collections', a.mastery_collections) ORDER BY a.pen_id)
                FROM public.animal_pens AS a WHERE a.player_id = player)),
        'store', pg_catalog.jsonb_build_object(
            'zones', pg_catalog.to_jsonb(s.unlocked_zones),
            'floor', s.floor_type,
            'wall', s.wall_type,
            'displays', (
                SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
                    'display_id', d.display_id, 'type', d.display_type, 'zone', d.zone_index, 'x', d.grid_x, 'y', d.grid_y,
                    'supply', d.supply_mode, 'stock', d.stock_qty, 'capacity', d.max_capacity) ORDER BY d.display_id)
                FROM public.displays AS d WHERE d.player_id = player)),
        'inventory', COALESCE((
            SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
                'slot', v.location || ':' || v.item_type || CASE WHEN v.is_fresh THEN ':fresh' ELSE '' END, 'location', v.location,
                'item', v.item_type, 'quantity', v.quantity, 'fresh', v.is_fresh) ORDER BY v.quantity DESC, v.inventory_id)
            FROM public.inventory AS v WHERE v.player_id = player AND v.quantity > 0), '[]'),
        'jobs', COALESCE((
            SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
                'job_id', j.job_id, 'building', j.building_type, 'recipe', j.recipe,
                'finishes_at', pg_catalog.to_char(j.finishes_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) ORDER BY j.job_id)
            FROM public.processing_jobs AS j WHERE j.player_id = player AND NOT j.is_complete), '[]'))
    FROM public.players AS p
    JOIN public.farm_state AS f ON f.player_id = p.player_id
    JOIN public.store_state AS s ON s.player_id = p.player_id
    WHERE p.player_id = player
$$;

-- Writes the wallet back and saves.
CREATE FUNCTION pg_temp.save_game(player UUID, n BIGINT, visit TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    save JSONB;
BEGIN
    UPDATE public.players AS p SET
        coins = pg_temp.have('coins'), xp = pg_temp.have('xp'), level = pg_temp.level_of(pg_temp.have('xp')),
        farm_tokens = p.farm_tokens + pg_temp.roll('token ' || visit, 2)
    WHERE p.player_id = player;
    UPDATE public.farm_state AS f SET
        active_weather = ('{rain,storm,heatwave,fog,rainbow}'::TEXT[])[1 + pg_temp.roll('weather ' || visit, 12)],
        weather_ends_at = pg_temp.clock() + INTERVAL '2 hours',
        updated_at = pg_temp.clock()
    WHERE f.player_id = player;
    save := pg_temp.save_of(player, n);
    UPDATE public.farm_state AS f SET layout_snapshot = pg_catalog.jsonb_build_object('plots', save -> 'farm' -> 'plots') WHERE f.player_id = player;
    UPDATE public.store_state AS s SET
        layout_snapshot = pg_catalog.jsonb_build_object('displays', save -> 'store' -> 'displays'), updated_at = pg_temp.clock()
    WHERE s.player_id = player;
    INSERT INTO public.save_snapshots (player_id, version, snapshot_data, checksum, created_at)
    VALUES (
        player, CASE WHEN pg_temp.clock() < pg_temp.week_start() + INTERVAL '3 days' THEN '3.0.1' ELSE '3.1.0' END, save,
        -- At the end, for the few that stay.
        '', pg_temp.clock());
END
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- The week

DO $$
DECLARE
    visit RECORD;
    key TEXT;
    harvests INTEGER;
BEGIN
    FOR visit IN
        SELECT
            p.n, p.player_id, d.day, s.session,
            pg_catalog.row_number() OVER (PARTITION BY p.n ORDER BY d.day, s.session) AS save,
            -- Between six in the morning and eleven at night, spread over the day.
            (d.day * 1440 + 360 + (s.session * 1020 + pg_temp.roll(pg_catalog.format('start %s %s %s', p.n, d.day, s.session), 900)) / p.sessions) * 60000
                + pg_temp.roll(pg_catalog.format('second %s %s %s', p.n, d.day, s.session), 60000) AS starts
        FROM sample_players AS p
        CROSS JOIN LATERAL pg_catalog.generate_series(p.first_day, p.last_day) AS d (day)
        CROSS JOIN LATERAL pg_catalog.generate_series(0, p.sessions::INTEGER - 1) AS s (session)
        -- Now and then somebody has no time, and sometimes for a day.
        WHERE pg_temp.roll(pg_catalog.format('away %s %s', p.n, d.day), 7) > 0
            AND pg_temp.roll(pg_catalog.format('busy %s %s %s', p.n, d.day, s.session), 9) > 0
        ORDER BY starts, p.n
    LOOP
        key := visit.n || ' ' || visit.save || ' ';
        PERFORM pg_temp.put('clock', visit.starts);
        PERFORM pg_temp.put('coins', p.coins), pg_temp.put('xp', p.xp) FROM public.players AS p WHERE p.player_id = visit.player_id;
        PERFORM pg_temp.earn(visit.player_id, 'session_started', 0, 0, pg_catalog.jsonb_build_object('session', visit.save));
        UPDATE public.players AS p SET last_login_at = pg_temp.clock() WHERE p.player_id = visit.player_id;
        INSERT INTO public.quests (player_id, quest_type, quest_key, target, expires_at, xp_reward)
        VALUES (visit.player_id, 'daily', 'daily_harvest_10', 10, pg_temp.week_start() + (visit.day + 1) * INTERVAL '1 day', 40)
        ON CONFLICT DO NOTHING;
        PERFORM pg_temp.receive(visit.player_id);
        harvests := pg_temp.tend_plots(visit.player_id, visit.n, key);
        PERFORM pg_temp.tend_animals(visit.player_id);
        PERFORM pg_temp.work(visit.player_id, key);
        PERFORM pg_temp.invest(visit.player_id, key);
        PERFORM pg_temp.trade(visit.player_id, key);
        PERFORM pg_temp.count_up(visit.player_id, harvests);
        IF pg_temp.roll('gift ' || key, 3) = 0 THEN
            PERFORM pg_temp.earn(visit.player_id, 'gift_sent', 0, 5, '{}');
            UPDATE public.social_neighbours AS s SET last_gift_sent = pg_temp.clock()
            WHERE s.id = (
                SELECT pg_catalog.min(o.id) FROM public.social_neighbours AS o
                WHERE o.player_id = visit.player_id
                    AND COALESCE(o.last_gift_sent, '-infinity') < pg_temp.clock() - INTERVAL '12 hours');
        END IF;
        UPDATE public.player_cards AS c SET used_at = pg_temp.clock(), is_active = TRUE
        WHERE c.card_id = (
            SELECT pg_catalog.min(o.card_id) FROM public.player_cards AS o
            WHERE o.player_id = visit.player_id AND o.used_at IS NULL AND pg_temp.roll('card ' || key, 4) = 0);
        PERFORM pg_temp.earn(visit.player_id, 'session_ended', 0, 0, pg_catalog.jsonb_build_object('harvests', harvests));
        PERFORM pg_temp.save_game(visit.player_id, visit.save, key);
    END LOOP;
END
$$;

UPDATE public.save_snapshots AS s
SET checksum = pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(pg_temp.canonical(s.snapshot_data), 'UTF8')), 'hex');
