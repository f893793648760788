#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace Weekglass {

/// Asks what a note at a time says; not modal to other windows. @p text is what it says until now; @p done
/// gets the new text, an empty one to remove it.
void askForNote(QWidget* parent, const QString& time, const QString& text,
                const std::function<void(const QString&)>& done);

}
