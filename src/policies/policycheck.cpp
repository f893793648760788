#include "policies/policycheck.h"

#include "base/utf8.h"
#include "pg/transaction.h"
#include "policies/findings.h"
#include "policies/text.h"
#include "weeks/gameroles.h"
#include "weeks/hiddenrows.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;
using Verdict = PolicyFinding::Verdict;

/// More rows than this are not counted.
constexpr int MostCounted = 100000;

/// True for rows of the player $1, false or NULL for all others.
Result<Sql> isOwn(const QStringList& columns)
{
    Result<Sql> any = Sql();
    for (const QString& column : columns)
        any = any + (any && any->isEmpty() ? Sql("t.") : Sql(" OR t.")) + Sql::identifier(column)
            + Sql("::text = $1::text");
    return Sql("(") + any + Sql(")");
}

struct Seen
{
    qint64 own = 0;
    qint64 others = 0;
};

class PolicyChecker
{
public:
    PolicyChecker(const WeekHandle& week, const Pg::Call& call)
        : m_week(week.withAllRows())
        , m_call(call)
    {
    }

    Result<PolicyReport> run(const std::vector<QByteArray>& ids,
                             const std::function<void(const QString&)>& onRelation);

private:
    Result<void> choose(const std::vector<QByteArray>& ids);
    Result<void> add(const PlayerRelation& relation);
    Result<void> addFunctions(Pg::Session& asPlayer);
    Result<void> countSeen(const PlayerRelation& relation, PolicyFinding& finding);
    Result<bool> hasRowsOfOthers(const PlayerRelation& relation, const QStringList& columns,
                                 const QByteArray& id);
    Result<Seen> seenBy(const ViewedPlayer& player, const Sql& table, const Sql& own);

    const WeekHandle m_week;
    const Pg::Call m_call;
    QStringList m_hidden; // from the role of the connection
    PolicyReport m_report;
};

Result<PolicyReport> PolicyChecker::run(const std::vector<QByteArray>& ids,
                                        const std::function<void(const QString&)>& onRelation)
{
    const auto players = playersOf(*m_week.game);
    if (!players)
        return players.error();
    m_report = {.week = m_week.identity, .role = roleName(*m_week.game, GameRole::Player)};
    if (auto chosen = choose(ids); !chosen)
        return chosen.error();
    // before there is a player, too: who may read what is the same for all of them
    WeekHandle asPlayer = m_week;
    asPlayer.player = m_report.players.empty()
        ? ViewedPlayer {.as = {.role = m_report.role, .setting = (*players)->setting, .value = {}},
                        .name = {}}
        : m_report.players.front();
    const auto session = asPlayer.acquire(m_call.stop);
    if (!session)
        return session.error();
    const auto relations = readPlayerRelations(**session, **players, m_call);
    if (!relations)
        return relations.error();
    for (const PlayerRelation& relation : *relations) {
        if (onRelation)
            onRelation(relation.name);
        if (auto added = add(relation); !added)
            return added.error();
    }
    if (auto added = addFunctions(**session); !added)
        return added.error();
    std::ranges::stable_sort(m_report.findings, {}, &PolicyFinding::verdict);
    return std::move(m_report);
}

Result<void> PolicyChecker::choose(const std::vector<QByteArray>& ids)
{
    constexpr int Compared = 2;
    const auto session = m_week.acquire(m_call.stop);
    if (!session)
        return session.error();
    const auto hidden = readHiddenRows(**session, m_call);
    if (!hidden)
        return hidden.error();
    m_hidden = hidden->tables;
    std::vector<QByteArray> wanted = ids;
    if (wanted.empty()) {
        const auto first = searchPlayers(**session, *m_week.game, {}, Compared, m_call);
        if (!first)
            return first.error();
        for (const ListedPlayer& player : *first)
            wanted.push_back(player.id);
    }
    for (const QByteArray& id : wanted) {
        auto player = findPlayer(**session, *m_week.game, id, m_call);
        if (!player)
            return player.error();
        m_report.players.push_back(*std::move(player));
    }
    return {};
}

/// What the catalog alone says; if it says nothing, what is counted.
Result<void> PolicyChecker::add(const PlayerRelation& relation)
{
    PolicyFinding finding = foundInCatalog(relation, *m_week.game->players, m_report.role);
    const bool isDecided = finding.verdict == Verdict::Shared || !relation.mayRead;
    if (!isDecided && !finding.columns.isEmpty()) {
        if (auto counted = countSeen(relation, finding); !counted)
            return counted;
    }
    m_report.findings.push_back(std::move(finding));
    return {};
}

