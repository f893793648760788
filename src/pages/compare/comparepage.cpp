#include "pages/compare/comparepage.h"

#include "base/safetext.h"
#include "pages/compare/comparisoncharts.h"
#include "pages/compare/comparisontables.h"
#include "pages/compare/startdialog.h"
#include "pages/events/eventspage.h"
#include "pages/metrics/notedialog.h"
#include "pages/metrics/weekannotations.h"
#include "pages/notebook/notebookpage.h"
#include "pages/players/hiddenrowsbanner.h"
#include "widgets/charts/chartbar.h"
#include "widgets/charts/charttime.h"
#include "widgets/charts/metricchart.h"
#include "widgets/parts/checklist.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/localaction.h"

#include <QAction>
#include <QLabel>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr std::size_t LastWeeks = 6; // one and five to compare it with: enough to say what is unusual
constexpr int FirstMetrics = 3; // are shown at first
constexpr int ValuesMs = 50;
constexpr int ZoomMs = 120;

// of the page's state
constexpr QLatin1String WeeksKey("weeks");
constexpr QLatin1String MetricsKey("metrics");
constexpr QLatin1String TimesKey("times");

}

ComparePage::ComparePage(GamePointer game, const std::vector<WeekHandle>& listed, QWidget* parent)
    : Page(parent)
    , m_game(std::move(game))
    , m_reader(new ComparisonReader(m_game, this))
    , m_time(new ChartTime(this))
    , m_weeks(new CheckList("weekChoice", tr("Weeks to compare")))
    , m_metrics(new CheckList("metricChoice", tr("Metrics to compare")))
    , m_bar(nullptr)
    , m_charts(new ComparisonCharts(m_game, m_time))
    , m_tables(new ComparisonTables)
    , m_saver(new ChartSaver(this))
    , m_span(wrappedLabel("comparisonSpan"))
    , m_flag(wrappedLabel("comparisonFlag"))
    , m_state(plainLabel("comparisonState"))
    , m_hidden(new HiddenRowsBanner)
{
    m_time->setElapsed();
    m_bar = new ChartBar(m_time, this);
    setupLists();
    setupLayout();
    setupActions();
    m_valuesTimer.setSingleShot(true);
    m_valuesTimer.setInterval(ValuesMs);
    connect(&m_valuesTimer, &QTimer::timeout, this, &ComparePage::updateValues);
    m_zoomTimer.setSingleShot(true);
    m_zoomTimer.setInterval(ZoomMs);
    connect(&m_zoomTimer, &QTimer::timeout, this, &ComparePage::updateZoom);
    connect(m_time, &ChartTime::rangeChanged, &m_zoomTimer, qOverload<>(&QTimer::start));
    const auto valuesLater = [this] {
        if (!m_valuesTimer.isActive())
            m_valuesTimer.start();
    };
    connect(m_time, &ChartTime::cursorChanged, this, valuesLater);
    connect(m_time, &ChartTime::markersChanged, this, valuesLater);
    connect(m_time, &ChartTime::rangeChanged, m_charts, &ChartStack::align);
    connect(m_time, &ChartTime::annotationsChanged, this, [this] {
        const ChartAnnotation* flag = m_time->currentAnnotation();
        m_flag->setVisible(flag != nullptr);
        m_flag->setText(flag ? annotationText(*flag, *m_time) : QString());
    });
    connect(m_reader, &ComparisonReader::weeksChanged, this, &ComparePage::fillWeeks);
    connect(m_reader, &ComparisonReader::changed, this, &ComparePage::updateAll);
    connect(m_reader, &ComparisonReader::statusMessage, this, &ComparePage::statusMessage);
    connect(m_saver, &ChartSaver::answered, this, &ComparePage::statusMessage);
    m_charts->setMetrics(shownMetrics());
    m_reader->setFirst(shownMetrics());
    m_reader->setListed(listed);
}

ComparePage::~ComparePage() = default;

