#include "widgets/theme/pill.h"

#include "widgets/theme/housestyle.h"
#include "widgets/theme/tokens.h"

#include <QPainter>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int Padding = 6;

}

const ToneTokens& toneOf(Meaning meaning, const QPalette& palette)
{
    const Tokens& tokens = tokensOf(palette);
    switch (meaning) {
    case Meaning::Ok:
        return tokens.ok;
    case Meaning::Info:
        return tokens.info;
    case Meaning::Warning:
        return tokens.warning;
    case Meaning::Error:
        return tokens.error;
    case Meaning::Past:
        return tokens.past;
    case Meaning::Production:
        return tokens.production;
    case Meaning::Neutral:
        break;
    }
    return tokens.neutral;
}

int pillWidth(const Pill& pill, const QFontMetrics& metrics)
{
    return pill.text.isEmpty() ? 0 : metrics.horizontalAdvance(pill.text) + 2 * Padding;
}

QRect paintPill(QPainter& painter, const QRect& rect, const Pill& pill, const QPalette& palette)
{
    if (pill.text.isEmpty())
        return rect;
    const ToneTokens& tone = toneOf(pill.meaning, palette);
    const int tall = std::min(rect.height(), std::max(Measure::Icon, painter.fontMetrics().height()));
    const int wide = std::min(rect.width(), pillWidth(pill, painter.fontMetrics()));
    const QRect box(rect.right() + 1 - wide, rect.center().y() - tall / 2 + 1, wide, tall);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tone.ground);
    painter.drawRoundedRect(box, tall / 2.0, tall / 2.0);
    painter.setPen(tone.text);
    painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, pill.text);
    painter.restore();
    return rect.adjusted(0, 0, -wide - Measure::Space1, 0);
}

}
