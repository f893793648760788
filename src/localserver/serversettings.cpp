#include "localserver/serversettings.h"

namespace Weekglass {

namespace {

const char* const desktopSettings =
    R"(# Written by Weekglass at every start of its private server. Put settings of your own at the
# end of data/postgresql.conf, where they win over these.
shared_buffers = 256MB
effective_cache_size = 1GB
work_mem = 16MB
maintenance_work_mem = 128MB
max_connections = 100
random_page_cost = 1.1
jit = off                       # its start-up costs more than short questions take

# nobody replicates from here, so loading a week may skip much of the log
wal_level = minimal
max_wal_senders = 0
max_wal_size = 2GB

timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
ssl = off

# statements, and with them players' data, stay out of the log
log_min_messages = log
log_min_error_statement = panic
log_checkpoints = off
)";

// Commands that are no queries may hold passwords as they are, so they are not counted.
const char* const statementSettings =
    R"(
# which statements are slow
shared_preload_libraries = 'pg_stat_statements'
pg_stat_statements.track_utility = off
)";

}

QByteArray settingsFile(const QMap<QString, QString>& own, bool countsStatements)
{
    QByteArray text = desktopSettings;
    if (countsStatements)
        text += statementSettings;
    for (auto it = own.begin(); it != own.end(); ++it)
        text += it.key().toUtf8() + " = '"
            + QString(it.value()).replace(QLatin1Char('\''), QLatin1String("''")).toUtf8() + "'\n";
    return text;
}

QStringList privateArguments(const QString& socketFolder, int port, const QString& accessFile)
{
    // the setting is a list, so a name with a space needs quotes of its own
    const QString folder = QString(socketFolder).replace(QLatin1Char('"'), QLatin1String("\"\""));
    const QString option = QStringLiteral("-c");
    return {option, QStringLiteral("listen_addresses="),
            option, QStringLiteral("unix_socket_permissions=0700"),
            option, QStringLiteral("unix_socket_directories=\"%1\"").arg(folder),
            option, QStringLiteral("port=%1").arg(port),
            option, QStringLiteral("hba_file=") + accessFile};
}

}
