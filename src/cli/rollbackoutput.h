#pragma once

#include "cli/context.h"
#include "rollback/purge.h"
#include "rollback/rollback.h"
#include "rollback/undo.h"

namespace Weekglass {

/// What the commands about rollbacks print: for people text, with --json one object a line.
void printPreview(const Context& context, const RollbackPreview& preview);
void printUndo(const Context& context, const UndoPreview& preview);
void printPurge(const Context& context, const PurgePreview& preview);
/// The receipt.
void printOperation(const Context& context, const Operation& operation);
void printOperations(const Context& context, const std::vector<Operation>& operations);

}
