#include "base/utf8.h"
#include "pages/tables/rowlist.h"
#include "pages/tables/tablespage.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Weekglass {

namespace {

// of the page's state
constexpr QLatin1String SchemaKey("schema");
constexpr QLatin1String TableKey("table");
constexpr QLatin1String FilterKey("filter");
constexpr QLatin1String DescendingKey("descending");
constexpr QLatin1String RowKeyKey("row");
constexpr QLatin1String ViewKey("view");

const QStringList& viewWords()
{
    static const QStringList words {QStringLiteral("rows"), QStringLiteral("columns"), QStringLiteral("keys"),
                                    QStringLiteral("picture")};
    return words;
}

QString toJson(const std::vector<QByteArray>& key)
{
    QJsonArray values;
    for (const QByteArray& value : key)
        values << fromUtf8(value);
    return QString::fromUtf8(QJsonDocument(values).toJson(QJsonDocument::Compact));
}

std::vector<QByteArray> keyOf(const QString& json)
{
    std::vector<QByteArray> key;
    const auto values = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const auto& value : values)
        key.push_back(value.toString().toUtf8());
    return key;
}

}

PageState TablesPage::state() const
{
    PageState state {{ViewKey, viewWords().value(view())}};
    const auto visit = here();
    if (!visit)
        return state;
    state.insert(SchemaKey, visit->table.schema);
    state.insert(TableKey, visit->table.name);
    if (!visit->filter.isEmpty())
        state.insert(FilterKey, QString::fromUtf8(visit->filter.toJson()));
    if (visit->isDescending)
        state.insert(DescendingKey, QStringLiteral("true"));
    if (!visit->row.empty())
        state.insert(RowKeyKey, toJson(visit->row));
    return state;
}

void TablesPage::setState(const PageState& state)
{
    const auto wanted = viewWords().indexOf(state.value(ViewKey));
    if (wanted >= 0)
        setView(static_cast<View>(wanted));
    if (!state.contains(TableKey))
        return;
    TableVisit visit {.table = {state.value(SchemaKey), state.value(TableKey)},
                      .isDescending = state.contains(DescendingKey),
                      .row = keyOf(state.value(RowKeyKey))};
    if (auto filter = RowFilter::fromJson(state.value(FilterKey).toUtf8()))
        visit.filter = *std::move(filter);
    go(visit);
}

std::vector<QStringList> TablesPage::commands() const
{
    const auto visit = here();
    const bool isOfTable = visit && view() != PictureView;
    const QString verb = isOfTable && view() == RowsView ? QStringLiteral("rows") : QStringLiteral("tables");
    QStringList command = QStringList {verb} + m_week.arguments(nullptr);
    if (isOfTable)
        command << visit->table.text();
    if (!isOfTable || view() != RowsView)
        return {command};
    for (const RowCondition& condition : visit->filter.conditions)
        command << QStringLiteral("--where") << toTyped(condition);
    if (visit->isDescending)
        command << QStringLiteral("--desc");
    return {command};
}

}
