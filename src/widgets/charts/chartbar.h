#pragma once

#include "widgets/charts/metricboard.h"

#include <QKeySequence>
#include <QWidget>

#include <array>
#include <functional>

class QAction;
class QComboBox;
class QMenu;

namespace Weekglass {

class ChartTime;
class FlowLayout;

/// The row above charts that share a time: buttons for what is used most, the rest (style, flags) in a menu
/// behind them. Their shortcuts count in the whole page.
class ChartBar : public QWidget
{
    Q_OBJECT

public:
    enum class Place { Button, Icon, Menu }; ///< of an icon alone everybody knows what it does

    /// @p time and @p page must outlive it.
    ChartBar(ChartTime* time, QWidget* page);

    /// One more, at the end.
    QAction* addPageAction(const char* name, const QString& text, const QKeySequence& shortcut,
                           const std::function<void()>& run, Place place = Place::Menu);
    void addWidget(QWidget* widget);
    ChartStyle style() const;
    void setStyle(const ChartStyle& style);

Q_SIGNALS:
    void styleChanged();
    /// A note is wanted at this time.
    void noteWanted(qint64 at);

private:
    void addViews();
    void addStyles();
    void addMarks();
    void addFlags();
    void updateMarks();
    void addZones();
    void updateViews();
    qint64 pointedAt() const;

    ChartTime* m_time;
    QWidget* m_page;
    FlowLayout* m_row;
    QMenu* m_more;
    QComboBox* m_zone = nullptr;
    std::array<QAction*, 2> m_mark = {};
    std::array<QAction*, 2> m_clearMark = {};
    QAction* m_clearMarks = nullptr;
    QAction* m_markHere = nullptr;
    QAction* m_back = nullptr;
    QAction* m_forward = nullptr;
    QAction* m_step = nullptr;
    QAction* m_log = nullptr;
    QAction* m_rate = nullptr;
    QAction* m_gaps = nullptr;
    QAction* m_legend = nullptr;
};

}
