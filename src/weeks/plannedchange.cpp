#include "weeks/plannedchange.h"

#include "weeks/text.h"

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
                  .message = Text::tr("The typed text is not the confirmation; nothing was done."),
                  .advice = Text::tr("Type exactly: %1").arg(phrase)};
}

}