void ComparePage::join(PageHost& host)
{
    connect(this, &ComparePage::eventsWanted, &host,
            [&host](const WeekHandle& week, qint64 from, qint64 to, const QString& source,
                    const EventFilter& filter) {
                host.open<EventsPage>(week)->showBetween(from, to, source, filter);
            });
    connect(this, &ComparePage::notebookWanted, &host,
            [&host](const WeekHandle& week, const NotebookCell& cell) {
                host.open<NotebookPage>(week)->addCells({cell});
            });
}

void ComparePage::openedAgain(PageHost& host)
{
    setListed(host.weeksOf(m_game));
    refresh();
}

/// One selected week is not meant to be compared with anything yet.
void ComparePage::opened(PageHost& host, const WeekHandle& /*on*/)
{
    std::vector<WeekIdentity> chosen;
    for (const WeekHandle& week : host.selectedWeeksOf(m_game))
        chosen.push_back(week.identity);
    if (chosen.size() > 1)
        setWeeks(chosen);
}

void ComparePage::setupLists()
{
    for (const MetricDefinition& metric : m_game->metrics) {
        auto* item = m_metrics->add(visibleText(metric.title), metric.id, m_metrics->count() < FirstMetrics);
        item->setToolTip(visibleText(metric.description).toHtmlEscaped());
    }
    connect(m_weeks, &CheckList::choiceChanged, this, &ComparePage::takeChoice);
    connect(m_metrics, &CheckList::choiceChanged, this, [this] {
        m_charts->setMetrics(shownMetrics());
        m_reader->setFirst(shownMetrics());
        updateAll();
    });
}

void ComparePage::setupActions()
{
    m_everything = m_bar->addPageAction(
        "showEverything", tr("Show full weeks"), Qt::CTRL | Qt::ALT | Qt::Key_A, [this] { updateAll(); },
        ChartBar::Place::Button);
    m_everything->setCheckable(true);
    m_bar->addPageAction(
        "setStart", tr("Set start…"), Qt::Key_F2, [this] { askForStart(); }, ChartBar::Place::Button);
    m_bar->addPageAction("startHere", tr("Start here"), Qt::CTRL | Qt::ALT | Qt::Key_S,
                         [this] { startHere(); });
    m_bar->addPageAction(
        "exportCharts", tr("Export…"), Qt::CTRL | Qt::Key_E,
        [this] { m_saver->ask(this, m_game->id, [this] { return shown(); }); }, ChartBar::Place::Button);
    m_bar->addPageAction("exportValues", tr("Export values…"), Qt::CTRL | Qt::ALT | Qt::Key_E,
                         [this] { saveValues(); });
    m_bar->addPageAction("addToNotebook", tr("Add to notebook"), Qt::CTRL | Qt::SHIFT | Qt::Key_B,
                         [this] { addToNotebook(); });
    m_bar->addPageAction("refreshComparison", tr("Refresh"), QKeySequence::Refresh, [this] { refresh(); });
    const auto addHidden = [this](QWidget* owner, const char* name, const QString& text,
                                  const QKeySequence& keys) {
        QAction* action = localAction(owner, name, text, keys);
        owner->addAction(action);
        return action;
    };
    connect(addHidden(this, "stopComparison", tr("Stop loading"), Qt::Key_Escape), &QAction::triggered,
            m_reader, &ComparisonReader::stop);
    connect(addHidden(this, "lastWeeks", tr("Compare the last weeks"), Qt::CTRL | Qt::ALT | Qt::Key_W),
            &QAction::triggered, this, &ComparePage::chooseLast);
    connect(addHidden(m_weeks, "putFirst", tr("Compare this week with the others"), Qt::Key_Return),
            &QAction::triggered, this, &ComparePage::putFirst);
    m_weeks->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_bar, &ChartBar::styleChanged, this, [this] { m_charts->setStyle(m_bar->style()); });
    connect(m_bar, &ChartBar::noteWanted, this, &ComparePage::askForNote);
    connect(m_charts, &ComparisonCharts::seriesChosen, this, &ComparePage::updateAll);
    connect(m_charts, &ComparisonCharts::readingActivated, this, &ComparePage::openEvents);
    connect(m_tables, &ComparisonTables::startWanted, this, &ComparePage::askForStart);
    connect(m_tables, &ComparisonTables::seriesWanted, this,
            [this](const QString& id, const QString& series) {
                if (!shownMetrics().contains(id))
                    setShownMetrics(shownMetrics() + QStringList {id});
                m_charts->setSeries(id, series);
            });
}

