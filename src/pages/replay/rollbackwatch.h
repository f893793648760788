#pragma once

#include "base/job.h"
#include "rollback/operation.h"
#include "weeks/weekhandle.h"

#include <QTimer>

namespace Weekglass {

/// Notices that somebody else rolled back the game that is shown, or undid that: it asks every few seconds
/// while its widget is seen.
class RollbackWatch : public QObject
{
    Q_OBJECT

public:
    /// @p seen: the widget; it must outlive the watch.
    RollbackWatch(WeekHandle week, QWidget* seen);

    /// Of this game, from what was done to it until now; an empty log: of none.
    void watch(const QString& log, const QByteArray& gameId);

Q_SIGNALS:
    void happened(const Weekglass::Operation& operation);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void ask();
    void take(const Result<std::optional<Operation>>& newest);

    const WeekHandle m_week;
    QWidget* m_seen;
    QString m_log;
    QByteArray m_gameId;
    std::optional<QByteArray> m_known; ///< the newest operation; empty: there is none; nothing: not asked yet
    QTimer m_timer;
    Job m_job;
};

}
