-- What every player has in store.
SELECT i.player_id, i.location, i.item_type, i.is_fresh, i.quantity
FROM public.inventory AS i
ORDER BY i.player_id, i.location, i.item_type, i.is_fresh
