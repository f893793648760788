#pragma once

#include "cli/context.h"
#include "redis/recovery.h"
#include "rollback/purge.h"
#include "rollback/rollback.h"
#include "rollback/undo.h"

namespace Weekglass {

/// What the commands about rollbacks print: for people text, with --json one object a line.
/// @p redis: what would be written to the game's Redis along with it; null: it is not looked at.
void printPreview(const Context& context, const RollbackPreview& preview,
                  const RecoveryAdvice* redis = nullptr);
void printUndo(const Context& context, const UndoPreview& preview, const RecoveryAdvice* redis = nullptr);
void printPurge(const Context& context, const PurgePreview& preview);
/// The receipt.
void printOperation(const Context& context, const Operation& operation);
void printOperations(const Context& context, const std::vector<Operation>& operations);

}
