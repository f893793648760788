DROP TRIGGER notify_events ON raw.api_events;
DROP FUNCTION raw.notify_events();
