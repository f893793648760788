#include "game/gamelibrary.h"
#include "lifecycle/createweek.h"
#include "migrations/migrate.h"
#include "pages/search/searchpage.h"
#include "pages/search/weekhitsmodel.h"
#include "patience.h"
#include "testserver.h"
#include "verifyresult.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Weekglass;

/// One search over real weeks, of which some fail.
class TestSearchPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void allWeeksNewestFirst();
    void droppedWeekDoesNotStopTheOthers();
    void lockedWeekDoesNotHoldTheOthersUp();
    void recreatedWeekIsNotRead();
    void cancelAndSearchAgain();
    void hitIsActivatedByKeyboard();
    void noWeeks();
    void closingWhileSearching();

private:
    Pg::Session open(const QString& database = {})
    {
        return *std::move(Pg::Session::open({.conninfo = m_conninfo, .database = database.toUtf8()}));
    }
    WeekIdentity makeWeek(const QString& name, int events);
    /// As long as it lives, searches of that week wait, however long.
    Pg::Session hold(const WeekIdentity& week)
    {
        auto session = open(week.name);
        [&session] { VERIFY_RESULT(session.script(Pg::Sql("SELECT pg_advisory_lock(1)"))); }();
        return session;
    }
    void drop(const QString& name)
    {
        auto session = open();
        VERIFY_RESULT(session.script(Pg::Sql("DROP DATABASE ") + *Pg::Sql::identifier(name)
                                     + Pg::Sql(" WITH (FORCE)")));
    }
    SearchPage::Request request(const QString& subject = QStringLiteral("/e/")) const
    {
        return {.pool = m_pool,
                .game = m_library.game(QStringLiteral("spacetraders")),
                .weeks = m_weeks,
                .sourceId = QStringLiteral("api"),
                .filter = EventFilter().with(EventCondition::Field::Subject, EventCondition::Test::Contains,
                                             subject)};
    }
    static QTreeView* tree(SearchPage& page)
    {
        return page.findChild<QTreeView*>(QStringLiteral("searchTree"));
    }
    static WeekHitsModel* model(SearchPage& page)
    {
        return qobject_cast<WeekHitsModel*>(tree(page)->model());
    }
    static QString state(SearchPage& page)
    {
        return page.findChild<QLabel*>(QStringLiteral("searchState"))->text();
    }
    static QString count(SearchPage& page, int week)
    {
        return model(page)->index(week, WeekHitsModel::CountColumn).data().toString();
    }

    QByteArray m_conninfo;
    const GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    std::shared_ptr<Pg::SessionPool> m_pool;
    std::vector<WeekIdentity> m_weeks; // the newest first
};

void TestSearchPage::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English));
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_conninfo = (*server)->conninfo();
    m_pool = Pg::SessionPool::create({.conninfo = m_conninfo});
    m_weeks = {makeWeek(QStringLiteral("spacetraders_2023_w04"), 30),
               makeWeek(QStringLiteral("spacetraders_2023_w03"), 0),
               makeWeek(QStringLiteral("spacetraders_2023_w02"), 10050),
               makeWeek(QStringLiteral("spacetraders_2023_w01"), 7)};
}

WeekIdentity TestSearchPage::makeWeek(const QString& name, int events)
{
    const auto match = m_library.match(name);
    auto maintenance = open();
    auto identity = createWeek(maintenance, *match->game, match->name);
    auto session = open(name);
    auto migrated = migrate(session, *match->game);
    auto filled = session.execute(
        Pg::Sql("INSERT INTO raw.api_events (fetched_at, endpoint, request_key, status_code, payload, "
                "payload_hash) "
                "SELECT '2023-01-02 00:00+00'::timestamptz + g * interval '1 second', '/e', '/e/' || g, 200, "
                "jsonb_build_object('n', g), md5(g::text) FROM generate_series(1, $1::int) g"),
        {QByteArray::number(events)});
    // not a locked table: for one the program waits five seconds only
    auto waiting = session.script(
        Pg::Sql("ALTER TABLE raw.api_events RENAME TO stored_events;"
                "CREATE FUNCTION raw.wait() RETURNS boolean LANGUAGE plpgsql SET lock_timeout = 0 AS $$ "
                "BEGIN PERFORM pg_catalog.pg_advisory_xact_lock_shared(1); RETURN true; END $$;"
                "CREATE VIEW raw.api_events AS SELECT * FROM raw.stored_events WHERE (SELECT raw.wait())"));
    if (!identity || !migrated || !filled || !waiting)
        qFatal("the week cannot be made");
    return *identity;
}

void TestSearchPage::allWeeksNewestFirst()
{
    SearchPage page(request());
    page.show();
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), Patience);
    QCOMPARE(count(page, 0), QStringLiteral("30"));
    QCOMPARE(count(page, 1), QStringLiteral("none"));
    QCOMPARE(count(page, 2), QStringLiteral("10,000+"));
    QCOMPARE(count(page, 3), QStringLiteral("7"));
    QCOMPARE(state(page), QStringLiteral("4 of 4 week(s) searched, 10,037+ event(s)"));
    const QModelIndex newest = model(page)->index(0, 0);
    QCOMPARE(model(page)->rowCount(newest), 20);
    QCOMPARE(model(page)->index(0, WeekHitsModel::SubjectColumn, newest).data().toString(),
             QStringLiteral("/e/30"));
}

