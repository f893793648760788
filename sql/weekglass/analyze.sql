-- After much was loaded at once: until autovacuum comes by, the planner would think the tables empty.
ANALYZE
