#include "import/importrow.h"

#include "import/importline.h"
#include "import/text.h"
#include "json/document.h"

#include <QRegularExpression>

#include <cmath>

namespace Weekglass {

namespace {

using Json::Document;
using Json::Kind;
using Json::NodeId;
using Pg::Sql;

QString expectation(ImportType type)
{
    switch (type) {
    case ImportType::Integer:
        return Text::tr("a whole number");
    case ImportType::Number:
        return Text::tr("a number");
    case ImportType::Text:
        return Text::tr("a string without NUL");
    case ImportType::Time:
        return Text::tr("a time such as 2025-01-06T12:00:00Z");
    case ImportType::Uuid:
        return Text::tr("a UUID");
    case ImportType::Json:
        break;
    }
    return Text::tr("JSON");
}

bool isUuid(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\z"),
                                            QRegularExpression::CaseInsensitiveOption);
    return pattern.match(text).hasMatch();
}

bool isNumber(QByteArrayView text, ImportType type)
{
    bool fits = false;
    if (type == ImportType::Integer)
        (void)text.toLongLong(&fits);
    else
        fits = std::isfinite(text.toDouble(&fits)) && fits;
    return fits;
}

/// What COPY is given for the value; nothing if it is not of the type.
Pg::Value cellOf(const Document& line, NodeId node, ImportType type)
{
    const QByteArrayView raw = line.rawText(node);
    if (type == ImportType::Json)
        return raw.toByteArray();
    if (type == ImportType::Integer || type == ImportType::Number)
        return line.kind(node) == Kind::Number && isNumber(raw, type) ? Pg::Value(raw.toByteArray())
                                                                      : Pg::Value();
    const QString text = line.stringValue(node);
    if (line.kind(node) != Kind::String || text.contains(QChar(u'\0')))
        return {};
    if ((type == ImportType::Uuid && !isUuid(text))
        || (type == ImportType::Time && !isImportTime(text.toUtf8())))
        return {};
    return text.toUtf8();
}

Result<Pg::Value> readCell(const Document& line, const ImportColumn& column)
{
    if (column.value)
        return Pg::Value(column.value->toUtf8());
    const NodeId node = line.find(Document::root(), column.member);
    if (column.isOptional && (node == Json::noNode || line.kind(node) == Kind::Null))
        return Pg::Value();
    if (node == Json::noNode)
        return recordRefused(Text::tr("“%1” is missing").arg(column.member));
    auto cell = cellOf(line, node, column.type);
    if (!cell)
        return recordRefused(Text::tr("“%1” must be %2").arg(column.member, expectation(column.type)));
    return cell;
}

Sql typeSql(ImportType type)
{
    switch (type) {
    case ImportType::Integer:
        return Sql(" bigint");
    case ImportType::Number:
        return Sql(" double precision");
    case ImportType::Text:
        return Sql(" text");
    case ImportType::Time:
        return Sql(" timestamptz");
    case ImportType::Uuid:
        return Sql(" uuid");
    case ImportType::Json:
        break;
    }
    return Sql(" jsonb");
}

}

Result<std::vector<Pg::Value>> readImportRow(QByteArrayView line, const RowImport& import)
{
    auto document = Document::parse(line.toByteArray());
    if (!document)
        return document.error();
    if (document->kind(Document::root()) != Kind::Object)
        return recordRefused(Text::tr("the line is not a JSON object"));
    if (const auto reason = document->refusedByJsonb())
        return recordRefused(*reason);
    std::vector<Pg::Value> cells;
    cells.reserve(import.columns.size());
    for (const ImportColumn& column : import.columns) {
        auto cell = readCell(*document, column);
        if (!cell)
            return cell.error();
        cells.push_back(*std::move(cell));
    }
    return cells;
}

Result<RowImportSql> rowImportSql(const RowImport& import)
{
    auto table = Sql::qualifiedName(import.table);
    if (!table)
        return table.error();
    Sql defined;
    Sql names;
    Sql key;
    Sql isThere;
    for (const ImportColumn& column : import.columns) {
        auto name = Sql::identifier(column.name);
        if (!name)
            return name.error();
        defined += Sql(",\n    ") + *name + typeSql(column.type);
        names += (names.isEmpty() ? Sql() : Sql(", ")) + *name;
    }
    for (const QString& column : import.key) {
        auto name = Sql::identifier(column);
        if (!name)
            return name.error();
        key += (key.isEmpty() ? Sql() : Sql(", ")) + *name;
        isThere += (isThere.isEmpty() ? Sql() : Sql(" AND ")) + Sql("t.") + *name + Sql(" = i.") + *name;
    }
    return RowImportSql {
        .stage =
            Sql("CREATE TEMPORARY TABLE weekglass_import (\n    weekglass_line bigint GENERATED ALWAYS AS "
                "IDENTITY")
            + defined + Sql("\n) ON COMMIT DROP"),
        .copy = Sql("COPY pg_temp.weekglass_import (") + names + Sql(") FROM STDIN"),
        .insert = Sql("INSERT INTO ") + *table + Sql(" (") + names + Sql(")\nSELECT ") + names
            + Sql("\nFROM (SELECT *, row_number() OVER (PARTITION BY ") + key
            + Sql(" ORDER BY weekglass_line) AS weekglass_copy FROM pg_temp.weekglass_import) AS i\nWHERE "
                  "i.weekglass_copy = 1 AND NOT EXISTS (SELECT FROM ")
            + *table + Sql(" AS t WHERE ") + isThere + Sql(")\nORDER BY weekglass_line")};
}

}
