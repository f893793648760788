#pragma once

#include "pages/pagekinds.h"

#include <QKeySequence>
#include <QObject>

#include <functional>
#include <vector>

class QAction;
class QDockWidget;
class QMainWindow;
class QMenu;
class QTabWidget;

namespace Weekglass {

class Connector;
class Games;
class Header;
class Links;
class MarkedServers;
class OpenPages;
class WeeksPanel;
class WindowLook;

/// The menus of the window, and the rail that stays of the list of weeks while it is hidden. A command that
/// cannot be run now is greyed and says why.
class Menus : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QMainWindow& window; ///< with its docks
        QTabWidget& tabs;
        Header& header;
        WeeksPanel& weeks;
        OpenPages& pages;
        Connector& connector;
        Games& games;
        MarkedServers& servers;
        Links& links;
        WindowLook& look;
    };

    explicit Menus(const Parts& parts);

    /// Which commands can be run now.
    void update();
    void makeWeek();
    void showNews();

private:
    /// An action of a menu.
    struct Command
    {
        QString text;
        QKeySequence keys;
        QString tip;
        std::function<void()> run;
        std::function<QString()> whyNot = {}; ///< why it cannot be run now; empty, or an empty text: it can
    };

    void setupServerMenu();
    void setupWeekMenu();
    void setupAdminMenu();
    void setupViewMenu();
    void setupRail(QDockWidget* weeks);
    void setupHelpMenu();
    void showHelp();
    void showDiagnostics();
    QAction* add(QMenu* menu, const Command& command);
    void addPages(QMenu* menu, PageKind::Menu which);
    void addCache(QMenu* menu);
    void addPlayerCommands(QMenu* menu);
    void addTabCommands(QMenu* menu);
    void askForLink();
    void askForDatabase();
    QString whyNoServer() const;

    const Parts m_parts;
    std::vector<std::pair<QAction*, Command>> m_conditional; // those that cannot always be run
    QList<QAction*> m_railActions;
};

}
