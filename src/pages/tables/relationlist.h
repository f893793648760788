#pragma once

#include "tables/relation.h"

#include <QWidget>

class QLineEdit;
class QSortFilterProxyModel;
class QStandardItem;
class QStandardItemModel;
class QTreeView;

namespace Weekglass {

class EmptyState;

/// The tables and views of a week: partitions below the table that they are of, folded. A field narrows them.
class RelationList : public QWidget
{
    Q_OBJECT

public:
    enum Columns { NameColumn, RowsColumn, SizeColumn, KindColumn };

    explicit RelationList(QWidget* parent = nullptr);

    /// What is selected and unfolded stays so.
    void setRelations(std::vector<Relation> relations);
    const std::vector<Relation>& relations() const { return m_relations; }
    /// Null if there is none.
    const Relation* find(const RelationName& name) const;
    /// The selected one, null if none is.
    const Relation* current() const;
    /// Tells nobody.
    void select(const RelationName& name);
    /// Why the list is empty.
    void sayEmpty(const QString& text);
    QTreeView* view() const { return m_view; }
    QLineEdit* field() const { return m_field; }

Q_SIGNALS:
    /// By the user.
    void chosen(const Weekglass::RelationName& name);

private:
    void setupView();
    QList<QStandardItem*> itemsOf(const Relation& relation) const;
    QModelIndex indexOf(quint32 oid) const;
    void narrow(const QString& text);

    std::vector<Relation> m_relations;
    QLineEdit* m_field;
    QTreeView* m_view;
    QStandardItemModel* m_model;
    QSortFilterProxyModel* m_proxy;
    EmptyState* m_empty;
    RelationName m_selected; ///< also while it is not among those that are shown
    bool m_isQuiet = false;
};

}
