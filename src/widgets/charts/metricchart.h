#pragma once

#include "metrics/comparison.h"
#include "metrics/metricquery.h"
#include "metrics/seriesfigures.h"
#include "widgets/charts/metricboard.h"
#include "widgets/charts/rateunit.h"
#include "widgets/charts/seriesstyle.h"
#include "widgets/charts/timeplot.h"

#include <QSet>

#include <functional>
#include <span>

namespace Weekglass {

class ChartTime;
class MetricPicture;
struct ChartAnnotation;

/// A series as a legend lists it.
struct ChartLine
{
    bool isFaint() const { return isHidden || isEmpty; }

    QString name; ///< of the data
    QString text; ///< to be shown
    SeriesStyle style = {};
    bool isHidden = false;
    bool isEmpty = false; ///< it has no readings
    SeriesFigures figures = {}; ///< in the times that are shown; of rates where they are shown
};

/// One metric over time. A click asks for what is behind a reading, a click on a name in the legend hides
/// that series and a double click hides all others.
class MetricChart : public TimePlot
{
    Q_OBJECT

public:
    /// @p time must outlive it.
    MetricChart(const MetricDefinition& metric, ChartTime* time, QWidget* parent = nullptr);
    ~MetricChart() override;

    const MetricDefinition& metric() const { return m_metric; }
    /// All that its charts together show.
    MetricSpan wholeTime() const;
    /// What was fetched; it stays on the screen until finer or other data come. A series without readings is
    /// only a name in the legend.
    void setData(const MetricData& data);
    const MetricData& data() const { return m_data; }
    /// Shown over the chart, as large as it, and in files instead of it; null: the chart itself.
    void setPicture(MetricPicture* picture);
    MetricPicture* picture() const { return m_picture; }
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
    void toggleSeries(const QString& series);
    /// Hides all others, or shows all again.
    void isolateSeries(const QString& series);
    /// All series, hidden ones as well.
    std::vector<ChartLine> lines() const;
    /// Whether lines have a sum.
    bool hasSums() const { return !m_style.isRate && hasSum(m_metric.meaning); }
    /// A table beside the chart lists the series: only files have their names above the plot.
    using Plot::setNamesListed;
    /// How many buckets it has room for.
    int wantedBuckets() const;
    /// What a series has at a time: the exact text of one reading, with its age if it is older, or the least
    /// and the greatest of several; that it has no value where nothing is known.
    QString valueText(const MetricSeries& series, qint64 at) const;
    /// Each series with its value under the pointer, else at the end of what is shown.
    QString spokenValue() const override;

Q_SIGNALS:
    /// Somebody clicked at a reading: all of its bucket is meant, up to the time @p to that is not of it any
    /// more.
    void readingActivated(qint64 from, qint64 to, const QString& series);
    void hiddenChanged();
    /// Another answer of lines().
    void linesChanged();

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paletteChanged() override { updateDrawn(); }
    void paintData(QPainter& painter, const PlotPlaces& places) const override;
    void paintLive(QPainter& painter, const PlotPlaces& places) const override;
    void clicked(const QPoint& place) override;
    void nameClicked(std::size_t name, bool isDouble) override;
    QString pointedName() const override { return m_metric.title; }

private:
    struct Drawn
    {
        std::span<const MetricBucket> buckets() const { return rates ? *rates : series->buckets; }

        const MetricSeries* series = nullptr; ///< of the data
        std::optional<std::vector<MetricBucket>> rates = {}; ///< drawn instead of the series' own
        SeriesStyle style = {};
    };
    qint64 endOf(const MetricBucket& bucket, const MetricBucket* next) const;
    /// Of what is drawn.
    MetricMeaning drawnMeaning() const;
    void chooseRateUnit();
    std::vector<MetricBucket> rates(const MetricSeries& series) const;
    qint64 nearTime() const;

    std::vector<SeriesStyle> styles() const;
    /// With no more digits than the chart shows.
    QString readoutText(const MetricSeries& series, qint64 at) const;
    QString textAt(const MetricSeries& series, qint64 at,
                   const std::function<QString(const QByteArray&)>& written) const;
    QString shortNumber(const QByteArray& exact) const;
    void updateDrawn();
    void updateNames();
    void updateRange();
    QString seriesName(const MetricSeries& series) const;
    void paintGaps(QPainter& painter, const PlotPlaces& places) const;
    void paintBand(QPainter& painter, const PlotPlaces& places) const;
    void paintMarks(QPainter& painter, const PlotPlaces& places) const;
    QRectF markRect(int mark, const PlotPlaces& places) const;
    QString markText(int mark) const;
    std::optional<int> markAt(const QPoint& place) const;
    void takeMarks();
    bool clickedMark(const QPoint& place);
    void paintFlags(QPainter& painter, const PlotPlaces& places) const;
    QRectF flagRect(const ChartAnnotation& annotation, const PlotPlaces& places) const;
    const ChartAnnotation* flagAt(const QPoint& place) const;

    const MetricDefinition m_metric;
    ChartTime* m_time;
    MetricPicture* m_picture = nullptr; // a child
    MetricData m_data;
    std::vector<BandPoint> m_band;
    std::vector<Drawn> m_drawn; // what is not hidden
    QString m_subject;
    ChartStyle m_style;
    RateUnit m_rateUnit = RateUnit::PerSecond;
    QSet<QString> m_hidden;
};

}
