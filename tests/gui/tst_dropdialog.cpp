#include "../live/adminweek.h"
#include "lifecycle/freezeweek.h"
#include "pages/board/dropdialog.h"
#include "pages/board/freezedialog.h"
#include "patience.h"
#include "weeks/weeklock.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTableWidget>

#include <csignal>

using namespace Weekglass;

/// A week is dropped, frozen and thawed as somebody does it who must never hit the wrong one.
class TestDropDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void planSaysWhatGoes();
    void nothingUntilAllIsTyped();
    void productionAsksForMore();
    void ownIdleSessionsAreNoUsers();
    void obstacleForbidsIt();
    void newcomerIsConfirmedAnew();
    void recreatedMeanwhileIsLeftAlone();
    void droppedMeanwhileSaysSo();
    void invalidIsCleanedUp();
    void hostileNames();
    void freezeAndThaw();
    void waitingForTheLockHoldsNothingUp_data();
    void waitingForTheLockHoldsNothingUp();
    void waitingForASessionHoldsNothingUp();
    void closingWhilePlanning();

private:
    WeekIdentity newWeek()
    {
        const WeekIdentity week = m_server.newDatabase(QString(m_prefix + QString::number(++m_next)));
        m_server.weeks().waitForClients(week.name); // the session that filled it
        return week;
    }
    AdminServer place(Environment environment = Environment::Unmarked) const
    {
        return {.pool = m_pool, .library = m_library, .environment = environment};
    }
    void wait()
    {
        m_dialog->show();
        QSignalSpy previewed(m_dialog.get(), &ChangeDialog::previewed);
        QVERIFY(previewed.wait(Patience));
    }
    void open(const WeekIdentity& week, Environment environment = Environment::Unmarked)
    {
        m_dialog = std::make_unique<DropDialog>(place(environment), week);
        wait();
    }
    DropDialog* drop() const { return qobject_cast<DropDialog*>(m_dialog.get()); }
    QString shown() const
    {
        QStringList texts;
        for (const QLabel* label : m_dialog->findChildren<QLabel*>())
            texts << label->text();
        const auto* facts = m_dialog->findChild<QTableWidget*>(QStringLiteral("changeFacts"));
        for (int row = 0; row < facts->rowCount(); ++row)
            texts << facts->item(row, 1)->text();
        return texts.join(QLatin1Char('\n'));
    }
    QPushButton* button() const { return m_dialog->findChild<QPushButton*>(QStringLiteral("changeRun")); }
    void type(const char* field, const QString& text) const
    {
        m_dialog->findChild<QLineEdit*>(QLatin1String(field))->setText(text);
    }
    void typeAll() const
    {
        type("dropWithoutArchive", QStringLiteral("a test"));
        type("changeTyped", drop()->plan()->week.confirmation());
    }
    void run()
    {
        QSignalSpy answered(m_dialog.get(), &ChangeDialog::answered);
        QVERIFY(button()->isEnabled());
        QTest::mouseClick(button(), Qt::LeftButton);
        QVERIFY(answered.wait(Patience));
    }
    /// It has to wait until @p unblock. That comes from the event loop, when @p isWaiting answers t: were the
    /// loop held up by what waits, neither would come.
    void runBlocked(const QByteArray& isWaiting, const std::function<void()>& unblock)
    {
        auto session = m_server.open();
        QSignalSpy answered(m_dialog.get(), &ChangeDialog::answered);
        QVERIFY(button()->isEnabled());
        QTest::mouseClick(button(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(WeekServer::ask(session, isWaiting), QStringLiteral("t"), Patience);
        QVERIFY(m_dialog->isBusy());
        QCOMPARE(answered.size(), 0);
        unblock();
        QTRY_COMPARE_WITH_TIMEOUT(answered.size(), 1, Patience);
    }
    bool exists(const QString& name)
    {
        auto session = m_server.open();
        return AdminDatabases::exists(session, name);
    }

    AdminDatabases m_server;
    const QString m_prefix = QString(WeekServer::prefix() + QStringLiteral("drop"));
    int m_next = 0;
    std::shared_ptr<const GameLibrary> m_library;
    std::shared_ptr<Pg::SessionPool> m_pool;
    std::unique_ptr<ChangeDialog> m_dialog;
};

void TestDropDialog::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_library = std::make_shared<const GameLibrary>(GameLibrary::load({QStringLiteral(":/sql/games")}));
    m_pool = Pg::SessionPool::create(m_server.options());
}

