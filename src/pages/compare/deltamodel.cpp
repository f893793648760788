#include "pages/compare/deltamodel.h"

#include "base/safetext.h"
#include "metrics/comparable.h"
#include "metrics/shortesttext.h"

#include <QLocale>

#include <cmath>

namespace Weekglass {

namespace {

/// With a sign: it is a difference.
QString signedText(double value, int digits)
{
    const QString text = QLocale().toString(std::abs(value), 'g', digits);
    return value < 0 ? QChar(0x2212) + text : value > 0 ? QLatin1Char('+') + text : text;
}

/// "Fuel (kg)"
QString metricText(const DeltaRow& row)
{
    return visibleText(
        row.unit.isEmpty()
            ? row.title
            : DeltaModel::tr("%1 (%2)", "title of a metric, its unit").arg(row.title, row.unit),
        NameCharacters);
}

/// A fraction with as many digits as a reader compares; the tool tip has all.
QString shortNumber(const QByteArray& exact)
{
    constexpr int Digits = 8;
    bool isNumber = false;
    const double number = exact.toDouble(&isNumber);
    const bool isLong = isNumber && exact.contains('.') && exact.size() > Digits + 2;
    return isLong ? QString::fromLatin1(shortestText(QByteArray::number(number, 'g', Digits).toDouble()))
                  : visibleText(exact, NameCharacters);
}

}

DeltaModel::DeltaModel(QObject* parent)
    : TableModel(titles({}), parent)
{
}

QStringList DeltaModel::titles(const QStringList& weeks)
{
    return QStringList {tr("Metric"), tr("Value"), tr("Series")} + weeks
        + QStringList {weeks.size() > 1 ? tr("Δ to %1").arg(weeks[1]) : tr("Δ"), tr("Δ %"), tr("Rank"),
                       tr("Robust z")};
}

void DeltaModel::setRows(std::vector<DeltaRow> rows, const QStringList& weeks)
{
    // the cursor moves many times a second: the view keeps its place unless the rows are others
    const bool isSame =
        weeks == m_weeks && std::ranges::equal(rows, this->rows(), [](const DeltaRow& a, const DeltaRow& b) {
            return a.metric == b.metric && a.series == b.series;
        });
    if (isSame)
        return updateRows(std::move(rows));
    m_weeks = weeks;
    resetRows(std::move(rows), titles(weeks));
}

QString DeltaModel::valueText(const WeekValue& value, int week, int role) const
{
    switch (value.state) {
    case WeekValue::State::Known:
        break;
    case WeekValue::State::NotInWeek:
        return tr("not in %1").arg(m_weeks[week]);
    case WeekValue::State::NotYet:
        return tr("not yet");
    case WeekValue::State::NoLonger:
        return tr("no value");
    case WeekValue::State::NotRead:
        return tr("not read");
    }
    QString text =
        role == Qt::DisplayRole ? shortNumber(value.text) : visibleText(value.text, NameCharacters);
    if (value.age > 0)
        text = tr("%1 (%2 old)", "value, its age").arg(text, ageText(value.age));
    return value.isExact ? text : tr("≈ %1", "a value that is nearly this").arg(text);
}

QString DeltaModel::lastText(const Delta& delta, int column)
{
    switch (column) {
    case DeltaColumn:
        return delta.difference ? signedText(*delta.difference, 8) : QString();
    case PercentColumn:
        return delta.percent ? tr("%1 %", "percent").arg(signedText(*delta.percent, 3)) : QString();
    case RankColumn:
        return delta.rank && delta.ranked > 1 ? tr("%1 of %2", "rank").arg(*delta.rank).arg(delta.ranked)
                                              : QString();
    default:
        break;
    }
    if (!delta.robustZ)
        return delta.rank ? tr("too few to say") : QString();
    const QString z = std::isinf(*delta.robustZ) ? tr("unlike all others") : signedText(*delta.robustZ, 3);
    return tr("%1 (n = %2)", "robust z, number of earlier weeks").arg(z).arg(delta.ranked - 1);
}

/// What the figures are, for those who publish them.
QString DeltaModel::definition(int column)
{
    switch (column) {
    case DeltaColumn:
        return tr("The first week's value minus the second week's value.");
    case PercentColumn:
        return tr("That difference in percent of the second week's value.");
    case RankColumn:
        return tr("Place of the first week among all that have a value; 1 is the greatest.");
    case RobustZColumn:
        return robustZDefinition();
    default:
        return {};
    }
}

QVariant DeltaModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole)
        return definition(section - FirstWeekColumn - weekCount());
    return TableModel::headerData(section, orientation, role);
}

QVariant DeltaModel::value(const DeltaRow& row, int column, int role) const
{
    const int week = column - FirstWeekColumn;
    if (role == Qt::TextAlignmentRole)
        return int((week < 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    QString text;
    if (column == MetricColumn)
        text = metricText(row);
    else if (column == ValueColumn)
        text = role == Qt::ToolTipRole ? comparisonText(row.comparison)
                                       : comparedValueText(row.comparison.value);
    else if (column == SeriesColumn)
        text = visibleText(row.series, NameCharacters);
    else if (week < weekCount())
        text = valueText(row.values[static_cast<std::size_t>(week)], week, role);
    else
        text = lastText(row.delta, week - weekCount());
    return role == Qt::ToolTipRole ? text.toHtmlEscaped() : text;
}

}
