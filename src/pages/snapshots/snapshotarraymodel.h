#pragma once

#include "json/path.h"

#include <QAbstractTableModel>

#include <memory>

namespace Weekglass {

/// An array of a document whose elements are objects.
struct ObjectArray
{
    Json::NodeId node = Json::noNode;
    QString path; ///< /ships
    int elements = 0;
};

/// The arrays of a document that can be read as tables: not empty, and all elements are objects. In the order
/// of the text, at most @p limit.
std::vector<ObjectArray> objectArrays(const Json::Document& document, int limit = 200);

/// An array of objects as a table: a row for each element, a column for each member that any of them has,
/// those of objects and of short arrays within spread over columns (orbit.apsis, position[0]). Sorted by
/// value: numbers exactly, texts by their code points. Values are shown as they are written.
class SnapshotArrayModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Roles {
        NodeRole = Qt::UserRole, ///< Json::NodeId of the cell's value, noNode if the element has none
    };
    static constexpr int MaxColumns = 200;
    struct Column
    {
        Json::Path path; ///< from the element to the value
        bool isNumeric = false; ///< every value is a number
        bool operator==(const Column& other) const { return path == other.path; }
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Null empties the model. @p array must be one of objectArrays(). The order of rows stays if the columns
    /// are the same.
    void setArray(std::shared_ptr<const Json::Document> document, Json::NodeId array);
    const std::shared_ptr<const Json::Document>& document() const { return m_document; }
    /// The element in a row, the value in a cell.
    Json::NodeId element(int row) const { return m_order[static_cast<std::size_t>(row)]; }
    Json::NodeId valueAt(int row, int column) const;
    /// Are there more members than columns?
    bool isCut() const { return m_isCut; }
    /// Tab separated, a line for each row, the names first; tabs and line breaks in texts are escaped.
    QByteArray tsv(const std::vector<int>& rows) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// Column -1: as in the array. Stable.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    /// An element while it is sorted by the value of a column.
    struct Sorted
    {
        Json::NodeId element;
        Json::NodeId value;
        QByteArray text; ///< of a string
    };
    bool isLess(const Sorted& a, const Sorted& b) const;
    Json::NodeId follow(Json::NodeId element, const Column& column) const;
    void arrange();

    std::shared_ptr<const Json::Document> m_document;
    Json::NodeId m_array = Json::noNode;
    std::vector<Column> m_columns;
    std::vector<Json::NodeId> m_order;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_isCut = false;
};

}
