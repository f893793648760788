#include "pages/pagekinds.h"

#include "base/safetext.h"
#include "pages/board/boardpage.h"
#include "pages/board/weeklogpage.h"
#include "pages/cohorts/cohortspage.h"
#include "pages/compare/comparepage.h"
#include "pages/events/eventspage.h"
#include "pages/health/healthpage.h"
#include "pages/history/historypage.h"
#include "pages/ingest/ingestpage.h"
#include "pages/maintenance/maintenancepage.h"
#include "pages/metrics/metricspage.h"
#include "pages/migrations/migrationspage.h"
#include "pages/notebook/notebookpage.h"
#include "pages/replay/replaypage.h"
#include "pages/reports/reportspage.h"
#include "pages/search/searchpage.h"
#include "pages/snapshots/snapshotspage.h"
#include "pages/sql/sqlpage.h"
#include "pages/tables/tablespage.h"

#include <QCoreApplication>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int SubjectCharacters = 80;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(PageKinds)
};

template<typename Kind>
PageKind::Class ofWeek()
{
    return {&Kind::staticMetaObject, PageKind::Of::Week,
            [](const WeekHandle& on, const PageHost&) { return new Kind(on); }};
}

PageKind::Class comparison()
{
    return {&ComparePage::staticMetaObject, PageKind::Of::Game,
            [](const WeekHandle& on, const PageHost& host) {
                return new ComparePage(on.game, host.weeksOf(on.game));
            }};
}

PageKind::Class migrations()
{
    return {&MigrationsPage::staticMetaObject, PageKind::Of::Game,
            [](const WeekHandle& on, const PageHost& host) {
                return new MigrationsPage(host.serverOf(on.pool), on.game, host.weeksOf(on.game));
            }};
}

PageKind::Class search()
{
    return {&SearchPage::staticMetaObject, PageKind::Of::Game,
            [](const WeekHandle& on, const PageHost& host) {
                return new SearchPage(SearchPage::requestOn(host, on.game, on.pool));
            }};
}

template<typename Kind>
PageKind::Class ofServer(PageKind::Of of = PageKind::Of::Server)
{
    return {&Kind::staticMetaObject, of,
            [](const WeekHandle& on, const PageHost& host) { return new Kind(host.serverOf(on.pool)); }};
}

template<typename Member>
auto has(Member member)
{
    return [member](const GameDefinition& game) { return !(game.*member).empty(); };
}

bool isFetched(const GameDefinition& game)
{
    return game.fetchPlan.has_value();
}

}

bool PageKind::readsAsPlayer() const
{
    static const QStringList ids {QStringLiteral("events"), QStringLiteral("snapshots"),
                                  QStringLiteral("tables"), QStringLiteral("sql")};
    return ids.contains(QLatin1String(id));
}

QString PageKind::lackedBy(const GameDefinition& game) const
{
    return lacked.arg(visibleText(game.title, SubjectCharacters));
}

QString PageKind::lackedBy(const GameDefinition& game, const std::vector<Lack>& lacks) const
{
    const std::pair<const QMetaObject*, std::pair<Lack::Of, std::size_t>> shown[] = {
        {&EventsPage::staticMetaObject, {Lack::Of::Events, game.events.size()}},
        {&ReplayPage::staticMetaObject, {Lack::Of::PlayLog, game.playLogs.size()}},
        {&SnapshotsPage::staticMetaObject, {Lack::Of::Snapshots, game.snapshots.size()}},
        {&MetricsPage::staticMetaObject, {Lack::Of::Metric, game.metrics.size()}},
        {&ReportsPage::staticMetaObject, {Lack::Of::Report, game.reports.size()}},
        {&CohortsPage::staticMetaObject, {Lack::Of::Cohort, game.cohorts.size()}}};
    for (const auto& [type, parts] : shown) {
        const auto of = parts.first;
        const auto count = std::ranges::count_if(lacks, [of](const Lack& lack) { return lack.of == of; });
        if (page.type == type && count > 0 && static_cast<std::size_t>(count) == parts.second)
            return lacksText(lacks, of);
    }
    return {};
}

