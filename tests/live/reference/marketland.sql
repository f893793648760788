-- # a player registers
INSERT INTO players (player_id, username, email, platform, device_id)
VALUES ('11111111-1111-4111-8111-111111111111', 'ada', 'ada@example.org', 'ios', 'phone')

-- # a player of whom no more than the name is known
INSERT INTO players (player_id, username) VALUES ('22222222-2222-4222-8222-222222222222', 'bob')

-- # what a player begins with
-- gives: 1 0 0 0 0 0 0 f {} 2
SELECT concat_ws(' ', level, xp, coins, cash, farm_tokens, luxury_points, prestige_level, is_banned, settings, shard_key)
FROM players WHERE username = 'bob'

-- # farm_state
INSERT INTO farm_state (player_id) VALUES ('11111111-1111-4111-8111-111111111111')

-- # farm_state with weather
INSERT INTO farm_state (player_id, unlocked_zones, active_season, active_weather, weather_ends_at, layout_snapshot)
VALUES ('22222222-2222-4222-8222-222222222222', '{0,1}', 'winter', 'fog', now() + INTERVAL '1 hour', '{"tiles": []}')

-- # store_state
INSERT INTO store_state (player_id) VALUES ('11111111-1111-4111-8111-111111111111')

-- # crop_plots: an empty plot
INSERT INTO crop_plots (player_id, zone_index, grid_x, grid_y) VALUES ('11111111-1111-4111-8111-111111111111', 0, 0, 0)

-- # crop_plots: a planted plot
INSERT INTO crop_plots (player_id, zone_index, grid_x, grid_y, plot_size, crop_type, planted_at, ready_at, wilts_at)
VALUES ('11111111-1111-4111-8111-111111111111', 0, 1, 0, 4, 'exotic_orchid', now(), now() + INTERVAL '1 minute', NULL)

-- # animal_pens
INSERT INTO animal_pens (player_id, zone_index, animal_type) VALUES ('11111111-1111-4111-8111-111111111111', 1, 'bee')

-- # processing_jobs: due, running and done long ago
INSERT INTO processing_jobs (player_id, building_type, recipe, starts_at, finishes_at, is_complete, output_qty, xp_reward)
VALUES
    ('11111111-1111-4111-8111-111111111111', 'bakery', 'wheat_flour', now(), now() - INTERVAL '1 minute', FALSE, 1, 5),
    ('11111111-1111-4111-8111-111111111111', 'juicer', 'carrot_juice', now(), now() + INTERVAL '1 hour', FALSE, 1, 5),
    ('11111111-1111-4111-8111-111111111111', 'barn', 'corn_feed', now(), now() - INTERVAL '31 days', TRUE, 1, 5),
    ('11111111-1111-4111-8111-111111111111', 'barn', 'corn_feed', now(), now() - INTERVAL '29 days', TRUE, 1, 5)

-- # displays
INSERT INTO displays (player_id, display_type, zone_index, grid_x, grid_y, max_capacity)
VALUES ('11111111-1111-4111-8111-111111111111', 'bread_shelf', 1, 0, 0, 20)

-- # inventory
INSERT INTO inventory (player_id, location, item_type, quantity, is_fresh, origin, harvested_at)
VALUES ('11111111-1111-4111-8111-111111111111', 'barn', 'wheat', 3, TRUE, 'farm', now()),
    ('11111111-1111-4111-8111-111111111111', 'stockroom', 'wheat', 3, FALSE, 'supplier', NULL)

-- # quests: daily, story and farm
INSERT INTO quests (player_id, quest_type, quest_key, target, expires_at, xp_reward)
VALUES
    ('11111111-1111-4111-8111-111111111111', 'daily', 'daily_harvest_wheat_10', 10, now() + INTERVAL '1 day', 20),
    ('11111111-1111-4111-8111-111111111111', 'story', 'story_first_sale', 1, NULL, 50),
    ('11111111-1111-4111-8111-111111111111', 'farm', 'farm_three_zones', 3, NULL, 30)

-- # player_cards: all four types
INSERT INTO player_cards (player_id, card_type, card_key)
VALUES
    ('11111111-1111-4111-8111-111111111111', 'shopper', 'shopper_bulk_buyer_rare'),
    ('11111111-1111-4111-8111-111111111111', 'quick_delivery', 'quick_delivery_common'),
    ('11111111-1111-4111-8111-111111111111', 'product', 'product_bread'),
    ('11111111-1111-4111-8111-111111111111', 'harvest', 'harvest_double')

