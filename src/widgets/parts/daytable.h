#pragma once

#include <QTableView>

namespace Weekglass {

class DayHeader;

/// Rows by time that say the hour only: a line before the rows of each day says the day. That of the first
/// row in sight stands below the headings. The others hang below the last row of the day before them, so that
/// the rows of the table are those of its model.
class DayTable : public QTableView
{
    Q_OBJECT

public:
    /// @p dayRole: the QDate of a row, in its first column; not valid if the row has none.
    explicit DayTable(int dayRole, QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    /// As the line below the headings says it.
    QString topDay() const;

protected:
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QDate dayOf(int row) const;
    QString dayText(int row) const;
    bool hasLineBelow(int row) const;
    QRect lineBelow(int row) const;
    void makeRoom(int first, int last);
    void makeAllRoom();
    void showTopDay();

    const int m_dayRole;
    DayHeader* m_header;
};

}
