#include "pg/console.h"

#include "pg/connecting.h"
#include "pg/exchange.h"

#include <libpq-fe.h>

namespace Weekglass::Pg {

namespace {

void addTo(Table& table, const PGresult* result)
{
    if (table.columns.empty()) {
        for (int i = 0; i < PQnfields(result); ++i)
            table.columns.push_back({.name = PQfname(result, i), .type = PQftype(result, i)});
    }
    for (int at = 0; at < PQntuples(result); ++at) {
        const RowView row(result, at);
        auto& cells = table.rows.emplace_back();
        for (int i = 0; i < row.size(); ++i)
            cells.push_back(row.value(i));
    }
}

}

Result<std::vector<Table>> askConsole(const ConnectOptions& options, const std::vector<Sql>& statements,
                                      const Call& call)
{
    auto conn = connectToServer(options, call.stop);
    if (!conn)
        return conn.error();
    Session::Private console;
    console.conn = *std::move(conn);
    console.options = options;
    PQsetNoticeReceiver(
        console.conn.get(), [](void*, const PGresult*) {}, nullptr);
    std::vector<Table> tables;
    for (const Sql& statement : statements) {
        Table& table = tables.emplace_back();
        Exchange exchange(console, statement, call);
        if (auto sent = exchange.sendScript(); !sent)
            return sent.error();
        const auto drained = exchange.drain([&table](const PGresult* result) { addTo(table, result); });
        if (!drained)
            return drained.error();
    }
    return tables;
}

}
