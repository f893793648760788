#include "app/mainwindow.h"

#include "base/safetext.h"
#include "base/servertime.h"
#include "lifecycle/weekgates.h"
#include "pages/board/boardpage.h"
#include "pages/compare/comparepage.h"
#include "pages/events/eventspage.h"
#include "pages/ingest/ingestpage.h"
#include "pages/metrics/metricspage.h"
#include "pages/recovery/recoverydialog.h"
#include "pages/replay/replaypage.h"
#include "pages/reports/reportspage.h"
#include "pages/rollback/operationdialog.h"
#include "pages/rollback/operationspage.h"
#include "pages/search/searchpage.h"
#include "pages/snapshots/snapshotspage.h"
#include "pages/sql/sqlpage.h"
#include "pages/trust/trustdialog.h"
#include "pages/weeks/weekspanel.h"

#include <QInputDialog>
#include <QPointer>
#include <QStatusBar>
#include <QTabWidget>

namespace Weekglass {

namespace {

QString pageName(const char* kind, const WeekHandle& week)
{
    return QLatin1String(kind) + QLatin1Char('/') + week.title() + QLatin1Char('/')
        + QString::number(week.identity.oid);
}

}

QWidget* MainWindow::findPage(const QString& name) const
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (m_tabs->widget(i)->objectName() == name)
            return m_tabs->widget(i);
    }
    return nullptr;
}

void MainWindow::addPage(QWidget* page, const QString& title)
{
    delete findPage(QStringLiteral("welcome"));
    QString text = title;
    m_tabs->setCurrentIndex(m_tabs->addTab(page, text.replace(QLatin1Char('&'), QStringLiteral("&&"))));
    page->setFocus();
}

/// A page of this kind for the week: the one that is open already, or a new tab.
template<typename Page>
Page* MainWindow::openPage(const char* kind, const QString& title, const WeekHandle& week)
{
    const QString name = pageName(kind, week);
    if (auto* open = qobject_cast<Page*>(findPage(name))) {
        m_tabs->setCurrentWidget(open);
        return open;
    }
    auto* page = new Page(week);
    page->setObjectName(name);
    connect(page, &Page::statusMessage, this,
            [this](const QString& text) { statusBar()->showMessage(text, MessageMs); });
    connect(page, &Page::weekGone, this, [this, page] { markGone(page); });
    addPage(page, title.arg(week.title()));
    return page;
}

template<typename Page>
void MainWindow::passGate(Page* page, void (Page::*open)(Environment))
{
    passGate(serverOf(page->week().pool), [page = QPointer<Page>(page), open](const AdminServer& server) {
        if (page)
            (page.data()->*open)(server.environment);
    });
}

EventsPage* MainWindow::openEvents(const WeekHandle& week)
{
    auto* page = openPage<EventsPage>("events", tr("Events · %1"), week);
    connect(page, &EventsPage::searchWanted, this, &MainWindow::openSearch, Qt::UniqueConnection);
    return page;
}

void MainWindow::openSearch(const WeekHandle& week, const QString& source, const EventFilter& filter)
{
    SearchPage::Request request {
        .pool = week.pool, .game = week.game, .weeks = {}, .sourceId = source, .filter = filter};
    for (const WeekHandle& other : m_weeks->weeks()) {
        if (other.game->id == week.game->id && other.pool == week.pool)
            request.weeks.push_back(other.identity);
    }
    if (request.weeks.empty()) // an archive, or a week of a server that was left
        request.weeks.push_back(week.identity);
    auto* page = new SearchPage(std::move(request));
    connect(page, &SearchPage::eventActivated, this,
            [this, week, source](const WeekIdentity& identity, const EventKey& key) {
                auto* events = openEvents({.pool = week.pool, .game = week.game, .identity = identity});
                events->setSource(source);
                events->showEvent(key);
            });
    addPage(page, tr("Search · %1").arg(week.game->title));
}

ReplayPage* MainWindow::openReplay(const WeekHandle& week)
{
    auto* page = openPage<ReplayPage>("replay", tr("Replay · %1"), week);
    // made once, for a page that was open already, too
    disconnect(page, &ReplayPage::rollbackRequested, this, nullptr);
    connect(page, &ReplayPage::rollbackRequested, this,
            [this, week, page](const QString& log, const QByteArray& game, qint64 play) {
                showTask(week, rollbackTask(week, log, game, play, page->gameTitle()));
            });
    return page;
}

