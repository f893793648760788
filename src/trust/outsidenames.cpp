#include "trust/outsidenames.h"

#include "trust/text.h"

#include <algorithm>
#include <array>

namespace Weekglass {

namespace {

struct KnownName
{
    const char* name; ///< in lower case; with * at its end: whatever begins so
    Reach reach;
};

constexpr std::array KnownNames {
    KnownName {"pg_read_file", Reach::Files},
    KnownName {"pg_read_binary_file", Reach::Files},
    KnownName {"pg_read_server_files", Reach::Files},
    KnownName {"pg_write_server_files", Reach::Files},
    KnownName {"pg_stat_file", Reach::Files},
    KnownName {"pg_ls_*", Reach::Files},
    KnownName {"pg_file_*", Reach::Files},
    KnownName {"pg_logdir_ls", Reach::Files},
    KnownName {"pg_current_logfile", Reach::Files},
    KnownName {"lo_import", Reach::Files},
    KnownName {"lo_export", Reach::Files},
    KnownName {"file_fdw", Reach::Files},
    KnownName {"pg_execute_server_program", Reach::Programs},
    KnownName {"dblink*", Reach::Servers},
    KnownName {"postgres_fdw*", Reach::Servers},
    KnownName {"pg_terminate_backend", Reach::Server},
    KnownName {"pg_cancel_backend", Reach::Server},
    KnownName {"pg_reload_conf", Reach::Server},
    KnownName {"pg_rotate_logfile*", Reach::Server},
    KnownName {"pg_promote", Reach::Server},
    KnownName {"pg_switch_wal", Reach::Server},
    KnownName {"pg_backup_start", Reach::Server},
    KnownName {"pg_backup_stop", Reach::Server},
    KnownName {"pg_create_restore_point", Reach::Server},
    KnownName {"pg_create_physical_replication_slot", Reach::Server},
    KnownName {"pg_create_logical_replication_slot", Reach::Server},
    KnownName {"pg_copy_physical_replication_slot", Reach::Server},
    KnownName {"pg_copy_logical_replication_slot", Reach::Server},
    KnownName {"pg_drop_replication_slot", Reach::Server},
    KnownName {"pg_replication_origin_*", Reach::Server},
    KnownName {"pg_authid", Reach::Passwords},
    KnownName {"pg_shadow", Reach::Passwords},
    KnownName {"pg_hba_file_rules", Reach::Passwords},
    KnownName {"pg_user_mapping*", Reach::Passwords},
    KnownName {"pg_subscription", Reach::Passwords},
    KnownName {"query_to_xml*", Reach::Dynamic},
    KnownName {"ts_stat", Reach::Dynamic},
    KnownName {"ts_rewrite", Reach::Dynamic},
    KnownName {"crosstab*", Reach::Dynamic},
    KnownName {"connectby", Reach::Dynamic},
    KnownName {"xpath_table", Reach::Dynamic},
};

struct KnownWords
{
    std::array<const char*, 3> words;
    Reach reach;
};

constexpr std::array KnownStatements {
    KnownWords {{"ALTER", "SYSTEM"}, Reach::Server},
    KnownWords {{"CREATE", "DATABASE"}, Reach::Server},
    KnownWords {{"ALTER", "DATABASE"}, Reach::Server},
    KnownWords {{"DROP", "DATABASE"}, Reach::Server},
    KnownWords {{"CREATE", "TABLESPACE"}, Reach::Server},
    KnownWords {{"ALTER", "TABLESPACE"}, Reach::Server},
    KnownWords {{"DROP", "TABLESPACE"}, Reach::Server},
    KnownWords {{"CREATE", "EVENT", "TRIGGER"}, Reach::Server},
    KnownWords {{"CREATE", "SERVER"}, Reach::Servers},
    KnownWords {{"ALTER", "SERVER"}, Reach::Servers},
    KnownWords {{"CREATE", "USER", "MAPPING"}, Reach::Servers},
    KnownWords {{"ALTER", "USER", "MAPPING"}, Reach::Servers},
    KnownWords {{"CREATE", "FOREIGN", "DATA"}, Reach::Servers},
    KnownWords {{"CREATE", "FOREIGN", "TABLE"}, Reach::Servers},
    KnownWords {{"IMPORT", "FOREIGN", "SCHEMA"}, Reach::Servers},
    KnownWords {{"CREATE", "SUBSCRIPTION"}, Reach::Servers},
    KnownWords {{"ALTER", "SUBSCRIPTION"}, Reach::Servers},
    KnownWords {{"CREATE", "PUBLICATION"}, Reach::Servers},
    KnownWords {{"CREATE", "ROLE"}, Reach::Roles},
    KnownWords {{"ALTER", "ROLE"}, Reach::Roles},
    KnownWords {{"DROP", "ROLE"}, Reach::Roles},
    KnownWords {{"CREATE", "USER"}, Reach::Roles},
    KnownWords {{"ALTER", "USER"}, Reach::Roles},
    KnownWords {{"DROP", "USER"}, Reach::Roles},
    KnownWords {{"CREATE", "GROUP"}, Reach::Roles},
    KnownWords {{"ALTER", "GROUP"}, Reach::Roles},
    KnownWords {{"DROP", "GROUP"}, Reach::Roles},
    KnownWords {{"REASSIGN", "OWNED"}, Reach::Roles},
    KnownWords {{"DROP", "OWNED"}, Reach::Roles},
    KnownWords {{"RESET", "ROLE"}, Reach::Roles},
    KnownWords {{"RESET", "SESSION", "AUTHORIZATION"}, Reach::Roles},
    KnownWords {{"SECURITY", "DEFINER"}, Reach::Definer},
    KnownWords {{"SECURITY", "LABEL"}, Reach::Server},
};

constexpr std::array ConfinedExtensions {
    "btree_gin", "btree_gist", "citext",       "cube",       "dict_int", "fuzzystrmatch",   "hstore",
    "intarray",  "isn",        "lo",           "ltree",      "pg_trgm",  "pgcrypto",        "plpgsql",
    "seg",       "tablefunc",  "tcn",          "plperl",     "pltcl",    "tsm_system_rows", "tsm_system_time",
    "unaccent",  "uuid-ossp",  "jsonb_plperl", "bool_plperl"};

}

QString messageOf(Reach reach)
{
    switch (reach) {
    case Reach::Files:
        return Text::tr("It reads or writes files on the server's computer.");
    case Reach::Programs:
        return Text::tr("It runs programs on the server's computer.");
    case Reach::Servers:
        return Text::tr("It reaches other servers or databases.");
    case Reach::Roles:
        return Text::tr("It creates, changes or takes on roles.");
    case Reach::Server:
        return Text::tr("It controls the server, or sessions of others.");
    case Reach::Passwords:
        return Text::tr("It reads or changes where the server keeps passwords.");
    case Reach::Languages:
        return Text::tr("It loads code that the database does not confine.");
    case Reach::Definer:
        return Text::tr("SECURITY DEFINER: it runs with its owner's rights, whoever calls it.");
    case Reach::Catalog:
        return Text::tr("It changes the server's own tables.");
    case Reach::Dynamic:
        return Text::tr("Dynamic SQL: its statements cannot be seen here.");
    case Reach::Escapes:
        return Text::tr("A name or text written with Unicode escapes, which cannot be read here.");
    }
    return {};
}

std::optional<Reach> reachOfName(const QString& name)
{
    const auto found = std::ranges::find_if(KnownNames, [&name](const KnownName& each) {
        const QLatin1String pattern(each.name);
        return pattern.endsWith(QLatin1Char('*')) ? name.startsWith(pattern.chopped(1)) : name == pattern;
    });
    return found == KnownNames.end() ? std::nullopt : std::optional(found->reach);
}

std::optional<Reach> reachOfWords(const std::function<bool(int ahead, const char* word)>& isWord)
{
    const auto found = std::ranges::find_if(KnownStatements, [&isWord](const KnownWords& each) {
        return isWord(0, each.words[0]) && isWord(1, each.words[1])
            && (!each.words[2] || isWord(2, each.words[2]));
    });
    return found == KnownStatements.end() ? std::nullopt : std::optional(found->reach);
}

bool isConfinedExtension(const QString& name)
{
    return std::ranges::any_of(ConfinedExtensions,
                               [&name](const char* each) { return name == QLatin1String(each); });
}

}
