#pragma once

#include "migrations/migrationhistory.h"
#include "rollback/operation.h"

namespace Weekglass {

/// Something that happened to a week and that its charts show as a flag.
struct ChartAnnotation
{
    enum class Kind { Reset, Migration, Rollback, Redo, Undo, Note };

    qint64 at = 0; ///< microseconds since 1970, or since the reset once shifted
    Kind kind = Kind::Note;
    QString text = {};
    QString week = {}; ///< on charts of several weeks

    bool operator==(const ChartAnnotation&) const = default;
};

/// Migrations in force or not, in the order of the history; without those whose time cannot be read.
std::vector<ChartAnnotation> annotationsOf(const MigrationHistory& history);
/// Rollbacks, redone and undone ones; a purge changes no data.
std::vector<ChartAnnotation> annotationsOf(const std::vector<Operation>& operations);

/// As they are kept in the workspace; what cannot be read back is left out.
QByteArray annotationsJson(const std::vector<ChartAnnotation>& annotations);
std::vector<ChartAnnotation> annotationsFromJson(const QByteArray& json);

/// "Rollback", for people.
QString annotationName(ChartAnnotation::Kind kind);

}
