#include "pg/transactionsettings.h"

namespace Weekglass::Pg {

namespace {

// All local to the transaction: a pooler may give the session to somebody else afterwards. A database or a
// role may have any of them otherwise (ALTER DATABASE … SET), and every answer has to be the same under all
// of them. First what decides how a statement is read and what it means: search_path without public, so that
// nobody's table or operator is taken for the one that was meant (CVE-2018-1058). Then what values look like
// as text. Then what would stop a statement; no jit: what is looked at wants its first rows soon, and
// compiling takes up to a second before them. A client that is gone
// without a word keeps no locks: the server's network asks after it, and where a server can look (Linux, from
// 14) it also looks while it works.
const Sql& settings()
{
    static const Sql sql(R"('{
        "search_path": "pg_catalog, pg_temp", "standard_conforming_strings": "on",
        "backslash_quote": "safe_encoding", "array_nulls": "on", "transform_null_equals": "off",
        "check_function_bodies": "on", "xmloption": "content", "row_security": "on",
        "gin_fuzzy_search_limit": "0",
        "TimeZone": "UTC", "DateStyle": "ISO, YMD", "IntervalStyle": "postgres", "extra_float_digits": "1",
        "bytea_output": "hex", "xmlbinary": "base64", "quote_all_identifiers": "off",
        "lc_monetary": "C", "lc_numeric": "C", "lc_time": "C", "client_min_messages": "notice",
        "jit": "off", "statement_timeout": "0", "lock_timeout": "5s",
        "idle_in_transaction_session_timeout": "60s",
        "tcp_keepalives_idle": "15", "tcp_keepalives_interval": "5", "tcp_keepalives_count": "3"
    }')");
    return sql;
}

Sql readOnly()
{
    return Sql(", pg_catalog.set_config('transaction_read_only', 'on', true)");
}

/// One call over a list: a call for each setting costs twice the time, most of it for the columns.
Sql setting(const Sql& more = {})
{
    return Sql("SELECT pg_catalog.count(pg_catalog.set_config(s.key, s.value, true)), "
               "CASE WHEN pg_catalog.int4ge(pg_catalog.current_setting('server_version_num')"
               "::pg_catalog.int4, 140000) "
               "AND pg_catalog.int4gt(pg_catalog.strpos(pg_catalog.version(), 'linux'), 0) THEN "
               "pg_catalog.set_config('client_connection_check_interval', '10s', true) END")
        + more + Sql(" FROM pg_catalog.json_each_text(") + settings() + Sql(") AS s");
}

}

const Sql& transactionSettings()
{
    static const Sql sql = setting();
    return sql;
}

// Who writes under 'replica' passes triggers and foreign keys. Only some roles may set it back, so it is
// touched only where it must be: others get the server's refusal before they write. No operator: the path
// that the owner chose still holds while this is parsed.
const Sql& writingSettings()
{
    static const Sql sql =
        setting(Sql(", CASE WHEN pg_catalog.texteq(pg_catalog.current_setting('session_replication_role'), "
                    "'replica') THEN "
                    "pg_catalog.set_config('session_replication_role', 'origin', true) END"));
    return sql;
}

const Sql& readOnlySettings()
{
    static const Sql sql = setting(readOnly());
    return sql;
}

// The role comes last, with the rights of the session until then.
Result<Sql> readOnlySettings(const ReadAs& as)
{
    const auto local = [](const Result<Sql>& name, const QByteArray& value) {
        return Sql(", pg_catalog.set_config(") + name + Sql(", ") + Sql::literal(value) + Sql(", true)");
    };
    const Result<Sql> more = Result(readOnly()) + local(Sql::literal(as.setting.toUtf8()), as.value)
        + local(Sql("'role'"), as.role.toUtf8());
    return more ? Result(setting(*more)) : more;
}

}
