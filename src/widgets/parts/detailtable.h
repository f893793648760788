#pragma once

#include <QSplitter>

class QAbstractItemModel;
class QPlainTextEdit;
class QTableView;

namespace Weekglass {

/// Rows of a model, one of which is selected, and below them room for all that is known of it, as text.
class DetailTable : public QSplitter
{
    Q_OBJECT

public:
    explicit DetailTable(QAbstractItemModel* model, QWidget* parent = nullptr);

    QTableView* table() const { return m_table; }
    QPlainTextEdit* detail() const { return m_detail; }

private:
    QTableView* m_table;
    QPlainTextEdit* m_detail;
};

}
