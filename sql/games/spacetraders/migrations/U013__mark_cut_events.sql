DROP TABLE raw.cut_events;
