#include "pages/tables/schemapicture.h"

#include "base/safetext.h"
#include "pages/tables/schemaitems.h"
#include "widgets/theme/housestyle.h"
#include "widgets/theme/tokens.h"

#include <QBuffer>
#include <QEvent>
#include <QKeyEvent>
#include <QSvgGenerator>
#include <QWheelEvent>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr double ZoomStep = 1.2;
constexpr double LeastScale = 0.05;
constexpr double MostScale = 4;
constexpr double Margin = Measure::Space4;
constexpr double Gap = 26;

}

SchemaPicture::SchemaPicture(QWidget* parent)
    : QGraphicsView(parent)
    , Spoken(As::Graphic)
{
    setObjectName(QStringLiteral("schemaPicture"));
    setAccessibleName(tr("Picture of the schema"));
    setAccessibleDescription(
        tr("Page Down and Page Up go from table to table, Return opens one, Plus and Minus "
           "zoom, Home shows all."));
    setToolTip(accessibleDescription());
    setScene(new QGraphicsScene(this));
    setDragMode(ScrollHandDrag);
    setTransformationAnchor(AnchorUnderMouse);
    setRenderHint(QPainter::Antialiasing);
    updateColors();
}

SchemaPicture::~SchemaPicture() = default;

void SchemaPicture::setGraph(const SchemaGraph& graph)
{
    const SchemaTable* before = selected();
    const RelationName kept = before ? before->relation.name : RelationName();
    m_graph = graph;
    m_selected = -1;
    m_tables.clear();
    m_edges.clear();
    scene()->clear();
    std::vector<QSizeF> sizes;
    for (const SchemaTable& table : m_graph.tables) {
        m_tables.push_back(new SchemaTableItem(table, font(), palette()));
        scene()->addItem(m_tables.back());
        sizes.push_back(m_tables.back()->size());
    }
    m_layout = layOut(m_graph, sizes, Gap);
    for (std::size_t i = 0; i < m_tables.size(); ++i)
        m_tables[i]->setPos(m_layout.boxes[i].topLeft());
    for (const SchemaEdge& edge : m_graph.edges) {
        m_edges.push_back(new SchemaEdgeItem(edge, *m_tables[static_cast<std::size_t>(edge.from)],
                                             *m_tables[static_cast<std::size_t>(edge.to)],
                                             edge.text(m_graph.tables), palette()));
        scene()->addItem(m_edges.back());
    }
    setSceneRect(scene()->itemsBoundingRect().adjusted(-Margin, -Margin, Margin, Margin));
    if (m_showsAll)
        showAll();
    choose(m_graph.find(kept));
}

const SchemaTable* SchemaPicture::selected() const
{
    return m_selected < 0 ? nullptr : &m_graph.tables[static_cast<std::size_t>(m_selected)];
}

void SchemaPicture::choose(int table)
{
    m_selected = table;
    for (std::size_t i = 0; i < m_tables.size(); ++i)
        m_tables[i]->setChosen(static_cast<int>(i) == table);
    for (SchemaEdgeItem* edge : m_edges)
        edge->setChosen(table >= 0 && (edge->edge().from == table || edge->edge().to == table));
}

void SchemaPicture::select(const RelationName& name)
{
    choose(m_graph.find(name));
    if (m_selected >= 0 && !m_showsAll)
        ensureVisible(m_layout.boxes[static_cast<std::size_t>(m_selected)]);
}

QString SchemaPicture::spokenValue() const
{
    constexpr std::size_t MostNames = 30;
    if (m_selected >= 0) {
        QStringList words {m_tables[static_cast<std::size_t>(m_selected)]->spoken()};
        for (const SchemaEdge& edge : m_graph.edges) {
            if (edge.from == m_selected || edge.to == m_selected)
                words << visibleText(edge.text(m_graph.tables));
        }
        return words.join(QStringLiteral(". "));
    }
    QStringList names;
    for (const SchemaTable& table : m_graph.tables) {
        if (static_cast<std::size_t>(names.size()) < MostNames)
            names << visibleText(table.relation.name.text());
    }
    if (m_graph.tables.size() > MostNames)
        names << tr("%n more", nullptr, static_cast<int>(m_graph.tables.size() - MostNames));
    return names.isEmpty() ? tr("Nothing to show") : names.join(QStringLiteral(", "));
}

