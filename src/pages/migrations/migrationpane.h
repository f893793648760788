#pragma once

#include "game/gamelibrary.h"
#include "migrations/migrationmatrix.h"

#include <QWidget>

class QAction;
class QLabel;
class QTableWidget;

namespace Weekglass {

class LintTable;
class MigrationMatrixModel;
class SqlEditor;

/// The game's file of a migration; null if there is none.
const GameFile* migrationFile(const GameDefinition& game, const MigrationName& name);
/// The file that takes it back; null if there is none.
const GameFile* undoFile(const GameDefinition& game, const MigrationName& name);

/// One migration: its SQL with what is to be known of it, and how each week has it.
class MigrationPane : public QWidget
{
    Q_OBJECT

public:
    explicit MigrationPane(QWidget* parent = nullptr);

    /// A row of the matrix, or none (-1).
    void showMigration(const MigrationMatrixModel& matrix, int row);
    /// Of the migration that is shown; empty: none.
    const QString& script() const { return m_entry.script; }
    void goToLine(int line);

private:
    enum Columns { WeekColumn, StateColumn, TimeColumn, WhoColumn, TookColumn, ChecksumColumn, ColumnCount };

    void setupLayout();
    void showFile();
    void showWeeks(const MigrationMatrixModel& matrix, int row);
    void addWeek(const QString& label, const MigrationStatus& status);

    GamePointer m_game;
    MigrationMatrix::Entry m_entry; // without a script: none
    QLabel* m_title;
    QAction* m_undo;
    SqlEditor* m_sql;
    LintTable* m_lint;
    QTableWidget* m_weeks;
};

}
