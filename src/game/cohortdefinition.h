#pragma once

#include "game/gamefile.h"

namespace Weekglass {

/// Who came to a week for the first time, and who came back.
struct CohortDefinition
{
    QString id;
    QString title; ///< of the subjects: "Players"
    QString description;
    GameFile firstSeen; ///< subject, at: one row for each subject
    GameFile returns; ///< subject, at: whenever the subject did something, its first time too
    QString events = {}; ///< id of an event source: a subject is one of its events'; empty: it has none there
};

}
