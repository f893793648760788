#pragma once

#include "pg/session.h"

namespace Weekglass {

/// What row-level security keeps from whoever reads: without it, "no rows" would be taken for "there are
/// none".
struct HiddenRows
{
    QString role; ///< that the session reads as
    QStringList tables; ///< schema.table, quoted where it must be

    /// "Row security hides rows of public.a, public.b and 3 more from you (role x)."; empty: it hides none.
    QString text() const;
};

Result<HiddenRows> readHiddenRows(Pg::Session& session, const Pg::Call& call = {});

}
