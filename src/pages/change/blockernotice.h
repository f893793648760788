#pragma once

#include "pg/lockwatch.h"
#include "workspace/workspace.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace Weekglass {

/// Says who blocks what runs, and lets that session's statement be cancelled, or the session be ended. Hidden
/// while nothing waits.
class BlockerNotice : public QWidget
{
    Q_OBJECT

public:
    explicit BlockerNotice(Environment environment, QWidget* parent = nullptr);
    ~BlockerNotice() override;

    /// For the watch of a run that begins now. Any thread may call it, also when this is gone.
    Pg::LockWatch::Told beginRun();
    /// What an earlier run still tells is dropped.
    void endRun();

private:
    struct Line;

    void show(const Pg::LockWait& wait, int run);
    void ask(Pg::SessionEnd how);

    const Environment m_environment;
    const std::shared_ptr<Line> m_line;
    int m_run = 0;
    Pg::LockWait m_wait;
    QLabel* m_text;
    QComboBox* m_choice;
};

}