void TestSearchPage::droppedWeekDoesNotStopTheOthers()
{
    const QString dropped = QStringLiteral("spacetraders_2022_w52");
    auto wanted = request();
    wanted.weeks.push_back(makeWeek(dropped, 5));
    std::vector<Pg::Session> holding; // so that the first three take their time, and two wait
    for (std::size_t week = 0; week < 3; ++week)
        holding.push_back(hold(wanted.weeks[week]));
    SearchPage page(wanted);
    page.show();
    auto watching = open();
    const auto blocked = [&] {
        return watching
            .query(Pg::Sql("SELECT pid FROM pg_stat_activity WHERE datname = $1::text AND "
                           "wait_event_type = 'Lock' AND backend_type = 'client backend'"),
                   {wanted.weeks[2].name.toUtf8()})
            ->single();
    };
    QTRY_VERIFY_WITH_TIMEOUT(blocked(), Patience);
    drop(dropped);
    QCOMPARE(count(page, 3), QStringLiteral("waiting"));
    VERIFY_RESULT(watching.query(Pg::Sql("SELECT pg_terminate_backend($1::int)"), {blocked()}));
    QTRY_COMPARE_WITH_TIMEOUT(count(page, 4), QStringLiteral("failed"), Patience);
    QCOMPARE(count(page, 2), QStringLiteral("failed"));
    QCOMPARE(count(page, 3), QStringLiteral("7"));
    const QString problem =
        model(page)->index(4, WeekHitsModel::SubjectColumn).data(Qt::ToolTipRole).toString();
    QVERIFY2(problem.contains(QStringLiteral("does not exist")), qPrintable(problem));
    holding.clear();
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), Patience);
    QVERIFY2(state(page).contains(QStringLiteral(" failed, ")), qPrintable(state(page)));
    page.searchAgain();
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), Patience);
    QCOMPARE(state(page), QStringLiteral("4 of 5 week(s) searched, 1 failed, 10,037+ event(s)"));
}

void TestSearchPage::lockedWeekDoesNotHoldTheOthersUp()
{
    auto holding = hold(m_weeks[0]);
    SearchPage page(request());
    page.show();
    QTRY_COMPARE_WITH_TIMEOUT(count(page, 3), QStringLiteral("7"), Patience);
    QCOMPARE(count(page, 0), QStringLiteral("searching…"));
    VERIFY_RESULT(holding.script(Pg::Sql("SELECT pg_advisory_unlock(1)")));
    QTRY_COMPARE_WITH_TIMEOUT(count(page, 0), QStringLiteral("30"), Patience);
}

void TestSearchPage::recreatedWeekIsNotRead()
{
    const QString name = QStringLiteral("spacetraders_2023_w06");
    auto wanted = request();
    wanted.weeks.push_back(makeWeek(name, 5));
    drop(name);
    makeWeek(name, 9);
    SearchPage page(wanted);
    page.show();
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), Patience);
    QCOMPARE(count(page, 4), QStringLiteral("failed"));
    drop(name);
}

void TestSearchPage::cancelAndSearchAgain()
{
    auto holding = hold(m_weeks[1]);
    SearchPage page(request());
    page.show();
    QTRY_COMPARE_WITH_TIMEOUT(count(page, 3), QStringLiteral("7"), Patience);
    QTest::keyClick(tree(page), Qt::Key_Escape);
    QVERIFY(!page.isLoading());
    QCOMPARE(count(page, 1), QStringLiteral("not searched"));
    QCOMPARE(count(page, 3), QStringLiteral("7")); // what was found stays
    VERIFY_RESULT(holding.script(Pg::Sql("SELECT pg_advisory_unlock(1)")));
    QTest::keyClick(tree(page), Qt::Key_F5);
    QVERIFY(page.isLoading());
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), Patience);
    QCOMPARE(count(page, 1), QStringLiteral("none"));
}

void TestSearchPage::hitIsActivatedByKeyboard()
{
    SearchPage page(request());
    page.show();
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), Patience);
    QSignalSpy activated(&page, &SearchPage::eventActivated);
    for (const auto key : {Qt::Key_Down, Qt::Key_Down, Qt::Key_Return})
        QTest::keyClick(tree(page), key);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].value<WeekIdentity>(), m_weeks[0]);
    QCOMPARE(activated[0][1].value<EventKey>().at, "2023-01-02 00:00:29+00");
}

void TestSearchPage::noWeeks()
{
    auto nothing = request();
    nothing.weeks.clear();
    SearchPage page(nothing);
    QVERIFY(!page.isLoading());
    QVERIFY(state(page).contains(QStringLiteral("no weeks")));
}

void TestSearchPage::closingWhileSearching()
{
    for (int i = 0; i < 20; ++i) {
        SearchPage page(request());
        page.show();
        QTest::qWait(i * 2);
    }
}

QTEST_MAIN(TestSearchPage)
#include "tst_searchpage.moc"
