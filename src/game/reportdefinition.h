#pragma once

#include "game/gamefile.h"
#include "game/picturedefinition.h"

#include <QStringList>

#include <optional>

namespace Weekglass {

/// What the value of a report's parameter has to be.
enum class ParameterType {
    Text,
    Integer,
    Number,
    Uuid,
    Time, ///< a date, or a date and a time
    Present ///< a time; without a value that of the week's present, see ReportValues
};

/// What is chosen before a report is read. It reaches the query as $1, $2, … in the order of the manifest:
/// text, or NULL.
struct ReportParameter
{
    QString name; ///< "player"
    QString title; ///< "Player"
    ParameterType type = ParameterType::Text;
    bool isOptional = false; ///< without a value it is NULL
    QString standard = {}; ///< the value if none is given; empty: there is none
    QString hint = {}; ///< what no value means: "all leagues"
    QStringList values = {}; ///< the only ones that there are; empty: any of the type
    std::optional<GameFile> choices = {}; ///< $1 the text typed so far; value, title, detail: a few of them
    /// Asked instead in a week that is distributed, where Citus refuses the other.
    std::optional<GameFile> choicesOnNodes = {};
};

/// What a week says now, as a table, for those who decide what to do next.
struct ReportDefinition
{
    QString id;
    QString title;
    QString description;
    GameFile query; ///< any columns; $1, … the parameters
    QString asOf = {}; ///< the column that says since when a row is known; empty: rows do not grow old
    qint64 staleAfterSeconds = 0; ///< an older row is marked as stale
    /// Of the rows: an array of objects at /rows, or one for each value of a text column "kind", at its name.
    std::optional<PictureDefinition> picture = {};
    std::vector<ReportParameter> parameters = {};
    QString alert = {}; ///< a text column: what a row warns of, NULL if nothing; empty: rows do not warn

    const ReportParameter* parameter(const QString& wanted) const;
};

}
