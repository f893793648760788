#include "cli/asplayer.h"

#include "base/utf8.h"
#include "cli/output.h"
#include "cli/text.h"
#include "weeks/hiddenrows.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

/// Each reads rows of a week, and nothing else of it.
const QStringList& readingCommands()
{
    static const QStringList names {QStringLiteral("events"),
                                    QStringLiteral("export"),
                                    QStringLiteral("tail"),
                                    QStringLiteral("snapshots"),
                                    QStringLiteral("snapshot show"),
                                    QStringLiteral("snapshot diff"),
                                    QStringLiteral("snapshot history"),
                                    QStringLiteral("tables"),
                                    QStringLiteral("rows"),
                                    QStringLiteral("query"),
                                    QStringLiteral("report")};
    return names;
}

QString commandOf(const CLI::App& app)
{
    QStringList names;
    for (auto given = app.get_subcommands(); !given.empty(); given = given.front()->get_subcommands())
        names << QString::fromStdString(given.front()->get_name());
    return names.join(QLatin1Char(' '));
}

Result<void> tellHidden(Pg::Session& session, const std::optional<QString>& reads = {})
{
    const auto hidden = readHiddenRows(session);
    if (!hidden)
        return hidden.error();
    if (const QString text = hidden->text(reads); !text.isEmpty())
        say(fromUtf8(session.database()) + QStringLiteral(": ") + text);
    return {};
}

}

void addAsPlayer(CLI::App& app, Context& context)
{
    app.add_option_function<std::string>(
        "--as-player",
        [&context](const std::string& id) { context.asPlayer = QByteArray::fromStdString(id); },
        "Read as the player with this id: with the role and the setting that the game's policies ask for");
}

Result<void> checkAsPlayer(const CLI::App& app, const Context& context)
{
    const QString command = commandOf(app);
    if (!context.asPlayer || readingCommands().contains(command))
        return {};
    return Error {.kind = Error::Kind::Format,
                  .message = Text::tr("“%1” does not read rows as a player; nothing was done.").arg(command),
                  .advice = Text::tr("These do: %1.").arg(readingCommands().join(Text::tr(", ")))};
}

Result<std::optional<ViewedPlayer>> whoseRows(const Context& context, Pg::Session& session,
                                              const GameDefinition& game, const std::optional<QString>& reads)
{
    using Whose = std::optional<ViewedPlayer>;
    if (!context.asPlayer) {
        const auto told = tellHidden(session, reads);
        return told ? Result(Whose()) : told.error();
    }
    const auto player = findPlayer(session, game, *context.asPlayer);
    if (!player)
        return player.error();
    if (auto may = requireRole(session, player->as.role); !may)
        return may.error();
    say(Text::tr("Reading as the player %1, with the role %2: rows of others are hidden.")
            .arg(player->title(), player->as.role));
    return Whose(*player);
}

void tellHiddenRows(const std::vector<WeekHandle>& weeks)
{
    for (const WeekHandle& week : weeks) {
        if (const auto session = week.acquire())
            (void)tellHidden(**session);
    }
}

Result<void> readAsAsked(const Context& context, std::vector<WeekHandle>& weeks,
                         const std::optional<QString>& reads)
{
    for (WeekHandle& week : weeks) {
        const auto session = week.acquire();
        if (!session && !context.asPlayer)
            continue;
        auto whose = session ? whoseRows(context, **session, *week.game, reads)
                             : Result<std::optional<ViewedPlayer>>(session.error());
        if (!whose)
            return whose.error().at(week.title());
        week.player = *std::move(whose);
    }
    return {};
}

}
