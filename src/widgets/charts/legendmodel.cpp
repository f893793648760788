#include "widgets/charts/legendmodel.h"

#include "base/safetext.h"
#include "widgets/charts/axisticks.h"

#include <QGuiApplication>
#include <QLocale>
#include <QPainter>
#include <QPixmap>

#include <cmath>

namespace Weekglass {

namespace {

constexpr int MarkWidth = 14;
constexpr int MarkHeight = 12;

std::optional<double> figureOf(const SeriesFigures& figures, int column)
{
    switch (column) {
    case LegendModel::LastColumn:
        return figures.last;
    case LegendModel::LeastColumn:
        return figures.least;
    case LegendModel::MeanColumn:
        return figures.mean;
    case LegendModel::GreatestColumn:
        return figures.greatest;
    case LegendModel::SumColumn:
        return figures.sum;
    default:
        return {};
    }
}

/// As many digits as are read at a glance: the tool tip has the others.
QString shortText(double value)
{
    constexpr int Digits = 4;
    constexpr int FewDigits = 3; // where zeros come before them
    const double size = std::abs(value);
    if (size < 1)
        return QLocale().toString(value, 'g', FewDigits);
    return size < 1e4 ? QLocale().toString(value, 'g', Digits) : numberText(value, Digits);
}

/// The line as the chart draws it; of a hidden series faint.
QPixmap markOf(const ChartLine& line)
{
    const double sharpness = qGuiApp->devicePixelRatio();
    QPixmap mark(QSize(MarkWidth, MarkHeight) * sharpness);
    mark.setDevicePixelRatio(sharpness);
    mark.fill(Qt::transparent);
    QPainter painter(&mark);
    const QColor color = line.isFaint() ? QGuiApplication::palette().color(QPalette::Mid) : line.style.color;
    painter.setPen(QPen(color, 3, line.style.line, Qt::FlatCap));
    painter.drawLine(QPointF(0, MarkHeight / 2.0), QPointF(MarkWidth, MarkHeight / 2.0));
    return mark;
}

}

LegendModel::LegendModel(QObject* parent)
    : TableModel({tr("Series"), tr("last"), tr("min"), tr("mean"), tr("max"), tr("sum")}, parent)
{
}

QVariant LegendModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section != NameColumn)
        return alignedRight();
    if (role == Qt::InitialSortOrderRole)
        return int(section == NameColumn ? Qt::AscendingOrder : Qt::DescendingOrder);
    if (role != Qt::ToolTipRole)
        return TableModel::headerData(section, orientation, role);
    const QString whose = tr("A bucket at the edge of the times that are shown counts as a whole.");
    switch (section) {
    case NameColumn:
        return tr("Click hides or shows a series (Space), a double click shows only it (Enter).");
    case LastColumn:
        return tr("The last reading in the times that are shown. %1").arg(whose);
    case LeastColumn:
        return tr("The least reading in the times that are shown. %1").arg(whose);
    case MeanColumn:
        return tr("The readings in the times that are shown, summed and divided by their number; of counts "
                  "by the number of intervals, with those of zero; of rates by their time. %1")
            .arg(whose);
    case GreatestColumn:
        return tr("The greatest reading in the times that are shown. %1").arg(whose);
    case SumColumn:
        return tr("All readings in the times that are shown, summed. %1").arg(whose);
    default:
        return {};
    }
}

QVariant LegendModel::value(const ChartLine& line, int column, int role) const
{
    if (role == Qt::ForegroundRole && line.isFaint())
        return QGuiApplication::palette().color(QPalette::PlaceholderText);
    if (column == NameColumn) {
        switch (role) {
        case Qt::DisplayRole:
        case SortRole:
            return line.text;
        case Qt::DecorationRole:
            return markOf(line);
        case Qt::ToolTipRole:
            return visibleText(line.name).toHtmlEscaped();
        case Qt::AccessibleTextRole:
            return line.isHidden ? tr("%1, hidden", "series").arg(line.text) : line.text;
        default:
            return {};
        }
    }
    const auto figure = figureOf(line.figures, column);
    switch (role) {
    case Qt::TextAlignmentRole:
        return alignedRight();
    case SortRole:
        return figure ? QVariant(*figure) : QVariant();
    case Qt::DisplayRole:
        return figure ? shortText(*figure) : QString(QChar(0x2013)); // a dash takes no room from the names
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return figure ? QLocale().toString(*figure, 'g', QLocale::FloatingPointShortest) : tr("no value");
    default:
        return {};
    }
}

}
