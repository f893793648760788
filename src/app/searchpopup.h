#pragma once

#include "app/searchentry.h"

#include <QFrame>

class QLabel;
class QTreeWidget;

namespace Weekglass {

/// What was found, under the field that one types in, which keeps the focus. A part of the window: it takes
/// neither the keyboard nor the mouse from others.
class SearchPopup : public QFrame
{
    Q_OBJECT

public:
    explicit SearchPopup(QWidget* parent = nullptr);

    /// The current entry stays if it is there again and the user chose it; else it is the first possible one.
    void fill(std::vector<SearchSection> sections, const QString& state);
    /// The next possible entry; @p by: 1 or -1.
    void step(int by);
    /// Null: nothing that was found can be done.
    const SearchEntry* current() const;
    /// Below @p field, within its window.
    void placeUnder(const QWidget* field);

Q_SIGNALS:
    /// With the mouse.
    void clicked();
    void currentChanged();

private:
    void addSection(std::size_t section);
    const SearchEntry* entryAt(int row) const;
    int rowOf(const QString& key) const;
    void choose(int row);

    std::vector<SearchSection> m_sections;
    std::vector<const SearchEntry*> m_rows; ///< null: a heading
    QTreeWidget* m_list;
    QLabel* m_state;
    bool m_isChosen = false; ///< by the user
};

}
