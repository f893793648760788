#pragma once

#include "widgets/pictures/picture.h"
#include "widgets/pictures/pictureitems.h"

#include <optional>

namespace Weekglass {

/// A picture of a state that can be moved (drag, arrows), zoomed (wheel, plus, minus; Home shows all) and
/// clicked. Page Up and Page Down go from item to item. What to draw comes from the manifest.
class StatePicture : public Picture
{
    Q_OBJECT

public:
    explicit StatePicture(const PictureDefinition& picture);

    /// Keeps place and zoom unless it is the first.
    void setDocument(const DocumentPointer& document) override;
    /// Earlier states, the oldest first: where things were.
    void setTrail(const std::vector<DocumentPointer>& documents);
    /// The item that the pointer leads to or into; nothing if it leads elsewhere. Tells nobody.
    void select(const QString& pointer);
    QString selected() const;
    /// The labels of what is shown, the selected one first.
    QString spokenValue() const override;

    const PictureDefinition& definition() const { return m_picture; }
    const std::vector<PictureItem>& items() const { return m_items; }
    /// Where the item is on the widget.
    QPointF screenPlace(const PictureItem& item) const { return toScreen(worldPlace(item)); }

    QSize sizeHint() const override { return {480, 360}; }
    QSize minimumSizeHint() const override { return {160, 120}; }

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void showAll();
    /// Brings the selected item into the middle.
    void centreSelected();

Q_SIGNALS:
    /// The user chose an item: its JSON Pointer.
    void activated(const QString& pointer);

protected:
    virtual void paintPicture(QPainter& painter) = 0;
    /// Where the item is in the picture's own units, y downwards.
    virtual QPointF worldPlace(const PictureItem& item) const = 0;
    /// Of the item on the widget.
    virtual QRectF screenRect(const PictureItem& item) const = 0;
    /// Before items() are used for anything else.
    virtual void itemsChanged() { }
    /// What showAll() shows.
    virtual QRectF worldBounds() const;

    QPointF toScreen(const QPointF& world) const;
    double scale() const { return m_scale; } ///< pixels for a unit
    bool isSelected(const PictureItem& item) const;
    QColor layerColor(int layer) const;
    const std::vector<std::vector<PictureItem>>& trail() const { return m_trail; }

    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    const PictureItem* itemAt(const QPointF& screen) const;
    void zoom(double factor, const QPointF& around);
    void pan(const QPointF& pixels);
    void step(int by);
    void choose(const PictureItem& item);

    const PictureDefinition m_picture;
    std::vector<PictureItem> m_items;
    std::vector<std::vector<PictureItem>> m_trail;
    QString m_selected; // pointer of an item
    QPointF m_centre; // of the widget, in the picture's units
    double m_scale = 1;
    bool m_showsAll = true; // until the user moves or zooms
    std::optional<QPointF> m_pressed;
    QPointF m_dragged; // where the drag has come to
    bool m_isDragging = false;
};

}
