#include "pages/filesaver.h"
#include "pages/health/figurecards.h"
#include "pages/health/figuremodel.h"
#include "pages/health/healthlists.h"
#include "pages/health/healthpage.h"
#include "widgets/parts/celldelegate.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/flowlayout.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/localaction.h"
#include "widgets/parts/rowtable.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/pilllabel.h"

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

}

HealthPage::HealthPage(AdminServer server, QWidget* parent)
    : ServerPage(std::move(server), parent)
    , m_figures(new FigureModel(this))
    , m_weekBox(new QComboBox)
    , m_state(wrappedLabel("healthState"))
    , m_cards(new FigureCards)
    , m_table(new QTableView)
    , m_detail(new QPlainTextEdit)
    , m_tabs(new QTabWidget)
    , m_empty(new EmptyState(m_table))
    , m_saver(new FileSaver(this))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(AgainMs);
    connect(&m_timer, &QTimer::timeout, this, &HealthPage::refresh);
    connect(m_saver, &FileSaver::answered, this, &HealthPage::statusMessage);
    setupActions();
    setupView();
    refreshWhenShown();
}

HealthPage::~HealthPage() = default;

void HealthPage::setupActions()
{
    auto* again = localAction(this, "refresh", tr("Refresh"), QKeySequence::Refresh, [this] { refresh(); });
    auto* thresholds = localAction(this, "thresholds", tr("Thresholds…"), Qt::CTRL | Qt::SHIFT | Qt::Key_D,
                                   [this] { askThresholds(); });
    auto* pooler =
        localAction(this, "pooler", tr("Pooler…"), Qt::CTRL | Qt::SHIFT | Qt::Key_B, [this] { askPooler(); });
    auto* measure = localAction(this, "measureBloat", tr("Measure bloat"), Qt::CTRL | Qt::SHIFT | Qt::Key_M,
                                [this] { measureTable(); });
    measure->setToolTip(tr("Measure the wasted space of the current table with the extension pgstattuple"));
    auto* report =
        localAction(this, "saveHealth", tr("Report…"), Qt::CTRL | Qt::Key_E, [this] { askFile(); });
    again->setIcon(iconOf(Icon::Reload));
    thresholds->setIcon(iconOf(Icon::Filter));
    pooler->setIcon(iconOf(Icon::Server));
    report->setIcon(iconOf(Icon::Export));
    measure->setIcon(iconOf(Icon::Search));
    m_actions = {again, thresholds, pooler, measure, report};
}

QWidget* HealthPage::figuresTab()
{
    m_table->setObjectName(QStringLiteral("healthFigures"));
    m_table->setAccessibleName(tr("Figures"));
    m_table->setModel(m_figures);
    m_table->setItemDelegate(new CellDelegate(Qt::ElideRight, m_table));
    m_table->setTabKeyNavigation(false);
    setupLineTable(m_table);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->moveSection(FigureModel::StateColumn,
                                             FigureModel::ValueColumn); // seen at once
    m_detail->setObjectName(QStringLiteral("healthDetail"));
    m_detail->setAccessibleName(tr("Details of the figure"));
    m_detail->setPlaceholderText(tr("Select a figure to see its source and the next step."));
    m_detail->setReadOnly(true);
    auto* parts = new QSplitter(Qt::Horizontal);
    parts->setObjectName(QStringLiteral("healthParts"));
    parts->setChildrenCollapsible(false);
    parts->addWidget(m_table);
    parts->addWidget(m_detail);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 1);
    auto* tab = new QWidget;
    tab->setObjectName(QStringLiteral("figures"));
    auto* column = new QVBoxLayout(tab);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_cards);
    column->addWidget(parts, 1);
    return tab;
}

void HealthPage::setupView()
{
    m_weekBox->setObjectName(QStringLiteral("healthWeek"));
    m_weekBox->setAccessibleName(tr("With the figures of a week"));
    m_weekBox->addItem(tr("Server only"));
    m_tabs->setObjectName(QStringLiteral("healthLists"));
    m_tabs->setAccessibleName(tr("Figures and their details"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(figuresTab(), tr("Figures"));
    m_lists = new HealthLists(m_tabs);
    auto* top = new FlowLayout;
    top->addWidget(m_weekBox);
    for (int i = 0; i < 4; ++i) {
        m_counts.push_back(new PillLabel);
        top->addWidget(m_counts.back());
        m_counts.back()->hide();
    }
    addButtons(top, m_actions);
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(m_state);
    column->addWidget(m_tabs, 1);
    setFocusProxy(m_table);
    connect(m_weekBox, &QComboBox::currentIndexChanged, this,
            [this] { showWeek(m_weekBox->currentData().toString()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &HealthPage::showCurrent);
    connect(m_cards, &FigureCards::chosen, this, &HealthPage::choose);
}

}
