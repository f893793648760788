// How the page looks and what can be done in it.
#include "base/safetext.h"
#include "pages/board/boardpage.h"
#include "pages/board/boardproxy.h"
#include "pages/board/gatepane.h"
#include "pages/board/stagestrip.h"
#include "widgets/parts/environmentmark.h"
#include "widgets/parts/localaction.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

/// What is important is bold.
class BoardDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->font.setBold(index.data(BoardModel::ImportantRole).toBool());
    }
};

}

void BoardPage::setupActions()
{
    m_newWeek = localAction(this, "newWeek", tr("New week…"), Qt::CTRL | Qt::Key_N,
                            [this] { Q_EMIT newWeekWanted(); });
    m_facts = localAction(this, "readFacts", tr("Sizes and schemas"), Qt::CTRL | Qt::Key_I,
                          [this] { readFacts(); });
    m_drift = localAction(this, "readDrift", tr("Drift"), Qt::CTRL | Qt::Key_D, [this] { readFacts(true); });
    m_drift->setToolTip(
        tr("Compare every schema with that of its migrations, made on the private server (%1)")
            .arg(m_drift->shortcut().toString(QKeySequence::NativeText)));
    m_log = localAction(this, "weekLog", tr("Server log"), Qt::CTRL | Qt::Key_L,
                        [this] { Q_EMIT logWanted(current() ? current()->identity.name : QString()); });
    m_stop = localAction(this, "stop", tr("Stop"), Qt::Key_Escape, [this] { stop(); });
    localAction(this, "refresh", tr("Refresh"), QKeySequence::Refresh, [this] { readAgain(); });
    localAction(this, "find", tr("Find a week"), QKeySequence::Find, [this] { m_search->setFocus(); });
    localAction(this, "gates", tr("To the next steps"), Qt::CTRL | Qt::Key_G,
                [this] { m_gates->focusGate(); });
}

void BoardPage::setupTree()
{
    m_proxy->setSourceModel(m_model);
    m_tree->setObjectName(QStringLiteral("board"));
    m_tree->setAccessibleName(tr("Weeks by stage"));
    m_tree->setModel(m_proxy);
    m_tree->setItemDelegate(new BoardDelegate(m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setIndentation(12);
    m_tree->setSortingEnabled(true);
    m_tree->sortByColumn(BoardModel::WeekColumn, Qt::DescendingOrder);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->header()->setStretchLastSection(true);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &BoardPage::showMenu);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &BoardPage::showCurrent);
    connect(m_tree, &QTreeView::activated, this, [this] {
        const BoardWeek* week = current();
        if (week && week->identity.oid != 0)
            Q_EMIT weekActivated({.pool = m_server.pool, .game = currentGame(), .identity = week->identity});
    });
    const auto remember = [this](const QModelIndex& index, bool isCollapsed) {
        const auto stage = m_model->stage(m_proxy->mapToSource(index));
        if (stage && isCollapsed)
            m_collapsed.insert(*stage);
        else if (stage)
            m_collapsed.erase(*stage);
    };
    connect(m_tree, &QTreeView::collapsed, this,
            [remember](const QModelIndex& index) { remember(index, true); });
    connect(m_tree, &QTreeView::expanded, this,
            [remember](const QModelIndex& index) { remember(index, false); });
}

void BoardPage::setupLayout()
{
    m_game->setObjectName(QStringLiteral("boardGame"));
    m_game->setAccessibleName(tr("Game"));
    m_game->addItem(tr("All games"));
    for (const GamePointer& game : m_server.library->games())
        m_game->addItem(visibleText(game->title, 60), game->id);
    m_search->setObjectName(QStringLiteral("boardSearch"));
    m_search->setPlaceholderText(tr("Find: name, owner, due, closed…"));
    m_search->setAccessibleName(tr("Find a week"));
    m_search->setToolTip(m_search->placeholderText());
    markAsSearch(m_search);
    m_search->setClearButtonEnabled(true);
    auto* top = new QHBoxLayout;
    top->addWidget(new EnvironmentMark(m_server.environment));
    top->addWidget(m_game);
    top->addWidget(m_search, 1);
    m_newWeek->setIcon(iconOf(Icon::Add));
    m_log->setIcon(iconOf(Icon::History));
    addButtons(top, {m_newWeek, m_log});
    addMore(top, {m_facts, m_drift});
    auto* gates = new QScrollArea;
    gates->setAccessibleName(tr("Steps of the selected week"));
    gates->setWidget(m_gates);
    gates->setWidgetResizable(true);
    gates->setFrameShape(QFrame::NoFrame);
    auto* halves = new QSplitter(Qt::Vertical);
    halves->setObjectName(QStringLiteral("boardHalves"));
    halves->addWidget(m_tree);
    halves->addWidget(gates);
    halves->setStretchFactor(0, 1);
    halves->setSizes({380, 245});
    halves->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(m_strip);
    column->addWidget(m_state);
    column->addWidget(halves, 1);
    setFocusProxy(m_tree);
}

void BoardPage::showMenu(const QPoint& place)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const WeekGate& gate : m_model->gates(sourceIndex())) {
        QAction* action = menu->addAction(
            gate.note.isEmpty() ? stepTitle(gate.step)
                                : tr("%1  (%2)", "step, note").arg(stepTitle(gate.step), gate.note));
        action->setEnabled(gate.state != WeekGate::State::Shut);
        connect(action, &QAction::triggered, this, [this, step = gate.step] { Q_EMIT stepWanted(step); });
    }
    menu->addSeparator();
    menu->addActions({m_log, m_newWeek, m_facts, m_drift});
    menu->popup(m_tree->viewport()->mapToGlobal(place));
}

}
