#pragma once

#include "base/job.h"
#include "query/queryrun.h"

#include <QObject>

namespace Weekglass {

/// Writes the whole result of a query to a file, behind the window, and says how far it is.
class QueryExporter : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void start(const std::vector<WeekHandle>& weeks, const QueryStatement& statement, const QString& file);
    void stop();
    bool isRunning() const { return m_job.isRunning(); }

Q_SIGNALS:
    /// Progress, then how it ended, in words.
    void message(const QString& text);
    void finished();

private:
    Job m_job {longWorkPool()};
};

}
