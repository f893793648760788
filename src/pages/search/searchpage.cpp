#include "pages/search/searchpage.h"

#include "base/plural.h"
#include "base/safetext.h"
#include "events/eventsearch.h"
#include "pages/events/eventspage.h"
#include "pages/players/hiddenrowsbanner.h"
#include "pages/search/weekhitsmodel.h"
#include "weeks/withsession.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/localaction.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr std::chrono::milliseconds SearchDeadline {120000};
constexpr int WidestCharacters = 44;
constexpr int OpenWeeks = 3;

// of the page's state
constexpr QLatin1String SourceKey("source");
constexpr QLatin1String FilterKey("filter");

using Field = EventCondition::Field;
using Test = EventCondition::Test;

/// The text that payloads are to have; empty if the filter asks for none.
QString textIn(const EventFilter& filter)
{
    const auto found = std::ranges::find_if(filter.conditions, [](const EventCondition& condition) {
        return condition.field == Field::Text && condition.test == Test::Contains;
    });
    return found == filter.conditions.end() ? QString() : found->value;
}

std::vector<WeekIdentity> weeksOn(const PageHost& host, const GamePointer& game,
                                  const std::shared_ptr<Pg::SessionPool>& pool)
{
    std::vector<WeekIdentity> weeks;
    for (const WeekHandle& week : host.weeksOf(game)) {
        if (week.pool == pool)
            weeks.push_back(week.identity);
    }
    return weeks;
}

}

SearchPage::SearchPage(Request request, QWidget* parent)
    : Page(parent)
    , m_request(std::move(request))
    , m_model(new WeekHitsModel(this))
    , m_sources(new QComboBox)
    , m_text(textField("searchText", tr("Text in payloads")))
    , m_question(wrappedLabel("searchQuestion"))
    , m_tree(new QTreeView)
    , m_state(wrappedLabel("searchState"))
    , m_hidden(new HiddenRowsBanner)
    , m_empty(new EmptyState(m_tree))
    , m_again(localAction(this, "searchAgain", tr("Search again"), QKeySequence::Refresh,
                          [this] { searchAgain(); }))
    , m_stop(localAction(this, "searchStop", tr("Stop searching"), Qt::Key_Escape, [this] { stop(); }))
{
    setObjectName(QStringLiteral("searchPage"));
    offerSources(m_request.game);
    setupView();
    showRequest();
    connect(m_text, &QLineEdit::returnPressed, this, &SearchPage::searchText);
    connect(m_sources, &QComboBox::activated, this,
            [this](int index) { searchSource(m_offered[static_cast<std::size_t>(index)]); });
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (const EventRow* event = m_model->hit(index))
            Q_EMIT eventActivated(m_request.weeks[static_cast<std::size_t>(WeekHitsModel::weekOf(index))],
                                  event->key);
    });
    m_stop->setEnabled(false);
    if (m_request.filter.isEmpty())
        m_empty->say(tr("Type a text that payloads contain, and press Enter."));
    else
        searchAgain();
}

SearchPage::~SearchPage() = default;

void SearchPage::open(PageHost& host, const WeekHandle& week, const QString& source,
                      const EventFilter& filter)
{
    Request request = requestOn(host, week.game, week.pool);
    request.sourceId = source;
    request.filter = filter;
    if (request.weeks.empty()) // an archive, or a week of a server that was left
        request.weeks.push_back(week.identity);
    host.open<SearchPage>({.pool = week.pool, .game = week.game, .identity = {}})->ask(std::move(request));
}

SearchPage::Request SearchPage::requestOn(const PageHost& host, const GamePointer& game,
                                          const std::shared_ptr<Pg::SessionPool>& pool)
{
    return {.pool = pool,
            .game = game,
            .weeks = weeksOn(host, game, pool),
            .sourceId = game->events.empty() ? QString() : game->events.front().id};
}

void SearchPage::ask(Request request)
{
    m_request = std::move(request);
    showRequest();
    searchAgain();
}

void SearchPage::showRequest()
{
    m_text->setText(textIn(m_request.filter));
    for (std::size_t i = 0; i < m_offered.size(); ++i) {
        if (m_offered[i].game->id == m_request.game->id && m_offered[i].id == m_request.sourceId)
            m_sources->setCurrentIndex(static_cast<int>(i));
    }
}

