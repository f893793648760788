#pragma once

#include "game/gamefile.h"
#include "game/retentionrule.h"

#include <optional>

namespace Weekglass {

struct EventSource
{
    QString id;
    QString title;
    GameFile query; ///< id, at, kind, subject, payload (+ status, hash)
    QString notify = {}; ///< the channel on which the game announces new events; empty: it does not
    std::optional<RetentionRule> retention = {};
};

}
