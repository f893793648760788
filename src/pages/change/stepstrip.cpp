#include "pages/change/stepstrip.h"

#include "widgets/theme/housestyle.h"
#include "widgets/theme/tokens.h"

#include <QPainter>

namespace Weekglass {

namespace {

constexpr int Line = 28; // between two steps

int discWidth(const QFontMetrics& metrics)
{
    return metrics.height() + Measure::Space1;
}

QFont boldOf(QFont font)
{
    font.setBold(true);
    return font;
}

}

StepStrip::StepStrip(QStringList titles, QWidget* parent)
    : QWidget(parent)
    , m_titles(std::move(titles))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setStep(0, {});
}

void StepStrip::setStep(int step, const QString& note)
{
    m_step = step;
    m_note = note;
    setAccessibleName(
        tr("Step %1 of %2: %3")
            .arg(QString::number(step + 1), QString::number(m_titles.size()), m_titles.value(step)));
    setAccessibleDescription(note);
    setToolTip(accessibleName());
    update();
}

int StepStrip::stepsWidth() const
{
    int width = 0;
    const QFontMetrics bold(boldOf(font()));
    for (const QString& title : m_titles)
        width += discWidth(fontMetrics()) + bold.horizontalAdvance(title) + Line + 3 * Measure::Space2;
    return width;
}

QSize StepStrip::sizeHint() const
{
    return {stepsWidth(), discWidth(fontMetrics()) + Measure::Space2};
}

int StepStrip::paintStep(QPainter& painter, int step, int left) const
{
    const Tokens& tokens = tokensOf(palette());
    const bool isNow = step == m_step;
    const int disc = discWidth(fontMetrics());
    const QRect circle(left, (height() - disc) / 2, disc, disc);
    painter.setPen(isNow ? tokens.accent : tokens.outline);
    painter.setBrush(isNow ? QBrush(tokens.accent) : QBrush(Qt::NoBrush));
    painter.drawEllipse(circle);
    painter.setFont(isNow ? boldOf(font()) : font());
    painter.setPen(isNow ? tokens.onAccent : tokens.muted);
    painter.drawText(circle, Qt::AlignCenter, QString::number(step + 1));
    painter.setPen(isNow ? tokens.text : tokens.muted);
    const QString& title = m_titles[step];
    const int begin = circle.right() + Measure::Space2;
    painter.drawText(QRect(begin, 0, width() - begin, height()), Qt::AlignVCenter | Qt::AlignLeft, title);
    const int end = begin + painter.fontMetrics().horizontalAdvance(title) + Measure::Space2;
    if (step + 1 == m_titles.size())
        return end;
    painter.setPen(tokens.border);
    painter.drawLine(end, height() / 2, end + Line, height() / 2);
    return end + Line + Measure::Space2;
}

void StepStrip::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int left = 1;
    for (int step = 0; step < m_titles.size(); ++step)
        left = paintStep(painter, step, left);
    painter.setFont(font());
    painter.setPen(tokensOf(palette()).muted);
    const QRect rest(left + Measure::Space2, 0, width() - left - Measure::Space2 - 1, height());
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignRight,
                     fontMetrics().elidedText(m_note, Qt::ElideRight, rest.width()));
}

}
