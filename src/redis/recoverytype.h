#pragma once

#include "game/recoverydefinition.h"
#include "pg/value.h"

namespace Weekglass {

/// Is this text a value of the type, as JSON has them? Booleans may be 1 and 0, and begin with a capital.
bool isRecoveryValue(RecoveryType type, const QByteArray& text);

/// @p json of a snapshot as a game that wrote @p current would write it: booleans keep their form, numbers
/// all their digits.
QByteArray recoveryText(RecoveryType type, const QByteArray& json, const Pg::Value& current);

}
