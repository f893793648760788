#pragma once

#include "game/gamedefinition.h"
#include "pg/session.h"

#include <QMap>

#include <optional>
#include <vector>

namespace Weekglass {

/// What was chosen or typed for a report, by the names of its parameters: a value, or a name that stands for
/// one.
using ReportSettings = QMap<QString, QString>;

/// One of the values that a query offers for a parameter.
struct ReportChoice
{
    QString value;
    QString title; ///< for people: a name
    QString detail = {};

    bool operator==(const ReportChoice&) const = default;
};

/// The present of a week: now, or the time of its newest event, if that is a day old or lies ahead. So the
/// reports of a week that is over say something that was true.
struct WeekPresent
{
    qint64 at = 0; ///< microseconds since 1970
    bool isNewestEvent = false;
};

/// The values that a report is read with: one for each parameter, in their order.
struct ReportValues
{
    struct Value
    {
        QString name;
        std::optional<QString> value = {}; ///< nothing: NULL
        QString title = {}; ///< the value as people know it
    };

    std::vector<Value> list = {};
    std::optional<WeekPresent> present = {}; ///< of a report that depends on it

    Pg::Params params() const;
    /// Those that were chosen, to be given again later. The present is none of them unless it was chosen.
    ReportSettings settings() const;
    /// "Player: clover_31, League: pd"; what is NULL is left out.
    QString text(const ReportDefinition& report) const;
};

/// At most so many choices are offered, whatever the query gives.
inline constexpr int MostChoices = 50;

/// What the query of the parameter offers for a text typed so far. Empty if it has none.
Result<std::vector<ReportChoice>> fetchChoices(Pg::Session& session, const ReportParameter& parameter,
                                               const QString& typed, const Pg::Call& call = {});

/// Takes settings for the values of a report. An error names the parameter that is missing, is unknown or
/// does not fit, and tells what the report takes.
Result<ReportValues> resolveValues(Pg::Session& session, const GameDefinition& game,
                                   const ReportDefinition& report, const ReportSettings& settings,
                                   const Pg::Call& call = {});

/// A line for people: "player: Player, a UUID or a name; required".
QString parameterText(const ReportParameter& parameter);
/// The required parameters that have no value.
QStringList missingTitles(const ReportDefinition& report, const ReportSettings& settings);

}
