#include "pages/events/eventfollowbar.h"

#include "pages/events/eventfollower.h"
#include "pages/events/eventlist.h"
#include "pages/events/eventtablemodel.h"
#include "widgets/theme/icons.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>

namespace Weekglass {

EventFollowBar::EventFollowBar(WeekHandle week, EventList* list, QWidget* parent)
    : QWidget(parent)
    , m_list(list)
    , m_follower(new EventFollower(std::move(week), this))
    , m_follow(new QToolButton)
    , m_pause(new QToolButton)
    , m_badge(new QToolButton)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    const std::tuple<QToolButton*, QString, QString, QString> buttons[] = {
        {m_badge, QStringLiteral("eventBadge"), QString(), tr("Show the new events")},
        {m_pause, QStringLiteral("eventPause"), tr("Pause"), tr("Pause following")},
        {m_follow, QStringLiteral("eventFollow"), tr("Follow"), tr("Follow new events")}};
    for (const auto& [button, name, text, accessibleName] : buttons) {
        button->setObjectName(name);
        button->setText(text);
        button->setAccessibleName(accessibleName);
        button->setCheckable(button != m_badge);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        row->addWidget(button);
    }
    m_badge->setToolTip(
        tr("Show them (%1)").arg(QKeySequence(Qt::CTRL | Qt::Key_Home).toString(QKeySequence::NativeText)));
    m_follow->setIcon(iconOf(Icon::Follow));
    m_pause->setIcon(iconOf(Icon::Pause));
    m_pause->hide();
    m_badge->hide();
    connect(m_follow, &QToolButton::toggled, this, &EventFollowBar::follow);
    connect(m_pause, &QToolButton::toggled, this, &EventFollowBar::setPaused);
    connect(m_badge, &QToolButton::clicked, this, &EventFollowBar::showNewest);
    connect(m_list, &EventList::placeChanged, this, &EventFollowBar::noteSeen);
    connect(m_follower, &EventFollower::arrived, this, &EventFollowBar::take);
    connect(m_follower, &EventFollower::failed, this, &EventFollowBar::failed);
    connect(m_follower, &EventFollower::recovered, this, &EventFollowBar::recovered);
}

bool EventFollowBar::isFollowing() const
{
    return m_follower->isFollowing();
}

void EventFollowBar::stop()
{
    m_follower->stop();
}

void EventFollowBar::forget()
{
    stop();
    setUnseen(0);
}

void EventFollowBar::end()
{
    m_follow->setChecked(false);
}

void EventFollowBar::follow()
{
    const EventTableModel* model = m_list->model();
    m_pause->setVisible(m_follow->isChecked());
    if (!m_follow->isChecked()) {
        m_pause->setChecked(false);
        return m_follower->stop();
    }
    if (isFollowing() || m_list->isLoading() || m_list->hasFailed())
        return;
    if (!model->isAtNewest())
        return m_list->showNewest();
    std::vector<EventKey> known;
    for (int row = model->firstRow(); row <= model->lastRow() && known.size() < tailOverlap; ++row)
        known.push_back(model->event(row)->key);
    m_follower->follow(m_list->query(), known);
}

void EventFollowBar::showNewest()
{
    m_pause->setChecked(false);
    setUnseen(0);
    m_list->showNewest();
}

void EventFollowBar::setPaused(bool paused)
{
    if (!paused && m_unseen > 0)
        showNewest();
}

/// One who reads further down, or has paused, is only told how many there are.
void EventFollowBar::take(const std::vector<EventRow>& rows)
{
    const auto count = static_cast<qint64>(rows.size());
    Q_EMIT arrived(count);
    if (!m_list->isAtTop() || m_pause->isChecked())
        setUnseen(m_unseen + count);
    if (!m_pause->isChecked())
        m_list->addNew(rows);
}

void EventFollowBar::noteSeen()
{
    if (m_unseen > 0 && m_list->isAtTop() && !m_list->isLoading() && !m_pause->isChecked())
        setUnseen(0);
}

void EventFollowBar::setUnseen(qint64 rows)
{
    m_unseen = rows;
    m_badge->setVisible(rows > 0);
    m_badge->setText(tr("▲ %1 new").arg(QLocale().toString(rows)));
}

}
