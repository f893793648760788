#pragma once

#include "tables/relationdetails.h"

class QTableView;

namespace Weekglass {

/// The columns of a table: name, type, whether it may be NULL, default, keys that it is in, comment.
class ColumnsView
{
public:
    ColumnsView();

    void show(const RelationDetails& details);
    QTableView* widget() const { return m_table; }

private:
    QTableView* m_table;
};

/// Keys and other constraints, indexes, and foreign keys from and to a table, by kind.
class KeysView
{
public:
    KeysView();

    void show(const RelationDetails& details);
    QTableView* widget() const { return m_table; }

private:
    QTableView* m_table;
};

}
