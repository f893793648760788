#pragma once

#include <QAbstractTableModel>

#include <algorithm>
#include <deque>

namespace Weekglass {

/// A window of consecutive rows, newest first. Pages are added at either end, and what is far from the end
/// that grew is dropped, so memory is bounded however far one scrolls. Where the window does not touch an end
/// of all rows, rows without a content stand for what lies beyond. @p Page has rows and whether there are
/// more.
template<typename Row, typename Page>
class WindowModel : public QAbstractTableModel
{
public:
    bool isAtNewest() const { return m_atNewest; }
    bool isAtOldest() const { return m_atOldest; }
    /// Of rows with a content.
    int count() const { return static_cast<int>(m_rows.size()); }
    /// The row of the view in which the first one is.
    int firstRow() const { return m_atNewest ? 0 : m_loadingRows; }
    int lastRow() const { return firstRow() + count() - 1; }
    /// The content of a row of the view; null for one that is loading or not there.
    const Row* row(int row) const
    {
        const int place = row - firstRow();
        return place >= 0 && place < count() ? &m_rows[static_cast<std::size_t>(place)] : nullptr;
    }

    void addOlder(const Page& page)
    {
        insert(count(), page.rows.begin(), page.rows.end());
        setAtOldest(!page.more);
        if (const int excess = count() - m_most; excess > 0) {
            remove(0, excess);
            setAtNewest(false);
        }
    }
    void addNewer(const Page& page)
    {
        insert(0, page.rows.begin(), page.rows.end());
        setAtNewest(!page.more);
        dropOldest();
    }

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : firstRow() + count() + (m_atOldest ? 0 : m_loadingRows);
    }

protected:
    WindowModel(int most, int loadingRows, QObject* parent)
        : QAbstractTableModel(parent)
        , m_most(most)
        , m_loadingRows(loadingRows)
    {
    }

    /// The row of the view of the first one that fits, or -1.
    template<typename Fits>
    int findRow(Fits fits) const
    {
        const auto found = std::ranges::find_if(m_rows, fits);
        return found == m_rows.end() ? -1 : firstRow() + static_cast<int>(found - m_rows.begin());
    }
    /// Within a reset of the model.
    void replace(const std::vector<Row>& rows, bool atNewest, bool atOldest)
    {
        m_rows.assign(rows.begin(), rows.end());
        m_atNewest = atNewest;
        m_atOldest = atOldest;
    }
    /// Each where it belongs, unless it is there.
    template<typename IsNewer>
    void mergeRows(const std::vector<Row>& rows, IsNewer isNewer)
    {
        for (const Row& row : rows) {
            const auto place =
                std::ranges::find_if(m_rows, [&](const Row& old) { return !isNewer(old.key, row.key); });
            if (place == m_rows.end() || place->key != row.key)
                insert(static_cast<int>(place - m_rows.begin()), &row, &row + 1);
        }
        dropOldest();
    }

private:
    template<typename Iterator>
    void insert(int place, Iterator begin, Iterator end)
    {
        if (begin == end)
            return;
        const int first = firstRow() + place;
        beginInsertRows({}, first, first + static_cast<int>(end - begin) - 1);
        m_rows.insert(m_rows.begin() + place, begin, end);
        endInsertRows();
    }
    void remove(int place, int count)
    {
        beginRemoveRows({}, firstRow() + place, firstRow() + place + count - 1);
        m_rows.erase(m_rows.begin() + place, m_rows.begin() + place + count);
        endRemoveRows();
    }
    void dropOldest()
    {
        if (const int excess = count() - m_most; excess > 0) {
            remove(m_most, excess);
            setAtOldest(false);
        }
    }
    void setAtNewest(bool atNewest) { setAtEnd(m_atNewest, atNewest, 0); }
    void setAtOldest(bool atOldest) { setAtEnd(m_atOldest, atOldest, lastRow() + 1); }
    /// The rows that are loading come and go at @p first.
    void setAtEnd(bool& atEnd, bool isAt, int first)
    {
        const bool changesRows = atEnd != isAt && m_loadingRows > 0;
        if (changesRows && isAt)
            beginRemoveRows({}, first, first + m_loadingRows - 1);
        else if (changesRows)
            beginInsertRows({}, first, first + m_loadingRows - 1);
        atEnd = isAt;
        if (changesRows && isAt)
            endRemoveRows();
        else if (changesRows)
            endInsertRows();
    }

    const int m_most;
    const int m_loadingRows;
    std::deque<Row> m_rows;
    bool m_atNewest = true;
    bool m_atOldest = true;
};

}
