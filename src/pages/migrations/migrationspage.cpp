#include "pages/migrations/migrationspage.h"

#include "base/safetext.h"
#include "pages/failuretext.h"
#include "pages/migrations/driftpane.h"
#include "pages/migrations/historydialog.h"
#include "pages/migrations/migrationdelegate.h"
#include "pages/migrations/migrationmatrixmodel.h"
#include "pages/migrations/migrationpane.h"
#include "widgets/parts/environmentmark.h"
#include "widgets/parts/flowlayout.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/localaction.h"
#include "widgets/parts/rowtable.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <set>

namespace Weekglass {

namespace {

constexpr int WidestColumn = 200;

}

MigrationsPage::MigrationsPage(AdminServer server, GamePointer game, const std::vector<WeekHandle>& listed,
                               ReferenceCatalogs::Server scratch, QWidget* parent)
    : ServerPage(std::move(server), parent)
    , m_game(std::move(game))
    , m_scratch(std::move(scratch))
    , m_bar(new FlowLayout)
    , m_mark(new EnvironmentMark(m_server.environment))
    , m_model(new MigrationMatrixModel(this))
    , m_table(new QTableView)
    , m_state(wrappedLabel("migrationsState"))
    , m_tabs(new QTabWidget)
    , m_migration(new MigrationPane)
    , m_drift(new DriftPane(std::make_shared<ReferenceCatalogs>(m_scratch)))
{
    setupActions();
    setupView();
    connect(m_drift, &DriftPane::compareWanted, this, &MigrationsPage::compareWithReference);
    connect(m_drift, &DriftPane::statusMessage, this, &MigrationsPage::statusMessage);
    connect(m_drift, &DriftPane::compared, this,
            [this](const WeekIdentity& week, std::optional<int> differences) {
                m_model->setDrift(week, differences);
                updateState();
            });
    connect(m_drift, &DriftPane::answered, this, &MigrationsPage::updateState);
    m_model->setWeeks(m_game, {});
    setListed(listed);
}

MigrationsPage::~MigrationsPage() = default;

void MigrationsPage::join(PageHost& host)
{
    connect(this, &MigrationsPage::weeksChanged, &host, &PageHost::weeksChanged);
    connect(this, &MigrationsPage::filesChanged, &host, &PageHost::reloadGames);
}

void MigrationsPage::openedAgain(PageHost& host)
{
    setListed(host.weeksOf(m_game));
}

void MigrationsPage::opened(PageHost& /*host*/, const WeekHandle& on)
{
    showWeek(on.identity);
}

QAction* MigrationsPage::addPageAction(const char* name, const QString& text, const QKeySequence& shortcut,
                                       const std::function<void()>& run)
{
    QAction* action = localAction(this, name, text, shortcut, run);
    return action;
}

void MigrationsPage::setupActions()
{
    const auto addWeekAction = [this](const char* name, const QString& text, const QKeySequence& keys,
                                      const std::function<void()>& run) {
        m_weekActions << addPageAction(name, text, keys, run);
    };
    m_run =
        addPageAction("migrateWeeks", tr("Migrate…"), Qt::CTRL | Qt::ALT | Qt::Key_M, [this] { openRun(); });
    m_run->setToolTip(tr("%1. The selected weeks, or all; the plan is shown first.").arg(m_run->toolTip()));
    addWeekAction("undoMigrations", tr("Undo…"), Qt::CTRL | Qt::ALT | Qt::Key_Z, [this] {
        openTask([this](const WeekHandle& week) {
            const WeekMigrations* known = m_model->week(m_model->find(week.identity));
            return undoMigrationsTask(week, known ? known->plan : MigrationPlan());
        });
    });
    addWeekAction("baseline", tr("Baseline…"), Qt::CTRL | Qt::ALT | Qt::Key_B,
                  [this] { openTask(baselineTask); });
    addWeekAction("repairHistory", tr("Repair…"), Qt::CTRL | Qt::ALT | Qt::Key_H,
                  [this] { openTask(repairTask); });
    if (!m_game->alembic.isEmpty())
        addWeekAction("upgradeAlembic", tr("Alembic…"), Qt::CTRL | Qt::ALT | Qt::Key_L,
                      [this] { openTask(alembicTask); });
    addWeekAction("columns", tr("Columns…"), Qt::CTRL | Qt::ALT | Qt::Key_V, [this] { openColumns(); });
    QAction* drift =
        addPageAction("showDrift", tr("Drift"), Qt::CTRL | Qt::Key_D, [this] { compareWithReference(); });
    if (!m_game->partitions.empty())
        addWeekAction("partitions", tr("Partitions…"), Qt::CTRL | Qt::ALT | Qt::Key_P,
                      [this] { openPartitions(); });
    QAction* reload =
        addPageAction("refreshMigrations", tr("Refresh"), QKeySequence::Refresh, [this] { refresh(); });
    m_stop = addPageAction("stopMigrations", tr("Stop"), Qt::Key_Escape, [this] { stop(); });
    m_run->setIcon(iconOf(Icon::Migrate));
    m_weekActions.constFirst()->setIcon(iconOf(Icon::Undo));
    drift->setIcon(iconOf(Icon::Differences));
    reload->setIcon(iconOf(Icon::Reload));
    m_stop->setIcon(iconOf(Icon::Stop));
    addButtons(m_bar, {m_run, m_weekActions.constFirst(), drift, reload, m_stop}, true);
    addMore(m_bar, m_weekActions.mid(1));
}

void MigrationsPage::setupView()
{
    m_table->setObjectName(QStringLiteral("migrationMatrix"));
    m_table->setAccessibleName(tr("Migrations in the weeks"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new MigrationDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(true);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setMaximumSectionSize(WidestColumn);
    measureFewRows(m_table->horizontalHeader());
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions(actions());
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &MigrationsPage::showCurrent);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        const QModelIndex current = m_table->currentIndex();
        const MigrationMatrix::Entry* entry = m_model->migration(current.row());
        m_currentScript = entry ? entry->script : QString();
        m_currentWeek = m_model->identity(current.column());
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &MigrationsPage::arrange);
    m_tabs->setObjectName(QStringLiteral("migrationsTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_migration, tr("Migration"));
    m_tabs->addTab(m_drift, tr("Drift"));
    auto* upper = new QWidget;
    auto* upperColumn = new QVBoxLayout(upper);
    upperColumn->setContentsMargins({});
    upperColumn->addWidget(m_table, 1);
    upperColumn->addWidget(m_state);
    auto* rows = new QSplitter(Qt::Vertical);
    rows->setObjectName(QStringLiteral("migrationsRows"));
    rows->addWidget(upper);
    rows->addWidget(m_tabs);
    rows->setSizes({340, 320});
    rows->setChildrenCollapsible(false);
    auto* top = new QHBoxLayout;
    top->addLayout(m_bar, 1);
    top->addWidget(m_mark);
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(rows, 1);
    setFocusProxy(m_table);
}

/// Without databases that are no weeks: "all" must not mean them.
void MigrationsPage::setListed(std::vector<WeekHandle> weeks)
{
    std::erase_if(weeks, [](const WeekHandle& week) { return !week.isWeek(); });
    const bool isSame = std::ranges::equal(weeks, m_weeks, {}, &WeekHandle::identity, &WeekHandle::identity);
    m_weeks = std::move(weeks);
    if (!isSame)
        read();
}

/// The files are read again, too, so that somebody who writes a migration sees it; a game that cannot be read
/// stays what it was.
void MigrationsPage::refresh()
{
    stop();
    m_gameJob.start([library = m_server.library,
                     id = m_game->id](const std::stop_token&) { return library->readAgain(id); },
                    [this](const Result<GamePointer>& game) {
                        m_problem = game ? QString() : game.error().text();
                        const GamePointer before = m_game;
                        if (game)
                            m_game = *game;
                        if (!m_game->hasMigrationsOf(*before))
                            Q_EMIT filesChanged();
                        read();
                    });
    updateState();
}

void MigrationsPage::read()
{
    std::vector<WeekIdentity> identities;
    for (WeekHandle& week : m_weeks) {
        week.game = m_game;
        identities.push_back(week.identity);
    }
    m_model->setWeeks(m_game, identities);
    m_job.start<ReadWeek>(
        [weeks = m_weeks](const std::stop_token& stop, const Teller<ReadWeek>& tell) {
            (void)readWeekMigrations(
                weeks,
                [&tell](std::size_t place, const WeekMigrations& week) {
                    if (!week.error || week.error->kind != Error::Kind::Cancelled)
                        tell({place, week});
                },
                stop);
            return true;
        },
        [this](const std::vector<ReadWeek>& weeks) { takeRead(weeks); }, [this](bool) { finishReading(); });
    updateState();
}

void MigrationsPage::takeRead(const std::vector<ReadWeek>& weeks)
{
    for (const auto& [place, week] : weeks) {
        m_model->setWeek(place, week);
        arrangeColumn(static_cast<int>(place));
    }
    showCurrent();
}

void MigrationsPage::finishReading()
{
    m_model->stop();
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(m_model->rowCount() - 1, 0));
    updateState();
}

void MigrationsPage::stop()
{
    m_drift->stop();
    m_gameJob.cancel();
    if (m_job.isRunning()) {
        m_job.cancel();
        finishReading();
    }
}

void MigrationsPage::arrange()
{
    m_table->clearSpans();
    for (int column = 0; column < m_model->columnCount(); ++column)
        arrangeColumn(column);
    m_table->setCurrentIndex( // where the cursor was
        m_model->index(m_model->find(m_currentScript), m_model->find(m_currentWeek)));
    updateState();
}

/// A week that could not be read has one cell with its reason.
void MigrationsPage::arrangeColumn(int column)
{
    const WeekMigrations* week = m_model->week(column);
    const int rows = week && week->error ? m_model->rowCount() : 1;
    if (m_model->rowCount() > 1 && m_table->rowSpan(0, column) != rows)
        m_table->setSpan(0, column, rows, 1);
    m_table->resizeColumnToContents(column);
}

void MigrationsPage::showCurrent()
{
    const QModelIndex current = m_table->currentIndex();
    const WeekMigrations* week = m_model->week(current.column());
    // all rows of a dead week are one cell: what is shown stays
    const int shown = week && week->error ? m_model->find(m_migration->script()) : -1;
    m_migration->showMigration(*m_model, shown >= 0 ? shown : current.row());
    updateState();
}

void MigrationsPage::updateState()
{
    const auto sum = m_model->summary();
    const bool isLoading = this->isLoading();
    m_stop->setEnabled(isLoading || m_drift->isComparing());
    m_run->setEnabled(!m_weeks.empty());
    for (QAction* action : std::as_const(m_weekActions))
        action->setEnabled(currentWeek().has_value());
    QStringList parts {sum.weeks == 0 ? tr("The server lists no week of this game.")
                                      : tr("%n week(s)", nullptr, sum.weeks)};
    const auto add = [&parts](int count, const QString& text) {
        if (count > 0)
            parts << text.arg(count);
    };
    add(sum.current, tr("%1 up to date"));
    add(sum.behind, tr("%1 behind"));
    add(sum.wrong, tr("%1 that cannot be migrated as they are"));
    add(sum.failed, tr("%1 not readable"));
    add(sum.unread, tr("%1 not read: stopped"));
    add(sum.drifted, tr("%1 drifted"));
    if (isLoading)
        parts << tr("reading… (Esc stops)");
    QStringList lines {parts.join(tr(", "))};
    const WeekMigrations* week = m_model->week(m_table->currentIndex().column());
    if (week && week->error)
        lines << failureText(*week->error).simplified();
    else if (week && !week->plan.problems.empty())
        lines << tr("%1: %2", "week, problem")
                     .arg(week->week.name, failureText(week->plan.error()).simplified());
    if (!m_problem.isEmpty())
        lines << m_problem;
    constexpr int Characters = 800;
    m_state->setText(visibleLines(lines.join(QLatin1Char('\n')), Characters));
}

bool MigrationsPage::isLoading() const
{
    return m_job.isRunning() || m_gameJob.isRunning();
}

std::optional<WeekHandle> MigrationsPage::currentWeek() const
{
    const int column = m_table->currentIndex().column();
    return column >= 0 && column < static_cast<int>(m_weeks.size())
        ? std::optional(m_weeks[static_cast<std::size_t>(column)])
        : std::nullopt;
}

/// One cell is where the cursor is, and no choice of weeks.
std::vector<WeekHandle> MigrationsPage::selectedWeeks() const
{
    std::set<int> columns;
    const auto selected = m_table->selectionModel()->selectedIndexes();
    for (const QModelIndex& index : selected)
        columns.insert(index.column());
    if (selected.size() < 2)
        return m_weeks;
    std::vector<WeekHandle> weeks;
    for (const int column : columns)
        weeks.push_back(m_weeks[static_cast<std::size_t>(column)]);
    return weeks;
}

void MigrationsPage::showWeek(const WeekIdentity& week)
{
    const int column = m_model->find(week);
    if (column < 0)
        return;
    const int row = std::max(0, m_table->currentIndex().row());
    m_table->setCurrentIndex(m_model->index(row, column));
    m_table->selectColumn(column);
}

void MigrationsPage::compareWithReference()
{
    m_tabs->setCurrentWidget(m_drift);
    if (!m_drift->isComparing())
        m_drift->compare(selectedWeeks());
    updateState();
}

/// What was compared before it says nothing of what there is now.
void MigrationsPage::afterChange()
{
    for (const WeekHandle& week : m_weeks)
        m_model->setDrift(week.identity, {});
    refresh();
    Q_EMIT weeksChanged();
}

}
