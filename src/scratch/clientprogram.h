#pragma once

#include "pg/connectoptions.h"

#include <QStringList>

#include <functional>
#include <stop_token>

namespace Weekglass {

/// A program of PostgreSQL's client, or one like it, run without a shell. It gets the connection by its
/// environment, which holds nothing else of ours that begins with PG. The password is not in there, but in a
/// password file that is in memory only.
struct ClientProgram
{
    QString program; ///< absolute path
    QStringList arguments;
    Pg::ConnectOptions server = {};
    bool takesDatabase = false; ///< as --dbname, first: with it comes what no variable can say
    std::stop_token stop = {}; ///< ends it, with time to leave the server in order
    std::function<void(const QString& line)> onLine = {}; ///< what it says
    QString folder = QStringLiteral("/"); ///< that it runs in
    std::vector<std::pair<QString, QString>> variables = {}; ///< further ones of its environment
};

/// Waits for it. An exit code other than 0 is an error with its last words.
Result<void> runClientProgram(const ClientProgram& task);

}
