#pragma once

#include <QMap>
#include <QStringList>

namespace Weekglass {

/// Text of the file that postgresql.conf includes: settings for one person at one desktop, then @p own ones.
/// What keeps the server private is not here but on the command line, where no file can undo it.
/// @p countsStatements: with pg_stat_statements, which has to be installed then
QByteArray settingsFile(const QMap<QString, QString>& own, bool countsStatements = false);

/// Arguments of postgres: where it listens, and that only there, and the file that says who may log in.
QStringList privateArguments(const QString& socketFolder, int port, const QString& accessFile);

}
