#include "weeks/weeklist.h"

#include "base/utf8.h"

#include <QHash>

#include <algorithm>

namespace Weekglass {

namespace {

bool isTrue(const Pg::RowView& row, int column)
{
    return row.text(column) == QByteArrayView("t");
}

Week::Status statusOf(const Pg::RowView& row)
{
    enum { AllowConnections = 4, IsInvalid, MayConnect };
    if (isTrue(row, IsInvalid))
        return Week::Status::Invalid;
    if (!isTrue(row, AllowConnections))
        return Week::Status::Closed;
    return isTrue(row, MayConnect) ? Week::Status::Ready : Week::Status::Forbidden;
}

Week weekOf(const Pg::RowView& row, const QString& database, std::optional<WeekName> name)
{
    Week week;
    week.identity = {row.text(7).toByteArray(), row.text(1).toByteArray().toUInt(), database};
    week.name = std::move(name);
    week.owner = fromUtf8(row.text(2));
    week.encoding = fromUtf8(row.text(3));
    week.status = statusOf(row);
    week.isFrozen = isTrue(row, 8);
    return week;
}

/// What became of those that were opened as weeks, as far as they are of this server.
class Others
{
public:
    static Result<Others> of(Pg::Session& session, const GameLibrary& library,
                             const std::vector<OtherDatabase>& databases)
    {
        Others others;
        if (databases.empty())
            return others;
        const auto here = identify(session);
        if (!here)
            return here.error();
        for (const OtherDatabase& each : databases) {
            const GamePointer game = library.game(each.game);
            if (game && each.identity.systemIdentifier == here->systemIdentifier)
                others.m_all.emplace_back(
                    game, Week {.identity = each.identity, .name = {}, .status = Week::Status::Gone});
        }
        return others;
    }

    QByteArray names() const
    {
        std::vector<Pg::Value> names;
        for (const auto& [game, week] : m_all)
            names.emplace_back(week.identity.name.toUtf8());
        return Pg::textArray(names);
    }

    void take(const Pg::RowView& row, const QString& database)
    {
        for (auto& [game, week] : m_all) {
            if (week.identity.name != database)
                continue;
            const quint32 oid = week.identity.oid;
            Week found = weekOf(row, database, {});
            if (found.identity.oid != oid)
                found.status = Week::Status::Replaced;
            found.identity.oid = oid;
            week = std::move(found);
        }
    }

    /// In a group after the weeks of the game.
    void addTo(std::vector<GameWeeks>& list) const
    {
        for (std::size_t at = 0; at < list.size(); ++at) {
            GameWeeks group {.game = list[at].game, .weeks = {}, .areOthers = true};
            for (const auto& [game, week] : m_all) {
                if (game == group.game)
                    group.weeks.push_back(week);
            }
            if (group.weeks.empty())
                continue;
            std::ranges::sort(group.weeks, {}, [](const Week& week) { return week.identity.name; });
            list.insert(list.begin() + static_cast<std::ptrdiff_t>(++at), std::move(group));
        }
    }

private:
    std::vector<std::pair<GamePointer, Week>> m_all;
};

}

Result<std::vector<GameWeeks>> discoverWeeks(Pg::Session& session, const GameLibrary& library,
                                             const Pg::Call& call, ListedGames listed,
                                             const std::vector<OtherDatabase>& databases)
{
    std::vector<GameWeeks> list;
    QHash<const GameDefinition*, std::size_t> places;
    const auto add = [&](const GamePointer& game) {
        places.insert(game.get(), list.size());
        list.push_back({game, {}});
    };
    std::ranges::for_each(library.games(), add);
    for (const GameLibrary::Untrusted& waiting : library.untrusted()) {
        if (listed == ListedGames::All && waiting.game)
            add(waiting.game);
    }
    auto others = Others::of(session, library, databases);
    if (!others)
        return others.error();
    const auto streamed = session.stream(
        Pg::Sql::load("catalog/weeks.sql"), {others->names()},
        [&](const Pg::RowView& row) {
            const QString database = fromUtf8(row.text(0));
            others->take(row, database);
            auto match = library.match(database);
            if (!match && listed == ListedGames::All)
                match = library.matchUntrusted(database);
            if (match)
                list[places.value(match->game.get())].weeks.push_back(
                    weekOf(row, database, std::move(match->name)));
        },
        {}, call);
    if (!streamed)
        return streamed.error();
    for (GameWeeks& game : list)
        std::sort(game.weeks.begin(), game.weeks.end(),
                  [](const Week& a, const Week& b) { return a.name > b.name; });
    others->addTo(list);
    return list;
}

}
