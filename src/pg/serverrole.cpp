#include "pg/serverrole.h"

#include "base/utf8.h"
#include "pg/conninfo.h"
#include "pg/errors.h"
#include "pg/text.h"

namespace Weekglass::Pg {

namespace {

/// Whoever waits for a refusal does not wait long for a name in it.
constexpr std::chrono::milliseconds NameDeadline {3000};

/// host and hostaddr are lists; the environment may give them, too.
QByteArray hostsOf(const ConnectOptions& options)
{
    const auto params = connectParams(options);
    if (!params)
        return {};
    for (const auto& [keyword, variable] : {std::pair {"host", "PGHOST"}, {"hostaddr", "PGHOSTADDR"}}) {
        const QByteArray given = params->value(keyword);
        QByteArray hosts = given.isEmpty() ? qgetenv(variable) : given;
        if (!hosts.isEmpty())
            return hosts;
    }
    return {};
}

}

QString ServerRole::state() const
{
    if (!isStandby)
        return Text::tr("primary");
    const QString asOf = replayedAt.isEmpty()
        ? Text::tr("standby that has replayed no transaction yet")
        : Text::tr("standby, as of %1 (last replayed transaction)").arg(fromUtf8(replayedAt));
    return isReceiving ? asOf : Text::tr("%1; it receives nothing from its primary").arg(asOf);
}

QString ServerRole::title() const
{
    return timeline == 0 ? Text::tr("%1, %2").arg(endpoint, state())
                         : Text::tr("%1, %2, timeline %3").arg(endpoint, state(), QString::number(timeline));
}

Result<ServerRole> readServerRole(Session& session, const Call& call)
{
    const auto table = session.readTable(Sql::load("catalog/server_role.sql"), {}, call);
    if (!table && table.error().sqlState == QLatin1String("42501")) { // the control file may be closed to us
        const auto isStandby = session.isStandby(call);
        return isStandby ? Result(ServerRole {.endpoint = session.endpoint(), .isStandby = *isStandby})
                         : isStandby.error();
    }
    if (!table)
        return table.error();
    const auto& row = table->rows.front();
    const QString host = textOf(row[3]);
    return ServerRole {.endpoint = session.endpoint(),
                       .isStandby = row[0] == "t",
                       .timeline = row[5].value_or(QByteArray()).toInt(),
                       .replayedAt = row[1].value_or(QByteArray()),
                       .isReceiving = row[2] == "t",
                       .upstream = host.isEmpty() ? QString() : host + QLatin1Char(':') + textOf(row[4])};
}

bool namesSeveralHosts(const ConnectOptions& options)
{
    return hostsOf(options).contains(',');
}

ConnectOptions toPrimary(const ConnectOptions& options)
{
    ConnectOptions primary = options;
    if (auto params = connectParams(options)) {
        params->set("target_session_attrs", "primary");
        primary.conninfo = params->toConninfo();
    }
    return primary;
}

QString primaryOf(const ConnectOptions& options, const ServerRole& standby, const std::stop_token& stop)
{
    if (!namesSeveralHosts(options))
        return standby.upstream;
    ConnectOptions primary = toPrimary(options);
    primary.deadline = NameDeadline;
    primary.database.clear();
    const auto session = Session::open(primary, stop);
    return session ? session->endpoint() : standby.upstream;
}

Error refusedOnStandby(const ConnectOptions& options, const ServerRole& standby, const std::stop_token& stop)
{
    const QString primary = primaryOf(options, standby, stop);
    return {.kind = Error::Kind::Sql,
            .message = Text::tr("%1 is a standby, which only reads; nothing was done.").arg(standby.endpoint),
            .where = fromUtf8(options.database),
            .advice = primary.isEmpty() ? Text::tr("Connect to its primary.")
                                        : Text::tr("Connect to its primary, %1.").arg(primary),
            .detail = standby.title(),
            .sqlState = QStringLiteral("25006")};
}

Result<void> requirePrimary(Session& session, const Call& call)
{
    const auto isStandby = session.isStandby(call);
    if (!isStandby)
        return isStandby.error();
    if (!*isStandby)
        return {};
    const auto role = readServerRole(session, call);
    return refusedOnStandby(session.options(),
                            role ? *role : ServerRole {.endpoint = session.endpoint(), .isStandby = true},
                            call.stop);
}

bool isReplicaConflict(const Session& session, const Error& error)
{
    if (!session.wasStandby())
        return false;
    // who was idle in a transaction is told with the end of the session, which carries no state then
    return isStoppedByPrimary(error) || (error.kind == Error::Kind::Connection && !session.isUsable());
}

}
