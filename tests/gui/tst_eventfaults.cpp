#include "base/servertime.h"
#include "game/gamelibrary.h"
#include "lifecycle/createweek.h"
#include "localserver/postmaster.h"
#include "migrations/migrate.h"
#include "pages/events/eventlist.h"
#include "pages/events/eventspage.h"
#include "pages/events/eventtablemodel.h"
#include "patience.h"
#include "settle.h"
#include "testserver.h"
#include "verifyresult.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Weekglass;

/// What the events page does when the server or the database goes away under it.
class TestEventFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void killedBackendsWhileScrolling();
    void restartWhileScrolling();
    void restartWhileFollowing();
    void recreatedWhileScrolling();
    void recreatedWhileFollowing();
    void hostileTextIsText();
    void unprintableValueFailsAlone();
    void eventWithoutAnIdIsTold();

private:
    Pg::Session open(const QString& database = {})
    {
        auto session = Pg::Session::open({.conninfo = m_server->conninfo(), .database = database.toUtf8()});
        if (!session)
            qFatal("%s", qPrintable(session.error().text()));
        return *std::move(session);
    }
    void makeWeek(int events);
    void dropWeek()
    {
        VERIFY_RESULT(open().script(Pg::Sql("DROP DATABASE IF EXISTS spacetraders_2025_w09 WITH (FORCE)")));
    }
    void makePage(const GamePointer& game)
    {
        auto session = open(week());
        m_page = std::make_unique<EventsPage>(
            WeekHandle {.pool = m_pool, .game = game, .identity = *identify(session)});
        m_page->resize(1200, 700);
        m_page->show();
        m_whole = m_page->findChild<QScrollBar*>(QStringLiteral("eventScroll"));
        m_banner = m_page->findChild<QLabel*>(QStringLiteral("pageBanner"));
    }
    void openPage()
    {
        makePage(m_game);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->list()->model()->eventCount() == 200 && m_whole->maximum() > 2000,
                                 Patience);
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(),
                                 Patience); // one test's payload takes the server seconds
    }
    void scroll(int place)
    {
        m_whole->setSliderPosition(place);
        Q_EMIT m_whole->actionTriggered(QAbstractSlider::SliderMove);
    }
    void addEvent(const char* subject)
    {
        VERIFY_RESULT(open(week()).execute(
            Pg::Sql("INSERT INTO raw.api_events (fetched_at, endpoint, request_key, status_code, payload, "
                    "payload_hash) VALUES ('2025-02-25 00:00+00', '/e', $1::text, 200, '{}', 'x')"),
            {subject}));
    }
    void waitForNewest(const char* subject)
    {
        QTRY_COMPARE_WITH_TIMEOUT(m_page->list()->model()->cellText(0, "subject"), QLatin1String(subject),
                                  Patience);
    }
    /// Until it really does: a new event is shown.
    void follow()
    {
        QTest::mouseClick(followButton(), Qt::LeftButton);
        addEvent("/followed");
        waitForNewest("/followed");
    }
    QToolButton* followButton() const
    {
        return m_page->findChild<QToolButton*>(QStringLiteral("eventFollow"));
    }
    /// The first subject on the screen.
    QString shown() const
    {
        const EventTableModel* model = m_page->list()->model();
        return model->cellText(
            std::max(model->firstRow(), m_page->list()->table()->verticalScrollBar()->value()), "subject");
    }
    static QString week() { return QStringLiteral("spacetraders_2025_w09"); }

    TestServer* m_server = nullptr;
    const GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    GamePointer m_game = m_library.game(QStringLiteral("spacetraders"));
    std::shared_ptr<Pg::SessionPool> m_pool;
    std::unique_ptr<EventsPage> m_page;
    QScrollBar* m_whole = nullptr;
    QLabel* m_banner = nullptr;
};

void TestEventFaults::initTestCase()
{
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_server = *server;
}