PageState SearchPage::state() const
{
    PageState state {{SourceKey, m_request.sourceId}};
    if (!m_request.filter.isEmpty())
        state.insert(FilterKey, QString::fromUtf8(m_request.filter.toJson()));
    return state;
}

void SearchPage::setState(const PageState& state)
{
    const auto filter = EventFilter::fromJson(state.value(FilterKey).toUtf8());
    if (!filter)
        return;
    Request request = m_request;
    request.sourceId = state.value(SourceKey);
    request.filter = *filter;
    ask(std::move(request));
}

std::vector<QStringList> SearchPage::commands() const
{
    const QStringList command {QStringLiteral("search"), QStringLiteral("--game"), m_request.game->id,
                               QStringLiteral("--source"), m_request.sourceId};
    return {command + typedFilter(m_request.filter)};
}

void SearchPage::openText(PageHost& host, const WeekHandle& week, const QString& text)
{
    if (!week.game->events.empty())
        open(host, week, week.game->events.front().id, EventFilter().with(Field::Text, Test::Contains, text));
}

void SearchPage::join(PageHost& host)
{
    m_host = &host;
    for (const GamePointer& game : host.serverOf(m_request.pool).library->games()) {
        if (game->id != m_request.game->id && !weeksOn(host, game, m_request.pool).empty())
            offerSources(game);
    }
    connect(this, &SearchPage::eventActivated, &host,
            [this, &host](const WeekIdentity& week, const EventKey& key) {
                auto* events =
                    host.open<EventsPage>({.pool = m_request.pool, .game = m_request.game, .identity = week});
                events->setSource(m_request.sourceId);
                events->showEvent(key);
            });
}

/// Those of one more game.
void SearchPage::offerSources(const GamePointer& game)
{
    for (const EventSource& source : game->events) {
        m_offered.push_back({.game = game, .id = source.id});
        m_sources->addItem(
            tr("%1, %2", "game, its events")
                .arg(visibleText(game->title, TabCharacters), visibleText(source.title, TabCharacters)));
    }
}

void SearchPage::searchText()
{
    m_request.filter = m_request.filter.with(Field::Text, Test::Contains, m_text->text().trimmed());
    searchAgain();
}

/// What else was asked of the other events may say nothing of these.
void SearchPage::searchSource(const Source& source)
{
    if (m_host && source.game->id != m_request.game->id)
        m_request.weeks = weeksOn(*m_host, source.game, m_request.pool);
    m_request.game = source.game;
    m_request.sourceId = source.id;
    m_request.filter = {};
    searchText();
}

QWidget* SearchPage::makeBar()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins({});
    m_sources->setObjectName(QStringLiteral("searchSources"));
    m_sources->setAccessibleName(tr("Events that are searched"));
    m_sources->setToolTip(m_sources->accessibleName());
    QAction* find =
        localAction(this, "searchFind", tr("Search for another text"), Qt::CTRL | Qt::Key_J, [this] {
            m_text->setFocus(Qt::ShortcutFocusReason);
            m_text->selectAll();
        });
    m_text->setAccessibleName(tr("Text in payloads"));
    m_text->setToolTip(tr("Enter searches all weeks for it; %1 opens this page")
                           .arg(find->shortcut().toString(QKeySequence::NativeText)));
    markAsSearch(m_text);
    m_text->setClearButtonEnabled(true);
    row->addWidget(m_sources);
    row->addWidget(m_text, 1);
    m_again->setIcon(iconOf(Icon::Reload));
    m_stop->setIcon(iconOf(Icon::Stop));
    addButtons(row, {m_again, m_stop});
    return bar;
}

void SearchPage::setupView()
{
    m_tree->setObjectName(QStringLiteral("searchTree"));
    m_tree->setAccessibleName(tr("Weeks and their newest hits"));
    m_tree->setModel(m_model);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_tree->header()->setStretchLastSection(true);
    auto* column = new QVBoxLayout(this);
    column->addWidget(makeBar());
    column->addWidget(m_question);
    column->addWidget(m_hidden);
    column->addWidget(m_tree, 1);
    column->addWidget(m_state);
    setFocusProxy(m_tree);
}

