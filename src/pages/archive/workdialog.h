#pragma once

#include "base/job.h"
#include "pages/archive/latest.h"

#include <QDialog>
#include <QTimer>

#include <functional>

class QLabel;
class QProgressBar;

namespace Weekglass {

/// A dialog that does long things in a worker, one at a time, and shows what that says on its way. Not modal;
/// while something runs, Escape stops it.
class WorkDialog : public QDialog
{
    Q_OBJECT

public:
    ~WorkDialog() override;

    bool isBusy() const { return m_job.isRunning(); }

public Q_SLOTS:
    /// While something runs, asks it to stop and waits for its answer.
    void reject() override;

protected:
    WorkDialog(const char* messageName, QWidget* parent);

    Job& job() { return m_job; }
    QLabel* message() const { return m_message; }
    QProgressBar* progress() const { return m_progress; }
    void showMessage(const QString& text);
    /// What the worker tells its steps to.
    std::function<void(const QString&)> teller() const;
    /// Shows what is told until endWork().
    std::stop_token beginWork();
    void endWork();
    bool isWorking() const { return m_timer.isActive(); }

private:
    std::stop_source m_stop;
    std::shared_ptr<Latest<QString>> m_words;
    QTimer m_timer;
    QLabel* m_message;
    QProgressBar* m_progress;
    Job m_job;
};

}
