#pragma once

#include "json/document.h"

#include <QAbstractItemModel>

#include <memory>

namespace Weekglass {

/// A document as a tree of keys and values, the root being the one row at the top. Nothing is kept per node:
/// an index is the node's id. Containers with more than flatChildren children show them in ranges, so that
/// opening one is quick in a view that lays out all rows of an open container.
class JsonTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Columns { KeyColumn, ValueColumn, ColumnCount };
    enum Roles {
        NodeRole = Qt::UserRole, ///< Json::NodeId; for a range the container that it belongs to
        KindRole, ///< int(Json::Kind); nothing for a range
        RawTextRole, ///< QByteArray, the value as written
        BadgeRole, ///< QString: a short warning about the value, or nothing
    };

    explicit JsonTreeModel(QObject* parent = nullptr, int flatChildren = 100'000, int rangeSize = 10'000);

    /// Null empties the model.
    void setDocument(std::shared_ptr<const Json::Document> document);
    const std::shared_ptr<const Json::Document>& document() const { return m_document; }

    QModelIndex indexOf(Json::NodeId node, int column = KeyColumn) const;
    /// noNode for an invalid index; for a range the container that it belongs to.
    static Json::NodeId nodeOf(const QModelIndex& index);
    static bool isRange(const QModelIndex& index);

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    bool hasRanges(Json::NodeId node) const { return m_document->childCount(node) > m_flatChildren; }
    QVariant rangeData(const QModelIndex& index, int role) const;
    QVariant nodeData(const QModelIndex& index, int role) const;

    std::shared_ptr<const Json::Document> m_document;
    int m_flatChildren;
    int m_rangeSize;
};

}
