#include "widgets/parts/daytable.h"

#include "widgets/parts/celldelegate.h"
#include "widgets/theme/housestyle.h"
#include "widgets/theme/tokens.h"

#include <QDate>
#include <QHeaderView>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

namespace Weekglass {

namespace {

int lineHeight(const QTableView* table)
{
    return table->verticalHeader()->defaultSectionSize();
}

void drawLine(QPainter* painter, const QRect& line, const QString& day, const QWidget* widget)
{
    const Tokens& colors = tokensOf(widget->palette());
    painter->fillRect(line, colors.group);
    painter->fillRect(QRect(line.left(), line.bottom(), line.width(), 1), colors.grid);
    QFont bold = widget->font();
    bold.setBold(true);
    painter->setFont(bold);
    painter->setPen(colors.muted);
    painter->drawText(line.adjusted(Measure::Space1, 0, -Measure::Space1, 0),
                      Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, day);
}

/// A cell leaves the line below its row to the table.
class DayCells : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        CellDelegate::initStyleOption(option, index);
        if (const auto* table = qobject_cast<const QTableView*>(option->widget))
            option->rect.setHeight(std::min(option->rect.height(), lineHeight(table)));
    }
};

}

/// The headings, and below them the line of the first day in sight.
class DayHeader : public QHeaderView
{
public:
    explicit DayHeader(DayTable* table)
        : QHeaderView(Qt::Horizontal, table)
        , m_table(table)
    {
    }

    QString day() const { return m_day; }
    void setDay(const QString& day)
    {
        if (m_day == day)
            return;
        m_day = day;
        viewport()->update();
    }

    QSize sizeHint() const override { return QHeaderView::sizeHint() + QSize(0, lineHeight(m_table)); }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QHeaderView::paintEvent(event);
        QPainter painter(viewport());
        const int height = lineHeight(m_table);
        drawLine(&painter, QRect(0, viewport()->height() - height, viewport()->width(), height), m_day, this);
    }
    void paintSection(QPainter* painter, const QRect& rect, int section) const override
    {
        QHeaderView::paintSection(painter, rect.adjusted(0, 0, 0, -lineHeight(m_table)), section);
    }

private:
    const DayTable* m_table;
    QString m_day;
};

DayTable::DayTable(int dayRole, QWidget* parent)
    : QTableView(parent)
    , m_dayRole(dayRole)
    , m_header(new DayHeader(this))
{
    setHorizontalHeader(m_header);
    setItemDelegate(new DayCells(Qt::ElideRight, this));
    setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &DayTable::showTopDay);
}

void DayTable::setModel(QAbstractItemModel* model)
{
    Q_ASSERT(!this->model()); // one for life
    QTableView::setModel(model);
    // after the table's own connections, so that its rows are those of the model
    connect(model, &QAbstractItemModel::modelReset, this, &DayTable::makeAllRoom);
    connect(model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { makeRoom(first - 1, last); });
    connect(model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex&, int first) { makeRoom(first - 1, first - 1); });
    makeAllRoom();
}

QString DayTable::topDay() const
{
    return m_header->day();
}

QDate DayTable::dayOf(int row) const
{
    return model()->index(row, 0).data(m_dayRole).toDate();
}

bool DayTable::hasLineBelow(int row) const
{
    const QDate next = dayOf(row + 1);
    return next.isValid() && next != dayOf(row);
}

QRect DayTable::lineBelow(int row) const
{
    const int height = lineHeight(this);
    return {0, rowViewportPosition(row) + height, viewport()->width(), rowHeight(row) - height};
}

void DayTable::makeRoom(int first, int last)
{
    const int height = lineHeight(this);
    for (int row = std::max(0, first); row <= last; ++row) {
        const int wanted = hasLineBelow(row) ? 2 * height : height;
        if (rowHeight(row) != wanted)
            verticalHeader()->resizeSection(row, wanted);
    }
    showTopDay();
}

void DayTable::makeAllRoom()
{
    if (model())
        makeRoom(0, model()->rowCount() - 1);
}

QString DayTable::dayText(int row) const
{
    return QLocale().toString(dayOf(row),
                              tr("dddd, MMM d", "the day of events or snapshots")); // "" if not valid
}

void DayTable::showTopDay()
{
    m_header->setDay(dayText(verticalScrollBar()->value()));
}

void DayTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        makeAllRoom();
}

/// A line is none of the rows: nobody selects the row above by clicking it.
bool DayTable::viewportEvent(QEvent* event)
{
    const bool isPress =
        event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
    if (isPress || event->type() == QEvent::ToolTip) {
        const QPoint place = isPress ? static_cast<QMouseEvent*>(event)->position().toPoint()
                                     : static_cast<QHelpEvent*>(event)->pos();
        const int row = rowAt(place.y());
        if (row >= 0 && lineBelow(row).contains(place))
            return true;
    }
    return QTableView::viewportEvent(event);
}

void DayTable::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    QPainter painter(viewport());
    const int bottom = viewport()->height();
    for (int row = rowAt(0); row >= 0 && row < model()->rowCount() && rowViewportPosition(row) < bottom;
         ++row) {
        const QRect line = lineBelow(row);
        if (line.height() > 0)
            drawLine(&painter, line, dayText(row + 1), this);
    }
}

}
