#include "rollback/rollbackrun.h"

#include "base/utf8.h"
#include "pg/promisedrows.h"
#include "pg/subquery.h"
#include "rollback/plancheck.h"
#include "rollback/text.h"
#include "scripts/scriptrunner.h"

#include <algorithm>

namespace Weekglass {

using Pg::Sql;

Result<qint64> headOf(Pg::Session& session, const RollbackDefinition& plan, const QByteArray& game,
                      const Pg::Call& call)
{
    const auto sql = Pg::subqueryOf(plan.head.text, plan.head.name, Sql("q"));
    if (!sql)
        return sql.error();
    std::optional<qint64> head;
    const auto takeHead = [&head](Pg::PromisedRow& row) {
        const qint64 told = row.integerOrNull(0).value_or(0); // NULL: no play
        if (head && *head != told)
            row.refuse(Text::tr("The query has two last plays: %1 and %2.")
                           .arg(QString::number(*head), QString::number(told)));
        head = told;
    };
    auto read = Pg::streamRows(session, plan.head.name,
                               Sql("SELECT q.play_number FROM ") + *sql + Sql(" WHERE $1::TEXT IS NOT NULL"),
                               {game}, takeHead, call);
    if (!read)
        return read.error();
    return head.value_or(0);
}

Result<std::vector<RollbackPoints::Refusal>> refusedPlays(Pg::Session& session,
                                                          const RollbackDefinition& plan,
                                                          const QByteArray& game, std::optional<qint64> play,
                                                          const Pg::Call& call)
{
    if (!plan.refused)
        return std::vector<RollbackPoints::Refusal>();
    const auto sql = Pg::subqueryOf(plan.refused->text, plan.refused->name, Sql("q"));
    if (!sql)
        return sql.error();
    std::vector<RollbackPoints::Refusal> refused;
    auto read = Pg::streamRows(
        session, plan.refused->name,
        Sql("SELECT q.play_number, q.reason FROM ") + *sql
            + Sql(
                " WHERE $1::TEXT IS NOT NULL AND ($2::BIGINT IS NULL OR q.play_number = $2::BIGINT) ORDER BY "
                "q.play_number"),
        {game, play ? Pg::Value(QByteArray::number(*play)) : Pg::Value()},
        [&refused](Pg::PromisedRow& row) {
            refused.push_back({.playNumber = row.integer(0), .reason = Pg::textOf(row.value(1))});
        },
        call);
    if (!read)
        return read.error();
    return refused;
}

Result<std::vector<LeftPart>> partsLacking(Pg::Session& session, const RollbackDefinition& plan,
                                           const QByteArray& game, qint64 play, const Pg::Call& call)
{
    std::vector<LeftPart> parts;
    if (!plan.lacks)
        return parts;
    const auto sql = Pg::subqueryOf(plan.lacks->text, plan.lacks->name, Sql("q"));
    if (!sql)
        return sql.error();
    auto read = Pg::streamRows(
        session, plan.lacks->name,
        Sql("SELECT q.part, q.reason FROM ") + *sql
            + Sql(" WHERE $1::TEXT IS NOT NULL AND $2::BIGINT IS NOT NULL"),
        {game, QByteArray::number(play)},
        [&parts](Pg::PromisedRow& row) {
            parts.push_back(
                {.part = Pg::textOf(row.value(0)), .reason = Pg::textOf(row.value(1)), .isLacking = true});
        },
        call);
    if (!read)
        return read.error();
    return parts;
}

Result<void> RollbackRun::prepare(const QByteArrayList& copied)
{
    m_copies = copied;
    QByteArrayList names;
    for (const RollbackStep& step : m_plan.steps)
        names << step.table.toUtf8();
    const QByteArray lock = m_plan.lockTable.toUtf8();
    names += copied;
    names << lock;
    const auto load = [&] {
        return loadTables(m_transaction.session(), names, m_transaction.options().call);
    };
    auto all = load();
    if (!all)
        return all.error();
    const auto other =
        m_transaction.chooseRole(*std::ranges::find(*all, m_plan.lockTable, &TableFacts::shown));
    if (!other)
        return other.error();
    if (*other) {
        all = load();
        if (!all)
            return all.error();
    }
    m_lockTable = *std::ranges::find(*all, m_plan.lockTable, &TableFacts::shown);
    for (TableFacts& table : *all) {
        const bool isOnlyLocked =
            table.oid == m_lockTable->oid && names.count(lock) == 1 && !copied.contains(table.name.text());
        if (!isOnlyLocked)
            m_tables.push_back(std::move(table));
    }
    if (auto fine = checkTables(); !fine)
        return fine;
    return refuseUncounted();
}

Result<void> RollbackRun::refuseUncounted()
{
    std::vector<Pg::Value> deleted;
    for (const TableFacts& table : m_tables) {
        if (!table.isOnNodes())
            continue;
        if (!table.activeTriggers().isEmpty() || m_plan.runsTransforms)
            return refusal(Text::tr("Rows of %1 are on several servers, where changes by triggers and "
                                    "transforms cannot be counted.")
                               .arg(table.shown),
                           Text::tr("Nothing was done. Make those changes steps of the game's rollback."));
        const bool isCut = std::ranges::any_of(m_plan.steps, [&](const RollbackStep& step) {
            return step.action == RollbackAction::Delete && step.table == table.shown;
        });
        if (isCut)
            deleted.emplace_back(QByteArray::number(table.oid));
    }
    if (deleted.empty())
        return {};
    const auto cascades =
        m_transaction.query(Sql::load("weekglass/ledger_cascades.sql"), {Pg::textArray(deleted)});
    if (!cascades)
        return cascades.error();
    if (cascades->rows.empty())
        return {};
    const auto table =
        std::ranges::find(m_tables, cascades->rows[0].at(0).value_or("0").toUInt(), &TableFacts::oid);
    return refusal(
        Text::tr("A foreign key changes further rows when rows of %1 are deleted. On several servers, these "
                 "cannot be counted.")
            .arg(table->shown),
        Text::tr("Nothing was done. Delete those rows in an earlier step, by a key without ON DELETE."));
}

/// Everything that is missing is named at once, before anything runs.
Result<void> RollbackRun::checkTables()
{
    QStringList missing;
    const auto need = [&](bool has, const char* right, const TableFacts& table) {
        if (!has)
            missing << Text::tr("%1 on %2").arg(QLatin1String(right), table.shown);
    };
    for (const TableFacts& table : m_tables) {
        if (const QString reason = table.unfitness(); !reason.isEmpty())
            return refusal(Text::tr("Rows of %1 cannot be rolled back: %2.").arg(table.shown, reason));
        need(table.maySchema, "USAGE", table);
        need(table.maySelect, "SELECT", table);
        if (m_copies.contains(table.name.text()))
            need(table.mayUpdate || table.mayDelete, "UPDATE", table); // to lock it
    }
    for (const RollbackStep& step : m_plan.steps) {
        const TableFacts& table = tableOf(step.table);
        switch (step.action) {
        case RollbackAction::Delete:
            need(table.mayDelete, "DELETE", table);
            break;
        case RollbackAction::Insert:
            need(table.mayInsert, "INSERT", table);
            break;
        case RollbackAction::Update:
            need(table.mayUpdate, "UPDATE", table);
            if (!table.hasKey())
                return refusal(Text::tr("Rows of %1 cannot be changed and put back: it has no primary key.")
                                   .arg(table.shown));
            break;
        }
    }
    need(m_lockTable->mayUpdate, "UPDATE", *m_lockTable);
    if (!m_transaction.facts().hasLedger && !m_transaction.facts().mayCreateSchema)
        missing << Text::tr(
                       "CREATE on the database %1, for the schema weekglass, which keeps the removed rows")
                       .arg(m_transaction.facts().week.name);
    if (m_transaction.facts().hasLedger && !m_transaction.facts().mayUseLedger)
        missing << Text::tr(
            "USAGE and CREATE on the schema weekglass, SELECT and INSERT on weekglass.operations");
    missing.removeDuplicates();
    return m_transaction.requireRights(missing);
}

const TableFacts& RollbackRun::tableOf(const QString& name) const
{
    const auto found = std::ranges::find(m_tables, name, &TableFacts::shown);
    Q_ASSERT(found != m_tables.end());
    return *found;
}

std::vector<quint32> RollbackRun::oids() const
{
    std::vector<quint32> oids;
    for (const TableFacts& table : m_tables)
        oids.push_back(table.oid);
    if (m_lockTable)
        oids.push_back(m_lockTable->oid);
    return oids;
}

Result<void> RollbackRun::lock(Done& done)
{
    std::vector<const TableFacts*> tables;
    for (const TableFacts& table : m_tables)
        tables.push_back(&table);
    if (auto locked = m_transaction.lockGame(m_request.log.id, m_request.gameId); !locked)
        return locked;
    if (auto locked = m_transaction.lockTables(tables); !locked)
        return locked;
    if (auto locked = lockRow(done.gameRow); !locked)
        return locked;
    const auto head = headOf(m_transaction.session(), m_plan, m_request.gameId, m_transaction.options().call);
    if (!head)
        return head.error();
    done.head = *head;
    if (auto fine = checkTarget(done.head); !fine)
        return fine;
    return m_transaction.makeLedger(tables);
}

Result<RollbackRun::Done> RollbackRun::run(QByteArrayList& unforeseen, bool isPreview)
{
    Done done;
    if (auto locked = lock(done); !locked)
        return locked.error();
    std::set<quint32> copied;
    for (const TableFacts& table : m_tables) {
        if (m_copies.contains(table.name.text()))
            copied.insert(table.oid);
    }
    PlanCheck check(m_transaction, m_request);
    if (auto begun = check.begin(isPreview); !begun)
        return begun.error();
    Journal journal(m_transaction, m_operation, m_tables, std::move(copied));
    if (auto begun = journal.begin(); !begun)
        return begun.error();
    GameTeller teller(m_transaction, m_request.log, m_request.gameId);
    if (auto told = teller.before(); !told)
        return told.error();
    if (auto ran = runSteps(journal); !ran)
        return ran.error();
    auto beyond = journal.finish();
    if (!beyond)
        return beyond.error();
    unforeseen = *std::move(beyond);
    if (!unforeseen.isEmpty())
        return done;
    if (auto right = checkHead(done); !right)
        return right.error();
    if (auto right = check.finish(journal, m_tables); !right)
        return right.error();
    done.others = check.takeOthers();
    auto game = teller.after();
    if (!game)
        return game.error();
    done.game = *std::move(game);
    if (auto summed = sumUp(journal, done, isPreview); !summed)
        return summed.error();
    return done;
}

Result<void> RollbackRun::checkHead(Done& done)
{
    const auto head = headOf(m_transaction.session(), m_plan, m_request.gameId, m_transaction.options().call);
    if (!head)
        return head.error();
    done.headAfter = *head;
    if (done.headAfter == m_request.target)
        return {};
    m_wrongHead = done.headAfter; // why is told by wrongHeadError(), which needs transactions of its own
    return refusal(Text::tr("The last play would be %1, not %2.")
                       .arg(QString::number(done.headAfter), QString::number(m_request.target)));
}

Result<void> RollbackRun::sumUp(Journal& journal, Done& done, bool isPreview)
{
    auto effects = journal.effects(isPreview);
    if (!effects)
        return effects.error();
    done.tables = *std::move(effects);
    for (TableEffect& effect : done.tables) {
        for (const RollbackStep& step : m_plan.steps) {
            if (step.table == effect.table && !effect.titles.contains(step.title))
                effect.titles << step.title;
        }
    }
    done.confirmation = confirmation(done);
    return isPreview ? show(done) : Result<void>();
}

Result<void> RollbackRun::show(Done& done)
{
    for (const TableEffect& effect : inToldOrder(done.tables, m_plan.words)) {
        const TableFacts& table = *std::ranges::find(m_tables, effect.table, &TableFacts::shown);
        auto told =
            tellTable(m_transaction, {.table = table, .mirror = table.mirror, .operation = m_operation},
                      effect, m_plan.words, m_request.gameId);
        if (!told)
            return told.error();
        done.told.push_back(*std::move(told));
    }
    if (auto read = lockRow(done.gameRow); !read)
        return read;
    if (auto told = tellLeft(done); !told)
        return told;
    const auto bytes = ledgerBytes();
    if (!bytes)
        return bytes.error();
    done.ledgerBytes = *bytes;
    return {};
}

Result<void> RollbackRun::tellLeft(Done& done)
{
    const auto lacks = partsLacking(m_transaction.session(), m_plan, m_request.gameId, m_request.target,
                                    m_transaction.options().call);
    if (!lacks)
        return lacks.error();
    done.left = *lacks;
    std::vector<Pg::Value> names;
    for (const LeftTable& left : m_plan.leaves)
        names.emplace_back(left.table.toUtf8());
    const auto known = m_transaction.query(
        Sql("SELECT pg_catalog.to_regclass(w.name) IS NOT NULL FROM pg_catalog.unnest($1::TEXT[]) WITH "
            "ORDINALITY AS w (name, place) ORDER BY w.place"),
        {Pg::textArray(names)});
    if (!known)
        return known.error();
    for (std::size_t i = 0; i < m_plan.leaves.size(); ++i) {
        const LeftTable& left = m_plan.leaves[i];
        const bool isThere = known->rows.at(i).at(0) == "t";
        done.left.push_back(
            {.part = left.columns.isEmpty()
                 ? left.table
                 : Text::tr("%1: %2").arg(left.table, left.columns.join(QStringLiteral(", "))),
             .reason = isThere ? left.reason : Text::tr("The week has no such table.")});
    }
    return {};
}

Result<void> RollbackRun::lockRow(Pg::Table& row)
{
    auto locked = m_transaction.query(Sql("SELECT t.* FROM ") + m_lockTable->name
                                          + Sql(" AS t WHERE $1::TEXT IS NOT NULL AND (")
                                          + Sql::trusted(m_plan.lockWhere) + Sql(") FOR UPDATE"),
                                      {m_request.gameId});
    if (!locked)
        return locked.error();
    const bool wasThere = !row.rows.empty();
    if (locked->rows.empty() && wasThere && m_request.target == 0)
        return {}; // it begins with its first play
    if (locked->rows.size() != 1)
        return refusal(locked->rows.empty()
                           ? Text::tr("There is no game %1.").arg(fromUtf8(m_request.gameId))
                           : Text::tr("%1 rows of %2 stand for this game; there must be exactly one.")
                                 .arg(QString::number(locked->rows.size()), m_lockTable->shown));
    row.columns = locked->columns;
    row.rows.push_back(std::move(locked->rows.front()));
    return {};
}

Result<void> RollbackRun::checkTarget(qint64 head)
{
    RollbackPoints points {.head = head, .refused = {}};
    auto refused = refusedPlays(m_transaction.session(), m_plan, m_request.gameId, m_request.target,
                                m_transaction.options().call);
    if (!refused)
        return refused.error();
    points.refused = *std::move(refused);
    const QString reason = points.reasonAgainst(m_request.target);
    return reason.isEmpty()
        ? Result<void>()
        : Result<void>(refusal(
            Text::tr("The game cannot be rolled back %1: %2").arg(backToText(m_request.target), reason)));
}

Result<void> RollbackRun::runStep(Journal& journal, const RollbackStep& step)
{
    std::vector<Sql> parts;
    for (const QByteArray& text : {step.where, step.set, step.columns, step.select}) {
        auto sql = Sql::trusted(text);
        if (!sql)
            return sql.error();
        parts.push_back(*std::move(sql));
    }
    const TableFacts& table = tableOf(step.table);
    switch (step.action) {
    case RollbackAction::Update:
        return journal.update(table, parts[1], parts[0], m_params);
    case RollbackAction::Insert:
        return journal.insert(table, parts[2], parts[3], m_params);
    case RollbackAction::Delete:
        break;
    }
    return journal.remove(table, parts[0], m_params);
}

Result<void> RollbackRun::runSteps(Journal& journal)
{
    for (const RollbackStep& step : m_plan.steps) {
        if (auto done = runStep(journal, step); !done)
            return done;
    }
    if (m_plan.runsTransforms) {
        auto told = runTransforms(m_transaction.session(), m_request.game, m_transaction.options().call);
        if (!told)
            return told;
    }
    // what triggers would do at COMMIT only, after all was counted and kept
    return m_transaction.script(Sql("SET CONSTRAINTS ALL IMMEDIATE"));
}

Result<void> RollbackRun::cut()
{
    for (const RollbackStep& step : m_plan.steps) {
        if (auto done = cutStep(step); !done)
            return done;
    }
    return {};
}

Result<void> RollbackRun::cutStep(const RollbackStep& step)
{
    if (step.action == RollbackAction::Insert)
        return m_transaction
            .change(insertSql(tableOf(step.table), *Sql::trusted(step.columns), *Sql::trusted(step.select))
                        + Sql("SELECT 1 FROM came"),
                    m_params)
            .at(step.table);
    const bool updates = step.action == RollbackAction::Update;
    const Sql table = tableOf(step.table).name;
    const Sql verb = updates ? Sql("UPDATE ") + table + Sql(" AS t SET ") + *Sql::trusted(step.set)
                             : Sql("DELETE FROM ") + table + Sql(" AS t");
    return m_transaction
        .change(verb + Sql(" WHERE $1::TEXT IS NOT NULL AND $2::BIGINT IS NOT NULL AND (")
                    + *Sql::trusted(step.where) + Sql(")"),
                m_params)
        .at(step.table);
}

QStringList RollbackRun::triggers() const
{
    QStringList list;
    for (const TableFacts& table : m_tables)
        list << table.activeTriggers();
    return list;
}

QStringList RollbackRun::warnings() const
{
    QStringList list;
    for (const TableFacts& table : m_tables) {
        if (!table.isOwner && !table.triggers.empty())
            list << Text::tr("Undoing this needs the owner of %1: its triggers are disabled meanwhile.")
                        .arg(table.shown);
        else if (!table.mayInsert || !table.mayUpdate || !table.mayDelete)
            list << Text::tr("Undoing this needs INSERT, UPDATE and DELETE on %1.").arg(table.shown);
    }
    return list;
}

// not how much its tables grow: they may have room left, or lose some to a vacuum meanwhile
Result<qint64> RollbackRun::ledgerBytes()
{
    std::vector<Sql> sizes;
    for (const TableFacts& table : m_tables)
        sizes.push_back(Sql("SELECT pg_catalog.pg_column_size(m.*) AS bytes FROM ") + table.mirror
                        + Sql(" AS m WHERE m.\"weekglass.operation\" = ") + *Sql::literal(m_operation)
                        + Sql("::UUID"));
    const auto size = m_transaction.query(Sql("SELECT pg_catalog.sum(k.bytes) FROM (")
                                          + joined(sizes, Sql(" UNION ALL ")) + Sql(") AS k"));
    return size ? Result<qint64>(Pg::numberOf(size->single())) : Result<qint64>(size.error());
}

}
