#include "../live/standinapi.h"
#include "../live/weekserver.h"
#include "longeststall.h"
#include "patience.h"
#include "settle.h"

#include "migrations/migrate.h"
#include "pages/ingest/fetchsession.h"
#include "pages/ingest/ingestpage.h"
#include "pages/ingest/rejectedview.h"

#include <QAction>
#include <QCheckBox>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

using namespace Weekglass;
using namespace std::chrono_literals;
using State = FetchSession::State;

namespace {

const QString Token =
    QStringLiteral("eyJhbGciOi.eyJyZXNldF9kYXRlIjoiMjAyNS0wNC0wNiJ9.c2lnbmF0dXJl"); // of 2025-04-06

// of the window's own work, in ms: a slow processor needs several times what a fast one does
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double LongestBlock = 1000;
#else
constexpr double LongestBlock = 200;
#endif

}

/// The ingest page against a server that behaves like the API.
class TestIngestPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void onceFetchesAndShows();
    void pauseHoldsAndGoesOn();
    void queueCanBeLookedInto();
    void tokenIsGivenAndNeverShown();
    void oldTokenIsSaid();
    void resetIsToldAndProposed();
    void goesOnInTheNextWeek();
    void rejectedIsReadAndSaved();
    void errorsSayWhatToDo();
    void failingTransformIsShown();
    void rebuildGivesTheSame();
    void rebuildOnProductionIsTyped();
    void closingWhileFetching();
    void neverStalls();

private:
    static GamePointer gameFor(const QUrl& url, const char* every = "1");
    WeekHandle newWeek(const GamePointer& game);
    QString ask(const WeekHandle& week, const QByteArray& query)
    {
        auto session = m_server.open(week.identity.name);
        return WeekServer::ask(session, query);
    }
    static QString text(const IngestPage& page, const char* name)
    {
        return page.findChild<QLabel*>(QString::fromLatin1(name))->text();
    }
    static QTableView* table(const IngestPage& page, const char* name)
    {
        return page.findChild<QTableView*>(QString::fromLatin1(name));
    }
    static QString cell(const IngestPage& page, const char* name, int row, int column)
    {
        return table(page, name)->model()->index(row, column).data().toString();
    }
    static void trigger(const IngestPage& page, const char* name)
    {
        page.findChild<QAction*>(QString::fromLatin1(name))->trigger();
    }
    static void once(const IngestPage& page)
    {
        page.findChild<QCheckBox*>(QStringLiteral("ingestOnce"))->setChecked(true);
    }
    static void giveToken(const IngestPage& page);
    /// It is paused, and all that was sent has been answered, confirmed and stored.
    static bool isHeld(const IngestPage& page)
    {
        const FetchProgress& progress = page.session()->progress();
        return progress.isPaused && progress.unconfirmed == 0
            && progress.counts.stored == progress.counts.requests;
    }
    static QDialog* question(const IngestPage& page)
    {
        return page.findChild<QDialog*>(QStringLiteral("ingestRebuildQuestion"));
    }

    WeekServer m_server;
};

void TestIngestPage::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English));
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
}

GamePointer TestIngestPage::gameFor(const QUrl& url, const char* every)
{
    static const auto library = GameLibrary::load({QStringLiteral(":/sql/games")});
    auto game = std::make_shared<GameDefinition>(*library.game(QStringLiteral("spacetraders")));
    QByteArray& plan = game->fetchPlan->text;
    plan.replace("https://api.spacetraders.io/v2", url.toEncoded());
    plan.replace("\"perSecond\": 2, \"burst\": 30", "\"perSecond\": 2000, \"burst\": 0");
    plan.replace("\"every\": 15", QByteArray(QByteArray("\"every\": ") + every));
    return game;
}

WeekHandle TestIngestPage::newWeek(const GamePointer& game)
{
    const QString name = m_server.newWeek(*game).toString();
    auto session = m_server.open(name);
    if (const auto migrated = migrate(session, *game); !migrated)
        qFatal("%s", qPrintable(migrated.error().text()));
    return {.pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()}),
            .game = game,
            .identity = *identify(session)};
}

