#pragma once

#include "metrics/comparison.h"
#include "metrics/metricquery.h"
#include "widgets/charts/metricboard.h"

#include <QSet>
#include <QWidget>

#include <optional>
#include <span>

namespace Weekglass {

class ChartTime;
struct ChartAnnotation;

/// One metric over the time that a ChartTime says, which several charts share. Drag moves, the wheel zooms,
/// Shift and drag zooms into a box, a click asks for what is behind a reading, a click on a name in the
/// legend hides that series and a double click hides all others.
class MetricChart : public QWidget
{
    Q_OBJECT

public:
    /// @p time must outlive it.
    MetricChart(const MetricDefinition& metric, ChartTime* time, QWidget* parent = nullptr);
    ~MetricChart() override;

    const MetricDefinition& metric() const { return m_metric; }
    /// What was fetched; it stays on the screen until finer or other data come. A series without readings is
    /// only a name in the legend.
    void setData(const MetricData& data);
    const MetricData& data() const { return m_data; }
    /// Instead of data: an error, or that there is nothing.
    void setMessage(const QString& message);
    /// What is usual, painted behind the series.
    void setBand(std::vector<BandPoint> band);
    const std::vector<BandPoint>& band() const { return m_band; }
    void setStyle(const ChartStyle& style);
    const ChartStyle& style() const { return m_style; }
    /// Which of the metric's series this is: a part of the title. Empty: all of them.
    void setSubject(const QString& series);
    void setHidden(const QSet<QString>& series);
    const QSet<QString>& hidden() const { return m_hidden; }
    /// The same left edge for all charts: room for the widest label of values.
    void setAxisWidth(int pixels);
    int wantedAxisWidth() const;
    QRect plotRect() const;
    /// How many buckets it has room for.
    int wantedBuckets() const;
    /// The exact text of what a series has at a time: one reading, or the least and the greatest of several.
    /// Empty if it has nothing there.
    QString valueText(const MetricSeries& series, qint64 at) const;
    /// All of it without what belongs to the pointer and the focus: for a file.
    void paintStill(QPainter& painter) const;

    QSize sizeHint() const override { return {640, 180}; }
    QSize minimumSizeHint() const override { return {240, 120}; }

Q_SIGNALS:
    /// Somebody clicked at this time: the readings of this bucket are meant.
    void readingActivated(qint64 from, qint64 to, const QString& series);
    void hiddenChanged();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Scale
    {
        double least = 0;
        double greatest = 1;
    };
    /// Places of times and values, for many of them at once.
    struct Projection
    {
        double x(qint64 time) const { return left + static_cast<double>(time - begin) * pixelsPerTime; }
        double y(double scaled) const { return bottom - (scaled - least) * pixelsPerValue; }

        qint64 begin = 0;
        double least = 0;
        double left = 0;
        double bottom = 0;
        double pixelsPerTime = 1;
        double pixelsPerValue = 1;
    };
    struct Drawn
    {
        std::span<const MetricBucket> buckets() const { return rates ? *rates : series->buckets; }

        const MetricSeries* series = nullptr; ///< of the data
        std::optional<std::vector<MetricBucket>> rates = {}; ///< drawn instead of the series' own
        QColor color;
    };

    void updateDrawn();
    void updateScale();
    Projection projection() const;
    double x(qint64 time) const;
    qint64 timeAt(double x) const;
    double y(double value) const;
    double scaled(double value) const;
    void paintGrid(QPainter& painter) const;
    void paintBand(QPainter& painter) const;
    void paintFlags(QPainter& painter) const;
    QRect flagRect(const ChartAnnotation& annotation) const;
    const ChartAnnotation* flagAt(const QPoint& place) const;
    void paintSeries(QPainter& painter) const;
    void paintOne(QPainter& painter, const Drawn& drawn, const Projection& places) const;
    void layoutLegend();
    void paintLegend(QPainter& painter) const;
    void paintReadout(QPainter& painter) const;
    void paintTime(QPainter& painter, qint64 time, const QColor& color, const QString& name) const;
    void paintMarkers(QPainter& painter) const;
    void paintPointer(QPainter& painter) const;
    QString seriesName(const MetricSeries& series) const;
    std::optional<std::size_t> legendAt(const QPoint& place) const;
    void toggle(const QString& series, bool isolate);
    void activate(const QPoint& place);

    const MetricDefinition m_metric;
    ChartTime* m_time;
    MetricData m_data;
    std::vector<BandPoint> m_band;
    std::vector<Drawn> m_drawn; // what is not hidden
    QString m_message;
    QString m_subject;
    ChartStyle m_style;
    QSet<QString> m_hidden;
    Scale m_scale;
    int m_axisWidth = 0;
    std::vector<QRect> m_legend; // of the first series, as many as there is room for
    std::optional<QPoint> m_pressed;
    bool m_isDragging = false;
    bool m_isBox = false;
    QPoint m_dragged;
};

/// About @p wanted round values between two, ascending.
std::vector<double> valueTicks(double least, double greatest, int wanted);

}
