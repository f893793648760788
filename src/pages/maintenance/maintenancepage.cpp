#include "pages/maintenance/maintenancepage.h"

#include "base/safetext.h"
#include "pages/failuretext.h"
#include "pages/maintenance/scheduledialog.h"
#include "pages/maintenance/taskdialog.h"
#include "pages/maintenance/taskmodel.h"
#include "pages/maintenance/vacuummodel.h"
#include "weeks/withsession.h"
#include "widgets/parts/celldelegate.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/flowlayout.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/localaction.h"
#include "widgets/parts/rowtable.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr int FollowMs = 2000;
constexpr int WidestCharacters = 60;
constexpr int TextCharacters = 2000;
constexpr QLatin1String TaskKey("task"); // of its state

void setupTable(QTableView* table, const char* name, const QString& spoken, QAbstractItemModel* model)
{
    table->setObjectName(QLatin1String(name));
    table->setAccessibleName(spoken);
    table->setModel(model);
    table->setItemDelegate(new CellDelegate(Qt::ElideRight, table));
    table->setTabKeyNavigation(false);
    setupLineTable(table);
    table->horizontalHeader()->setStretchLastSection(true);
}

}

MaintenancePage::MaintenancePage(WeekHandle week, QWidget* parent)
    : WeekPage(std::move(week), parent)
    , m_tasks(new TaskModel(this))
    , m_tables(new VacuumModel(this))
    , m_taskTable(new QTableView)
    , m_tableTable(new QTableView)
    , m_noTables(new EmptyState(m_tableTable))
    , m_state(wrappedLabel("maintenanceState"))
{
    m_timer.setInterval(FollowMs);
    connect(&m_timer, &QTimer::timeout, this, &MaintenancePage::follow);
    setupActions();
    setupView();
    refreshWhenShown();
}

MaintenancePage::~MaintenancePage() = default;

void MaintenancePage::setupActions()
{
    m_run = localAction(this, "runTask", tr("Preview and run…"), Qt::CTRL | Qt::Key_Return, [this] {
        if (const TaskState* state = current())
            Q_EMIT runWanted(state->task, {});
    });
    m_schedule = localAction(this, "scheduleTask", tr("Schedule…"), Qt::CTRL | Qt::SHIFT | Qt::Key_S, [this] {
        if (const TaskState* state = current())
            Q_EMIT scheduleWanted(state->task);
    });
    m_vacuum = localAction(this, "vacuumTables", tr("Vacuum the chosen tables…"),
                           Qt::CTRL | Qt::SHIFT | Qt::Key_V, [this] {
                               const int row = m_tasks->find(QStringLiteral("vacuum"));
                               if (const TaskState* state = m_tasks->row(row))
                                   Q_EMIT runWanted(state->task, selectedTables());
                           });
    localAction(this, "refresh", tr("Refresh"), QKeySequence::Refresh, [this] { refresh(); });
    m_run->setIcon(iconOf(Icon::Play));
    m_schedule->setIcon(iconOf(Icon::Loop));
    m_vacuum->setIcon(iconOf(Icon::Clear));
}

void MaintenancePage::setupView()
{
    setupTable(m_taskTable, "maintenanceTasks", tr("Tasks of maintenance"), m_tasks);
    setupTable(m_tableTable, "maintenanceTables", tr("Tables of the week"), m_tables);
    m_tableTable->setSelectionMode(QAbstractItemView::ExtendedSelection);
    auto* top = new FlowLayout;
    addButtons(top, {m_run, m_schedule, m_vacuum});
    auto* parts = new QSplitter(Qt::Vertical);
    parts->setObjectName(QStringLiteral("maintenanceParts"));
    parts->setChildrenCollapsible(false);
    parts->addWidget(m_taskTable);
    parts->addWidget(m_tableTable);
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(banner());
    column->addWidget(m_state);
    column->addWidget(parts, 1);
    setFocusProxy(m_taskTable);
    connect(m_taskTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &MaintenancePage::updateActions);
    connect(m_tableTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &MaintenancePage::updateActions);
    connect(m_taskTable, &QTableView::doubleClicked, m_run, &QAction::trigger);
    updateActions();
}

void MaintenancePage::join(PageHost& host)
{
    connect(this, &MaintenancePage::runWanted, &host,
            [this, &host](const MaintenanceTask& task, const QStringList& tables) {
                passGate(host, [this, task, tables](Environment environment) {
                    showDialog(new TaskDialog(m_week, environment, task, tables, this));
                });
            });
    connect(this, &MaintenancePage::scheduleWanted, &host, [this, &host](const MaintenanceTask& task) {
        passGate(host, [this, task](Environment environment) {
            showDialog(new ScheduleDialog(m_week, environment, task, this));
        });
    });
    refreshAfterTasks(host);
}

