#include "pages/replay/rollbackwatch.h"

#include "rollback/operationsince.h"
#include "weeks/withsession.h"

#include <QEvent>
#include <QWidget>

namespace Weekglass {

namespace {

constexpr std::chrono::seconds Pause {5};
constexpr std::chrono::milliseconds Deadline {20000};

}

RollbackWatch::RollbackWatch(WeekHandle week, QWidget* seen)
    : QObject(seen)
    , m_week(std::move(week))
    , m_seen(seen)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(Pause);
    connect(&m_timer, &QTimer::timeout, this, &RollbackWatch::ask);
    seen->installEventFilter(this);
}

void RollbackWatch::watch(const QString& log, const QByteArray& gameId)
{
    m_job.cancel();
    m_log = log;
    m_gameId = gameId;
    m_known.reset();
    ask();
}

bool RollbackWatch::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show && m_known)
        ask();
    return QObject::eventFilter(watched, event);
}

void RollbackWatch::ask()
{
    m_timer.stop();
    if (m_log.isEmpty() || m_job.isRunning() || (m_known && !m_seen->isVisible()))
        return;
    m_job.start(
        withSession(m_week, Deadline, operationSince, m_log, m_gameId, m_known.value_or(QByteArray())),
        [this](const Result<std::optional<Operation>>& newest) { take(newest); });
}

/// Without an answer, as without the right to read the ledger, there is nothing to tell.
void RollbackWatch::take(const Result<std::optional<Operation>>& newest)
{
    if (newest) {
        const bool isFirst = !m_known;
        if (isFirst || *newest)
            m_known = *newest ? (*newest)->id : QByteArray();
        if (!isFirst && *newest)
            Q_EMIT happened(**newest);
    }
    if (newest || !isGone(newest.error()))
        m_timer.start();
}

}
