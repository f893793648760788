-- Stars for crops, animals, buildings and displays.

CREATE TABLE public.mastery_records (
    mastery_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES public.players (player_id) ON DELETE CASCADE,
    subject_type VARCHAR(16) NOT NULL CHECK (subject_type IN ('crop', 'animal', 'building', 'store_display')),
    subject_key VARCHAR(64) NOT NULL,
    star_level SMALLINT NOT NULL DEFAULT 0 CHECK (star_level BETWEEN 0 AND 3),
    action_count INTEGER NOT NULL DEFAULT 0,
    UNIQUE (player_id, subject_type, subject_key)
);
