#pragma once

#include "rollback/operation.h"

namespace Weekglass {

// What tells an operation to people and to programs: its receipt.

/// Names and values.
using ReceiptLines = std::vector<std::pair<QString, QString>>;
/// Game, week, server, what it was before and after, why, who and when, for people. @p server: its name;
/// empty: it is not known.
ReceiptLines receiptLines(const Operation& operation, const QString& server = {});
/// The same as text, a line each, with rows of tables, fingerprints and statements.
QString receiptText(const Operation& operation, const QString& server = {});
/// The same as one JSON object, for programs.
QByteArray receiptJson(const Operation& operation);

}
