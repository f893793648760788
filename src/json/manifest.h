#pragma once

#include "base/result.h"

#include <QCoreApplication>
#include <QStringList>

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <optional>
#include <vector>

namespace Weekglass::Json {

/// One object of a configuration file. Each getter's error names the file, the path of the key and the
/// reason. Objects share the parsed file; they may outlive each other, but belong to one thread.
class ManifestObject
{
    Q_DECLARE_TR_FUNCTIONS(ManifestObject)

public:
    /// The file's outermost object. Refuses what is not JSON (with line and column), keys written twice, more
    /// than 64 levels. @p file is what errors call it.
    static Result<ManifestObject> parse(const QByteArray& text, const QString& file);

    bool has(const QString& key) const;
    Result<QString> string(const QString& key) const;
    /// Nothing if the key is absent.
    Result<std::optional<QString>> optionalString(const QString& key) const;
    Result<qint64> integer(const QString& key) const;
    Result<bool> boolean(const QString& key, bool ifAbsent) const;
    /// Lists are empty if the key is absent.
    Result<QStringList> strings(const QString& key) const;
    Result<ManifestObject> object(const QString& key) const;
    Result<std::vector<ManifestObject>> objects(const QString& key) const;
    /// An error for each key of the file that no getter asked for, in the objects that getters asked at all.
    std::vector<Error> unreadKeys() const;

    /// An error about @p key, for reasons that only the caller knows.
    Error error(const QString& key, const QString& reason) const;

private:
    struct File;

    ManifestObject(std::shared_ptr<File> file, const nlohmann::json* value, QString path);
    const nlohmann::json* find(const QString& key) const;
    QString pathOf(const QString& key) const;
    Error missing(const QString& key) const;

    std::shared_ptr<File> m_file;
    const nlohmann::json* m_value; // in the file
    QString m_path;
};

}
