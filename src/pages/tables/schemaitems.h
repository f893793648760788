#pragma once

#include "tables/schemagraph.h"

#include <QFont>
#include <QGraphicsItem>
#include <QPainterPath>

namespace Weekglass {

/// A table in the picture of a schema: its name, then a line for each column. In the colours of the palette
/// of the scene.
class SchemaTableItem : public QGraphicsItem
{
public:
    SchemaTableItem(SchemaTable table, const QFont& font, const QPalette& palette);

    const SchemaTable& table() const { return m_table; }
    QSizeF size() const { return m_size; }
    QRectF box() const { return {pos(), m_size}; }
    /// The middle of a column's line downwards, in the scene; of the heading if it has no line.
    double lineAt(const QString& column) const;
    void setPalette(const QPalette& palette);
    void setChosen(bool isChosen);
    /// In words, for a screen reader.
    QString spoken() const;

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void measure();
    QString title() const;

    const SchemaTable m_table;
    QFont m_font;
    QPalette m_palette;
    QSizeF m_size;
    double m_line = 0; // height of a line
    double m_nameColumn = 0; // where types begin
    double m_markColumn = 0; // where names begin
    bool m_isChosen = false;
};

/// A foreign key: a curve from the columns to those that they refer to, with an arrow there.
class SchemaEdgeItem : public QGraphicsItem
{
public:
    SchemaEdgeItem(SchemaEdge edge, const SchemaTableItem& from, const SchemaTableItem& to,
                   const QString& text, const QPalette& palette);

    const SchemaEdge& edge() const { return m_edge; }
    void setPalette(const QPalette& palette);
    /// A table at one of its ends is chosen.
    void setChosen(bool isChosen);

    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    const SchemaEdge m_edge;
    QPalette m_palette;
    QPainterPath m_curve;
    QPointF m_end;
    double m_arrow = 0; // to which side the arrow opens
    bool m_isChosen = false;
};

}
