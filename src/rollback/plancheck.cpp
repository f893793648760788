#include "rollback/plancheck.h"

#include "base/plural.h"
#include "base/utf8.h"
#include "game/stepcondition.h"
#include "pg/promisedrows.h"
#include "pg/subquery.h"
#include "pg/transaction.h"
#include "rollback/playqueries.h"
#include "rollback/rollbackrun.h"
#include "rollback/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;

/// So many games a message names.
constexpr std::size_t NamedGames {5};

/// "step 2, “Plays”: DELETE FROM public.plays WHERE …"
QString stepText(const RollbackDefinition& plan, std::size_t index)
{
    const RollbackStep& step = plan.steps.at(index);
    if (step.action == RollbackAction::Insert)
        return Text::tr("step %1, “%2”: %3")
            .arg(QString::number(index + 1), step.title,
                 QStringLiteral("INSERT INTO %1 (%2) %3")
                     .arg(step.table, fromUtf8(step.columns), fromUtf8(step.select)));
    const QString statement = step.action == RollbackAction::Delete
        ? QStringLiteral("DELETE FROM %1").arg(step.table)
        : QStringLiteral("UPDATE %1 SET %2").arg(step.table, fromUtf8(step.set));
    return Text::tr("step %1, “%2”: %3 WHERE %4")
        .arg(QString::number(index + 1), step.title, statement, fromUtf8(step.where));
}

/// An error of the plan itself, with the steps that are to blame where they are known.
Error planError(const RollbackRequest& request, const QString& message, const QString& advice,
                const std::vector<std::size_t>& steps)
{
    Error error = refusal(message, Text::tr("Nothing was done. %1").arg(advice));
    error.where = Text::tr("game.json, the rollback of “%1”").arg(request.log.id);
    QStringList lines;
    for (const std::size_t step : steps)
        lines << stepText(*request.log.rollback, step);
    error.detail = lines.join(QLatin1Char('\n'));
    return error;
}

QString howToBind()
{
    return Text::tr(
        "Add a condition on the game ($1) to the step, or “\"touchesOthers\": true” if that is intended.");
}

QString howToKeep()
{
    return Text::tr("Correct the condition of the step: it may delete only rows after $2 (> $2, not >= $2).");
}

/// The plays on both sides of the target where it is none itself.
std::optional<Error> noSuchPlay(Pg::Session& session, const RollbackRequest& request, const Pg::Call& call)
{
    if (request.target == 0 || request.log.plays.text.isEmpty())
        return {};
    const auto plays = Pg::subqueryOf(request.log.plays.text, request.log.plays.name, Sql("q"));
    if (!plays)
        return {};
    const auto found = session.readTable(
        Sql("SELECT pg_catalog.max(q.play_number) FILTER (WHERE q.play_number <= $2::BIGINT), "
            "pg_catalog.min(q.play_number) FILTER (WHERE q.play_number >= $2::BIGINT) FROM ")
            + *plays + Sql(" WHERE $1::TEXT IS NOT NULL"),
        {request.gameId, QByteArray::number(request.target)}, call);
    if (!found || found->rows.size() != 1)
        return {};
    QStringList near;
    for (const Pg::Value& play : found->rows[0]) {
        if (play == QByteArray::number(request.target))
            return {};
        if (play)
            near << fromUtf8(*play);
    }
    return refusal(
        Text::tr("The game cannot be rolled back to play %1: there is no such play.").arg(request.target),
        Text::tr("Nothing was done. The plays next to it: %1.").arg(near.join(QStringLiteral(", "))));
}

/// The first step after which the target is gone, if the steps alone show it.
std::vector<std::size_t> stepThatCutsTarget(Pg::Session& session, const RollbackRequest& request,
                                            const RollbackOptions& options)
{
    const RollbackDefinition& plan = *request.log.rollback;
    if (plan.runsTransforms) // they tell the plays anew
        return {};
    auto transaction = LedgerTransaction::begin(session, options);
    if (!transaction)
        return {};
    RollbackRun run(*transaction, request, {});
    if (!run.prepare({}))
        return {};
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        if (!run.cutStep(plan.steps[i]))
            return {};
        const auto head = headOf(session, plan, request.gameId, options.call);
        if (!head)
            return {};
        if (*head < request.target)
            return {i};
    }
    return {};
}

}

