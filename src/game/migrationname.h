#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

#include <compare>

namespace Weekglass {

/// A version as Flyway reads it: numbers of any length, between dots or underscores. Trailing zeros do not
/// count, so 1, 1.0 and 001 are the same version.
class MigrationVersion
{
public:
    MigrationVersion() = default;
    static Result<MigrationVersion> parse(const QString& text);

    /// As it was written, with dots for underscores; Flyway keeps it so in its history.
    const QString& text() const { return m_text; }

    friend bool operator==(const MigrationVersion& a, const MigrationVersion& b)
    {
        return a.m_parts == b.m_parts;
    }
    friend std::strong_ordering operator<=>(const MigrationVersion& a, const MigrationVersion& b);

private:
    QString m_text;
    QStringList m_parts; // without leading zeros, and without parts of 0 at the end
};

/// What the name of a migration file says: V<version>__<description>.sql, U<version>__<description>.sql or
/// R__<description>.sql.
struct MigrationName
{
    enum class Kind {
        Versioned, ///< V: applied once, in the order of versions
        Repeatable, ///< R: applied again when it was changed, after the versioned ones
        Undo ///< U: takes its version back
    };

    Kind kind = Kind::Versioned;
    MigrationVersion version = {}; ///< empty for repeatable ones
    QString description = {}; ///< with spaces for underscores

    /// @p fileName has no folder.
    static Result<MigrationName> parse(const QString& fileName);
};

}
