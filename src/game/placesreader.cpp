#include "game/sectionreaders.h"
#include "game/text.h"

#include <cmath>

namespace Weekglass {

namespace {

constexpr double LargestCoordinate = 1e6; // farther out the painter's numbers lose their precision

int pointsOf(char command)
{
    return command == 'C' ? 3 : command == 'Z' ? 0 : 1;
}

std::optional<double> coordinate(const QString& word)
{
    bool isNumber = false;
    const double value = word.toDouble(&isNumber);
    return isNumber && std::abs(value) <= LargestCoordinate ? std::optional(value) : std::nullopt;
}

QStringList words(const QString& text)
{
    static const QRegularExpression gap(QStringLiteral("[\\s,]+"));
    return text.split(gap, Qt::SkipEmptyParts);
}

QPointF readPoint(const ManifestSection& section, const char* key)
{
    const QStringList parts = words(section.text(key));
    const auto x = parts.size() == 2 ? coordinate(parts[0]) : std::nullopt;
    const auto y = parts.size() == 2 ? coordinate(parts[1]) : std::nullopt;
    if (!x || !y)
        section.problem(key, Text::tr("two coordinates are expected, such as \"500 250\""));
    return {x.value_or(0), y.value_or(0)};
}

PictureOutline readOutline(const ManifestSection& section)
{
    auto path = readPath(section.text("path", 4000));
    if (!path)
        section.problem("path", Text::tr("steps M, L, C and Z with their coordinates are expected, M first"));
    return {.path = std::move(path).value_or(std::vector<PathStep>()), .isFilled = section.flag("filled")};
}

std::vector<PictureCell> readCells(const ManifestSection& section, const char* key)
{
    std::vector<PictureCell> list;
    for (const ManifestSection& cell : section.sections(key))
        list.push_back({.title = cell.text("title", 40), .value = cell.pointer("value")});
    return list;
}

PictureTable readTable(const ManifestSection& section)
{
    const QRegularExpression& pointer = ManifestSection::pointerPattern();
    PictureTable table {.title = section.text("title", 40),
                        .array = section.pointer("array"),
                        .columns = readCells(section, "columns"),
                        .key = section.optionalName("key", pointer),
                        .current = section.names("current", pointer)};
    if (table.columns.empty())
        section.problem("columns", Text::tr("at least one column is expected"));
    if (table.key.isEmpty() != table.current.empty())
        section.problem("key",
                        Text::tr("it needs the key %1, and %1 needs it").arg(QStringLiteral("current")));
    return table;
}

}

std::optional<std::vector<PathStep>> readPath(const QString& text)
{
    const QStringList parts = words(text);
    std::vector<PathStep> path;
    for (qsizetype i = 0; i < parts.size();) {
        const QString& word = parts[i++];
        if (word.size() != 1 || !QLatin1String("MLCZ").contains(word[0])
            || (path.empty() && word[0] != QLatin1Char('M')))
            return {};
        PathStep step {.command = word[0].toLatin1()};
        for (int p = 0; p < pointsOf(step.command); ++p, i += 2) {
            const auto x = i + 1 < parts.size() ? coordinate(parts[i]) : std::nullopt;
            const auto y = i + 1 < parts.size() ? coordinate(parts[i + 1]) : std::nullopt;
            if (!x || !y)
                return {};
            step.points[static_cast<std::size_t>(p)] = {*x, *y};
        }
        path.push_back(step);
    }
    return path.empty() ? std::nullopt : std::optional(std::move(path));
}

PlacesDefinition readPlaces(const ManifestSection& picture)
{
    PlacesDefinition read;
    for (const ManifestSection& outline : picture.sections("outlines"))
        read.outlines.push_back(readOutline(outline));
    for (const ManifestSection& place : picture.sections("places"))
        read.places.push_back({.title = place.text("title", 40),
                               .at = readPoint(place, "at"),
                               .value = place.pointer("value"),
                               .isMark = place.flag("mark")});
    for (const ManifestSection& line : picture.sections("lines"))
        read.lines.push_back({.title = line.text("title", 40),
                              .array = line.pointer("array"),
                              .totals = readCells(line, "totals")});
    for (const ManifestSection& table : picture.sections("tables"))
        read.tables.push_back(readTable(table));
    if (read.places.empty())
        picture.problem("places", Text::tr("a picture needs at least one place"));
    return read;
}

}
