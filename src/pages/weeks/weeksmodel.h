#pragma once

#include "migrations/weekdetails.h"
#include "weeks/weeklist.h"
#include "widgets/theme/pill.h"

#include <QAbstractItemModel>
#include <QSet>

#include <map>
#include <vector>

namespace Weekglass {

/// Games with their weeks, the newest first. Details arrive later and are kept by identity, so a list that is
/// fetched again does not flicker.
class WeeksModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Columns { NameColumn, SizeColumn, SchemaColumn, LastEventColumn, ColumnCount };
    enum Roles {
        NameRole = Qt::UserRole,
        IsWeekRole,
        FactsRole, ///< of a week: its last event and its size
        StateRole ///< a Pill
    };

    using QAbstractItemModel::QAbstractItemModel;

    /// @return whether anything changed; then the model was reset.
    bool setWeeks(std::vector<GameWeeks> games);
    /// These stand before the others, in groups of their own.
    void setPinned(const QSet<QByteArray>& pins);
    /// How a pin names a week, on any server.
    static QByteArray pinOf(const WeekIdentity& week);
    void setDetails(const WeekIdentity& week, Result<WeekDetails> details);
    /// The next weeks, at most @p count, whose details are not known.
    std::vector<std::pair<GamePointer, WeekIdentity>> withoutDetails(std::size_t count) const;
    /// Asks for all details anew; what is known is shown until then.
    void forgetDetails();

    const Week* week(const QModelIndex& index) const;
    GamePointer game(const QModelIndex& index) const;
    QModelIndex find(const QString& database) const;
    int weekCount() const;
    const std::vector<GameWeeks>& games() const { return m_games; }
    /// Why it cannot be opened; empty if it can.
    static QString statusText(Week::Status status);

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Known
    {
        Result<WeekDetails> details;
        bool fresh = true;
    };

    QString weekText(const QModelIndex& index) const;
    QString gameText(const GameWeeks& game, int column) const;
    QString facts(const QModelIndex& index) const;
    Pill state(const QModelIndex& index) const;
    QString explanation(const QModelIndex& index) const;
    const Known* known(const WeekIdentity& week) const;

    void arrange();

    std::vector<GameWeeks> m_given;
    std::vector<GameWeeks> m_games; ///< as shown: the groups of pinned weeks first
    std::size_t m_pinnedGroups = 0;
    QSet<QByteArray> m_pins;
    std::map<quint32, Known> m_details; // by OID: one server has each once
};

}