-- # achievements
INSERT INTO achievements (player_id, achievement_key)
VALUES ('11111111-1111-4111-8111-111111111111', 'harvest_1000_wheat')

-- # mastery_records: all four types
INSERT INTO mastery_records (player_id, subject_type, subject_key)
VALUES
    ('11111111-1111-4111-8111-111111111111', 'crop', 'wheat'),
    ('11111111-1111-4111-8111-111111111111', 'animal', 'chicken'),
    ('11111111-1111-4111-8111-111111111111', 'building', 'bakery'),
    ('11111111-1111-4111-8111-111111111111', 'store_display', 'bread_shelf')

-- # collection_progress
INSERT INTO collection_progress (player_id, collection_key)
VALUES ('11111111-1111-4111-8111-111111111111', 'harvest_bounty')

-- # shipments
INSERT INTO shipments (player_id, supplier_key, items, arrives_at)
VALUES ('11111111-1111-4111-8111-111111111111', 'regional_dairy', '[{"item_type": "whole_milk", "qty": 2, "cost_coins": 30}]',
    now() + INTERVAL '2 hours')

-- # supply_lane_queue
INSERT INTO supply_lane_queue (player_id, item_type, quantity, arrives_at)
VALUES ('11111111-1111-4111-8111-111111111111', 'wheat', 5, now() + INTERVAL '10 minutes')

-- # social_neighbours
INSERT INTO social_neighbours (player_id, neighbour_id)
VALUES ('11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222')

-- # social_neighbours: nobody is their own
-- fails: 23514
INSERT INTO social_neighbours (player_id, neighbour_id)
VALUES ('11111111-1111-4111-8111-111111111111', '11111111-1111-4111-8111-111111111111')

-- # farm_market_listings
INSERT INTO farm_market_listings (seller_id, item_type, quantity, price_coins, expires_at)
VALUES ('22222222-2222-4222-8222-222222222222', 'wheat', 5, 12, now() + INTERVAL '1 day'),
    ('22222222-2222-4222-8222-222222222222', 'wheat', 5, 9, now() + INTERVAL '1 day')

-- # wallet: earn
UPDATE players SET coins = coins + 100 WHERE player_id = '11111111-1111-4111-8111-111111111111'

-- # wallet: spend, with its event, in one transaction
BEGIN;
UPDATE players SET coins = coins - 40 WHERE player_id = '11111111-1111-4111-8111-111111111111' AND coins >= 40;
INSERT INTO player_events (player_id, event_type, event_data)
VALUES ('11111111-1111-4111-8111-111111111111', 'purchase', '{"coins_delta": -40}');
COMMIT

-- # wallet: nobody spends more than there is
UPDATE players SET coins = coins - 400 WHERE player_id = '11111111-1111-4111-8111-111111111111' AND coins >= 400

-- # wallet: what is left
-- gives: 60
SELECT coins FROM players WHERE player_id = '11111111-1111-4111-8111-111111111111'

-- # the backfill of a migration, in batches
UPDATE crop_plots SET mastery_harvests = 0 WHERE plot_id BETWEEN 1 AND 1000

-- # pattern 1: dashboard
-- gives: ada
SELECT username FROM (
    SELECT
        p.player_id, p.username, p.level, p.xp,
        p.coins, p.cash, p.farm_tokens, p.luxury_points,
        p.prestige_level, p.settings,
        fs.unlocked_zones AS farm_zones,
        fs.active_season,
        fs.active_weather,
        fs.weather_ends_at,
        ss.unlocked_zones AS store_zones,
        ss.active_campaign,
        ss.campaign_ends_at,
        ss.floor_type,
        ss.wall_type
    FROM players p
    JOIN farm_state fs USING (player_id)
    JOIN store_state ss USING (player_id)
    WHERE p.player_id = '11111111-1111-4111-8111-111111111111'
) AS dashboard

