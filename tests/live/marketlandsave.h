#pragma once

namespace Weekglass {

/// What the tables say, told as a save does; what a save does not say is left out.
inline constexpr const char* MarketlandState = R"(
SELECT jsonb_build_object(
    'plots', (SELECT jsonb_agg(jsonb_build_object('id', plot_id, 'zone', zone_index, 'x', grid_x, 'y', grid_y, 'size', plot_size,
        'crop', crop_type, 'ready', date_trunc('second', ready_at), 'fertilised', fertilised, 'harvests', mastery_harvests)
        ORDER BY plot_id) FROM public.crop_plots WHERE player_id = p),
    'pens', (SELECT jsonb_agg(jsonb_build_object('id', pen_id, 'zone', zone_index, 'animal', animal_type, 'count', current_count,
        'happiness', happiness, 'collections', mastery_collections) ORDER BY pen_id)
        FROM public.animal_pens WHERE player_id = p),
    'displays', (SELECT jsonb_agg(jsonb_build_object('id', display_id, 'type', display_type, 'zone', zone_index, 'x', grid_x,
        'y', grid_y, 'supply', supply_mode, 'stock', stock_qty, 'capacity', max_capacity) ORDER BY display_id)
        FROM public.displays WHERE player_id = p),
    'inventory', (SELECT jsonb_agg(jsonb_build_object('place', location, 'item', item_type, 'fresh', is_fresh, 'n', quantity)
        ORDER BY location, item_type, is_fresh) FROM public.inventory WHERE player_id = p AND quantity > 0),
    'jobs', (SELECT jsonb_agg(jsonb_build_object('id', job_id, 'building', building_type, 'recipe', recipe,
        'finishes', date_trunc('second', finishes_at)) ORDER BY job_id)
        FROM public.processing_jobs WHERE player_id = p AND NOT is_complete))
FROM (SELECT '%1'::uuid AS p) AS of_player)";

/// The same of a save.
inline constexpr const char* MarketlandSaved = R"(
SELECT jsonb_build_object(
    'plots', (SELECT jsonb_agg(jsonb_build_object('id', e -> 'plot_id', 'zone', e -> 'zone', 'x', e -> 'x', 'y', e -> 'y', 'size',
        e -> 'size', 'crop', e -> 'crop', 'ready', (e ->> 'ready_at')::timestamptz, 'fertilised', e -> 'fertilised', 'harvests',
        e -> 'harvests') ORDER BY (e ->> 'plot_id')::bigint) FROM jsonb_array_elements(d #> '{farm,plots}') AS e),
    'pens', (SELECT jsonb_agg(jsonb_build_object('id', e -> 'pen_id', 'zone', e -> 'zone', 'animal', e -> 'animal', 'count',
        e -> 'count', 'happiness', e -> 'happiness', 'collections', e -> 'collections') ORDER BY (e ->> 'pen_id')::bigint)
        FROM jsonb_array_elements(d #> '{farm,pens}') AS e),
    'displays', (SELECT jsonb_agg(jsonb_build_object('id', e -> 'display_id', 'type', e -> 'type', 'zone', e -> 'zone', 'x',
        e -> 'x', 'y', e -> 'y', 'supply', e -> 'supply', 'stock', e -> 'stock', 'capacity', e -> 'capacity')
        ORDER BY (e ->> 'display_id')::bigint) FROM jsonb_array_elements(d #> '{store,displays}') AS e),
    'inventory', (SELECT jsonb_agg(jsonb_build_object('place', e -> 'location', 'item', e -> 'item', 'fresh', e -> 'fresh', 'n',
        e -> 'quantity') ORDER BY e ->> 'location', e ->> 'item', (e ->> 'fresh')::boolean)
        FROM jsonb_array_elements(d -> 'inventory') AS e),
    'jobs', (SELECT jsonb_agg(jsonb_build_object('id', e -> 'job_id', 'building', e -> 'building', 'recipe', e -> 'recipe',
        'finishes', (e ->> 'finishes_at')::timestamptz) ORDER BY (e ->> 'job_id')::bigint)
        FROM jsonb_array_elements(d -> 'jobs') AS e))
FROM (SELECT snapshot_data AS d FROM public.save_snapshots WHERE snapshot_id = %1) AS s)";

}
