-- Daily quests of a player ($1) that are open at a moment ($2), the best reward first: by idx_quests_player_active.
SELECT
    q.quest_id,
    CASE WHEN q.expires_at <= $2::TIMESTAMPTZ + INTERVAL '1 hour' THEN 'ends soon' END AS alert,
    q.quest_key,
    q.progress,
    q.target,
    q.expires_at,
    q.xp_reward
FROM public.quests AS q
WHERE q.player_id = $1::UUID
    AND q.quest_type = 'daily'
    AND q.expires_at > $2::TIMESTAMPTZ
    AND NOT q.is_complete
ORDER BY q.xp_reward DESC, q.quest_id
