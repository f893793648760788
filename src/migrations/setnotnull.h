#pragma once

#include "pg/session.h"

#include <functional>

namespace Weekglass {

enum class NotNullStep {
    Check, ///< ADD CONSTRAINT ... CHECK (column IS NOT NULL) NOT VALID: an instant
    Validate, ///< VALIDATE CONSTRAINT: long, and nobody waits for it
    Set, ///< SET NOT NULL, which believes the constraint, and DROP CONSTRAINT: an instant
    Done
};

/// What is being done, for whoever waits.
QString stepText(NotNullStep step);

struct NotNullOptions
{
    std::chrono::milliseconds lockWait {60000}; ///< in all, tried in short turns that let others pass
    std::stop_token stop = {};
    std::function<void(NotNullStep)> onStep = {};
};

/// Makes a column NOT NULL without keeping others from the table while it is read. Each step is a
/// transaction; cut off anywhere, the next call goes on. Rows that are NULL are an error that counts them,
/// and then nothing stays behind. @return false if it was NOT NULL already.
Result<bool> setNotNull(Pg::Session& session, const QString& table, const QString& column,
                        const NotNullOptions& options = {});

}
