#pragma once

#include "app/connectionwatch.h"
#include "widgets/theme/pill.h"
#include "workspace/workspace.h"

#include <QToolBar>

class QLabel;
class QToolButton;

namespace Weekglass {

class EnvironmentMark;
class PillLabel;
class SearchBox;

/// Over the window: where one is, the search for anything, and whether the server is there.
class Header : public QToolBar
{
    Q_OBJECT

public:
    explicit Header(QWidget* parent = nullptr);

    SearchBox* search() const { return m_search; }
    /// Shows and hides the list of weeks.
    void setPanelAction(QAction* action);
    void setServer(const QString& server);
    void setEnvironment(Environment environment);
    /// Empty: none is in front.
    /// @param state of the week; empty: not known
    void setWeek(const QString& week, const Pill& state = {});
    void showConnection(ConnectionWatch::State state, const QString& why);
    /// A standby is named, with the time up to which it is; a primary is what one expects.
    void showRole(const Pg::ServerRole& role);
    /// On the private server, which can be started; else one can only try again.
    void setIsPrivate(bool isPrivate);

Q_SIGNALS:
    void reconnectWanted();

private:
    QToolButton* m_panel;
    QLabel* m_server;
    EnvironmentMark* m_mark;
    PillLabel* m_role;
    QLabel* m_week;
    PillLabel* m_weekState;
    SearchBox* m_search;
    PillLabel* m_state;
    QToolButton* m_reconnect;
    bool m_isPrivate = false;
};

}
