#include "pages/compare/comparedweeksmodel.h"

#include "base/safetext.h"
#include "base/servertime.h"

namespace Weekglass {

namespace {

QString text(const ComparedWeekRow& row, int column)
{
    switch (column) {
    case ComparedWeeksModel::WeekColumn:
        return visibleText(row.week);
    case ComparedWeeksModel::StartColumn:
        return row.start ? ComparedWeeksModel::tr("%1 (UTC)")
                               .arg(dateTimeOf(row.start->at).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")))
            : row.isLoading ? QString()
                            : ComparedWeeksModel::tr("unknown: set it (F2)");
    case ComparedWeeksModel::SourceColumn:
        return row.start ? sourceText(row.start->source) : QString();
    case ComparedWeeksModel::LengthColumn:
        return row.end ? elapsedText(*row.end / 1'000'000 * 1'000'000) : QString();
    case ComparedWeeksModel::SchemaColumn:
        return visibleText(row.schemaVersion);
    default:
        break;
    }
    QStringList parts;
    if (row.isLoading)
        parts << ComparedWeeksModel::tr("loading…");
    if (row.isKept)
        parts << ComparedWeeksModel::tr("kept");
    return visibleText(QString((parts + row.errors).join(QStringLiteral("; "))), 1000);
}

}

ComparedWeeksModel::ComparedWeeksModel(QObject* parent)
    : TableModel({tr("Week"), tr("Began"), tr("Known from"), tr("Covers"), tr("Schema"), tr("State")}, parent)
{
}

void ComparedWeeksModel::setRows(std::vector<Row> rows)
{
    if (rows == this->rows())
        return;
    if (rows.size() == this->rows().size()) // the selection stays
        return updateRows(std::move(rows));
    resetRows(std::move(rows));
}

QVariant ComparedWeeksModel::value(const Row& row, int column, int role) const
{
    if (role == Qt::DisplayRole)
        return text(row, column);
    if (role != Qt::ToolTipRole)
        return {};
    const bool hasNote = column == SourceColumn && !row.note.isEmpty();
    return visibleText(hasNote ? row.note : text(row, column), 2000).toHtmlEscaped();
}

}
