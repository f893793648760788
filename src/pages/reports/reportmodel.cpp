#include "pages/reports/reportmodel.h"

#include "base/utf8.h"
#include "widgets/parts/queryresultmodel.h"
#include "widgets/theme/pill.h"

#include <algorithm>
#include <limits>

namespace Weekglass {

namespace {

constexpr std::size_t MostColumnsOfOneRow = 10; // more do not fit beside each other

/// Its one row as a list: a row for each column.
std::shared_ptr<const QueryResult> asFields(const QueryResult& result)
{
    QueryResult fields {
        .columns = {{.name = "field", .type = ColumnType::Text}, {.name = "value", .type = ColumnType::Text}},
        .rows = {}};
    for (std::size_t i = 0; i < result.columns.size(); ++i) {
        const auto text = result.rows.cell(0, static_cast<int>(i));
        const std::optional<QByteArray> row[] = {QByteArray(result.columns[i].name).replace('_', ' '),
                                                 text ? std::optional(text->toByteArray()) : std::nullopt};
        fields.rows.add(row);
    }
    return std::make_shared<const QueryResult>(std::move(fields));
}

/// For sorting, as PostgreSQL orders numbers: NaN is the greatest, beside infinity.
double numberOf(QByteArrayView text)
{
    if (text == "NaN" || text == "Infinity")
        return std::numeric_limits<double>::infinity();
    return text == "-Infinity" ? -std::numeric_limits<double>::infinity() : text.toDouble();
}

}

ReportModel::ReportModel(QObject* parent)
    : QSortFilterProxyModel(parent)
    , m_rows(new QueryResultModel(this))
{
    setSourceModel(m_rows);
}

void ReportModel::setReport(const Report& report)
{
    const QueryResult& result = *report.result;
    m_isFields = result.rows.count() == 1 && result.columns.size() > MostColumnsOfOneRow;
    m_isStale = report.isStale;
    m_alertColumn = report.alertColumn;
    m_pointers = reportPointers(result);
    if (m_isFields) {
        m_isStale.resize(m_isStale.empty() ? 0 : result.columns.size(), !m_isStale.empty() && m_isStale[0]);
        m_pointers.resize(result.columns.size(), m_pointers[0]);
    }
    m_rows->setResult(
        CombinedResult({{.week = {}, .result = m_isFields ? asFields(result) : report.result}}, false));
}

bool ReportModel::isAlert(const QModelIndex& index) const
{
    return m_isFields ? index.column() == 1 && mapToSource(index).row() == m_alertColumn
                      : index.column() == m_alertColumn;
}

bool ReportModel::isStale(int sourceRow) const
{
    const auto row = static_cast<std::size_t>(sourceRow);
    return row < m_isStale.size() && m_isStale[row];
}

QString ReportModel::pointer(int row) const
{
    const QModelIndex source = mapToSource(index(row, 0));
    return source.isValid() ? m_pointers[static_cast<std::size_t>(source.row())] : QString();
}

int ReportModel::find(const QString& pointer) const
{
    const auto found = std::ranges::find_if(m_pointers, [&pointer](const QString& one) {
        return pointer == one || pointer.startsWith(QString(one + QLatin1Char('/')));
    });
    return found == m_pointers.end()
        ? -1
        : mapFromSource(m_rows->index(static_cast<int>(found - m_pointers.begin()), 0)).row();
}

QString ReportModel::copyText(const QModelIndexList& cells) const
{
    QModelIndexList source;
    for (const QModelIndex& cell : cells)
        source << mapToSource(cell);
    return m_rows->copyText(source);
}

QVariant ReportModel::data(const QModelIndex& index, int role) const
{
    if (role == PillRole) {
        const QString alert =
            isAlert(index) ? QSortFilterProxyModel::data(index, Qt::DisplayRole).toString() : QString();
        const bool isText = QSortFilterProxyModel::data(index, QueryResultModel::KindRole).toInt()
            == static_cast<int>(CombinedResult::CellKind::Text);
        return isText && !alert.isEmpty()
            ? QVariant::fromValue(Pill {.text = alert, .meaning = Meaning::Warning})
            : QVariant();
    }
    if (role == QueryResultModel::StaleRole)
        return isStale(mapToSource(index).row());
    if (role == Qt::ToolTipRole && isStale(mapToSource(index).row()))
        return QString(tr("Stale: older than this report allows.") + QLatin1Char('\n')
                       + QSortFilterProxyModel::data(index, role).toString());
    return QSortFilterProxyModel::data(index, role);
}

QVariant ReportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QVariant data = QSortFilterProxyModel::headerData(section, orientation, role);
    return role == Qt::DisplayRole && orientation == Qt::Horizontal
        ? data.toString().replace(QLatin1Char('_'), QLatin1Char(' '))
        : data;
}

/// NULL is less than all else.
bool ReportModel::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const CombinedResult& result = m_rows->result();
    const auto a = result.cell(left.row(), left.column());
    const auto b = result.cell(right.row(), right.column());
    const bool aNull = a.kind == CombinedResult::CellKind::Null;
    const bool bNull = b.kind == CombinedResult::CellKind::Null;
    if (aNull || bNull)
        return aNull && !bNull;
    if (result.columns()[static_cast<std::size_t>(left.column())].isNumber())
        return numberOf(a.text) < numberOf(b.text);
    return fromUtf8(a.text) < fromUtf8(b.text);
}

}
