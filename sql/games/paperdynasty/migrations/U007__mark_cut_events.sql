DROP INDEX raw.api_events_game;
DROP TABLE raw.cut_events;
