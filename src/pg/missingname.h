#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

#include <vector>

namespace Weekglass::Pg {

/// A name of a statement, as the server reads it.
struct UsedName
{
    QString name; ///< "public.plays", or without a schema
    QString alias = {}; ///< of a table: what its columns are called by
};

/// The tables and views that a statement reads or changes, each once for each alias.
std::vector<UsedName> tablesUsedBy(QStringView statement);
/// The functions with a schema that it calls, but for those of pg_catalog.
QStringList functionsUsedBy(QStringView statement);

/// What the database lacks for the statement, as a sentence that names the table, the column, the function,
/// the type or the schema. Empty if the server's @p state says something else.
/// @p position: where the server found the error, in characters from 1
QString missingName(const QString& state, QStringView statement, int position);

}
