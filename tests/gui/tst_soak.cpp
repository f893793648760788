#include "app/connector.h"
#include "app/mainwindow.h"
#include "app/openpages.h"
#include "ctl.h"
#include "longeststall.h"
#include "pages/board/boardpage.h"
#include "pages/board/weeklogpage.h"
#include "pages/compare/comparepage.h"
#include "pages/events/eventspage.h"
#include "pages/history/historypage.h"
#include "pages/ingest/ingestpage.h"
#include "pages/metrics/metricspage.h"
#include "pages/migrations/migrationspage.h"
#include "pages/replay/replaypage.h"
#include "pages/reports/reportspage.h"
#include "pages/snapshots/snapshotspage.h"
#include "pages/sql/sqlpage.h"
#include "pages/weeks/weekspanel.h"
#include "testserver.h"
#include "verifyresult.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include <thread>

using namespace Weekglass;

/// A long day in short: all pages of two weeks are open and looked at in turn, events come in and are
/// followed, a game is replayed at 64 ×, charts are drawn again, and the server is restarted now and then.
/// Memory and handles stay flat, and the window never stands still. WEEKGLASS_SOAK_MINUTES: for how long.
class TestSoak : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void staysFlat();
    void cleanupTestCase();

private:
    /// How much the program has of everything.
    struct Usage
    {
        qint64 kilobytes = 0;
        qsizetype handles = 0;
        qsizetype threads = 0;
        qsizetype widgets = 0;
    };
    using Clock = std::chrono::steady_clock;

    template<typename Kind>
    Kind* open(const WeekHandle& on)
    {
        m_opened.emplace_back(&Kind::staticMetaObject, on);
        return m_window->pages()->open<Kind>(on);
    }
    void openPages();
    void startReplay() const;
    void lookAtNextPage();
    void write(const std::stop_token& stop) const;
    void restartServer();
    Usage usage() const;
    /// Greatest values of samples [from, to).
    Usage most(std::size_t from, std::size_t to) const;
    /// The median of theirs, in kilobytes.
    qint64 usualMemory(std::size_t from, std::size_t to) const;
    WeekHandle week(const QString& name) const;
    bool areBannersHidden() const;

    QTemporaryDir m_data;
    TestServer* m_server = nullptr;
    const QString m_trade = QStringLiteral("spacetraders_2025_w21");
    const QString m_tradeBefore = QStringLiteral("spacetraders_2025_w20");
    const QString m_baseball = QStringLiteral("paperdynasty_2025_w21");
    std::unique_ptr<MainWindow> m_window;
    std::vector<std::pair<const QMetaObject*, WeekHandle>> m_opened; // pages, and what each is of
    std::size_t m_looks = 0;
    std::vector<Usage> m_samples;
    std::jthread m_writer;
    std::jthread m_restarting;
};

void TestSoak::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_server = *server;
    if (!m_server->isOwn())
        QSKIP("The server is restarted, so it has to be the test's own.");
    const Ctl ctl(m_server->conninfo());
    for (const QString& name : {m_trade, m_tradeBefore, m_baseball}) {
        const Answer made = ctl({QStringLiteral("create"), name, QStringLiteral("--sample")});
        QVERIFY2(made.exitCode == 0, made.err.constData());
    }
    m_window = std::make_unique<MainWindow>(
        std::make_shared<const GameLibrary>(GameLibrary::load({QStringLiteral(":/sql/games")})));
    m_window->resize(1280, 800);
    m_window->show();
    m_window->connector()->connectTo({.conninfo = m_server->conninfo()});
    QTRY_COMPARE_WITH_TIMEOUT(m_window->weeks()->weeks().size(), std::size_t(3), Patience);
}

WeekHandle TestSoak::week(const QString& name) const
{
    for (const WeekHandle& each : m_window->weeks()->weeks()) {
        if (each.identity.name == name)
            return each;
    }
    qFatal("no week %s", qPrintable(name));
}

