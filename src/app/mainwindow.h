#pragma once

#include <QMainWindow>
#include <QTimer>

#include <memory>

class QTabWidget;

namespace Weekglass {

class Connector;
class ConnectionWatch;
class CrashNotice;
class Finder;
class GameLibrary;
class Games;
class Header;
class Links;
class MarkedServers;
class Menus;
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
    /// The window as it was left last time, and from now on it is remembered; with what crashes left.
    void rememberLook();
    Links* links() const { return m_links.get(); }
    /// See WindowSession::restore().
    WindowSession* session() const { return m_session.get(); }

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void setupDocks();
    void connectParts();
    void connectHeader();
    void showGameErrors();

    QTabWidget* m_tabs;
    WeeksPanel* m_weeks;
    Header* m_header;
    ResetNotice* m_notice;
    CrashNotice* m_crashes;
    Menus* m_menus = nullptr;
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
