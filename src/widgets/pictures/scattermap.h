#pragma once

#include "widgets/pictures/statepicture.h"

namespace Weekglass {

/// Things at their places, as on a map with north up: marks, labels that do not overlap, trails, a scale.
class ScatterMap : public StatePicture
{
    Q_OBJECT

public:
    using StatePicture::StatePicture;

    /// Where the labels went at the last painting, for tests.
    const std::vector<QRectF>& labelRects() const { return m_labels; }

protected:
    void paintPicture(QPainter& painter) override;
    QPointF worldPlace(const PictureItem& item) const override;
    QRectF screenRect(const PictureItem& item) const override;

private:
    void paintTrails(QPainter& painter) const;
    void paintMark(QPainter& painter, int layer, const QPointF& place, double radius) const;
    void paintMarks(QPainter& painter) const;
    void paintLabels(QPainter& painter);
    void paintLabel(QPainter& painter, const PictureItem& item, const std::vector<QRectF>& marks);
    void paintScale(QPainter& painter) const;
    void paintLegend(QPainter& painter) const;
    double markRadius(const PictureItem& item) const;

    std::vector<QRectF> m_labels;
};

}
