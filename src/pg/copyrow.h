#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace Weekglass::Pg {

/// A row of COPY TO in the format text (PostgreSQL's documentation of COPY, "Text Format"), taken apart.
class CopyRow
{
public:
    /// @p line as Session::copyOut() gives it. It must outlive the cells.
    void read(QByteArrayView line);
    int size() const { return static_cast<int>(m_cells.size()); }
    /// As the server writes the value; nothing: NULL. Until the next read().
    const std::optional<QByteArrayView>& cell(int column) const
    {
        return m_cells[static_cast<std::size_t>(column)];
    }

private:
    QByteArrayView unescaped(QByteArrayView field);

    std::vector<std::optional<QByteArrayView>> m_cells;
    QByteArray m_text; // of the cells that had escapes
};

}
