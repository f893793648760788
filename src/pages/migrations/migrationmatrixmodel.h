#pragma once

#include "game/gamelibrary.h"
#include "migrations/migrationmatrix.h"

#include <QAbstractTableModel>

namespace Weekglass {

/// The migrations of a game (rows) in its weeks (columns), as they come. A week that could not be read has
/// its reason in the first row and nothing else.
class MigrationMatrixModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Roles {
        StateRole = Qt::UserRole, ///< MigrationState; invalid where there is none
        ErrorRole ///< whether the week could not be read
    };
    struct Summary
    {
        int weeks = 0;
        int loading = 0;
        int unread = 0; ///< stopped before their turn
        int current = 0; ///< have all migrations
        int behind = 0;
        int wrong = 0; ///< something forbids migrating them
        int failed = 0; ///< could not be read
        int drifted = 0;
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// All of them are to be read. What is known of the same databases is shown until then.
    void setWeeks(GamePointer game, const std::vector<WeekIdentity>& weeks);
    void setWeek(std::size_t place, WeekMigrations week);
    /// Those that were not read by now will not be.
    void stop();
    /// Differences from what the migrations make; empty: it was not compared, or is another by now.
    void setDrift(const WeekIdentity& week, std::optional<int> differences);

    const GamePointer& game() const { return m_game; }
    /// Null if there is no such row or column.
    const MigrationMatrix::Entry* migration(int row) const;
    /// Null, too, if it was not read yet.
    const WeekMigrations* week(int column) const;
    /// Null where there is none.
    const MigrationStatus* status(int row, int column) const;
    int find(const WeekIdentity& week) const;
    /// The row of a migration; -1: there is none.
    int find(const QString& script) const;
    /// Of no database if there is no such column.
    WeekIdentity identity(int column) const;
    Summary summary() const;
    /// "2025_w01"
    QString label(int column) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    static QString stateText(MigrationState state);

private:
    struct Column
    {
        WeekMigrations week = {};
        std::optional<int> differences = {};
        bool isRead = false;
        bool isLoading = true;
    };

    void updateMatrix();
    QString versionText(const Column& column) const;
    QString columnText(const Column& column, int section) const;
    QString columnTip(const Column& column) const;
    QString tip(const MigrationStatus& status, int column) const;
    QString rowText(const MigrationMatrix::Entry& entry) const;

    GamePointer m_game;
    std::vector<Column> m_columns;
    MigrationMatrix m_matrix;
};

}
