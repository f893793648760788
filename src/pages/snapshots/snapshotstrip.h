#pragma once

#include "snapshots/snapshotquery.h"

#include <QWidget>

#include <optional>

namespace Weekglass {

/// Snapshots over time: how large they are as a line of bars, how close they lie as a band below. A click
/// asks for the nearest one. It knows no server: what it is given is what it shows.
class SnapshotStrip : public QWidget
{
    Q_OBJECT

public:
    explicit SnapshotStrip(QWidget* parent = nullptr);

    void setDensity(const SnapshotDensity& density);
    /// Shown in place of the bars, e.g. an error.
    void setMessage(const QString& message);
    /// Times on the screen of the list, microseconds since 1970.
    void setMark(std::optional<std::pair<qint64, qint64>> mark);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void snapshotClicked(qint64 seq);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// What one column of pixels stands for.
    struct Bar
    {
        qint64 bytes = 0; ///< of the largest one
        int count = 0;
    };

    QRect plot() const;
    int xAt(qint64 time) const;
    std::optional<std::size_t> nearest(int x) const;
    void arrange();
    void paintBars(QPainter& painter) const;
    void paintAxis(QPainter& painter) const;
    void paintCaption(QPainter& painter) const;

    SnapshotDensity m_density;
    std::vector<Bar> m_bars;
    std::optional<std::pair<qint64, qint64>> m_mark;
    QString m_message;
    qint64 m_largest = 0;
    qint64 m_begin = 0; // of the times
    qint64 m_end = 0;
    int m_hoverX = -1;
};

}
