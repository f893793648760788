#include "widgets/charts/metricboard.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Weekglass {

namespace {

const QLatin1String Metrics("metrics");
const QLatin1String Hidden("hidden");
const QLatin1String Pictures("pictures");
const QLatin1String Queries("queries");
const QLatin1String Stepped("stepped");
const QLatin1String Logarithmic("logarithmic");
const QLatin1String Rates("rates");
const QLatin1String Gaps("gaps");
const QLatin1String Legend("legend");

QStringList texts(const QJsonValue& array)
{
    QStringList list;
    for (const QJsonValue& value : array.toArray())
        list << value.toString();
    return list;
}

}

QByteArray MetricBoard::toJson() const
{
    QJsonObject names;
    for (auto one = hidden.cbegin(); one != hidden.cend(); ++one)
        names[one.key()] = QJsonArray::fromStringList(one.value());
    QJsonObject kinds;
    for (auto one = pictures.cbegin(); one != pictures.cend(); ++one)
        kinds[one.key()] = one.value();
    return QJsonDocument(QJsonObject {{Metrics, QJsonArray::fromStringList(metrics)},
                                      {Hidden, names},
                                      {Pictures, kinds},
                                      {Queries, exportsQueries},
                                      {Stepped, style.isStepped},
                                      {Logarithmic, style.isLogarithmic},
                                      {Rates, style.isRate},
                                      {Gaps, style.showsGaps},
                                      {Legend, style.hasLegend}})
        .toJson(QJsonDocument::Compact);
}

std::optional<MetricBoard> MetricBoard::fromJson(const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (!object[Metrics].isArray())
        return {};
    MetricBoard board {.metrics = texts(object[Metrics]),
                       .hidden = {},
                       .style = {.isStepped = object[Stepped].toBool(),
                                 .isLogarithmic = object[Logarithmic].toBool(),
                                 .isRate = object[Rates].toBool(),
                                 .showsGaps = object[Gaps].toBool(),
                                 .hasLegend = object[Legend].toBool(true)}};
    const QJsonObject names = object[Hidden].toObject();
    for (auto one = names.begin(); one != names.end(); ++one)
        board.hidden[one.key()] = texts(one.value());
    board.exportsQueries = object[Queries].toBool(true);
    const QJsonObject kinds = object[Pictures].toObject();
    for (auto one = kinds.begin(); one != kinds.end(); ++one)
        board.pictures[one.key()] = one.value().toString();
    return board;
}

}
