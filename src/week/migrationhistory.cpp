#include "week/migrationhistory.h"

#include <QCoreApplication>

namespace Weekglass {

namespace {

QString text(const Pg::Value& value)
{
    return QString::fromUtf8(value.value_or(QByteArray()));
}

HistoryRow historyRow(const std::vector<Pg::Value>& row)
{
    HistoryRow entry;
    entry.rank = text(row[0]).toInt();
    entry.version = text(row[1]);
    entry.description = text(row[2]);
    entry.type = text(row[3]);
    entry.script = text(row[4]);
    if (row[5])
        entry.checksum = row[5]->toInt();
    entry.success = row[6] == "t";
    entry.installedOn = row[7].value_or(QByteArray());
    return entry;
}

Result<QString> alembicRevision(Pg::Session& session, const QString& schema, const Pg::Call& call)
{
    const auto name = Pg::Sql::identifier(schema);
    if (!name)
        return name.error();
    const auto revisions = session.query(Pg::Sql("SELECT version_num FROM ") + *name
                                             + Pg::Sql(".alembic_version ORDER BY version_num"),
                                         {}, call);
    if (!revisions)
        return revisions.error();
    QStringList list;
    for (const auto& row : revisions->rows)
        list << text(row[0]);
    return list.isEmpty() ? QCoreApplication::translate("MigrationHistory", "none yet")
                          : list.join(QLatin1String(", "));
}

}

Result<MigrationHistory> readHistory(Pg::Session& session, const Pg::Call& call)
{
    const auto tablesSql = Pg::Sql::load(QStringLiteral("catalog/history_tables.sql"));
    const auto rowsSql = Pg::Sql::load(QStringLiteral("weekglass/history_read.sql"));
    if (!tablesSql || !rowsSql)
        return (!tablesSql ? tablesSql : rowsSql).error();
    const auto tables = session.query(*tablesSql, {}, call);
    if (!tables)
        return tables.error();
    const auto& found = tables->rows.front();
    MigrationHistory history;
    history.hasFlyway = found[0] == "t";
    history.hasTables = found[2] == "t";
    if (found[1]) {
        const auto revision = alembicRevision(session, text(found[1]), call);
        if (!revision)
            return revision.error();
        history.alembicRevision = *revision;
    }
    if (!history.hasFlyway)
        return history;
    const auto rows = session.query(*rowsSql, {}, call);
    if (!rows)
        return rows.error();
    for (const auto& row : rows->rows)
        history.rows.push_back(historyRow(row));
    return history;
}

}
