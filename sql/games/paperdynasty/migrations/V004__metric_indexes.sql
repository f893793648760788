-- Charts ask for a stretch of time over all games.

CREATE INDEX plays_created_at ON public.plays (created_at);