-- # pattern 2: crop timers due soon
-- gives: exotic_orchid
SELECT crop_type FROM (
    SELECT
        plot_id, zone_index, grid_x, grid_y, crop_type,
        ready_at, wilts_at, fertilised
    FROM crop_plots
    WHERE player_id = '11111111-1111-4111-8111-111111111111'
    AND crop_type IS NOT NULL
    AND ready_at <= now() + INTERVAL '5 minutes'
    ORDER BY ready_at ASC
) AS timers

-- # pattern 3: completed processing jobs
-- gives: wheat_flour
SELECT recipe FROM (
    SELECT
        job_id, building_type, recipe, finishes_at, output_qty, xp_reward
    FROM processing_jobs
    WHERE player_id = '11111111-1111-4111-8111-111111111111'
    AND finishes_at <= now()
    AND NOT is_complete
    ORDER BY finishes_at ASC
) AS jobs

-- # pattern 4: active daily quests
-- gives: daily_harvest_wheat_10
SELECT quest_key FROM (
    SELECT
        quest_id, quest_key, progress, target,
        expires_at, xp_reward
    FROM quests
    WHERE player_id = '11111111-1111-4111-8111-111111111111'
    AND quest_type = 'daily'
    AND expires_at > now()
    AND NOT is_complete
    ORDER BY xp_reward DESC
) AS quests_of_today

-- # pattern 5: leaderboard
-- gives: ada, bob
SELECT string_agg(username, ', ' ORDER BY username) FROM (
    SELECT player_id, username, level, xp, prestige_level
    FROM players
    WHERE NOT is_banned
    ORDER BY level DESC, xp DESC, prestige_level DESC
    LIMIT 100
) AS board

-- # pattern 6: cheapest listings of an item
-- gives: 9, 12
SELECT string_agg(price_coins::text, ', ') FROM (
    SELECT
        listing_id, seller_id, quantity, price_coins, listed_at, expires_at
    FROM farm_market_listings
    WHERE item_type = 'wheat'
    AND NOT is_sold
    AND expires_at > now()
    ORDER BY price_coins ASC
    LIMIT 20
) AS listings

-- # six saves of one player
INSERT INTO save_snapshots (player_id, version, snapshot_data, checksum)
SELECT '11111111-1111-4111-8111-111111111111', '3.0.' || n, '{"any": "SaveData"}', repeat('0', 64)
FROM generate_series(1, 6) AS n

-- # the newest five stay
-- gives: 5
SELECT count(*) FROM save_snapshots

-- # the retention trigger as the document writes it
BEGIN;
DROP TRIGGER trg_prune_snapshots ON save_snapshots;
CREATE OR REPLACE FUNCTION prune_old_snapshots()
RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM save_snapshots
    WHERE player_id = NEW.player_id
    AND snapshot_id NOT IN (
        SELECT snapshot_id
        FROM save_snapshots
        WHERE player_id = NEW.player_id
        ORDER BY created_at DESC
        LIMIT 5
    );
    RETURN NEW;
END;
$$;
CREATE TRIGGER trg_prune_snapshots
AFTER INSERT ON save_snapshots
FOR EACH ROW EXECUTE FUNCTION prune_old_snapshots();
INSERT INTO save_snapshots (player_id, version, snapshot_data, checksum)
VALUES ('11111111-1111-4111-8111-111111111111', '3.1.0', '{}', repeat('0', 64));
ROLLBACK

-- # the job that makes next month's partition
-- needs: pg_cron
SELECT cron.schedule('create_events_partition', '0 0 25 * *', 'SELECT 1')

-- # next month's partition, which is there
DO $$
DECLARE
    next_month DATE := date_trunc('month', now() + INTERVAL '1 month');
    tbl_name TEXT := 'player_events_' || to_char(next_month, 'YYYY_MM');
BEGIN
    EXECUTE format(
        'CREATE TABLE IF NOT EXISTS %I PARTITION OF player_events
        FOR VALUES FROM (%L) TO (%L)',
        tbl_name,
        next_month,
        next_month + INTERVAL '1 month'
    );
END
$$

-- # a month's partition that is not there, by the same block
DO $$
DECLARE
    next_month DATE := date_trunc('month', now() + INTERVAL '7 months');
    tbl_name TEXT := 'player_events_' || to_char(next_month, 'YYYY_MM');
BEGIN
    EXECUTE format(
        'CREATE TABLE IF NOT EXISTS %I PARTITION OF player_events
        FOR VALUES FROM (%L) TO (%L)',
        tbl_name,
        next_month,
        next_month + INTERVAL '1 month'
    );
