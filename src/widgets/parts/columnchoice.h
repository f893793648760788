#pragma once

#include <QHash>
#include <QObject>

#include <functional>

class QTableView;

namespace Weekglass {

/// Which columns of a table its user wants to see: the menu of the headings shows and hides each but the
/// first. A column is known by its heading, so that the choice holds where a table has other columns, too.
class ColumnChoice : public QObject
{
    Q_OBJECT

public:
    using IsUsual = std::function<bool(int column)>;

    /// @p isUsual: whether a column is shown of which the user has said nothing.
    ColumnChoice(QTableView* table, IsUsual isUsual);

    /// To be called when the model has other columns.
    void apply();

    /// The columns of which the user has said something, as a JSON object: {"Hash":true}.
    QByteArray toJson() const;
    /// What is no such object changes nothing.
    void restore(const QByteArray& json);

Q_SIGNALS:
    /// By the user, in the menu.
    void chosen();
    /// Columns were shown or hidden: their widths are to be found.
    void applied();

private:
    QString heading(int column) const;
    bool isShown(int column) const;
    void showMenu(const QPoint& place);

    QTableView* m_table;
    const IsUsual m_isUsual;
    QHash<QString, bool> m_chosen;
};

}
