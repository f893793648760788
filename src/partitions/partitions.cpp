#include "partitions/partitions.h"

#include "partitions/partitionarchive.h"
#include "partitions/text.h"
#include "pg/lockholders.h"
#include "pg/transaction.h"
#include "weeks/lockedweek.h"
#include "weeks/plannedchange.h"
#include "json/strings.h"

namespace Weekglass {

namespace {

using Pg::Sql;

Error refused(const QString& week, const QString& message, const QString& advice, const QString& detail = {})
{
    return {
        .kind = Error::Kind::Format, .message = message, .where = week, .advice = advice, .detail = detail};
}

/// 55P03: a lock could not be had.
Error explained(Error error, const QString& table, Pg::Session* session)
{
    error = error.at(table);
    if (error.sqlState != QLatin1String("55P03"))
        return error;
    error.message = Text::tr("Somebody uses the table, so it could not be changed.");
    error.advice =
        Text::tr("Try again when long transactions on it are over. Nothing of this step was done.");
    return session ? Pg::withLockHolders(*session, error) : error;
}

/// The work on one week's partitions under the lock of its name.
class PartitionRun
{
public:
    PartitionRun(const PartitionRequest& request, Pg::Session& maintenance)
        : m_request(request)
        , m_maintenance(maintenance)
    {
    }

    Result<PartitionReport> run(const PartitionPlan& plan, bool drops);

private:
    Result<void> work(const PartitionPlan& plan, bool drops);
    Result<void> make(const PartitionedTable& table);
    Result<void> letGo(const PartitionedTable& table, const Partition& partition);
    Result<void> detach(const PartitionedTable& table, const Partition& partition);
    Result<void> detachAtOnce(const Sql& mark, const Sql& detach);
    Result<PartitionArchive> archive(const Partition& partition);
    Result<Fingerprint::TableRows> rowsOf(const QString& partition, RowHash by);
    Result<void> drop(const PartitionArchive& archive);
    Result<Pg::Session*> session();
    Pg::Session* worker() { return m_session ? &*m_session : nullptr; }
    Result<void> log(const char* step, const QByteArray& detail)
    {
        return m_operation->step(QLatin1String(step), detail);
    }
    void tell(const QString& text) const
    {
        if (m_request.onProgress)
            m_request.onProgress(text);
    }
    Pg::Call call() const { return {.stop = m_request.stop}; }