PlanCheck::PlanCheck(LedgerTransaction& transaction, const RollbackRequest& request)
    : m_transaction(transaction)
    , m_request(request)
    , m_plan(*request.log.rollback)
    , m_mayTouchOthers(Weekglass::mayTouchOthers(m_plan))
{
    for (std::size_t i = 0; i < m_plan.steps.size(); ++i) {
        const RollbackStep& step = m_plan.steps[i];
        if (step.touchesOthers)
            continue;
        if (step.action == RollbackAction::Insert)
            m_inserts.push_back(i);
        else if (!readStepCondition(step.where).isOfOneGame())
            m_unproven.push_back(i);
    }
}

Result<void> PlanCheck::begin(bool isPreview)
{
    // of steps that are proven, triggers and cascades still touch what they like: then the preview finds it
    const bool isNeeded = isPreview || (!m_mayTouchOthers && !m_unproven.empty());
    m_counts = isNeeded && !m_request.log.games.text.isEmpty();
    if (!m_counts)
        return {};
    auto plays = countPlays();
    if (!plays)
        return plays.error();
    m_before = *std::move(plays);
    return {};
}

Result<PlanCheck::PlaysOfGames> PlanCheck::countPlays()
{
    const GameFile& file = m_request.log.games;
    const auto games = Pg::subqueryOf(file.text, file.name, Sql("q"));
    if (!games)
        return games.error();
    PlaysOfGames plays;
    auto read = Pg::streamRows(
        m_transaction.session(), file.name,
        Sql("SELECT q.game_id, q.plays FROM ") + *games + Sql(" WHERE q.game_id::TEXT <> $1::TEXT"),
        {m_request.gameId},
        [&plays](Pg::PromisedRow& row) {
            plays[row.text(0)] = row.integerOrNull(1).value_or(0); // NULL: none yet
        },
        m_transaction.options().call);
    if (!read)
        return read.error();
    return plays;
}

Result<void> PlanCheck::finish(Journal& journal, const std::vector<TableFacts>& tables)
{
    std::vector<std::size_t> unproven = m_unproven;
    unproven.insert(unproven.end(), m_inserts.begin(), m_inserts.end());
    for (const std::size_t step : unproven) {
        const auto table = std::ranges::find(tables, m_plan.steps[step].table, &TableFacts::shown);
        Q_ASSERT(table != tables.end());
        if (auto fine = checkRows(journal, step, *table); !fine)
            return fine;
    }
    if (m_mayTouchOthers)
        return m_counts ? comparePlays() : Result<void>();
    for (const TableFacts& table : tables) {
        if (auto fine = checkPlaysUpTo(journal, table); !fine)
            return fine;
    }
    return m_counts ? comparePlays() : Result<void>();
}

std::vector<Sql> PlanCheck::playColumns(const TableFacts& table) const
{
    std::vector<QByteArray> own;
    std::vector<QByteArray> ofOthers;
    bool isToldOtherwise = false; // such as "t.after_play >= $2"
    for (const RollbackStep& step : m_plan.steps) {
        const auto condition = readStepCondition(step.where);
        const bool isOwn = step.table == table.shown;
        if (!condition.playAfter.isEmpty())
            (isOwn ? own : ofOthers).push_back(condition.playAfter);
        isToldOtherwise = isToldOtherwise || (isOwn && !condition.playFrom.isEmpty());
    }
    if (own.empty() && isToldOtherwise)
        return {};
    const std::vector<QByteArray>& known = own.empty() ? ofOthers : own;
    std::vector<Sql> columns;
    for (const ColumnFacts& column : table.columns) {
        // what another table's column means there is a row's own number here
        const bool isOwnId = own.empty() && column.keyPlace == 1;
        if (!isOwnId && std::ranges::find(known, column.name.text()) != known.end())
            columns.push_back(column.name);
    }
    return columns;
}

Result<void> PlanCheck::checkPlaysUpTo(Journal& journal, const TableFacts& table)
{
    for (const Sql& column : playColumns(table)) {
        const auto rows = journal.countUpTo(table, column, m_request.target);
        if (!rows)
            return rows.error().at(table.shown);
        if (*rows <= 0)
            continue;
        std::vector<std::size_t> steps;
        for (std::size_t i = 0; i < m_plan.steps.size(); ++i) {
            if (m_plan.steps[i].table == table.shown && m_plan.steps[i].action == RollbackAction::Delete)
                steps.push_back(i);
        }
        const QString target = QString::number(m_request.target);
        return planError(m_request,
                         Text::tr("The rollback would remove %L1 row(s) of plays up to %2 from %3.", nullptr,
                                  pluralOf(*rows))
                             .arg(*rows)
                             .arg(target, table.shown),
                         steps.empty() ? Text::tr(
                             "Look for a trigger or a foreign key that removes them along with others.")
                                       : howToKeep(),
                         steps);
    }
    return {};
}

