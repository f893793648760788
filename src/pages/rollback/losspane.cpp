#include "pages/rollback/losspane.h"

#include "base/safetext.h"
#include "pages/rollback/factcards.h"
#include "pages/rollback/planwords.h"
#include "pages/rollback/toldmodels.h"
#include "widgets/parts/celldelegate.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/rowtable.h"
#include "widgets/theme/housestyle.h"
#include "widgets/theme/pilllabel.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr int WidestCharacters = 44;

QTableView* table(const char* name, const QString& title, QAbstractItemModel* model)
{
    auto* view = new QTableView;
    view->setObjectName(QLatin1String(name));
    view->setAccessibleName(title);
    view->setModel(model);
    setupLineTable(view);
    view->setItemDelegate(new CellDelegate(Qt::ElideRight, view));
    view->setTabKeyNavigation(false);
    view->horizontalHeader()->setStretchLastSection(true);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    return view;
}

/// As high as its rows, as far as there is room.
void fitHeight(QTableView* view)
{
    const int rows = view->model()->rowCount();
    const int height = view->horizontalHeader()->sizeHint().height()
        + rows * view->verticalHeader()->defaultSectionSize() + 2 * view->frameWidth()
        + (rows > 0 ? 0 : Measure::Row);
    view->setMaximumHeight(height);
    view->setMinimumHeight(std::min(height, 3 * Measure::Row + 2 * Measure::Space2));
}

}

LossPane::LossPane(QWidget* parent)
    : QWidget(parent)
    , m_game(textLabel("lossGame"))
    , m_facts(new FactCards)
    , m_rows(new ToldRowsModel(this))
    , m_rowsTable(table("lossRows", tr("Rows that are deleted or restored"), m_rows))
    , m_changes(new ToldChangesModel(this))
    , m_changesTable(table("lossChanges", tr("Fields that change"), m_changes))
    , m_more(new QPushButton)
    , m_unnamed(wrappedLabel("lossUnnamed"))
    , m_left(wrappedLabel("lossLeft"))
    , m_redis(wrappedLabel("lossRedis"))
    , m_undo(new PillLabel)
    , m_notCovered(wrappedLabel("lossNotCovered"))
{
    m_game->setForegroundRole(QPalette::PlaceholderText);
    m_more->setObjectName(QStringLiteral("lossMore"));
    m_more->setFlat(true);
    m_more->setAutoDefault(false);
    m_notCovered->setForegroundRole(QPalette::PlaceholderText);
    m_left->setForegroundRole(QPalette::PlaceholderText);
    auto* notes = new QHBoxLayout;
    notes->setSpacing(Measure::Space3);
    notes->addWidget(m_undo);
    notes->addWidget(m_notCovered, 1);
    notes->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Measure::Space3);
    column->addWidget(m_game);
    column->addWidget(m_facts);
    column->addWidget(m_rowsTable, 2);
    column->addWidget(m_changesTable, 3);
    column->addWidget(m_more, 0, Qt::AlignLeft);
    column->addWidget(m_unnamed);
    column->addWidget(m_redis);
    column->addWidget(m_left);
    column->addStretch();
    column->addLayout(notes);
    connect(m_more, &QPushButton::clicked, this, &LossPane::showMore);
    clear();
}

void LossPane::show(const OperationPlan& plan, const QString& where)
{
    QStringList parts {plan.game.title, where};
    parts.removeAll(QString());
    m_game->setText(visibleText(parts.join(QStringLiteral(" · "))));
    m_game->show();
    m_facts->setFacts(plan.game.facts);
    m_rows->setTables(plan.told);
    m_changes->setTables(plan.told);
    m_rowsTable->setColumnHidden(ToldRowsModel::GoneColumn, !m_rows->hasGone());
    m_rowsTable->setColumnHidden(ToldRowsModel::AddedColumn, !m_rows->hasAdded());
    m_undo->setPill({plan.undoNote, Meaning::Ok});
    m_notCovered->setText(plan.notCovered);
    m_notCovered->setToolTip(plan.notCoveredDetail);
    m_left->setText(leftSummary(plan.left));
    m_redis->setText(plan.redis ? redisSummary(*plan.redis) : QString());
    fit();
}

void LossPane::clear()
{
    show({}, {});
    m_game->hide();
}

void LossPane::setBrief(bool isBrief)
{
    m_isBrief = isBrief;
    fit();
}

void LossPane::fit()
{
    m_rowsTable->setVisible(!m_isBrief && m_rows->rowCount() > 0);
    m_changesTable->setVisible(!m_isBrief && m_changes->rowCount() > 0);
    m_notCovered->setVisible(!m_isBrief);
    m_left->setVisible(!m_isBrief && !m_left->text().isEmpty());
    m_redis->setVisible(!m_redis->text().isEmpty());
    fitColumns(m_rowsTable, WidestCharacters);
    fitColumns(m_changesTable, WidestCharacters);
    fitHeight(m_rowsTable);
    fitHeight(m_changesTable);
    m_more->setText(tr("Show %n more", "changes of fields", static_cast<int>(m_changes->hidden())));
    m_more->setVisible(!m_isBrief && m_changes->hidden() > 0);
    m_unnamed->setText(
        tr("%n more row(s) change and are not listed.", nullptr, static_cast<int>(m_changes->unnamed())));
    m_unnamed->setVisible(!m_isBrief && m_changes->unnamed() > 0);
}

void LossPane::showMore()
{
    m_changes->showAll();
    fit();
    m_changesTable->setFocus();
}

}
