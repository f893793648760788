#pragma once

#include "base/job.h"
#include "lifecycle/interruptedresets.h"
#include "weeks/weekhandle.h"

#include <QWidget>

class QLabel;

namespace Weekglass {

class PageHost;

/// A bar that says which reset or blue/green change of this server's weeks was interrupted, and opens it;
/// hidden if none was.
class ResetNotice : public QWidget
{
    Q_OBJECT

public:
    explicit ResetNotice(QWidget* parent = nullptr);

    /// Its dialogs open there, and it looks again after each that changed weeks. @p host outlives it.
    void setHost(PageHost& host);
    /// Looks again, at the server of the host.
    void refresh();

private:
    using Kind = InterruptedReset::Kind;

    void show(const std::vector<std::pair<WeekHandle, Kind>>& weeks);

    PageHost* m_host = nullptr;
    QLabel* m_text;
    WeekHandle m_week; ///< the first of them
    Kind m_kind = Kind::Reset; ///< what was begun there
    Job m_job;
};

}
