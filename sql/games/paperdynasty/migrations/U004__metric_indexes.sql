DROP INDEX public.plays_created_at;
