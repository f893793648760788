#pragma once

#include "pg/session.h"

#include <optional>
#include <vector>

namespace Weekglass {

/// What row-level security keeps from whoever reads: without it, "no rows" would be taken for "there are
/// none".
struct HiddenRows
{
    QString role; ///< that the session reads as
    QStringList tables; ///< schema.table, quoted where it must be
    /// Of each table: what a statement names that reads it: the table, or a view or function over it.
    std::vector<QStringList> names;

    /// Only those that such a statement names.
    HiddenRows readBy(const QString& sql) const;
    /// "Row security hides rows of public.a, public.b and 3 more from you (role x)."; empty: it hides none.
    /// @p sql: what is read; nothing: it is not known, so that all are named, and it is said.
    QString text(const std::optional<QString>& sql) const;

private:
    QString namedText() const;
};

Result<HiddenRows> readHiddenRows(Pg::Session& session, const Pg::Call& call = {});

}
