#include "pages/events/eventspage.h"

#include "base/servertime.h"
#include "pages/events/eventcount.h"
#include "pages/events/eventfilterbar.h"
#include "pages/events/eventfollowbar.h"
#include "pages/events/eventlist.h"
#include "pages/events/eventpayloadpane.h"
#include "pages/events/eventtimeline.h"
#include "widgets/parts/localaction.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace Weekglass {

QAction* EventsPage::addPageAction(const char* id, const QString& text, const QKeySequence& shortcut,
                                   const std::function<void()>& run)
{
    QAction* action = localAction(this, id, text, shortcut, run);
    m_list->table()->addAction(action);
    return action;
}

void EventsPage::setupActions()
{
    addPageAction("newest", tr("Newest events"), Qt::CTRL | Qt::Key_Home, [this] { showNewest(); });
    addPageAction("oldest", tr("Oldest events"), Qt::CTRL | Qt::Key_End, [this] { showOldest(); });
    addPageAction("refresh", tr("Refresh"), QKeySequence::Refresh, [this] { refresh(); });
    auto* follow = addPageAction("follow", tr("Follow new events"), Qt::CTRL | Qt::Key_T,
                                 [this] { m_following->followButton()->toggle(); });
    m_following->followButton()->setToolTip(
        tr("Show new events as they come (%1)").arg(follow->shortcut().toString(QKeySequence::NativeText)));
    auto* pause = addPageAction("pause", tr("Pause following"), Qt::CTRL | Qt::SHIFT | Qt::Key_Space,
                                [this] { m_following->pauseButton()->toggle(); });
    m_following->pauseButton()->setToolTip(tr("Hold the list; new events are counted (%1)")
                                               .arg(pause->shortcut().toString(QKeySequence::NativeText)));
    addPageAction("only", tr("Only events of this kind and subject"), Qt::CTRL | Qt::Key_L,
                  [this] { filterBySelection(); });
    m_payload->setContextAction(addPageAction("context", tr("Show in context"),
                                              Qt::CTRL | Qt::ALT | Qt::Key_L, [this] { showInContext(); }));
    addPageAction("find", tr("Filter by subject"), Qt::CTRL | Qt::Key_J,
                  [this] { m_filterBar->focusSubject(); });
    auto* count = addPageAction("count", tr("Count exactly"), Qt::CTRL | Qt::SHIFT | Qt::Key_N,
                                [this] { m_count->countExactly(); });
    m_count->setToolTip(count->toolTip());
    addPageAction("sql", tr("Show SQL"), Qt::CTRL | Qt::Key_U, [this] { showSql(); });
    addPageAction("export", tr("Export…"), Qt::CTRL | Qt::Key_E, [this] { exportEvents(); });
    addPageAction("search", tr("Search all weeks"), Qt::CTRL | Qt::SHIFT | Qt::Key_S,
                  [this] { Q_EMIT searchWanted(m_week, source().id, m_filterBar->filter()); });
    addPageAction("zoomIn", tr("Zoom into the timeline"), Qt::CTRL | Qt::ALT | Qt::Key_Plus,
                  [this] { m_strip->zoomIn(); });
    addPageAction("zoomOut", tr("Zoom out of the timeline"), Qt::CTRL | Qt::ALT | Qt::Key_Minus,
                  [this] { m_strip->zoomOut(); });
    auto* byStatus =
        addPageAction("byStatus", tr("Colour the timeline by status"), Qt::CTRL | Qt::ALT | Qt::Key_C, [] {});
    byStatus->setCheckable(true);
    connect(byStatus, &QAction::toggled, this,
            [this](bool on) { m_timeline->setSplit(on ? Timeline::Split::Status : Timeline::Split::Kind); });
    m_strip->addAction(byStatus);
    addPageAction("stop", tr("Stop loading"), Qt::Key_Escape, [this] { stopLoading(); });
    for (QAction* action : m_payload->payloadActions()) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        m_list->table()->addAction(action);
    }
}

void EventsPage::setupLayout()
{
    auto* top = new QHBoxLayout;
    top->addWidget(m_sources, 0, Qt::AlignTop);
    top->addWidget(m_filterBar, 1);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_count);
    foot->addWidget(m_state, 1);
    foot->addWidget(m_following);
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
    column->addWidget(banner());
    column->addWidget(m_splitter, 1);
}

void EventsPage::connectParts()
{
    connect(m_filterBar, &EventFilterBar::filterChanged, this, &EventsPage::applyFilter);
    connect(m_sources, &QComboBox::currentIndexChanged, this, &EventsPage::openSource);
    connect(m_strip, &TimelineStrip::timeClicked, m_list, &EventList::showTime);
    connect(m_strip, &TimelineStrip::rangeSelected, this, [this](qint64 begin, qint64 end) {
        m_filterBar->setTimes(dateTimeOf(begin), dateTimeOf(end + 999)); // whole milliseconds
    });
    connect(m_timeline, &EventTimeline::wholeChanged, this, [this](const Timeline& whole) {
        const EventFilter& filter = m_filterBar->filter();
        m_list->setPositions(EventPositions(whole, filter));
        if (whole.quality == Timeline::Quality::Exact && !filter.hasTimes() && !m_count->isExact())
            m_count->setExact(whole.total());
    });
    connect(m_list, &EventList::shapeKnown, this, [this](const EventShape&) {
        m_payload->setQuery(m_list->query());
        m_timeline->setQuery(m_list->query());
        m_count->plan();
    });
    connect(m_list, &EventList::currentChanged, this, &EventsPage::showCurrent);
    connect(m_list, &EventList::stateChanged, this, &EventsPage::updateState);
    connect(m_list, &EventList::placeChanged, this, &EventsPage::updatePlace);
    connect(m_list, &EventList::failed, this, &EventsPage::takeFailure);
    connect(m_payload, &EventPayloadPane::statusMessage, this, &EventsPage::statusMessage);
    connect(m_payload, &EventPayloadPane::conditionWanted, m_filterBar, &EventFilterBar::addCondition);
    connect(m_filterBar, &EventFilterBar::statusMessage, this, &EventsPage::statusMessage);
    connect(m_count, &EventCount::planned, m_filterBar, &EventFilterBar::setPlan);
    connect(m_count, &EventCount::failed, this, &EventsPage::takeFailure);
    connect(m_list, &EventList::stateChanged, m_following, &EventFollowBar::follow);
    connect(m_following, &EventFollowBar::arrived, m_count, &EventCount::add);
    connect(m_following, &EventFollowBar::failed, this, &EventsPage::takeFailure);
    connect(m_following, &EventFollowBar::recovered, banner(), &QWidget::hide);
}

}
