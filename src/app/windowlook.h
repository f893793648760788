#pragma once

#include "base/job.h"

#include <QMainWindow>

class QActionGroup;
class QMenu;

namespace Weekglass {

/// How the window looks: its theme, and what of it is found again next time.
class WindowLook : public QObject
{
    Q_OBJECT

public:
    explicit WindowLook(QMainWindow* window);

    void addThemes(QMenu* menu);
    /// As it was left last time, and from now on it is remembered.
    void restore();
    /// If it is remembered. In the background: the program waits for it, for a moment, when the window is
    /// gone.
    void save() const;

Q_SIGNALS:
    void statusMessage(const QString& message);

private:
    QMainWindow* m_window;
    QActionGroup* m_themes;
    bool m_isRemembered = false;
    Job m_job;
};

}
