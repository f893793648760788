-- Answers that a rollback took back. They stay in raw, where nothing is ever changed or deleted; the transforms leave
-- them out, and the same answers in a file are not loaded again.

CREATE TABLE raw.cut_events (
    event_id BIGINT PRIMARY KEY REFERENCES raw.api_events (id) ON DELETE CASCADE,
    -- The play log, the game and the last play that stayed.
    log TEXT NOT NULL,
    game_id TEXT NOT NULL,
    after_play BIGINT NOT NULL
);

COMMENT ON TABLE raw.cut_events IS 'Answers that a rollback took back; undoing it takes the mark away';
