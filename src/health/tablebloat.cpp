#include "health/tablebloat.h"

#include "base/utf8.h"
#include "health/figure.h"
#include "health/namedrow.h"
#include "health/text.h"

namespace Weekglass {

namespace {

using Pg::Sql;

Error notInstalled(const Pg::Session& session, bool isAvailable)
{
    return {.kind = Error::Kind::Sql,
            .message = Text::tr("The extension pgstattuple is not in this database, so nothing is measured."),
            .where = fromUtf8(session.database()),
            .advice = isAvailable ? Text::tr("A superuser can create it: CREATE EXTENSION pgstattuple;")
                                  : Text::tr("Install the contrib modules on the server. Then a superuser "
                                             "can create it: CREATE EXTENSION pgstattuple;")};
}

}

double TableBloat::share() const
{
    return bytes > 0 ? 100.0 * static_cast<double>(wasted()) / static_cast<double>(bytes) : 0;
}

QString TableBloat::text() const
{
    return Text::tr("%1, %2: dead rows %3, free %4")
        .arg(bytesText(wasted()), amountText(share(), FigureUnit::Percent), bytesText(deadBytes),
             bytesText(freeBytes));
}

Result<TableBloat> measureBloat(Pg::Session& session, const QString& table, const Pg::Call& call)
{
    const auto found = session.readTable(Sql::load("catalog/health_pgstattuple.sql"), {}, call);
    if (!found)
        return found.error();
    const NamedRow extension(*found, 0);
    if (!extension.has("schema"))
        return notInstalled(session, extension.isTrue("is_available"));
    // made by a superuser, so the function is the extension's and nobody else's
    const auto read =
        session.readTable(Sql("SELECT a.table_len, a.dead_tuple_len, a.approx_free_space, a.scanned_percent "
                              "FROM ")
                              + Sql::identifier(extension.text("schema"))
                              + Sql(".pgstattuple_approx($1::pg_catalog.text::pg_catalog.regclass) AS a"),
                          {table.toUtf8()}, call);
    if (!read) {
        Error error = read.error().at(table);
        if (error.sqlState == QLatin1String("42501"))
            error.advice = Text::tr("A superuser can allow it: GRANT pg_stat_scan_tables TO %1;")
                               .arg(extension.text("role"));
        return error;
    }
    const NamedRow row(*read, 0);
    return TableBloat {.table = table,
                       .bytes = row.integer("table_len"),
                       .deadBytes = row.integer("dead_tuple_len"),
                       .freeBytes = row.integer("approx_free_space"),
                       .scanned = row.real("scanned_percent")};
}

}
