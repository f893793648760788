#include "health/weeksizes.h"

#include "base/servertime.h"
#include "health/text.h"

#include <algorithm>
#include <cmath>
#include <functional>

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

/// A line each: "seconds bytes rows", the last perhaps missing. What cannot be read is left out.
std::vector<WeekSize> sizesFrom(const QByteArray& text)
{
    std::vector<WeekSize> sizes;
    for (const QByteArray& line : text.split('\n')) {
        const QByteArrayList parts = line.split(' ');
        if (parts.size() < 2)
            continue;
        sizes.push_back({.elapsed = parts[0].toLongLong(), .bytes = parts[1].toLongLong()});
        if (parts.size() > 2)
            sizes.back().rows = parts[2].toLongLong();
    }
    return sizes;
}

QByteArray textOf(const std::vector<WeekSize>& sizes)
{
    QByteArrayList lines;
    for (const WeekSize& size : sizes) {
        QByteArrayList parts {QByteArray::number(size.elapsed), QByteArray::number(size.bytes)};
        if (size.rows)
            parts << QByteArray::number(*size.rows);
        lines << parts.join(' ');
    }
    return lines.join('\n');
}

/// Between two readings that are no more than a day apart, by the straight line.
std::optional<double> between(const std::vector<WeekSize>& sizes, qint64 elapsed,
                              const std::function<std::optional<qint64>(const WeekSize&)>& value)
{
    const auto after = std::ranges::lower_bound(sizes, elapsed, {}, &WeekSize::elapsed);
    const auto here = after != sizes.end() ? value(*after) : std::nullopt;
    if (here && after->elapsed == elapsed)
        return static_cast<double>(*here);
    if (!here || after == sizes.begin())
        return {};
    const WeekSize& before = *std::prev(after);
    const auto there = value(before);
    if (!there || after->elapsed - before.elapsed > Day)
        return {};
    const double share =
        static_cast<double>(elapsed - before.elapsed) / static_cast<double>(after->elapsed - before.elapsed);
    return static_cast<double>(*there) + share * static_cast<double>(*here - *there);
}

QString rowsText(double rows)
{
    return QString::number(std::llround(rows));
}

/// What is compared of a week with what an earlier one had.
struct Compared
{
    const char* figure;
    std::optional<double> (*at)(const std::vector<WeekSize>&, qint64);
    QString (*text)(double);
    QString words; ///< of now, the earlier week, then
    QString noneNow; ///< why there is nothing to be compared
};

std::vector<Compared> comparisons()
{
    return {{"size_compared", sizeAt, bytesText, Text::tr("%1, %2 had %3 at this time since its reset"), {}},
            {"growth_compared", growthAt, bytesText,
             Text::tr("%1 within a day, %2 grew by %3 at this time since its reset"),
             Text::tr("The week was not measured here a day ago.")},
            {"rows_compared", rowsAt, rowsText, Text::tr("%1, %2 had %3 at this time since its reset"),
             Text::tr("A standby does not count rows; check its primary.")}};
}

void addComparison(FigureList& list, const Compared& compared, const WeekIdentity& week, qint64 elapsed,
                   const std::vector<WeekSize>& sizes, const std::vector<SavedItem>& items)
{
    const auto now = compared.at(sizes, elapsed);
    if (!now) {
        list.refuse(compared.figure, compared.noneNow);
        return;
    }
    for (auto item = items.rbegin(); item != items.rend(); ++item) { // the newest name first
        const QString name = item->name.section(QLatin1Char(' '), 0, 0);
        const auto before = name < week.name ? compared.at(sizesFrom(item->value), elapsed) : std::nullopt;
        if (!before || *before <= 0)
            continue;
        const double present = std::max(*now, 0.0); // it may have shrunk
        list.tell(compared.figure, present / *before,
                  compared.words.arg(compared.text(present), name, compared.text(*before)));
        return;
    }
    list.refuse(compared.figure,
                Text::tr("No earlier week of the game was measured here at this time since its reset."));
}

/// Of all tables; nothing where the statistics are a standby's, which has none.
std::optional<qint64> rowsOf(const WeekHealth& health)
{
    if (health.isStandby)
        return {};
    qint64 rows = 0;
    for (const TableHealth& table : health.tables)
        rows += table.live;
    return rows;
}

}

std::optional<double> sizeAt(const std::vector<WeekSize>& sizes, qint64 elapsed)
{
    return between(sizes, elapsed, [](const WeekSize& size) { return std::optional(size.bytes); });
}

std::optional<double> rowsAt(const std::vector<WeekSize>& sizes, qint64 elapsed)
{
    return between(sizes, elapsed, [](const WeekSize& size) { return size.rows; });
}

std::optional<double> growthAt(const std::vector<WeekSize>& sizes, qint64 elapsed)
{
    const auto now = sizeAt(sizes, elapsed);
    const auto before = sizeAt(sizes, elapsed - Day);
    return now && before ? std::optional(*now - *before) : std::nullopt;
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
    const WeekSize now {.elapsed = (health.readAt - *health.startedAt) / MicrosecondsPerSecond,
                        .bytes = health.bytes,
                        .rows = rowsOf(health)};
    const auto items = workspace.items(game.id, kind());
    if (!items)
        return items.error();
    const QString key = keyOf(health.week);
    const auto kept = std::ranges::find(*items, key, &SavedItem::name);
    auto sizes = kept == items->end() ? std::vector<WeekSize>() : sizesFrom(kept->value);
    addSize(sizes, now);
    FigureList list(thresholds);
    for (const Compared& compared : comparisons())
        addComparison(list, compared, health.week, now.elapsed, sizes, *items);
    for (Figure& figure : list.figures())
        health.figures.push_back(std::move(figure));
    sortFigures(health.figures);
    return workspace.saveItem(game.id, kind(), {key, textOf(sizes)});
}

}