void MaintenancePage::showDialog(QDialog* dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(static_cast<ChangeDialog*>(dialog), &ChangeDialog::changed, this,
            &MaintenancePage::refreshWhenShown);
    dialog->show();
}

PageState MaintenancePage::state() const
{
    const TaskState* state = current();
    return state ? PageState {{TaskKey, state->task.id}} : PageState();
}

void MaintenancePage::setState(const PageState& state)
{
    m_wanted = state.value(TaskKey);
    if (const int row = m_tasks->find(m_wanted); row >= 0)
        m_taskTable->setCurrentIndex(m_tasks->index(row, 0));
}

std::vector<QStringList> MaintenancePage::commands() const
{
    const QStringList week = m_week.arguments(nullptr);
    const QStringList command {QStringLiteral("maintenance")};
    std::vector<QStringList> list {command + week, command + week + QStringList {QStringLiteral("--tables")}};
    if (const TaskState* state = current())
        list.push_back(command + QStringList {QStringLiteral("run")} + week + QStringList {state->task.id});
    return list;
}

const TaskState* MaintenancePage::current() const
{
    return m_tasks->row(m_taskTable->currentIndex().row());
}

QStringList MaintenancePage::selectedTables() const
{
    QStringList names;
    for (const QModelIndex& index : m_tableTable->selectionModel()->selectedRows()) {
        if (const VacuumedTable* table = m_tables->row(index.row()))
            names << table->name;
    }
    return names;
}

void MaintenancePage::refresh()
{
    m_state->setText(tr("Counting the due tasks…"));
    m_state->show();
    m_job.start(
        [week = m_week](const std::stop_token& stop) {
            MaintenanceRequest request = maintenanceRequest(week);
            request.stop = stop;
            return readMaintenance(request);
        },
        [this](const Result<MaintenanceState>& state) { take(state); });
    follow();
}

void MaintenancePage::take(const Result<MaintenanceState>& state)
{
    if (!state) {
        m_state->hide();
        return showFailure(state.error(), m_tasks->rowCount() > 0);
    }
    banner()->hide();
    const bool isFirst = m_tasks->rowCount() == 0;
    m_tasks->setTasks(state->tasks);
    if (isFirst) {
        fitColumns(m_taskTable, WidestCharacters);
        m_taskTable->setCurrentIndex(m_tasks->index(std::max(0, m_tasks->find(m_wanted)), 0));
    }
    QStringList lines;
    if (!state->logLack.isEmpty())
        lines << tr("The last runs are unknown: %1").arg(state->logLack);
    if (!state->cronObstacle.isEmpty())
        lines << tr("pg_cron cannot repeat tasks here: %1 “Schedule…” shows a timer instead.")
                     .arg(state->cronObstacle);
    m_state->setText(visibleLines(lines.join(QLatin1Char('\n')), TextCharacters));
    m_state->setVisible(!lines.isEmpty());
    updateActions();
}

/// What is done to the tables at this moment.
void MaintenancePage::follow()
{
    if (m_tablesJob.isRunning() || !isVisible())
        return;
    m_tablesJob.start(withSession(m_week, ShortDeadline,
                                  [](Pg::Session& session, const Pg::Call& call) {
                                      return readVacuumedTables(session, call);
                                  }),
                      [this](const Result<std::vector<VacuumedTable>>& tables) {
                          if (!tables) {
                              m_timer.stop(); // until it is loaded again
                              return showFailure(tables.error(), m_tables->rowCount() > 0);
                          }
                          const bool isFirst = m_tables->rowCount() == 0;
                          m_tables->setTables(*tables);
                          m_noTables->say(tr("This week has no tables yet. Migrate it."));
                          if (isFirst)
                              fitColumns(m_tableTable, WidestCharacters);
                          if (isVisible())
                              m_timer.start();
                      });
}

void MaintenancePage::showEvent(QShowEvent* event)
{
    WeekPage::showEvent(event);
    follow();
}

void MaintenancePage::hideEvent(QHideEvent* event)
{
    m_timer.stop();
    m_tablesJob.cancel();
    WeekPage::hideEvent(event);
}

void MaintenancePage::updateActions()
{
    const TaskState* state = current();
    m_run->setEnabled(state);
    m_schedule->setEnabled(state && state->task.isScheduled);
    m_vacuum->setEnabled(!selectedTables().isEmpty());
}

}