END
$$

-- # a partition of the last year
CREATE TABLE player_events_2025_09 PARTITION OF player_events
    FOR VALUES FROM ('2025-09-01') TO ('2025-10-01')

-- # detach it
ALTER TABLE player_events DETACH PARTITION player_events_2025_09

-- # drop it
DROP TABLE player_events_2025_09

-- # archive of jobs: copy
INSERT INTO processing_jobs_archive
SELECT * FROM processing_jobs
WHERE is_complete = TRUE
AND finishes_at < now() - INTERVAL '30 days'

-- # archive of jobs: delete
DELETE FROM processing_jobs
WHERE is_complete = TRUE
AND finishes_at < now() - INTERVAL '30 days'

-- # one job moved, three stay
-- gives: 1 3
SELECT (SELECT count(*) FROM processing_jobs_archive) || ' ' || (SELECT count(*) FROM processing_jobs)

-- # autovacuum of crop_plots
ALTER TABLE crop_plots SET (
    autovacuum_vacuum_scale_factor = 0.01,
    autovacuum_analyze_scale_factor = 0.005
)

-- # autovacuum of processing_jobs
ALTER TABLE processing_jobs SET (
    autovacuum_vacuum_scale_factor = 0.01,
    autovacuum_analyze_scale_factor = 0.005
)

-- # autovacuum of inventory
ALTER TABLE inventory SET (
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_analyze_scale_factor = 0.01
)

-- # reindex of crop timers
REINDEX INDEX CONCURRENTLY idx_crop_plots_ready

-- # reindex of active jobs
REINDEX INDEX CONCURRENTLY idx_jobs_player_active

-- # reindex of the market
REINDEX INDEX CONCURRENTLY idx_market_active

-- # a request names its player
BEGIN;
SET LOCAL app.current_player_id = '11111111-1111-4111-8111-111111111111';
COMMIT

-- # the policy of crop_plots as the document writes it
BEGIN;
DROP POLICY crop_plots_isolation ON crop_plots;
ALTER TABLE crop_plots ENABLE ROW LEVEL SECURITY;
CREATE POLICY crop_plots_isolation ON crop_plots
USING (player_id = current_setting('app.current_player_id')::uuid);
SET LOCAL app.current_player_id = '11111111-1111-4111-8111-111111111111';
CREATE ROLE reference_player_api;
GRANT SELECT ON crop_plots TO reference_player_api;
SET LOCAL ROLE reference_player_api;
SELECT 1 / (count(*) FILTER (WHERE player_id <> '11111111-1111-4111-8111-111111111111') + 1) FROM crop_plots;
ROLLBACK

-- # the policy of animal_pens as the document writes it
BEGIN;
DROP POLICY animal_pens_isolation ON animal_pens;
ALTER TABLE animal_pens ENABLE ROW LEVEL SECURITY;
CREATE POLICY animal_pens_isolation ON animal_pens
USING (player_id = current_setting('app.current_player_id')::uuid);
SET LOCAL app.current_player_id = '11111111-1111-4111-8111-111111111111';
CREATE ROLE reference_player_api;
GRANT SELECT ON animal_pens TO reference_player_api;
SET LOCAL ROLE reference_player_api;
SELECT 1 / (count(*) FILTER (WHERE player_id <> '11111111-1111-4111-8111-111111111111') + 1) FROM animal_pens;
ROLLBACK

-- # the policy of processing_jobs as the document writes it
BEGIN;
DROP POLICY processing_jobs_isolation ON processing_jobs;
ALTER TABLE processing_jobs ENABLE ROW LEVEL SECURITY;
CREATE POLICY processing_jobs_isolation ON processing_jobs
USING (player_id = current_setting('app.current_player_id')::uuid);
SET LOCAL app.current_player_id = '11111111-1111-4111-8111-111111111111';
CREATE ROLE reference_player_api;
GRANT SELECT ON processing_jobs TO reference_player_api;
SET LOCAL ROLE reference_player_api;
SELECT 1 / (count(*) FILTER (WHERE player_id <> '11111111-1111-4111-8111-111111111111') + 1) FROM processing_jobs;
ROLLBACK

