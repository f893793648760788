#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace Weekglass {

struct TextQuestion
{
    QString title;
    QString label;
    QString text = {}; ///< that is there until now
};

/// Asks for a line without blocking. @p done gets it without surrounding blanks, unless the parent goes.
void askForText(QWidget* parent, const TextQuestion& question,
                const std::function<void(const QString& text)>& done);

}