void MainWindow::openOperations(const WeekHandle& week)
{
    auto* page = openPage<OperationsPage>("operations", tr("Operations · %1"), week);
    disconnect(page, &OperationsPage::taskRequested, this, nullptr);
    connect(page, &OperationsPage::taskRequested, this,
            [this, week](const OperationTask& task) { showTask(week, task); });
    disconnect(page, &OperationsPage::branchRequested, this, nullptr);
    connect(page, &OperationsPage::branchRequested, this,
            [this, week](const Operation& operation, bool allowSuperuser) {
                openReplay(week)->openBranch(operation, allowSuperuser);
            });
}

void MainWindow::openMetrics(const WeekHandle& week)
{
    auto* page = openPage<MetricsPage>("metrics", tr("Metrics · %1"), week);
    disconnect(page, &MetricsPage::eventsWanted, this, nullptr);
    connect(page, &MetricsPage::eventsWanted, this,
            [this, week](qint64 from, qint64 to) { openEventsBetween(week, from, to); });
}

void MainWindow::openSql(const WeekHandle& week)
{
    auto* page = openPage<SqlPage>("sql", tr("SQL · %1"), week);
    const auto offerWeeks = [this, page] {
        auto weeks = m_weeks->weeks();
        std::erase_if(weeks, [page](const WeekHandle& one) { return one.game->id != page->week().game->id; });
        page->setWeeks(weeks);
    };
    offerWeeks();
    disconnect(m_weeks, &WeeksPanel::listed, page, nullptr);
    connect(m_weeks, &WeeksPanel::listed, page, offerWeeks);
    connect(page, &SqlPage::metricSaved, this, &MainWindow::reloadGames, Qt::UniqueConnection);
}

void MainWindow::reloadGames()
{
    m_gamesJob.start(
        [library = m_library](const std::stop_token&) {
            return std::make_shared<const GameLibrary>(library->reloaded());
        },
        [this](std::shared_ptr<const GameLibrary> library) { takeGames(std::move(library)); });
}

void MainWindow::takeGames(std::shared_ptr<const GameLibrary> library)
{
    m_library = std::move(library);
    for (const Error& error : m_library->errors())
        statusBar()->showMessage(visibleText(error.text().simplified()));
    m_weeks->setLibrary(m_library);
    for (auto* board : m_tabs->findChildren<BoardPage*>()) {
        if (board->server().pool == m_pool)
            board->setLibrary(m_library);
    }
    m_trustJob.start([library = m_library](const std::stop_token&) { return trustQuestions(*library); },
                     [this](std::vector<TrustQuestion> questions) {
                         m_trustQuestions = std::move(questions);
                         if (!m_trustDialog)
                             askNextTrust();
                     });
}

void MainWindow::askForTrust()
{
    m_askedTrust.clear();
    m_tellsTrust = true;
    reloadGames();
}

void MainWindow::askNextTrust()
{
    if (!isVisible()) // it was closed meanwhile
        return;
    std::erase_if(m_trustQuestions,
                  [this](const TrustQuestion& each) { return m_askedTrust.contains(each.hash); });
    const bool tells = std::exchange(m_tellsTrust, false);
    if (m_trustQuestions.empty()) {
        if (tells)
            statusBar()->showMessage(tr("All games that were found are trusted."), MessageMs);
        return;
    }
    m_askedTrust.insert(m_trustQuestions.front().hash);
    m_trustDialog = new TrustDialog(m_trustQuestions.front(), this);
    m_trustDialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_trustDialog, &QDialog::finished, this, [this](int result) {
        m_trustDialog.clear();
        result == QDialog::Accepted ? reloadGames() : askNextTrust();
    });
    m_trustDialog->open();
}

void MainWindow::openEventsBetween(const WeekHandle& week, qint64 from, qint64 to)
{
    EventFilter around;
    around.from = dateTimeOf(from);
    around.until = dateTimeOf(to).addSecs(1);
    openEvents(week)->setFilter(around);
}

void MainWindow::openCompare()
{
    chooseGame(tr("Compare weeks"), m_weeks->currentGame(),
               [this](const GamePointer& game) { compareWeeksOf(game); });
}