void ComparePage::setupLayout()
{
    m_flag->hide();
    auto* choices = new QSplitter(Qt::Vertical);
    choices->addWidget(m_weeks);
    choices->addWidget(m_metrics);
    auto* charts = new QWidget;
    auto* column = new QVBoxLayout(charts);
    column->setContentsMargins({});
    column->addWidget(m_hidden);
    column->addWidget(m_bar);
    column->addWidget(m_charts, 1);
    column->addWidget(m_flag);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_span, 1);
    bottom->addWidget(m_state);
    column->addLayout(bottom);
    auto* right = new QSplitter(Qt::Vertical);
    right->setObjectName(QStringLiteral("comparisonRows"));
    right->addWidget(charts);
    right->addWidget(m_tables);
    right->setStretchFactor(0, 2);
    right->setStretchFactor(1, 1);
    right->setChildrenCollapsible(false);
    auto* all = new QSplitter;
    all->setObjectName(QStringLiteral("comparisonColumns"));
    all->addWidget(choices);
    all->addWidget(right);
    all->setStretchFactor(1, 1);
    all->setSizes({210, 900});
    all->setChildrenCollapsible(false);
    auto* page = new QVBoxLayout(this);
    page->addWidget(all);
    setFocusProxy(m_weeks);
}

void ComparePage::setWeeks(const std::vector<WeekIdentity>& weeks)
{
    if (weeks.empty())
        return chooseLast();
    m_isChosen = true;
    m_areLast = false;
    m_first = weeks.front();
    m_reader->setChosen(weeks);
    fillWeeks();
}

/// As many as it takes to say what is unusual; again when the kept ones are known, if nobody chose since.
void ComparePage::chooseLast()
{
    std::vector<WeekIdentity> last;
    for (const auto& week : m_reader->weeks()) {
        if (last.size() < LastWeeks)
            last.push_back(week.identity);
    }
    m_isChosen = m_reader->knowsKept() && !last.empty();
    m_areLast = true;
    m_first = last.empty() ? WeekIdentity() : last.front();
    m_reader->setChosen(last);
    fillWeeks();
}

void ComparePage::fillWeeks()
{
    if (!m_isChosen && m_reader->knowsKept() && !m_reader->weeks().empty())
        return chooseLast();
    const QSignalBlocker quiet(m_weeks);
    const auto& weeks = m_reader->weeks();
    while (m_weeks->count() > static_cast<int>(weeks.size()))
        delete m_weeks->takeItem(m_weeks->count() - 1);
    for (std::size_t i = 0; i < weeks.size(); ++i) {
        std::size_t place = 0;
        while (place < m_reader->compared().size() && m_reader->chosen(place).identity != weeks[i].identity)
            ++place;
        const bool isChosen = place < m_reader->compared().size();
        const bool isFirst = isChosen && place == 0;
        // those that are there are changed in place: it may be one of them that was clicked
        const int row = static_cast<int>(i);
        auto* item = row < m_weeks->count() ? m_weeks->item(row) : m_weeks->add({}, {}, isChosen);
        item->setText(weeks[i].handle ? weeks[i].label : tr("%1 (kept)", "week").arg(weeks[i].label));
        item->setCheckState(isChosen ? Qt::Checked : Qt::Unchecked);
        QFont font = m_weeks->font();
        font.setBold(isFirst);
        item->setFont(font);
        item->setToolTip(isFirst ? tr("This week is compared with the others.")
                                 : tr("Enter compares this week with the others."));
    }
    askWhatIsHidden();
}

