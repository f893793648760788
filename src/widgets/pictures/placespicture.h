#pragma once

#include "widgets/pictures/picture.h"

#include <QPainterPath>

namespace Weekglass {

/// A state as a drawing with fixed places, with lines and tables beside it, as the manifest says. It shrinks:
/// what has no room is left out, the drawing last. A table that is cut says how many rows it lacks; the wheel
/// brings them.
class PlacesPicture : public Picture
{
    Q_OBJECT

public:
    explicit PlacesPicture(PlacesDefinition places);

    void setDocument(const DocumentPointer& document) override;

    /// Everything that the picture says, line by line.
    QString description() const;

    /// How many rows of a table have no room now.
    qsizetype hiddenRows(std::size_t table) const;
    /// The first row of each table that is cut; 0 unless one turned the wheel.
    qsizetype firstRow() const { return m_firstRow; }

    /// High enough for all rows.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, 120}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    struct Row
    {
        QStringList cells;
        bool isCurrent = false;
    };
    /// A table ready to be drawn; also all lines together are one.
    struct Sheet
    {
        QStringList header;
        std::vector<Row> rows;
        bool hasWideFirst = false; ///< the first column takes the room that is left, else the widest one
    };
    /// Where everything goes.
    struct Arrangement
    {
        QRectF drawing;
        QRectF lines;
        std::vector<QRectF> tables;
    };

    QString textAt(Json::NodeId from, const QString& pointer) const;
    Sheet linesSheet() const;
    Sheet tableSheet(const PictureTable& table) const;
    Arrangement arranged() const;
    double rowHeight() const;
    /// How many rows are drawn below title and heading.
    qsizetype drawnRows(const Sheet& sheet, const QRectF& area, bool hasTitle) const;
    void updateSheets();

    void paintDrawing(QPainter& painter, const QRectF& area) const;
    QRectF paintMark(QPainter& painter, const PicturePlace& place, const QPointF& at,
                     const QRectF& area) const;
    bool isTight(const QRectF& area) const;
    /// @p taken: where there are marks and texts already; these are added.
    void paintTexts(QPainter& painter, const PicturePlace& place, const QPointF& top, const QRectF& area,
                    std::vector<QRectF>& taken) const;
    void paintLabel(QPainter& painter, const QString& title, const QString& value, const QPointF& top,
                    const QRectF& area, std::vector<QRectF>& taken) const;
    void paintSheet(QPainter& painter, const Sheet& sheet, const QRectF& area, const QString& title) const;
    std::vector<double> columnWidths(const Sheet& sheet, double width) const;

    const PlacesDefinition m_places;
    QPainterPath m_ground; ///< the filled outlines
    QPainterPath m_outline; ///< the others
    DocumentPointer m_document;
    Sheet m_lines;
    std::vector<Sheet> m_tables;
    qsizetype m_firstRow = 0;
};

}
