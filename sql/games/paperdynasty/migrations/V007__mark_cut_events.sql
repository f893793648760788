-- Responses that a rollback took back, in whole or in part: what one tells of plays after after_play does not count. They
-- stay in raw, where nothing is ever changed or deleted; the transforms leave them out, and the same responses in a file
-- are not loaded again.

CREATE TABLE raw.cut_events (
    event_id BIGINT NOT NULL REFERENCES raw.api_events (id) ON DELETE CASCADE,
    -- The play log, the game and the last play that stayed.
    log TEXT NOT NULL,
    game_id UUID NOT NULL,
    after_play BIGINT NOT NULL,
    PRIMARY KEY (event_id, after_play)
);

COMMENT ON TABLE raw.cut_events IS 'Responses that a rollback took back; undoing it takes the mark away';

-- A rollback looks for all that was told of one game.
CREATE INDEX api_events_game ON raw.api_events ((payload ->> 'game_id'), endpoint);
