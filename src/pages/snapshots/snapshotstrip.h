#pragma once

#include "snapshots/snapshotquery.h"
#include "widgets/charts/plot.h"

namespace Weekglass {

/// Snapshots over time: how large they are as a line of bars, how close they lie as a band below. A click
/// asks for the nearest one. It knows no server: what it is given is what it shows.
class SnapshotStrip : public Plot
{
    Q_OBJECT

public:
    explicit SnapshotStrip(QWidget* parent = nullptr);

    void setDensity(const SnapshotDensity& density);
    /// Times on the screen of the list, microseconds since 1970.
    void setMark(std::optional<std::pair<qint64, qint64>> mark);

Q_SIGNALS:
    void snapshotClicked(qint64 seq);

protected:
    void paintData(QPainter& painter, const PlotPlaces& places) const override;
    void paintLive(QPainter& painter, const PlotPlaces& places) const override;
    void paintHeader(QPainter& painter, const QRectF& room) const override;
    void pointed(std::optional<double> at) override;
    void clicked(const QPoint& place) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    std::optional<std::size_t> nearest(double at) const;

    SnapshotDensity m_density;
    std::optional<std::pair<qint64, qint64>> m_mark;
    qint64 m_largest = 0; // bytes
    std::optional<double> m_pointed; // a time, by the pointer or the keys
};

}
