#include "pages/events/eventspage.h"

#include "base/safetext.h"
#include "events/eventtime.h"
#include "models/eventtablemodel.h"
#include "pages/events/eventfilterbar.h"
#include "pages/events/eventfollower.h"
#include "pages/events/eventlist.h"
#include "pages/events/eventpayloadpane.h"
#include "pages/events/eventtimeline.h"
#include "pages/events/exportdialog.h"
#include "widgets/sqldialog.h"
#include "workspace/workspace.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr int PageRows = 200;
constexpr int MaxKinds = 200;
constexpr std::chrono::milliseconds SideDeadline {120000};

QString savedKind()
{
    return QStringLiteral("eventFilter");
}

}

EventsPage::EventsPage(WeekHandle week, QWidget* parent)
    : QWidget(parent)
    , m_week(std::move(week))
    , m_filterBar(new EventFilterBar)
    , m_sources(new QComboBox)
    , m_strip(new TimelineStrip)
    , m_timeline(new EventTimeline(m_week, m_strip))
    , m_list(new EventList(m_week))
    , m_payload(new EventPayloadPane(m_week))
    , m_follower(new EventFollower(m_week, this))
    , m_state(new QLabel)
    , m_count(new QToolButton)
    , m_follow(new QToolButton)
    , m_pause(new QToolButton)
    , m_badge(new QToolButton)
    , m_banner(new QLabel)
    , m_splitter(new QSplitter(Qt::Horizontal))
{
    setObjectName(QStringLiteral("eventsPage"));
    for (const EventSource& source : m_week.game->events)
        m_sources->addItem(source.title);
    m_sources->setAccessibleName(tr("Source of events"));
    m_sources->setVisible(m_sources->count() > 1);
    setupActions();
    setupLayout();
    connectParts();
    openSource();
    loadSaved();
}

EventsPage::~EventsPage() = default;

template<typename Receiver, typename Slot>
QAction* EventsPage::addPageAction(const QString& id, const QString& text, const QKeySequence& shortcut,
                                   Receiver* receiver, Slot slot)
{
    auto* action = new QAction(text, this);
    action->setObjectName(id);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, receiver, slot);
    addAction(action);
    m_list->table()->addAction(action);
    return action;
}

void EventsPage::setupActions()
{
    const auto id = [](const char* name) { return QString::fromLatin1(name); };
    addPageAction(id("newest"), tr("Newest events"), Qt::CTRL | Qt::Key_Home, this, &EventsPage::showNewest);
    addPageAction(id("oldest"), tr("Oldest events"), Qt::CTRL | Qt::Key_End, this, &EventsPage::showOldest);
    addPageAction(id("refresh"), tr("Refresh"), QKeySequence::Refresh, this, &EventsPage::refresh);
    auto* follow = addPageAction(id("follow"), tr("Follow new events"), Qt::CTRL | Qt::Key_T, m_follow,
                                 &QToolButton::toggle);
    m_follow->setToolTip(
        tr("Show new events as they come (%1)").arg(follow->shortcut().toString(QKeySequence::NativeText)));
    auto* pause = addPageAction(id("pause"), tr("Pause following"), Qt::CTRL | Qt::SHIFT | Qt::Key_Space,
                                m_pause, &QToolButton::toggle);
    m_pause->setToolTip(tr("Hold what is shown; new events are counted (%1)")
                            .arg(pause->shortcut().toString(QKeySequence::NativeText)));
    addPageAction(id("only"), tr("Only events of this kind and subject"), Qt::CTRL | Qt::Key_L, this,
                  &EventsPage::filterBySelection);
    addPageAction(id("find"), tr("Filter by subject"), Qt::CTRL | Qt::Key_K, m_filterBar,
                  &EventFilterBar::focusSubject);
    auto* count = addPageAction(id("count"), tr("Count exactly"), Qt::CTRL | Qt::SHIFT | Qt::Key_N, this,
                                &EventsPage::countExactly);
    m_count->setToolTip(tr("Count exactly (%1)").arg(count->shortcut().toString(QKeySequence::NativeText)));
    addPageAction(id("sql"), tr("Show SQL"), Qt::CTRL | Qt::Key_U, this, &EventsPage::showSql);
    addPageAction(id("export"), tr("Export…"), Qt::CTRL | Qt::Key_E, this, &EventsPage::exportEvents);
    addPageAction(id("search"), tr("Search all weeks"), Qt::CTRL | Qt::SHIFT | Qt::Key_S, this,
                  &EventsPage::searchAllWeeks);
    addPageAction(id("zoomIn"), tr("Zoom into the timeline"), Qt::CTRL | Qt::ALT | Qt::Key_Plus, m_strip,
                  &TimelineStrip::zoomIn);
    addPageAction(id("zoomOut"), tr("Zoom out of the timeline"), Qt::CTRL | Qt::ALT | Qt::Key_Minus, m_strip,
                  &TimelineStrip::zoomOut);
    auto* byStatus = new QAction(tr("Colour the timeline by status"), this);
    byStatus->setObjectName(id("byStatus"));
    byStatus->setCheckable(true);
    byStatus->setShortcut(Qt::CTRL | Qt::ALT | Qt::Key_C);
    byStatus->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(byStatus, &QAction::toggled, this,
            [this](bool on) { m_timeline->setSplit(on ? Timeline::Split::Status : Timeline::Split::Kind); });
    addAction(byStatus);
    m_list->table()->addAction(byStatus);
    m_strip->addAction(byStatus);
    addPageAction(id("stop"), tr("Stop loading"), Qt::Key_Escape, this, &EventsPage::stopLoading);
    for (QAction* action : m_payload->payloadActions()) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        m_list->table()->addAction(action);
    }
}

