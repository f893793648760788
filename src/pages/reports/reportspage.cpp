#include "pages/reports/reportspage.h"

#include "base/safetext.h"
#include "pages/failuretext.h"
#include "pages/lacking.h"
#include "pages/reports/reportfields.h"
#include "pages/reports/reportmodel.h"
#include "weeks/withsession.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/localaction.h"
#include "widgets/parts/querycelldelegate.h"
#include "widgets/parts/rowtable.h"
#include "widgets/parts/sqldialog.h"
#include "widgets/pictures/statepicture.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/pilllabel.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int FollowMs = 5000;
constexpr int WidestColumn = 260;

// of the page's state
constexpr QLatin1String ReportKey("report");
constexpr QLatin1String SetKey("set."); // and the name of a parameter

/// In whole hours or minutes, if it is some.
QString ageText(qint64 seconds)
{
    constexpr qint64 Minute = 60;
    constexpr qint64 Hour = 60 * Minute;
    if (seconds % Hour == 0)
        return ReportsPage::tr("%n hour(s)", nullptr, static_cast<int>(seconds / Hour));
    return seconds % Minute == 0
        ? ReportsPage::tr("%n minute(s)", nullptr, static_cast<int>(seconds / Minute))
        : ReportsPage::tr("%n second(s)", nullptr, static_cast<int>(seconds));
}

}

ReportsPage::ReportsPage(WeekHandle week, QWidget* parent)
    : WeekPage(std::move(week), parent)
    , m_tabs(new QTabBar)
    , m_description(wrappedLabel("reportDescription"))
    , m_alerts(new PillLabel)
    , m_fields(new ReportFields)
    , m_model(new ReportModel(this))
    , m_table(new QTableView)
    , m_empty(new EmptyState(m_table))
    , m_columns(new QSplitter)
    , m_state(wrappedLabel("reportState"))
{
    m_timer.setInterval(FollowMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (!isLoading())
            refresh();
    });
    setupView();
    setupFields();
    setupActions();
    for (const ReportDefinition& report : m_week.game->reports)
        m_tabs->addTab(visibleText(report.title));
    connect(m_tabs, &QTabBar::currentChanged, this, &ReportsPage::chooseReport);
    chooseReport();
}

ReportsPage::~ReportsPage() = default;

void ReportsPage::setupView()
{
    m_tabs->setObjectName(QStringLiteral("reports"));
    m_tabs->setAccessibleName(tr("Reports"));
    m_tabs->setDrawBase(false);
    m_table->setObjectName(QStringLiteral("reportRows"));
    m_table->setAccessibleName(tr("Rows of the report"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new QueryCellDelegate(Qt::ElideRight, m_table));
    setupRowTable(m_table);
    m_table->setWordWrap(false);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_columns->setObjectName(QStringLiteral("reportColumns"));
    m_columns->setChildrenCollapsible(false);
    m_columns->addWidget(m_table);
    m_alerts->setObjectName(QStringLiteral("reportAlerts"));
    m_alerts->hide();
    auto* about = new QHBoxLayout;
    about->addWidget(m_description, 1);
    about->addWidget(m_alerts);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_tabs);
    column->addLayout(about);
    column->addWidget(m_fields);
    column->addWidget(m_columns, 1);
    column->addWidget(m_state);
    setFocusProxy(m_table);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (m_picture)
                    m_picture->select(m_model->pointer(current.row()));
            });
}

void ReportsPage::setupFields()
{
    connect(m_fields, &ReportFields::changed, this, [this] {
        readAnew();
        refresh();
    });
    connect(m_fields, &ReportFields::choicesWanted, this, &ReportsPage::offerChoices);
}

void ReportsPage::offerChoices(const QString& parameter, const QString& typed)
{
    const ReportDefinition* report = current();
    const ReportParameter* wanted = report ? report->parameter(parameter) : nullptr;
    if (!wanted)
        return;
    m_choices.start(withSession(m_week, RowsDeadline, &fetchChoices, *wanted, typed),
                    [this, parameter, typed](const Result<std::vector<ReportChoice>>& choices) {
                        if (choices)
                            return m_fields->offer(parameter, typed, *choices);
                        m_state->setText(failureText(choices.error()));
                        noteIfGone(choices.error());
                    });
}

