#pragma once

#include "pages/rollback/operationtask.h"

namespace Weekglass {

/// "Stays as it is: quests, player_cards …": the whole tables; empty if there is none.
QString leftSummary(const std::vector<LeftPart>& left);
/// A part and its reason on each line.
QString leftText(const std::vector<LeftPart>& left);
/// "Redis: 34 keys are written, 2 removed. Redis is newer: …"
QString redisSummary(const RecoveryAdvice& redis);
/// A key and what becomes of it on each line.
QString redisText(const RecoveryAdvice& redis);

}
