#include "base/servertime.h"
#include "game/gamelibrary.h"
#include "lifecycle/createweek.h"
#include "migrations/migrate.h"
#include "pages/activity/activitypane.h"
#include "pages/events/eventfilterbar.h"
#include "pages/events/eventlist.h"
#include "pages/events/eventspage.h"
#include "pages/events/eventtablemodel.h"
#include "pages/events/timelinestrip.h"
#include "pages/weeks/weekspanel.h"
#include "patience.h"
#include "pg/transaction.h"
#include "testserver.h"
#include "verifyresult.h"
#include "widgets/json/jsoninspector.h"

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <future>

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
    void rowsStayWhileOthersCome();
    void scrollBarJumpsAnywhere();
    void filterNarrows();
    void eventIsShownInContext();
    void chipsShowAndRemoveConditions();
    void typingNeverPilesUpQueries();
    void runningStatementIsCancelled();
    void brushSelectsAndClickJumps();
    void followingShowsNewRows();
    void shortcutsAreUnambiguous();
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
    QTRY_VERIFY_WITH_TIMEOUT(panel.isSettled(), Patience);
    const auto before = panel.weeks().size();
    makeWeek(QStringLiteral("spacetraders_2025_w01"), 10);
    QTRY_COMPARE_WITH_TIMEOUT(panel.weeks().size(), before + 1, Patience);
    auto* tree = panel.findChild<QTreeView*>(QStringLiteral("weeksTree"));
    QSignalSpy activated(&panel, &WeeksPanel::weekActivated);
    const auto games =
        tree->model()->match(tree->model()->index(0, 0), Qt::DisplayRole, QStringLiteral("SpaceTraders"));
    QCOMPARE(games.size(), 1);
    tree->setCurrentIndex(tree->model()->index(0, 0, games.first()));
    QTRY_VERIFY_WITH_TIMEOUT(panel.currentWeek(), Patience);
    QTest::keyClick(tree, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(panel.isSettled(), Patience);
    // a week that did not answer within five seconds is asked again later
    QTRY_VERIFY_WITH_TIMEOUT(
        tree->currentIndex().siblingAtColumn(3).data().toString().startsWith(QStringLiteral("2025-01-06")),
        Patience);
    drop(QStringLiteral("spacetraders_2025_w01"));
    QTRY_COMPARE_WITH_TIMEOUT(panel.weeks().size(), before, Patience);
}

void TestPages::eventsAppearAndTheFirstIsInspected()
{
    EventsPage page(makeWeek(QStringLiteral("spacetraders_2025_w02"), Events));
    page.resize(1200, 700);
    page.show();
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->eventCount(), 200, Patience);
    QCOMPARE(model(page)->cellText(0, "subject"), QStringLiteral("/e/5000"));
    QCOMPARE(table(page)->currentIndex().row(), 0);
    auto* tree = page.findChild<JsonInspector*>()->findChild<QTreeView*>();
    QTRY_VERIFY_WITH_TIMEOUT(tree->model() && tree->model()->rowCount() > 0, Patience);
    auto* kinds = page.findChild<QComboBox*>(QStringLiteral("eventKind"));
    QTRY_COMPARE_WITH_TIMEOUT(kinds->count(), 4, Patience);
    QVERIFY(page.shownSql().contains(QStringLiteral("ORDER BY e.at DESC, e.id DESC")));
    const auto isFilled = [&page] {
        return table(page)->horizontalHeader()->length() == table(page)->viewport()->width();
    };
    for (const int width : {1900, 1300}) { // the subject has the room that the others leave
        page.resize(width, 700);
        QTRY_VERIFY_WITH_TIMEOUT(isFilled(), Patience);
    }
}

void TestPages::scrollingLoadsMoreAndMemoryIsBounded()
{
    EventsPage page(filledWeek());
    page.resize(1200, 700);
    page.show();
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->eventCount(), 200, Patience);
    auto* bar = table(page)->verticalScrollBar();
    int guard = 0;
    while (!(model(page)->isAtOldest() && bar->value() == bar->maximum()) && ++guard < 2000) {
        bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
        QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), Patience);
        QVERIFY(model(page)->eventCount() <= EventTableModel::MaxEvents);
    }
    QCOMPARE(model(page)->cellText(model(page)->lastRow(), "subject"), QStringLiteral("/e/1"));
    while (!(model(page)->isAtNewest() && bar->value() == 0) && ++guard < 4000) {
        bar->triggerAction(QAbstractSlider::SliderPageStepSub);
        QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), Patience);
    }
    QCOMPARE(model(page)->cellText(0, "subject"), QStringLiteral("/e/5000"));
}