void TestDropDialog::cleanup()
{
    m_dialog.reset();
}

void TestDropDialog::planSaysWhatGoes()
{
    const WeekIdentity week = newWeek();
    auto other = m_server.open(week.name);
    open(week);
    QCOMPARE(drop()->plan()->week, week);
    QVERIFY(shown().contains(week.name) && shown().contains(QString::number(week.oid)));
    QVERIFY(shown().contains(QStringLiteral("2,051"))); // rows
    QVERIFY(shown().contains(QStringLiteral("none is known"))); // of archives
    QCOMPARE(m_dialog->findChild<QTableWidget*>(QStringLiteral("changeUsers"))->rowCount(), 1);
    typeAll();
    QSignalSpy dropped(drop(), &DropDialog::dropped);
    run();
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped[0][0].value<WeekIdentity>(), week);
    QVERIFY(!exists(week.name));
    QVERIFY(!button()->isVisible());
    auto session = m_server.open();
    const auto log = readLog(session, {.week = week.name});
    VERIFY_RESULT(log);
    QCOMPARE(log->back().event, LogEvent::Done);
    QVERIFY(log->front().detail.contains("a test"));
}

void TestDropDialog::nothingUntilAllIsTyped()
{
    const WeekIdentity week = newWeek();
    open(week);
    QVERIFY(!button()->isEnabled());
    type("changeTyped", week.name);
    type("dropWithoutArchive", QStringLiteral("a test"));
    QVERIFY(!button()->isEnabled()); // the name alone is not enough
    type("changeTyped", drop()->plan()->week.confirmation());
    QVERIFY(button()->isEnabled());
    type("dropWithoutArchive", QStringLiteral("  "));
    QVERIFY(!button()->isEnabled());
    QTest::keyClick(m_dialog.get(), Qt::Key_Return); // does nothing, and loses nothing
    QVERIFY(m_dialog->isVisible());
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QVERIFY(exists(week.name));
}

void TestDropDialog::productionAsksForMore()
{
    const WeekIdentity week = newWeek();
    open(week, Environment::Production);
    QVERIFY(shown().contains(QStringLiteral("PRODUCTION")));
    typeAll();
    QVERIFY(!button()->isEnabled());
    type("changeProduction", QString::number(week.oid));
    QVERIFY(!button()->isEnabled());
    type("changeProduction", QStringLiteral("%1 2051").arg(week.oid));
    run();
    QVERIFY(!exists(week.name));
}

void TestDropDialog::ownIdleSessionsAreNoUsers()
{
    const WeekIdentity week = newWeek();
    VERIFY_RESULT(m_pool->acquire(week.name.toUtf8())); // and given back: it waits for the next question
    open(week);
    m_server.weeks().waitForClients(week.name); // closed it is, but it may have been listed still
    QSignalSpy previewed(m_dialog.get(), &ChangeDialog::previewed);
    QTest::keyClick(m_dialog.get(), Qt::Key_F5);
    QVERIFY(previewed.wait(Patience));
    QVERIFY(drop()->plan()->users.empty());
}