void TestSoak::openPages()
{
    for (const QString& name : {m_trade, m_baseball}) {
        const WeekHandle opened = week(name);
        open<EventsPage>(opened)->findChild<QToolButton*>(QStringLiteral("eventFollow"))->click();
        open<MetricsPage>(opened);
        open<ReportsPage>(opened);
        auto* editor = open<SqlPage>(opened)->findChild<QPlainTextEdit*>();
        editor->setPlainText(
            QStringLiteral("SELECT n, sin(n / 100.0) AS wave FROM generate_series(1, 20000) AS n"));
        open<MigrationsPage>(opened);
    }
    open<SnapshotsPage>(week(m_trade));
    open<IngestPage>(week(m_trade));
    open<ReplayPage>(week(m_baseball));
    open<HistoryPage>(week(m_baseball));
    open<ComparePage>(week(m_trade));
    open<BoardPage>({});
    open<WeekLogPage>({});
    QVERIFY2(m_opened.size() >= 10, qPrintable(QString::number(m_opened.size())));
}

/// From the first play, as often as the last one is reached.
void TestSoak::startReplay() const
{
    auto* page = m_window->findChild<ReplayPage*>();
    const auto trigger = [page](const char* action) {
        page->findChild<QAction*>(QString::fromLatin1(action))->trigger();
    };
    if (page->isLoading())
        return;
    const auto* speed = page->findChild<QComboBox*>(QStringLiteral("speedBox"));
    for (int i = 0; i < 8 && speed->currentText() != QStringLiteral("64 ×"); ++i)
        trigger("faster");
    trigger("firstPlay");
    trigger("playPause");
}

void TestSoak::lookAtNextPage()
{
    const auto& [kind, on] = m_opened[m_looks++ % m_opened.size()];
    const Page* page = m_window->pages()->openPage(*kind, on);
    for (auto* action : page->findChildren<QAction*>()) {
        if (action->isEnabled() && action->shortcuts().contains(QKeySequence(Qt::Key_F5))) {
            action->trigger();
            break;
        }
    }
}