void TestPages::rowsStayWhileOthersCome()
{
    EventsPage page(filledWeek());
    page.resize(1200, 700);
    page.show();
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->eventCount(), 200, Patience);
    page.list()->showTime(*microsecondsOf("2025-01-06 00:40:00+00"));
    // the rows before and behind it are loaded around it without moving it
    QTRY_VERIFY_WITH_TIMEOUT(model(page)->eventCount() > 350 && !page.isLoading(), Patience);
    auto* bar = table(page)->verticalScrollBar();
    QCOMPARE(model(page)->cellText(bar->value(), "subject"), QStringLiteral("/e/2400"));
    table(page)->selectRow(bar->value() + 3);
    const QString selected = model(page)->cellText(bar->value() + 3, "subject");
    for (int i = 0; i < 40; ++i) {
        bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
        QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), Patience);
    }
    page.list()->showTime(*microsecondsOf("2025-01-06 00:40:00+00"));
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->cellText(table(page)->currentIndex().row(), "subject"), selected,
                              Patience);
}

void TestPages::scrollBarJumpsAnywhere()
{
    EventsPage page(filledWeek());
    page.resize(1200, 700);
    page.show();
    auto* whole = page.findChild<QScrollBar*>(QStringLiteral("eventScroll"));
    QTRY_VERIFY_WITH_TIMEOUT(whole->maximum() > Events - 100 && !page.isLoading(), Patience);
    for (const int place : {2500, 4000, 700, 3333}) {
        whole->setSliderPosition(place);
        Q_EMIT whole->actionTriggered(QAbstractSlider::SliderMove);
        QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), Patience);
        const int top = table(page)->verticalScrollBar()->value();
        const int shown = model(page)->cellText(top, "subject").mid(3).toInt();
        QVERIFY2(qAbs(Events - place - shown) <= 3,
                 qPrintable(QStringLiteral("%1 %2").arg(place).arg(shown)));
        QVERIFY(qAbs(whole->value() - place) <= 3);
    }
    whole->triggerAction(QAbstractSlider::SliderToMaximum);
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->cellText(model(page)->lastRow(), "subject"),
                              QStringLiteral("/e/1"), Patience);
    whole->triggerAction(QAbstractSlider::SliderToMinimum);
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->cellText(0, "subject"), QStringLiteral("/e/5000"), Patience);
}

void TestPages::filterNarrows()
{
    EventsPage page(filledWeek());
    page.resize(1200, 700);
    page.show();
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->eventCount(), 200, Patience);
    QTest::keyClicks(page.findChild<QLineEdit*>(QStringLiteral("eventSubject")), QStringLiteral("/e/499"));
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->rowCount(), 11, Patience);
    QTest::keyClicks(page.findChild<QLineEdit*>(QStringLiteral("eventStatus")), QStringLiteral("4xx"));
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->rowCount(), 1, Patience);
    EventFilter filter =
        EventFilter().with(EventCondition::Field::Kind, EventCondition::Test::Equals, QStringLiteral("/e1"));
    filter.until = parseTime(QStringLiteral("2025-01-06T00:00:10Z"));
    page.setFilter(filter);
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->rowCount(), 3, Patience);
    auto* service = page.findChild<QLabel*>(QStringLiteral("eventService"));
    QTRY_VERIFY_WITH_TIMEOUT(service->text().contains(QStringLiteral("fast (indexed)")), Patience);
    page.setFilter({.conditions = {*parseCondition(QStringLiteral("subject = no such thing"))}});
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->rowCount(), 0, Patience);
}

