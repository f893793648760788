#include "pages/change/endsessiondialog.h"

#include "weeks/withsession.h"

#include <QLineEdit>

namespace Weekglass {

namespace {

constexpr std::chrono::milliseconds Deadline {10000};

Pg::ConnectOptions ofMaintenance(Pg::ConnectOptions server)
{
    server.database.clear();
    return server;
}

}

EndSessionDialog::EndSessionDialog(Pg::ConnectOptions server, const SessionToEnd& what,
                                   Environment environment, QWidget* parent)
    : ChangeDialog(
        {.name = "endSessionDialog",
         .title = tr("Blocking session"),
         .verb = what.how == Pg::SessionEnd::Cancel ? tr("Ca&ncel its statement") : tr("En&d the session"),
         .environment = environment},
        parent)
    , m_pool(Pg::SessionPool::create(ofMaintenance(std::move(server))))
    , m_what(what)
{
    require(reasonField());
    look();
}

void EndSessionDialog::look()
{
    startLook(tr("Reading the session…"), withSession(m_pool, Deadline, planSessionEnd, m_what),
              [](PlannedChange change) { return change; });
}

void EndSessionDialog::perform()
{
    startRun(
        tr("Working…"),
        [pool = m_pool, what = m_what, hash = change()->hash,
         by = by()](const std::stop_token& stop, const Teller<QString>&) -> Result<QString> {
            auto session = pool->acquire({}, stop);
            if (!session)
                return session.error();
            return endPlannedSession(**session, what, hash, by, {.stop = stop, .deadline = Deadline});
        },
        [this](const QString& done) { finish(done); });
}

}
