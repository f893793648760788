#include "pages/events/eventspage.h"

#include "base/servertime.h"
#include "pages/events/eventcount.h"
#include "pages/events/eventfilterbar.h"
#include "pages/events/eventfollowbar.h"
#include "pages/events/eventlist.h"
#include "pages/events/eventpayloadpane.h"
#include "pages/events/eventtablemodel.h"
#include "pages/events/eventtimeline.h"
#include "pages/events/exportdialog.h"
#include "pages/ingest/importdialog.h"
#include "pages/ingest/ingestpage.h"
#include "pages/lacking.h"
#include "pages/search/searchpage.h"
#include "pg/scripttext.h"
#include "weeks/withsession.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/sqldialog.h"

#include <QComboBox>
#include <QLabel>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>

namespace Weekglass {

namespace {

constexpr int MaxKinds = 200;
constexpr std::chrono::milliseconds KindsDeadline {120000};

// of the page's state
constexpr QLatin1String SourceKey("source");
constexpr QLatin1String FilterKey("filter");
constexpr QLatin1String TimeKey("at");
constexpr QLatin1String EventIdKey("event");

}

EventsPage::EventsPage(WeekHandle week, QWidget* parent)
    : WeekPage(std::move(week), parent)
    , m_filterBar(new EventFilterBar(m_week.game->id))
    , m_sources(new QComboBox)
    , m_strip(new TimelineStrip)
    , m_timeline(new EventTimeline(m_week, m_strip))
    , m_list(new EventList(m_week))
    , m_payload(new EventPayloadPane(m_week))
    , m_count(new EventCount(m_week, m_list))
    , m_following(new EventFollowBar(m_week, m_list))
    , m_state(plainLabel("eventState"))
    , m_empty(new EmptyState(m_list->table()))
    , m_splitter(new QSplitter(Qt::Horizontal))
{
    for (const EventSource& source : m_week.game->events)
        m_sources->addItem(source.title);
    m_sources->setAccessibleName(tr("Source of events"));
    m_sources->setVisible(m_sources->count() > 1);
    setupActions();
    setupLayout();
    connectParts();
    openSource();
}

EventsPage::~EventsPage() = default;

void EventsPage::join(PageHost& host)
{
    connect(this, &EventsPage::searchWanted, &host,
            [&host](const WeekHandle& week, const QString& source, const EventFilter& filter) {
                SearchPage::open(host, week, source, filter);
            });
    connect(this, &EventsPage::importWanted, &host, [this, &host] { host.importFiles(m_week, {}); });
    connect(this, &EventsPage::ingestWanted, &host, [this, &host] { host.open<IngestPage>(m_week); });
}

const EventSource& EventsPage::source() const
{
    return m_week.game->events.at(static_cast<std::size_t>(std::max(0, m_sources->currentIndex())));
}

EventQuery EventsPage::query() const
{
    const bool sameSource = m_list->query().source.id == source().id;
    return {.source = source(),
            .shape = sameSource ? m_list->query().shape : EventShape(),
            .filter = m_filterBar->filter()};
}

bool EventsPage::isLoading() const
{
    return m_list->isLoading() || m_payload->isLoading();
}

PageState EventsPage::state() const
{
    if (m_week.game->events.empty())
        return {};
    PageState state {{SourceKey, source().id}};
    if (const EventFilter& filter = m_filterBar->filter(); !filter.isEmpty())
        state.insert(FilterKey, QString::fromUtf8(filter.toJson()));
    if (const EventRow* row = m_list->current()) {
        state.insert(TimeKey, QString::fromUtf8(row->key.at));
        state.insert(EventIdKey, QString::fromUtf8(row->key.id));
    }
    return state;
}

void EventsPage::setState(const PageState& state)
{
    setSource(state.value(SourceKey));
    if (const auto filter = EventFilter::fromJson(state.value(FilterKey).toUtf8()))
        setFilter(*filter);
    if (state.contains(EventIdKey))
        showEvent({.at = state.value(TimeKey).toUtf8(), .id = state.value(EventIdKey).toUtf8()});
}

std::vector<QStringList> EventsPage::commands() const
{
    if (m_week.game->events.empty())
        return {};
    QStringList command = QStringList {QStringLiteral("events")} + m_week.arguments();
    command << QStringLiteral("--source") << source().id;
    return {command + typedFilter(m_filterBar->filter())};
}

void EventsPage::setLacks(const std::vector<Lack>& lacks)
{
    greyLacking(m_sources, idsOf(m_week.game->events), lacks, Lack::Of::Events);
}

void EventsPage::setFilter(const EventFilter& filter)
{
    m_filterBar->setFilter(filter);
}

void EventsPage::showBetween(qint64 from, qint64 to, const QString& source, EventFilter filter)
{
    setSource(source);
    filter.from = dateTimeOf(from);
    filter.until = dateTimeOf(to + 999); // whole milliseconds
    setFilter(filter);
}

void EventsPage::setSource(const QString& id)
{
    for (int i = 0; i < m_sources->count(); ++i) {
        if (m_week.game->events[static_cast<std::size_t>(i)].id == id)
            m_sources->setCurrentIndex(i);
    }
}

void EventsPage::showEvent(const EventKey& key)
{
    m_list->showEvent(key);
}

/// Learns what the source has, then shows its newest page.
std::optional<QString> EventsPage::reads() const
{
    return m_week.game->events.empty() ? QString() : QString::fromUtf8(source().query.text);
}

void EventsPage::openSource()
{
    Q_EMIT readsChanged();
    if (m_week.game->events.empty()) {
        m_state->setText(tr("This game has no events."));
        return;
    }
    m_payload->clear(tr("Select an event to see its payload."));
    applyFilter();
    m_kindsJob.start(
        withSession(m_week, KindsDeadline, fetchEventKinds, source(), MaxKinds),
        [this](const Result<QStringList>& kinds) {
            if (kinds) // without the list the page still works, and the page itself tells what is wrong
                m_filterBar->setKinds(*kinds);
        });
}

void EventsPage::applyFilter()
{
    m_count->forget();
    m_following->forget();
    const EventQuery wanted = query();
    const EventFilter& filter = wanted.filter;
    m_strip->setSelection(filter.hasTimes() ? std::optional(TimelineStrip::Range {
                              .begin = filter.from.isValid() ? filter.from.toMSecsSinceEpoch() * 1000
                                                             : std::numeric_limits<qint64>::min() / 2,
                              .end = filter.until.isValid() ? filter.until.toMSecsSinceEpoch() * 1000
                                                            : std::numeric_limits<qint64>::max() / 2})
                                            : std::nullopt);
    // whoever clears the filter wants to see what is around the event
    m_list->setQuery(wanted, filter.isEmpty() ? m_list->currentKey() : std::nullopt);
    if (!wanted.shape.columns.empty()) {
        m_timeline->setQuery(wanted);
        m_count->plan();
    }
}

void EventsPage::refresh()
{
    m_count->forgetExact();
    m_following->stop();
    m_list->refresh();
    if (!m_list->query().shape.columns.empty())
        m_timeline->refresh();
}

void EventsPage::showNewest()
{
    m_following->showNewest();
}

void EventsPage::showOldest()
{
    m_list->showOldest();
}

void EventsPage::showCurrent()
{
    if (const EventRow* row = m_list->current())
        m_payload->show(*row);
}

/// The event among all others of its time.
void EventsPage::showInContext()
{
    if (m_filterBar->filter().isEmpty()) {
        if (m_list->currentKey())
            m_list->showEvent(*m_list->currentKey());
        return;
    }
    m_filterBar->setFilter({});
}

void EventsPage::stopLoading()
{
    m_list->stop();
    m_timeline->cancel();
    m_count->stop();
}

void EventsPage::takeFailure(const Error& error)
{
    updateState(); // this hides what was shown before
    if (isGone(error)) {
        m_following->end();
        m_timeline->cancel();
    }
    showFailure(error, m_list->model()->eventCount() > 0);
}

void EventsPage::updateState()
{
    QString state;
    if (m_list->isLoading())
        state = tr("Loading… (Esc stops)");
    else if (m_list->hasFailed())
        state = tr("Not loaded. F5 tries again.");
    if (!m_list->isLoading() && !m_list->hasFailed() && !m_following->isFollowing())
        banner()->hide();
    m_state->setText(state);
    m_payload->setListed(!m_list->lacksCurrent());
    sayEmpty(state.isEmpty());
}

void EventsPage::setRowsHidden(bool are)
{
    m_areRowsHidden = are;
    updateState();
}

void EventsPage::sayEmpty(bool isLoaded)
{
    if (!isLoaded)
        return m_empty->say({});
    if (!m_filterBar->filter().isEmpty())
        return m_empty->say(tr("No event matches the filter."),
                            {{tr("Clear the filter"), [this] { m_filterBar->clear(); }}});
    if (m_areRowsHidden)
        return m_empty->say(tr("There are no events that your role may see: row security hides some."));
    std::vector<EmptyState::Step> steps;
    if (takesFiles(*m_week.game))
        steps.push_back({tr("Import files…"), [this] { Q_EMIT importWanted(); }});
    if (m_week.game->fetchPlan)
        steps.push_back({tr("Fetch from the game's API"), [this] { Q_EMIT ingestWanted(); }});
    m_empty->say(tr("There are no events in this week yet."), steps);
}

void EventsPage::updatePlace()
{
    const auto times = m_list->shownTimes();
    m_strip->setMark(
        times ? std::optional(TimelineStrip::Range {.begin = times->second, .end = times->first + 1})
              : std::nullopt);
}

QString EventsPage::shownSql() const
{
    const EventQuery shown = m_list->query();
    if (shown.shape.columns.empty())
        return {};
    auto statement =
        eventPageStatement(shown, {}, EventDirection::Older, EventPageRows, EventValues::Literals);
    return statement ? Pg::scriptStatement(QString::fromUtf8(statement->sql.text()))
                     : Pg::scriptComment(statement.error().text());
}

void EventsPage::showSql()
{
    showSqlDialog(this, tr("SQL of the events shown"), shownSql());
}

void EventsPage::exportEvents()
{
    if (m_list->query().shape.columns.empty())
        return; // the source could not be read, which the banner says
    auto* dialog = new ExportDialog(m_week, m_list->query(), m_count->estimate(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void EventsPage::filterBySelection()
{
    using Field = EventCondition::Field;
    using Test = EventCondition::Test;
    const int row = m_list->table()->currentIndex().row();
    const EventTableModel* model = m_list->model();
    if (model->event(row))
        setFilter(EventFilter()
                      .with(Field::Kind, Test::Equals, model->cellText(row, "kind"))
                      .with(Field::Subject, Test::Equals, model->cellText(row, "subject")));
}

}