void TestIngestPage::giveToken(const IngestPage& page)
{
    trigger(page, "ingestToken");
    auto* dialog = page.findChild<QDialog*>(QStringLiteral("tokenDialog"));
    QVERIFY(dialog);
    auto* field = dialog->findChild<QLineEdit*>(QStringLiteral("token"));
    QTest::keyClicks(field, Token);
    QVERIFY(!field->displayText().contains(Token.left(4)));
    QTest::keyClick(field, Qt::Key_Return);
}

void TestIngestPage::onceFetchesAndShows()
{
    StandInApi api;
    StandInServer server(std::ref(api));
    const WeekHandle week = newWeek(gameFor(server.url(QStringLiteral("/v2"))));
    IngestPage page(week);
    page.resize(1200, 700);
    page.show();
    once(page);
    // where it goes is said before it goes there, and the keychain rests until then
    QVERIFY2(text(page, "ingestState").contains(server.url(QStringLiteral("/v2")).toString()),
             qPrintable(text(page, "ingestState")));
    QVERIFY2(text(page, "ingestTokenState").startsWith(QStringLiteral("A token from the keychain")),
             qPrintable(text(page, "ingestTokenState")));
    page.start();
    QVERIFY2(text(page, "ingestTokenState").startsWith(QStringLiteral("No token")),
             qPrintable(text(page, "ingestTokenState")));
    QCOMPARE(page.session()->state(), State::Running);
    QTRY_COMPARE_WITH_TIMEOUT(page.session()->state(), State::Idle, Patience);
    QVERIFY2(text(page, "ingestState").startsWith(QStringLiteral("Ended: ")),
             qPrintable(text(page, "ingestState")));
    QCOMPARE(text(page, "ingestStored"), ask(week, "SELECT count(*) FROM raw.api_events"));
    QCOMPARE(text(page, "ingestReset"), QStringLiteral("2025-04-06"));
    QCOMPARE(text(page, "ingestErrors"), QStringLiteral("0"));
    bool isFound = false;
    for (int row = 0; row < table(page, "ingestEndpoints")->model()->rowCount(); ++row) {
        if (cell(page, "ingestEndpoints", row, 0) != QLatin1String("markets"))
            continue;
        isFound = true;
        QCOMPARE(cell(page, "ingestEndpoints", row, 1), QStringLiteral("5"));
        QCOMPARE(cell(page, "ingestEndpoints", row, 3), QStringLiteral("5"));
    }
    QVERIFY(isFound);
    QVERIFY(table(page, "ingestRuns")->model()->rowCount() > 0);
    QCOMPARE(table(page, "ingestSteps")->model()->rowCount(), static_cast<int>(week.game->transforms.size()));
    qint64 rows = 0;
    for (int row = 0; row < table(page, "ingestRuns")->model()->rowCount(); ++row)
        rows += QLocale().toLongLong(cell(page, "ingestRuns", row, 3));
    QVERIFY(rows >= ask(week, "SELECT count(*) FROM core.waypoints").toLongLong());
}

void TestIngestPage::pauseHoldsAndGoesOn()
{
    StandInApi api;
    api.systems = 400;
    std::atomic<bool> isUnderWay = false;
    QSemaphore paused; // until then nothing more is answered, so that it is paused in the middle of work
    api.fault = [&](const QByteArray&, int number) -> std::optional<StandInReply> {
        if (number == 50) {
            isUnderWay = true;
            paused.acquire();
        }
        return {};
    };
    StandInServer server(std::ref(api));
    const auto release = qScopeGuard([&] { paused.release(); }); // the server waits for its answers
    const WeekHandle week = newWeek(gameFor(server.url(QStringLiteral("/v2"))));
    IngestPage page(week);
    once(page);
    page.start();
    QTRY_VERIFY_WITH_TIMEOUT(isUnderWay, Patience);
    trigger(page, "ingestPause");
    QCOMPARE(page.session()->state(), State::Paused);
    paused.release();
    // what is on its way comes in, and a status that confirms it
    QTRY_VERIFY_WITH_TIMEOUT(isHeld(page), Patience);
    const auto held = server.requestCount();
    QTest::qWait(1500);
    QCOMPARE(server.requestCount(), held);
    QCOMPARE(ask(week, "SELECT count(*) FROM raw.api_events"), QString::number(held));
    QVERIFY(page.session()->progress().backlog > 0);
    trigger(page, "ingestPause");
    QTRY_COMPARE_WITH_TIMEOUT(page.session()->state(), State::Idle, 2 * Patience);
    QCOMPARE(ask(week, "SELECT count(*) FROM core.systems"), QStringLiteral("400"));
}

