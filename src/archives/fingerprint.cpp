#include "archives/fingerprint.h"

#include "archives/text.h"
#include "base/plural.h"
#include "json/hash.h"

#include <QRegularExpression>

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;
using Pg::textOf;

constexpr QByteArrayView RecordMark("record ");

Result<Pg::Table> ask(Pg::Session& session, const char* file, const Pg::Call& call,
                      const Pg::Params& parameters = {})
{
    return session.query(Sql::load(file), parameters, call);
}

Result<std::vector<Definition>> definitionsBy(Pg::Session& session, const Sql& select, const Pg::Call& call)
{
    const auto sql = Sql::load("catalog/definitions.sql");
    if (!sql)
        return sql.error();
    const auto table = session.query(select + sql->asSubquery(Sql("d")), {}, call);
    if (!table)
        return table.error();
    std::vector<Definition> definitions;
    definitions.reserve(table->rows.size());
    for (const auto& row : table->rows)
        definitions.push_back({textOf(row[0]), textOf(row[1]), textOf(row[2]), textOf(row[3]), textOf(row[4]),
                               row.size() > 5 ? textOf(row[5]) : QString()});
    return definitions;
}

/// The rest of a statement about one table of the list; names come quoted from the server.
Result<Pg::Table> askTable(Pg::Session& session, const Result<Sql>& select, const Pg::Value& name,
                           const Pg::Call& call, const Sql& end = {})
{
    auto answer =
        session.query(select + Sql::trusted(name.value_or(QByteArray())) + Sql(" AS t") + end, {}, call);
    return answer ? answer : Result<Pg::Table>(answer.error().at(textOf(name)));
}

/// All large objects as one table of the fingerprint; nothing if there are none.
Result<std::optional<Fingerprint::TableRows>> readLargeObjects(Pg::Session& session, const Pg::Call& call)
{
    const auto objects = ask(session, "catalog/large_objects.sql", call);
    if (!objects)
        return objects.error();
    const auto& cells = objects->rows.front();
    const qint64 count = Pg::numberOf(cells[0]);
    if (count == 0)
        return std::optional<Fingerprint::TableRows>();
    return std::optional(Fingerprint::TableRows {.name = QStringLiteral("pg_catalog.pg_largeobject"),
                                                 .rows = count,
                                                 .hash = cells[1].value_or(QByteArray()) + '.'
                                                     + cells[2].value_or(QByteArray())});
}

// Sums, so that the order of the rows does not matter and none has to be sorted.

/// A third of what the rows' text costs, which is more than a dump of them. The hash of a record is linear in
/// those of its columns: without the second hash, values that change places between rows would not be seen.
Result<Pg::Table> hashRecords(Pg::Session& session, const QString& table, const Pg::Call& call)
{
    const auto columns = ask(session, "catalog/content_columns.sql", call, {table.toUtf8()});
    if (!columns)
        return columns.error();
    return askTable(session,
                    Sql("SELECT count(*), concat('record ', sum(hashtextextended(hash_record_extended(ROW(")
                        + Sql::trusted(columns->single().value_or(QByteArray()))
                        + Sql("), 0)::text, 0))) FROM ONLY "),
                    table.toUtf8(), call);
}

/// Two hashes of 64 bits each, of a text that is written once: OFFSET keeps the planner from putting it where
/// it is used. By format(), since the owner of the table could have made a cast of its rows.
Result<Pg::Table> hashTexts(Pg::Session& session, const QString& table, const Pg::Call& call)
{
    return askTable(
        session,
        Sql("SELECT count(*), concat_ws('.', sum(hashtextextended(r.text, 0)), "
            "sum(hashtextextended(r.text, 1))) FROM (SELECT format('%s', t.*) AS text FROM ONLY "),
        table.toUtf8(), call, Sql(" OFFSET 0) AS r"));
}

QByteArray hashOf(const std::vector<Definition>& definitions, QString (*written)(const Definition& one))
{
    QStringList lines;
    for (const Definition& one : definitions)
        lines << one.kind + QLatin1Char('\t') + one.name + QLatin1Char('\t') + written(one);
    lines.sort(); // the server's order depends on its locale
    return Json::sha256Hex(lines.join(QLatin1Char('\n')).toUtf8());
}

}

QString Definition::normalized() const
{
    // CHECK (x IN ('a', 'b')) of a varchar column comes back from a restore with its casts at other places
    static const QRegularExpression casts(QStringLiteral("::(text|character varying|bpchar|name)(\\[\\])?"));
    static const QRegularExpression noise(QStringLiteral("[()\\s]"));
    return QString(text).remove(casts).remove(noise);
}

bool Definition::isWrittenByVersion() const
{
    return kind == QLatin1String("view") || kind == QLatin1String("materialized view")
        || kind == QLatin1String("rule") || text.contains(QLatin1String("BEGIN ATOMIC"));
}

RowHash Fingerprint::TableRows::hashedBy() const
{
    return hash.startsWith(RecordMark) ? RowHash::Record : RowHash::Text;
}

RowHash Fingerprint::hashedBy() const
{
    return tables.empty() ? RowHash::Record : tables.front().hashedBy();
}

qint64 Fingerprint::rows() const
{
    qint64 sum = 0;
    for (const TableRows& table : tables)
        sum += table.rows;
    return sum;
}

QByteArray Fingerprint::digest() const
{
    QByteArray text = definitions + '\n';
    for (const TableRows& table : tables)
        text += table.name.toUtf8() + '\t' + QByteArray::number(table.rows) + '\t' + table.hash + '\n';
    return Json::sha256Hex(text);
}