-- # the policy of displays as the document writes it
BEGIN;
DROP POLICY displays_isolation ON displays;
ALTER TABLE displays ENABLE ROW LEVEL SECURITY;
CREATE POLICY displays_isolation ON displays
USING (player_id = current_setting('app.current_player_id')::uuid);
SET LOCAL app.current_player_id = '11111111-1111-4111-8111-111111111111';
CREATE ROLE reference_player_api;
GRANT SELECT ON displays TO reference_player_api;
SET LOCAL ROLE reference_player_api;
SELECT 1 / (count(*) FILTER (WHERE player_id <> '11111111-1111-4111-8111-111111111111') + 1) FROM displays;
ROLLBACK

-- # the policy of inventory as the document writes it
BEGIN;
DROP POLICY inventory_isolation ON inventory;
ALTER TABLE inventory ENABLE ROW LEVEL SECURITY;
CREATE POLICY inventory_isolation ON inventory
USING (player_id = current_setting('app.current_player_id')::uuid);
SET LOCAL app.current_player_id = '11111111-1111-4111-8111-111111111111';
CREATE ROLE reference_player_api;
GRANT SELECT ON inventory TO reference_player_api;
SET LOCAL ROLE reference_player_api;
SELECT 1 / (count(*) FILTER (WHERE player_id <> '11111111-1111-4111-8111-111111111111') + 1) FROM inventory;
ROLLBACK

-- # the policy of quests as the document writes it
BEGIN;
DROP POLICY quests_isolation ON quests;
ALTER TABLE quests ENABLE ROW LEVEL SECURITY;
CREATE POLICY quests_isolation ON quests
USING (player_id = current_setting('app.current_player_id')::uuid);
SET LOCAL app.current_player_id = '11111111-1111-4111-8111-111111111111';
CREATE ROLE reference_player_api;
GRANT SELECT ON quests TO reference_player_api;
SET LOCAL ROLE reference_player_api;
SELECT 1 / (count(*) FILTER (WHERE player_id <> '11111111-1111-4111-8111-111111111111') + 1) FROM quests;
ROLLBACK

-- # the policy of player_cards as the document writes it
BEGIN;
DROP POLICY player_cards_isolation ON player_cards;
ALTER TABLE player_cards ENABLE ROW LEVEL SECURITY;
CREATE POLICY player_cards_isolation ON player_cards
USING (player_id = current_setting('app.current_player_id')::uuid);
SET LOCAL app.current_player_id = '11111111-1111-4111-8111-111111111111';
CREATE ROLE reference_player_api;
GRANT SELECT ON player_cards TO reference_player_api;
SET LOCAL ROLE reference_player_api;
SELECT 1 / (count(*) FILTER (WHERE player_id <> '11111111-1111-4111-8111-111111111111') + 1) FROM player_cards;
ROLLBACK

-- # the policy of achievements as the document writes it
BEGIN;
DROP POLICY achievements_isolation ON achievements;
ALTER TABLE achievements ENABLE ROW LEVEL SECURITY;
CREATE POLICY achievements_isolation ON achievements
USING (player_id = current_setting('app.current_player_id')::uuid);
SET LOCAL app.current_player_id = '11111111-1111-4111-8111-111111111111';
CREATE ROLE reference_player_api;
GRANT SELECT ON achievements TO reference_player_api;
SET LOCAL ROLE reference_player_api;
SELECT 1 / (count(*) FILTER (WHERE player_id <> '11111111-1111-4111-8111-111111111111') + 1) FROM achievements;
ROLLBACK

-- # the policy of mastery_records as the document writes it
BEGIN;
DROP POLICY mastery_records_isolation ON mastery_records;
ALTER TABLE mastery_records ENABLE ROW LEVEL SECURITY;
CREATE POLICY mastery_records_isolation ON mastery_records
USING (player_id = current_setting('app.current_player_id')::uuid);
SET LOCAL app.current_player_id = '11111111-1111-4111-8111-111111111111';
CREATE ROLE reference_player_api;
GRANT SELECT ON mastery_records TO reference_player_api;
SET LOCAL ROLE reference_player_api;
SELECT 1 / (count(*) FILTER (WHERE player_id <> '11111111-1111-4111-8111-111111111111') + 1) FROM mastery_records;
ROLLBACK

