#pragma once

#include "health/thresholds.h"

namespace Weekglass {

/// Figures as they are read: each is judged by its threshold when it is told.
class FigureList
{
public:
    explicit FigureList(const Thresholds& thresholds)
        : m_thresholds(thresholds)
    {
    }

    /// A value. @p text: empty: the value with its unit. The figure may be completed as long as no other
    /// comes.
    Figure& tell(const char* id, double value, const QString& text = {}, const QString& subject = {});
    /// Why there is none. @p remedy: the statement that would help
    Figure& refuse(const char* id, const QString& reason, const QString& remedy = {},
                   const QString& subject = {});
    /// A figure that is worse than its value says.
    static void atLeast(Figure& figure, Figure::State state);

    std::vector<Figure>& figures() { return m_figures; }

private:
    Figure& add(const char* id, const QString& subject);

    const Thresholds& m_thresholds;
    std::vector<Figure> m_figures;
};

/// In the order of figureKinds().
void sortFigures(std::vector<Figure>& figures);

}
