#include "game/placesreader.h"

#include <QCoreApplication>

#include <cmath>

namespace Weekglass {

namespace {

using Json::ManifestObject;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(GameLoader)
};

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

QPointF point(ManifestReader& reader, const ManifestObject& object, const QString& key)
{
    const QStringList parts = words(reader.text(object, key));
    const auto x = parts.size() == 2 ? coordinate(parts[0]) : std::nullopt;
    const auto y = parts.size() == 2 ? coordinate(parts[1]) : std::nullopt;
    if (!x || !y)
        reader.problem(object.error(key, Text::tr("two coordinates are expected, such as \"500 250\"")));
    return {x.value_or(0), y.value_or(0)};
}

PictureOutline outline(ManifestReader& reader, const ManifestObject& object)
{
    reader.onlyKeys(object, {QLatin1String("path"), QLatin1String("filled")});
    const QString key = QStringLiteral("path");
    PictureOutline read;
    if (auto path = readPath(reader.text(object, key, 4000)))
        read.path = *std::move(path);
    else
        reader.problem(
            object.error(key, Text::tr("steps M, L, C and Z with their coordinates are expected, M first")));
    const auto filled = object.boolean(QStringLiteral("filled"), false);
    if (!filled)
        reader.problem(filled.error());
    read.isFilled = filled && *filled;
    return read;
}

PicturePlace place(ManifestReader& reader, const ManifestObject& object)
{
    reader.onlyKeys(
        object, {QLatin1String("title"), QLatin1String("at"), QLatin1String("value"), QLatin1String("mark")});
    PicturePlace read;
    read.title = reader.text(object, QStringLiteral("title"), 40);
    read.at = point(reader, object, QStringLiteral("at"));
    read.value = reader.name(object, QStringLiteral("value"), ManifestReader::pointerPattern());
    const auto mark = object.boolean(QStringLiteral("mark"), false);
    if (!mark)
        reader.problem(mark.error());
    read.isMark = mark && *mark;
    return read;
}

std::vector<PictureCell> cells(ManifestReader& reader, const ManifestObject& object, const QString& key)
{
    std::vector<PictureCell> list;
    for (const ManifestObject& cell : reader.objects(object, key)) {
        reader.onlyKeys(cell, {QLatin1String("title"), QLatin1String("value")});
        list.push_back(
            {.title = reader.text(cell, QStringLiteral("title"), 40),
             .value = reader.name(cell, QStringLiteral("value"), ManifestReader::pointerPattern())});
    }
    return list;
}

PictureLine line(ManifestReader& reader, const ManifestObject& object)
{
    reader.onlyKeys(object, {QLatin1String("title"), QLatin1String("array"), QLatin1String("totals")});
    return {.title = reader.text(object, QStringLiteral("title"), 40),
            .array = reader.name(object, QStringLiteral("array"), ManifestReader::pointerPattern()),
            .totals = cells(reader, object, QStringLiteral("totals"))};
}

PictureTable table(ManifestReader& reader, const ManifestObject& object)
{
    reader.onlyKeys(object,
                    {QLatin1String("title"), QLatin1String("array"), QLatin1String("columns"),
                     QLatin1String("key"), QLatin1String("current")});
    const QRegularExpression& pointer = ManifestReader::pointerPattern();
    PictureTable read {.title = reader.text(object, QStringLiteral("title"), 40),
                       .array = reader.name(object, QStringLiteral("array"), pointer),
                       .columns = cells(reader, object, QStringLiteral("columns")),
                       .key = reader.optionalName(object, QStringLiteral("key"), pointer),
                       .current = reader.names(object, QStringLiteral("current"), pointer)};
    if (read.columns.empty())
        reader.problem(object.error(QStringLiteral("columns"), Text::tr("at least one column is expected")));
    if (read.key.isEmpty() != read.current.empty())
        reader.problem(
            object.error(QStringLiteral("key"), Text::tr("it needs the key current, and current needs it")));
    return read;
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

PlacesDefinition readPlaces(ManifestReader& reader, const ManifestObject& picture)
{
    reader.onlyKeys(picture,
                    {QLatin1String("type"), QLatin1String("title"), QLatin1String("outlines"),
                     QLatin1String("places"), QLatin1String("lines"), QLatin1String("tables")});
    PlacesDefinition read;
    for (const ManifestObject& object : reader.objects(picture, QStringLiteral("outlines")))
        read.outlines.push_back(outline(reader, object));
    for (const ManifestObject& object : reader.objects(picture, QStringLiteral("places")))
        read.places.push_back(place(reader, object));
    for (const ManifestObject& object : reader.objects(picture, QStringLiteral("lines")))
        read.lines.push_back(line(reader, object));
    for (const ManifestObject& object : reader.objects(picture, QStringLiteral("tables")))
        read.tables.push_back(table(reader, object));
    if (read.places.empty())
        reader.problem(
            picture.error(QStringLiteral("places"), Text::tr("a picture needs at least one place")));
    return read;
}

}
