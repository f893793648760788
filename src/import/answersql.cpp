#include "import/answersql.h"

#include "import/text.h"

namespace Weekglass {

namespace {

using Pg::Sql;

const Sql Columns("fetched_at, endpoint, request_key, status_code, payload, payload_hash");

/// Of the staged row i: errors are told as often as they happen; a success ends its round.
Sql isNew(const Sql& table, AnswerSource source)
{
    if (source == AnswerSource::File)
        return Sql("TRUE");
    return Sql("(i.status_code NOT BETWEEN 200 AND 299\n    OR NOT EXISTS (SELECT FROM ") + table
        + Sql(" AS t WHERE t.request_key = i.request_key AND t.payload_hash = i.payload_hash AND "
              "t.fetched_at >= i.cycle_start))");
}

Sql wholeInsert(const Sql& table, AnswerSource source)
{
    return Sql("INSERT INTO ") + table + Sql(" (") + Columns
        + Sql(")\nSELECT i.fetched_at, i.endpoint, i.request_key, i.status_code, i.payload, "
              "i.payload_hash\nFROM pg_temp.weekglass_answers AS i\nWHERE ")
        + isNew(table, source) + Sql("\nON CONFLICT DO NOTHING");
}

/// Of a run of staged rows that tell the same, one after the other, the first (@p goesOn is FALSE) or the
/// others. A row refers to what the newest stored row before it has or refers to, if that is the same to the
/// byte: equal hashes leave 1.0 and 1.00 apart. What is referred to is older than what refers to it, so
/// cutting a week after a time leaves no row without its payload.
Sql referenceInsert(const Sql& table, AnswerSource source, const Sql& goesOn)
{
    return Sql("INSERT INTO ") + table + Sql(" (id, ") + Columns
        + Sql(", same_as)\nSELECT i.id, i.fetched_at, i.endpoint, i.request_key, i.status_code,\n    CASE "
              "WHEN "
              "f.id IS NULL THEN i.payload END, i.payload_hash, f.id\nFROM pg_temp.weekglass_answers AS "
              "i\nJOIN (\n    SELECT s.id, lag(s.payload_hash) OVER (PARTITION BY s.request_key ORDER BY "
              "s.fetched_at, s.id)\n        IS NOT DISTINCT FROM s.payload_hash AS goes_on\n    FROM "
              "pg_temp.weekglass_answers AS s\n) AS o ON o.id = i.id AND o.goes_on = ")
        + goesOn
        + Sql("\nLEFT JOIN LATERAL (\n    SELECT f.id\n    FROM (\n        SELECT r.payload_hash, "
              "coalesce(r.same_as, r.id) AS id\n        FROM ")
        + table
        + Sql(" AS r\n        WHERE r.request_key = i.request_key AND r.fetched_at < i.fetched_at\n        "
              "ORDER BY r.fetched_at DESC, r.payload_hash DESC\n        LIMIT 1\n    ) AS p\n    JOIN ")
        + table
        + Sql(" AS f ON f.id = p.id AND record_image_eq(ROW(f.payload), ROW(i.payload))\n    WHERE "
              "p.payload_hash = i.payload_hash\n) AS f ON TRUE\nWHERE ")
        + isNew(table, source) + Sql("\nON CONFLICT DO NOTHING");
}

}

Result<AnswerSql> answerSql(const QString& table, UnchangedPayload unchanged, AnswerSource source)
{
    const auto name = Sql::qualifiedName(table);
    if (!name)
        return name.error();
    AnswerSql sql {.stage = {},
                   .copy = Sql("COPY pg_temp.weekglass_answers (") + Columns
                       + (source == AnswerSource::Fetch ? Sql(", cycle_start") : Sql()) + Sql(") FROM STDIN"),
                   .inserts = {}};
    if (unchanged == UnchangedPayload::Whole) {
        auto stage = Sql::load("weekglass/answers_stage.sql");
        if (!stage)
            return stage.error();
        sql.stage = *std::move(stage);
        // a temporary table is read in the order it was written, so ids follow the file
        sql.inserts = {wholeInsert(*name, source)};
        return sql;
    }
    // compiling costs more than it saves. Ids are given as rows arrive, so that they follow the file; the
    // lock, because transforms take it that no smaller id comes after those that they see
    sql.stage = Sql("SET LOCAL jit = off;\nLOCK TABLE ") + *name
        + Sql(" IN ROW EXCLUSIVE MODE;\nCREATE TEMPORARY TABLE weekglass_answers (LIKE ") + *name
        + Sql(" INCLUDING DEFAULTS, cycle_start timestamptz) ON COMMIT DROP");
    sql.inserts = {referenceInsert(*name, source, Sql("FALSE")), referenceInsert(*name, source, Sql("TRUE"))};
    return sql;
}

Result<void> ensureReferences(Pg::Session& session, const QString& table, const Pg::Call& call)
{
    const auto found =
        session.query(Sql("SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute AS a WHERE "
                          "a.attrelid = pg_catalog.to_regclass($1) AND a.attname = 'same_as')"),
                      {table.toUtf8()}, call);
    if (!found)
        return found.error();
    if (found->single().value_or("f") == "t")
        return {};
    return Error {.kind = Error::Kind::Format,
                  .message = Text::tr("%1 of this week has no column same_as, in which an unchanged answer "
                                      "refers to the first.")
                                 .arg(table),
                  .advice = Text::tr("Migrate the week, or store unchanged answers in full.")};
}

Result<void> ensureStoredOnce(Pg::Session& session, const QString& table, const Pg::Call& call)
{
    const auto found = session.query(Sql::load("weekglass/answers_once.sql"), {table.toUtf8()}, call);
    if (!found)
        return found.error();
    if (found->single() == "t")
        return {};
    return Error {.kind = Error::Kind::Format,
                  .message =
                      Text::tr("%1 has no unique constraint on the columns of a response. Importing a file "
                               "twice would double its rows. Nothing was loaded.")
                          .arg(table),
                  .advice = Text::tr("Add one by a migration, for instance UNIQUE (request_key, fetched_at, "
                                     "payload_hash).")};
}

Result<qint64> insertAnswers(Pg::Session& session, const std::vector<Sql>& inserts, const Pg::Call& call)
{
    qint64 sum = 0;
    for (const Sql& insert : inserts) {
        auto inserted = session.execute(insert, {}, call);
        if (!inserted)
            return inserted;
        sum += *inserted;
    }
    return sum;
}

}
