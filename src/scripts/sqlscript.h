#pragma once

#include "base/result.h"

#include <QByteArray>

#include <vector>

namespace Weekglass {

/// One statement of a script.
struct ScriptStatement
{
    QByteArray text; ///< from its first word, without the semicolon
    int line = 1; ///< of its first word
    QByteArray words; ///< its first words in upper case, up to five, for telling what kind it is
};

/// Takes a script apart at the semicolons that psql would take it apart at: not in strings, quoted names,
/// dollar quotes, comments, parentheses and BEGIN ATOMIC bodies. The server is the judge of what comes out:
/// each piece is sent by Pg::Session::statement(), so that a wrong cut makes an error there, not a change.
std::vector<ScriptStatement> splitScript(const QByteArray& script);

/// An error if a statement begins or ends a transaction. A file runs whole or not at all, in a transaction
/// that is not its own; the error names the line.
Result<void> refuseTransactionControl(const std::vector<ScriptStatement>& statements);

}