/// The payload never belongs to an event that is not listed without saying so, and one click lists it again.
void TestPages::eventIsShownInContext()
{
    EventsPage page(filledWeek());
    page.resize(1200, 700);
    page.show();
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->eventCount(), 200, Patience);
    const auto filter = [](const char* subject) {
        return EventFilter().with(EventCondition::Field::Subject, EventCondition::Test::Equals,
                                  QString::fromLatin1(subject));
    };
    const auto selected = [&page] {
        return model(page)->cellText(table(page)->currentIndex().row(), "subject");
    };
    const auto* unlisted = page.findChild<QWidget*>(QStringLiteral("eventUnlisted"));
    // nobody chose the newest one, so the filter's newest one takes its place
    page.setFilter(filter("/e/700"));
    QTRY_COMPARE_WITH_TIMEOUT(selected(), QStringLiteral("/e/700"), Patience);
    QVERIFY(!unlisted->isVisible());
    table(page)->selectRow(0);
    table(page)->setFocus();
    // around it are the others
    page.findChild<QAction*>(QStringLiteral("context"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading() && model(page)->eventCount() > 200, Patience);
    QCOMPARE(selected(), QStringLiteral("/e/700"));
    const QRect row = table(page)->visualRect(table(page)->currentIndex());
    QVERIFY(table(page)->viewport()->rect().contains(row.center()));
    QTRY_VERIFY_WITH_TIMEOUT(table(page)->visualRect(table(page)->currentIndex()).top() > 5 * row.height(),
                             Patience); // newer ones are above it
    table(page)->selectRow(table(page)->currentIndex().row() + 1); // chosen by the user
    QCOMPARE(selected(), QStringLiteral("/e/699"));
    page.setFilter(filter("/e/4000"));
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading() && model(page)->eventCount() == 1, Patience);
    QVERIFY(unlisted->isVisible());
    page.setFilter({});
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading() && model(page)->eventCount() > 1, Patience);
    QCOMPARE(selected(), QStringLiteral("/e/699"));
    QVERIFY(!unlisted->isVisible());
}

void TestPages::chipsShowAndRemoveConditions()
{
    EventsPage page(filledWeek());
    page.resize(1200, 700);
    page.show();
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->eventCount(), 200, Patience);
    page.setFilter({.conditions = {*parseCondition(QStringLiteral("$.n <= 3")),
                                   *parseCondition(QStringLiteral("kind != /e0"))}});
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->rowCount(), 2, Patience);
    const auto chips = [&] {
        QStringList texts;
        for (auto* chip : page.findChildren<QFrame*>(QStringLiteral("eventChip"))) {
            if (chip->isVisible())
                texts << chip->findChildren<QToolButton*>().first()->text();
        }
        return texts.join(QLatin1Char('|'));
    };
    QCOMPARE(chips(), QStringLiteral("$.n ≤ 3|Kind is not /e0"));
    auto* chip = page.findChildren<QFrame*>(QStringLiteral("eventChip")).last();
    QTest::mouseClick(chip->findChildren<QToolButton*>().last(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->rowCount(), 3, Patience);
    QCOMPARE(chips(), QStringLiteral("$.n ≤ 3"));
    // by its text it is edited
    QTest::mouseClick(
        page.findChildren<QFrame*>(QStringLiteral("eventChip")).last()->findChildren<QToolButton*>().first(),
        Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(page.findChild<QLineEdit*>(QStringLiteral("conditionValue")), Patience);
    auto* value = page.findChild<QLineEdit*>(QStringLiteral("conditionValue"));
    value->setText(QStringLiteral("7"));
    QTest::keyClick(value, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->rowCount(), 7, Patience);
    QTest::mouseClick(page.findChild<QToolButton*>(QStringLiteral("eventClear")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(model(page)->eventCount() >= 200, Patience); // around the event that was shown
    QCOMPARE(chips(), QString());
}

void TestPages::typingNeverPilesUpQueries()
{
    WeekHandle week = filledWeek();
    const auto activity = std::make_shared<Pg::Activity>();
    week.pool = Pg::SessionPool::create({.conninfo = m_conninfo, .activity = activity});
    EventsPage page(week);
    page.show();
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->eventCount(), 200, Patience);
    // on a full week each of these would take seconds
    const auto slow = [](int i) {
        return EventFilter {.conditions = {*parseCondition(QStringLiteral("text ~ (a+)+b%1").arg(i))}};
    };
    const auto running = [&] {
        const auto entries = activity->entries();
        return std::ranges::count_if(entries, [](const Pg::Activity::Entry& entry) {
            return entry.state == Pg::Activity::State::Running && entry.sql.contains(" ~ ");
        });
    };
    constexpr int Typed = 12;
    std::ptrdiff_t most = 0;
    for (int i = 0; i < Typed; ++i) {
        page.setFilter(slow(i));
        QTest::qWait(20);
        most = std::max(most, running());
    }
    page.setFilter({});
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->eventCount(), 200, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(running(), 0, Patience);
    // a filter has a few statements of its own; those of all of them would be many times as many
    QVERIFY2(most < Typed, qPrintable(QString::number(most)));
}

void TestPages::runningStatementIsCancelled()
{
    const auto activity = std::make_shared<Pg::Activity>();
    auto session = Pg::Session::open({.conninfo = m_conninfo, .activity = activity});
    VERIFY_RESULT(session);
    auto slow = std::async(std::launch::async,
                           [&session] { return session->query(Pg::Sql("SELECT pg_catalog.pg_sleep(60)")); });
    ActivityPane pane(activity);
    pane.show();
    QVERIFY(QTest::qWaitForWindowActive(&pane, Patience));
    auto* table = pane.findChild<QTableView*>(QStringLiteral("activityTable"));
    table->setFocus();
    constexpr int StateColumn = 2;
    const auto state = [table] { return table->model()->index(0, StateColumn).data().toString(); };
    QTRY_COMPARE_WITH_TIMEOUT(state(), QStringLiteral("running"), Patience);
    auto* cancel = pane.findChild<QAction*>(QStringLiteral("cancelStatement"));
    QVERIFY(!cancel->isEnabled());
    table->setCurrentIndex(table->model()->index(0, 0));
    QVERIFY(cancel->isEnabled());
    QTest::keyClick(table, Qt::Key_Delete);
    const auto answer = slow.get();
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::Sql); // nobody who sent it asked for this: it has to be told
    QVERIFY2(answer.error().message.contains(QLatin1String("cancelled")), qPrintable(answer.error().text()));
    QTRY_VERIFY_WITH_TIMEOUT(state() != QLatin1String("running") && !cancel->isEnabled(), Patience);
    QVERIFY(table->currentIndex().isValid());
    VERIFY_RESULT(session->query(Pg::Sql("SELECT 1")));
}

void TestPages::brushSelectsAndClickJumps()
{
    EventsPage page(filledWeek());
    page.resize(1200, 700);
    page.show();
    auto* strip = page.findChild<TimelineStrip*>();
    QTRY_VERIFY_WITH_TIMEOUT(strip->timeline().quality == Timeline::Quality::Exact && !page.isLoading(),
                             Patience);
    QCOMPARE(strip->timeline().total(), Events);
    const int y = strip->height() / 2;
    QTest::mouseClick(strip, Qt::LeftButton, {}, {strip->width() / 2, y});
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), Patience);
    const int top = table(page)->verticalScrollBar()->value();
    const int shown = model(page)->cellText(top, "subject").mid(3).toInt();
    QVERIFY2(qAbs(shown - Events / 2) < 60, qPrintable(QString::number(shown)));
    QTest::mousePress(strip, Qt::LeftButton, {}, {strip->width() / 4, y});
    QTest::mouseMove(strip, {strip->width() / 2, y});
    QTest::mouseRelease(strip, Qt::LeftButton, {}, {strip->width() / 2, y});
    auto* bar = page.findChild<EventFilterBar*>();
    QVERIFY(bar->filter().hasTimes());
    auto* count = page.findChild<QToolButton*>(QStringLiteral("eventCount"));
    QTest::mouseClick(count, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(count->text().contains(QStringLiteral("1,2")), Patience); // a quarter of 5,000
    QVERIFY(!count->text().contains(QLatin1Char('~')));
}

