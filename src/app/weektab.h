#pragma once

#include "pages/pagekinds.h"

#include <QWidget>

#include <map>

class QButtonGroup;
class QLabel;
class QStackedWidget;

namespace Weekglass {

class HiddenRowsBanner;
class WeekPage;

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
    Page* page() const;
    /// Of this kind; null if it was not made yet.
    Page* page(const PageKind& kind) const;
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
    /// Whether it can show a page of this kind; not all read as a player.
    bool canShow(const PageKind& kind) const;

Q_SIGNALS:
    /// It is read as a player, and should not be any more.
    void allRowsWanted();
    /// In the bar.
    void chosen(const Weekglass::PageKind& kind);
    void shown(const Weekglass::PageKind& kind);

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeBar();
    QString whyNot(const PageKind& kind) const;
    int indexOf(const PageKind& kind) const;

    const WeekHandle m_week;
    std::vector<const PageKind*> m_kinds; // of weeks
    std::map<const PageKind*, WeekPage*> m_pages;
    std::map<const PageKind*, PageState> m_waiting;
    const PageKind* m_current = nullptr;
    QButtonGroup* m_buttons;
    QLabel* m_lacking;
    HiddenRowsBanner* m_hidden;
    QStackedWidget* m_stack;
};

}
