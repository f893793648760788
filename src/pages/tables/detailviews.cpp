#include "pages/tables/detailviews.h"

#include "base/safetext.h"
#include "widgets/parts/rowsmodel.h"
#include "widgets/parts/rowtable.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QLocale>
#include <QTableView>

namespace Weekglass {

namespace {

constexpr int WidestColumn = 60; // characters
constexpr int ShownCharacters = 400;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(TableDetails)
};

/// Whatever a table of definitions shows: a line of words.
using Line = QStringList;

RowsModel<Line>* modelOf(QTableView* table, const QStringList& titles)
{
    std::vector<RowsModel<Line>::Column> columns;
    for (int i = 0; i < titles.size(); ++i)
        columns.push_back({.title = titles[i], .text = [i](const Line& line) {
                               return visibleText(line.value(i), ShownCharacters);
                           }});
    auto* model = new RowsModel<Line>(std::move(columns), table);
    table->setModel(model);
    return model;
}

QTableView* lineTable(const char* name, const QString& accessibleName)
{
    auto* table = new QTableView;
    table->setObjectName(QLatin1String(name));
    table->setAccessibleName(accessibleName);
    setupLineTable(table);
    table->setTabKeyNavigation(false);
    table->horizontalHeader()->setStretchLastSection(true);
    return table;
}

void setLines(QTableView* table, std::vector<Line> lines)
{
    static_cast<RowsModel<Line>*>(table->model())->setRows(std::move(lines));
    fitColumns(table, WidestColumn);
}

QString defaultOf(const RelationColumn& column)
{
    if (column.isIdentity)
        return Text::tr("counts up automatically");
    return column.isGenerated ? Text::tr("computed: %1").arg(column.defaultText) : column.defaultText;
}

QString keysOf(const RelationDetails& details, const RelationColumn& column)
{
    QStringList keys;
    if (column.isKey)
        keys << Text::tr("primary key");
    for (const ForeignKey& key : details.references) {
        if (key.fromColumns.contains(column.name))
            keys << Text::tr("refers to %1").arg(key.to.text());
    }
    if (!column.isReadable)
        keys << Text::tr("no right to read it");
    return keys.join(QStringLiteral(", "));
}

QString kindOf(const RelationConstraint& constraint)
{
    switch (constraint.kind) {
    case RelationConstraint::Kind::Primary:
        return Text::tr("Primary key");
    case RelationConstraint::Kind::Unique:
        return Text::tr("Unique");
    case RelationConstraint::Kind::Exclusion:
        return Text::tr("Exclusion");
    case RelationConstraint::Kind::Check:
        break;
    }
    return Text::tr("Check");
}

QString kindOf(const RelationIndex& index)
{
    const QString kind = index.isPrimary ? Text::tr("Index of the primary key")
        : index.isUnique                 ? Text::tr("Unique index")
                                         : Text::tr("Index");
    return index.isValid ? kind : Text::tr("%1, not valid").arg(kind);
}

}

ColumnsView::ColumnsView()
    : m_table(lineTable("tableColumns", Text::tr("Columns of the table")))
{
    modelOf(m_table,
            {Text::tr("Column"), Text::tr("Type"), Text::tr("NULL"), Text::tr("Default"), Text::tr("Keys"),
             Text::tr("Comment")});
}

void ColumnsView::show(const RelationDetails& details)
{
    std::vector<Line> lines;
    for (const RelationColumn& column : details.columns)
        lines.push_back({column.name, column.type, column.isNotNull ? Text::tr("never") : Text::tr("may be"),
                         defaultOf(column), keysOf(details, column), column.comment});
    setLines(m_table, std::move(lines));
}

KeysView::KeysView()
    : m_table(lineTable("tableKeys", Text::tr("Keys and indexes of the table")))
{
    modelOf(
        m_table,
        {Text::tr("Kind"), Text::tr("Name"), Text::tr("Size"), Text::tr("Definition"), Text::tr("Comment")});
}

void KeysView::show(const RelationDetails& details)
{
    std::vector<Line> lines;
    for (const RelationConstraint& each : details.constraints)
        lines.push_back({kindOf(each), each.name, {}, each.definition, each.comment});
    for (const ForeignKey& each : details.references)
        lines.push_back({Text::tr("Refers to %1").arg(each.to.text()), each.name, {}, each.definition, {}});
    for (const ForeignKey& each : details.referring)
        lines.push_back(
            {Text::tr("Referred to by %1").arg(each.from.text()), each.name, {}, each.definition, {}});
    for (const RelationIndex& each : details.indexes)
        lines.push_back({kindOf(each), each.name,
                         each.bytes ? QLocale().formattedDataSize(*each.bytes, 1) : QString(),
                         each.definition, each.comment});
    setLines(m_table, std::move(lines));
}

}
