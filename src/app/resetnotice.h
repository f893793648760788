#pragma once

#include "base/job.h"
#include "weeks/weekhandle.h"

#include <QWidget>

class QLabel;

namespace Weekglass {

class PageHost;

/// A bar that says which reset of this server's weeks was interrupted, and opens it; hidden if none was.
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
    void show(const std::vector<WeekHandle>& weeks);

    PageHost* m_host = nullptr;
    QLabel* m_text;
    WeekHandle m_week; ///< the first of them
    Job m_job;
};

}