void ComparePage::askWhatIsHidden()
{
    std::vector<WeekHandle> compared;
    for (std::size_t place = 0; place < m_reader->compared().size(); ++place) {
        if (const auto& handle = m_reader->chosen(place).handle)
            compared.push_back(*handle);
    }
    m_hidden->ask(compared);
}

void ComparePage::takeChoice()
{
    std::vector<WeekIdentity> chosen;
    for (int row = 0; row < m_weeks->count(); ++row) {
        const WeekIdentity& identity = m_reader->weeks()[static_cast<std::size_t>(row)].identity;
        if (m_weeks->item(row)->checkState() == Qt::Checked)
            chosen.insert(identity == m_first ? chosen.begin() : chosen.end(), identity);
    }
    m_isChosen = true;
    m_areLast = false;
    m_reader->setChosen(chosen);
    fillWeeks();
}

void ComparePage::putFirst()
{
    const int row = m_weeks->currentRow();
    if (row < 0)
        return;
    m_first = m_reader->weeks()[static_cast<std::size_t>(row)].identity;
    {
        const QSignalBlocker quiet(m_weeks);
        m_weeks->item(row)->setCheckState(Qt::Checked);
    }
    takeChoice();
}

bool ComparePage::isLoading() const
{
    return m_reader->isLoading()
        || std::ranges::any_of(m_annotations, [](const auto& one) { return one.second->isLoading(); });
}

const std::vector<MetricChart*>& ComparePage::charts() const
{
    return m_charts->charts();
}

PageState ComparePage::state() const
{
    PageState state {{MetricsKey, shownMetrics().join(QLatin1Char('\n'))}, {TimesKey, m_time->part()}};
    if (!m_isChosen)
        return state;
    QStringList weeks;
    for (std::size_t i = 0; i < m_reader->compared().size(); ++i) {
        const WeekIdentity& week = m_reader->chosen(i).identity;
        weeks << QStringLiteral("%1/%2/%3")
                     .arg(QString::fromLatin1(week.systemIdentifier), QString::number(week.oid), week.name);
    }
    state.insert(WeeksKey, weeks.join(QLatin1Char('\n')));
    return state;
}

void ComparePage::setState(const PageState& state)
{
    if (state.contains(MetricsKey))
        setShownMetrics(state.value(MetricsKey).split(QLatin1Char('\n'), Qt::SkipEmptyParts));
    std::vector<WeekIdentity> weeks;
    for (const QString& week : state.value(WeeksKey).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        weeks.push_back({.systemIdentifier = week.section(QLatin1Char('/'), 0, 0).toLatin1(),
                         .oid = week.section(QLatin1Char('/'), 1, 1).toUInt(),
                         .name = week.section(QLatin1Char('/'), 2)});
    if (!weeks.empty())
        setWeeks(weeks);
    m_time->setPart(state.value(TimesKey));
}

std::vector<QStringList> ComparePage::commands() const
{
    QStringList command {QStringLiteral("compare")};
    for (std::size_t i = 0; i < m_reader->compared().size(); ++i) {
        const auto& week = m_reader->chosen(i);
        command << (week.handle ? week.handle->arguments(nullptr) : QStringList {week.identity.name});
    }
    for (const QString& metric : shownMetrics())
        command << QStringLiteral("--metrics") << metric;
    return {command};
}

QStringList ComparePage::shownMetrics() const
{
    return m_metrics->checked();
}

void ComparePage::setShownMetrics(const QStringList& ids)
{
    m_metrics->setChecked(ids);
}

void ComparePage::refresh()
{
    for (auto& annotations : m_annotations)
        annotations.first = {}; // read again, too
    m_reader->refresh();
}

}