void TestDropDialog::obstacleForbidsIt()
{
    const WeekIdentity week = newWeek();
    auto session = m_server.open();
    WeekServer::run(session, "ALTER DATABASE " + week.name.toUtf8() + " IS_TEMPLATE true");
    open(week);
    typeAll();
    QVERIFY(!button()->isEnabled());
    QVERIFY(shown().contains(QStringLiteral("Blocked: ")));
    WeekServer::run(session, "ALTER DATABASE " + week.name.toUtf8() + " IS_TEMPLATE false");
    QSignalSpy previewed(m_dialog.get(), &ChangeDialog::previewed);
    QTest::keyClick(m_dialog.get(), Qt::Key_F5);
    QVERIFY(previewed.wait(Patience));
    typeAll(); // each plan is confirmed anew
    QVERIFY(button()->isEnabled());
}

void TestDropDialog::newcomerIsConfirmedAnew()
{
    const WeekIdentity week = newWeek();
    open(week);
    auto late = m_server.open(week.name);
    typeAll();
    run();
    QVERIFY2(shown().contains(QStringLiteral("since the preview, ")), qPrintable(shown()));
    QVERIFY(late.stillConnected() && exists(week.name));
    QSignalSpy previewed(m_dialog.get(), &ChangeDialog::previewed);
    QTest::keyClick(m_dialog.get(), Qt::Key_F5);
    QVERIFY(previewed.wait(Patience));
    QCOMPARE(m_dialog->findChild<QTableWidget*>(QStringLiteral("changeUsers"))->rowCount(), 1);
    QVERIFY(!button()->isEnabled()); // what was typed was for the old plan
    typeAll();
    run();
    QVERIFY(!exists(week.name));
}

void TestDropDialog::recreatedMeanwhileIsLeftAlone()
{
    const WeekIdentity week = newWeek();
    open(week);
    auto session = m_server.open();
    WeekServer::run(session, "DROP DATABASE " + week.name.toUtf8());
    const WeekIdentity other = m_server.newDatabase(week.name);
    typeAll();
    run();
    QVERIFY(shown().contains(QStringLiteral("Another database has this name now")));
    QVERIFY(exists(week.name));
    QSignalSpy previewed(m_dialog.get(), &ChangeDialog::previewed);
    QTest::keyClick(m_dialog.get(), Qt::Key_F5); // looking again does not adopt it
    QVERIFY(previewed.wait(Patience));
    QVERIFY(!drop()->plan());
    QVERIFY(!button()->isEnabled());
    QVERIFY(other.oid != week.oid);
}

void TestDropDialog::droppedMeanwhileSaysSo()
{
    const WeekIdentity week = newWeek();
    open(week);
    auto session = m_server.open();
    WeekServer::run(session, "DROP DATABASE " + week.name.toUtf8());
    typeAll();
    run();
    QVERIFY2(shown().contains(QStringLiteral("no database of this name")), qPrintable(shown()));
    QVERIFY(!button()->isEnabled());
}

void TestDropDialog::invalidIsCleanedUp()
{
    const WeekIdentity week = newWeek();
    auto session = m_server.open();
    WeekServer::run(session,
                    "UPDATE pg_database SET datconnlimit = -2 WHERE datname = '" + week.name.toUtf8() + "'");
    open(week);
    QVERIFY(shown().contains(QStringLiteral("Clean up")));
    type("changeTyped", drop()->plan()->week.confirmation()); // and no reason: there is nothing to archive
    run();
    QVERIFY(!exists(week.name));
}

void TestDropDialog::hostileNames()
{
    const QStringList names = AdminDatabases::hostileNames(); // all of them: tst_weekdrop
    for (qsizetype i = 0; i < names.size(); i += 3) {
        const QString& name = names[i];
        const WeekIdentity week = m_server.newDatabase(name);
        open(week);
        typeAll();
        run();
        QVERIFY2(!exists(name), qPrintable(name + shown()));
    }
    QVERIFY(exists(QStringLiteral("postgres")));
}

