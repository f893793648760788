#include "pg/transactionsettings.h"

namespace Weekglass::Pg {

// All local to the transaction: a pooler may give the session to somebody else afterwards. search_path
// without public, so that nobody's table or operator is taken for the one that was meant (CVE-2018-1058). No
// jit: what is looked at wants its first rows soon, and compiling takes up to a second before them.
const Sql& transactionSettings()
{
    static const Sql sql("SELECT pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true), "
                         "pg_catalog.set_config('TimeZone', 'UTC', true), "
                         "pg_catalog.set_config('DateStyle', 'ISO, YMD', true), "
                         "pg_catalog.set_config('IntervalStyle', 'postgres', true), "
                         "pg_catalog.set_config('extra_float_digits', '1', true), "
                         "pg_catalog.set_config('bytea_output', 'hex', true), "
                         "pg_catalog.set_config('jit', 'off', true), "
                         "pg_catalog.set_config('lock_timeout', '5s', true), "
                         "pg_catalog.set_config('idle_in_transaction_session_timeout', '60s', true)");
    return sql;
}

const Sql& readOnlySettings()
{
    static const Sql sql =
        transactionSettings() + Sql(", pg_catalog.set_config('transaction_read_only', 'on', true)");
    return sql;
}

}
