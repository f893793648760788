#include "diagnostics/serverfacts.h"

#include "base/utf8.h"
#include "diagnostics/text.h"
#include "localserver/installation.h"
#include "localserver/localserver.h"
#include "localserver/privateplace.h"
#include "pg/conninfo.h"
#include "pg/session.h"
#include "weeks/databasefacts.h"
#include "weeks/weeklist.h"

namespace Weekglass {

namespace {

constexpr std::chrono::seconds Deadline {20};
constexpr std::size_t MaxWeeks = 100; // whose sizes are read

QString statusName(Week::Status status)
{
    switch (status) {
    case Week::Status::Ready:
        return QStringLiteral("ready");
    case Week::Status::Invalid:
        return QStringLiteral("invalid");
    case Week::Status::Closed:
        return QStringLiteral("closed");
    case Week::Status::Forbidden:
        return QStringLiteral("forbidden");
    case Week::Status::Replaced:
        return QStringLiteral("replaced");
    case Week::Status::Gone:
        return QStringLiteral("gone");
    }
    return {};
}

/// Not whose it is, nor where.
QString placeOf(const Pg::ConnectOptions& server)
{
    if (isPrivateServer(server))
        return Text::tr("the private server");
    const auto params = Pg::completeParams(server);
    if (!params)
        return Text::tr("a connection string that cannot be understood");
    const QByteArray mode = params->value("sslmode");
    const bool isAway = Pg::leavesThisComputer(params->value("host"), params->value("hostaddr"));
    return (isAway ? Text::tr("another computer, sslmode %1") : Text::tr("this computer, sslmode %1"))
        .arg(mode.isEmpty() ? Text::tr("not set") : QString::fromUtf8(mode));
}

void addSettings(DiagnosticsItems& items, Pg::Session& session, const Pg::Call& call)
{
    const QString section = Text::tr("Server");
    const auto settings = session.readTable(Pg::Sql::load("catalog/diagnostics.sql"), {}, call);
    if (!settings)
        return items.push_back({section, Text::tr("Settings"), settings.error().message});
    for (const auto& row : settings->rows)
        items.push_back(
            {section, fromUtf8(row[0].value_or(QByteArray())), fromUtf8(row[1].value_or(QByteArray()))});
}

QString sizeOf(Pg::Session& session, const Week& week, const Pg::Call& call)
{
    const auto facts = readDatabaseFacts(session, week.identity.name, call);
    return facts && facts->bytes ? Text::tr("%1 MB").arg(*facts->bytes / 1000000)
                                 : Text::tr("size not known");
}

void addWeeks(DiagnosticsItems& items, Pg::Session& session, const GameLibrary& library, const Pg::Call& call)
{
    const QString section = Text::tr("Weeks");
    const auto games = discoverWeeks(session, library, call, ListedGames::All);
    if (!games)
        return items.push_back({section, {}, games.error().message});
    std::size_t count = 0;
    for (const GameWeeks& game : *games) {
        for (const Week& week : game.weeks) {
            QStringList words {statusName(week.status)};
            if (week.isFrozen)
                words << QStringLiteral("frozen");
            if (++count <= MaxWeeks)
                words << sizeOf(session, week, call);
            items.push_back({section, week.identity.name, words.join(QStringLiteral(", "))});
        }
    }
}

}

DiagnosticsItems serverFacts(const Pg::ConnectOptions& server, const GameLibrary& library,
                             const std::stop_token& stop)
{
    const QString section = Text::tr("Server");
    DiagnosticsItems items {{section, Text::tr("Connection"), placeOf(server)}};
    auto session = Pg::Session::open(server, stop);
    if (!session) { // its detail may repeat the connection string
        items.push_back({section, Text::tr("Not connected"), session.error().message});
        return items;
    }
    const Pg::Call call {.stop = stop, .deadline = Deadline};
    addSettings(items, *session, call);
    addWeeks(items, *session, library, call);
    return items;
}

DiagnosticsItems privateServerFacts(const std::stop_token& stop)
{
    const QString section = Text::tr("Private server");
    DiagnosticsItems items;
    if (const auto installed = findInstallations()) {
        for (const Installation& one : *installed)
            items.push_back(
                {section, Text::tr("Installed"), QStringLiteral("%1 (%2)").arg(one.version, one.folder)});
    } else {
        items.push_back({section, Text::tr("Installed"), installed.error().message});
    }
    const auto status = LocalServer().status(stop);
    items.push_back({section, Text::tr("State"),
                     !status        ? status.error().message
                         : !*status ? Text::tr("not running")
                                    : Text::tr("runs PostgreSQL %1").arg((*status)->version)});
    if (status && *status && !(*status)->replacedBy.isEmpty())
        items.push_back({section, Text::tr("Upgraded to"), (*status)->replacedBy});
    return items;
}

}
