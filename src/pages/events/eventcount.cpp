#include "pages/events/eventcount.h"

#include "base/plural.h"
#include "pages/events/eventlist.h"
#include "pages/events/eventtablemodel.h"
#include "weeks/withsession.h"

#include <QLocale>

namespace Weekglass {

namespace {

constexpr std::chrono::milliseconds PlanDeadline {120000};

}

EventCount::EventCount(WeekHandle week, EventList* list, QWidget* parent)
    : QToolButton(parent)
    , m_week(std::move(week))
    , m_list(list)
{
    setObjectName(QStringLiteral("eventCount"));
    setAutoRaise(true);
    setAccessibleName(tr("Number of events; press to count exactly"));
    connect(this, &QToolButton::clicked, this, &EventCount::countExactly);
    connect(m_list, &EventList::stateChanged, this, &EventCount::showCount);
    showCount();
}

void EventCount::plan()
{
    m_planJob.start(withSession(m_week, PlanDeadline, planEvents, m_list->query()),
                    [this](const Result<EventPlan>& plan) {
                        m_plan = plan ? std::optional(*plan) : std::nullopt;
                        showCount();
                        Q_EMIT planned(m_plan);
                    });
}

void EventCount::countExactly()
{
    if (m_countJob.isRunning())
        return stop();
    m_countJob.start(withSession(m_week, NoDeadline, countEvents, m_list->query()),
                     [this](const Result<qint64>& count) {
                         if (count)
                             return setExact(*count);
                         showCount();
                         Q_EMIT failed(count.error());
                     });
    showCount();
}

void EventCount::setExact(qint64 count)
{
    m_exact = count;
    m_list->setExactTotal(count);
    showCount();
}

double EventCount::estimate() const
{
    if (isExact())
        return static_cast<double>(m_exact);
    return m_plan ? m_plan->rows : -1;
}

void EventCount::add(qint64 count)
{
    if (isExact())
        m_exact += count;
    showCount();
}

void EventCount::forget()
{
    m_countJob.cancel();
    m_plan.reset();
    forgetExact();
}

void EventCount::stop()
{
    m_countJob.cancel();
    showCount();
}

QString EventCount::countText() const
{
    const EventTableModel* model = m_list->model();
    const bool allThere = model->isAtNewest() && model->isAtOldest();
    if (m_countJob.isRunning())
        return tr("counting… (press to stop)");
    if (allThere || isExact())
        return tr("%1 event(s)", nullptr, pluralOf(allThere ? model->eventCount() : m_exact))
            .arg(QLocale().toString(allThere ? model->eventCount() : m_exact));
    if (m_plan)
        return tr("~%1 event(s)", nullptr, pluralOf(static_cast<qint64>(m_plan->rows)))
            .arg(QLocale().toString(static_cast<qint64>(m_plan->rows)));
    return tr("events");
}

void EventCount::showCount()
{
    setText(countText());
}

}
