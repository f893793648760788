#pragma once

#include "archives/fingerprint.h"

namespace Weekglass {

/// Statements that lead from one definition to another, for people to read and to run. Each ends with a
/// semicolon and a line break; where PostgreSQL has no statement for it, a comment says so.
struct DriftSql
{
    QString text;
    bool isDestructive = false;
};

/// @p parts are those objects that come with it.
DriftSql sqlToMake(const Definition& wanted, const std::vector<Definition>& parts);
DriftSql sqlToDrop(const Definition& extra);
DriftSql sqlToChange(const Definition& wanted, const Definition& found);

/// Where a kind of object stands in the order in which objects can be made.
int makingRank(const Definition& definition);

}