void EventsPage::setupLayout()
{
    for (QLabel* label : {m_state, m_banner})
        label->setTextFormat(Qt::PlainText);
    m_state->setObjectName(QStringLiteral("eventState"));
    m_banner->setObjectName(QStringLiteral("pageBanner"));
    m_banner->setWordWrap(true);
    m_banner->setAutoFillBackground(true);
    m_banner->setForegroundRole(QPalette::ToolTipText);
    m_banner->setBackgroundRole(QPalette::ToolTipBase);
    m_banner->setMargin(6);
    m_banner->hide();
    m_count->setObjectName(QStringLiteral("eventCount"));
    m_count->setAutoRaise(true);
    m_count->setAccessibleName(tr("Number of events; press to count exactly"));
    const std::tuple<QToolButton*, QString, QString, QString> buttons[] = {
        {m_follow, QStringLiteral("eventFollow"), tr("Follow"), tr("Follow new events")},
        {m_pause, QStringLiteral("eventPause"), tr("Pause"), tr("Pause following")},
        {m_badge, QStringLiteral("eventBadge"), QString(), tr("Show the new events")}};
    for (const auto& [button, name, text, accessibleName] : buttons) {
        button->setObjectName(name);
        button->setText(text);
        button->setAccessibleName(accessibleName);
        button->setCheckable(button != m_badge);
    }
    m_badge->setToolTip(
        tr("Show them (%1)").arg(QKeySequence(Qt::CTRL | Qt::Key_Home).toString(QKeySequence::NativeText)));
    m_pause->hide();
    m_badge->hide();
    auto* top = new QHBoxLayout;
    top->addWidget(m_sources, 0, Qt::AlignTop);
    top->addWidget(m_filterBar, 1);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_count);
    foot->addWidget(m_state, 1);
    foot->addWidget(m_badge);
    foot->addWidget(m_pause);
    foot->addWidget(m_follow);
    auto* left = new QWidget;
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->addWidget(m_list, 1);
    leftColumn->addLayout(foot);
    m_splitter->setObjectName(QStringLiteral("eventsSplitter"));
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_payload);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({600, 330});
    m_splitter->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(m_strip);
    column->addWidget(m_banner);
    column->addWidget(m_splitter, 1);
}

