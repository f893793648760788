#pragma once

#include <QMetaType>
#include <QPalette>
#include <QString>

class QFontMetrics;
class QPainter;
class QRect;

namespace Weekglass {

enum class Meaning { Neutral, Ok, Info, Warning, Error, Past, Production };

struct ToneTokens;
const ToneTokens& toneOf(Meaning meaning, const QPalette& palette);

/// A word that says a state, on the colour of its meaning: the word always says it, the colour only helps.
struct Pill
{
    QString text; ///< empty: none
    Meaning meaning = Meaning::Neutral;

    friend bool operator==(const Pill&, const Pill&) = default;
};

/// Of an item that shows a Pill instead of its text.
inline constexpr int PillRole = Qt::UserRole + 101;

int pillWidth(const Pill& pill, const QFontMetrics& metrics);
/// At the right of the rectangle, in its middle. @return what is left of it
QRect paintPill(QPainter& painter, const QRect& rect, const Pill& pill, const QPalette& palette);

}

Q_DECLARE_METATYPE(Weekglass::Pill)
