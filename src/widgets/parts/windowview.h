#pragma once

#include "base/servertime.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>

#include <functional>
#include <optional>

namespace Weekglass {

/// What a table shows of a WindowModel: the rows on the screen, and the selection and the place, which belong
/// to the keys of rows, so that rows that come or go elsewhere do not move them.
template<typename Model, typename Key>
class WindowView
{
public:
    WindowView(QTableView* table, Model* model)
        : m_table(table)
        , m_model(model)
    {
    }

    int firstVisible() const { return m_table->verticalScrollBar()->value(); }
    int visibleRows() const
    {
        return std::max(1, m_table->viewport()->height() / m_table->verticalHeader()->defaultSectionSize());
    }
    /// Of the rows on the screen, newest first, microseconds since 1970; nothing if there is none.
    template<typename TimeOf>
    std::optional<std::pair<qint64, qint64>> shownTimes(TimeOf timeOf) const
    {
        const auto* newest = m_model->row(std::max(firstVisible(), m_model->firstRow()));
        const int last = m_table->rowAt(m_table->viewport()->height() - 1);
        const auto* oldest = m_model->row(last < 0 ? m_model->lastRow() : std::min(last, m_model->lastRow()));
        if (!newest || !oldest)
            return std::nullopt;
        const auto from = microsecondsOf(timeOf(*newest));
        const auto to = microsecondsOf(timeOf(*oldest));
        return from && to ? std::optional(std::pair(*from, *to)) : std::nullopt;
    }

    /// Rows beyond the window are to be loaded before one comes to them: those older than this key…
    std::optional<Key> olderWanted() const
    {
        const bool isNear = firstVisible() + 3 * visibleRows() > m_model->lastRow();
        return m_model->count() > 0 && !m_model->isAtOldest() && isNear
            ? std::optional(m_model->row(m_model->lastRow())->key)
            : std::nullopt;
    }
    /// …and those newer than this one.
    std::optional<Key> newerWanted() const
    {
        const bool isNear = firstVisible() - 2 * visibleRows() < m_model->firstRow();
        return m_model->count() > 0 && !m_model->isAtNewest() && isNear
            ? std::optional(m_model->row(m_model->firstRow())->key)
            : std::nullopt;
    }

    void select(const std::optional<Key>& key)
    {
        const int row = key ? m_model->find(*key) : -1;
        if (row >= 0)
            m_table->selectionModel()->setCurrentIndex(
                m_model->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        else
            m_table->selectionModel()->clear();
    }
    /// What one reads stays where it is although rows come or go around it, and so does the selection of
    /// @p current; if its row is dropped, none is selected, and it is again when it comes back.
    void keepPlace(const std::optional<Key>& current, const std::function<void()>& change)
    {
        int top = firstVisible();
        while (top <= m_model->lastRow() && !m_model->row(top))
            ++top; // a row that is loading has no key
        const auto* anchor = m_model->row(top);
        const auto key = anchor ? std::optional(anchor->key) : std::nullopt;
        const int offset = top - firstVisible();
        m_table->selectionModel()->clear(); // or the view would select another row in place of a dropped one
        change();
        select(current);
        m_table->doItemsLayout(); // now, for the scroll bar's range
        if (const int row = key ? m_model->find(*key) : -1; row >= 0)
            m_table->verticalScrollBar()->setValue(row - offset);
    }

private:
    QTableView* m_table;
    Model* m_model;
};

}
