#include "pages/maintenance/vacuummodel.h"

#include "base/safetext.h"
#include "widgets/parts/shorttime.h"
#include "widgets/theme/pill.h"

#include <QLocale>

namespace Weekglass {

namespace {

constexpr int TableCharacters = 200;

QString timeText(const QByteArray& time)
{
    return time.isEmpty() ? VacuumModel::tr("not known") : minuteText(time);
}

/// "12 of 50": how many there are, and at how many the server does it by itself.
QString ofLimit(qint64 count, qint64 limit)
{
    const QLocale locale;
    return VacuumModel::tr("%1 of %2", "rows, limit").arg(locale.toString(count), locale.toString(limit));
}

Pill stateOf(const VacuumedTable& table)
{
    if (!table.phase.isEmpty())
        return {table.percent ? VacuumModel::tr("%1, %2 %").arg(table.phase).arg(*table.percent)
                              : table.phase,
                Meaning::Info};
    return table.isDue() ? Pill {VacuumModel::tr("due"), Meaning::Warning} : Pill {};
}

}

VacuumModel::VacuumModel(QObject* parent)
    : TableModel({tr("Table"), tr("Now"), tr("Dead rows"), tr("Changed rows"), tr("Rows"), tr("Size"),
                  tr("Vacuumed (UTC)"), tr("Analyzed (UTC)"), tr("Own settings")},
                 parent)
{
}

QVariant VacuumModel::value(const VacuumedTable& table, int column, int role) const
{
    if (role == PillRole && column == NowColumn)
        return QVariant::fromValue(stateOf(table));
    if (role == Qt::TextAlignmentRole && column >= DeadColumn && column <= SizeColumn)
        return alignedRight();
    if (role == Qt::ToolTipRole && (column == DeadColumn || column == ChangedColumn))
        return tr("Rows, and the number at which autovacuum starts");
    if (role != Qt::DisplayRole)
        return {};
    const QLocale locale;
    switch (column) {
    case TableColumn:
        return visibleText(table.name, TableCharacters);
    case NowColumn:
        return stateOf(table).text;
    case DeadColumn:
        return ofLimit(table.dead, table.vacuumAt);
    case ChangedColumn:
        return ofLimit(table.changed, table.analyzeAt);
    case RowsColumn:
        return tr("about %1").arg(locale.toString(table.rows));
    case SizeColumn:
        return locale.formattedDataSize(table.bytes);
    case VacuumedColumn:
        return timeText(table.vacuumed);
    case AnalyzedColumn:
        return timeText(table.analyzed);
    default:
        return visibleText(table.options, TableCharacters);
    }
}

}
