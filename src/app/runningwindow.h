#pragma once

#include <QObject>

class QLocalServer;

namespace Weekglass {

/// A window of this user that runs already shows the links that further starts of the program are given, so
/// that they open no second one. Told over a local socket that only this user may use.
class RunningWindow : public QObject
{
    Q_OBJECT

public:
    explicit RunningWindow(QObject* parent = nullptr);

    /// Before there is a window: waits for the answer of one, for a second at most.
    /// @return whether one took the link
    static bool passOn(const QString& link);
    /// From now on this window is told; not if another one is.
    void listen();

Q_SIGNALS:
    void linkWanted(const QString& link);

private:
    void take();

    QLocalServer* m_server;
};

}
