#pragma once

#include <memory>

struct pg_conn;
struct pg_result;
struct pg_cancel;

namespace Weekglass::Pg {

struct ConnDeleter
{
    void operator()(pg_conn* conn) const noexcept;
};
struct ResultDeleter
{
    void operator()(pg_result* result) const noexcept;
};
struct CancelDeleter
{
    void operator()(pg_cancel* cancel) const noexcept;
};

using ConnHandle = std::unique_ptr<pg_conn, ConnDeleter>;
using ResultHandle = std::unique_ptr<pg_result, ResultDeleter>;
using CancelHandle = std::unique_ptr<pg_cancel, CancelDeleter>;

}
