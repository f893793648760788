#include "pages/sql/sqlpage.h"

#include "base/safetext.h"
#include "pages/notebook/notebookpage.h"
#include "pages/sql/queryexporter.h"
#include "pages/sql/resultchart.h"
#include "pages/sql/savedsqldialog.h"
#include "pages/sql/savemetricdialog.h"
#include "weeks/withsession.h"
#include "widgets/parts/askfile.h"
#include "widgets/parts/checklist.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/flowlayout.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/localaction.h"
#include "widgets/parts/querycelldelegate.h"
#include "widgets/parts/queryresultmodel.h"
#include "widgets/parts/rowtable.h"
#include "widgets/parts/sqleditor.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <QWidgetAction>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int ClockMs = 200;
constexpr int DefaultTimeout = 120; // seconds
constexpr int LongestTimeout = 86400;
constexpr std::chrono::milliseconds CatalogDeadline {20000};

// of the page's state
constexpr QLatin1String TextKey("sql");
constexpr QLatin1String WeeksKey("weeks");

}

SqlPage::SqlPage(WeekHandle week, QWidget* parent)
    : WeekPage(std::move(week), parent)
    , m_weeks {m_week}
    , m_editor(new SqlEditor)
    , m_model(new QueryResultModel(this))
    , m_table(new QTableView)
    , m_chart(new ResultChart)
    , m_x(new QComboBox)
    , m_text(new QPlainTextEdit)
    , m_tabs(new QTabWidget)
    , m_message(textLabel("sqlMessage"))
    , m_weekList(new CheckList("sqlWeeks", tr("Weeks")))
    , m_timeout(new QSpinBox)
    , m_exporter(new QueryExporter(this))
{
    setupLayout();
    setupActions();
    setupEditActions();
    m_clock.setInterval(ClockMs);
    connect(&m_clock, &QTimer::timeout, this, &SqlPage::showProgress);
    connect(m_exporter, &QueryExporter::message, this,
            [this](const QString& text) { showMessage(text, false); });
    connect(m_exporter, &QueryExporter::finished, this, [this] {
        updateActions();
        Q_EMIT finished();
    });
    connect(m_x, &QComboBox::activated, this, &SqlPage::showChart);
    connect(m_weekList, &CheckList::choiceChanged, this, &SqlPage::takeChosenWeeks);
    fillWeekList();
    showMessage(tr("Read-only: each statement runs in a read-only transaction of its own, which is rolled "
                   "back. Names need their schema; Ctrl+Space lists completions."),
                false);
    updateActions();
    loadCatalog();
}

SqlPage::~SqlPage() = default;

void SqlPage::join(PageHost& host)
{
    const auto offerWeeks = [this, &host] { setWeeks(host.weeksOf(m_week.game)); };
    offerWeeks();
    connect(&host, &PageHost::weeksListed, this, offerWeeks);
    connect(this, &SqlPage::metricSaved, &host, &PageHost::reloadGames);
    connect(this, &SqlPage::notebookWanted, &host,
            [this, &host](const NotebookCell& cell) { host.open<NotebookPage>(m_week)->addCells({cell}); });
}

QAction* SqlPage::addPageAction(const char* name, const QString& text, const QString& tip,
                                const QKeySequence& shortcut, const std::function<void()>& run)
{
    QAction* action = localAction(this, name, text, shortcut, run);
    action->setToolTip(
        QString(tip + QStringLiteral(" (") + shortcut.toString(QKeySequence::NativeText) + QLatin1Char(')')));
    return action;
}

void SqlPage::setupActions()
{
    m_run = addPageAction("runSql", tr("Run"), tr("Run the selection, or the statement at the cursor"),
                          Qt::Key_F5, [this] { start(QueryMode::Rows); });
    m_run->setShortcuts({Qt::Key_F5, Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter});
    m_stop = addPageAction("stopSql", tr("Stop"), tr("Cancel the running statement"), Qt::Key_Escape,
                           [this] { stop(); });
    QAction* plan =
        addPageAction("explainSql", tr("Plan"), tr("Show the server's plan without running it (EXPLAIN)"),
                      Qt::Key_F6, [this] { start(QueryMode::Plan); });
    auto* menu = new QMenu(this);
    auto* list = new QWidgetAction(menu);
    list->setDefaultWidget(m_weekList);
    menu->addAction(list);
    m_choose = addPageAction("chooseSqlWeeks", tr("Weeks"), tr("Choose the weeks that it runs on"),
                             Qt::CTRL | Qt::ALT | Qt::Key_W, [this, menu] {
                                 menu->popup(mapToGlobal(QPoint(width() / 4, m_bar->geometry().bottom())));
                                 m_weekList->setFocus();
                             });
    m_run->setIcon(iconOf(Icon::Play));
    m_stop->setIcon(iconOf(Icon::Stop));
    plan->setIcon(iconOf(Icon::Plan));
    addButtons(m_bar, {m_run, m_stop, plan, m_choose}, true);
    m_bar->addWidget(new QLabel(tr("Time-out:")));
    m_bar->addWidget(m_timeout);
    auto* readOnly = new QLabel(tr("Read-only"));
    readOnly->setObjectName(QStringLiteral("sqlReadOnly"));
    readOnly->setToolTip(tr("The server refuses every change"));
    m_bar->addWidget(readOnly);
}