QString PageKind::name() const
{
    return QString(action).remove(QLatin1Char('&'));
}

QString PageKind::nameOn(const WeekHandle& on) const
{
    const QString begin = QLatin1String(id);
    if (page.of == Of::Week)
        return QStringLiteral("%1/%2/%3").arg(begin, on.title(), QString::number(on.identity.oid));
    return page.of == Of::Game ? QString(begin + QLatin1Char('/') + on.game->id) : begin;
}

QString PageKind::titleOn(const WeekHandle& on) const
{
    if (isOfServer())
        return name();
    const QString& subject = page.of == Of::Week ? on.title() : on.game->title;
    return Text::tr("%1 · %2", "kind of page, week or game")
        .arg(name(), visibleText(subject, SubjectCharacters));
}

namespace {

using Game = GameDefinition;
using enum PageKind::Menu;

constexpr bool ForArchives = true;
constexpr auto AnyGame = nullptr;

/// What a week has in its database.
std::vector<PageKind> contentKinds()
{
    return {
        {ofWeek<EventsPage>(),
         "events",
         Icon::Events,
         Week,
         Text::tr("&Events"),
         Qt::CTRL | Qt::Key_1,
         Text::tr("Browse the raw events of the selected week"),
         has(&Game::events),
         Text::tr("%1 has no events"),
         ForArchives,
         {EventsPage::tr("Search all weeks"), EventsPage::tr("Export…"), EventsPage::tr("Follow new events"),
          EventsPage::tr("Filter by subject"), EventsPage::tr("Count exactly")}},
        {ofWeek<ReplayPage>(),
         "replay",
         Icon::Replay,
         Week,
         Text::tr("&Replay"),
         Qt::CTRL | Qt::Key_2,
         Text::tr("Step through the games of the selected week"),
         has(&Game::playLogs),
         Text::tr("%1 has no plays"),
         ForArchives,
         {ReplayPage::tr("Roll back to here…"), ReplayPage::tr("Search games"),
          ReplayPage::tr("Replay a second game beside it"), ReplayPage::tr("Show bookmarks")}},
        {ofWeek<SnapshotsPage>(),
         "snapshots",
         Icon::Snapshots,
         Week,
         Text::tr("&Snapshots"),
         Qt::CTRL | Qt::Key_3,
         Text::tr("Open and compare the snapshots of the selected week"),
         has(&Game::snapshots),
         Text::tr("%1 has no snapshots"),
         ForArchives,
         {SnapshotsPage::tr("Verify…"), SnapshotsPage::tr("Retention…"),
          SnapshotsPage::tr("Choose the subject")}},
        {ofWeek<HistoryPage>(),
         "history",
         Icon::History,
         Week,
         Text::tr("&History"),
         Qt::CTRL | Qt::Key_4,
         Text::tr("List the operations of the selected week with receipts, and undo rollbacks"),
         AnyGame,
         {},
         false,
         {HistoryPage::tr("Undo…"), HistoryPage::tr("Roll back again…"),
          HistoryPage::tr("Show removed plays"), HistoryPage::tr("Copy receipt"),
          HistoryPage::tr("Purge undo data…")}},
        {ofWeek<MetricsPage>(), "metrics", Icon::Metrics, Week, Text::tr("&Metrics"), Qt::CTRL | Qt::Key_5,
         Text::tr("Charts of the selected week over time"), has(&Game::metrics),
         Text::tr("%1 has no metrics"), ForArchives},
        {ofWeek<TablesPage>(),
         "tables",
         Icon::Columns,
         Week,
         Text::tr("&Tables"),
         Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_E,
         Text::tr("Browse every table and view of the selected week, and see a picture of them all"),
         AnyGame,
         {},
         ForArchives,
         {TablesPage::tr("Find a table"), TablesPage::tr("Show the picture of the schema"),
          TablesPage::tr("Count exactly"), TablesPage::tr("Largest key first")}},
        {ofWeek<SqlPage>(),
         "sql",
         Icon::Sql,
         Week,
         Text::tr("S&QL"),
         Qt::CTRL | Qt::Key_6,
         Text::tr("Run queries that read, on one week or on several"),
         AnyGame,
         {},
         ForArchives},
    };
}

/// What is found out from it.
std::vector<PageKind> findingKinds()
{
    return {
        {comparison(), "compare", Icon::Compare, Week, Text::tr("&Compare weeks"), Qt::CTRL | Qt::Key_7,
         Text::tr("Compare the metrics of the selected weeks, or of the game's last ones"),
         has(&Game::metrics)},
        {ofWeek<ReportsPage>(), "reports", Icon::Reports, Week, Text::tr("Re&ports"),
         Qt::CTRL | Qt::SHIFT | Qt::Key_R,
         Text::tr("Show the reports of the selected week as tables and maps"), has(&Game::reports),
         Text::tr("%1 has no reports")},
        {ofWeek<CohortsPage>(), "cohorts", Icon::Cohorts, Week, Text::tr("C&ohorts"),
         Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_C,
         Text::tr("Show who came to the selected week first on each day, and who came back"),
         has(&Game::cohorts), Text::tr("%1 does not say who came back"), ForArchives},
        {ofWeek<NotebookPage>(),
         "notebook",
         Icon::Notebook,
         Week,
         Text::tr("&Notebook"),
         Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_B,
         Text::tr("Write findings with charts, tables and comparisons, and export them as one HTML file"),
         AnyGame,
         {},
         false,
         {NotebookPage::tr("Add text…"), NotebookPage::tr("Add chart…"), NotebookPage::tr("Add table…"),
          NotebookPage::tr("Add comparison…"), NotebookPage::tr("Export as HTML…")}},
        {search(), "search", Icon::Search, Week, Text::tr("Searc&h all weeks"),
         Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_G,
         Text::tr("Search for a text in the payloads of all weeks of a game"), has(&Game::events)},
    };
}

/// What is done to weeks.
std::vector<PageKind> adminKinds()
{
    return {
        {ofServer<BoardPage>(), "board", Icon::Board, Admin, Text::tr("&Board"), Qt::CTRL | Qt::Key_8,
         Text::tr("Show all weeks by stage, and the steps that are due")},
        {ofServer<HealthPage>(), "health", Icon::Server, Admin, Text::tr("&Health"),
         Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_Y,
         Text::tr(
             "Show the health of the server and of a week: figures with limits, sources and the next step")},
        {migrations(), "migrations", Icon::Migrate, Admin, Text::tr("&Migrations"), Qt::CTRL | Qt::Key_9,
         Text::tr("Show a game's migrations in each of its weeks, and run them")},
        {ofWeek<IngestPage>(), "ingest", Icon::Ingest, Admin, Text::tr("&Ingest"), Qt::CTRL | Qt::Key_0,
         Text::tr("Fetch the selected week's events from its game's API"), isFetched,
         Text::tr("%1 has no API to fetch from")},
        {ofWeek<MaintenancePage>(),
         "maintenance",
         Icon::Verify,
         Admin,
         Text::tr("Main&tenance"),
         Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_M,
         Text::tr("Show the tasks that are due in the selected week: old rows, indexes, dead rows, settings"),
         AnyGame,
         {},
         false,
         {MaintenancePage::tr("Preview and run…"), MaintenancePage::tr("Schedule…"),
          MaintenancePage::tr("Vacuum the chosen tables…")}},
        {ofServer<WeekLogPage>(PageKind::Of::TargetServer), "log", Icon::History, Admin,
         Text::tr("Server &log"), Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_L,
         Text::tr("List the operations on this server's weeks, with user and time")},
    };
}

}

std::vector<PageKind> pageKinds()
{
    std::vector<PageKind> kinds = contentKinds();
    for (const std::vector<PageKind>& more : {findingKinds(), adminKinds()})
        kinds.insert(kinds.end(), more.begin(), more.end());
    return kinds;
}

}
