#pragma once

#include "pages/pagekinds.h"

#include <QMainWindow>
#include <QMessageBox>
#include <QTimer>

#include <functional>
#include <vector>

class QDockWidget;
class QTabWidget;

namespace Weekglass {

class Connector;
class ConnectionWatch;
class Finder;
class Games;
class Header;
class Links;
class MarkedServers;
class OpenPages;
class RecentWeeks;
class ResetNotice;
class WeeksPanel;
class WindowLook;
class WindowSession;

/// Assembles: weeks at the left, pages as tabs in the middle, activity at the bottom, and the menus.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(std::shared_ptr<const GameLibrary> library, QWidget* parent = nullptr);
    ~MainWindow() override;

    Connector* connector() const { return m_connector.get(); }
    Games* games() const { return m_games.get(); }
    OpenPages* pages() const { return m_pages.get(); }
    QTabWidget* tabs() const { return m_tabs; }
    WeeksPanel* weeks() const { return m_weeks; }
    /// The window as it was left last time, and from now on it is remembered.
    void rememberLook();
    Links* links() const { return m_links.get(); }
    /// See WindowSession::restore().
    WindowSession* session() const { return m_session.get(); }

protected:
    void closeEvent(QCloseEvent* event) override;

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

    void setupDocks();
    void setupServerMenu();
    void setupWeekMenu();
    void setupAdminMenu();
    void setupViewMenu();
    void setupRail(QDockWidget* weeks);
    void setupHelpMenu();
    void connectParts();
    void connectHeader();
    QAction* add(QMenu* menu, const Command& command);
    QString whyNoServer() const;
    void addPages(QMenu* menu, PageKind::Menu which);
    void addTabCommands(QMenu* menu);
    void askForLink();
    void showNews();
    void makeWeek();
    void updateActions();
    void showGameErrors();
    void showMessage(QMessageBox::Icon icon, const QString& title, const QString& text);

    QTabWidget* m_tabs;
    WeeksPanel* m_weeks;
    Header* m_header;
    ResetNotice* m_notice;
    std::vector<std::pair<QAction*, Command>> m_conditional; // those that cannot always be run
    QList<QAction*> m_railActions;
    QTimer m_closeTimer; // until what runs has stopped
    std::unique_ptr<Games> m_games;
    std::unique_ptr<MarkedServers> m_servers;
    std::unique_ptr<Connector> m_connector;
    std::unique_ptr<ConnectionWatch> m_watch;
    std::unique_ptr<OpenPages> m_pages;
    std::unique_ptr<Links> m_links;
    std::unique_ptr<WindowSession> m_session;
    std::unique_ptr<RecentWeeks> m_recent;
    std::unique_ptr<WindowLook> m_look;
    std::unique_ptr<Finder> m_finder;
};

}
