#include "workspace/workspace.h"

#include "base/files.h"
#include "base/utf8.h"
#include "workspace/database.h"
#include "workspace/text.h"
#include "workspace/workspacefile.h"
#include "workspace/workspaceschema.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTimeZone>

#include <array>

namespace Weekglass {

namespace {

constexpr std::array<const char*, 4> EnvironmentNames {"unmarked", "development", "staging", "production"};

Error damageError(const QString& path, const QString& finding)
{
    return {.kind = Error::Kind::Io,
            .message = Text::tr("The workspace file is damaged."),
            .where = path,
            .detail = finding,
            .sqlState = QStringLiteral("11")};
}

Result<void> openChecked(const QString& path)
{
    if (auto prepared = preparePrivateFile(path); !prepared)
        return prepared;
    auto database = Database::open(path);
    if (!database)
        return database.error();
    auto check = database->value(QStringLiteral("PRAGMA quick_check(1)"));
    if (!check)
        return check.error();
    if (check->toString() != QLatin1String("ok"))
        return damageError(path, check->toString());
    if (auto journal = database->value(QStringLiteral("PRAGMA journal_mode = WAL")); !journal)
        return journal.error();
    return migrateWorkspace(*database, path);
}

/// The caller gives the text without a password; this is the last door. A conninfo that merely looks like one
/// that has a password is refused too, which costs a saved connection and never a secret.
bool looksLikePassword(const QByteArray& conninfo)
{
    static const QRegularExpression pattern(
        QStringLiteral(R"((^|[\s?&'])(ssl)?password\s*=|://[^/@?]*:[^/@?]*@)"),
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(fromUtf8(QByteArray::fromPercentEncoding(conninfo))).hasMatch()
        || pattern.match(fromUtf8(conninfo)).hasMatch();
}

QString environmentName(Environment environment)
{
    return QLatin1String(EnvironmentNames[static_cast<std::size_t>(environment)]);
}

Environment environmentFrom(const QString& name)
{
    for (std::size_t i = 0; i < EnvironmentNames.size(); ++i) {
        if (name == QLatin1String(EnvironmentNames[i]))
            return static_cast<Environment>(i);
    }
    return Environment::Unmarked;
}

SavedConnection connectionFrom(const QSqlQuery& row)
{
    const QVariant used = row.value(5);
    return {.id = row.value(0).toLongLong(),
            .revision = row.value(1).toLongLong(),
            .name = row.value(2).toString(),
            .conninfo = row.value(3).toByteArray(),
            .environment = environmentFrom(row.value(4).toString()),
            .lastUsed = used.isNull() ? QDateTime()
                                      : QDateTime::fromMSecsSinceEpoch(used.toLongLong(), QTimeZone::utc()),
            .systemIdentifier = row.value(6).toByteArray()};
}

Result<SavedConnection> saveRow(Database& database, SavedConnection row)
{
    const QVariantList values {row.revision + 1, row.name, row.conninfo, environmentName(row.environment)};
    auto written = row.id == 0
        ? database.run(QStringLiteral("INSERT INTO connections (revision, name, conninfo, environment) "
                                      "VALUES (?, ?, ?, ?)"),
                       values)
        : database.run(
            QStringLiteral("UPDATE connections SET revision = ?, name = ?, conninfo = ?, environment = ?, "
                           "system_identifier = CASE conninfo WHEN ? THEN system_identifier ELSE '' END "
                           "WHERE id = ? AND revision = ?"),
            values + QVariantList {row.conninfo, row.id, row.revision});
    if (!written && Database::isConflict(written.error()))
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("A saved connection named “%1” already exists.").arg(row.name),
                      .advice = Text::tr("Choose another name.")};
    if (!written)
        return written.error();
    if (row.id != 0 && written->numRowsAffected() == 0)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr(
                          "Another window changed or removed this connection meanwhile; nothing was saved."),
                      .where = row.name,
                      .advice = Text::tr("Read the list again, and save your change once more.")};
    if (row.id == 0)
        row.id = written->lastInsertId().toLongLong();
    ++row.revision;
    return row;
}

}

Result<Workspace> Workspace::open(const QString& path)
{
    if (auto folder = makePrivateFolder(QFileInfo(path).absolutePath()); !folder)
        return folder.error();
    // held to the end, so that two programs that see the same damage do not move each other's new file aside
    auto lock = OpeningLock::take(path);
    if (!lock)
        return lock.error();
    QString notice;
    auto opened = openChecked(path);
    if (!opened && Database::isDamage(opened.error())) {
        const QString finding = opened.error().detail;
        auto aside = moveAside(path);
        if (!aside)
            return aside.error();
        notice =
            Text::tr(
                "The workspace file was damaged (%1). It was moved to %2, and an empty one was made: saved "
                "connections and window sizes start afresh.")
                .arg(finding, *aside);
        opened = openChecked(path);
    }
    if (!opened)
        return opened.error();
    return Workspace(path, notice);
}

