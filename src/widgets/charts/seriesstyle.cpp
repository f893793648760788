#include "widgets/charts/seriesstyle.h"

#include "widgets/theme/tokens.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <set>

namespace Weekglass {

namespace {

constexpr std::array Lines {Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};

/// Which style each name has that was ever drawn; of the GUI's thread.
QHash<QString, std::size_t>& knownPlaces()
{
    static QHash<QString, std::size_t> places;
    return places;
}

SeriesStyle styleAt(std::size_t place, const QPalette& palette)
{
    const std::size_t colors = tokensOf(palette).series.size();
    return {.color = seriesColor(place, palette), .line = Lines[place / colors % Lines.size()]};
}

}

std::vector<SeriesStyle> seriesStyles(const QStringList& names, const QPalette& palette)
{
    QHash<QString, std::size_t>& known = knownPlaces();
    std::set<std::size_t> taken;
    std::vector<std::size_t> places;
    // those that have their style first, so that no new name takes it
    for (const QString& name : names) {
        const auto place = known.constFind(name);
        const bool isFree = place != known.constEnd() && taken.insert(*place).second;
        places.push_back(isFree ? *place : std::size_t(-1));
    }
    std::vector<SeriesStyle> styles;
    for (qsizetype i = 0; i < names.size(); ++i) {
        std::size_t& place = places[static_cast<std::size_t>(i)];
        if (place == std::size_t(-1)) {
            for (place = 0; !taken.insert(place).second;)
                ++place;
            if (!known.contains(names[i]))
                known.insert(names[i], place);
        }
        styles.push_back(styleAt(place, palette));
    }
    return styles;
}

std::vector<QBrush> brushesOf(const SeriesStyle& style, const QPalette& palette)
{
    if (style.line == Qt::SolidLine)
        return {style.color};
    const QColor ground = palette.color(QPalette::Base);
    const QColor lighter((style.color.red() + ground.red()) / 2, (style.color.green() + ground.green()) / 2,
                         (style.color.blue() + ground.blue()) / 2);
    const Qt::BrushStyle pattern = style.line == Qt::DashLine ? Qt::BDiagPattern
        : style.line == Qt::DotLine                           ? Qt::Dense5Pattern
                                                              : Qt::DiagCrossPattern;
    return {lighter, {style.color, pattern}};
}

}
