#pragma once

#include "base/job.h"
#include "query/queryrun.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <atomic>

namespace Weekglass {

/// Writes the whole result of a query to a file, behind the window, and says how far it is.
class QueryExporter : public QObject
{
    Q_OBJECT

public:
    explicit QueryExporter(QObject* parent = nullptr);

    void start(const std::vector<WeekHandle>& weeks, const QueryStatement& statement, const QString& file);
    void stop();
    bool isRunning() const { return m_job.isRunning(); }

Q_SIGNALS:
    /// Progress, then how it ended, in words.
    void message(const QString& text);
    void finished();

private:
    Job m_job;
    QTimer m_timer;
    std::shared_ptr<std::atomic<qint64>> m_rows;
};

}
