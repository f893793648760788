#include "pages/replay/statepanel.h"

#include "pages/replay/statemodel.h"
#include "widgets/theme/tokens.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPainter>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr int DotSize = 8;

class StateDelegate : public QStyledItemDelegate
{
public:
    explicit StateDelegate(QTreeView* view)
        : QStyledItemDelegate(view)
        , m_view(view)
    {
    }

    /// A value with nothing before it has the room of both columns.
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool isLonely = index.siblingAtColumn(StateModel::BeforeColumn).data().toString().isEmpty();
        if (isLonely && index.column() == StateModel::BeforeColumn)
            return;
        QStyleOptionViewItem wide = option;
        if (isLonely && index.column() == StateModel::ValueColumn)
            wide.rect.setRight(wide.rect.right() + m_view->columnWidth(StateModel::BeforeColumn));
        initStyleOption(&wide, index);
        const QStyle* style = wide.widget->style();
        style->drawControl(QStyle::CE_ItemViewItem, &wide, painter, wide.widget);
        const bool hasDot = wide.features.testFlag(QStyleOptionViewItem::HasDecoration);
        if (hasDot && index.data(StateModel::ChangedRole).toBool())
            paintDot(painter, style->subElementRect(QStyle::SE_ItemViewItemDecoration, &wide, wide.widget),
                     wide.palette.color(QPalette::Active, QPalette::Text));
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const bool isGroup = index.data(StateModel::GroupRole).toBool();
        const bool isChanged = index.data(StateModel::ChangedRole).toBool();
        if (isGroup || (isChanged && index.column() != StateModel::BeforeColumn))
            option->font.setBold(true);
        if (isGroup) {
            option->backgroundBrush = option->palette.window();
            return;
        }
        if (isChanged)
            option->backgroundBrush = tokensOf(option->palette).info.ground;
        const bool isNull =
            index.column() == StateModel::ValueColumn && index.data(StateModel::NullRole).toBool();
        if (isNull || index.column() == StateModel::BeforeColumn)
            option->palette.setColor(QPalette::Text, tokensOf(option->palette).muted);
        // room for the dot in every value, so that values stay in line
        if (index.column() == StateModel::ValueColumn) {
            option->features |= QStyleOptionViewItem::HasDecoration;
            option->decorationSize = {DotSize, DotSize};
        }
    }

private:
    // drawn, not an icon: a picture made for each changed row is what a seek would mostly wait for
    static void paintDot(QPainter* painter, const QRect& place, const QColor& color)
    {
        QRect dot(0, 0, DotSize, DotSize);
        dot.moveCenter(place.center());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        painter->drawEllipse(dot);
        painter->restore();
    }

    QTreeView* m_view;
};

}

StatePanel::StatePanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new StateModel(this))
    , m_view(new QTreeView)
    , m_pin(new QAction(tr("&Pin this play"), this))
{
    setupView();
    setupActions();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
}

void StatePanel::setupView()
{
    m_view->setObjectName(QStringLiteral("stateTree"));
    m_view->setAccessibleName(tr("State after the play; changes are marked"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new StateDelegate(m_view));
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setUniformRowHeights(true);
    m_view->setIndentation(14);
    m_view->setAllColumnsShowFocus(true);
    QHeaderView* header = m_view->header();
    header->setSectionsMovable(false);
    header->setStretchLastSection(true); // what was before may be cut, what is must not
    header->resizeSection(StateModel::NameColumn, 135);
    header->resizeSection(StateModel::ValueColumn, 130);
}

void StatePanel::setupActions()
{
    auto* copy = new QAction(tr("&Copy the value"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copy, &QAction::triggered, this, &StatePanel::copyValue);
    m_pin->setObjectName(QStringLiteral("pinPlay"));
    m_pin->setCheckable(true);
    m_pin->setShortcut(Qt::Key_P);
    m_pin->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_pin->setToolTip(tr("Compare with this play from now on (P)"));
    connect(m_pin, &QAction::triggered, this, &StatePanel::togglePin);
    m_view->addActions({copy, m_pin});
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void StatePanel::setLog(const std::shared_ptr<const PlayLog>& log)
{
    m_isNew = true;
    m_model->setLog(log);
    m_pin->setChecked(false);
    m_pin->setEnabled(log && !log->isEmpty());
}

void StatePanel::growLog(const std::shared_ptr<const PlayLog>& log)
{
    const qsizetype position = m_model->position();
    m_isNew = m_model->growLog(log) || m_isNew;
    m_pin->setEnabled(!log->isEmpty());
    setPosition(position);
}

void StatePanel::setPosition(qsizetype position)
{
    m_model->setPosition(position);
    if (m_isNew && position >= 0) {
        m_isNew = false;
        m_view->expandToDepth(1); // groups, and the elements of line-ups; not the fields of each
    }
}

void StatePanel::togglePin()
{
    m_model->setPinned(m_model->pinned() < 0 ? m_model->position() : -1);
    m_pin->setChecked(m_model->pinned() >= 0);
}

void StatePanel::copyValue()
{
    const QModelIndex current = m_view->currentIndex();
    if (current.isValid())
        QGuiApplication::clipboard()->setText(
            current.siblingAtColumn(StateModel::ValueColumn).data(Qt::DisplayRole).toString());
}

}