/// Ten events every tenth of a second, whatever becomes of the server.
void TestSoak::write(const std::stop_token& stop) const
{
    for (int n = 0; !stop.stop_requested();) {
        auto session = Pg::Session::open({.conninfo = m_server->conninfo(), .database = m_trade.toUtf8()});
        while (session && session->isUsable() && !stop.stop_requested()) {
            n += 10;
            (void)session->execute(
                Pg::Sql(
                    "INSERT INTO raw.api_events (fetched_at, endpoint, request_key, status_code, payload, "
                    "payload_hash) SELECT now(), '/soak', '/soak/' || n % 50, 200, jsonb_build_object('n', "
                    "n), "
                    "md5(n::text) FROM generate_series($1::int, $1::int + 9) AS n"),
                {QByteArray::number(n)});
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
}

void TestSoak::restartServer()
{
    m_restarting = std::jthread([this] {
        if (const auto restarted = m_server->restart(); !restarted)
            qFatal("%s", qPrintable(restarted.error().text()));
    });
}

TestSoak::Usage TestSoak::usage() const
{
    Usage now;
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        qFatal("no status");
    for (const QByteArray& line : status.readAll().split('\n')) {
        const QByteArray value = line.mid(line.indexOf(':') + 1).trimmed();
        if (line.startsWith("VmRSS:"))
            now.kilobytes = value.left(value.indexOf(' ')).toLongLong();
        else if (line.startsWith("Threads:"))
            now.threads = value.toLongLong();
    }
    now.handles = QDir(QStringLiteral("/proc/self/fd"))
                      .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
                      .size();
    now.widgets = QApplication::allWidgets().size();
    return now;
}

TestSoak::Usage TestSoak::most(std::size_t from, std::size_t to) const
{
    Usage most;
    for (std::size_t i = from; i < to; ++i) {
        const Usage& one = m_samples[i];
        most = {.handles = std::max(most.handles, one.handles),
                .threads = std::max(most.threads, one.threads),
                .widgets = std::max(most.widgets, one.widgets)};
    }
    return most;
}

qint64 TestSoak::usualMemory(std::size_t from, std::size_t to) const
{
    std::vector<qint64> sorted;
    for (std::size_t i = from; i < to; ++i)
        sorted.push_back(m_samples[i].kilobytes);
    std::ranges::sort(sorted);
    return sorted[sorted.size() / 2];
}

bool TestSoak::areBannersHidden() const
{
    const auto banners = m_window->findChildren<QLabel*>(QStringLiteral("pageBanner"));
    return std::ranges::none_of(banners, [](const QLabel* banner) { return banner->isVisible(); });
}

void TestSoak::staysFlat()
{
    const int minutes = qEnvironmentVariableIntValue("WEEKGLASS_SOAK_MINUTES");
    const auto whole = minutes > 0 ? std::chrono::milliseconds(std::chrono::minutes(minutes))
                                   : std::chrono::milliseconds(std::chrono::seconds(12));
    const auto look = std::chrono::milliseconds(minutes > 0 ? 1000 : 200);
    const auto sample = whole / (minutes > 0 ? minutes * 2 : 8);
    const auto restart = minutes > 0 ? std::chrono::milliseconds(std::chrono::minutes(5)) : whole / 2;
    openPages();
    m_writer = std::jthread([this](const std::stop_token& stop) { write(stop); });
    for (std::size_t i = 0; i < 2 * m_opened.size(); ++i) { // until everything was loaded once
        lookAtNextPage();
        QTest::qWait(int(look.count() / 2));
    }
    const LongestStall stall;
    const auto begin = Clock::now();
    auto nextSample = begin + sample;
    auto nextRestart = begin + restart;
    int restarts = 0;
    while (Clock::now() < begin + whole) {
        lookAtNextPage();
        const auto* play = m_window->findChild<ReplayPage*>();
        if (qobject_cast<const ReplayPage*>(m_window->pages()->currentPage()) == play)
            startReplay();
        QTest::qWait(int(look.count()));
        if (Clock::now() >= nextSample) {
            nextSample += sample;
            m_samples.push_back(usage());
            const Usage& now = m_samples.back();
            qInfo("%4lld s: %lld kB, %lld handles, %lld threads, %lld widgets, longest stall %.1f ms",
                  static_cast<long long>(
                      std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - begin).count()),
                  static_cast<long long>(now.kilobytes), static_cast<long long>(now.handles),
                  static_cast<long long>(now.threads), static_cast<long long>(now.widgets), stall.ms());
        }
        if (Clock::now() >= nextRestart) {
            nextRestart += restart;
            ++restarts;
            restartServer();
        }
    }
    m_restarting = {};
    QVERIFY(restarts > 0);
    // the first half may still fill caches, whose ends it has to reach
    const std::size_t quarter = m_samples.size() / 4;
    const Usage before = most(quarter, 2 * quarter);
    const Usage after = most(m_samples.size() - quarter, m_samples.size());
    // a page that is loading has more for a moment
    const double growth = double(usualMemory(m_samples.size() - quarter, m_samples.size()))
        / double(usualMemory(quarter, 2 * quarter));
    qInfo("memory %.3f, handles %lld to %lld, %d restarts, longest stall %.1f ms", growth,
          static_cast<long long>(before.handles), static_cast<long long>(after.handles), restarts,
          stall.ms());
    if (minutes >= 10) { // shorter runs are too short to be flat
        QVERIFY2(growth < 1.05, qPrintable(QString::number(growth)));
        QVERIFY(after.handles <= before.handles + 3);
        QVERIFY(after.threads <= before.threads + 2);
        QVERIFY(after.widgets <= before.widgets + 20);
        QVERIFY2(stall.ms() < 100, qPrintable(QString::number(stall.ms())));
    }
    for (std::size_t i = 0; i < m_opened.size(); ++i) {
        lookAtNextPage();
        QTest::qWait(int(look.count()));
    }
    QTRY_VERIFY_WITH_TIMEOUT(areBannersHidden(), Patience);
}

void TestSoak::cleanupTestCase()
{
    m_writer = {};
    m_restarting = {};
    m_window.reset();
}

QTEST_MAIN(TestSoak)
#include "tst_soak.moc"
