#pragma once

#include "app/opentab.h"

#include <QObject>
#include <QTimer>

namespace Weekglass {

class Connector;
class KeptValue;
class Links;
class MarkedServers;
class OpenPages;
class WeeksPanel;

/// Keeps what is open, so that the next start has it again, also after the program was killed: the server,
/// the tabs, and where each of their pages is. Kept as links; nothing is asked of a week before its tab is
/// shown.
class WindowSession : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    struct Parts
    {
        OpenPages& pages;
        WeeksPanel& weeks;
        Connector& connector;
        MarkedServers& servers;
        const Links& links;
    };

    explicit WindowSession(const Parts& parts);

    /// What was open, and from now on that is kept. @p connects: to the server where it was, too; else it is
    /// opened only if the window is on that one.
    void restore(bool connects);
    /// At once, also while a page is loading: for the window that closes. A timer does it while it is open.
    void save();

Q_SIGNALS:
    void statusMessage(const QString& message);

private:
    /// As it is kept.
    struct Kept
    {
        QByteArray server; ///< WeekLink::LocalServer, or its conninfo without secrets
        std::vector<std::vector<WeekLink>> tabs; ///< the page in front is the last of its tab
        int current = 0;

        QByteArray toJson() const;
        static Kept fromJson(const QByteArray& json);
    };

    QByteArray server() const;
    void take(const Kept& kept, bool connects);
    void openKept();
    void saveIfSettled();

    const Parts m_parts;
    std::optional<Kept> m_kept; ///< to be opened when its weeks are listed
    KeptValue* m_value;
    QTimer m_timer;
};

}