-- # the policy of collection_progress as the document writes it
BEGIN;
DROP POLICY collection_progress_isolation ON collection_progress;
ALTER TABLE collection_progress ENABLE ROW LEVEL SECURITY;
CREATE POLICY collection_progress_isolation ON collection_progress
USING (player_id = current_setting('app.current_player_id')::uuid);
SET LOCAL app.current_player_id = '11111111-1111-4111-8111-111111111111';
CREATE ROLE reference_player_api;
GRANT SELECT ON collection_progress TO reference_player_api;
SET LOCAL ROLE reference_player_api;
SELECT 1 / (count(*) FILTER (WHERE player_id <> '11111111-1111-4111-8111-111111111111') + 1) FROM collection_progress;
ROLLBACK

-- # the policy of shipments as the document writes it
BEGIN;
DROP POLICY shipments_isolation ON shipments;
ALTER TABLE shipments ENABLE ROW LEVEL SECURITY;
CREATE POLICY shipments_isolation ON shipments
USING (player_id = current_setting('app.current_player_id')::uuid);
SET LOCAL app.current_player_id = '11111111-1111-4111-8111-111111111111';
CREATE ROLE reference_player_api;
GRANT SELECT ON shipments TO reference_player_api;
SET LOCAL ROLE reference_player_api;
SELECT 1 / (count(*) FILTER (WHERE player_id <> '11111111-1111-4111-8111-111111111111') + 1) FROM shipments;
ROLLBACK

-- # the policy of supply_lane_queue as the document writes it
BEGIN;
DROP POLICY supply_lane_queue_isolation ON supply_lane_queue;
ALTER TABLE supply_lane_queue ENABLE ROW LEVEL SECURITY;
CREATE POLICY supply_lane_queue_isolation ON supply_lane_queue
USING (player_id = current_setting('app.current_player_id')::uuid);
SET LOCAL app.current_player_id = '11111111-1111-4111-8111-111111111111';
CREATE ROLE reference_player_api;
GRANT SELECT ON supply_lane_queue TO reference_player_api;
SET LOCAL ROLE reference_player_api;
SELECT 1 / (count(*) FILTER (WHERE player_id <> '11111111-1111-4111-8111-111111111111') + 1) FROM supply_lane_queue;
ROLLBACK

-- # the policy of save_snapshots as the document writes it
BEGIN;
DROP POLICY save_snapshots_isolation ON save_snapshots;
ALTER TABLE save_snapshots ENABLE ROW LEVEL SECURITY;
CREATE POLICY save_snapshots_isolation ON save_snapshots
USING (player_id = current_setting('app.current_player_id')::uuid);
SET LOCAL app.current_player_id = '11111111-1111-4111-8111-111111111111';
CREATE ROLE reference_player_api;
GRANT SELECT ON save_snapshots TO reference_player_api;
SET LOCAL ROLE reference_player_api;
SELECT 1 / (count(*) FILTER (WHERE player_id <> '11111111-1111-4111-8111-111111111111') + 1) FROM save_snapshots;
ROLLBACK

-- # an administrator's role reads without naming a player
BEGIN;
CREATE ROLE reference_admin BYPASSRLS;
GRANT SELECT ON crop_plots TO reference_admin;
SET LOCAL ROLE reference_admin;
SELECT 1 / count(*) FROM crop_plots;
ROLLBACK

-- # the slowest queries
-- needs: pg_stat_statements
SELECT
    round(mean_exec_time::numeric, 2) AS mean_ms,
    calls,
    query
FROM pg_stat_statements
ORDER BY mean_exec_time DESC
LIMIT 10

-- # hypertables for the events
-- needs: timescaledb
SELECT count(*) FROM timescaledb_information.hypertables

-- # V38 again: every table of the document is there
CREATE TABLE IF NOT EXISTS players (player_id UUID PRIMARY KEY);
CREATE TABLE IF NOT EXISTS farm_state (player_id UUID PRIMARY KEY)

-- # a player goes, and all that belongs to the player
DELETE FROM players WHERE player_id = '11111111-1111-4111-8111-111111111111'

-- # nothing of the player is left
-- gives: 0 0 0
SELECT concat_ws(' ', (SELECT count(*) FROM crop_plots), (SELECT count(*) FROM save_snapshots), (SELECT count(*) FROM quests))
