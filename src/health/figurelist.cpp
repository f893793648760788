#include "health/figurelist.h"

#include "health/text.h"

#include <algorithm>

namespace Weekglass {

Figure& FigureList::add(const char* id, const QString& subject)
{
    const FigureKind* kind = figureKind(QLatin1String(id));
    Q_ASSERT(kind);
    return m_figures.emplace_back(
        Figure {.kind = kind, .subject = subject, .threshold = m_thresholds.of(*kind)});
}

Figure& FigureList::tell(const char* id, double value, const QString& text, const QString& subject)
{
    Figure& figure = add(id, subject);
    figure.value = value;
    figure.text = text.isEmpty() ? amountText(value, figure.kind->unit) : text;
    figure.state = judge(value, figure.threshold, figure.kind->isBelow);
    if (figure.state > Figure::State::Good)
        figure.next = Text::tr(figure.kind->next);
    return figure;
}

Figure& FigureList::refuse(const char* id, const QString& reason, const QString& remedy,
                           const QString& subject)
{
    Figure& figure = add(id, subject);
    figure.refusal = reason;
    figure.remedy = remedy;
    return figure;
}

void FigureList::atLeast(Figure& figure, Figure::State state)
{
    if (figure.state >= state)
        return;
    figure.state = state;
    figure.next = Text::tr(figure.kind->next);
}

void sortFigures(std::vector<Figure>& figures)
{
    std::ranges::stable_sort(figures, {},
                             [](const Figure& figure) { return figure.kind - figureKinds().data(); });
}

}
