#pragma once

#include "migrations/migrationlint.h"

#include <QTableWidget>

namespace Weekglass {

/// What is to be known of migrations before they run, by file and line. Return or a double click goes there.
class LintTable : public QTableWidget
{
    Q_OBJECT

public:
    struct File
    {
        QString script;
        MigrationLint lint = {};
    };

    explicit LintTable(QWidget* parent = nullptr);

    /// Several files have a column that says which one.
    void setFiles(const std::vector<File>& files);

Q_SIGNALS:
    void lineWanted(const QString& script, int line);

private:
    enum Columns { FileColumn, LineColumn, KindColumn, MessageColumn, ColumnCount };
};

}
