#include "health/weekhealth.h"

#include "base/servertime.h"
#include "health/namedrow.h"
#include "health/text.h"
#include "health/weekreader.h"
#include "metrics/weekstart.h"
#include "partitions/partitions.h"
#include "pg/subquery.h"

namespace Weekglass {

namespace {

using Pg::Sql;

QString count(qint64 number)
{
    return QString::number(number);
}

}

Result<WeekHealth> WeekReader::read()
{
    const auto week = identify(m_session);
    if (!week)
        return week.error();
    m_health.week = *week;
    if (auto added = addWeek(); !added)
        return added.error();
    if (auto added = addTables(); !added)
        return added.error();
    if (auto added = addIndexes(); !added)
        return added.error();
    if (auto added = addSequences(); !added)
        return added.error();
    if (auto added = addPartitions(); !added)
        return added.error();
    if (auto added = addIngest(); !added)
        return added.error();
    if (auto added = addCluster(); !added)
        return added.error();
    m_health.figures = std::move(m_list.figures());
    sortFigures(m_health.figures);
    return std::move(m_health);
}

Result<void> WeekReader::addWeek()
{
    const auto read = m_session.readTable(Sql::load("catalog/health_week.sql"), {}, m_call);
    if (!read)
        return read.error();
    const NamedRow row(*read, 0);
    m_health.readAt = row.integer("read_at");
    m_since = row.time("since");
    m_today = QDate::fromString(row.text("today"), Qt::ISODate);
    m_isStandby = m_health.isStandby = row.isTrue("is_standby");
    m_role = row.text("role");
    const double bytes = row.real("bytes");
    m_health.bytes = row.integer("bytes");
    m_list.tell("week_size", bytes);
    const auto times = fetchWeekTimes(m_session, m_game, m_call);
    if (!times)
        return times.error();
    if (!times->start || times->start->at >= m_health.readAt) {
        m_list.refuse("growth", Text::tr("The start of the week is unknown."));
    } else {
        m_health.startedAt = times->start->at;
        const double days =
            static_cast<double>(m_health.readAt - times->start->at) / static_cast<double>(MicrosecondsPerDay);
        const double perDay = bytes / std::max(days, 1.0);
        m_list
            .tell("growth", perDay,
                  Text::tr("%1, on average").arg(amountText(perDay, FigureUnit::BytesPerDay)))
            .since = times->start->at;
    }
    if (!times->lastAt)
        m_list.refuse("newest_event", Text::tr("The week has no event and no snapshot yet."));
    else
        m_list.tell("newest_event",
                    std::max(0.0, static_cast<double>(m_health.readAt - *times->lastAt) / 1e6));
    return {};
}

/// What is loaded and the transforms cannot use yet, as the game says it.
Result<void> WeekReader::addIngest()
{
    if (!m_game.import || !m_game.import->waiting) {
        m_list.refuse("ingest_errors", Text::tr("The game does not say which of its imports wait."));
        return {};
    }
    const GameFile& file = *m_game.import->waiting;
    const auto query = Pg::subqueryOf(file.text, file.name, Sql("q"));
    if (!query)
        return query.error();
    const auto waiting = m_session.readTable(
        Sql("SELECT pg_catalog.count(*), pg_catalog.max(q.reason::text) FROM ") + *query, {}, m_call);
    if (!waiting) {
        if (!canGoOn(m_session, waiting.error()))
            return waiting.error();
        m_list.refuse("ingest_errors", waiting.error().message);
        return {};
    }
    const qint64 number = Pg::numberOf(waiting->rows[0][0]);
    m_list.tell("ingest_errors", static_cast<double>(number),
                number == 0 ? Text::tr("nothing waits")
                            : Text::tr("%1 wait: %2").arg(count(number), Pg::textOf(waiting->rows[0][1])));
    return {};
}

Result<void> WeekReader::addSequences()
{
    const auto read = m_session.readTable(Sql::load("catalog/health_sequences.sql"), {}, m_call);
    if (!read)
        return read.error();
    if (m_isStandby || read->rows.empty()) {
        m_list.refuse("sequences",
                      m_isStandby ? Text::tr("A standby does not know the last numbers.")
                                  : Text::tr("The week has no sequence."));
        return {};
    }
    const NamedRow fullest(*read, 0);
    if (!fullest.has("percent")) {
        m_list.refuse("sequences", Text::tr("Your role may not read the sequences."),
                      QStringLiteral("GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO %1;").arg(m_role));
        return {};
    }
    m_list.tell("sequences", fullest.real("percent"),
                Text::tr("%1, %2; the fullest of %3")
                    .arg(amountText(fullest.real("percent"), FigureUnit::Percent), fullest.text("name"),
                         count(static_cast<qint64>(read->rows.size()))));
    return {};
}

Result<void> WeekReader::addPartitions()
{
    if (m_game.partitions.empty()) {
        m_list.refuse("partitions_ahead", Text::tr("The game has no table that is partitioned by month."));
        return {};
    }
    QStringList missing;
    int filled = 0;
    QStringList defaults;
    QString unread;
    std::size_t months = 0;
    for (const PartitionRule& rule : m_game.partitions) {
        const auto read =
            m_session.readTable(Sql::load("catalog/partitions.sql"), {rule.table.toUtf8()}, m_call);
        if (!read)
            return read.error();
        PartitionedTable table {
            .rule = rule, .column = {}, .owner = {}, .partitions = {}, .toMake = {}, .toDrop = {}};
        for (std::size_t i = 0; i < read->rows.size(); ++i) {
            const NamedRow row(*read, i);
            table.partitions.push_back({.name = row.text("name"),
                                        .from = row.value("from_time").value_or(QByteArray()),
                                        .to = row.value("to_time").value_or(QByteArray()),
                                        .isDefault = row.isTrue("is_default"),
                                        .isDetached = row.isTrue("is_detached")});
        }
        table.applyRule(m_today);
        months = std::max(months, table.toMake.size());
        if (!table.toMake.empty())
            missing << Text::tr("%1 lacks %2").arg(rule.table, table.toMake.front().toString(u"yyyy-MM"));
        for (const Partition& one : table.partitions) {
            const auto isFilled = one.isDefault ? hasRows(one.name) : Result<bool>(false);
            if (!isFilled && !canGoOn(m_session, isFilled.error()))
                return isFilled.error();
            if (!isFilled)
                unread = one.name;
            if (isFilled && *isFilled) {
                ++filled;
                defaults << one.name;
            }
        }
    }
    m_list.tell("partitions_ahead", static_cast<double>(months),
                missing.isEmpty() ? Text::tr("none, as many are ahead as the game asks for")
                                  : missing.join(QStringLiteral("; ")));
    if (!unread.isEmpty() && filled == 0) {
        m_list.refuse("default_partition", Text::tr("Your role may not read %1.").arg(unread),
                      QStringLiteral("GRANT SELECT ON %1 TO %2;").arg(unread, m_role));
        return {};
    }
    m_list.tell("default_partition", filled,
                defaults.isEmpty() ? Text::tr("empty")
                                   : Text::tr("%1 has rows").arg(defaults.join(QStringLiteral(", "))));
    return {};
}

/// @p relation: qualified and quoted, as the catalog gave it
Result<bool> WeekReader::hasRows(const QString& relation)
{
    const auto found = m_session.readTable(
        Sql("SELECT EXISTS (SELECT FROM ") + Sql::trusted(relation.toUtf8()) + Sql(")"), {}, m_call);
    return found ? Result(found->single() == "t") : found.error();
}

Result<WeekHealth> readWeekHealth(Pg::Session& session, const GameDefinition& game,
                                  const Thresholds& thresholds, const Pg::Call& call)
{
    return WeekReader(session, game, thresholds, call).read();
}

}
