#pragma once

#include "base/job.h"
#include "pages/replay/statecurves.h"

#include <QWidget>

#include <set>

class QMenu;
class QToolButton;
class QVBoxLayout;

namespace Weekglass {

class StatePlot;

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
    void fillMenu();
    void chooseDefault();
    void load(bool isAnew);
    void arrange();
    void showValues();
    qsizetype indexAt(double x) const;

    std::shared_ptr<const PlayLog> m_log = std::make_shared<PlayLog>();
    std::set<QByteArray> m_shown; ///< names of columns
    std::vector<StateCurve> m_curves; ///< of m_loaded
    std::shared_ptr<const PlayLog> m_loaded; ///< that the curves are of
    std::vector<StatePlot*> m_plots;
    qsizetype m_position = -1;
    QToolButton* m_choose;
    QMenu* m_menu;
    QVBoxLayout* m_column;
    Job m_job;
};

}
