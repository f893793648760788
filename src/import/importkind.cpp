#include "import/importkind.h"

#include "import/importline.h"
#include "import/importrow.h"
#include "import/text.h"

namespace Weekglass {

namespace {

using Pg::Sql;

bool isJsonCell(ImportType type)
{
    return type == ImportType::Integer || type == ImportType::Number || type == ImportType::Json;
}

Result<ImportKind> rowKind(const RowImport& rows)
{
    auto sql = rowImportSql(rows);
    if (!sql)
        return sql.error();
    RecordOptions records;
    for (const ImportColumn& column : rows.columns) {
        records.members << column.member;
        if (isJsonCell(column.type))
            records.jsonMembers << column.member;
    }
    return ImportKind {.records = records,
                       .stage = sql->stage,
                       .stageTable = Sql("pg_temp.weekglass_import"),
                       .copy = sql->copy,
                       .inserts = {sql->insert},
                       .read = [&rows](QByteArrayView json) { return readImportRow(json, rows); }};
}

Result<ImportKind> responseKind(const ImportTarget& target, const RequestNamer& nameOf,
                                UnchangedPayload unchanged)
{
    auto sql = answerSql(target.table, unchanged, AnswerSource::File);
    if (!sql)
        return sql.error();
    const QStringList values {QStringLiteral("status_code"), QStringLiteral("payload")};
    const QStringList strings {QStringLiteral("fetched_at"), QStringLiteral("endpoint"),
                               QStringLiteral("request_key"), QStringLiteral("payload_hash")};
    return ImportKind {.records = {.members = strings + values, .jsonMembers = values, .nameOf = nameOf},
                       .storedOnce = target.table,
                       .references = unchanged == UnchangedPayload::Reference ? target.table : QString(),
                       .stage = std::move(sql->stage),
                       .stageTable = Sql("pg_temp.weekglass_answers"),
                       .copy = std::move(sql->copy),
                       .inserts = std::move(sql->inserts),
                       .read = [](QByteArrayView json) -> Result<std::vector<Pg::Value>> {
                           auto response = readRecordedResponse(json);
                           if (!response)
                               return response.error();
                           return cellsOf(*response);
                       }};
}

Result<std::vector<ImportKind>> kindsOf(const GameDefinition& game, const RequestNamer& nameOf,
                                        UnchangedPayload unchanged)
{
    std::vector<ImportKind> kinds;
    const auto add = [&kinds](Result<ImportKind> kind) -> Result<void> {
        if (!kind)
            return kind.error();
        kinds.push_back(*std::move(kind));
        return {};
    };
    if (game.import) {
        if (auto added = add(responseKind(*game.import, nameOf, unchanged)); !added)
            return added.error();
    }
    for (const RowImport& rows : game.rowImports) {
        if (auto added = add(rowKind(rows)); !added)
            return added.error();
    }
    return kinds;
}

/// Which of the kinds knows a record first; the first one if none does. Each reads the file in its own way,
/// and all go on together, so that no more is read than needed.
Result<std::size_t> firstKnown(const std::vector<ImportKind>& kinds, const QString& file)
{
    std::vector<std::unique_ptr<RecordReader>> readers;
    for (const ImportKind& kind : kinds) {
        auto reader = RecordReader::open(file, kind.records);
        if (!reader)
            return reader.error();
        readers.push_back(*std::move(reader));
    }
    while (true) {
        bool isAtEnd = true;
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            const auto record = readers[i]->next();
            if (!record || !*record)
                continue; // damage is told when the file is loaded
            isAtEnd = false;
            if (kinds[i].cells(**record))
                return i;
        }
        if (isAtEnd)
            return std::size_t(0);
    }
}

}

Result<std::vector<Pg::Value>> ImportKind::cells(const Record& record) const
{
    if (record.refusal.isEmpty())
        return read(record.json);
    return Error {.kind = Error::Kind::Format, .message = record.refusal};
}

Result<ImportKind> importKindOf(const GameDefinition& game, const QString& file, const RequestNamer& nameOf,
                                UnchangedPayload unchanged)
{
    auto kinds = kindsOf(game, nameOf, unchanged);
    if (!kinds)
        return kinds.error();
    if (kinds->empty())
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("%1 has no table for recorded data.").arg(game.title),
                      .advice = Text::tr("A game accepts records when its game.json has an “import”.")};
    auto known = kinds->size() == 1 ? Result<std::size_t>(0) : firstKnown(*kinds, file);
    if (!known)
        return known.error();
    return std::move((*kinds)[*known]);
}

}