    const PartitionRequest& m_request;
    Pg::Session& m_maintenance;
    std::optional<Pg::Session> m_session;
    std::optional<LoggedOperation> m_operation;
    PartitionReport m_report;
};

Result<Pg::Session*> PartitionRun::session()
{
    if (!m_session) {
        auto opened = openForWork(m_request.server, m_request.week.name, m_request.stop);
        if (!opened)
            return opened.error();
        if (auto same = verifyIdentity(*opened, m_request.week); !same)
            return same.error();
        m_session.emplace(*std::move(opened));
    }
    return &*m_session;
}

Result<PartitionReport> PartitionRun::run(const PartitionPlan& plan, bool drops)
{
    if (!plan.makes() && !(drops && plan.drops()))
        return m_report;
    if (drops && plan.drops()) { // before a partition is detached for it
        if (auto possible = checkPartitionArchive(m_request); !possible)
            return possible.error().at(m_request.week.name);
    }
    auto begun = LoggedOperation::begin(m_maintenance,
                                        {.kind = QStringLiteral("partitions"),
                                         .week = m_request.week,
                                         .by = m_request.by,
                                         .detail = "{\"plan\": \"" + plan.hash + "\"}"});
    if (!begun)
        return begun.error();
    m_operation.emplace(*std::move(begun));
    m_report.operation = m_operation->id();
    if (auto done = work(plan, drops); !done)
        return m_operation->failed(done.error());
    if (auto written = m_operation->done(); !written)
        return written.error();
    return m_report;
}

Result<void> PartitionRun::work(const PartitionPlan& plan, bool drops)
{
    for (const PartitionedTable& table : plan.tables) {
        if (auto made = make(table); !made)
            return explained(made.error(), table.rule.table, worker());
    }
    for (const PartitionedTable& table : plan.tables) {
        for (const QString& name : table.toDrop) {
            if (!drops)
                continue;
            if (auto gone = letGo(table, *table.find(name)); !gone)
                return explained(gone.error(), name, worker());
        }
    }
    return {};
}

Result<void> PartitionRun::make(const PartitionedTable& table)
{
    const auto sql = Sql::load("weekglass/partitions_make.sql");
    const auto inside = session();
    if (!sql || !inside)
        return sql ? inside.error() : sql.error();
    for (const QDate& month : table.toMake) {
        const QString name = table.rule.table + month.toString(QStringLiteral("_yyyy_MM"));
        tell(Text::tr("Making %1").arg(name));
        auto transaction = Pg::Transaction::begin(**inside, Pg::Transaction::Access::ReadWrite, call());
        if (!transaction)
            return transaction.error();
        const auto set =
            (*inside)->query(Sql("SELECT pg_catalog.set_config('weekglass.partition_table', $1::text, true), "
                                 "pg_catalog.set_config('weekglass.partition_from', $2::text, true), "
                                 "pg_catalog.set_config('weekglass.partition_months', '1', true)"),
                             {table.rule.table.toUtf8(), month.toString(Qt::ISODate).toUtf8()}, call());
        if (!set)
            return set.error();
        if (auto made = (*inside)->script(*sql, call()); !made)
            return made;
        if (auto committed = transaction->commit(call()); !committed)
            return committed;
        m_report.made << name;
        if (auto written = log("make", "{\"partition\": " + Json::quoted(name) + '}'); !written)
            return written;
    }
    return {};
}

Result<void> PartitionRun::letGo(const PartitionedTable& table, const Partition& partition)
{
    if (auto detached = detach(table, partition); !detached)
        return detached;
    const auto kept = archive(partition);
    if (!kept)
        return kept.error();
    if (auto dropped = drop(*kept); !dropped)
        return dropped;
    m_report.dropped << partition.name;
    m_report.archives << kept->file;
    return {};
}

/// The comment, which outlives us, tells the next run what is to be done with it.
Result<void> PartitionRun::detach(const PartitionedTable& table, const Partition& partition)
{
    if (partition.isDetached)
        return {};
    const auto inside = session();
    const auto parent = Sql::qualifiedName(table.rule.table);
    const auto name = Sql::trusted(partition.name.toUtf8());
    const auto mark =
        Sql::literal(QString(QStringLiteral("weekglass: detached from ") + table.rule.table).toUtf8());
    if (!inside || !parent || !name || !mark)
        return !inside ? inside.error() : !parent ? parent.error() : !name ? name.error() : mark.error();
    tell(Text::tr("Detaching %1").arg(partition.name));
    const Sql detach = Sql("ALTER TABLE ") + *parent + Sql(" DETACH PARTITION ") + *name;
    const Sql comment = Sql("COMMENT ON TABLE ") + *name + Sql(" IS ") + *mark;
    Result<void> done;
    if (partition.isDetaching || table.detachesConcurrently) {
        done = (*inside)->script(Sql("SET lock_timeout = '30s'; ") + comment, call());
        const Sql how = partition.isDetaching ? Sql(" FINALIZE") : Sql(" CONCURRENTLY");
        if (done)
            done = (*inside)->script(detach + how, call());
    } else {
        done = detachAtOnce(comment, detach);
    }
    return done ? log("detach", "{\"partition\": " + Json::quoted(partition.name) + '}') : done;
}

/// Holds up who works with the table, but only for a moment, and gives up after 5 s.
Result<void> PartitionRun::detachAtOnce(const Sql& mark, const Sql& detach)
{
    auto transaction = Pg::Transaction::begin(*m_session, Pg::Transaction::Access::ReadWrite, call());
    if (!transaction)
        return transaction.error();
    if (auto done = m_session->script(detach + Sql("; ") + mark, call()); !done)
        return done;
    return transaction->commit(call());
}

Result<Fingerprint::TableRows> PartitionRun::rowsOf(const QString& partition, RowHash by)
{
    const auto inside = session();
    if (!inside)
        return inside.error();
    const auto transaction = Pg::Transaction::begin(**inside, Pg::Transaction::Access::ReadOnly, call());
    if (!transaction)
        return transaction.error();
    if (auto set = setForWholeRead(**inside); !set)
        return set.error();
    return readTableRows(**inside, partition, call(), by);
}

/// One that an earlier run proved is taken, if its file is still there and whole.
Result<PartitionArchive> PartitionRun::archive(const Partition& partition)
{
    const auto entries = readLog(m_maintenance, {.week = m_request.week.name}, call());
    if (!entries)
        return entries.error();
    for (auto one = entries->rbegin(); one != entries->rend(); ++one) {
        if (one->week != m_request.week || one->step != QLatin1String("archive"))
            continue;
        const auto known = partitionArchiveOf(one->detail);
        if (known && known->partition == partition.name
            && checkArchiveFile(known->file, known->sha256, m_request.stop)) {
            const auto rows = rowsOf(partition.name, known->rows.hashedBy());
            if (rows && *rows == known->rows)
                return *known;
        }
    }
    auto made = archivePartition(m_request, partition.name);
    if (!made)
        return made;
    if (auto written = log("archive", partitionArchiveJson(*made)); !written)
        return written.error();
    return made;
}

/// Nobody can change it between the last look and the drop.
Result<void> PartitionRun::drop(const PartitionArchive& archive)
{
    const auto inside = session();
    const auto name = Sql::trusted(archive.partition.toUtf8());
    if (!inside || !name)
        return inside ? name.error() : inside.error();
    tell(Text::tr("Dropping %1").arg(archive.partition));
    if (auto whole = checkArchiveFile(archive.file, archive.sha256, m_request.stop); !whole)
        return whole;
    auto transaction = Pg::Transaction::begin(**inside, Pg::Transaction::Access::ReadWrite, call());
    if (!transaction)
        return transaction.error();
    if (auto locked =
            (*inside)->script(Sql("LOCK TABLE ") + *name + Sql(" IN ACCESS EXCLUSIVE MODE"), call());
        !locked)
        return locked;
    if (auto set = setForWholeRead(**inside); !set)
        return set;
    const auto rows = readTableRows(**inside, archive.partition, call(), archive.rows.hashedBy());
    if (!rows)
        return rows.error();
    if (*rows != archive.rows)
        return refused(archive.partition,
                       Text::tr("Its rows differ from the dumped ones; it is not dropped."),
                       Text::tr("Somebody wrote into it. Plan and run again: then it is dumped again."));
    if (auto dropped = (*inside)->script(Sql("DROP TABLE ") + *name, call()); !dropped)
        return dropped;
    if (auto committed = transaction->commit(call()); !committed)
        return committed;
    return log("drop", partitionArchiveJson(archive));
}

Result<PartitionReport> runLocked(const PartitionRequest& request,
                                  const std::function<Result<void>(const PartitionPlan&)>& check, bool drops)
{
    const auto locked = lockWeek(request.server, request.week.name, request.stop);
    if (!locked)
        return locked.error();
    const auto plan = planPartitions(request);
    if (!plan)
        return plan.error();
    if (!plan->obstacles.isEmpty())
        return refused(request.week.name, Text::tr("Something is in the way; nothing was done."),
                       Text::tr("Remove the obstacles and plan again."),
                       plan->obstacles.join(QLatin1Char('\n')));
    if (auto fine = check(*plan); !fine)
        return fine.error();
    return PartitionRun(request, *locked->session).run(*plan, drops);
}

}

Result<PartitionReport> makePartitions(const PartitionRequest& request)
{
    return runLocked(
        request, [](const PartitionPlan&) { return Result<void>(); }, false);
}

Result<PartitionReport> runPartitions(const PartitionRequest& request, const QString& typed,
                                      const QByteArray& hash)
{
    const auto check = [&](const PartitionPlan& plan) -> Result<void> {
        if (auto right = TypedPhrase {typed, plan.phrase}.check(); !right)
            return right.error().at(request.week.name);
        if (hash != plan.hash)
            return refused(request.week.name,
                           Text::tr("The partitions have changed since the plan was made; nothing was done."),
                           Text::tr("Read the new plan, and confirm it."));
        return {};
    };
    return runLocked(request, check, true);
}

Result<Sql> partitionsAheadSql(const PartitionRule& rule)
{
    const auto make = Sql::load("weekglass/partitions_make.sql");
    const auto table = Sql::literal(rule.table.toUtf8());
    const auto months = Sql::literal(QByteArray::number(rule.ahead + 1));
    for (const auto* part : {&make, &table, &months}) {
        if (!*part)
            return part->error();
    }
    return Sql("SELECT pg_catalog.set_config('weekglass.partition_table', ") + *table
        + Sql(", false), pg_catalog.set_config('weekglass.partition_from', '', false), "
              "pg_catalog.set_config('weekglass.partition_months', ")
        + *months + Sql(", false);\n") + *make;
}

Result<std::vector<CronTask>> partitionJobs(const GameDefinition& game, const QString& schedule)
{
    std::vector<CronTask> jobs;
    for (const PartitionRule& rule : game.partitions) {
        auto command = partitionsAheadSql(rule);
        if (!command)
            return command.error();
        jobs.push_back({.task = QStringLiteral("partitions"),
                        .object = rule.table,
                        .schedule = schedule,
                        .command = *std::move(command)});
    }
    return jobs;
}

}
