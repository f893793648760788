#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <functional>

class QAction;
class QLayout;
class QMenu;
class QObject;
class QToolButton;
class QWidget;

namespace Weekglass {

/// An action whose shortcut counts in the widgets that it is added to and what is in them, and whose tool tip
/// names it.
QAction* localAction(QObject* owner, const char* id, const QString& text, const QKeySequence& shortcut);
/// The same, added to its owner.
QAction* localAction(QWidget* owner, const char* id, const QString& text, const QKeySequence& shortcut,
                     const std::function<void()>& run);
/// A button for each, in this row. @p isFlat: without a frame, for rows of many
void addButtons(QLayout* row, const QList<QAction*>& actions, bool isFlat = false);
/// For what takes something away: apart from the others, and in the colour of danger.
QToolButton* dangerButton(QAction* action);
/// The button "⋯" with the menu of what is wanted now and then, which it owns.
void addMore(QLayout* row, QMenu* menu);
void addMore(QLayout* row, const QList<QAction*>& actions);

}
