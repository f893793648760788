#pragma once

#include "health/figure.h"
#include "widgets/parts/tablemodel.h"
#include "widgets/theme/pill.h"

namespace Weekglass {

/// A heading, or a figure below it.
struct FigureRow
{
    QString heading; ///< empty: a figure
    Figure figure = {.kind = nullptr};
};

/// Good, warning, critical or not told: the word, and the colour of its meaning.
Pill pillOf(const Figure& figure);

/// Figures by group.
class FigureModel : public TableModel<FigureRow>
{
    Q_OBJECT

public:
    enum Column { FigureColumn, ValueColumn, LimitColumn, AgeColumn, StateColumn };

    explicit FigureModel(QObject* parent = nullptr);

    /// @p readAt: microseconds since 1970
    void setFigures(const std::vector<Figure>& figures, qint64 readAt);
    /// Null: a heading, or no row.
    const Figure* figure(int row) const;
    int find(const QString& id, const QString& subject = {}) const;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

protected:
    QVariant value(const FigureRow& row, int column, int role) const override;

private:
    qint64 m_readAt = 0;
};

}
