#pragma once

#include "replay/playmarks.h"
#include "replay/replayclock.h"

#include <QAbstractSlider>
#include <QPixmap>

#include <optional>

namespace Weekglass {

/// Where a replay stands in its game, as a slider over all plays. Above its track a lane for each mark shows
/// where marked plays are, and how many where a pixel has several; below are bookmarks. The part of a long
/// game that is loaded, the range that playing goes round in, and a preview of the play below the pointer.
/// The value is the index of a play.
class ReplayTimeline : public QAbstractSlider
{
    Q_OBJECT

public:
    explicit ReplayTimeline(QWidget* parent = nullptr);

    /// @p expected: how many plays the game has in the end; less than those loaded: not known.
    void setLog(std::shared_ptr<const PlayLog> log, qsizetype expected = 0);
    void setMarks(std::shared_ptr<const PlayMarks> marks);
    void setRange(const std::optional<ReplayClock::Range>& range, bool isLooping);
    /// Indexes of plays.
    void setBookmarks(std::vector<qsizetype> plays);

    /// What hovering tells of a play: its number, title, the state of the manifest's first group, and its
    /// marks.
    QString preview(qsizetype index) const;
    /// The play below a place, and where a play is; in pixels of the widget.
    qsizetype indexAt(double x) const;
    double placeOf(qsizetype index) const;
    /// The marks that have a lane, from the top.
    const std::vector<const MarkedPlays*>& lanes() const { return m_lanes; }
    QColor laneColor(std::size_t lane) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    /// Plays that the whole width stands for.
    qsizetype total() const { return std::max<qsizetype>({m_expected, m_log->size(), 1}); }
    QRectF track() const;
    double laneTop(std::size_t lane) const;
    void drawLanes();
    void drawLane(QPainter& painter, std::size_t lane) const;
    void paintTrack(QPainter& painter) const;
    void paintBookmarks(QPainter& painter) const;
    void paintPosition(QPainter& painter) const;
    void forgetLanes();

    std::shared_ptr<const PlayLog> m_log = std::make_shared<PlayLog>();
    qsizetype m_expected = 0;
    std::shared_ptr<const PlayMarks> m_marks;
    std::vector<const MarkedPlays*> m_lanes; ///< of m_marks
    std::optional<ReplayClock::Range> m_range;
    bool m_isLooping = false;
    std::vector<qsizetype> m_bookmarks;
    QPixmap m_drawn; ///< the lanes, until something of them changes
    double m_hover = -1;
};

}