QByteArray SchemaPicture::toSvg() const
{
    const QRectF bounds = sceneRect();
    QBuffer bytes;
    QSvgGenerator generator;
    generator.setOutputDevice(&bytes);
    generator.setSize(bounds.size().toSize());
    generator.setViewBox(QRectF({}, bounds.size()));
    // the generator writes it as it is
    generator.setTitle(accessibleName().toHtmlEscaped());
    QPainter painter(&generator);
    painter.fillRect(QRectF({}, bounds.size()), tokensOf(palette()).window);
    scene()->render(&painter, {{}, bounds.size()}, bounds);
    painter.end();
    return bytes.data();
}

void SchemaPicture::showAll()
{
    m_showsAll = true;
    if (m_tables.empty())
        return;
    fitInView(sceneRect(), Qt::KeepAspectRatio);
    if (transform().m11() > 1)
        setTransform({}); // a few tables are no larger than others
}

void SchemaPicture::zoomIn()
{
    zoom(ZoomStep);
}

void SchemaPicture::zoomOut()
{
    zoom(1 / ZoomStep);
}

void SchemaPicture::zoom(double factor)
{
    const double now = transform().m11();
    const double wanted = std::clamp(now * factor, LeastScale, MostScale);
    scale(wanted / now, wanted / now);
    m_showsAll = false;
}

void SchemaPicture::step(int by)
{
    if (m_layout.order.empty())
        return;
    const auto count = static_cast<int>(m_layout.order.size());
    const auto found = std::ranges::find(m_layout.order, m_selected);
    const int from =
        found == m_layout.order.end() ? (by > 0 ? -1 : 0) : static_cast<int>(found - m_layout.order.begin());
    choose(m_layout.order[static_cast<std::size_t>((from + by + count) % count)]);
    ensureVisible(m_layout.boxes[static_cast<std::size_t>(m_selected)]);
    Q_EMIT chosen(selected()->relation.name);
}

void SchemaPicture::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_PageDown:
        return step(1);
    case Qt::Key_PageUp:
        return step(-1);
    case Qt::Key_Plus:
        return zoomIn();
    case Qt::Key_Minus:
        return zoomOut();
    case Qt::Key_Home:
        return showAll();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (selected())
            Q_EMIT activated(selected()->relation.name);
        return;
    default:
        QGraphicsView::keyPressEvent(event);
    }
}

SchemaTableItem* SchemaPicture::tableAt(const QPoint& place) const
{
    const auto found =
        std::ranges::find_if(m_tables, [scene = mapToScene(place)](const SchemaTableItem* table) {
            return table->box().contains(scene);
        });
    return found == m_tables.end() ? nullptr : *found;
}

void SchemaPicture::mousePressEvent(QMouseEvent* event)
{
    if (const SchemaTableItem* table = tableAt(event->pos()); table && event->button() == Qt::LeftButton) {
        choose(m_graph.find(table->table().relation.name));
        Q_EMIT chosen(selected()->relation.name);
    }
    QGraphicsView::mousePressEvent(event);
}

void SchemaPicture::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const SchemaTableItem* table = tableAt(event->pos()))
        Q_EMIT activated(table->table().relation.name);
}

void SchemaPicture::wheelEvent(QWheelEvent* event)
{
    const int turned = event->angleDelta().y();
    if (turned != 0)
        zoom(turned > 0 ? ZoomStep : 1 / ZoomStep);
    event->accept();
}

void SchemaPicture::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    if (m_showsAll)
        showAll();
}

void SchemaPicture::changeEvent(QEvent* event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColors();
    else if (event->type() == QEvent::FontChange)
        setGraph(SchemaGraph(m_graph));
}

void SchemaPicture::updateColors()
{
    setBackgroundBrush(tokensOf(palette()).window);
    for (SchemaTableItem* table : m_tables)
        table->setPalette(palette());
    for (SchemaEdgeItem* edge : m_edges)
        edge->setPalette(palette());
}

}
