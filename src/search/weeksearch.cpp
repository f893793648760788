#include "search/weeksearch.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "pg/promisedrows.h"
#include "pg/subquery.h"
#include "search/text.h"
#include "snapshots/snapshotselect.h"
#include "json/document.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Kind = SearchHit::Kind;
using Pg::Sql;

constexpr int EventsOfSubject = 3;
constexpr std::size_t MostHits = 200; // whatever a broken query gives

/// One look into a week: its queries one after the other, and what they gave so far.
class WeekSearch
{
public:
    WeekSearch(Pg::Session& session, const TypedText& typed, const SearchLimits& limits, const Pg::Call& call)
        : m_session(session)
        , m_typed(typed)
        , m_limits(limits)
        , m_call(call)
    {
    }

    Result<void> lookForNames(const NameSource& source);
    Result<void> lookForEvents(const EventSource& source);
    Result<void> lookForSnapshots(const SnapshotSource& source);
    WeekHits take() { return std::move(m_found); }

private:
    struct Statement
    {
        Sql sql;
        Pg::Params params;
    };

    /// Unless that would read all of a large table.
    Result<void> readIfQuick(const QString& file, const QString& title, const Statement& statement,
                             const Pg::PromisedRowHandler& onRow);
    Result<bool> isQuick(const Statement& statement);
    Result<void> note(const Error& error, const QString& file);
    Result<void> lookForEvent(const EventSource& source);
    Result<void> lookForSubject(const EventSource& source);
    void add(SearchHit hit);
    void addNamed(const NameSource& source, Pg::PromisedRow& row);
    static SearchHit eventHit(const EventSource& source, Pg::PromisedRow& row);

    Pg::Session& m_session;
    const TypedText& m_typed;
    const SearchLimits& m_limits;
    const Pg::Call& m_call;
    WeekHits m_found;
};

/// What only this query could not do is noted; without a session there is nothing more to ask.
Result<void> WeekSearch::note(const Error& error, const QString& file)
{
    if (error.kind == Error::Kind::Cancelled || !m_session.isUsable())
        return error;
    m_found.failed.push_back(error.at(file));
    return {};
}

/// By the planner: the same statement costs little in a small week and too much in a large one.
Result<bool> WeekSearch::isQuick(const Statement& statement)
{
    const auto plan =
        m_session.readTable(Sql("EXPLAIN (FORMAT JSON) ") + statement.sql, statement.params, m_call);
    if (!plan)
        return plan.error();
    const auto document = Json::Document::parse(plan->single().value_or(QByteArray()));
    if (!document)
        return document.error();
    const auto root = document->child(Json::Document::root(), 0);
    const auto cost = document->find(document->find(root, u"Plan"), u"Total Cost");
    return cost != Json::noNode && document->rawText(cost).toDouble() <= m_limits.mostCost;
}

Result<void> WeekSearch::readIfQuick(const QString& file, const QString& title, const Statement& statement,
                                     const Pg::PromisedRowHandler& onRow)
{
    const auto quick = isQuick(statement);
    if (!quick)
        return note(quick.error(), file);
    if (!*quick) {
        if (!m_found.notLookedAt.contains(title))
            m_found.notLookedAt << title;
        return {};
    }
    const auto read = Pg::readRows(m_session, file, statement.sql, statement.params, onRow, m_call);
    return read ? Result<void>() : note(read.error(), file);
}

void WeekSearch::add(SearchHit hit)
{
    const bool isThere =
        std::ranges::any_of(m_found.hits, [&hit](const SearchHit& other) { return other.isSame(hit); });
    if (!isThere && m_found.hits.size() < MostHits)
        m_found.hits.push_back(std::move(hit));
}

void WeekSearch::addNamed(const NameSource& source, Pg::PromisedRow& row)
{
    SearchHit hit {.subject = row.text(0)};
    const QString name = fromUtf8(row.text(1));
    hit.name = visibleText(name, ListedNameCharacters);
    hit.detail = visibleText(row.value(2).value_or(QByteArray()), ListedNameCharacters);
    hit.rank = m_typed.rank(name, fromUtf8(hit.subject));
    for (const auto& [kind, id] : {std::pair<Kind, QString> {Kind::Game, source.playLog},
                                   {Kind::Subject, source.events},
                                   {Kind::Snapshot, source.snapshots}}) {
        hit.kind = kind;
        hit.source = id;
        if (!id.isEmpty())
            add(hit);
    }
}

Result<void> WeekSearch::lookForNames(const NameSource& source)
{
    const auto names = Pg::subqueryOf(source.query.text, source.query.name, Sql("n"));
    if (!names)
        return note(names.error(), source.query.name);
    Statement statement {.sql = Sql("SELECT n.id::text, n.name::text, n.detail::text\nFROM ") + *names,
                         .params = {m_typed.text.toUtf8()}};
    Sql glue("\nWHERE strpos(lower(n.id::text), lower($1::text)) = 1 OR (");
    for (const QString& word : m_typed.words) {
        statement.params.emplace_back(word.toUtf8());
        // strpos, not LIKE: what the user types has no wildcards
        statement.sql += glue + Sql("strpos(lower(concat_ws(' ', n.name, n.detail)), lower(")
            + Sql::parameter(static_cast<int>(statement.params.size())) + Sql("::text)) > 0");
        glue = Sql("\n    AND ");
    }
    statement.params.emplace_back(QByteArray::number(m_limits.each));
    statement.sql +=
        Sql(")\nORDER BY n.id::text <> $1::text, strpos(lower(n.name::text), lower($1::text)) <> "
            "1, n.name, n.id\nLIMIT ")
        + Sql::parameter(static_cast<int>(statement.params.size())) + Sql("::int");
    // few rows, as the manifest promises; the deadline holds it to that
    const auto read = Pg::readRows(
        m_session, source.query.name, statement.sql, statement.params,
        [&](Pg::PromisedRow& row) { addNamed(source, row); }, m_call);
    return read ? Result<void>() : note(read.error(), source.query.name);
}