void TestPages::followingShowsNewRows()
{
    const WeekHandle week = makeWeek(QStringLiteral("spacetraders_2025_w08"), 300);
    EventsPage page(week);
    page.resize(1200, 700);
    page.show();
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->eventCount(), 200, Patience);
    auto* follow = page.findChild<QToolButton*>(QStringLiteral("eventFollow"));
    auto* badge = page.findChild<QToolButton*>(QStringLiteral("eventBadge"));
    QTest::mouseClick(follow, Qt::LeftButton);
    auto session = open(QStringLiteral("spacetraders_2025_w08"));
    const auto insert = [&](int second) {
        VERIFY_RESULT(session.execute(Pg::Sql("INSERT INTO raw.api_events (fetched_at, endpoint, "
                                              "request_key, status_code, payload, payload_hash) "
                                              "VALUES ('2025-01-06 01:00+00'::timestamptz + $1::int * "
                                              "interval '1 second', '/new', '/new/' || "
                                              "$1::int, 200, '{}', md5($1::int::text))"),
                                      {QByteArray::number(second)}));
    };
    insert(5);
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->cellText(0, "subject"), QStringLiteral("/new/5"), Patience);
    insert(3); // committed late: it belongs below
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->cellText(1, "subject"), QStringLiteral("/new/3"), Patience);
    // one who reads further down is not moved, only told
    table(page)->verticalScrollBar()->setValue(50);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), Patience);
    const QString top = model(page)->cellText(table(page)->verticalScrollBar()->value(), "subject");
    insert(7);
    QTRY_VERIFY_WITH_TIMEOUT(badge->isVisible(), Patience);
    QCOMPARE(model(page)->cellText(table(page)->verticalScrollBar()->value(), "subject"), top);
    QTest::mouseClick(badge, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->cellText(0, "subject"), QStringLiteral("/new/7"), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!badge->isVisible(), Patience);
    // paused, nothing moves
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), Patience);
    auto* pause = page.findChild<QToolButton*>(QStringLiteral("eventPause"));
    QTest::mouseClick(pause, Qt::LeftButton);
    insert(9);
    QTRY_VERIFY_WITH_TIMEOUT(badge->isVisible() && badge->text().contains(QLatin1Char('1')), Patience);
    QCOMPARE(model(page)->cellText(0, "subject"), QStringLiteral("/new/7"));
    QTest::mouseClick(pause, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->cellText(0, "subject"), QStringLiteral("/new/9"), Patience);
}