void SqlPage::setupEditActions()
{
    QAction* measured = addPageAction("analyzeSql", tr("Measured plan"),
                                      tr("Run it and show what each step took (EXPLAIN ANALYZE)"),
                                      Qt::SHIFT | Qt::Key_F6, [this] { start(QueryMode::MeasuredPlan); });
    QAction* history =
        addPageAction("sqlHistory", tr("History"), tr("Choose among the statements that were run before"),
                      Qt::CTRL | Qt::Key_H, [this] { openSaved(true); });
    QAction* queries =
        addPageAction("sqlQueries", tr("Queries"), tr("Save the text under a name, or load a saved one"),
                      Qt::CTRL | Qt::SHIFT | Qt::Key_S, [this] { openSaved(false); });
    m_more = addPageAction("moreSqlRows", tr("More rows"), tr("Run it again and keep ten times as many rows"),
                           Qt::CTRL | Qt::ALT | Qt::Key_M, [this] { loadMore(); });
    m_export =
        addPageAction("exportSql", tr("Export…"), tr("Write the whole result to a file, however long it is"),
                      Qt::CTRL | Qt::Key_E, [this] { exportResult(); });
    m_metric = addPageAction("saveSqlMetric", tr("Save as metric…"),
                             tr("Save a query with the columns at and value as a metric of the game"),
                             Qt::CTRL | Qt::ALT | Qt::Key_S, [this] { saveMetric(); });
    m_notebook = addPageAction(
        "addToNotebook", tr("Add to notebook"), tr("Add the statement to the week's notebook as a table"),
        Qt::CTRL | Qt::SHIFT | Qt::Key_B, [this] { Q_EMIT notebookWanted(TableCell {.sql = m_shown.text}); });
    queries->setIcon(iconOf(Icon::Bookmark));
    m_export->setIcon(iconOf(Icon::Export));
    addButtons(m_bar, {queries, m_export}, true);
    addMore(m_bar, {measured, history, m_more, m_metric, m_notebook});
    QAction* copy = localAction(this, "copySqlCells", tr("Copy cells"), QKeySequence::Copy);
    connect(copy, &QAction::triggered, this, &SqlPage::copyCells);
    m_table->addAction(copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void SqlPage::setupLayout()
{
    m_timeout->setObjectName(QStringLiteral("sqlTimeout"));
    m_timeout->setAccessibleName(tr("Time-out"));
    m_timeout->setRange(1, LongestTimeout);
    m_timeout->setValue(DefaultTimeout);
    m_timeout->setSuffix(tr(" s"));
    m_bar = new FlowLayout;
    auto* split = new QSplitter(Qt::Vertical);
    split->setObjectName(QStringLiteral("sqlSplitter"));
    split->addWidget(m_editor);
    split->addWidget(makeResults());
    split->setStretchFactor(1, 1);
    split->setSizes({220, 480});
    split->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->addLayout(m_bar);
    column->addWidget(split, 1);
    column->addWidget(m_message);
    setFocusProxy(m_editor);
}

QWidget* SqlPage::makeResults()
{
    m_table->setObjectName(QStringLiteral("sqlTable"));
    m_table->setAccessibleName(tr("Result"));
    m_table->setModel(m_model);
    m_empty = new EmptyState(m_table);
    m_empty->say(tr("The rows of the statement appear here."), {{tr("Run"), [this] { m_run->trigger(); }}});
    m_table->setItemDelegate(new QueryCellDelegate(Qt::ElideRight, m_table));
    m_table->setWordWrap(false);
    measureFewRows(m_table->horizontalHeader());
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_x->setObjectName(QStringLiteral("sqlChartX"));
    auto* label = new QLabel(tr("&Over:"));
    label->setBuddy(m_x);
    auto* bar = new QHBoxLayout;
    bar->addWidget(label);
    bar->addWidget(m_x);
    bar->addStretch(1);
    auto* drawing = new QWidget;
    auto* column = new QVBoxLayout(drawing);
    column->addLayout(bar);
    column->addWidget(m_chart, 1);
    m_text->setObjectName(QStringLiteral("sqlPlan"));
    m_text->setAccessibleName(tr("Plan"));
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_tabs->setObjectName(QStringLiteral("sqlResults"));
    m_tabs->addTab(m_table, tr("&Table"));
    m_tabs->addTab(drawing, tr("&Chart"));
    m_tabs->addTab(m_text, tr("&Plan"));
    return m_tabs;
}

PageState SqlPage::state() const
{
    PageState state {{TextKey, m_editor->toPlainText()}};
    if (!m_chosen.isEmpty())
        state.insert(WeeksKey, m_chosen.join(QLatin1Char('\n')));
    return state;
}

/// It is not run: a link may come from anybody.
void SqlPage::setState(const PageState& state)
{
    if (state.contains(TextKey))
        setText(state.value(TextKey));
    chooseWeeks(state.value(WeeksKey).split(QLatin1Char('\n'), Qt::SkipEmptyParts));
}

std::vector<QStringList> SqlPage::commands() const
{
    if (m_editor->toPlainText().trimmed().isEmpty())
        return {};
    QStringList command {QStringLiteral("query")};
    for (const WeekHandle& week : chosenWeeks())
        command << week.arguments();
    return {command << m_editor->toPlainText()};
}

void SqlPage::setText(const QString& sql)
{
    m_editor->selectAll();
    m_editor->insertPlainText(sql); // so that it can be undone
    m_editor->setFocus();
}

/// What the editor proposes. Without it the page works as well.
void SqlPage::loadCatalog()
{
    m_catalogJob.start(withSession(m_week, CatalogDeadline, &SqlCatalog::load),
                       [this](Result<SqlCatalog> catalog) {
                           if (catalog)
                               m_editor->setCatalog(std::make_shared<const SqlCatalog>(*std::move(catalog)));
                       });
}

void SqlPage::setWeeks(const std::vector<WeekHandle>& weeks)
{
    std::vector<WeekHandle> offered = weeks;
    if (std::ranges::find(offered, m_week.identity, &WeekHandle::identity) == offered.end())
        offered.insert(offered.begin(), m_week); // also when it is gone
    for (WeekHandle& week : offered) // all are read as the same player
        week.player = m_week.player;
    if (std::ranges::equal(offered, m_weeks, {}, &WeekHandle::identity, &WeekHandle::identity))
        return; // somebody may be choosing
    m_weeks = std::move(offered);
    fillWeekList();
}

void SqlPage::chooseWeeks(const QStringList& names)
{
    m_chosen = names;
    fillWeekList();
}

void SqlPage::fillWeekList()
{
    m_weekList->clear();
    const QStringList wanted = m_chosen.isEmpty() ? QStringList {m_week.title()} : m_chosen;
    for (const WeekHandle& week : m_weeks)
        m_weekList->add(visibleText(week.title()), week.title(), wanted.contains(week.title()));
    takeChosenWeeks();
}

void SqlPage::takeChosenWeeks()
{
    m_chosen = m_weekList->checked();
    const auto count = chosenWeeks().size();
    m_choose->setText(count == 1 ? tr("Weeks: %1").arg(visibleText(chosenWeeks().front().title()))
                                 : tr("Weeks: %1").arg(count));
}

std::vector<WeekHandle> SqlPage::chosenWeeks() const
{
    std::vector<WeekHandle> chosen;
    for (const WeekHandle& week : m_weeks) {
        if (m_chosen.contains(week.title()))
            chosen.push_back(week);
    }
    return chosen.empty() ? std::vector {m_week} : chosen;
}

void SqlPage::copyCells()
{
    const QModelIndexList cells = m_table->selectionModel()->selectedIndexes();
    if (!cells.isEmpty())
        QGuiApplication::clipboard()->setText(m_model->copyText(cells));
}

void SqlPage::openSaved(bool history)
{
    auto* dialog = new SavedSqlDialog(history ? SavedSqlDialog::Kind::History : SavedSqlDialog::Kind::Named,
                                      m_week.game->id, m_editor->toPlainText(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SavedSqlDialog::chosen, this, &SqlPage::setText);
    dialog->show();
}

void SqlPage::saveMetric()
{
    auto* dialog = new SaveMetricDialog(m_week.game->id, m_shown.text, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SaveMetricDialog::saved, this, [this](const QString& path) {
        showMessage(tr("The metric was saved as %1. Metrics pages that are opened from now on have it.")
                        .arg(visibleText(path)),
                    false);
        Q_EMIT metricSaved();
    });
    dialog->show();
}

void SqlPage::exportResult()
{
    askForFile(this, tr("Write the whole result to"), m_week.title() + QStringLiteral(".csv"),
               {tr("CSV (*.csv)"), tr("JSON (*.json)"), tr("One JSON object per line (*.ndjson)"),
                tr("Parquet (*.parquet)")},
               [this](const QString& file) {
                   m_exporter->start(chosenWeeks(), m_shown, file);
                   updateActions();
               });
}

}
