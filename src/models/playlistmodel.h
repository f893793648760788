#pragma once

#include "replay/playlog.h"

#include <QAbstractTableModel>

namespace Weekglass {

/// The plays of a log, however many: rows are made when they are looked at.
class PlayListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns { NumberColumn, AtColumn, KindColumn, TitleColumn, ColumnCount };
    enum Roles {
        CurrentRole = Qt::UserRole, ///< bool: the play whose state is shown
        LaterRole, ///< bool: a play after that one
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setLog(std::shared_ptr<const PlayLog> log);
    /// Index of the play whose state is shown; -1: none.
    void setCurrent(qsizetype index);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(qsizetype row, int column) const;

    std::shared_ptr<const PlayLog> m_log;
    qsizetype m_current = -1;
};

}
