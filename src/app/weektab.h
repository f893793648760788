#pragma once

#include "base/job.h"
#include "pages/pagekinds.h"
#include "pages/weekpage.h"

#include <QWidget>

#include <map>

class QButtonGroup;
class QLabel;
class QStackedWidget;

namespace Weekglass {

class HiddenRowsBanner;

/// One week: a bar of its kinds of pages, and the page that was chosen there. A page is made when it is first
/// shown. A kind that the game does not have stays in the bar, and says why.
class WeekTab : public QWidget
{
    Q_OBJECT

public:
    /// @p kinds: must outlive it.
    WeekTab(WeekHandle week, const std::vector<PageKind>& kinds, QWidget* parent = nullptr);

    const WeekHandle& week() const { return m_week; }
    /// "SpaceTraders · w46"
    static QString titleOf(const WeekHandle& week);
    QString title() const { return titleOf(m_week); }
    /// In front; null as long as that kind was not made.
    WeekPage* page() const;
    /// Of this kind; null if it was not made yet.
    WeekPage* page(const PageKind& kind) const;
    void add(const PageKind& kind, WeekPage* page);
    /// In front from now on; its page may come later.
    void show(const PageKind& kind);
    /// The kind in front; null before the first.
    const PageKind* current() const { return m_current; }
    const std::map<const PageKind*, WeekPage*>& pages() const { return m_pages; }
    /// Where pages were that are not made yet: they begin there.
    void setWaiting(std::map<const PageKind*, PageState> states) { m_waiting = std::move(states); }
    const std::map<const PageKind*, PageState>& waiting() const { return m_waiting; }
    /// Nothing: a page of this kind begins as it likes.
    std::optional<PageState> takeWaiting(const PageKind& kind);
    /// The next one in the bar that the game has; @p step: 1 or -1.
    const PageKind* neighbour(int step) const;
    /// Why there is no such page: the game has none, or the database lacks all that it shows. Empty: there
    /// is.
    QString whyNot(const PageKind& kind) const;
    /// What the database lacks of the game. Looked for in databases that are no weeks: a week's migrations
    /// say it.
    const std::vector<Lack>& lacks() const { return m_lacks; }
    bool isLooking() const { return m_lacksJob.isRunning(); }

Q_SIGNALS:
    /// It is read as a player, and should not be any more.
    void allRowsWanted();
    /// In the bar.
    void chosen(const Weekglass::PageKind& kind);
    void shown(const Weekglass::PageKind& kind);
    /// It is known what the database lacks.
    void looked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeBar();
    QWidget* makeNotice();
    void look();
    void takeLacks(const std::vector<Lack>& lacks);
    void updateBar();
    void showLacks();
    void sayHidden();
    int indexOf(const PageKind& kind) const;

    const WeekHandle m_week;
    std::vector<const PageKind*> m_kinds; // of weeks
    std::map<const PageKind*, WeekPage*> m_pages;
    std::map<const PageKind*, PageState> m_waiting;
    const PageKind* m_current = nullptr;
    QButtonGroup* m_buttons;
    QLabel* m_lacking;
    HiddenRowsBanner* m_hidden;
    QLabel* m_notice; ///< what the database lacks
    QStackedWidget* m_stack;
    std::vector<Lack> m_lacks;
    Job m_lacksJob;
};

}
