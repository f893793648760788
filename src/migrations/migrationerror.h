#pragma once

#include "base/result.h"

namespace Weekglass {

/// What of a migration, its file or its history does not fit. @p where: file, week or version.
inline Error migrationError(const QString& where, const QString& message, const QString& advice = {})
{
    return {.kind = Error::Kind::Format, .message = message, .where = where, .advice = advice};
}

}
