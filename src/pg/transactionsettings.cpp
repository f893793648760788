#include "pg/transactionsettings.h"

namespace Weekglass::Pg {

// All local to the transaction: a pooler may give the session to somebody else afterwards. A database or a
// role may have any of them otherwise (ALTER DATABASE … SET), and every answer has to be the same under all
// of them. First what decides how a statement is read and what it means: search_path without public, so that
// nobody's table or operator is taken for the one that was meant (CVE-2018-1058). Then what values look like
// as text. Then what would stop a statement; no jit: what is looked at wants its first rows soon, and
// compiling takes up to a second before them. A client that is gone
// without a word keeps no locks: the server's network asks after it, and where a server can look (Linux, from
// 14) it also looks while it works.
const Sql& transactionSettings()
{
    static const Sql sql(
        "SELECT pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true), "
        "pg_catalog.set_config('standard_conforming_strings', 'on', true), "
        "pg_catalog.set_config('backslash_quote', 'safe_encoding', true), "
        "pg_catalog.set_config('array_nulls', 'on', true), "
        "pg_catalog.set_config('transform_null_equals', 'off', true), "
        "pg_catalog.set_config('check_function_bodies', 'on', true), "
        "pg_catalog.set_config('xmloption', 'content', true), "
        "pg_catalog.set_config('row_security', 'on', true), "
        "pg_catalog.set_config('gin_fuzzy_search_limit', '0', true), "
        "pg_catalog.set_config('TimeZone', 'UTC', true), "
        "pg_catalog.set_config('DateStyle', 'ISO, YMD', true), "
        "pg_catalog.set_config('IntervalStyle', 'postgres', true), "
        "pg_catalog.set_config('extra_float_digits', '1', true), "
        "pg_catalog.set_config('bytea_output', 'hex', true), "
        "pg_catalog.set_config('xmlbinary', 'base64', true), "
        "pg_catalog.set_config('quote_all_identifiers', 'off', true), "
        "pg_catalog.set_config('lc_monetary', 'C', true), "
        "pg_catalog.set_config('lc_numeric', 'C', true), "
        "pg_catalog.set_config('lc_time', 'C', true), "
        "pg_catalog.set_config('client_min_messages', 'notice', true), "
        "pg_catalog.set_config('jit', 'off', true), "
        "pg_catalog.set_config('statement_timeout', '0', true), "
        "pg_catalog.set_config('lock_timeout', '5s', true), "
        "pg_catalog.set_config('idle_in_transaction_session_timeout', '60s', true), "
        "pg_catalog.set_config('tcp_keepalives_idle', '15', true), "
        "pg_catalog.set_config('tcp_keepalives_interval', '5', true), "
        "pg_catalog.set_config('tcp_keepalives_count', '3', true), "
        "CASE WHEN pg_catalog.int4ge(pg_catalog.current_setting('server_version_num')::pg_catalog.int4, "
        "140000) AND pg_catalog.textregexeq(pg_catalog.version(), 'linux') THEN "
        "pg_catalog.set_config('client_connection_check_interval', '10s', true) END");
    return sql;
}

// Who writes under 'replica' passes triggers and foreign keys. Only some roles may set it back, so it is
// touched only where it must be: others get the server's refusal before they write. No operator: the path
// that the owner chose still holds while this is parsed.
const Sql& writingSettings()
{
    static const Sql sql = transactionSettings()
        + Sql(", CASE WHEN pg_catalog.texteq(pg_catalog.current_setting('session_replication_role'), "
              "'replica') THEN "
              "pg_catalog.set_config('session_replication_role', 'origin', true) END");
    return sql;
}

const Sql& readOnlySettings()
{
    static const Sql sql =
        transactionSettings() + Sql(", pg_catalog.set_config('transaction_read_only', 'on', true)");
    return sql;
}

}
