#pragma once

#include <QKeySequence>
#include <QString>

class QAction;
class QObject;

namespace Weekglass {

/// An action whose shortcut counts in the widgets that it is added to and what is in them, and whose tool tip
/// names it.
QAction* localAction(QObject* owner, const char* id, const QString& text, const QKeySequence& shortcut);

}
