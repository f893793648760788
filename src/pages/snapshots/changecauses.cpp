#include "pages/snapshots/changecauses.h"

#include "base/servertime.h"
#include "events/eventquery.h"
#include "pg/subquery.h"
#include "replay/playlogloader.h"

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int MaxRows = 100; // of one source
constexpr int MaxGames = 20; // of one play log

struct Window
{
    QByteArray from;
    QByteArray until;
    QByteArrayList owners;
};

int rankOf(const ChangeCause& cause)
{
    if (cause.isAtTheEnd)
        return 3;
    return cause.isOfOwner ? 0 : cause.isPlay ? 2 : 1;
}

Result<void> addEvents(Pg::Session& session, const EventSource& source, const Window& window,
                       const Pg::Call& call, ChangeCauses& found)
{
    const auto from = microsecondsOf(window.from);
    const auto until = microsecondsOf(window.until);
    if (!from || !until)
        return {};
    auto shape = describeEvents(session, source, call);
    if (!shape)
        return shape.error();
    // a filter knows whole milliseconds, snapshots and events do not
    const EventQuery query {.source = source,
                            .shape = *shape,
                            .filter = {.from = dateTimeOf(*from), .until = dateTimeOf(*until + 1000)}};
    auto page = fetchEventPage(session, query, {}, EventDirection::Older, MaxRows, call);
    if (!page)
        return page.error();
    found.more = found.more || page->more;
    for (const EventRow& row : page->rows) {
        const auto at = microsecondsOf(row.key.at);
        if (at && (*at <= *from || *at > *until))
            continue;
        const auto cell = [&](const char* name) {
            return row.cells[static_cast<std::size_t>(shape->column(name))];
        };
        found.causes.push_back({.source = source.title,
                                .at = row.key.at,
                                .what = cell("kind"),
                                .subject = cell("subject"),
                                .isOfOwner = window.owners.contains(cell("subject").value_or(QByteArray()))});
    }
    return {};
}

Result<void> addPlays(Pg::Session& session, const PlayLogDefinition& log, const Window& window,
                      const Pg::Call& call, ChangeCauses& found)
{
    const auto plays = playsSql(log);
    if (!plays)
        return plays.error();
    const Pg::Sql sql = Pg::Sql("SELECT p.at, p.title FROM ") + plays->asSubquery(Pg::Sql("p"))
        + Pg::Sql("\nWHERE p.at > $2::timestamptz AND p.at <= $3::timestamptz\nORDER BY p.at DESC LIMIT ")
        + Pg::Sql::parameter(4) + Pg::Sql("::int");
    const auto games = loadGames(session, log, {.search = {}, .limit = MaxGames}, call.stop);
    if (!games)
        return games.error();
    found.more = found.more || games->hasMore;
    for (const PlayLogGame& game : games->games) {
        auto rows = session.readTable(
            sql, {game.gameId, window.from, window.until, QByteArray::number(MaxRows)}, call);
        if (!rows)
            return rows.error().at(log.plays.name);
        found.more = found.more || rows->rows.size() == MaxRows;
        for (const auto& row : rows->rows)
            found.causes.push_back({.source = log.title,
                                    .at = row[0].value_or(QByteArray()),
                                    .what = row[1],
                                    .subject = game.title ? game.title : Pg::Value(game.gameId),
                                    .isOfOwner = window.owners.contains(game.gameId),
                                    .isPlay = true,
                                    .isAtTheEnd = row[0] == window.until});
    }
    return {};
}

/// Who is known by a name in the snapshots is known by an id among events and games.
Result<void> addIds(Pg::Session& session, const GameDefinition& game, Window& window, const Pg::Call& call)
{
    const QByteArrayList names = window.owners;
    for (const NameSource& source : game.names) {
        const auto named = Pg::subqueryOf(source.query.text, source.query.name, Pg::Sql("n"));
        if (!named)
            return named.error();
        for (const QByteArray& name : names) {
            const auto ids = session.readTable(Pg::Sql("SELECT n.id::TEXT FROM ") + *named
                                                   + Pg::Sql("\nWHERE n.name::TEXT = $1::TEXT LIMIT 10"),
                                               {name}, call);
            if (!ids)
                return ids.error().at(source.query.name);
            for (const auto& row : ids->rows)
                window.owners << row[0].value_or(QByteArray());
        }
    }
    return {};
}

}

Result<ChangeCauses> findChangeCauses(Pg::Session& session, const GameDefinition& game,
                                      const QByteArray& from, const QByteArray& until,
                                      const QByteArrayList& owners, const Pg::Call& call)
{
    Window window {.from = from, .until = until, .owners = owners};
    if (auto added = addIds(session, game, window, call); !added)
        return added.error();
    ChangeCauses found;
    for (const EventSource& source : game.events) {
        if (auto added = addEvents(session, source, window, call, found); !added)
            return added.error();
    }
    for (const PlayLogDefinition& log : game.playLogs) {
        if (auto added = addPlays(session, log, window, call, found); !added)
            return added.error();
    }
    std::stable_sort(found.causes.begin(), found.causes.end(),
                     [](const ChangeCause& a, const ChangeCause& b) {
                         if (rankOf(a) != rankOf(b))
                             return rankOf(a) < rankOf(b);
                         return microsecondsOf(a.at).value_or(0) > microsecondsOf(b.at).value_or(0);
                     });
    return found;
}

}