void ReportsPage::setupActions()
{
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_tabs, 1);
    m_follow = localAction(this, "followReport", tr("Follow"), Qt::CTRL | Qt::ALT | Qt::Key_F, [] {});
    m_follow->setCheckable(true);
    m_follow->setToolTip(
        tr("Read the report again every %n second(s) (Ctrl+Alt+F)", nullptr, FollowMs / 1000));
    connect(m_follow, &QAction::toggled, this,
            [this](bool isOn) { isOn ? m_timer.start() : m_timer.stop(); });
    auto* again =
        localAction(this, "refreshReport", tr("Refresh"), QKeySequence::Refresh, [this] { refresh(); });
    auto* sql = localAction(this, "reportSql", tr("Show SQL"), Qt::CTRL | Qt::ALT | Qt::Key_Q, [this] {
        if (const ReportDefinition* report = current())
            showSqlDialog(this, visibleText(report->title), reportSql(*report, m_values));
    });
    m_follow->setIcon(iconOf(Icon::Follow));
    again->setIcon(iconOf(Icon::Reload));
    addButtons(bar, {m_follow, again});
    addMore(bar, {sql});
    QAction* copying = localAction(m_table, "copyReport", tr("Copy"), QKeySequence::Copy);
    m_table->addAction(copying);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copying, &QAction::triggered, this, &ReportsPage::copy);
    static_cast<QVBoxLayout*>(layout())->insertLayout(0, bar);
}

const ReportDefinition* ReportsPage::current() const
{
    const int index = m_tabs->currentIndex();
    return index < 0 ? nullptr : &m_week.game->reports[static_cast<std::size_t>(index)];
}

PageState ReportsPage::state() const
{
    const ReportDefinition* report = current();
    if (!report)
        return {};
    PageState state {{ReportKey, report->id}};
    const ReportSettings settings = m_fields->settings();
    for (auto setting = settings.cbegin(); setting != settings.cend(); ++setting)
        state.insert(SetKey + setting.key(), setting.value());
    return state;
}

void ReportsPage::setState(const PageState& state)
{
    ReportSettings settings;
    for (auto value = state.cbegin(); value != state.cend(); ++value) {
        if (value.key().startsWith(SetKey))
            settings.insert(value.key().mid(SetKey.size()), value.value());
    }
    const bool hadOthers = m_fields->settings() != settings;
    m_fields->setSettings(settings);
    const ReportDefinition* before = current();
    setReport(state.value(ReportKey));
    if (current() == before && hadOthers) { // else it is being read already
        readAnew();
        refresh();
    }
}

std::vector<QStringList> ReportsPage::commands() const
{
    const ReportDefinition* report = current();
    if (!report)
        return {};
    QStringList command =
        QStringList {QStringLiteral("report")} + m_week.arguments(nullptr) + QStringList {report->id};
    const ReportSettings settings = m_fields->settings();
    for (auto setting = settings.cbegin(); setting != settings.cend(); ++setting)
        command << QStringLiteral("--set") << setting.key() + QLatin1Char('=') + setting.value();
    return {command};
}

void ReportsPage::setLacks(const std::vector<Lack>& lacks)
{
    const auto& reports = m_week.game->reports;
    for (std::size_t i = 0; i < reports.size(); ++i) {
        const QString why = whyLacking(lacks, Lack::Of::Report, reports[i].id);
        m_tabs->setTabEnabled(static_cast<int>(i), why.isEmpty());
        if (!why.isEmpty())
            m_tabs->setTabToolTip(static_cast<int>(i), why.toHtmlEscaped());
    }
}

void ReportsPage::setReport(const QString& id)
{
    const auto& reports = m_week.game->reports;
    const auto found = std::ranges::find(reports, id, &ReportDefinition::id);
    if (found != reports.end())
        m_tabs->setCurrentIndex(static_cast<int>(found - reports.begin()));
}

void ReportsPage::chooseReport()
{
    delete m_picture;
    m_picture = nullptr;
    const ReportDefinition* report = current();
    if (!report) {
        m_fields->setReport(nullptr);
        m_state->setText(tr("The game “%1” has no reports. They are SQL files that its manifest names.")
                             .arg(visibleText(m_week.game->title)));
        return;
    }
    m_description->setText(visibleLines(report->description));
    m_fields->setReport(report);
    readAnew();
    if (report->picture) {
        m_picture = static_cast<StatePicture*>(makePicture(*report->picture)); // no report has places
        m_columns->addWidget(m_picture);
        m_columns->setSizes({width() / 2, width() / 2});
        connect(m_picture, &StatePicture::activated, this, &ReportsPage::showRow);
    }
    refresh();
}

