#pragma once

#include <QByteArray>
#include <QString>

#include <utility>
#include <vector>

namespace Weekglass {

/// Rows of a table that move to another one with the same columns when they are old.
struct ArchiveRule
{
    QString id;
    QString title;
    QString from; ///< schema.table
    QString to; ///< schema.table
    QString at; ///< column of both with the time that the age is counted from
    QByteArray where; ///< further condition on a row t; empty: all rows
    qint64 afterDays = 30;
};

/// Storage parameters that the game wants of a table.
struct TableSettings
{
    QString table; ///< schema.table
    std::vector<std::pair<QString, QString>> values; ///< name, value: autovacuum_vacuum_scale_factor, 0.01
};

/// What is done to a week now and then, so that it stays quick and small.
struct MaintenanceDefinition
{
    std::vector<ArchiveRule> archives;
    std::vector<QString> indexes; ///< schema.index: made anew
    qint64 reindexDays = 30; ///< so often
    std::vector<TableSettings> settings;
    qint64 keepDays = 7; ///< so long what was pruned or moved can be put back
};

}
