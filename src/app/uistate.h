#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

class QWidget;

namespace Weekglass {

/// How a window and the splitters and table headers in it look, by their object names: what a user arranges
/// and expects to find again. Values only; Workspace::saveUiValues() keeps them.
using UiValues = QHash<QString, QByteArray>;

/// Widgets without a name of their own are left out, as are those under them that bear the same name twice.
UiValues uiState(const QWidget& window);

/// Values for other columns than the header has, or of a newer version, are ignored. The models must be set.
void restoreUiState(QWidget& window, const UiValues& values);

}
