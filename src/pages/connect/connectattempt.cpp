#include "pages/connect/connectattempt.h"

#include "base/safetext.h"
#include "pages/connect/conninfofacts.h"
#include "pg/conninfo.h"
#include "pg/session.h"

#include <QCoreApplication>

namespace Weekglass {

namespace {

constexpr std::chrono::milliseconds FactsDeadline {5000};

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Connect)
};

Result<Pg::Table> readFacts(Pg::Session& session, const std::stop_token& stop)
{
    return session.query(Pg::Sql::load("catalog/session_facts.sql"), {},
                         {.stop = stop, .deadline = FactsDeadline});
}

QString report(const QString& server, const Result<Pg::Table>& facts, const QString& note)
{
    QStringList lines {Text::tr("It works.")};
    if (facts && !facts->rows.empty()) {
        const auto& row = facts->rows[0];
        const auto text = [&](std::size_t column) {
            return visibleText(row[column].value_or(QByteArray()), 80);
        };
        lines << Text::tr("Server: %1 answers, PostgreSQL %2").arg(server, text(0))
              << (row[3] ? Text::tr("Encryption: %1").arg(text(3)) : Text::tr("Encryption: none"))
              << Text::tr("Login: as %1").arg(text(1)) << Text::tr("Database: %1").arg(text(2));
    } else {
        lines << Text::tr("Server: %1 answers").arg(server);
        if (!facts)
            lines << Text::tr("Its version cannot be read: %1").arg(visibleText(facts.error().message));
    }
    if (!note.isEmpty())
        lines << note;
    return lines.join(QLatin1Char('\n'));
}

}

Result<ConnectSuccess> tryToConnect(const Pg::ConnectOptions& options, const std::stop_token& stop)
{
    auto known = conninfoFacts(options.conninfo);
    if (!known)
        return known.error();
    Pg::ConnectOptions used = options;
    QString note;
    auto session = Pg::Session::open(used, stop);
    const bool noSuchDatabase = !session && session.error().sqlState == QLatin1String("3D000");
    if (noSuchDatabase && !known->namesDatabase && options.database.isEmpty()) {
        if (auto params = Pg::connectParams(options)) { // not as a week's, which is asked whose code it holds
            params->set("dbname", "postgres");
            used.conninfo = params->toConninfo();
        }
        note = Text::tr("No database is named, and none has the user's name, so “postgres” is used.");
        session = Pg::Session::open(used, stop);
    }
    if (!session) {
        Error error = session.error();
        const QString passfile = passfileProblem(options.conninfo);
        if (error.kind == Error::Kind::Password && !passfile.isEmpty())
            error.advice = error.advice.isEmpty() ? passfile : error.advice + QLatin1Char('\n') + passfile;
        return error;
    }
    return ConnectSuccess {.options = used, .report = report(known->server, readFacts(*session, stop), note)};
}

}