void EventsPage::connectParts()
{
    connect(m_filterBar, &EventFilterBar::filterChanged, this, &EventsPage::applyFilter);
    connect(m_filterBar, &EventFilterBar::saveWanted, this,
            [this](const QString& name, const EventFilter& filter) {
                changeSaved([name, filter](const QString& game) -> Result<void> {
                    auto workspace = Workspace::open();
                    return workspace
                        ? workspace->saveItem(game, savedKind(), {.name = name, .value = filter.toJson()})
                        : Result<void>(workspace.error());
                });
            });
    connect(m_filterBar, &EventFilterBar::removeWanted, this, [this](const QString& name) {
        changeSaved([name](const QString& game) -> Result<void> {
            auto workspace = Workspace::open();
            return workspace ? workspace->removeItem(game, savedKind(), name)
                             : Result<void>(workspace.error());
        });
    });
    connect(m_sources, &QComboBox::currentIndexChanged, this, &EventsPage::openSource);
    connect(m_strip, &TimelineStrip::timeClicked, m_list, &EventList::showTime);
    connect(m_strip, &TimelineStrip::rangeSelected, this, [this](qint64 begin, qint64 end) {
        m_filterBar->setTimes(dateTimeOf(begin), dateTimeOf(end + 999)); // whole milliseconds
    });
    connect(m_timeline, &EventTimeline::wholeChanged, this, [this](const Timeline& whole) {
        const EventFilter& filter = m_filterBar->filter();
        m_list->setPositions(EventPositions(whole, filter));
        if (whole.quality == Timeline::Quality::Exact && !filter.hasTimes() && m_exactCount < 0) {
            m_exactCount = whole.total();
            m_list->setExactTotal(m_exactCount);
        }
        updateState();
    });
    connect(m_list, &EventList::shapeKnown, this, [this](const EventShape&) {
        m_payload->setQuery(m_list->query());
        m_timeline->setQuery(m_list->query());
        planFilter();
    });
    connect(m_list, &EventList::currentChanged, this, &EventsPage::showCurrent);
    connect(m_list, &EventList::stateChanged, this, &EventsPage::updateState);
    connect(m_list, &EventList::placeChanged, this, &EventsPage::updatePlace);
    connect(m_list, &EventList::failed, this, &EventsPage::showFailure);
    connect(m_payload, &EventPayloadPane::statusMessage, this, &EventsPage::statusMessage);
    connect(m_payload, &EventPayloadPane::conditionWanted, m_filterBar, &EventFilterBar::addCondition);
    connect(m_count, &QToolButton::clicked, this, &EventsPage::countExactly);
    connect(m_follow, &QToolButton::toggled, this, &EventsPage::follow);
    connect(m_pause, &QToolButton::toggled, this, &EventsPage::setPaused);
    connect(m_badge, &QToolButton::clicked, this, &EventsPage::showNewest);
    connect(m_list, &EventList::stateChanged, this, &EventsPage::follow);
    connect(m_follower, &EventFollower::arrived, this, &EventsPage::arrived);
    connect(m_follower, &EventFollower::failed, this, &EventsPage::showFailure);
    connect(m_follower, &EventFollower::recovered, this, [this] { m_banner->hide(); });
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

void EventsPage::setFilter(const EventFilter& filter)
{
    m_filterBar->setFilter(filter);
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
void EventsPage::openSource()
{
    if (m_week.game->events.empty()) {
        m_state->setText(tr("This game has no events."));
        return;
    }
    applyFilter();
    m_kindsJob.start(
        [week = m_week, source = source()](const std::stop_token& stop) -> Result<QStringList> {
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            return fetchEventKinds(**session, source, MaxKinds, {.stop = stop, .deadline = SideDeadline});
        },
        [this](const Result<QStringList>& kinds) {
            if (kinds) // without the list the page still works, and the page itself tells what is wrong
                m_filterBar->setKinds(*kinds);
        });
}

void EventsPage::applyFilter()
{
    m_countJob.cancel();
    m_plan.reset();
    m_exactCount = -1;
    m_unseen = 0;
    m_follower->stop(); // it goes on with the new query once its newest rows are there
    const EventQuery wanted = query();
    const EventFilter& filter = wanted.filter;
    m_strip->setSelection(filter.hasTimes() ? std::optional(TimelineStrip::Range {
                              .begin = filter.from.isValid() ? filter.from.toMSecsSinceEpoch() * 1000
                                                             : std::numeric_limits<qint64>::min() / 2,
                              .end = filter.until.isValid() ? filter.until.toMSecsSinceEpoch() * 1000
                                                            : std::numeric_limits<qint64>::max() / 2})
                                            : std::nullopt);
    m_list->setQuery(wanted);
    if (!wanted.shape.columns.empty()) {
        m_timeline->setQuery(wanted);
        planFilter();
    }
}

void EventsPage::planFilter()
{
    m_planJob.start(
        [week = m_week, query = m_list->query()](const std::stop_token& stop) -> Result<EventPlan> {
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            return planEvents(**session, query, {.stop = stop, .deadline = SideDeadline});
        },
        [this](const Result<EventPlan>& plan) {
            m_plan = plan ? std::optional(*plan) : std::nullopt; // the list tells what is wrong
            m_filterBar->setPlan(m_plan);
            updateState();
        });
}

void EventsPage::countExactly()
{
    if (m_countJob.isRunning()) {
        m_countJob.cancel();
        return updateState();
    }
    m_countJob.start(
        [week = m_week, query = m_list->query()](const std::stop_token& stop) -> Result<qint64> {
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            return countEvents(**session, query, {.stop = stop});
        },
        [this](const Result<qint64>& count) {
            if (!count)
                return showFailure(count.error());
            m_exactCount = *count;
            m_list->setExactTotal(m_exactCount);
            updateState();
        });
    updateState();
}

void EventsPage::loadSaved()
{
    changeSaved([](const QString&) { return Result<void>(); });
}

void EventsPage::changeSaved(const std::function<Result<void>(const QString& game)>& change)
{
    m_savedJob.start(
        [change, game = m_week.game->id](const std::stop_token&) -> Result<std::vector<NamedEventFilter>> {
            if (auto changed = change(game); !changed)
                return changed.error();
            auto workspace = Workspace::open();
            if (!workspace)
                return workspace.error();
            auto items = workspace->items(game, savedKind());
            if (!items)
                return items.error();
            std::vector<NamedEventFilter> saved;
            for (const SavedItem& item : *items) {
                auto filter = EventFilter::fromJson(item.value);
                if (filter) // one that a newer version wrote stays where it is
                    saved.push_back({.name = item.name, .filter = *std::move(filter)});
            }
            return saved;
        },
        [this](const Result<std::vector<NamedEventFilter>>& saved) {
            if (saved)
                m_filterBar->setSaved(*saved);
            else
                Q_EMIT statusMessage(visibleText(saved.error().message));
        });
}

void EventsPage::refresh()
{
    m_exactCount = -1;
    m_follower->stop();
    m_list->refresh();
    if (!m_list->query().shape.columns.empty())
        m_timeline->refresh();
}

void EventsPage::showNewest()
{
    m_pause->setChecked(false);
    m_unseen = 0;
    m_list->showNewest();
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

void EventsPage::stopLoading()
{
    m_list->stop();
    m_timeline->cancel();
    m_countJob.cancel();
    updateState();
}

void EventsPage::showFailure(const Error& error)
{
    const bool gone = isGone(error);
    m_banner->setText(visibleLines(error.text(), 2000)
                      + (gone && m_list->model()->eventCount() > 0
                             ? QLatin1Char('\n') + tr("What was loaded stays here to read.")
                             : QString()));
    m_banner->show();
    updateState();
    if (!gone)
        return;
    m_follow->setChecked(false);
    m_timeline->cancel();
    Q_EMIT weekGone();
}

QString EventsPage::countText() const
{
    const EventTableModel* model = m_list->model();
    const bool allThere = model->isAtNewest() && model->isAtOldest();
    if (m_countJob.isRunning())
        return tr("counting… (press to stop)");
    if (allThere || m_exactCount >= 0)
        return tr("%1 events").arg(QLocale().toString(allThere ? model->eventCount() : m_exactCount));
    if (m_plan)
        return tr("~%1 events").arg(QLocale().toString(static_cast<qint64>(m_plan->rows)));
    return tr("events");
}

void EventsPage::updateState()
{
    const EventTableModel* model = m_list->model();
    m_count->setText(countText());
    QString state;
    if (m_list->isLoading())
        state = tr("Loading… (Esc stops)");
    else if (m_list->hasFailed())
        state = tr("Not loaded. F5 tries again.");
    else if (model->eventCount() == 0 && !m_filterBar->filter().isEmpty())
        state = tr("No event matches the filter.");
    else if (model->eventCount() == 0)
        state = tr("There are no events in this week yet.");
    m_badge->setVisible(m_unseen > 0);
    m_badge->setText(tr("▲ %1 new").arg(QLocale().toString(m_unseen)));
    if (!m_list->isLoading() && !m_list->hasFailed() && !m_follower->isFollowing())
        m_banner->hide();
    m_state->setText(state);
}

void EventsPage::updatePlace()
{
    const auto times = m_list->shownTimes();
    m_strip->setMark(
        times ? std::optional(TimelineStrip::Range {.begin = times->second, .end = times->first + 1})
              : std::nullopt);
    if (m_unseen > 0 && m_list->isAtTop() && !m_list->isLoading() && !m_pause->isChecked()) {
        m_unseen = 0;
        updateState();
    }
}

/// Begins to follow, or ends, as the button says; it begins when the newest rows are there.
void EventsPage::follow()
{
    const EventTableModel* model = m_list->model();
    m_pause->setVisible(m_follow->isChecked());
    if (!m_follow->isChecked()) {
        m_pause->setChecked(false);
        return m_follower->stop();
    }
    if (m_follower->isFollowing() || m_list->isLoading() || m_list->hasFailed())
        return;
    if (!model->isAtNewest())
        return m_list->showNewest();
    std::vector<EventKey> known;
    for (int row = model->firstRow(); row <= model->lastRow() && known.size() < tailOverlap; ++row)
        known.push_back(model->event(row)->key);
    m_follower->follow(m_list->query(), known);
}

void EventsPage::setPaused(bool paused)
{
    if (!paused && m_unseen > 0)
        showNewest();
}

/// New rows go into the list where it shows the newest ones; one who reads further down, or has paused, is
/// only told how many there are.
void EventsPage::arrived(const std::vector<EventRow>& rows)
{
    if (m_exactCount >= 0)
        m_exactCount += static_cast<qint64>(rows.size());
    if (!m_list->isAtTop() || m_pause->isChecked())
        m_unseen += static_cast<qint64>(rows.size());
    if (!m_pause->isChecked())
        m_list->addNew(rows);
    updateState();
}

QString EventsPage::shownSql() const
{
    const EventQuery shown = m_list->query();
    if (shown.shape.columns.empty())
        return {};
    auto statement = eventPageStatement(shown, {}, EventDirection::Older, PageRows, EventValues::Literals);
    return statement ? QString::fromUtf8(statement->sql.text()) + QLatin1Char(';') : statement.error().text();
}

void EventsPage::showSql()
{
    showSqlDialog(this, tr("SQL of the events shown"), shownSql());
}

void EventsPage::exportEvents()
{
    if (m_list->query().shape.columns.empty())
        return; // the source could not be read, which the banner says
    const double estimate = m_exactCount >= 0 ? static_cast<double>(m_exactCount)
        : m_plan                              ? m_plan->rows
                                              : -1;
    auto* dialog = new ExportDialog(m_week, m_list->query(), estimate, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void EventsPage::searchAllWeeks()
{
    Q_EMIT searchWanted(m_week, source().id, m_filterBar->filter());
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