void TestDropDialog::freezeAndThaw()
{
    const GamePointer game = m_library->games().front();
    const WeekIdentity week = newWeek();
    const auto isReadOnly = [&] {
        auto inside = m_server.open(week.name);
        return WeekServer::ask(inside, "SHOW default_transaction_read_only");
    };
    m_dialog = std::make_unique<FreezeDialog>(place(Environment::Production), game, week,
                                              FreezeDialog::Change::Freeze);
    wait();
    QVERIFY(!button()->isEnabled());
    type("changeTyped", week.name);
    QVERIFY(!button()->isEnabled()); // the name alone is not enough
    QCOMPARE(isReadOnly(), QStringLiteral("off"));
    type("changeTyped", week.name + QLatin1Char('@') + QString::fromUtf8(week.systemIdentifier));
    type("changeReason", QStringLiteral("the week is over"));
    run();
    QCOMPARE(isReadOnly(), QStringLiteral("on"));
    m_dialog = std::make_unique<FreezeDialog>(place(), game, week, FreezeDialog::Change::Thaw);
    wait();
    QVERIFY(!m_dialog->findChild<QLineEdit*>(QStringLiteral("changeTyped"))->isVisible());
    run();
    QCOMPARE(isReadOnly(), QStringLiteral("off"));
    auto session = m_server.open();
    const auto log = readLog(session, {.week = week.name});
    VERIFY_RESULT(log);
    QCOMPARE(log->front().by.reason, QStringLiteral("the week is over"));
    QCOMPARE(log->back().kind, QStringLiteral("thaw"));
}

void TestDropDialog::waitingForTheLockHoldsNothingUp_data()
{
    QTest::addColumn<bool>("freezes");
    QTest::newRow("drop") << false;
    QTest::newRow("freeze") << true;
}

/// Somebody else creates, resets or drops the week.
void TestDropDialog::waitingForTheLockHoldsNothingUp()
{
    QFETCH(bool, freezes);
    const WeekIdentity week = newWeek();
    auto other = m_server.open();
    auto taken = WeekLock::take(other, week.name, std::chrono::milliseconds(0));
    VERIFY_RESULT(taken);
    std::optional<WeekLock> lock(*std::move(taken));
    const QByteArray holder = WeekServer::ask(other, "SELECT pg_backend_pid()").toUtf8();
    if (freezes) {
        m_dialog = std::make_unique<FreezeDialog>(place(), m_library->games().front(), week,
                                                  FreezeDialog::Change::Freeze);
        wait();
    } else {
        open(week);
        typeAll();
    }
    // one that has asked for the lock, in vain
    runBlocked("SELECT count(*) > 0 FROM pg_stat_activity WHERE state = 'idle' AND query LIKE "
               "'%pg_try_advisory_lock%' AND pid NOT IN (pg_backend_pid(), "
                   + holder + ")",
               [&lock] { lock.reset(); });
    QVERIFY2(!button()->isVisible(), qPrintable(shown())); // and then it was done
    QCOMPARE(exists(week.name), freezes);
}

/// The server gives it five seconds to go.
void TestDropDialog::waitingForASessionHoldsNothingUp()
{
    if (!m_server.weeks().isOwn())
        QSKIP("It stops a process of the server.");
    const WeekIdentity week = newWeek();
    auto guest = m_server.open(week.name);
    open(week);
    typeAll();
    const auto process = static_cast<pid_t>(WeekServer::ask(guest, "SELECT pg_backend_pid()").toInt());
    QVERIFY(process > 0);
    const auto wake = [process] { (void)::kill(process, SIGCONT); };
    const auto atLast = qScopeGuard(wake);
    QCOMPARE(::kill(process, SIGSTOP), 0);
    runBlocked("SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'BackendTermination'", wake);
    QVERIFY2(!exists(week.name), qPrintable(shown()));
    QVERIFY(!guest.stillConnected());
}

void TestDropDialog::closingWhilePlanning()
{
    const WeekIdentity week = newWeek();
    for (int i = 0; i < 10; ++i) {
        m_dialog = std::make_unique<DropDialog>(place(), week);
        m_dialog->show();
        QTest::qWait(i * 10);
        m_dialog.reset();
    }
}

QTEST_MAIN(TestDropDialog)
#include "tst_dropdialog.moc"
