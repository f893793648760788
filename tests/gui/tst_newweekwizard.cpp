#include "../live/weekserver.h"
#include "pages/board/newweekwizard.h"
#include "patience.h"
#include "pg/ownertrust.h"
#include "weeks/operationslog.h"
#include "weeks/weekcard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>

using namespace Weekglass;

/// The next week of a game is made by somebody who may be interrupted.
class TestNewWeekWizard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void namesAreChecked_data();
    void namesAreChecked();
    void makesTheProposedWeek();
    void begunWeekIsGoneOnWith();
    void copyWaitsUntilNobodyIsInside();
    void waitingServerHoldsNothingUp();
    void withoutRolesAndWithData();
    void typedNameIsKept();
    void closingWhileLoading();

private:
    void open(const QString& name = {})
    {
        m_wizard =
            std::make_unique<NewWeekWizard>(AdminServer {.pool = m_pool, .library = m_library}, m_game, name);
        m_wizard->show();
        QTRY_VERIFY_WITH_TIMEOUT(!m_wizard->namePage()->isLoading(), Patience);
    }
    template<typename Widget>
    Widget* child(const char* name) const
    {
        return m_wizard->findChild<Widget*>(QLatin1String(name));
    }
    QString text(const char* name) const { return child<QLabel>(name)->text(); }
    bool canGoOn() const { return m_wizard->button(QWizard::NextButton)->isEnabled(); }
    /// Through all pages; the answer is there afterwards.
    void run()
    {
        QSignalSpy answered(m_wizard.get(), &NewWeekWizard::answered);
        m_wizard->next();
        m_wizard->next();
        m_wizard->next();
        QVERIFY(answered.wait(Patience));
    }
    QString owner(const QString& week)
    {
        auto session = m_server.open();
        return WeekServer::ask(session,
                               "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = '"
                                   + week.toUtf8() + "'");
    }

    WeekServer m_server;
    std::shared_ptr<const GameLibrary> m_library;
    GamePointer m_game;
    std::shared_ptr<Pg::SessionPool> m_pool;
    QString m_first; // that was made
    std::unique_ptr<NewWeekWizard> m_wizard;
};

void TestNewWeekWizard::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("it makes weeks under the names of real ones");
    m_library = std::make_shared<const GameLibrary>(GameLibrary::load({QStringLiteral(":/sql/games")}));
    m_game = m_library->game(QStringLiteral("galaxy"));
    m_pool = Pg::SessionPool::create(
        {.conninfo = (*TestServer::instance())->conninfo(), .trust = Pg::OwnerTrust::everybody()});
}

void TestNewWeekWizard::cleanup()
{
    m_wizard.reset();
}

void TestNewWeekWizard::namesAreChecked_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("answer");
    QTest::newRow("good") << QStringLiteral("galaxy_2031_w07") << QStringLiteral("The name is free");
    QTest::newRow("no week") << QStringLiteral("galaxy") << QStringLiteral("galaxy");
    QTest::newRow("week 54") << QStringLiteral("galaxy_2031_w54") << QString();
    QTest::newRow("of another game") << QStringLiteral("paperdynasty_2031_w07")
                                     << QStringLiteral("begin with “galaxy_”");
    QTest::newRow("longer than the server keeps")
        << QString(QString(60, QLatin1Char('g')) + QStringLiteral("_2031_w07")) << QString();
    QTest::newRow("quotes") << QStringLiteral("galaxy'\"_2031_w07") << QString();
    QTest::newRow("there already") << QStringLiteral("galaxy_2030_w01")
                                   << QStringLiteral("A week of this name already exists");
}

void TestNewWeekWizard::namesAreChecked()
{
    QFETCH(QString, name);
    QFETCH(QString, answer);
    auto session = m_server.open();
    m_server.made(QStringLiteral("galaxy_2030_w01"));
    (void)session.execute(Pg::Sql("CREATE DATABASE galaxy_2030_w01"));
    open();
    child<QLineEdit>("newWeekName")->setText(name);
    QVERIFY2(text("newWeekVerdict").contains(answer), qPrintable(text("newWeekVerdict")));
    QVERIFY(!text("newWeekVerdict").isEmpty());
    QCOMPARE(canGoOn(), qstrcmp(QTest::currentDataTag(), "good") == 0);
    WeekServer::run(session, "DROP DATABASE IF EXISTS galaxy_2030_w01");
}

void TestNewWeekWizard::makesTheProposedWeek()
{
    const auto present = [this] { return WeekName::of(m_game->prefix, QDate::currentDate())->toString(); };
    const QString before = present();
    open();
    m_first = child<QLineEdit>("newWeekName")->text();
    m_server.made(m_first);
    QVERIFY2(m_first == before || m_first == present(), qPrintable(m_first)); // a Sunday may end meanwhile
    QVERIFY(canGoOn());
    m_wizard->next();
    QVERIFY(text("newWeekRolesNote").contains(QStringLiteral("galaxy_reader")));
    child<QLineEdit>("newWeekReason")->setText(QStringLiteral("a new week"));
    child<QLineEdit>("newWeekOperator")->setText(QStringLiteral("Ada"));
    m_wizard->next();
    QCOMPARE(child<QListWidget>("newWeekMigrations")->count(),
             static_cast<int>(m_game->migrations.size() + m_game->repeatable.size()));
    QVERIFY(text("newWeekSummary").contains(m_first));
    QSignalSpy made(m_wizard.get(), &NewWeekWizard::made);
    m_wizard->next();
    QTRY_VERIFY_WITH_TIMEOUT(!m_wizard->runPage()->isRunning(), Patience);
    QVERIFY2(made.size() == 1, qPrintable(text("newWeekMessage")));
    QVERIFY(child<QListWidget>("newWeekSteps")->count() > 2);
    QVERIFY(!m_wizard->button(QWizard::CancelButton)->isVisible()); // nothing is left to cancel
    QCOMPARE(owner(m_first), QStringLiteral("galaxy_owner"));
    auto session = m_server.open();
    const auto log = readLog(session, {.week = m_first});
    VERIFY_RESULT(log);
    QCOMPARE(log->back().by.reason, QStringLiteral("a new week"));
    QCOMPARE(log->back().by.operatorName, QStringLiteral("Ada"));
    open();
    QTRY_COMPARE_WITH_TIMEOUT(child<QLineEdit>("newWeekOperator")->text(), QStringLiteral("Ada"), Patience);
}