/// What is looked for, in words.
QString SearchPage::question() const
{
    QStringList tests;
    for (const EventCondition& condition : m_request.filter.conditions)
        tests << condition.text();
    if (m_request.filter.from.isValid())
        tests << tr("from %1").arg(m_request.filter.from.toUTC().toString(Qt::ISODate));
    if (m_request.filter.until.isValid())
        tests << tr("until %1").arg(m_request.filter.until.toUTC().toString(Qt::ISODate));
    if (m_request.filter.hideUnchanged)
        tests << tr("without unchanged ones");
    const EventSource* source = m_request.game->eventSource(m_request.sourceId);
    const QString what =
        QString(m_request.game->title + tr(", ") + (source ? source->title : m_request.sourceId));
    return visibleText(tests.isEmpty() ? tr("%1: all events").arg(what)
                                       : tr("%1: %2").arg(what, tests.join(tr(", "))));
}

bool SearchPage::isLoading() const
{
    return std::any_of(m_jobs.begin(), m_jobs.end(), [](const Job& job) { return job.isRunning(); });
}

void SearchPage::searchAgain()
{
    m_question->setText(question());
    QStringList names;
    std::vector<WeekHandle> handles;
    for (const WeekIdentity& week : m_request.weeks) {
        names << week.name;
        handles.push_back(handleOf(week));
    }
    m_hidden->ask(handles);
    m_model->setWeeks(names);
    m_next = 0;
    for (Job& job : m_jobs) {
        job.cancel();
        searchNext(job);
    }
    m_tree->setCurrentIndex(m_model->index(0, 0));
    updateState();
}

void SearchPage::stop()
{
    for (Job& job : m_jobs)
        job.cancel();
    m_model->stop();
    updateState();
}

WeekHandle SearchPage::handleOf(const WeekIdentity& week) const
{
    return {.pool = m_request.pool, .game = m_request.game, .identity = week};
}

void SearchPage::searchNext(Job& job)
{
    const EventSource* source = m_request.game->eventSource(m_request.sourceId);
    if (!source || m_next >= m_model->rowCount())
        return;
    const int week = m_next++;
    m_model->setSearching(week);
    const WeekHandle handle = handleOf(m_request.weeks[static_cast<std::size_t>(week)]);
    job.start(
        withSession(handle, SearchDeadline, searchEvents, *source, m_request.filter, EventSearchLimits()),
        [this, &job, week](Result<EventHits> hits) {
            hits ? m_model->setHits(week, *std::move(hits)) : m_model->setFailed(week, hits.error());
            showHits(week);
            searchNext(job);
            updateState();
        });
}

/// The first weeks lie open, so that there is something to read; of many weeks the list itself is wanted.
void SearchPage::showHits(int week)
{
    if (week >= OpenWeeks)
        return;
    m_tree->expand(m_model->index(week, 0));
    const int widest = WidestCharacters * m_tree->fontMetrics().averageCharWidth();
    for (int column = 0; column < m_model->columnCount() - 1; ++column) {
        m_tree->resizeColumnToContents(column);
        m_tree->setColumnWidth(column, std::min(m_tree->columnWidth(column), widest));
    }
}

void SearchPage::updateState()
{
    const bool searching = isLoading();
    m_stop->setEnabled(searching);
    const auto summary = m_model->summary();
    if (!m_request.game->eventSource(m_request.sourceId))
        return m_state->setText(tr("This game has no such events."));
    if (summary.weeks == 0)
        return m_state->setText(tr("This game has no weeks to search."));
    QStringList parts {tr("%1 of %n week(s) searched", nullptr, summary.weeks).arg(summary.searched)};
    if (summary.failed > 0)
        parts << tr("%n failed", nullptr, summary.failed);
    const QString more = summary.more ? QStringLiteral("+") : QString();
    parts << tr("%1 event(s)", nullptr, pluralOf(summary.events + (summary.more ? 1 : 0)))
                 .arg(QString(QLocale().toString(summary.events) + more));
    if (searching)
        parts << tr("searching… (Esc stops)");
    m_state->setText(parts.join(tr(", ")));
}

}
