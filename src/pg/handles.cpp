#include "pg/handles.h"

#include <libpq-fe.h>

namespace Weekglass::Pg {

void ConnDeleter::operator()(pg_conn* conn) const noexcept
{
    PQfinish(conn);
}

void ResultDeleter::operator()(pg_result* result) const noexcept
{
    PQclear(result);
}

void CancelDeleter::operator()(pg_cancel* cancel) const noexcept
{
    PQfreeCancel(cancel);
}

}
