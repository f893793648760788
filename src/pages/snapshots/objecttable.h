#pragma once

#include "pages/snapshots/snapshotarraymodel.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QTableView;

namespace Weekglass {

/// The arrays of objects of a document as tables, one at a time. The chosen array, the order of rows and the
/// widths of columns stay when the next document comes.
class ObjectTable : public QWidget
{
    Q_OBJECT

public:
    explicit ObjectTable(QWidget* parent = nullptr);

    /// @p arrays: objectArrays() of the document, which may be null.
    void setDocument(std::shared_ptr<const Json::Document> document, std::vector<ObjectArray> arrays);
    SnapshotArrayModel* arrayModel() const { return m_model; }
    /// The selected cell's value; noNode if there is none.
    Json::NodeId currentNode() const;

public Q_SLOTS:
    /// The selected rows, or all of them, tab separated.
    void copyTsv();

Q_SIGNALS:
    void statusMessage(const QString& message);
    void currentNodeChanged();
    /// Somebody opened a cell by Return or a double click.
    void nodeActivated(quint32 node);

private:
    void setupTable();
    void showArray(int index);

    SnapshotArrayModel* m_model;
    QComboBox* m_choice;
    QTableView* m_table;
    QLabel* m_note;
    std::shared_ptr<const Json::Document> m_document;
    std::vector<ObjectArray> m_arrays;
    QString m_chosen; // path of the array that the user looks at
};

}
