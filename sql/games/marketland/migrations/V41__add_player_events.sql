-- Every meaningful thing a player does, appended, in a partition per month.

CREATE TABLE public.player_events (
    event_id BIGSERIAL,
    player_id UUID NOT NULL,
    event_type VARCHAR(64) NOT NULL,
    event_data JSONB,
    occurred_at TIMESTAMPTZ NOT NULL DEFAULT pg_catalog.now(),
    -- The reference leaves the table without a key, so nothing could name one event and the same one could be written
    -- twice. A key of a partitioned table must have the column it is partitioned by; that one first, it also serves
    -- paging by time.
    PRIMARY KEY (occurred_at, event_id)
) PARTITION BY RANGE (occurred_at);

-- Takes what no month takes, so that an insert never fails because nobody made a partition in time.
CREATE TABLE public.player_events_default PARTITION OF public.player_events DEFAULT;

CREATE INDEX idx_events_player_time ON public.player_events (player_id, occurred_at DESC);
CREATE INDEX idx_events_type_time ON public.player_events (event_type, occurred_at DESC);
-- Keyset paging of one player's events.
CREATE INDEX idx_events_subject_time ON public.player_events ((player_id::TEXT), occurred_at, event_id);
-- Rows arrive in the order of time, so a few bytes for many pages find a range of it.
CREATE INDEX idx_events_time_brin ON public.player_events USING BRIN (occurred_at);
CREATE INDEX idx_events_data ON public.player_events USING GIN (event_data jsonb_path_ops);

-- Makes the partitions of this many months from the given day's month on, where they are missing. Months are those of
-- UTC, whatever the session's time zone: bounds written as bare dates would leave gaps or overlap from one session to
-- the next. Rows that went to the default partition meanwhile move over; with them there PostgreSQL would refuse the
-- new partition.
CREATE FUNCTION public.create_player_events_partitions(first_day DATE, months INTEGER) RETURNS INTEGER LANGUAGE plpgsql AS $$
DECLARE
    month_start TIMESTAMP;
    lower_bound TIMESTAMPTZ;
    upper_bound TIMESTAMPTZ;
    partition TEXT;
    made INTEGER := 0;
BEGIN
    FOR i IN 0 .. months - 1 LOOP
        month_start := pg_catalog.date_trunc('month', first_day::TIMESTAMP) + i * INTERVAL '1 month';
        lower_bound := month_start AT TIME ZONE 'UTC';
        upper_bound := (month_start + INTERVAL '1 month') AT TIME ZONE 'UTC';
        partition := 'player_events_' || pg_catalog.to_char(month_start, 'YYYY_MM');
        CONTINUE WHEN pg_catalog.to_regclass('public.' || partition) IS NOT NULL;
        EXECUTE pg_catalog.format('CREATE TABLE public.%I (LIKE public.player_events INCLUDING DEFAULTS)', partition);
        EXECUTE pg_catalog.format(
            'WITH moved AS (
                DELETE FROM public.player_events_default WHERE occurred_at >= %L AND occurred_at < %L RETURNING *
            )
            INSERT INTO public.%I SELECT * FROM moved', lower_bound, upper_bound, partition);
        EXECUTE pg_catalog.format(
            'ALTER TABLE public.player_events ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)',
            partition, lower_bound, upper_bound);
        made := made + 1;
    END LOOP;
    RETURN made;
END
$$;

COMMENT ON FUNCTION public.create_player_events_partitions(DATE, INTEGER) IS
    'For a job on the 25th of each month: SELECT public.create_player_events_partitions(CURRENT_DATE, 2)';

-- The reference's one partition and the month that follows it, then this month and the next two.
SELECT
    public.create_player_events_partitions(DATE '2026-03-01', 2)
    + public.create_player_events_partitions((pg_catalog.now() AT TIME ZONE 'UTC')::DATE, 3);