/// The page's keys work while the inspector has the focus, so they must not be its keys too.
void TestPages::shortcutsAreUnambiguous()
{
    EventsPage page(filledWeek());
    auto* inspector = page.findChild<JsonInspector*>();
    QHash<QKeySequence, QString> taken;
    for (const auto* action : page.findChildren<QAction*>()) {
        const bool isInspectors = inspector->findChildren<QAction*>().contains(action);
        if (!action->shortcut().isEmpty() && !isInspectors) {
            QVERIFY2(!taken.contains(action->shortcut()), qPrintable(action->text()));
            taken.insert(action->shortcut(), action->text());
        }
    }
    QVERIFY(taken.size() > 10);
    for (const auto* action : inspector->findChildren<QAction*>())
        QVERIFY2(!taken.contains(action->shortcut()),
                 qPrintable(action->text() + QLatin1Char('|') + taken.value(action->shortcut())));
}

void TestPages::badFilterIsExplained()
{
    EventsPage page(filledWeek());
    page.show();
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->eventCount(), 200, Patience);
    page.setFilter(EventFilter().with(EventCondition::Field::Status, EventCondition::Test::Equals,
                                      QStringLiteral("oops")));
    QTRY_VERIFY_WITH_TIMEOUT(banner(page)->isVisible(), Patience);
    QVERIFY(banner(page)->text().contains(QStringLiteral("429")));
    page.setFilter({});
    QTRY_VERIFY_WITH_TIMEOUT(!banner(page)->isVisible(), Patience);
}

void TestPages::oldestAndNewest()
{
    EventsPage page(filledWeek());
    page.show();
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->eventCount(), 200, Patience);
    page.showOldest();
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->cellText(model(page)->lastRow(), "subject"),
                              QStringLiteral("/e/1"), Patience);
    QVERIFY(!model(page)->isAtNewest());
    page.showNewest();
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->cellText(0, "subject"), QStringLiteral("/e/5000"), Patience);
}

void TestPages::emptyWeekSaysSo()
{
    EventsPage page(makeWeek(QStringLiteral("spacetraders_2025_w03"), 0));
    page.show();
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), Patience);
    bool said = false;
    for (const auto* label : page.findChildren<QLabel*>())
        said = said || label->text().contains(QStringLiteral("no events in this week"));
    QVERIFY(said);
}

void TestPages::droppedWeekIsGoneAndStaysReadable()
{
    EventsPage page(makeWeek(QStringLiteral("spacetraders_2025_w04"), 300));
    page.show();
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->eventCount(), 200, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), Patience);
    QSignalSpy gone(&page, &EventsPage::weekGone);
    drop(QStringLiteral("spacetraders_2025_w04"));
    page.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(gone.size(), 1, Patience);
    QVERIFY(banner(page)->isVisible());
    QCOMPARE(model(page)->eventCount(), 200);
}

void TestPages::recreatedWeekIsNotTakenForTheOldOne()
{
    EventsPage page(makeWeek(QStringLiteral("spacetraders_2025_w05"), 300));
    page.show();
    QTRY_COMPARE_WITH_TIMEOUT(model(page)->eventCount(), 200, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), Patience);
    drop(QStringLiteral("spacetraders_2025_w05"));
    makeWeek(QStringLiteral("spacetraders_2025_w05"), 7);
    QSignalSpy gone(&page, &EventsPage::weekGone);
    page.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(gone.size(), 1, Patience);
    QCOMPARE(model(page)->eventCount(), 200);
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
