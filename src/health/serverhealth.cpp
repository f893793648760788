#include "health/serverhealth.h"

#include "health/serverreader.h"
#include "health/text.h"
#include "metrics/weekstart.h"

#include <QStorageInfo>

namespace Weekglass {

namespace {

using Pg::Sql;

constexpr qint64 LeastReads = 1000; // blocks: the share of fewer says nothing
constexpr qint64 LeastCheckpoints = 10;
constexpr int CheckpointsMoved = 170000; // into a view of their own

double percentOf(qint64 part, qint64 whole)
{
    return whole > 0 ? 100.0 * static_cast<double>(part) / static_cast<double>(whole) : 0;
}

}

Result<Pg::Table> ServerReader::ask(const char* file)
{
    return m_session.readTable(Sql::load(file), {}, m_call);
}

Result<ServerHealth> ServerReader::read()
{
    const auto server = ask("catalog/health_server.sql");
    if (!server)
        return server.error();
    const NamedRow row(*server, 0);
    m_health.readAt = row.integer("read_at");
    m_health.version = row.text("version");
    m_health.systemIdentifier = row.value("system_identifier").value_or(QByteArray());
    m_health.isStandby = row.isTrue("is_standby");
    m_health.counters.readAt = m_health.readAt;
    m_seesAll = row.isTrue("sees_all");
    m_role = row.text("role");
    addConnections(row);
    addCacheHit(row);
    addWraparound(row);
    if (auto read = readWal(row); !read)
        return read.error();
    addArchiver(row);
    addDisk();
    if (auto added = addLocks(); !added)
        return added.error();
    if (auto added = addTransactions(); !added)
        return added.error();
    if (auto added = addReplication(row); !added)
        return added.error();
    if (auto added = addCheckpoints(); !added)
        return added.error();
    if (auto added = addStatements(row); !added)
        return added.error();
    if (auto added = addWorks(); !added)
        return added.error();
    m_health.figures = std::move(m_list.figures());
    sortFigures(m_health.figures);
    return std::move(m_health);
}

void ServerReader::addConnections(const NamedRow& row)
{
    m_health.sessions = static_cast<int>(row.integer("sessions"));
    m_health.ours = static_cast<int>(row.integer("ours"));
    const qint64 places = row.integer("places");
    m_list.tell("connections", percentOf(m_health.sessions, places),
                Text::tr("%1 of %2, %3 of them ours")
                    .arg(QString::number(m_health.sessions), QString::number(places),
                         QString::number(m_health.ours)));
}

/// Since the statistics began a share says little of now, so it is that of the time between two readings.
void ServerReader::addCacheHit(const NamedRow& row)
{
    HealthCounters& now = m_health.counters;
    now.hit = row.integer("hit");
    now.read = row.integer("read");
    const auto& earlier = m_request.earlier;
    if (!earlier) {
        m_list.refuse("cache_hit", Text::tr("It is the difference of two readings, and this is the first."));
        return;
    }
    const qint64 hit = now.hit - earlier->hit;
    const qint64 read = now.read - earlier->read;
    if (hit < 0 || read < 0) {
        m_list.refuse("cache_hit", Text::tr("The statistics were reset since the earlier reading."));
        return;
    }
    if (hit + read < LeastReads) {
        m_list.refuse("cache_hit",
                      Text::tr("Only %1 blocks were read since the earlier reading; at least %2 are needed.")
                          .arg(QString::number(hit + read), QString::number(LeastReads)));
        return;
    }
    m_list
        .tell("cache_hit", percentOf(hit, hit + read),
              Text::tr("%1 of %2 blocks")
                  .arg(amountText(percentOf(hit, hit + read), FigureUnit::Percent),
                       QString::number(hit + read)))
        .since = earlier->readAt;
}

void ServerReader::addWraparound(const NamedRow& row)
{
    for (const char* id : {"wraparound", "multixact"}) {
        const double share = row.real(id);
        m_list.tell(id, share,
                    Text::tr("%1, database %2")
                        .arg(amountText(share, FigureUnit::Percent),
                             row.text(QByteArray(id).append("_database").constData())));
    }
}

void ServerReader::addArchiver(const NamedRow& row)
{
    if (row.text("archive_mode") == u"off") {
        m_list.refuse("archiver", Text::tr("archive_mode is off: no WAL is archived."),
                      QStringLiteral("ALTER SYSTEM SET archive_mode = on;"));
        return;
    }
    const bool fails = row.isTrue("archive_fails");
    if (!m_archiveWaits && !fails) {
        m_list.refuse("archiver", Text::tr("Your role may not see which WAL files wait."),
                      QStringLiteral("GRANT pg_monitor TO %1;").arg(m_role));
        return;
    }
    const double waits = m_archiveWaits.value_or(0);
    Figure& figure = m_list.tell(
        "archiver", waits,
        fails ? Text::tr("the last one failed: %1; %2 failures")
                    .arg(row.text("last_failed_wal"), row.text("failed_count"))
            : waits > 0 ? Text::tr("a file waits for %1").arg(amountText(waits, FigureUnit::Seconds))
                        : Text::tr("nothing waits, %1 archived").arg(row.text("archived_count")));
    figure.since = row.time("archived_at");
    if (fails)
        FigureList::atLeast(figure, Figure::State::Critical);
}

Result<void> ServerReader::readWal(const NamedRow& row)
{
    if (!row.isTrue("sees_files"))
        return {};
    const auto read = ask("catalog/health_wal.sql");
    if (!read)
        return read.error();
    const NamedRow wal(*read, 0);
    m_walBytes = wal.integer("wal_bytes");
    m_archiveWaits = wal.real("archive_waits");
    return {};
}

void ServerReader::addDisk()
{
    const QStorageInfo disk(m_request.dataFolder);
    if (m_request.dataFolder.isEmpty() || !disk.isValid() || disk.bytesTotal() <= 0) {
        QString reason = Text::tr("PostgreSQL does not report how much space is free.");
        if (m_walBytes)
            reason += QLatin1Char(' ') + Text::tr("Its WAL has %1.").arg(bytesText(*m_walBytes));
        m_list.refuse("disk", reason);
        return;
    }
    m_list.tell("disk", percentOf(disk.bytesTotal() - disk.bytesAvailable(), disk.bytesTotal()),
                Text::tr("%1 of %2 are free, WAL %3")
                    .arg(bytesText(disk.bytesAvailable()), bytesText(disk.bytesTotal()),
                         bytesText(m_walBytes.value_or(0))));
}

Result<void> ServerReader::addCheckpoints()
{
    const auto read = ask(m_session.serverVersion() >= CheckpointsMoved ? "catalog/health_checkpoints_17.sql"
                                                                        : "catalog/health_checkpoints.sql");
    if (!read)
        return read.error();
    const NamedRow row(*read, 0);
    HealthCounters& now = m_health.counters;
    now.timed = row.integer("timed");
    now.requested = row.integer("requested");
    qint64 timed = now.timed;
    qint64 all = now.timed + now.requested;
    auto since = row.time("since");
    if (const auto& earlier = m_request.earlier;
        earlier && all - earlier->timed - earlier->requested >= LeastCheckpoints) {
        all -= earlier->timed + earlier->requested;
        timed -= earlier->timed;
        since = earlier->readAt;
    }
    if (all < LeastCheckpoints) {
        m_list.refuse("checkpoints",
                      Text::tr("There were only %1 checkpoints so far; at least %2 are needed.")
                          .arg(QString::number(all), QString::number(LeastCheckpoints)));
        return {};
    }
    m_list
        .tell("checkpoints", percentOf(timed, all),
              Text::tr("%1 of %2")
                  .arg(amountText(percentOf(timed, all), FigureUnit::Percent), QString::number(all)))
        .since = since;
    return {};
}

Result<void> ServerReader::addWorks()
{
    const auto read = ask("catalog/health_progress.sql");
    if (!read)
        return read.error();
    for (std::size_t i = 0; i < read->rows.size(); ++i) {
        const NamedRow row(*read, i);
        m_health.works.push_back({.kind = row.text("kind"),
                                  .pid = row.integer("pid"),
                                  .database = row.text("datname"),
                                  .relation = row.text("relation"),
                                  .phase = row.text("phase"),
                                  .percent = row.has("percent")
                                      ? std::optional(static_cast<int>(row.integer("percent")))
                                      : std::nullopt});
    }
    return {};
}

Result<ServerHealth> readServerHealth(Pg::Session& maintenance, const HealthRequest& request,
                                      const Pg::Call& call)
{
    return ServerReader(maintenance, request, call).read();
}

}
