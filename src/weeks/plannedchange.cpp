#include "weeks/plannedchange.h"

#include <QCoreApplication>

namespace Weekglass {

bool TypedPhrase::isRight() const
{
    // spaces may be a part of the phrase, since they may be one of a name
    return phrase.isEmpty() || typed == phrase || typed.trimmed() == phrase;
}

Result<void> TypedPhrase::check() const
{
    if (isRight())
        return {};
    return Error {.kind = Error::Kind::Format,
                  .message = QCoreApplication::translate(
                      "PlannedChange", "What was typed is not the confirmation; nothing was done."),
                  .advice = QCoreApplication::translate("PlannedChange", "Type exactly: %1").arg(phrase)};
}

}
