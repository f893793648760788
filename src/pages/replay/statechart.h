#pragma once

#include "base/job.h"
#include "pages/replay/statecurves.h"

#include <QPixmap>
#include <QWidget>

#include <set>

class QAction;
class QMenu;
class QToolButton;

namespace Weekglass {

/// Numeric state columns over the plays as steps, in step with the replay. Columns of one group of the
/// manifest share a plot, those of different groups have plots of their own, one below the other. Long logs
/// are reduced to pixels.
class StateChart : public QWidget
{
    Q_OBJECT

public:
    explicit StateChart(QWidget* parent = nullptr);

    /// Another game: the first group's numbers are shown. The same log with more plays: what is shown stays.
    void setLog(std::shared_ptr<const PlayLog> log);
    void setPosition(qsizetype position);

    /// Names of the shown columns.
    QStringList shownColumns() const;
    bool isLoading() const { return m_job.isRunning(); }
    QSize minimumSizeHint() const override { return {160, 80}; }

Q_SIGNALS:
    void playClicked(qsizetype index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    /// One plot: a group's columns on one scale.
    struct Plot
    {
        QString group;
        std::vector<std::size_t> curves; ///< places in m_curves
        double least = 0;
        double greatest = 1;
    };

    void fillMenu();
    void chooseDefault();
    void load();
    void arrange();
    void draw();
    void drawPlot(QPainter& painter, const Plot& plot, const QRectF& area) const;
    void drawCurve(QPainter& painter, const Plot& plot, const QRectF& area, std::size_t curve) const;
    QRectF areaOf(std::size_t plot) const;
    QString legend(const Plot& plot, std::size_t curve) const;
    void paintLegend(QPainter& painter, const Plot& plot, const QRectF& area) const;
    qsizetype indexAt(double x) const;

    std::shared_ptr<const PlayLog> m_log = std::make_shared<PlayLog>();
    std::set<QByteArray> m_shown; ///< names of columns
    std::vector<StateCurve> m_curves; ///< of m_loaded
    std::shared_ptr<const PlayLog> m_loaded; ///< that the curves are of
    std::vector<Plot> m_plots;
    qsizetype m_position = -1;
    QPixmap m_drawn; ///< the curves, until something of them changes
    QToolButton* m_choose;
    QMenu* m_menu;
    Job m_job;
};

}
