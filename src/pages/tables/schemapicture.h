#pragma once

#include "tables/schemalayout.h"
#include "widgets/parts/spoken.h"

#include <QGraphicsView>

namespace Weekglass {

class SchemaEdgeItem;
class SchemaTableItem;

/// The tables of a schema as boxes and their foreign keys as arrows. Can be moved (drag, arrows) and zoomed
/// (wheel, plus, minus; Home shows all). Page Up and Page Down go from table to table, Return opens one.
class SchemaPicture : public QGraphicsView, public Spoken
{
    Q_OBJECT

public:
    /// A picture of more tables would be a grey square.
    static constexpr int MostTables = 400;

    explicit SchemaPicture(QWidget* parent = nullptr);
    ~SchemaPicture() override;

    /// The first @p graph with tables is shown whole.
    void setGraph(const SchemaGraph& graph);
    const SchemaGraph& graph() const { return m_graph; }
    /// Brings it into sight. Tells nobody.
    void select(const RelationName& name);
    /// The selected table; null if none is.
    const SchemaTable* selected() const;
    QString spokenValue() const override;
    /// All of it as a drawing, in the colours of the window.
    QByteArray toSvg() const;

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void showAll();

Q_SIGNALS:
    /// The user selected a table.
    void chosen(const Weekglass::RelationName& name);
    /// The user opened a table.
    void activated(const Weekglass::RelationName& name);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void choose(int table);
    void step(int by);
    void zoom(double factor);
    void updateColors();
    SchemaTableItem* tableAt(const QPoint& place) const;

    SchemaGraph m_graph;
    SchemaLayout m_layout;
    std::vector<SchemaTableItem*> m_tables; // of the scene
    std::vector<SchemaEdgeItem*> m_edges; // likewise
    int m_selected = -1;
    bool m_showsAll = true; // until the user moves or zooms
};

}
