#include "health/pooler.h"

#include "health/namedrow.h"
#include "health/text.h"

#include <QHash>

namespace Weekglass {

namespace {

using Pg::Sql;

QString subjectOf(const NamedRow& row)
{
    return Text::tr("%1 of %2", "database and user of a pool").arg(row.text("database"), row.text("user"));
}

/// Sessions of the server that a pool may have, by database; its default is that of the pooler.
QHash<QString, qint64> poolSizes(const Pg::Table& databases)
{
    QHash<QString, qint64> sizes;
    for (std::size_t i = 0; i < databases.rows.size(); ++i) {
        const NamedRow row(databases, i);
        sizes.insert(row.text("name"), row.integer("pool_size"));
    }
    return sizes;
}

/// Microseconds that clients waited on average, by database.
QHash<QString, double> averageWaits(const Pg::Table& stats)
{
    QHash<QString, double> waits;
    for (std::size_t i = 0; i < stats.rows.size(); ++i) {
        const NamedRow row(stats, i);
        waits.insert(row.text("database"), row.real("avg_wait_time"));
    }
    return waits;
}

void addPool(FigureList& list, const NamedRow& row, qint64 size, double averageWait)
{
    const QString subject = subjectOf(row);
    const qint64 active = row.integer("sv_active");
    const qint64 waiting = row.integer("cl_waiting");
    const double waits = row.real("maxwait") + row.real("maxwait_us") / 1e6;
    if (size > 0)
        list.tell("pool", 100.0 * static_cast<double>(active) / static_cast<double>(size),
                  Text::tr("%1 of %2 sessions, %3 clients wait")
                      .arg(QString::number(active), QString::number(size), QString::number(waiting)),
                  subject);
    else
        list.refuse("pool", Text::tr("The console shows no pool_size for this database."), {}, subject);
    list.tell("pool_wait", waiting > 0 ? waits : 0,
              waiting == 0 ? Text::tr("nobody; the average is %1")
                                 .arg(amountText(averageWait / 1000, FigureUnit::Milliseconds))
                           : Text::tr("%1, the longest for %2")
                                 .arg(QString::number(waiting), amountText(waits, FigureUnit::Seconds)),
              subject);
}

/// The console refuses who is neither in admin_users nor in stats_users.
Error explained(Error error)
{
    error.advice = Text::tr("Check the pooler's address, and add the user to stats_users in pgbouncer.ini.");
    return error;
}

}

Result<PoolerHealth> readPooler(const QByteArray& conninfo, const Thresholds& thresholds,
                                const Pg::Call& call)
{
    auto answers = Pg::askConsole({.conninfo = conninfo, .database = "pgbouncer"},
                                  {Sql("SHOW VERSION"), Sql("SHOW POOLS"), Sql("SHOW STATS"),
                                   Sql("SHOW DATABASES"), Sql("SHOW CLIENTS")},
                                  call);
    if (!answers)
        return explained(answers.error());
    auto& all = *answers;
    PoolerHealth health {.version = Pg::textOf(all[0].single()),
                         .figures = {},
                         .pools = std::move(all[1]),
                         .stats = std::move(all[2]),
                         .databases = std::move(all[3]),
                         .clients = std::move(all[4])};
    const auto sizes = poolSizes(health.databases);
    const auto waits = averageWaits(health.stats);
    FigureList list(thresholds);
    for (std::size_t i = 0; i < health.pools.rows.size(); ++i) {
        const NamedRow row(health.pools, i);
        const QString database = row.text("database");
        if (database != u"pgbouncer") // its own console
            addPool(list, row, sizes.value(database), waits.value(database));
    }
    health.figures = std::move(list.figures());
    sortFigures(health.figures);
    return health;
}

}
