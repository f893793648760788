#pragma once

#include "weekserver.h"

#include "health/serverhealth.h"
#include "verifyresult.h"

#include <thread>

namespace Weekglass {

/// The figure, or one without a kind where it was not read.
inline Figure figureOf(const std::vector<Figure>& figures, const char* id, const QString& subject = {})
{
    for (const Figure& figure : figures) {
        if (figure.id() == QLatin1String(id) && (subject.isEmpty() || figure.subject == subject))
            return figure;
    }
    return {.kind = nullptr};
}

/// The defaults, but for what this says.
inline Thresholds limits(const QByteArray& json)
{
    const auto parsed = Thresholds::parse(json, QStringLiteral("test"));
    if (!parsed)
        qFatal("%s", qPrintable(parsed.error().text()));
    return *parsed;
}

/// A session that is not ours by its name.
inline Pg::Session otherProgram(const char* name = "game-server")
{
    const TestServer& server = **TestServer::instance();
    auto session = Pg::Session::open({.conninfo = server.conninfo() + " application_name=" + name,
                                      .deadline = std::chrono::milliseconds(Patience),
                                      .trust = Pg::OwnerTrust::everybody()});
    if (!session)
        qFatal("%s", qPrintable(session.error().text()));
    return *std::move(session);
}

/// A script that runs beside the test, in a session of its own; it is stopped when this goes.
class Beside
{
public:
    explicit Beside(const QByteArray& script, const char* program = "game-server")
        : m_thread([session = otherProgram(program), script](const std::stop_token& stop) mutable {
            (void)session.script(*Pg::Sql::trusted(script), {.stop = stop});
        })
    {
    }

private:
    std::jthread m_thread;
};

}
