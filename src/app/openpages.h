#pragma once

#include "app/opentab.h"
#include "app/startpage.h"

class QTabWidget;

namespace Weekglass {

class Games;
class MarkedServers;
class WeekDialogs;
class WeekTab;
class WeeksPanel;

/// The pages that are open, and what the window does for them: a tab for each week with its pages, and one
/// for each page of a game or a server.
class OpenPages : public PageHost
{
    Q_OBJECT

public:
    /// All must outlive it.
    OpenPages(QTabWidget* tabs, WeeksPanel* weeks, MarkedServers& servers, Games& games);
    ~OpenPages() override;

    const std::vector<PageKind>& kinds() const { return m_kinds; }
    WeekDialogs& dialogs() const { return *m_dialogs; }
    /// That of the tab in front; null: it shows none.
    Page* currentPage() const;
    QList<Page*> all() const;
    /// The week of the tab in front; only where none is there, that of the list.
    std::optional<WeekHandle> week() const;
    /// Why no page of this kind can be opened now: what for, or how careful one has to be there, is not
    /// known. Empty if one can.
    QString whyNot(const PageKind& kind) const;
    /// Its tab as it was left; a new one shows the first kind of page that its game has.
    void openWeek(const WeekHandle& week);
    /// Its tab shows from now on what this player may see (nothing: all rows again): its pages are made anew,
    /// where they were. Neither links nor the next start of the program know of it: both show all rows.
    void viewAs(const WeekHandle& week, const std::optional<ViewedPlayer>& player);
    /// Why nothing is changed in this week now; empty: it may be.
    QString whyReadOnly(const WeekHandle& week) const;
    /// A page of this kind on @p on. One that does not read as a player brings its tab back to all rows, and
    /// says so.
    Page* openKind(const PageKind& kind, WeekHandle on);
    /// On week(), or on what is selected; asks for the game where none is.
    void openSelected(const PageKind& kind);
    /// What an action is meant for that changes a week: the one of the board if that is in front, else
    /// week(); without a week (OID 0) its server, and the game if one is selected.
    WeekHandle target() const;
    void closeTab(int index);
    void closeOthers();
    /// What was closed last, with its pages where they were.
    void reopen();
    bool canReopen() const { return !m_closed.empty(); }
    /// Those that can be opened again, in their order.
    std::vector<OpenTab> openTabs() const;
    /// The tab in front; nothing if it cannot be opened again.
    std::optional<OpenTab> describeCurrent() const;
    /// The place of the tab in front among openTabs().
    int currentTab() const;
    /// Adds those of these tabs that are not open, and shows the one at the place @p current among them (-1:
    /// none); a page is made when it is first shown.
    void restore(const std::vector<OpenTab>& tabs, int current);
    /// The page beside the one in front, within its week.
    void showNeighbour(int step);
    /// Those that are seen read again what they show; others when they are shown.
    void serverIsBack(const std::shared_ptr<Pg::SessionPool>& pool);
    /// For the start page.
    void setRecent(std::vector<StartPage::Recent> weeks);
    /// What its pages show stays.
    void markWeekGone(const WeekIdentity& week);

    Page* openPage(const QMetaObject& type, const WeekHandle& on) override;
    void addPage(Page* page, const QString& title) override;
    AdminServer serverOf(const std::shared_ptr<Pg::SessionPool>& pool) const override;
    std::vector<WeekHandle> weeksOf(const GamePointer& game) const override;
    std::vector<WeekHandle> selectedWeeksOf(const GamePointer& game) const override;
    void passGate(const std::shared_ptr<Pg::SessionPool>& pool,
                  const std::function<void(const AdminServer&)>& open) override;
    void takeStep(WeekStep step, const WeekHandle& week) override;
    void openArchive(const QString& dump) override;
    void showTask(const WeekHandle& week, const OperationTask& task) override;
    void importFiles(const WeekHandle& week, const QStringList& files) override;
    void reloadGames() override;

Q_SIGNALS:
    void statusMessage(const QString& message);
    // of the start page
    void privateServerWanted();
    void connectionWanted();
    void newWeekWanted();
    void newsWanted();
    void linkWanted(const QString& link);

private:
    const PageKind& kindOf(const QMetaObject& type) const;
    Page* openInWeek(const PageKind& kind, const WeekHandle& on, const QString& name);
    WeekTab* find(const WeekHandle& week) const;
    WeekTab* weekTab(const WeekHandle& on);
    WeekTab* currentWeekTab() const;
    void joinPage(Page* page);
    int addTab(QWidget* widget, const QString& title);
    std::optional<OpenTab> describe(const QWidget* widget) const;
    QWidget* addWaiting(const OpenTab& tab);
    QWidget* findWaiting(const QString& name, const std::shared_ptr<Pg::SessionPool>& pool) const;
    void makeCurrent();
    void openOfGame(const PageKind& kind, const WeekHandle& on);
    Page* find(const QString& name, const std::shared_ptr<Pg::SessionPool>& pool) const;
    void leaveBoard();
    void markGone(QWidget* tab);
    bool refuses(const WeekHandle& week) const;
    void showWelcome();
    std::optional<WeekHandle> first(const QMetaObject& type) const;
    void openFirst(const QMetaObject& type);

    QTabWidget* m_tabs;
    WeeksPanel* m_weeks;
    MarkedServers& m_servers;
    Games& m_games;
    const std::vector<PageKind> m_kinds;
    std::unique_ptr<WeekDialogs> m_dialogs;
    std::vector<OpenTab> m_closed;
    std::vector<StartPage::Recent> m_recent;
};

}
