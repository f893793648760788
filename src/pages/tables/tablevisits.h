#pragma once

#include "tables/rowfilter.h"

#include <optional>
#include <vector>

namespace Weekglass {

/// A list of rows that somebody looked at.
struct TableVisit
{
    RelationName table;
    RowFilter filter = {};
    bool isDescending = false;
    std::vector<QByteArray> row = {}; ///< the key of the selected one; empty: none

    bool isSameList(const TableVisit& other) const
    {
        return table == other.table && filter == other.filter && isDescending == other.isDescending;
    }
};

/// The way through tables, to go back and forward on.
class TableVisits
{
public:
    bool canGoBack() const { return m_now > 0; }
    bool canGoForward() const { return m_now + 1 < m_visits.size(); }

    /// A new place; what was ahead is forgotten. @p left: the one that is left, as it is by now.
    void go(const std::optional<TableVisit>& left, const TableVisit& to)
    {
        note(left);
        if (!m_visits.empty() && m_visits[m_now].isSameList(to))
            return;
        m_visits.resize(m_visits.empty() ? 0 : m_now + 1);
        m_visits.push_back(to);
        m_now = m_visits.size() - 1;
    }
    std::optional<TableVisit> back(const std::optional<TableVisit>& left) { return step(left, -1); }
    std::optional<TableVisit> forward(const std::optional<TableVisit>& left) { return step(left, 1); }

private:
    void note(const std::optional<TableVisit>& left)
    {
        if (left && !m_visits.empty())
            m_visits[m_now] = *left;
    }
    std::optional<TableVisit> step(const std::optional<TableVisit>& left, int by)
    {
        if (by < 0 ? !canGoBack() : !canGoForward())
            return std::nullopt;
        note(left);
        m_now = by < 0 ? m_now - 1 : m_now + 1;
        return m_visits[m_now];
    }

    std::vector<TableVisit> m_visits;
    std::size_t m_now = 0;
};

}