void TestIngestPage::queueCanBeLookedInto()
{
    StandInApi api;
    api.systems = 1000;
    // which systems there are is told faster than what is in them, so that the queue grows on any computer
    StandInServer server([&api](const StandInRequest& request) {
        StandInReply reply = api(request);
        if (request.target.contains("/waypoints"))
            reply.delay = 200ms;
        return reply;
    });
    const WeekHandle week = newWeek(gameFor(server.url(QStringLiteral("/v2"))));
    IngestPage page(week);
    page.show();
    page.start();
    QTRY_VERIFY_WITH_TIMEOUT(page.session()->progress().backlog > 200, Patience);
    trigger(page, "ingestPause");
    QTRY_VERIFY_WITH_TIMEOUT(isHeld(page), Patience);
    const auto before = page.session()->progress().queue;
    QTRY_VERIFY_WITH_TIMEOUT(page.session()->progress().queue != before, Patience); // as it stays now
    const int all = table(page, "ingestQueue")->model()->rowCount();
    QVERIFY2(all > 100, qPrintable(QString::number(all)));
    const QString wanted = cell(page, "ingestQueue", all / 2, 3);
    QVERIFY(wanted.startsWith(QStringLiteral("X1-S")));
    QTest::keyClick(&page, Qt::Key_J, Qt::ControlModifier);
    auto* filter = page.findChild<QLineEdit*>(QStringLiteral("ingestQueueFilter"));
    filter->setText(wanted);
    const auto allMatch = [&] {
        const int rows = table(page, "ingestQueue")->model()->rowCount();
        for (int row = 0; row < rows; ++row) {
            if (!cell(page, "ingestQueue", row, 4).contains(wanted))
                return false;
        }
        return rows > 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(allMatch(), Patience);
    QVERIFY(table(page, "ingestQueue")->model()->rowCount() < all);
    trigger(page, "ingestStop");
    QTRY_COMPARE_WITH_TIMEOUT(page.session()->state(), State::Idle, Patience);
}

void TestIngestPage::tokenIsGivenAndNeverShown()
{
    StandInApi api;
    StandInServer server(std::ref(api));
    const WeekHandle week = newWeek(gameFor(server.url(QStringLiteral("/v2"))));
    IngestPage page(week);
    once(page);
    giveToken(page);
    page.start();
    QTRY_COMPARE_WITH_TIMEOUT(page.session()->state(), State::Idle, Patience);
    QVERIFY2(text(page, "ingestTokenState").contains(QStringLiteral("accepted")),
             qPrintable(text(page, "ingestTokenState")));
    QCOMPARE(ask(week, "SELECT count(*) FROM raw.api_events WHERE request_key = '/my/agent'"),
             QStringLiteral("1"));
    // it goes to what is the player's own, and nowhere else
    for (const StandInRequest& request : server.requests()) {
        if (request.target.startsWith("/v2/my/"))
            QVERIFY2(request.head.contains(Token.toLatin1()), request.target.constData());
        else if (request.target == "/v2/" || request.target.startsWith("/v2/factions"))
            QVERIFY2(!request.head.contains(Token.toLatin1()), request.target.constData());
    }
    for (const QLabel* label : page.findChildren<QLabel*>())
        QVERIFY(!label->text().contains(Token) && !label->toolTip().contains(Token));
    for (const QLineEdit* field : page.findChildren<QLineEdit*>())
        QVERIFY(!field->text().contains(Token));
    for (const QTableView* view : page.findChildren<QTableView*>()) {
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            for (int column = 0; column < view->model()->columnCount(); ++column)
                QVERIFY(!view->model()->index(row, column).data().toString().contains(Token));
        }
    }
    QCOMPARE(ask(week,
                 QByteArray("SELECT count(*) FROM raw.api_events AS e WHERE e::text LIKE '%"
                            + Token.toLatin1() + "%'")),
             QStringLiteral("0"));
}

