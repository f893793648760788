#include "../live/weekserver.h"
#include "pages/change/blockernotice.h"
#include "pages/change/endsessiondialog.h"
#include "weeks/operationslog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>

using namespace Weekglass;

namespace {

/// A change that wants a table for itself.
class Change : public ChangeDialog
{
public:
    explicit Change(const Pg::ConnectOptions& server, const QByteArray& table)
        : ChangeDialog({.name = "change", .title = QStringLiteral("Do"), .verb = QStringLiteral("&Do")},
                       nullptr)
        , m_server(server)
        , m_table(table)
    {
        look();
    }
    void look() override { showChange({.headline = QStringLiteral("a change"), .hash = "1"}); }

protected:
    void perform() override
    {
        startRun(
            QStringLiteral("doing"),
            [server = m_server, table = m_table](const std::stop_token& stop,
                                                 const Teller<QString>&) -> Result<QString> {
                auto session = Pg::Session::open(server, stop);
                if (!session)
                    return session.error();
                const auto done =
                    session->script(*Pg::Sql::trusted("BEGIN; LOCK TABLE " + table), {.stop = stop});
                return done ? Result(QStringLiteral("done")) : done.error();
            },
            [this](const QString& done) { finish(done); });
    }

private:
    const Pg::ConnectOptions m_server;
    const QByteArray m_table;
};

}

/// Whoever waits for a lock sees who has it, and can make them let go.
class TestBlockerNotice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void shownWhileItWaits();
    void blockerIsEnded();
    void goneDialogHearsNothing();

private:
    Pg::Session holder() const
    {
        auto session = m_server.open();
        WeekServer::run(session, "BEGIN; LOCK TABLE " + Table);
        return session;
    }
    std::unique_ptr<Change> waiting() const
    {
        auto change = std::make_unique<Change>(
            Pg::ConnectOptions {.conninfo = (*TestServer::instance())->conninfo()}, Table);
        change->show();
        change->run();
        return change;
    }
    static bool isShown(const ChangeDialog& dialog)
    {
        return dialog.findChild<BlockerNotice*>()->isVisible();
    }
    template<typename Widget>
    static Widget* part(const QWidget& in, const char* name)
    {
        return in.findChild<Widget*>(QLatin1String(name));
    }

    const QByteArray Table = "public.blocked_" + WeekServer::prefix().toUtf8();
    WeekServer m_server;
};

void TestBlockerNotice::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    auto session = m_server.open();
    WeekServer::run(session, "CREATE TABLE " + Table + " (id int)");
}

void TestBlockerNotice::shownWhileItWaits()
{
    auto blocker = holder();
    const QString pid = WeekServer::ask(blocker, "SELECT pg_backend_pid()");
    const auto change = waiting();
    QVERIFY(!isShown(*change));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(*change), Patience);
    const QString text = part<QLabel>(*change, "blockerText")->text();
    QVERIFY2(text.contains(QStringLiteral("process ") + pid), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("a session of Weekglass")), qPrintable(text));
    WeekServer::run(blocker, "ROLLBACK");
    QTRY_VERIFY_WITH_TIMEOUT(!change->isBusy(), Patience);
    QVERIFY(!isShown(*change));
}

/// Shown, confirmed with a reason, done and noted.
void TestBlockerNotice::blockerIsEnded()
{
    auto blocker = holder();
    const auto change = waiting();
    QTRY_VERIFY_WITH_TIMEOUT(isShown(*change), Patience);
    QTest::mouseClick(part<QPushButton>(*change, "blockerTerminate"), Qt::LeftButton);
    QPointer<EndSessionDialog> dialog = change->findChild<EndSessionDialog*>();
    QVERIFY(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->change(), Patience);
    QVERIFY(dialog->change()->canBeDone());
    auto* run = part<QPushButton>(*dialog, "changeRun");
    QVERIFY(!run->isEnabled()); // a reason is asked for
    QVERIFY(blocker.stillConnected());
    part<QLineEdit>(*dialog, "changeReason")->setText(QStringLiteral("it was forgotten"));
    QTest::mouseClick(run, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy() && !dialog->change(), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!blocker.stillConnected(), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!change->isBusy() && !isShown(*change), Patience);
    auto session = m_server.open();
    const auto log = readLog(session);
    VERIFY_RESULT(log);
    QVERIFY(std::ranges::any_of(*log, [](const LogEntry& entry) {
        return entry.kind == QLatin1String("end session")
            && entry.by.reason == QLatin1String("it was forgotten");
    }));
}

void TestBlockerNotice::goneDialogHearsNothing()
{
    auto blocker = holder();
    auto change = waiting();
    QTRY_VERIFY_WITH_TIMEOUT(isShown(*change), Patience);
    change.reset();
    WeekServer::run(blocker, "ROLLBACK");
    QCoreApplication::processEvents();
}

QTEST_MAIN(TestBlockerNotice)
#include "tst_blockernotice.moc"
