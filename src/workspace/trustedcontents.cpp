#include "workspace/trustedcontents.h"

#include "workspace/database.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace Weekglass {

namespace {

QByteArray jsonOf(const QMap<QString, QByteArray>& files)
{
    QJsonObject object;
    for (auto file = files.constBegin(); file != files.constEnd(); ++file)
        object.insert(file.key(), QString::fromLatin1(file.value()));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QMap<QString, QByteArray> filesFrom(const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    QMap<QString, QByteArray> files;
    for (auto file = object.constBegin(); file != object.constEnd(); ++file)
        files.insert(file.key(), file.value().toString().toLatin1());
    return files;
}

}

Result<QSet<QByteArray>> TrustedContents::hashes() const
{
    auto database = Database::open(m_path);
    if (!database)
        return database.error();
    auto rows = database->run(QStringLiteral("SELECT hash FROM trusted_contents"));
    if (!rows)
        return rows.error();
    QSet<QByteArray> found;
    while (rows->next())
        found.insert(rows->value(0).toByteArray());
    return found;
}

Result<void> TrustedContents::add(const TrustedContent& content) const
{
    auto database = Database::open(m_path);
    if (!database)
        return database.error();
    auto done = database->run(
        QStringLiteral(
            "INSERT OR REPLACE INTO trusted_contents (hash, folder, files, at_ms) VALUES (?, ?, ?, ?)"),
        {QString::fromLatin1(content.hash), content.folder, jsonOf(content.files),
         QDateTime::currentMSecsSinceEpoch()});
    return done ? Result<void>() : done.error();
}

Result<void> TrustedContents::remove(const QByteArray& hash) const
{
    auto database = Database::open(m_path);
    if (!database)
        return database.error();
    auto done = database->run(QStringLiteral("DELETE FROM trusted_contents WHERE hash = ?"),
                              {QString::fromLatin1(hash)});
    return done ? Result<void>() : done.error();
}

Result<std::optional<TrustedContent>> TrustedContents::lastIn(const QString& folder,
                                                              const QString& file) const
{
    auto database = Database::open(m_path);
    if (!database)
        return database.error();
    auto rows = database->run(
        QStringLiteral("SELECT hash, files FROM trusted_contents WHERE folder = ? ORDER BY number DESC"),
        {folder});
    if (!rows)
        return rows.error();
    while (rows->next()) {
        TrustedContent content {.hash = rows->value(0).toByteArray(),
                                .folder = folder,
                                .files = filesFrom(rows->value(1).toByteArray())};
        if (content.files.contains(file))
            return std::optional(std::move(content));
    }
    return std::optional<TrustedContent>();
}

}