void TestEventFaults::init()
{
    m_pool = Pg::SessionPool::create({.conninfo = m_server->conninfo()});
    makeWeek(3000);
}

void TestEventFaults::cleanup()
{
    m_page.reset();
    dropWeek();
}

void TestEventFaults::makeWeek(int events)
{
    dropWeek();
    const auto match = m_library.match(week());
    auto maintenance = open();
    VERIFY_RESULT(createWeek(maintenance, *match->game, match->name));
    auto session = open(week());
    VERIFY_RESULT(migrate(session, *match->game));
    VERIFY_RESULT(session.execute(Pg::Sql("INSERT INTO raw.api_events (fetched_at, endpoint, request_key, "
                                          "status_code, payload, payload_hash) "
                                          "SELECT '2025-02-24 00:00+00'::timestamptz + g * interval '1 "
                                          "second', '/e', '/e/' || g, 200, '{}', "
                                          "md5(g::text) FROM generate_series(1, $1::int) g"),
                                  {QByteArray::number(events)}));
}

void TestEventFaults::killedBackendsWhileScrolling()
{
    openPage();
    for (int i = 0; i < 40; ++i) {
        scroll(200 + (i * 613) % 2500);
        if (i % 4 == 1)
            (void)open().query(
                Pg::Sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = "
                        "'spacetraders_2025_w09'"));
        if (i % 3 == 2)
            QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
        else
            QCoreApplication::processEvents(); // the next one overtakes it
    }
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    QVERIFY(m_page->list()->model()->eventCount() > 0);
    // one that is asked to go may be lent once more before it does
    VERIFY_RESULT(
        open().query(Pg::Sql("SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE datname = "
                             "'spacetraders_2025_w09'")));
    // whatever the last answer was, one key gets on with it
    m_page->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading() && !m_banner->isVisible(), Patience);
}

void TestEventFaults::restartWhileScrolling()
{
    if (!m_server->isOwn())
        QSKIP("this server is not ours to stop");
    openPage();
    scroll(1500);
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    const QString before = shown();
    m_server->killPostmaster();
    // a session answers until it notices
    const QString cluster = m_server->running().dataFolder + QStringLiteral("/data");
    QTRY_VERIFY_WITH_TIMEOUT(orphans(cluster).isEmpty(), Patience);
    scroll(700);
    QTRY_VERIFY_WITH_TIMEOUT(m_banner->isVisible(), Patience);
    QVERIFY(!m_banner->text().isEmpty());
    QCOMPARE(shown(), before); // what is on the screen stays
    VERIFY_RESULT(m_server->start());
    m_page->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading() && !m_banner->isVisible(), Patience);
    QCOMPARE(shown(), before); // and one is where one was
}

void TestEventFaults::restartWhileFollowing()
{
    if (!m_server->isOwn())
        QSKIP("this server is not ours to stop");
    openPage();
    follow();
    m_server->killPostmaster();
    QTRY_VERIFY_WITH_TIMEOUT(m_banner->isVisible(), Patience);
    VERIFY_RESULT(m_server->start());
    QTRY_VERIFY_WITH_TIMEOUT(!m_banner->isVisible(), Patience); // it comes back by itself
    addEvent("/after");
    waitForNewest("/after");
}

void TestEventFaults::recreatedWhileScrolling()
{
    openPage();
    QSignalSpy gone(m_page.get(), &EventsPage::weekGone);
    makeWeek(50); // dropped, and another one of the same name
    scroll(1500);
    QTRY_VERIFY_WITH_TIMEOUT(m_banner->isVisible() && gone.size() > 0, Patience);
    QCOMPARE(m_page->list()->model()->eventCount(), 200);
    QCOMPARE(shown(), QStringLiteral("/e/3000"));
    for (int i = 0; i < 10; ++i) {
        scroll(300 + i * 200);
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
        QCOMPARE(shown(), QStringLiteral("/e/3000")); // never a row of the new one
    }
}

