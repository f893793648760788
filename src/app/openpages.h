#pragma once

#include "pages/pagekinds.h"

class QTabWidget;

namespace Weekglass {

class Games;
class MarkedServers;
class WeekDialogs;
class WeeksPanel;

/// The pages that are open, as tabs, and what the window does for them.
class OpenPages : public PageHost
{
    Q_OBJECT

public:
    /// All must outlive it.
    OpenPages(QTabWidget* tabs, WeeksPanel* weeks, MarkedServers& servers, Games& games);
    ~OpenPages() override;

    const std::vector<PageKind>& kinds() const { return m_kinds; }
    WeekDialogs& dialogs() const { return *m_dialogs; }
    /// Whether it is known what a page of this kind is to be opened on, and how careful one has to be there.
    bool canOpen(const PageKind& kind) const;
    /// On what is selected; asks for the game where none is.
    void openSelected(const PageKind& kind);
    /// What an action is meant for that changes a week: the one of the board if that is in front, else the
    /// selected one; without a week (OID 0) its server, and the game if one is selected.
    WeekHandle target() const;
    void closeTab(int index);
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
    void showTask(const WeekHandle& week, const OperationTask& task) override;
    void reloadGames() override;

Q_SIGNALS:
    void statusMessage(const QString& message);

private:
    const PageKind& kindOf(const QMetaObject& type) const;
    Page* openKind(const PageKind& kind, WeekHandle on);
    void openOfGame(const PageKind& kind, const WeekHandle& on);
    Page* find(const QString& name, const std::shared_ptr<Pg::SessionPool>& pool) const;
    void leaveBoard();
    void markGone(QWidget* page);
    void showWelcome();

    QTabWidget* m_tabs;
    WeeksPanel* m_weeks;
    MarkedServers& m_servers;
    Games& m_games;
    const std::vector<PageKind> m_kinds;
    std::unique_ptr<WeekDialogs> m_dialogs;
};

}
