#include "health/weeksizes.h"

#include "health/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

constexpr qint64 Hour = 3600;
constexpr qint64 Day = 24 * Hour;

QString kind()
{
    return QStringLiteral("healthSizes");
}

/// A week by its name first, so that names sort; then what tells it from another of that name.
QString keyOf(const WeekIdentity& week)
{
    return QStringLiteral("%1 %2/%3")
        .arg(week.name, QString::fromLatin1(week.systemIdentifier), QString::number(week.oid));
}

/// A line each: "seconds bytes". What cannot be read is left out.
std::vector<WeekSize> sizesFrom(const QByteArray& text)
{
    std::vector<WeekSize> sizes;
    for (const QByteArray& line : text.split('\n')) {
        const QByteArrayList parts = line.split(' ');
        if (parts.size() == 2)
            sizes.push_back({.elapsed = parts[0].toLongLong(), .bytes = parts[1].toLongLong()});
    }
    return sizes;
}

QByteArray textOf(const std::vector<WeekSize>& sizes)
{
    QByteArrayList lines;
    for (const WeekSize& size : sizes)
        lines << QByteArray::number(size.elapsed) + ' ' + QByteArray::number(size.bytes);
    return lines.join('\n');
}

void addComparison(WeekHealth& health, const WeekSize& now, const std::vector<SavedItem>& items,
                   const Thresholds& thresholds)
{
    FigureList list(thresholds);
    for (auto item = items.rbegin(); item != items.rend(); ++item) { // the newest name first
        const QString name = item->name.section(QLatin1Char(' '), 0, 0);
        const auto before =
            name < health.week.name ? sizeAt(sizesFrom(item->value), now.elapsed) : std::nullopt;
        if (!before || *before <= 0)
            continue;
        const double times = static_cast<double>(now.bytes) / *before;
        list.tell("size_compared", times,
                  Text::tr("%1, %2 had %3 at this time since its reset")
                      .arg(amountText(static_cast<double>(now.bytes), FigureUnit::Bytes), name,
                           amountText(*before, FigureUnit::Bytes)));
        break;
    }
    if (list.figures().empty())
        list.refuse("size_compared",
                    Text::tr("No earlier week of the game was looked at here at this time since its reset."));
    health.figures.push_back(list.figures().front());
    sortFigures(health.figures);
}

}

std::optional<double> sizeAt(const std::vector<WeekSize>& sizes, qint64 elapsed)
{
    const auto after = std::ranges::lower_bound(sizes, elapsed, {}, &WeekSize::elapsed);
    if (after != sizes.end() && after->elapsed == elapsed)
        return static_cast<double>(after->bytes);
    if (after == sizes.begin() || after == sizes.end())
        return {};
    const WeekSize& before = *std::prev(after);
    if (after->elapsed - before.elapsed > Day)
        return {};
    const double share =
        static_cast<double>(elapsed - before.elapsed) / static_cast<double>(after->elapsed - before.elapsed);
    return static_cast<double>(before.bytes) + share * static_cast<double>(after->bytes - before.bytes);
}

void addSize(std::vector<WeekSize>& sizes, const WeekSize& size)
{
    std::erase_if(sizes,
                  [&size](const WeekSize& each) { return each.elapsed / Hour == size.elapsed / Hour; });
    sizes.insert(std::ranges::lower_bound(sizes, size.elapsed, {}, &WeekSize::elapsed), size);
}

Result<void> compareSizes(WeekHealth& health, const GameDefinition& game, const Workspace& workspace,
                          const Thresholds& thresholds)
{
    if (!health.startedAt)
        return {};
    const WeekSize now {.elapsed = (health.readAt - *health.startedAt) / 1000000, .bytes = health.bytes};
    const auto items = workspace.items(game.id, kind());
    if (!items)
        return items.error();
    addComparison(health, now, *items, thresholds);
    const QString key = keyOf(health.week);
    const auto kept = std::ranges::find(*items, key, &SavedItem::name);
    auto sizes = kept == items->end() ? std::vector<WeekSize>() : sizesFrom(kept->value);
    addSize(sizes, now);
    return workspace.saveItem(game.id, kind(), {key, textOf(sizes)});
}

}