void TestIngestPage::oldTokenIsSaid()
{
    StandInApi api;
    api.reset = QStringLiteral("2025-04-13");
    StandInServer server(std::ref(api));
    const WeekHandle week = newWeek(gameFor(server.url(QStringLiteral("/v2"))));
    IngestPage page(week);
    once(page);
    giveToken(page);
    page.start();
    QTRY_COMPARE_WITH_TIMEOUT(page.session()->state(), State::Idle, Patience);
    QVERIFY(text(page, "ingestTokenState").contains(QStringLiteral("earlier reset")));
    QCOMPARE(ask(week, "SELECT count(*) FROM raw.api_events WHERE request_key LIKE '/my/%'"),
             QStringLiteral("0"));
    QVERIFY(cell(page, "ingestErrorTable", 0, 1).contains(QStringLiteral("2025-04-13")));
    QVERIFY(!cell(page, "ingestErrorTable", 0, 3).isEmpty());
}

void TestIngestPage::resetIsToldAndProposed()
{
    StandInApi api;
    api.systems = 100;
    api.fault = [&](const QByteArray&, int number) -> std::optional<StandInReply> {
        if (number == 40)
            api.reset = QStringLiteral("2025-04-13");
        return {};
    };
    StandInServer server(std::ref(api));
    const WeekHandle week = newWeek(gameFor(server.url(QStringLiteral("/v2"))));
    IngestPage page(week);
    page.show();
    QSignalSpy wanted(&page, &IngestPage::resetWanted);
    page.start();
    QTRY_COMPARE_WITH_TIMEOUT(page.session()->state(), State::Idle, Patience);
    QVERIFY(page.findChild<QWidget*>(QStringLiteral("ingestBanner"))->isVisible());
    QVERIFY(text(page, "ingestBannerText").contains(QStringLiteral("2025-04-13")));
    QCOMPARE(ask(week, "SELECT count(*) FROM raw.api_events WHERE payload::text LIKE '%2025-04-13%'"),
             QStringLiteral("0"));
    trigger(page, "ingestReset");
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].value<WeekHandle>().identity, week.identity);
}

void TestIngestPage::goesOnInTheNextWeek()
{
    StandInApi api;
    api.systems = 30;
    api.fault = [&](const QByteArray&, int number) -> std::optional<StandInReply> {
        if (number == 20)
            api.reset = QStringLiteral("2025-04-13");
        return {};
    };
    StandInServer server(std::ref(api));
    const WeekHandle week = newWeek(gameFor(server.url(QStringLiteral("/v2"))));
    const QString name = QStringLiteral("spacetraders_2025_w15");
    m_server.made(name);
    IngestPage page(week);
    page.setFollowing(true);
    QSignalSpy next(&page, &IngestPage::continueWanted);
    page.start();
    QTRY_COMPARE_WITH_TIMEOUT(next.size(), 1, 2 * Patience);
    const auto following = next[0][0].value<WeekHandle>();
    QCOMPARE(following.identity.name, name);
    QVERIFY(next[0][1].toBool());
    IngestPage later(following);
    once(later);
    later.start();
    QTRY_COMPARE_WITH_TIMEOUT(later.session()->state(), State::Idle, Patience);
    QCOMPARE(ask(following, "SELECT count(*) FROM core.systems"), QStringLiteral("30"));
    QCOMPARE(ask(following, "SELECT count(*) FROM raw.api_events WHERE payload::text LIKE '%2025-04-06%'"),
             QStringLiteral("0"));
    QCOMPARE(ask(week, "SELECT count(*) FROM raw.api_events WHERE payload::text LIKE '%2025-04-13%'"),
             QStringLiteral("0"));
}