Result<bool> PolicyChecker::hasRowsOfOthers(const PlayerRelation& relation, const QStringList& columns,
                                            const QByteArray& id)
{
    const auto session = m_week.acquire(m_call.stop);
    if (!session)
        return session.error();
    const auto found =
        (*session)->readTable(Sql("SELECT EXISTS (SELECT FROM ") + relation.sql() + Sql(" AS t WHERE ")
                                  + isOwn(columns) + Sql(" IS NOT TRUE)"),
                              {id}, m_call);
    return found ? Result(found->single() == "t") : found.error();
}

Result<Seen> PolicyChecker::seenBy(const ViewedPlayer& player, const Sql& table, const Sql& own)
{
    WeekHandle asPlayer = m_week;
    asPlayer.player = player;
    const auto session = asPlayer.acquire(m_call.stop);
    if (!session)
        return session.error();
    const auto counted = (*session)->readTable(
        Sql("SELECT (SELECT count(*) FROM (SELECT FROM ") + table + Sql(" AS t WHERE ") + own
            + Sql(" LIMIT $2::int) AS own), (SELECT count(*) FROM (SELECT FROM ") + table
            + Sql(" AS t WHERE ") + own + Sql(" IS NOT TRUE LIMIT $2::int) AS others)"),
        {player.id(), QByteArray::number(MostCounted)}, m_call);
    if (!counted)
        return counted.error();
    return Seen {.own = Pg::numberOf(counted->rows[0][0]), .others = Pg::numberOf(counted->rows[0][1])};
}

/// Rows that a player sees of others are a leak; that none is seen proves something only where there are
/// some.
Result<void> PolicyChecker::countSeen(const PlayerRelation& relation, PolicyFinding& finding)
{
    const auto table = relation.sql();
    const auto own = isOwn(finding.columns);
    if (!table || !own)
        return !table ? table.error() : own.error();
    Seen all;
    bool isProof = false;
    for (const ViewedPlayer& player : m_report.players) {
        const auto seen = seenBy(player, *table, *own);
        const auto others = !seen ? Result<bool>(seen.error())
            : seen->others > 0    ? Result(true)
                                  : hasRowsOfOthers(relation, finding.columns, player.id());
        if (!others) {
            const Error& error = others.error();
            if (error.kind != Error::Kind::Sql)
                return error;
            if (finding.verdict != Verdict::Leaks) // the catalog has said so already
                finding.reason = Text::tr("the server refused it: %1").arg(error.message);
            return {};
        }
        all.own += seen->own;
        all.others += seen->others;
        isProof = isProof || *others;
    }
    finding.own = all.own;
    finding.others = all.others;
    judge(finding, relation, isProof, m_hidden.contains(relation.name));
    return {};
}

Result<void> PolicyChecker::addFunctions(Pg::Session& asPlayer)
{
    const auto read = asPlayer.readTable(Sql::load("catalog/definer_functions.sql"), {}, m_call);
    if (!read)
        return read.error();
    for (const auto& row : read->rows)
        m_report.findings.push_back(
            {.name = Pg::textOf(row[0]),
             .kind = PolicyFinding::Kind::Function,
             .reason = Text::tr("it runs with the rights of %1, whom policies may not bind: read its body")
                           .arg(Pg::textOf(row[1]))});
    return {};
}

}

int PolicyReport::count(PolicyFinding::Verdict verdict) const
{
    return static_cast<int>(std::ranges::count(findings, verdict, &PolicyFinding::verdict));
}

QString PolicyReport::summary() const
{
    QStringList names;
    for (const ViewedPlayer& player : players)
        names << player.title();
    const QString counts =
        Text::tr("%1 leak, %2 not checked, %3 hold, %4 shared.")
            .arg(QString::number(count(Verdict::Leaks)), QString::number(count(Verdict::NotChecked)),
                 QString::number(count(Verdict::Holds)), QString::number(count(Verdict::Shared)));
    if (names.isEmpty())
        return counts + QLatin1Char(' ') + Text::tr("The week has no players, so no rows were read.");
    return counts + QLatin1Char(' ') + Text::tr("Read as %1.").arg(names.join(Text::tr(", ")));
}

Result<PolicyReport> checkPolicies(const WeekHandle& week, const std::vector<QByteArray>& players,
                                   const Pg::Call& call,
                                   const std::function<void(const QString& relation)>& onRelation)
{
    return PolicyChecker(week, call).run(players, onRelation);
}

}
