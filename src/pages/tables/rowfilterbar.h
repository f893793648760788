#pragma once

#include "tables/rowfilter.h"

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace Weekglass {

class FilterChips;
class SavedMenu;

/// What the rows of a table are narrowed to: a field that takes a condition as the command line does, and
/// each condition as a chip that can be edited.
class RowFilterBar : public QWidget
{
    Q_OBJECT

public:
    /// Under which the workspace keeps filters of this table; they are kept for all weeks of the game.
    static QString savedKind() { return QStringLiteral("rowFilter"); }

    explicit RowFilterBar(const QString& game, QWidget* parent = nullptr);

    /// What can be asked from now on; the filter is empty then.
    void setColumns(const std::vector<RelationColumn>& columns);
    const RowFilter& filter() const { return m_filter; }
    void setFilter(const RowFilter& filter);

public Q_SLOTS:
    void addCondition(const Weekglass::RowCondition& condition);
    void editNewCondition();
    void focusField();
    void clear() { setFilter({}); }

Q_SIGNALS:
    void filterChanged(const Weekglass::RowFilter& filter);
    void statusMessage(const QString& message);

private:
    void setupButtons();
    void typed();
    void showChips();
    void editCondition(std::size_t index);

    QLineEdit* m_field;
    QToolButton* m_add;
    SavedMenu* m_saved;
    QToolButton* m_clear;
    FilterChips* m_chips;
    std::vector<RelationColumn> m_columns;
    RowFilter m_filter;
};

}