void MainWindow::chooseGame(const QString& title, const GamePointer& game,
                            const std::function<void(const GamePointer&)>& use)
{
    if (game)
        return use(game);
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("Weeks of which game?"));
    QStringList titles;
    for (const GamePointer& each : m_library->games())
        titles << each->title;
    dialog->setComboBoxItems(titles);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, use](const QString& chosen) {
        const auto& games = m_library->games();
        const auto found =
            std::ranges::find(games, chosen, [](const GamePointer& each) { return each->title; });
        if (found != games.end())
            use(*found);
    });
    dialog->open();
}

void MainWindow::compareWeeksOf(const GamePointer& game)
{
    const auto ofGame = [&game](std::vector<WeekHandle> weeks) {
        std::erase_if(weeks, [&game](const WeekHandle& week) { return week.game->id != game->id; });
        return weeks;
    };
    const QString name = QStringLiteral("compare/") + game->id;
    auto* page = qobject_cast<ComparePage*>(findPage(name));
    if (page) {
        page->setListed(ofGame(m_weeks->weeks()));
        page->refresh();
        m_tabs->setCurrentWidget(page);
    } else {
        page = new ComparePage(game, ofGame(m_weeks->weeks()));
        page->setObjectName(name);
        connect(page, &ComparePage::statusMessage, this,
                [this](const QString& text) { statusBar()->showMessage(text, MessageMs); });
        connect(page, &ComparePage::eventsWanted, this, &MainWindow::openEventsBetween);
        addPage(page, tr("Compare · %1").arg(game->title));
    }
    std::vector<WeekIdentity> chosen;
    for (const WeekHandle& week : ofGame(m_weeks->selectedWeeks()))
        chosen.push_back(week.identity);
    if (chosen.size() > 1)
        page->setWeeks(chosen);
}

/// What shows the week's plays and operations is loaded again when it is done.
void MainWindow::showTask(const WeekHandle& week, const OperationTask& task)
{
    passGate(serverOf(week.pool), [this, week, task](const AdminServer& server) {
        auto* dialog = new OperationDialog(week, task, server.environment, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &OperationDialog::answered, this, [this, week] {
            if (auto* replay = qobject_cast<ReplayPage*>(findPage(pageName("replay", week))))
                replay->refresh();
            if (auto* operations = qobject_cast<OperationsPage*>(findPage(pageName("operations", week))))
                operations->refresh();
        });
        dialog->show();
    });
}

void MainWindow::openSnapshots(const WeekHandle& week)
{
    auto* page = openPage<SnapshotsPage>("snapshots", tr("Snapshots · %1"), week);
    disconnect(page, &SnapshotsPage::pruneWanted, this, nullptr);
    connect(page, &SnapshotsPage::pruneWanted, this,
            [this, page] { passGate(page, &SnapshotsPage::showPruneDialog); });
}

void MainWindow::openReports(const WeekHandle& week)
{
    openPage<ReportsPage>("reports", tr("Reports · %1"), week);
}

IngestPage* MainWindow::openIngest(const WeekHandle& week)
{
    auto* page = openPage<IngestPage>("ingest", tr("Ingest · %1"), week);
    disconnect(page, &IngestPage::resetWanted, this, nullptr);
    connect(page, &IngestPage::resetWanted, this, [this](const WeekHandle& over) {
        passGate(serverOf(over.pool), [this, over](const AdminServer& server) {
            showStepDialog(WeekStep::Reset, {.game = over.game, .week = over.identity}, server);
        });
    });
    disconnect(page, &IngestPage::rebuildWanted, this, nullptr);
    connect(page, &IngestPage::rebuildWanted, this,
            [this, page] { passGate(page, &IngestPage::askRebuild); });
    disconnect(page, &IngestPage::continueWanted, this, nullptr);
    connect(page, &IngestPage::continueWanted, this, [this, page](const WeekHandle& next) {
        IngestPage* following = openIngest(next);
        following->chooseAs(*page);
        following->start();
    });
    return page;
}

void MainWindow::openRecovery(const WeekHandle& week)
{
    passGate(serverOf(week.pool), [this, week](const AdminServer& server) {
        auto* dialog = new RecoveryDialog(week, server.environment, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->show();
    });
}

void MainWindow::markGone(QWidget* page)
{
    const int index = m_tabs->indexOf(page);
    const QString text = m_tabs->tabText(index);
    const QString mark = tr("%1 (gone)");
    if (index >= 0 && !text.endsWith(mark.section(QStringLiteral("%1"), 1)))
        m_tabs->setTabText(index, mark.arg(text));
}

}
