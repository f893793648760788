#pragma once

#include "widgets/pictures/statepicture.h"

#include <QHash>

namespace Weekglass {

/// Things in the cells of grids: x is the column, y the row, counted downwards; a grid for each group, side
/// by side. A thing's size is the number of cells along each side.
class GridPicture : public StatePicture
{
    Q_OBJECT

public:
    using StatePicture::StatePicture;

protected:
    void paintPicture(QPainter& painter) override;
    QPointF worldPlace(const PictureItem& item) const override;
    QRectF screenRect(const PictureItem& item) const override;
    void itemsChanged() override;
    QRectF worldBounds() const override;

private:
    struct Grid
    {
        QRectF cells; ///< in cells of its own
        double offset = 0; ///< from there to the picture's x
    };

    static double cellsOf(const PictureItem& item);
    static QString gridOf(const PictureItem& item);
    void paintGrid(QPainter& painter, const QString& name, const Grid& grid) const;
    void paintItem(QPainter& painter, const PictureItem& item) const;

    QStringList m_order; // of the grids, from the left
    QHash<QString, Grid> m_grids;
};

}
