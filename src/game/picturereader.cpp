#include "game/picturereader.h"

#include "game/placesreader.h"

#include <QCoreApplication>

namespace Weekglass {

namespace {

using Json::ManifestObject;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(GameLoader)
};

PictureLayer readLayer(ManifestReader& reader, const ManifestObject& object)
{
    reader.onlyKeys(object,
                    {QLatin1String("title"), QLatin1String("array"), QLatin1String("x"), QLatin1String("y"),
                     QLatin1String("label"), QLatin1String("id"), QLatin1String("size"),
                     QLatin1String("group")});
    const QRegularExpression& pointer = ManifestReader::pointerPattern();
    PictureLayer layer;
    layer.title = reader.text(object, QStringLiteral("title"));
    layer.array = reader.name(object, QStringLiteral("array"), pointer);
    layer.x = reader.name(object, QStringLiteral("x"), pointer);
    layer.y = reader.name(object, QStringLiteral("y"), pointer);
    layer.label = reader.optionalName(object, QStringLiteral("label"), pointer);
    layer.id = reader.optionalName(object, QStringLiteral("id"), pointer);
    layer.size = reader.optionalName(object, QStringLiteral("size"), pointer);
    layer.group = reader.optionalName(object, QStringLiteral("group"), pointer);
    return layer;
}

PictureDefinition readPicture(ManifestReader& reader, const ManifestObject& object,
                              const QRegularExpression& types)
{
    PictureDefinition picture;
    const QString type = reader.name(object, QStringLiteral("type"), types);
    picture.title = reader.text(object, QStringLiteral("title"));
    if (type == QLatin1String("places")) {
        picture.type = PictureType::Places;
        picture.places = readPlaces(reader, object);
        return picture;
    }
    reader.onlyKeys(
        object,
        {QLatin1String("type"), QLatin1String("title"), QLatin1String("unit"), QLatin1String("items")});
    picture.type = type == QLatin1String("grid") ? PictureType::Grid : PictureType::ScatterMap;
    if (object.has(QStringLiteral("unit")))
        picture.unit = reader.text(object, QStringLiteral("unit"), 40);
    for (const ManifestObject& layer : reader.objects(object, QStringLiteral("items")))
        picture.layers.push_back(readLayer(reader, layer));
    if (picture.layers.empty())
        reader.problem(object.error(QStringLiteral("items"), Text::tr("a picture needs at least one array")));
    return picture;
}

std::vector<PictureDefinition> readList(ManifestReader& reader, const ManifestObject& owner,
                                        const QRegularExpression& types)
{
    std::vector<PictureDefinition> list;
    for (const ManifestObject& object : reader.objects(owner, QStringLiteral("pictures")))
        list.push_back(readPicture(reader, object, types));
    return list;
}

}

std::vector<PictureDefinition> readPictures(ManifestReader& reader, const ManifestObject& source)
{
    static const QRegularExpression types(QStringLiteral("^(scatter-map|grid)\\z"));
    return readList(reader, source, types);
}

std::vector<PictureDefinition> readStatePictures(ManifestReader& reader, const ManifestObject& playLog)
{
    static const QRegularExpression types(QStringLiteral("^(scatter-map|grid|places)\\z"));
    return readList(reader, playLog, types);
}

}
