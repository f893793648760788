#pragma once

#include "widgets/charts/axisticks.h"
#include "widgets/charts/plotcurve.h"
#include "widgets/parts/spoken.h"

#include <QGraphicsScene>
#include <QPixmap>
#include <QWidget>

#include <functional>
#include <limits>
#include <optional>

class QCategoryAxis;
class QChart;
class QLineSeries;

namespace Weekglass {

/// An entry of a legend.
struct PlotName
{
    QString text;
    QColor color;
    Qt::PenStyle line = Qt::NoPen; ///< the mark is a piece of line; else a square
    bool isFaint = false; ///< hidden, or without data
};

/// The base of all charts. Qt Charts lays out title, legend, axes and plot area, and maps values to places.
/// Whoever derives from it paints the data over that: Qt's own series take 14 to 2,500 ms for what is painted
/// here in 5. What does not depend on the pointer is painted once and kept.
class Plot : public QWidget, public Spoken
{
    Q_OBJECT

public:
    explicit Plot(QWidget* parent = nullptr);
    ~Plot() override;

    QRect plotRect() const { return places().area.toRect(); }
    double timeAt(double x) const { return places().at(x); }
    /// Instead of data, such as an error.
    void setMessage(const QString& message);
    /// So many pixels of the title's line are covered at its right end; the title keeps away from them.
    void setCoveredTitle(int pixels);
    /// Plots below one another get the same left edge, so that their times are below one another.
    template<typename Plots>
    static void align(const Plots& plots)
    {
        double widest = 0;
        for (const Plot* plot : plots)
            widest = std::max(widest, plot->labelRoom());
        for (Plot* plot : plots)
            plot->setLabelRoom(widest);
    }
    /// Without what belongs to the pointer and the focus: for a file.
    void paintStill(QPainter& painter) const;

    /// The message, or else the description.
    QString spokenValue() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    using Ticks = std::function<std::vector<AxisTick>(int wanted)>;
    /// How far the wheel and the keys go.
    struct Motion
    {
        double wheel = 1.25; ///< a notch zooms by this
        double key = 1.25;
        double pan = 0.1; ///< of what is shown
    };

    void setTitle(const QString& title);
    /// Those that have no room, or are more than @p most, are only counted.
    void setNames(std::vector<PlotName> names, std::size_t most = std::numeric_limits<std::size_t>::max());
    /// Something beside the plot lists the names: they are painted into files only.
    void setNamesListed(bool areListed);
    /// There is one line above the plot, with names or without.
    void keepHeader() { m_hasHeader = true; }
    /// No axis if @p ticks is empty.
    void setTimes(double begin, double end, Ticks ticks, const QString& title = {});
    /// Microseconds since 1970.
    void setUtcTimes(qint64 begin, qint64 end);
    /// With a little room. @p ticks: other than round values.
    void setValues(const ValueRange& values, bool isLogarithmic = false, Ticks ticks = {});
    /// Without an axis of values, about @p pixels high, on the ground of the window.
    void makeStrip(int pixels);
    /// The wheel and the keys zoom.
    void setMotion(const Motion& motion) { m_motion = motion; }
    /// Paints all of it again. update() does for what belongs to the pointer.
    void redraw();

    PlotPlaces places() const;
    const QString& message() const { return m_message; }
    /// The pointer's place, if it is over the plot.
    const std::optional<QPoint>& pointer() const { return m_pointer; }
    /// The times that are being dragged over.
    std::optional<std::pair<double, double>> box() const;

    /// Over the axes, clipped to the plot.
    virtual void paintData(QPainter& painter, const PlotPlaces& places) const = 0;
    /// What belongs to the pointer, over all of it.
    virtual void paintLive(QPainter& painter, const PlotPlaces& places) const;
    /// The names.
    virtual void paintHeader(QPainter& painter, const QRectF& room) const;
    void paintTime(QPainter& painter, double at, const QColor& color) const;
    void paintRange(QPainter& painter, double from, double until) const;
    /// As high as the plot, cut to it, and wide enough to be seen.
    QRectF rangeRect(double from, double until) const;
    /// Lines beside a place; one of a colour begins with a mark of it.
    void paintReadout(QPainter& painter, const QPointF& place, const std::vector<PlotName>& lines) const;

    /// Names and data may need other colours.
    virtual void paletteChanged() { }

    // what the user does; times are those of setTimes()
    virtual void pointed(std::optional<double> /*at*/) { }
    virtual void clicked(const QPoint& /*place*/) { }
    virtual void nameClicked(std::size_t /*name*/, bool /*isDouble*/) { }
    /// Whether a drag selects times, and with Shift moves; else the other way round.
    virtual bool dragsBoxes() const { return false; }
    virtual void boxDragged(double /*begin*/, double /*end*/) { }
    /// What is shown is to move by so much, and isOver once at the end.
    virtual void dragged(double /*by*/, bool /*isOver*/) { }
    virtual void zoomed(double /*factor*/, double /*around*/) { }
    virtual void panned(double /*part*/) { }
    virtual void wholeWanted() { }
    /// What is pointed at is to move by so much of what is shown, by the keys.
    virtual void pointerMoved(double /*part*/) { }

    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    static constexpr int Margin = 6;
    class Layer;
    struct Press
    {
        QPoint from;
        QPoint to;
        bool isDrag = false; ///< further than a click
        bool isBox = false;
    };

    double labelRoom() const;
    void setLabelRoom(double pixels);
    void layOut() const;
    void layOutNames() const;
    std::size_t paintedNames() const;
    void layOutValues() const;
    void layOutTimes() const;
    std::vector<AxisTick> timesIn(const QRectF& area, int wanted) const;
    static bool shorten(std::vector<AxisTick>& times);
    bool haveRoom(const std::vector<AxisTick>& times, const QRectF& area) const;
    void paintFrame(QPainter& painter) const;
    void applyLook();
    QRectF headerRoom() const;
    std::optional<std::size_t> nameAt(const QPoint& place) const;

    QGraphicsScene m_scene;
    QChart* m_chart; // the scene's
    QCategoryAxis* m_timeAxis;
    QCategoryAxis* m_valueAxis;
    QLineSeries* m_mapping; // empty: Qt Charts maps places by a series
    QString m_title;
    int m_coveredTitle = 0;
    QString m_message;
    std::vector<PlotName> m_names;
    std::size_t m_mostNames = 0;
    bool m_areNamesListed = false;
    double m_begin = 0;
    double m_end = 1;
    double m_least = 0; // scaled
    double m_greatest = 1;
    bool m_isLogarithmic = false;
    Ticks m_timeTicks;
    Ticks m_valueTicks;
    bool m_hasHeader = false;
    int m_stripPixels = 0; // 0: it is no strip
    double m_wantedLabelRoom = 0;
    std::optional<Motion> m_motion;
    std::optional<QPoint> m_pointer;
    std::optional<Press> m_press;
    // where things are, found when somebody asks
    mutable bool m_isLaidOut = false;
    mutable bool m_isForFile = false;
    mutable std::vector<QRect> m_nameRooms; // of the first names
    mutable double m_labelRoom = 0; // of values
    mutable std::vector<AxisTick> m_shownTimes;
    mutable std::vector<AxisTick> m_shownValues;
    QPixmap m_still; // null: to be painted again
};

}
