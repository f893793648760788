#include "rollback/rollbackrun.h"

#include "base/utf8.h"
#include "rollback/plancheck.h"
#include "rollback/playqueries.h"
#include "rollback/text.h"
#include "scripts/scriptrunner.h"

#include <algorithm>

namespace Weekglass {

using Pg::Sql;

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
