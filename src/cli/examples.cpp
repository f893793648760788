#include "cli/examples.h"

#include "cli/commandtree.h"

#include <CLI/CLI.hpp>

#include <map>

namespace Weekglass {

namespace {

/// Behind the path of each command, what to type after "weekglassctl". A test parses them all.
const std::map<std::string, std::string>& examples()
{
    static const std::map<std::string, std::string> all {
        {"archive close", "--local archive close galaxy_2026_w47_opened"},
        {"archive make", "--local archive make galaxy_2026_w47"},
        {"archive open", "--local archive open galaxy_2026_w47.dump"},
        {"archive verify", "--local archive verify galaxy_2026_w47.dump"},
        {"backfill",
         "--local backfill marketland_2026_w47 --table public.players --set \"level = 1\" --where \"level IS "
         "NULL\""},
        {"board", "--local board --sizes"},
        {"board export", "--local board export Findings > findings.json"},
        {"board import", "--local board import Findings findings.json"},
        {"board list", "--local board list --game galaxy"},
        {"board render", "--local board render galaxy_2026_w47 Findings --html findings.html"},
        {"board show", "--local board show Findings"},
        {"cache", "--local cache marketland_2026_w47 --redis redis://localhost"},
        {"cleanup", "--local cleanup"},
        {"cohorts", "--local cohorts marketland_2026_w47 --day 0 --after 2"},
        {"compare", "--local compare galaxy_2026_w47 galaxy_2026_w46"},
        {"create", "--local create galaxy_2026_w48"},
        {"diff", "--local diff spacetraders_2026_w47 1234"},
        {"drift", "--local drift galaxy_2026_w47"},
        {"drop", "--local drop galaxy_2026_w46 --dry-run"},
        {"events", "--local events spacetraders_2026_w47 --status 4xx --limit 20"},
        {"export", "--local export spacetraders_2026_w47 --status 4xx --file failures.csv"},
        {"fetch", "--local fetch spacetraders_2026_w47 --dry-run"},
        {"freeze", "--local freeze galaxy_2026_w47 --dry-run"},
        {"games forget", "games forget mygame"},
        {"games list", "games list"},
        {"games trust", "games trust ./mygame"},
        {"help", "help tutorial"},
        {"import", "--local import spacetraders_2026_w47 feed.ndjson"},
        {"lacks", "--local lacks galaxy_2026_w47"},
        {"log", "--local log galaxy_2026_w47"},
        {"maintenance", "--local maintenance spacetraders_2026_w47"},
        {"maintenance run", "--local maintenance run spacetraders_2026_w47 vacuum --dry-run"},
        {"metrics", "--local metrics galaxy_2026_w47 --metric fuel"},
        {"metrics kept", "metrics kept"},
        {"migrate", "--local migrate galaxy_2026_w47 --dry-run"},
        {"migration alembic", "--local migration alembic paperdynasty_2026_w47 --dry-run"},
        {"migration baseline", "--local migration baseline galaxy_2026_w47 --version 001 --dry-run"},
        {"migration lint", "migration lint galaxy"},
        {"migration repair", "--local migration repair galaxy_2026_w47"},
        {"migration try", "--local migration try galaxy_2026_w47"},
        {"migration undo", "--local migration undo galaxy_2026_w47 --to 7 --dry-run"},
        {"migrations", "--local migrations galaxy"},
        {"not-null", "--local not-null marketland_2026_w47 --table public.players --column level"},
        {"open", "open weekglass://server/board"},
        {"operations", "--local operations paperdynasty_2026_w47"},
        {"partitions", "--local partitions marketland_2026_w47 --dry-run"},
        {"plays", "--local plays paperdynasty_2026_w47"},
        {"policies check", "--local policies check marketland_2026_w47"},
        {"policies grant", "--local policies grant marketland_2026_w47 --dry-run"},
        {"policies list", "--local policies list marketland_2026_w47"},
        {"purge", "--local purge paperdynasty_2026_w47 --older-than 30"},
        {"query", "--local query spacetraders_2026_w47 \"SELECT count(*) FROM raw.api_events\""},
        {"recover", "--local recover galaxy_2026_w47 --redis redis://localhost"},
        {"redo",
         "--local redo paperdynasty_2026_w47 --operation 260c82e9-1d7e-4682-b317-ae643ba7dcfa --reason "
         "\"Repaired\""},
        {"report", "--local report marketland_2026_w47 dashboard"},
        {"reset", "--local reset galaxy_2026_w47 --dry-run"},
        {"rollback",
         "--local rollback paperdynasty_2026_w47 --game d9a39efb-8c8d-9efe-b44d-97bcea54b239 --to 49"},
        {"rows", "--local rows marketland_2026_w47 players --where \"level >= 10\" --limit 20"},
        {"sample", "--local sample"},
        {"search", "--local search --game spacetraders --text X1-AB12"},
        {"server mark", "--connect \"host=db.example user=game\" server mark production"},
        {"server start", "server start"},
        {"server status", "server status"},
        {"server stop", "server stop"},
        {"snapshot diff", "--local snapshot diff galaxy_2026_w47 17"},
        {"snapshot history", "--local snapshot history galaxy_2026_w47 \"ships[Kestrel].fuel\" --changes"},
        {"snapshot prune", "--local snapshot prune galaxy_2026_w47 --dry-run"},
        {"snapshot show", "--local snapshot show galaxy_2026_w47 17"},
        {"snapshot verify", "--local snapshot verify galaxy_2026_w47"},
        {"snapshots", "--local snapshots galaxy_2026_w47 --limit 10"},
        {"state",
         "--local state paperdynasty_2026_w47 --game d9a39efb-8c8d-9efe-b44d-97bcea54b239 --play 20"},
        {"tables", "--local tables marketland_2026_w47 crop_plots"},
        {"tail", "--local tail spacetraders_2026_w47 --kind /my/ships"},
        {"thaw", "--local thaw galaxy_2026_w47 --dry-run"},
        {"transform", "--local transform spacetraders_2026_w47"},
        {"undo",
         "--local undo paperdynasty_2026_w47 --operation 260c82e9-1d7e-4682-b317-ae643ba7dcfa --dry-run"},
        {"verify-replay", "--local verify-replay paperdynasty_2026_w47"},
        {"weeks", "--local weeks"},
    };
    return all;
}

}

std::string exampleOf(const std::string& path)
{
    const auto found = examples().find(path);
    return found == examples().end() ? std::string() : "weekglassctl " + found->second;
}

void addExamples(CLI::App& root)
{
    for (CLI::App* command :
         root.get_subcommands([](CLI::App* each) { return !each->get_group().empty(); })) {
        const std::string example = exampleOf(pathOf(*command));
        if (!example.empty())
            command->footer("Example:\n  " + example + "\n\n" + command->get_footer());
        addExamples(*command);
    }
}

}
