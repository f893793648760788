#include "bench_pages.h"

#include "base/job.h"
#include "events/timeline.h"
#include "game/gamelibrary.h"
#include "pages/events/eventlist.h"
#include "pages/events/eventspage.h"
#include "pages/events/eventtablemodel.h"
#include "pages/events/timelinestrip.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlTableModel>
#include <QTableView>
#include <QTextStream>
#include <QWheelEvent>

#include <algorithm>

namespace Weekglass::Bench {

namespace {

constexpr qint64 Rows = 10000000;
constexpr int Jumps = 200;
constexpr qint64 ScriptedMs = 60000;
constexpr int FrameMs = 16;

/// Handles events until @p done says so. @return the longest that the thread was busy at a stretch, in ms
double runUntil(const std::function<bool()>& done)
{
    double longest = 0;
    while (!done()) {
        QElapsedTimer busy;
        busy.start();
        QCoreApplication::processEvents();
        longest = std::max(longest, static_cast<double>(busy.nsecsElapsed()) / 1e6);
        if (!done())
            QThread::usleep(100);
    }
    return longest;
}

struct Window
{
    explicit Window(const Server& server, const QString& week)
        : library(GameLibrary::load({QStringLiteral(":/sql/games")}))
    {
        auto session = server.open(week);
        auto pool = Pg::SessionPool::create({.conninfo = server.conninfo});
        page = std::make_unique<EventsPage>(WeekHandle {.pool = pool,
                                                        .game = library.game(QStringLiteral("spacetraders")),
                                                        .identity = value(identify(session))});
        page->resize(1280, 800);
        page->show();
        whole = page->findChild<QScrollBar*>(QStringLiteral("eventScroll"));
        strip = page->findChild<TimelineStrip*>();
    }

    GameLibrary library;
    std::unique_ptr<EventsPage> page;
    QScrollBar* whole;
    TimelineStrip* strip;
};

void moveSlider(QScrollBar* bar, int position)
{
    bar->setSliderPosition(position);
    Q_EMIT bar->actionTriggered(QAbstractSlider::SliderMove);
}

void benchJumps(Window& window)
{
    QRandomGenerator random(1);
    std::vector<double> times;
    EventList* list = window.page->list();
    for (int i = 0; i < Jumps; ++i) {
        const int position = random.bounded(window.whole->maximum());
        bool arrived = false;
        const auto connection =
            QObject::connect(list->model(), &QAbstractItemModel::modelReset, [&arrived] { arrived = true; });
        QElapsedTimer timer;
        timer.start();
        moveSlider(window.whole, position);
        (void)runUntil([&] { return arrived; });
        list->table()->viewport()->repaint();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        QObject::disconnect(connection);
        (void)runUntil([&] { return !list->isLoading(); });
    }
    std::sort(times.begin(), times.end());
    report(QStringLiteral("jump to any scroll position, rows painted (p99 %1 ms)")
               .arg(times[static_cast<std::size_t>(Jumps * 99 / 100)], 0, 'f', 1),
           times, QStringLiteral("goal: p50 at most 15, p99 at most 50"));
}

/// Drags up and down, then turns the wheel, for a minute.
void benchScrolling(Window& window)
{
    QElapsedTimer clock;
    clock.start();
    double longest = 0;
    qint64 step = 0;
    while (clock.elapsed() < ScriptedMs) {
        const qint64 now = clock.elapsed();
        QElapsedTimer busy;
        busy.start();
        if ((now / 5000) % 2 == 0) {
            const double part = 0.5 - 0.5 * std::cos(double(now) / 900.0);
            moveSlider(window.whole, static_cast<int>(part * window.whole->maximum()));
        } else {
            QTableView* table = window.page->list()->table();
            QWheelEvent wheel({100, 100}, table->viewport()->mapToGlobal(QPointF(100, 100)), {},
                              {0, step % 400 < 300 ? -120 : 120}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(table->viewport(), &wheel);
        }
        QCoreApplication::processEvents();
        longest = std::max(longest, static_cast<double>(busy.nsecsElapsed()) / 1e6);
        ++step;
        const qint64 next = now + FrameMs;
        longest = std::max(longest, runUntil([&] { return clock.elapsed() >= next; }));
    }
    report(QStringLiteral("longest stall of the main thread in a minute of dragging and wheel, %1 frames")
               .arg(step),
           {longest}, QStringLiteral("goal: none over 50"));
}

/// From the newest to the oldest, by jumps of a three-hundredth, each with the rows around it.
void benchMemory(Window& window)
{
    for (int i = 0; i <= 300; ++i) {
        moveSlider(window.whole, static_cast<int>(qint64(window.whole->maximum()) * i / 300));
        (void)runUntil([&] { return !window.page->list()->isLoading(); });
        window.page->list()->table()->viewport()->repaint();
    }
    QTextStream(stdout)
        << QStringLiteral("memory of the program after visiting the whole table: %1 MB (goal: at most 250)")
               .arg(residentMegabytes(), 0, 'f', 0)
        << Qt::endl;
}

void benchTimeline(const Server& server, const QString& week, const EventQuery& query)
{
    auto session = server.open(week);
    const auto sketch = timed(21, [&] {
        const auto ends = value(fetchTimelineEnds(session, query));
        const auto timeline = value(sketchTimeline(session, query, ends.begin, ends.end, 240));
        if (timeline.quality != Timeline::Quality::Sketch)
            fail({.message = QStringLiteral("there was no sketch")});
    });
    report(QStringLiteral("timeline of the whole week, unfiltered, first picture"), sketch,
           QStringLiteral("goal: at most 20"));
    const auto exact = timed(3, [&] {
        const auto ends = value(fetchTimelineEnds(session, query));
        (void)value(countTimeline(session, query, Timeline::over(ends.begin, ends.end, 240),
                                  Timeline::Split::Kind, {}));
    });
    report(QStringLiteral("the same counted exactly and by kind, in the background"), exact,
           QStringLiteral("reported only"));
}

/// It reads all that it selects into this process before the first row can be shown: the whole table would be
/// some 8 GB, so it gets a part of it.
void compareSqlTableModel(const Server& server, const QString& week)
{
    constexpr qint64 Part = 200000;
    const QString connection = QStringLiteral("compared");
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), connection);
        // the last name of a database counts
        database.setConnectOptions(QString(QString::fromUtf8(server.conninfo).replace(u' ', u';')
                                           + QStringLiteral(";dbname=") + week));
        if (!database.open()) {
            QTextStream(stdout) << QStringLiteral(
                "for comparison: QSqlTableModel is left out, its driver (libqt6sql6-psql) does not open\n");
        } else {
            const double before = residentMegabytes();
            QSqlTableModel model(nullptr, database);
            model.setTable(QStringLiteral("raw.api_events"));
            model.setSort(1, Qt::DescendingOrder);
            model.setFilter(QStringLiteral("id > %1").arg(Rows - Part));
            const auto shown = timed(1, [&] {
                if (!model.select())
                    fail({.message = model.lastError().text()});
            });
            report(QStringLiteral("for comparison: QSqlTableModel, first rows of %1 of the %2 (+%3 MB)")
                       .arg(Part)
                       .arg(Rows)
                       .arg(residentMegabytes() - before, 0, 'f', 0),
                   shown, QStringLiteral("reported only"));
        }
    }
    QSqlDatabase::removeDatabase(connection);
}

