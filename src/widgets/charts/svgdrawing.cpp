#include "widgets/charts/svgdrawing.h"

#include "base/safetext.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QPainter>
#include <QScreen>
#include <QSvgGenerator>

namespace Weekglass {

QByteArray svgDrawing(const QSize& size, const SvgWords& words, const std::function<void(QPainter&)>& paint)
{
    QBuffer bytes;
    QSvgGenerator generator;
    generator.setOutputDevice(&bytes);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    // it writes the points of a font as pixels, of which its own resolution has too few
    generator.setResolution(qRound(QGuiApplication::primaryScreen()->logicalDotsPerInch()));
    // the generator writes both as they are
    generator.setTitle(visibleText(words.title).toHtmlEscaped());
    generator.setDescription(words.description.toHtmlEscaped());
    QPainter painter(&generator);
    paint(painter);
    painter.end();
    // a quotation mark in a text is escaped, so that only attributes look like this
    const QByteArray family = "font-family=\"";
    QByteArray svg = bytes.data();
    for (qsizetype at = svg.indexOf(family); at >= 0; at = svg.indexOf(family, at)) {
        at = svg.indexOf('"', at + family.size());
        svg.insert(at, ", sans-serif");
    }
    return svg;
}

}