QString Workspace::defaultPath()
{
    return dataFolder() + QStringLiteral("/workspace.sqlite");
}

Result<std::vector<SavedConnection>> Workspace::connections() const
{
    return Database::rows(
        m_path,
        QStringLiteral("SELECT id, revision, name, conninfo, environment, last_used_ms, system_identifier "
                       "FROM connections ORDER BY last_used_ms DESC NULLS LAST, name"),
        {}, connectionFrom);
}

Result<SavedConnection> Workspace::save(const SavedConnection& connection) const
{
    SavedConnection row = connection;
    row.name = row.name.trimmed();
    if (row.name.isEmpty())
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("A saved connection needs a name."),
                      .advice = Text::tr("Give it a name.")};
    if (looksLikePassword(row.conninfo))
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("The connection was not saved: its text holds a password."),
                      .where = row.name,
                      .advice = Text::tr("Remove the password; Weekglass asks for it when it is needed.")};
    auto database = Database::open(m_path);
    if (!database)
        return database.error();
    return saveRow(*database, row);
}

Result<void> Workspace::remove(qint64 id) const
{
    auto database = Database::open(m_path);
    if (!database)
        return database.error();
    // what is removed leaves the file's bytes too: host names are nobody else's business
    static_cast<void>(database->run(QStringLiteral("PRAGMA secure_delete = ON")));
    return database->run(QStringLiteral("DELETE FROM connections WHERE id = ?"), {id});
}

Result<void> Workspace::touch(qint64 id, const QDateTime& when) const
{
    return Database::change(m_path, QStringLiteral("UPDATE connections SET last_used_ms = ? WHERE id = ?"),
                            {when.toMSecsSinceEpoch(), id});
}

Result<void> Workspace::setSystemIdentifier(const SavedConnection& connection,
                                            const QByteArray& identifier) const
{
    return Database::change(
        m_path, QStringLiteral("UPDATE connections SET system_identifier = ? WHERE id = ? AND conninfo = ?"),
        {QString::fromLatin1(identifier), connection.id, connection.conninfo});
}

Result<std::vector<SavedItem>> Workspace::items(const QString& game, const QString& kind) const
{
    return Database::rows(
        m_path,
        QStringLiteral("SELECT name, value FROM saved_items WHERE game = ? AND kind = ? ORDER BY name"),
        {game, kind}, [](const QSqlQuery& row) {
            return SavedItem {.name = row.value(0).toString(), .value = row.value(1).toByteArray()};
        });
}

Result<void> Workspace::saveItem(const QString& game, const QString& kind, const SavedItem& item) const
{
    return Database::change(
        m_path,
        QStringLiteral("INSERT OR REPLACE INTO saved_items (game, kind, name, value) VALUES (?, ?, ?, ?)"),
        {game, kind, item.name, item.value});
}

Result<void> Workspace::removeItem(const QString& game, const QString& kind, const QString& name) const
{
    return Database::change(
        m_path, QStringLiteral("DELETE FROM saved_items WHERE game = ? AND kind = ? AND name = ?"),
        {game, kind, name});
}

Result<QHash<QString, QByteArray>> Workspace::uiValues() const
{
    const auto rows = Database::rows(
        m_path, QStringLiteral("SELECT key, value FROM ui_values"), {},
        [](const QSqlQuery& row) { return std::pair(row.value(0).toString(), row.value(1).toByteArray()); });
    return rows ? Result<QHash<QString, QByteArray>>(QHash<QString, QByteArray>(rows->begin(), rows->end()))
                : rows.error();
}

Result<void> Workspace::saveUiValues(const QHash<QString, QByteArray>& values) const
{
    auto database = Database::open(m_path);
    if (!database)
        return database.error();
    return database->inTransaction([&]() -> Result<void> {
        for (auto value = values.cbegin(); value != values.cend(); ++value) {
            auto done =
                database->run(QStringLiteral("INSERT INTO ui_values (key, value) VALUES (?, ?) "
                                             "ON CONFLICT (key) DO UPDATE SET value = excluded.value"),
                              {value.key(), value.value()});
            if (!done)
                return done.error();
        }
        return {};
    });
}

}