QByteArray PlanCheck::gameCondition(const TableFacts& table) const
{
    if (table.shown == m_plan.lockTable)
        return readStepCondition(m_plan.lockWhere).gameIs;
    const auto keySize = table.key().size();
    QByteArray sameName;
    for (const RollbackStep& step : m_plan.steps) {
        const auto condition = readStepCondition(step.where);
        if (!condition.isOfOneGame())
            continue;
        if (step.table == table.shown)
            return condition.gameIs;
        // another table's column tells only where it is a foreign key here: no row's own id, as the game
        // table's "id" is in any other key
        const QByteArray column = condition.gameColumn.toLower();
        const auto found = std::ranges::find(table.columns, column,
                                             [](const ColumnFacts& other) { return other.name.text(); });
        if (found == table.columns.end())
            continue;
        const bool isOwnId = found->keyPlace > 0 && (keySize == 1 || step.table == m_plan.lockTable);
        if (!isOwnId)
            sameName = condition.gameIs;
    }
    return sameName;
}

Result<void> PlanCheck::checkRows(Journal& journal, std::size_t step, const TableFacts& table)
{
    const QByteArray condition = gameCondition(table);
    if (condition.isEmpty())
        return {};
    const auto sql = Sql::trusted(condition);
    if (!sql)
        return sql.error();
    const auto rows = journal.countOfOthers(table, *sql, m_request.gameId);
    if (!rows)
        return rows.error().at(table.shown);
    if (*rows == 0)
        return {};
    return planError(
        m_request,
        Text::tr("The rollback would touch %L1 row(s) of other games in %2.", nullptr, pluralOf(*rows))
            .arg(*rows)
            .arg(table.shown),
        howToBind(), {step});
}

Result<void> PlanCheck::comparePlays()
{
    const auto now = countPlays();
    if (!now)
        return now.error();
    PlaysOfGames games = m_before;
    games.insert(now->begin(), now->end());
    const auto playsIn = [](const PlaysOfGames& counted, const QByteArray& game) {
        const auto found = counted.find(game);
        return found == counted.end() ? 0 : found->second;
    };
    for (const auto& [game, plays] : games) {
        const OtherGame other {
            .gameId = game, .before = playsIn(m_before, game), .after = playsIn(*now, game)};
        if (other.before != other.after)
            m_others.push_back(other);
    }
    if (m_others.empty() || m_mayTouchOthers)
        return {};
    const QString advice = m_unproven.empty()
        ? Text::tr("A trigger or a cascade touches them: correct it, or add “\"touchesOthers\": true” to the "
                   "step if that is intended.")
        : howToBind();
    return planError(m_request, othersText(m_others), advice, m_unproven);
}

bool mayTouchOthers(const RollbackDefinition& plan)
{
    return std::ranges::any_of(plan.steps, &RollbackStep::touchesOthers);
}

QString othersText(const std::vector<OtherGame>& others)
{
    if (others.empty())
        return Text::tr("No other game of this log loses or gains plays.");
    QStringList named;
    for (std::size_t i = 0; i < std::min(others.size(), NamedGames); ++i)
        named << Text::tr("%1 from %2 to %3")
                     .arg(fromUtf8(others[i].gameId), QString::number(others[i].before),
                          QString::number(others[i].after));
    if (others.size() > NamedGames)
        named << QStringLiteral("…");
    return Text::tr("The number of plays changes in %n other game(s): %1.", nullptr,
                    static_cast<int>(others.size()))
        .arg(named.join(QStringLiteral(", ")));
}

Error wrongHeadError(Pg::Session& session, const RollbackRequest& request, qint64 headAfter,
                     const RollbackOptions& options)
{
    if (auto missing = noSuchPlay(session, request, options.call))
        return *std::move(missing);
    const QString after = QString::number(headAfter);
    const QString target = QString::number(request.target);
    if (headAfter > request.target)
        return planError(
            request, Text::tr("The plan left plays: the last one would be %1, not %2.").arg(after, target),
            Text::tr("Correct the conditions of the steps: the plays after $2 must be deleted."), {});
    const auto steps = stepThatCutsTarget(session, request, options);
    return planError(request,
                     Text::tr("The plan cuts too much: the last play would be %1, not %2, which must stay.")
                         .arg(after, target),
                     howToKeep(), steps);
}

}
