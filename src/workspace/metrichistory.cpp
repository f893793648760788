#include "workspace/metrichistory.h"

#include "workspace/database.h"

#include <QTimeZone>

#include <array>

namespace Weekglass {

namespace {

constexpr std::array<const char*, 3> StageNames {"seen", "archived", "dropped"};

const QString& whereIdentity()
{
    static const QString text = QStringLiteral(" WHERE system_identifier = ? AND oid = ? AND name = ?");
    return text;
}

QVariantList identity(const KeptWeek& week)
{
    return {week.systemIdentifier, week.oid, week.name};
}

QVariant orNull(const std::optional<qint64>& value)
{
    return value ? QVariant(*value) : QVariant();
}

std::optional<qint64> optionalFrom(const QVariant& value)
{
    return value.isNull() ? std::nullopt : std::optional(value.toLongLong());
}

QString stageName(KeptWeek::Stage stage)
{
    return QLatin1String(StageNames[static_cast<std::size_t>(stage)]);
}

KeptWeek::Stage stageFrom(const QString& name)
{
    const auto found =
        std::ranges::find_if(StageNames, [&name](const char* known) { return name == QLatin1String(known); });
    return found == StageNames.end() ? KeptWeek::Stage::Seen
                                     : static_cast<KeptWeek::Stage>(found - StageNames.begin());
}

KeptWeek weekFrom(const QSqlQuery& row)
{
    return {.systemIdentifier = row.value(0).toByteArray(),
            .oid = row.value(1).toUInt(),
            .name = row.value(2).toString(),
            .game = row.value(3).toString(),
            .schemaVersion = row.value(4).toString(),
            .startAt = optionalFrom(row.value(5)),
            .seenAt = QDateTime::fromMSecsSinceEpoch(row.value(6).toLongLong(), QTimeZone::utc()),
            .stage = stageFrom(row.value(7).toString()),
            .size = row.value(8).toLongLong(),
            .marker = optionalFrom(row.value(9))};
}

Result<std::optional<QByteArray>> loadBytes(Database& database, const KeptWeek& week)
{
    auto row = database.run(QString(QStringLiteral("SELECT readings FROM metric_history") + whereIdentity()),
                            identity(week));
    if (!row)
        return row.error();
    if (!row->next())
        return std::optional<QByteArray>();
    const QByteArray bytes = row->value(0).toByteArray();
    return bytes.isEmpty() ? std::optional<QByteArray>() : std::optional(bytes);
}

/// The row is there afterwards, without readings if it is new.
Result<void> ensureRow(Database& database, const KeptWeek& week)
{
    return database.run(
        QStringLiteral("INSERT INTO metric_history (system_identifier, oid, name, game, schema_version, "
                       "seen_ms, stage, readings) VALUES (?, ?, ?, ?, '', 0, 'seen', x'') "
                       "ON CONFLICT DO NOTHING"),
        identity(week) + QVariantList {week.game});
}

}

Result<void> MetricHistory::keep(const KeptWeek& week, const Merge& merge) const
{
    auto database = Database::open(m_path);
    if (!database)
        return database.error();
    return database->inTransaction([&]() -> Result<void> {
        const auto earlier = loadBytes(*database, week);
        if (!earlier)
            return earlier.error();
        const auto bytes = merge(*earlier);
        if (!bytes)
            return bytes.error();
        if (auto there = ensureRow(*database, week); !there)
            return there;
        return database->run(
            QString(
                QStringLiteral("UPDATE metric_history SET game = ?, schema_version = ?, start_us = ?, "
                               "seen_ms = max(seen_ms, ?), readings = ?, stage = iif(stage = 'dropped' OR "
                               "(stage = 'archived' AND ? = 'seen'), stage, ?)")
                + whereIdentity()),
            QVariantList {week.game, week.schemaVersion, orNull(week.startAt),
                          week.seenAt.toMSecsSinceEpoch(), *bytes, stageName(week.stage),
                          stageName(week.stage)}
                + identity(week));
    });
}

Result<void> MetricHistory::setStage(const KeptWeek& week, KeptWeek::Stage stage) const
{
    return Database::change(m_path,
                            QString(QStringLiteral("UPDATE metric_history SET stage = ?") + whereIdentity()),
                            QVariantList {stageName(stage)} + identity(week));
}

Result<void> MetricHistory::setMarker(const KeptWeek& week, std::optional<qint64> marker) const
{
    auto database = Database::open(m_path);
    if (!database)
        return database.error();
    return database->inTransaction([&]() -> Result<void> {
        if (auto there = ensureRow(*database, week); !there)
            return there;
        return database->run(
            QString(QStringLiteral("UPDATE metric_history SET marker_us = ?") + whereIdentity()),
            QVariantList {orNull(marker)} + identity(week));
    });
}

Result<std::vector<KeptWeek>> MetricHistory::weeks(const QString& game) const
{
    return Database::rows(
        m_path,
        QStringLiteral("SELECT system_identifier, oid, name, game, schema_version, start_us, seen_ms, stage, "
                       "length(readings), marker_us FROM metric_history WHERE game = ? OR ? = '' "
                       "ORDER BY coalesce(marker_us, start_us, seen_ms * 1000) DESC, name"),
        {game, game}, weekFrom);
}

Result<std::optional<QByteArray>> MetricHistory::load(const KeptWeek& week) const
{
    auto database = Database::open(m_path);
    if (!database)
        return database.error();
    return loadBytes(*database, week);
}

Result<void> MetricHistory::forget(const KeptWeek& week) const
{
    auto database = Database::open(m_path);
    if (!database)
        return database.error();
    static_cast<void>(database->run(QStringLiteral("PRAGMA secure_delete = ON")));
    return database->run(QString(QStringLiteral("DELETE FROM metric_history") + whereIdentity()),
                         identity(week));
}

}