Fingerprint Fingerprint::portable() const
{
    Fingerprint same = *this;
    same.definitions = portableDefinitions;
    return same;
}

QStringList Fingerprint::differences(const Fingerprint& other, int limit) const
{
    QStringList lines;
    if (definitions != other.definitions)
        lines << Text::tr("The definitions of tables, views, functions or other objects differ.");
    const auto find = [](const Fingerprint& in, const QString& name) {
        const auto found = std::find_if(in.tables.begin(), in.tables.end(),
                                        [&name](const TableRows& table) { return table.name == name; });
        return found == in.tables.end() ? nullptr : &*found;
    };
    for (const TableRows& table : tables) {
        const TableRows* there = find(other, table.name);
        if (!there)
            lines << Text::tr("%1 is missing.").arg(table.name);
        else if (there->rows != table.rows)
            lines << Text::tr("%1 has %2 row(s), not %3.", nullptr, pluralOf(there->rows))
                         .arg(table.name, QString::number(there->rows), QString::number(table.rows));
        else if (*there != table)
            lines << Text::tr("%1 holds other rows.").arg(table.name);
    }
    for (const TableRows& table : other.tables) {
        if (!find(*this, table.name))
            lines << Text::tr("%1 is new.").arg(table.name);
    }
    return lines.mid(0, limit);
}

Result<std::vector<Definition>> readDefinitions(Pg::Session& session, const Pg::Call& call)
{
    // columns that nobody asks for are not computed
    return definitionsBy(session, Sql("SELECT d.kind, d.name, d.definition, d.owner, d.partition_of FROM "),
                         call);
}

Result<std::vector<Definition>> readDefinitionsWithDdl(Pg::Session& session, const Pg::Call& call)
{
    return definitionsBy(session, Sql("SELECT d.* FROM "), call);
}

Result<Fingerprint> readFingerprint(Pg::Session& session, const Pg::Call& call, RowHash by)
{
    const auto definitions = readDefinitions(session, call);
    if (!definitions)
        return definitions.error();
    Fingerprint fingerprint;
    fingerprint.definitions = hashOf(*definitions, [](const Definition& one) { return one.normalized(); });
    fingerprint.exactDefinitions = hashOf(*definitions, [](const Definition& one) { return one.text; });
    fingerprint.portableDefinitions = hashOf(*definitions, [](const Definition& one) {
        return one.isWrittenByVersion() ? QString() : one.normalized();
    });
    const auto tables = ask(session, "catalog/content_tables.sql", call);
    if (!tables)
        return tables.error();
    for (const auto& row : tables->rows) {
        auto rows = readTableRows(session, textOf(row[0]), call, by);
        if (!rows)
            return rows.error();
        fingerprint.tables.push_back(*std::move(rows));
    }
    auto objects = readLargeObjects(session, call);
    if (!objects)
        return objects.error();
    if (*objects)
        fingerprint.tables.push_back(**std::move(objects));
    return fingerprint;
}

Result<Fingerprint::TableRows> readTableRows(Pg::Session& session, const QString& table, const Pg::Call& call,
                                             RowHash by)
{
    const auto hash =
        by == RowHash::Record ? hashRecords(session, table, call) : hashTexts(session, table, call);
    if (!hash)
        return hash.error();
    const auto& cells = hash->rows.front();
    return Fingerprint::TableRows {table, Pg::numberOf(cells[0]), cells[1].value_or(QByteArray())};
}

Result<std::vector<SequencePosition>> readSequences(Pg::Session& session, const Pg::Call& call)
{
    const auto sequences = ask(session, "catalog/content_sequences.sql", call);
    if (!sequences)
        return sequences.error();
    std::vector<SequencePosition> positions;
    for (const auto& row : sequences->rows) {
        const auto position = askTable(session, Sql("SELECT t.last_value, t.is_called FROM "), row[0], call);
        if (!position)
            return position.error();
        const auto& cells = position->rows.front();
        positions.push_back({textOf(row[0]), Pg::numberOf(cells[0]), cells[1] == "t", row[1] == "t"});
    }
    return positions;
}

Result<qint64> countRows(Pg::Session& session, const Pg::Call& call)
{
    const auto tables = ask(session, "catalog/content_tables.sql", call);
    if (!tables)
        return tables.error();
    qint64 sum = 0;
    for (const auto& row : tables->rows) {
        const auto count = askTable(session, Sql("SELECT count(*) FROM ONLY "), row[0], call);
        if (!count)
            return count.error();
        sum += Pg::numberOf(count->single());
    }
    return sum;
}

Result<void> liftLimits(Pg::Session& session)
{
    return session.script(
        Sql("SELECT pg_catalog.set_config('idle_in_transaction_session_timeout', '0', true), "
            "pg_catalog.set_config('statement_timeout', '0', true), "
            "pg_catalog.set_config('row_security', 'off', true), "
            "pg_catalog.set_config('lc_monetary', 'C', true)"));
}

Result<void> setForWholeRead(Pg::Session& session)
{
    if (auto lifted = liftLimits(session); !lifted)
        return lifted;
    return session.script(
        // a table may become a view of somebody's functions after it was listed
        Sql("SELECT pg_catalog.set_config(s.name, 'view, foreign-table', true) FROM pg_catalog.pg_settings "
            "AS s WHERE s.name = 'restrict_nonsystem_relation_kind'"));
}

}