void compareOthers(const Server& server, const QString& week)
{
    auto session = server.open(week);
    const auto offset = timed(3, [&] {
        (void)value(
            session.query(Pg::Sql("SELECT id, fetched_at, endpoint, request_key, status_code, "
                                  "left(payload::text, 160) FROM raw.api_events ORDER BY fetched_at DESC, "
                                  "id DESC LIMIT 200 OFFSET 5000000")));
    });
    report(QStringLiteral("for comparison: OFFSET 5,000,000"), offset, QStringLiteral("reported only"));
    const auto psql = timed(5, [&] {
        QProcess process;
        process.start(
            QStringLiteral("psql"),
            {QString::fromUtf8(server.conninfo + " dbname=" + week.toUtf8()), QStringLiteral("-Atc"),
             QStringLiteral("SELECT * FROM raw.api_events ORDER BY fetched_at DESC, id DESC LIMIT 200")});
        process.waitForFinished(60000);
    });
    report(QStringLiteral("for comparison: psql, a process with the first page"), psql,
           QStringLiteral("reported only"));
}

}

void benchTenMillion(const Server& server)
{
    allowManyJobs();
    const QString week = QStringLiteral("spacetraders_1990_w02");
    fillWithEvents(server, week, Rows);
    auto session = server.open(week);
    const EventQuery all = apiEvents(session);
    using Field = EventCondition::Field;
    using Test = EventCondition::Test;
    const QString goal = QStringLiteral("goal: at most 1.3");
    comparePage(server, week, all, QStringLiteral("first page of 200"), {}, goal);
    comparePage(server, week, all, QStringLiteral("page in the middle"),
                EventKey {.at = "2025-01-09 12:00:00+00", .id = "5000000"}, goal);
    EventQuery kind = all;
    kind.filter = EventFilter().with(Field::Kind, Test::Equals, QStringLiteral("/my/agent"));
    comparePage(server, week, kind, QStringLiteral("first page of one kind"), {}, goal);
    EventQuery failed = all;
    failed.filter = EventFilter().with(Field::Status, Test::Equals, QStringLiteral("429"));
    comparePage(server, week, failed, QStringLiteral("first page of status 429"), {}, goal);
    EventQuery subject = all;
    subject.filter = EventFilter().with(Field::Subject, Test::Equals, QStringLiteral("/my/ships/42"));
    comparePage(server, week, subject, QStringLiteral("first page of one subject"), {}, goal);
    benchTimeline(server, week, all);
    Window window(server, week);
    (void)runUntil([&] {
        return window.strip->timeline().quality == Timeline::Quality::Exact && !window.page->isLoading();
    });
    benchJumps(window);
    benchMemory(window);
    benchScrolling(window);
    compareOthers(server, week);
    compareSqlTableModel(server, week);
}

}