void TestNewWeekWizard::begunWeekIsGoneOnWith()
{
    const QString name = m_server.newWeek(*m_game).toString();
    auto session = m_server.open();
    VERIFY_RESULT(writeWeekCard(
        session, name,
        {.game = m_game->id, .stage = QStringLiteral("created"), .operation = newOperationId()}));
    open(name);
    QCOMPARE(child<QLineEdit>("newWeekName")->text(), name);
    QVERIFY(text("newWeekVerdict").contains(QStringLiteral("continues from there")));
    run();
    QVERIFY2(m_wizard->runPage()->isComplete(), qPrintable(text("newWeekMessage")));
    QCOMPARE(owner(name), QStringLiteral("galaxy_owner"));
}

void TestNewWeekWizard::copyWaitsUntilNobodyIsInside()
{
    const QString name = QStringLiteral("galaxy_2031_w02");
    m_server.made(name);
    auto inside = std::make_unique<Pg::Session>(m_server.open(m_first));
    WeekServer::run(*inside, "CREATE TABLE public.only_there (id INT)");
    open(name);
    auto* source = child<QComboBox>("newWeekSource");
    const int place = source->findData(m_first);
    QVERIFY(place > 0);
    QVERIFY(source->itemText(place).contains(QStringLiteral("in use")));
    source->setCurrentIndex(place);
    run();
    QVERIFY(!m_wizard->runPage()->isComplete());
    QVERIFY(!text("newWeekMessage").isEmpty());
    inside.reset();
    QSignalSpy answered(m_wizard.get(), &NewWeekWizard::answered);
    child<QPushButton>("newWeekAgain")->click();
    QVERIFY(answered.wait(Patience));
    QVERIFY2(m_wizard->runPage()->isComplete(), qPrintable(text("newWeekMessage")));
    auto copied = m_server.open(name);
    QCOMPARE(WeekServer::ask(copied, "SELECT count(*) FROM public.only_there"), QStringLiteral("0"));
}

/// The server waits five seconds for whoever is in the database that it is to copy.
void TestNewWeekWizard::waitingServerHoldsNothingUp()
{
    const QString busy = m_server.newWeek(*m_game).toString();
    const QString name = QStringLiteral("galaxy_2031_w04");
    m_server.made(name);
    const auto inside = m_server.open(busy);
    open(name);
    auto* source = child<QComboBox>("newWeekSource");
    const int place = source->findData(busy);
    QVERIFY(place > 0);
    source->setCurrentIndex(place);
    auto session = m_server.open();
    const QByteArray copying("SELECT count(*) FROM pg_catalog.pg_stat_activity WHERE state = 'active' AND "
                             "query LIKE 'CREATE DATABASE%'");
    bool isSeen = false; // by the event loop: were that held up by the wait, it would not look meanwhile
    QTimer look;
    connect(&look, &QTimer::timeout, this,
            [&] { isSeen = isSeen || WeekServer::ask(session, copying) == QStringLiteral("1"); });
    look.start(20);
    run();
    QVERIFY(isSeen);
    QVERIFY(inside.stillConnected() && !m_wizard->runPage()->isComplete());
    QVERIFY2(text("newWeekMessage").contains(QStringLiteral("cannot be copied now")),
             qPrintable(text("newWeekMessage")));
}

void TestNewWeekWizard::withoutRolesAndWithData()
{
    const QString name = QStringLiteral("galaxy_2031_w03");
    m_server.made(name);
    open(name);
    child<QCheckBox>("newWeekSample")->setChecked(true);
    child<QCheckBox>("newWeekRoles")->setChecked(false);
    run();
    QVERIFY2(m_wizard->runPage()->isComplete(), qPrintable(text("newWeekMessage")));
    auto session = m_server.open(name);
    QCOMPARE(owner(name), WeekServer::ask(session, "SELECT current_user"));
    QVERIFY(WeekServer::ask(session, "SELECT count(*) FROM public.snapshots").toInt() > 0);
}

/// Also when the proposal comes later than the first letters.
void TestNewWeekWizard::typedNameIsKept()
{
    m_wizard = std::make_unique<NewWeekWizard>(AdminServer {.pool = m_pool, .library = m_library}, m_game,
                                               QString());
    m_wizard->show();
    QVERIFY(m_wizard->namePage()->isLoading());
    auto* name = child<QLineEdit>("newWeekName");
    QTest::keyClicks(name, QStringLiteral("typed"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_wizard->namePage()->isLoading(), Patience);
    QCOMPARE(name->text(), QStringLiteral("typed"));
}

void TestNewWeekWizard::closingWhileLoading()
{
    for (int i = 0; i < 10; ++i) {
        m_wizard = std::make_unique<NewWeekWizard>(AdminServer {.pool = m_pool, .library = m_library},
                                                   GamePointer(), QString());
        m_wizard->show();
        QTest::qWait(i * 10);
        m_wizard.reset();
    }
}

QTEST_MAIN(TestNewWeekWizard)
#include "tst_newweekwizard.moc"
