#pragma once

#include "base/job.h"
#include "events/eventplan.h"
#include "weeks/weekhandle.h"

#include <QToolButton>

#include <optional>

namespace Weekglass {

class EventList;

/// How many events the query of a list has: as the planner guesses, or exactly, once it was pressed or
/// somebody else knows. Pressing it while it counts stops that.
class EventCount : public QToolButton
{
    Q_OBJECT

public:
    EventCount(WeekHandle week, EventList* list, QWidget* parent = nullptr);

    /// Of the list's query; planned() tells what came of it.
    void plan();
    void setExact(qint64 count);
    bool isExact() const { return m_exact >= 0; }
    /// Exactly or about; -1: nothing is known.
    double estimate() const;
    /// So many came.
    void add(qint64 count);
    /// There may be others now.
    void forgetExact() { m_exact = -1; }
    /// It is another query now.
    void forget();
    void stop();

public Q_SLOTS:
    void countExactly();

Q_SIGNALS:
    /// Nothing if there is no plan; the list tells what is wrong then.
    void planned(const std::optional<Weekglass::EventPlan>& plan);
    void failed(const Weekglass::Error& error);

private:
    void showCount();
    QString countText() const;

    const WeekHandle m_week;
    EventList* m_list;
    std::optional<EventPlan> m_plan;
    qint64 m_exact = -1;
    Job m_planJob;
    Job m_countJob {longWorkPool()};
};

}