void TestIngestPage::rejectedIsReadAndSaved()
{
    const QByteArray html("<html>\xff\xfe\x01 not here</html>");
    StandInApi api;
    api.fault = [&](const QByteArray& target, int) -> std::optional<StandInReply> {
        if (target.startsWith("/systems/X1-S3/waypoints?"))
            return StandInReply {.body = html};
        return {};
    };
    StandInServer server(std::ref(api));
    const WeekHandle week = newWeek(gameFor(server.url(QStringLiteral("/v2"))));
    IngestPage page(week);
    once(page);
    page.start();
    QTRY_COMPARE_WITH_TIMEOUT(page.session()->state(), State::Idle, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(table(page, "ingestRejectedTable")->model()->rowCount(), 1,
                              Patience); // not once a try
    QVERIFY(cell(page, "ingestRejectedTable", 0, 3).contains(QStringLiteral("X1-S3")));
    QCOMPARE(table(page, "ingestErrorTable")->model()->rowCount(), 1); // the first try
    QVERIFY(cell(page, "ingestErrorTable", 0, 1).contains(QStringLiteral("truncated")));
    QVERIFY(cell(page, "ingestRejectedTable", 0, 4).size() > 10);
    auto* body = page.findChild<QPlainTextEdit*>(QStringLiteral("ingestRejectedBody"));
    QTRY_VERIFY_WITH_TIMEOUT(body->toPlainText().startsWith(QStringLiteral("<html>")), Patience);
    QVERIFY(!body->toPlainText().contains(QChar(1)));
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("body"));
    auto* view = page.findChild<RejectedView*>();
    QSignalSpy told(view, &RejectedView::statusMessage);
    view->save(path);
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, Patience);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), html);
}

void TestIngestPage::errorsSayWhatToDo()
{
    const ClosedPort port;
    const WeekHandle week = newWeek(gameFor(port.url().resolved(QUrl(QStringLiteral("v2")))));
    IngestPage page(week);
    page.start();
    QTRY_VERIFY_WITH_TIMEOUT(table(page, "ingestErrorTable")->model()->rowCount() > 0, Patience);
    QVERIFY(cell(page, "ingestErrorTable", 0, 1).contains(QStringLiteral("connection")));
    QVERIFY(!cell(page, "ingestErrorTable", 0, 3).isEmpty());
    QVERIFY(page.findChild<QTabWidget*>(QStringLiteral("ingestTabs"))->tabText(2).contains(QLatin1Char('(')));
    trigger(page, "ingestStop");
    QTRY_COMPARE_WITH_TIMEOUT(page.session()->state(), State::Idle, Patience);
}

void TestIngestPage::failingTransformIsShown()
{
    StandInApi api;
    StandInServer server(std::ref(api));
    auto broken = std::make_shared<GameDefinition>(*gameFor(server.url(QStringLiteral("/v2"))));
    broken->transforms.push_back({.name = QStringLiteral("transforms/999.sql"), .text = "SELECT 1 / 0;"});
    const WeekHandle week = newWeek(broken);
    IngestPage page(week);
    once(page);
    page.start();
    QTRY_COMPARE_WITH_TIMEOUT(page.session()->state(), State::Idle, Patience);
    QVERIFY(cell(page, "ingestRuns", 0, 4).contains(QStringLiteral("division")));
    QVERIFY(text(page, "ingestRunDetail").contains(QStringLiteral("transforms/999.sql")));
    QCOMPARE(ask(week, "SELECT count(*) FROM raw.api_events WHERE endpoint = '/systems'"),
             QStringLiteral("3"));
}

void TestIngestPage::rebuildGivesTheSame()
{
    StandInApi api;
    StandInServer server(std::ref(api));
    const WeekHandle week = newWeek(gameFor(server.url(QStringLiteral("/v2"))));
    IngestPage page(week);
    once(page);
    page.start();
    QTRY_COMPARE_WITH_TIMEOUT(page.session()->state(), State::Idle, Patience);
    const QByteArray waypoints(
        "SELECT string_agg(w::text, E'\\n' ORDER BY w.symbol) FROM core.waypoints AS w");
    const QString before = ask(week, waypoints);
    ask(week, "UPDATE core.waypoints SET type = 'WRONG'");
    const int runs = table(page, "ingestRuns")->model()->rowCount();
    page.session()->rebuild();
    QCOMPARE(page.session()->state(), State::Rebuilding);
    QTRY_COMPARE_WITH_TIMEOUT(page.session()->state(), State::Idle, Patience);
    QCOMPARE(ask(week, waypoints), before);
    QCOMPARE(table(page, "ingestRuns")->model()->rowCount(), runs + 1);
    QCOMPARE(cell(page, "ingestRuns", 0, 1), QStringLiteral("rebuild"));
}

