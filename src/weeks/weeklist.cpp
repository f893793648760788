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

Week weekOf(const Pg::RowView& row, const QString& database, WeekName name)
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

}

Result<std::vector<GameWeeks>> discoverWeeks(Pg::Session& session, const GameLibrary& library,
                                             const Pg::Call& call, ListedGames listed)
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
    const auto streamed = session.stream(
        Pg::Sql::load("catalog/weeks.sql"), {},
        [&](const Pg::RowView& row) {
            const QString database = fromUtf8(row.text(0));
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
    return list;
}

}
