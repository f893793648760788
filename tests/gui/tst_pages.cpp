#include "game/gamelibrary.h"
#include "models/eventtablemodel.h"
#include "pages/events/eventfilterbar.h"
#include "pages/events/eventspage.h"
#include "pages/weeks/weekspanel.h"
#include "pg/transaction.h"
#include "testserver.h"
#include "verifyresult.h"
#include "week/createweek.h"
#include "week/migrate.h"
#include "widgets/jsoninspector.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace Weekglass;

/// The weeks panel and the events page as a user meets them, on a real server.
class TestPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void panelListsWeeksAndNoticesNewOnes();
    void eventsAppearAndTheFirstIsInspected();
    void scrollingLoadsMoreAndMemoryIsBounded();
    void filterNarrows();
    void badFilterIsExplained();
    void oldestAndNewest();
    void emptyWeekSaysSo();
    void droppedWeekIsGoneAndStaysReadable();
    void recreatedWeekIsNotTakenForTheOldOne();
    void closingWhileLoadingIsHarmless();

private:
    static constexpr int Events = 5000;

    Pg::Session open(const QString& database = {})
    {
        return std::move(*Pg::Session::open({.conninfo = m_conninfo, .database = database.toUtf8()}));
    }
    /// The week that eventsAppear... has made.
    WeekHandle filledWeek()
    {
        auto session = open(QStringLiteral("spacetraders_2025_w02"));
        return {.pool = m_pool,
                .game = m_library->game(QStringLiteral("spacetraders")),
                .identity = *identify(session)};
    }
    WeekHandle makeWeek(const QString& name, int events);
    void drop(const QString& name)
    {
        auto session = open();
        auto dropped =
            session.script(Pg::Sql("DROP DATABASE ") + *Pg::Sql::identifier(name) + Pg::Sql(" WITH (FORCE)"));
        VERIFY_RESULT(dropped);
    }
    static EventTableModel* model(EventsPage& page)
    {
        return qobject_cast<EventTableModel*>(table(page)->model());
    }
    static QTableView* table(EventsPage& page)
    {
        return page.findChild<QTableView*>(QStringLiteral("eventTable"));
    }
    static QLabel* banner(EventsPage& page) { return page.findChild<QLabel*>(QStringLiteral("pageBanner")); }

    QByteArray m_conninfo;
    std::shared_ptr<const GameLibrary> m_library =
        std::make_shared<const GameLibrary>(GameLibrary::load({QStringLiteral(":/sql/games")}));
    std::shared_ptr<Pg::SessionPool> m_pool;
};

void TestPages::initTestCase()
{
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_conninfo = (*server)->conninfo();
    m_pool = Pg::SessionPool::create({.conninfo = m_conninfo});
}

WeekHandle TestPages::makeWeek(const QString& name, int events)
{
    const auto match = m_library->match(name);
    auto maintenance = open();
    auto identity = createWeek(maintenance, *match->game, match->name);
    auto session = open(name);
    auto migrated = migrate(session, *match->game);
    auto filled = session.execute(Pg::Sql("INSERT INTO raw.api_events (fetched_at, endpoint, request_key, "
                                          "status_code, payload, payload_hash) SELECT "
                                          "'2025-01-06 00:00+00'::timestamptz + g * interval '1 second', "
                                          "'/e' || g % 3, '/e/' || g, CASE WHEN g % 10 "
                                          "= 0 THEN 429 ELSE 200 END, jsonb_build_object('n', g, 'price', "
                                          "10.00), md5(g::text) FROM generate_series(1, "
                                          "$1::int) g"),
                                  {QByteArray::number(events)});
    if (!identity || !migrated || !filled)
        qFatal("the week cannot be made");
    return {.pool = m_pool, .game = match->game, .identity = *identity};
}

void TestPages::panelListsWeeksAndNoticesNewOnes()
{
    WeeksPanel panel;
    panel.show();
    panel.setServer(m_pool, m_library);
    QTRY_VERIFY_WITH_TIMEOUT(panel.isSettled(), 20000);
    const auto before = panel.weeks().size();
    makeWeek(QStringLiteral("spacetraders_2025_w01"), 10);
    QTRY_COMPARE_WITH_TIMEOUT(panel.weeks().size(), before + 1, 10000);
    auto* tree = panel.findChild<QTreeView*>(QStringLiteral("weeksTree"));
    QSignalSpy activated(&panel, &WeeksPanel::weekActivated);
    tree->setCurrentIndex(tree->model()->index(0, 0, tree->model()->index(1, 0)));
    QTRY_VERIFY(panel.currentWeek());
    QTest::keyClick(tree, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(panel.isSettled(), 20000);
    QVERIFY(
        tree->currentIndex().siblingAtColumn(3).data().toString().startsWith(QStringLiteral("2025-01-06")));
    drop(QStringLiteral("spacetraders_2025_w01"));
    QTRY_COMPARE_WITH_TIMEOUT(panel.weeks().size(), before, 10000);
}

void TestPages::eventsAppearAndTheFirstIsInspected()
{
    EventsPage page(makeWeek(QStringLiteral("spacetraders_2025_w02"), Events));
    page.resize(1200, 700);
    page.show();
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->rowCount(), 200, 20000);
    QCOMPARE(model(page)->cellText(0, "subject"), QStringLiteral("/e/5000"));
    QCOMPARE(table(page)->currentIndex().row(), 0);
    auto* tree = page.findChild<JsonInspector*>()->findChild<QTreeView*>();
    QTRY_VERIFY_WITH_TIMEOUT(tree->model() && tree->model()->rowCount() > 0, 10000);
    auto* kinds = page.findChild<QComboBox*>(QStringLiteral("eventKind"));
    QTRY_COMPARE_WITH_TIMEOUT(kinds->count(), 4, 10000);
    QVERIFY(page.shownSql().contains(QStringLiteral("ORDER BY at DESC, id DESC")));
}