void TestIngestPage::rebuildOnProductionIsTyped()
{
    StandInApi api;
    StandInServer server(std::ref(api));
    const WeekHandle week = newWeek(gameFor(server.url(QStringLiteral("/v2"))));
    IngestPage page(week);
    page.show();
    once(page);
    page.start();
    QTRY_COMPARE_WITH_TIMEOUT(page.session()->state(), State::Idle, Patience);
    ask(week, "UPDATE core.waypoints SET type = 'WRONG'");
    const QByteArray countWrong("SELECT count(*) FROM core.waypoints WHERE type = 'WRONG'");
    const QString before = ask(week, countWrong);
    QVERIFY(before.toInt() > 0);
    const QSignalSpy wanted(&page, &IngestPage::rebuildWanted);
    trigger(page, "ingestRebuild");
    QCOMPARE(wanted.size(), 1); // the window finds out how the server is marked
    QVERIFY(!question(page));

    page.askRebuild(Environment::Production);
    QVERIFY(question(page));
    auto* typed = question(page)->findChild<QLineEdit*>(QStringLiteral("changeTyped"));
    auto* run = question(page)->findChild<QPushButton*>(QStringLiteral("changeRun"));
    QVERIFY(typed && run && !run->isEnabled());
    typed->setText(week.title()); // of any server
    QVERIFY(!run->isEnabled());
    QTest::mouseClick(run, Qt::LeftButton);
    QCOMPARE(page.session()->state(), State::Idle);
    QCOMPARE(ask(week, countWrong), before);
    typed->setText(week.title() + QLatin1Char('@') + QString::fromUtf8(week.identity.systemIdentifier));
    QVERIFY(run->isEnabled());
    QTest::mouseClick(run, Qt::LeftButton);
    QCOMPARE(page.session()->state(), State::Rebuilding);
    QTRY_COMPARE_WITH_TIMEOUT(page.session()->state(), State::Idle, Patience);
    QCOMPARE(ask(week, countWrong), QStringLiteral("0"));

    QTRY_VERIFY_WITH_TIMEOUT(!question(page), Patience);
    page.askRebuild(Environment::Unmarked);
    QVERIFY(question(page)
            && !question(page)->findChild<QLineEdit*>(QStringLiteral("changeTyped"))->isVisible());
    QVERIFY(question(page)->findChild<QPushButton*>(QStringLiteral("changeRun"))->isEnabled());
}

void TestIngestPage::closingWhileFetching()
{
    StandInApi api;
    api.systems = 400;
    StandInServer server(std::ref(api));
    const WeekHandle week = newWeek(gameFor(server.url(QStringLiteral("/v2"))));
    QElapsedTimer closing;
    {
        IngestPage page(week);
        page.start();
        QTRY_VERIFY_WITH_TIMEOUT(server.requestCount() > 30, Patience);
        closing.start();
    }
    QVERIFY(waitForJobs());
    // the last status is not waited for longer; what none has confirmed is let go, too
    const bool isConfirmed = closing.elapsed() < 3000;
    const auto stored = ask(week, "SELECT count(*) FROM raw.api_events").toLongLong();
    const auto underWay = static_cast<qint64>(FetchOptions().parallel); // are let go
    QVERIFY2((stored > 30 - underWay || !isConfirmed) && stored <= server.requestCount(),
             qPrintable(QString::number(stored)));
}

void TestIngestPage::neverStalls()
{
    StandInApi api;
    api.systems = 700;
    StandInServer server(std::ref(api));
    const WeekHandle week = newWeek(gameFor(server.url(QStringLiteral("/v2"))));
    IngestPage page(week);
    page.resize(1280, 800);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page, Patience));
    once(page);
    auto* tabs = page.findChild<QTabWidget*>(QStringLiteral("ingestTabs"));
    const LongestStall stall;
    QElapsedTimer time;
    time.start();
    page.start();
    while (page.session()->state() != State::Idle && time.elapsed() < 240000) {
        QTest::qWait(300);
        tabs->setCurrentIndex((tabs->currentIndex() + 1) % tabs->count());
    }
    const auto stored = ask(week, "SELECT count(*) FROM raw.api_events").toLongLong();
    qInfo("%lld answers in %lld ms; longest stall %.1f ms", static_cast<long long>(stored),
          static_cast<long long>(time.elapsed()), stall.ms());
    QVERIFY(stored > 3000);
    QVERIFY2(stall.ms() > 0 && stall.ms() < LongestBlock, qPrintable(QString::number(stall.ms())));
}

QTEST_MAIN(TestIngestPage)
#include "tst_ingestpage.moc"
