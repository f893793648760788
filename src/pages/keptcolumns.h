#pragma once

#include <QString>

namespace Weekglass {

class ColumnChoice;

/// The choice is that of the last time a table of the same key was looked at, in whatever week.
/// @param key among Workspace::uiValues()
void keepColumns(ColumnChoice* choice, const QString& key);

}