void TestPages::scrollingLoadsMoreAndMemoryIsBounded()
{
    EventsPage page(filledWeek());
    page.resize(1200, 700);
    page.show();
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->rowCount(), 200, 20000);
    auto* bar = table(page)->verticalScrollBar();
    QByteArrayList seen;
    int guard = 0;
    while (!model(page)->isAtOldest() && ++guard < 200) {
        bar->setValue(bar->maximum());
        QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), 10000);
        QVERIFY(model(page)->rowCount() <= EventTableModel::MaxRows);
    }
    QCOMPARE(model(page)->cellText(model(page)->rowCount() - 1, "subject"), QStringLiteral("/e/1"));
    guard = 0;
    while (!model(page)->isAtNewest() && ++guard < 200) {
        bar->setValue(0);
        QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), 10000);
    }
    QCOMPARE(model(page)->cellText(0, "subject"), QStringLiteral("/e/5000"));
}

void TestPages::filterNarrows()
{
    EventsPage page(filledWeek());
    page.show();
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->rowCount(), 200, 20000);
    QTest::keyClicks(page.findChild<QLineEdit*>(QStringLiteral("eventSubject")), QStringLiteral("/e/499"));
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->rowCount(), 11, 10000);
    QTest::keyClicks(page.findChild<QLineEdit*>(QStringLiteral("eventStatus")), QStringLiteral("4xx"));
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->rowCount(), 1, 10000);
    page.setFilter({.kind = QStringLiteral("/e1"),
                    .until = QDateTime::fromString(QStringLiteral("2025-01-06T00:00:10Z"), Qt::ISODate)});
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->rowCount(), 3, 10000);
    page.setFilter({.subject = QStringLiteral("no such thing")});
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->rowCount(), 0, 10000);
}

void TestPages::badFilterIsExplained()
{
    EventsPage page(filledWeek());
    page.show();
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->rowCount(), 200, 20000);
    page.setFilter({.status = QStringLiteral("oops")});
    QTRY_VERIFY_WITH_TIMEOUT(banner(page)->isVisible(), 10000);
    QVERIFY(banner(page)->text().contains(QStringLiteral("429")));
    page.setFilter({});
    QTRY_VERIFY_WITH_TIMEOUT(!banner(page)->isVisible(), 10000);
}

void TestPages::oldestAndNewest()
{
    EventsPage page(filledWeek());
    page.show();
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->rowCount(), 200, 20000);
    page.showOldest();
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->cellText(model(page)->rowCount() - 1, "subject"),
                              QStringLiteral("/e/1"), 10000);
    QVERIFY(!model(page)->isAtNewest());
    page.showNewest();
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->cellText(0, "subject"), QStringLiteral("/e/5000"), 10000);
}

void TestPages::emptyWeekSaysSo()
{
    EventsPage page(makeWeek(QStringLiteral("spacetraders_2025_w03"), 0));
    page.show();
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), 20000);
    bool said = false;
    for (const auto* label : page.findChildren<QLabel*>())
        said = said || label->text().contains(QStringLiteral("no events in this week"));
    QVERIFY(said);
}

void TestPages::droppedWeekIsGoneAndStaysReadable()
{
    EventsPage page(makeWeek(QStringLiteral("spacetraders_2025_w04"), 300));
    page.show();
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->rowCount(), 200, 20000);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), 10000);
    QSignalSpy gone(&page, &EventsPage::weekGone);
    drop(QStringLiteral("spacetraders_2025_w04"));
    page.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(gone.size(), 1, 10000);
    QVERIFY(banner(page)->isVisible());
    QCOMPARE(model(page)->rowCount(), 200);
}

void TestPages::recreatedWeekIsNotTakenForTheOldOne()
{
    EventsPage page(makeWeek(QStringLiteral("spacetraders_2025_w05"), 300));
    page.show();
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->rowCount(), 200, 20000);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), 10000);
    drop(QStringLiteral("spacetraders_2025_w05"));
    makeWeek(QStringLiteral("spacetraders_2025_w05"), 7);
    QSignalSpy gone(&page, &EventsPage::weekGone);
    page.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(gone.size(), 1, 10000);
    QCOMPARE(model(page)->rowCount(), 200);
}

void TestPages::closingWhileLoadingIsHarmless()
{
    const WeekHandle week = makeWeek(QStringLiteral("spacetraders_2025_w06"), 1000);
    for (int i = 0; i < 20; ++i) {
        EventsPage page(week);
        page.show();
        QTest::qWait(i * 3);
    }
}

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
