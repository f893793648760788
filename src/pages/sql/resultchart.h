#pragma once

#include "pages/sql/queryseries.h"

#include <QWidget>

namespace Weekglass {

/// The numbers of a query's result as lines over a column of times or numbers, with the point under the
/// pointer told in words.
class ResultChart : public QWidget
{
    Q_OBJECT

public:
    explicit ResultChart(QWidget* parent = nullptr);

    void setChart(QueryChart chart);
    const QueryChart& chart() const { return m_chart; }

    QSize sizeHint() const override { return {640, 320}; }
    QSize minimumSizeHint() const override { return {200, 120}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QRectF plot() const;
    QPointF placeOf(const QPointF& point) const;
    QString xText(double x) const;
    void paintAxes(QPainter& painter) const;
    void paintSeries(QPainter& painter, std::size_t index) const;
    void paintLegend(QPainter& painter) const;
    void paintReadout(QPainter& painter) const;

    QueryChart m_chart;
    QRectF m_range; ///< of all points, never empty
    QPointF m_pointer;
    bool m_hasPointer = false;
};

}
