#include "pages/rollback/planwords.h"

#include "base/safetext.h"

#include <QCoreApplication>

#include <algorithm>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(PlanWords)
};

constexpr int KeyCharacters = 120;

}

QString leftSummary(const std::vector<LeftPart>& left)
{
    QStringList tables;
    for (const LeftPart& part : left) {
        const bool isTable = !part.isLacking && !part.part.contains(QLatin1Char(' '));
        if (isTable)
            tables << visibleText(part.part.section(QLatin1Char('.'), -1), KeyCharacters);
    }
    if (tables.isEmpty())
        return {};
    return Text::tr("Stays as it is: %1. “Details” says why, and which columns stay.")
        .arg(tables.join(QStringLiteral(", ")));
}

QString leftText(const std::vector<LeftPart>& left)
{
    QStringList lines;
    for (const LeftPart& part : left)
        lines << QStringLiteral("%1 – %2").arg(part.part, part.reason);
    return lines.join(QLatin1Char('\n'));
}

QString redisSummary(const RecoveryAdvice& redis)
{
    const auto written = std::ranges::count_if(
        redis.items, [](const auto& item) { return !item.isSame() && item.snapshot.has_value(); });
    const auto removed = std::ranges::count_if(
        redis.items, [](const auto& item) { return !item.isSame() && !item.snapshot.has_value(); });
    if (!redis.canRestore())
        return Text::tr("%1: %2").arg(redis.redisServer, redis.reason);
    return Text::tr("%1: keys changed: %2, removed: %3. %4")
        .arg(redis.redisServer, QString::number(written), QString::number(removed), redis.reason);
}

QString redisText(const RecoveryAdvice& redis)
{
    QStringList lines;
    for (const RecoveryAdvice::Item& item : redis.items)
        lines << QStringLiteral("%1: %2").arg(visibleText(item.key, KeyCharacters), verdictText(redis, item));
    return lines.join(QLatin1Char('\n'));
}

}