void TestEventFaults::recreatedWhileFollowing()
{
    openPage();
    follow();
    QSignalSpy gone(m_page.get(), &EventsPage::weekGone);
    makeWeek(50);
    addEvent("/foreign");
    QTRY_VERIFY_WITH_TIMEOUT(gone.size() > 0, Patience);
    QVERIFY(!followButton()->isChecked());
    settle();
    QCOMPARE(m_page->list()->model()->cellText(0, "subject"), QStringLiteral("/followed"));
    QVERIFY(m_banner->isVisible());
}

void TestEventFaults::hostileTextIsText()
{
    const QByteArray emoji = QByteArray("\xF0\x9F\x9A\x80").repeated(60);
    auto session = open(week());
    VERIFY_RESULT(session.execute(
        Pg::Sql("INSERT INTO raw.api_events (fetched_at, endpoint, request_key, status_code, payload, "
                "payload_hash) "
                "VALUES ('2025-02-25 00:00+00', $1::text, $2::text, 200, jsonb_build_object($1::text, "
                "$2::text), 'x')"),
        {QByteArray("<img src=/dev/zero><b>x</b>\x1b[31m"), QByteArray("\xE2\x80\xAEgnp" + emoji)}));
    openPage();
    const EventTableModel* model = m_page->list()->model();
    const QString kind = model->index(0, model->viewColumn("kind")).data().toString();
    QVERIFY(kind.startsWith(QStringLiteral("<img src=/dev/zero><b>x</b>")));
    QVERIFY(!kind.contains(QChar(0x1b)));
    const QString subject = model->index(0, model->viewColumn("subject")).data().toString();
    QVERIFY(!subject.contains(QChar(0x202E)) && subject.contains(QString::fromUtf8(emoji.first(40))));
    for (const auto* label : m_page->findChildren<QLabel*>())
        QVERIFY2(label->textFormat() == Qt::PlainText || !label->text().contains(QLatin1Char('<')),
                 qPrintable(label->objectName()));
}

/// 200 MB of U+0001 are stored in little but are printed in more than the server can: even one character of
/// it cannot be asked for.
void TestEventFaults::unprintableValueFailsAlone()
{
    auto session = open(week());
    VERIFY_RESULT(session.script(Pg::Sql(
        "INSERT INTO raw.api_events (fetched_at, endpoint, request_key, status_code, payload, payload_hash) "
        "VALUES ('2025-02-25 00:00+00', '/e', '/huge', 200, to_jsonb(repeat(E'\\x01', 200000000)), 'x')")));
    openPage();
    const EventTableModel* model = m_page->list()->model();
    QCOMPARE(model->cellText(0, "subject"), QStringLiteral("/huge"));
    QCOMPARE(model->eventCount(), 200);
    QVERIFY(!m_banner->isVisible());
    const auto isSaid = [this] {
        const auto labels = m_page->findChildren<QLabel*>();
        return std::ranges::any_of(labels, [](const QLabel* label) {
            return label->isVisible() && label->text().contains(QStringLiteral("1073741"));
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(), Patience);
    m_page->list()->table()->selectRow(1);
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
}

void TestEventFaults::eventWithoutAnIdIsTold()
{
    auto game = std::make_shared<GameDefinition>(*m_game);
    game->events.front().query.text = "SELECT NULLIF(e.id, (SELECT max(id) - 7 FROM raw.api_events)) AS id, "
                                      "e.fetched_at AS at, e.endpoint AS "
                                      "kind, e.request_key AS subject, e.payload FROM raw.api_events AS e";
    makePage(game);
    QTRY_VERIFY_WITH_TIMEOUT(m_banner->isVisible()
                                 && m_banner->text().contains(QStringLiteral("The column “id” is NULL.")),
                             Patience);
    QCOMPARE(m_page->list()->model()->eventCount(), 0);
}

QTEST_MAIN(TestEventFaults)
#include "tst_eventfaults.moc"