SearchHit WeekSearch::eventHit(const EventSource& source, Pg::PromisedRow& row)
{
    SearchHit hit {.kind = Kind::Event, .source = source.id};
    hit.event = {.at = row.time(0), .id = row.integerText(1)};
    hit.subject = row.value(3).value_or(QByteArray());
    hit.name = visibleText(row.value(2).value_or(QByteArray()), ListedNameCharacters);
    hit.detail = Text::tr("%1, %2, id %3", "event: subject, time, id")
                     .arg(visibleText(hit.subject, ListedNameCharacters), visibleText(hit.event.at),
                          visibleText(hit.event.id));
    return hit;
}

Result<void> WeekSearch::lookForEvent(const EventSource& source)
{
    EventSelect select({.source = source});
    select.where(Sql("e.id = ") + select.value(QByteArray::number(*m_typed.number), Sql("bigint")));
    // no LIMIT: the planner's cost is to be that of finding nothing
    const auto statement = select.finish(Sql("e.at, e.id, e.kind, e.subject"));
    if (!statement)
        return note(statement.error(), source.query.name);
    return readIfQuick(source.query.name, Text::tr("%1 by id").arg(source.title),
                       {.sql = statement->sql, .params = statement->params}, [&](Pg::PromisedRow& row) {
                           SearchHit hit = eventHit(source, row);
                           hit.rank = 0;
                           add(std::move(hit));
                       });
}

Result<void> WeekSearch::lookForSubject(const EventSource& source)
{
    EventSelect select({.source = source});
    select.where(Sql("e.subject = ") + select.value(m_typed.text.toUtf8(), Sql("text")));
    const Sql newest = EventSelect::order(EventDirection::Older) + Sql(" LIMIT ")
        + select.value(QByteArray::number(EventsOfSubject), Sql("int"));
    const auto statement = select.finish(Sql("e.at, e.id, e.kind, e.subject"), newest);
    if (!statement)
        return note(statement.error(), source.query.name);
    return readIfQuick(source.query.name, Text::tr("%1 by subject").arg(source.title),
                       {.sql = statement->sql, .params = statement->params}, [&](Pg::PromisedRow& row) {
                           SearchHit event = eventHit(source, row);
                           add({.kind = Kind::Subject,
                                .source = source.id,
                                .name = visibleText(event.subject, ListedNameCharacters),
                                .detail = source.title,
                                .rank = 0,
                                .subject = event.subject});
                           event.rank = 1;
                           add(std::move(event));
                       });
}

Result<void> WeekSearch::lookForEvents(const EventSource& source)
{
    if (m_typed.number) {
        if (auto looked = lookForEvent(source); !looked)
            return looked;
    }
    return lookForSubject(source);
}

Result<void> WeekSearch::lookForSnapshots(const SnapshotSource& source)
{
    SnapshotSelect select({.source = source});
    if (m_typed.number) {
        const Sql number = select.value(QByteArray::number(*m_typed.number), Sql("bigint"));
        select.where(Sql("(s.seq = ") + number + Sql(" OR s.id = ") + number + Sql(")"));
    } else {
        select.where(Sql("s.subject = ") + select.value(m_typed.text.toUtf8(), Sql("text")));
    }
    const auto statement =
        select.finish(Sql("s.seq, s.subject, s.id, s.at"), m_typed.number ? Sql() : Sql(" LIMIT 1"));
    if (!statement)
        return note(statement.error(), source.query.name);
    return readIfQuick(source.query.name, source.title, {.sql = statement->sql, .params = statement->params},
                       [&](Pg::PromisedRow& row) {
                           SearchHit hit {.kind = Kind::Snapshot, .source = source.id, .rank = 0};
                           const SnapshotKey key = snapshotKey(row);
                           hit.subject = key.subject;
                           hit.name = visibleText(key.subject, ListedNameCharacters);
                           hit.detail = source.title;
                           if (m_typed.number) {
                               hit.snapshot = key;
                               hit.detail = Text::tr("%1, number %2, id %3", "snapshot: time, number, id")
                                                .arg(visibleText(row.time(3)), visibleText(key.seq),
                                                     visibleText(key.id));
                           }
                           add(std::move(hit));
                       });
}

}

bool SearchHit::isSame(const SearchHit& other) const
{
    return kind == other.kind && source == other.source && subject == other.subject && event == other.event
        && snapshot == other.snapshot && (kind != Kind::Game || name == other.name);
}

Result<WeekHits> searchWeek(Pg::Session& session, const GameDefinition& game, const TypedText& typed,
                            const SearchLimits& limits, const Pg::Call& call)
{
    WeekSearch search(session, typed, limits, call);
    Result<void> looked;
    for (std::size_t i = 0; looked && i < game.names.size(); ++i)
        looked = search.lookForNames(game.names[i]);
    for (std::size_t i = 0; looked && i < game.events.size(); ++i)
        looked = search.lookForEvents(game.events[i]);
    for (std::size_t i = 0; looked && i < game.snapshots.size(); ++i)
        looked = search.lookForSnapshots(game.snapshots[i]);
    if (!looked)
        return looked.error();
    return search.take();
}

}
