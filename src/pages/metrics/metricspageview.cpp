#include "pages/metrics/metricspage.h"

#include "pages/metrics/metricpanel.h"
#include "pages/savedmenu.h"
#include "widgets/charts/chartbar.h"
#include "widgets/charts/chartstack.h"
#include "widgets/parts/checklist.h"
#include "widgets/parts/localaction.h"

#include <QAction>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

namespace Weekglass {

void MetricsPage::setupActions()
{
    connect(m_bar, &ChartBar::styleChanged, this, [this] { m_stack->setStyle(m_bar->style()); });
    connect(m_bar, &ChartBar::noteWanted, this, &MetricsPage::askForNote);
    setupBoards();
    setupExport();
    m_bar->addPageAction("showMetricSql", tr("SQL"), Qt::CTRL | Qt::Key_U, [this] { showSql(); });
    m_bar->addPageAction("refreshMetrics", tr("Refresh"), QKeySequence::Refresh, [this] { refresh(); });
    const auto addHidden = [this](const char* name, const QString& text, const QKeySequence& keys) {
        QAction* action = localAction(this, name, text, keys);
        addAction(action);
        return action;
    };
    connect(addHidden("stopMetrics", tr("Stop loading"), Qt::Key_Escape), &QAction::triggered, this, [this] {
        for (MetricPanel* panel : m_panels)
            panel->stop();
    });
    connect(addHidden("openBoards", tr("Chart sets"), Qt::CTRL | Qt::ALT | Qt::Key_B), &QAction::triggered,
            m_boards, &QToolButton::showMenu);
}

void MetricsPage::setupBoards()
{
    m_boards->setObjectName(QStringLiteral("boards"));
    m_boards->setText(tr("Chart sets"));
    m_boards->setAccessibleName(tr("Chart sets of the game"));
    m_boards->setToolTip(tr("Save the charts that are shown under a name, or open a set (Ctrl+Alt+B)"));
    m_boards->setAutoRaise(true);
    connect(m_boards, &SavedMenu::chosen, this, [this](const QByteArray& json) {
        if (const auto board = MetricBoard::fromJson(json))
            setBoard(*board);
    });
    m_bar->addWidget(m_boards);
}

void MetricsPage::setupLayout()
{
    for (QLabel* label : {m_delta, m_flag})
        label->hide();
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_range, 1);
    bottom->addWidget(m_state);
    auto* right = new QWidget;
    auto* rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins({});
    rightColumn->addWidget(m_bar);
    rightColumn->addWidget(m_stack, 1);
    rightColumn->addWidget(m_flag);
    rightColumn->addWidget(m_delta);
    rightColumn->addLayout(bottom);
    auto* splitter = new QSplitter;
    splitter->setObjectName(QStringLiteral("metricsSplitter"));
    splitter->addWidget(m_list);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({190, 900});
    splitter->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->addWidget(splitter);
    setFocusProxy(m_list);
}

}
