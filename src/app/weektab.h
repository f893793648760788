#pragma once

#include "pages/pagekinds.h"

#include <QWidget>

#include <map>

class QButtonGroup;
class QLabel;
class QStackedWidget;

namespace Weekglass {

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
    /// In front; null before the first.
    Page* page() const;
    /// Of this kind; null if it was not made yet.
    Page* page(const PageKind& kind) const;
    void add(const PageKind& kind, WeekPage* page);
    void show(const PageKind& kind);
    /// The kind of the page in front.
    const PageKind* current() const;
    /// Those that were made, in the order of the bar.
    std::vector<const PageKind*> opened() const;
    /// The next one in the bar that the game has; @p step: 1 or -1.
    const PageKind* neighbour(int step) const;

Q_SIGNALS:
    /// In the bar.
    void chosen(const Weekglass::PageKind& kind);

private:
    QWidget* makeBar();
    int indexOf(const PageKind& kind) const;

    const WeekHandle m_week;
    std::vector<const PageKind*> m_kinds; // of weeks
    std::map<const PageKind*, WeekPage*> m_pages;
    QButtonGroup* m_buttons;
    QLabel* m_lacking;
    QStackedWidget* m_stack;
};

}
