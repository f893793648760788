#pragma once

#include "replay/playlog.h"

#include <QAbstractTableModel>
#include <QHash>

#include <optional>

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
        RefusedRole, ///< bool: the game cannot be rolled back to it; the tool tip says why
        RemovedRole, ///< bool: a rollback removed it
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setLog(std::shared_ptr<const PlayLog> log);
    /// The same game with more plays.
    void growLog(std::shared_ptr<const PlayLog> log);
    /// Plays that cannot be rolled back to, by number, with the reason. Until the next log.
    void setRefused(const QHash<qint64, QString>& reasons);
    /// The plays after this number are shown as removed; nothing: none is. Until the next log.
    void setRemovedAfter(std::optional<qint64> lastKept);
    /// Index of the play whose state is shown; -1: none.
    void setCurrent(qsizetype index);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static int rowsOf(const PlayLog& log);
    QString text(qsizetype row, int column) const;
    QString toolTip(qsizetype row, int column) const;
    bool isRemoved(qsizetype row) const;

    std::shared_ptr<const PlayLog> m_log;
    QHash<qint64, QString> m_refused;
    std::optional<qint64> m_lastKept;
    qsizetype m_current = -1;
};

}
