#pragma once

#include "rollback/told.h"
#include "widgets/parts/tablemodel.h"

namespace Weekglass {

/// Which rows go or come, a table each: their number, and who or what they are.
class ToldRowsModel : public TableModel<ToldTable>
{
    Q_OBJECT

public:
    enum Columns { TableColumn, GoneColumn, AddedColumn, WhichColumn };

    explicit ToldRowsModel(QObject* parent = nullptr);

    /// Those of which rows go or come.
    void setTables(const std::vector<ToldTable>& tables);
    bool hasGone() const;
    bool hasAdded() const;
    /// "40 “Walk” to 78 “Strikeout”"; "Ann, Bob, Cid and 9 more".
    static QString whichRows(const QStringList& names, qint64 count, bool isOrdered);

protected:
    QVariant value(const ToldTable& table, int column, int role) const override;
};

/// Which fields change, a row each.
class ToldChangesModel : public TableModel<ToldChange>
{
    Q_OBJECT

public:
    enum Columns { SubjectColumn, FieldColumn, NowColumn, AfterColumn };
    static constexpr int FewRows = 6; ///< that are shown at first

    explicit ToldChangesModel(QObject* parent = nullptr);

    void setTables(const std::vector<ToldTable>& tables);
    /// So many changes are not among the rows.
    qsizetype hidden() const { return static_cast<qsizetype>(m_all.size()) - rowCount(); }
    /// So many rows change besides, of which nothing is known here.
    qint64 unnamed() const { return m_unnamed; }
    void showAll() { resetRows(m_all); }

protected:
    QVariant value(const ToldChange& change, int column, int role) const override;

private:
    std::vector<ToldChange> m_all;
    qint64 m_unnamed = 0;
};

/// All rows that are named, for those who want every one of them.
QString namesText(const std::vector<ToldTable>& tables);

}
