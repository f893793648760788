#pragma once

#include <QString>

#include <vector>

namespace Weekglass {

/// Which rows of a table the game lets go: of each group those beyond the newest @p keep, and of these only
/// the ones old enough.
struct RetentionRule
{
    QString table; ///< schema.table
    QString id; ///< column with the key, which also decides between rows that are equally new
    std::vector<QString>
        newestBy; ///< columns, the most important first; the newest row has the greatest values
    QString per; ///< column that makes the groups; empty: all rows are one group
    qint64 keep = 1;
    QString at; ///< column with the time that the age is counted from; empty: age does not matter
    qint64 minAgeSeconds = 0;
};

}
