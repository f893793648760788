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
    const auto rows = Database::rows(m_path, QStringLiteral("SELECT hash FROM trusted_contents"), {},
                                     [](const QSqlQuery& row) { return row.value(0).toByteArray(); });
    return rows ? Result<QSet<QByteArray>>(QSet(rows->begin(), rows->end())) : rows.error();
}

Result<void> TrustedContents::add(const TrustedContent& content) const
{
    return Database::change(
        m_path,
        QStringLiteral(
            "INSERT OR REPLACE INTO trusted_contents (hash, folder, files, at_ms) VALUES (?, ?, ?, ?)"),
        {QString::fromLatin1(content.hash), content.folder, jsonOf(content.files),
         QDateTime::currentMSecsSinceEpoch()});
}

Result<void> TrustedContents::remove(const QByteArray& hash) const
{
    return Database::change(m_path, QStringLiteral("DELETE FROM trusted_contents WHERE hash = ?"),
                            {QString::fromLatin1(hash)});
}

Result<std::optional<TrustedContent>> TrustedContents::lastIn(const QString& folder,
                                                              const QString& file) const
{
    auto contents = Database::rows(
        m_path,
        QStringLiteral("SELECT hash, files FROM trusted_contents WHERE folder = ? ORDER BY number DESC"),
        {folder}, [&folder](const QSqlQuery& row) {
            return TrustedContent {.hash = row.value(0).toByteArray(),
                                   .folder = folder,
                                   .files = filesFrom(row.value(1).toByteArray())};
        });
    if (!contents)
        return contents.error();
    for (TrustedContent& content : *contents) {
        if (content.files.contains(file))
            return std::optional(std::move(content));
    }
    return std::optional<TrustedContent>();
}

}