void ReportsPage::readAnew()
{
    m_isShown = false;
    m_values = {};
    m_alerts->hide();
    m_empty->say({});
    m_model->setReport({.result = std::make_shared<const QueryResult>()});
    m_table->sortByColumn(-1, Qt::DescendingOrder); // as the report has it
}

Result<ReportsPage::Loaded> ReportsPage::load(Pg::Session& session, const GamePointer& game,
                                              const ReportDefinition& report, const ReportSettings& settings,
                                              const Pg::Call& call)
{
    auto read = readReport(session, *game, report, settings, call);
    if (!read)
        return read.error();
    Loaded loaded {.report = *std::move(read), .document = nullptr};
    if (!report.picture)
        return loaded;
    auto document = reportDocument(*loaded.report.result);
    if (!document)
        return document.error().at(report.query.name);
    loaded.document = std::make_shared<const Json::Document>(*std::move(document));
    return loaded;
}

void ReportsPage::refresh()
{
    const ReportDefinition* report = current();
    if (!report || lacksValues(*report))
        return;
    if (!m_isShown)
        m_state->setText(tr("Loading…"));
    m_job.start(
        withSession(m_week, RowsDeadline, &ReportsPage::load, m_week.game, *report, m_fields->settings()),
        [this](const Result<Loaded>& loaded) { take(loaded); });
}

bool ReportsPage::lacksValues(const ReportDefinition& report)
{
    const QStringList missing = missingTitles(report, m_fields->settings());
    if (missing.isEmpty())
        return false;
    m_job.cancel();
    const QString names = visibleText(missing.join(tr(", ")));
    m_state->setText(tr("This report needs: %1.").arg(names));
    m_empty->say(tr("This report needs: %1. Type a part of the name, and choose.").arg(names),
                 {{tr("Choose…"), [this] { m_fields->focusMissing(); }}});
    return true;
}

/// What was selected stays so, if it is still there; what was shown stays when the week cannot be read.
void ReportsPage::take(const Result<Loaded>& loaded)
{
    if (!loaded) {
        m_state->setText(failureText(loaded.error()));
        Q_EMIT statusMessage(visibleText(loaded.error().message));
        return noteIfGone(loaded.error());
    }
    const QString selected = m_model->pointer(m_table->currentIndex().row());
    m_values = loaded->report.values;
    m_fields->showValues(m_values);
    m_model->setReport(loaded->report);
    m_empty->say(tr("The report has no rows."));
    m_table->horizontalHeader()->setStretchLastSection(m_model->isFields());
    if (!std::exchange(m_isShown, true)) {
        m_table->resizeColumnsToContents();
        for (int column = 0; column < m_model->columnCount(); ++column)
            m_table->setColumnWidth( // stale ones are italic, which is wider
                column, std::min(m_table->columnWidth(column) * 11 / 10, WidestColumn));
    }
    if (m_picture)
        m_picture->setDocument(loaded->document);
    showRow(selected);
    showState(loaded->report);
}

void ReportsPage::showState(const Report& report)
{
    QStringList parts {tr("%n row(s)", nullptr, static_cast<int>(report.result->rows.count()))};
    if (report.result->isCut)
        parts << tr("there are more");
    const auto alerts = static_cast<int>(report.alertCount());
    m_alerts->setPill({.text = tr("%n alert(s)", nullptr, alerts), .meaning = Meaning::Warning});
    m_alerts->setVisible(alerts > 0);
    if (alerts > 0)
        parts << tr("%n of them with an alert", nullptr, alerts);
    if (const auto stale = report.staleCount(); stale > 0)
        parts << tr("%n of them stale (italic): older than %1", nullptr, static_cast<int>(stale))
                     .arg(ageText(current()->staleAfterSeconds));
    const QString text = parts.join(QStringLiteral(", "));
    const QString asOf = report.asOfText();
    m_state->setText(asOf.isEmpty() ? text : tr("%1. %2.", "rows of a report, as of when").arg(text, asOf));
}

void ReportsPage::showRow(const QString& pointer)
{
    const int row = pointer.isEmpty() ? -1 : m_model->find(pointer);
    if (row >= 0)
        m_table->setCurrentIndex(m_model->index(row, 0));
}

void ReportsPage::copy()
{
    QModelIndexList cells = m_table->selectionModel()->selectedIndexes();
    if (!cells.isEmpty())
        QGuiApplication::clipboard()->setText(m_model->copyText(cells));
}

}
