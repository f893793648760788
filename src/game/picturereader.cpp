#include "game/sectionreaders.h"
#include "game/text.h"

#include <array>

namespace Weekglass {

namespace {

void readLayers(const ManifestSection& section, PictureDefinition& picture)
{
    const QRegularExpression& pointer = ManifestSection::pointerPattern();
    picture.unit = section.optionalText("unit", 40);
    for (const ManifestSection& layer : section.sections("items"))
        picture.layers.push_back({.title = layer.text("title"),
                                  .array = layer.pointer("array"),
                                  .x = layer.pointer("x"),
                                  .y = layer.pointer("y"),
                                  .label = layer.optionalName("label", pointer),
                                  .id = layer.optionalName("id", pointer),
                                  .size = layer.optionalName("size", pointer),
                                  .group = layer.optionalName("group", pointer)});
    if (picture.layers.empty())
        section.problem("items", Text::tr("a picture needs at least one array"));
}

/// A type of pictures: how game.json calls it, who may have it, and what else is said of it.
struct Type
{
    const char* word;
    PictureType type;
    bool isOfPlaysOnly;
    void (*read)(const ManifestSection& section, PictureDefinition& picture);
};

constexpr std::array Types {Type {"scatter-map", PictureType::ScatterMap, false, readLayers},
                            Type {"grid", PictureType::Grid, false, readLayers},
                            Type {"places", PictureType::Places, true,
                                  [](const ManifestSection& section, PictureDefinition& picture) {
                                      picture.places = readPlaces(section);
                                  }}};

}

std::vector<PictureDefinition> readPictures(const ManifestSection& owner, PictureOwner of)
{
    std::vector<std::pair<const char*, const Type*>> words;
    for (const Type& type : Types) {
        if (of == PictureOwner::Play || !type.isOfPlaysOnly)
            words.emplace_back(type.word, &type);
    }
    std::vector<PictureDefinition> list;
    for (const ManifestSection& section : owner.sections("pictures")) {
        const Type* type = section.choice("type", words);
        list.push_back({.type = type->type, .title = section.text("title")});
        type->read(section, list.back());
    }
    return list;
}

}
