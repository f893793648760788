#include "lifecycle/carryover.h"

#include "archives/fingerprint.h"
#include "base/utf8.h"
#include "lifecycle/text.h"
#include "pg/transaction.h"
#include "weeks/tabledistribution.h"

#include <QTemporaryFile>

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;

constexpr qint64 PieceBytes = 1 << 18;

Error missing(const Pg::Session& session, const QString& table)
{
    return {.kind = Error::Kind::Sql,
            .message = Text::tr("A table to be carried over is missing."),
            .where = table,
            .advice = Text::tr("Migrate the week, or correct “carried” in the game's manifest."),
            .detail = fromUtf8(session.database())};
}

/// Without the quotes that the server puts around a keyword; columns of a manifest need no others.
QString plainName(QByteArrayView quoted)
{
    const bool isQuoted = quoted.size() > 2 && quoted.startsWith('"');
    return fromUtf8(isQuoted ? quoted.sliced(1, quoted.size() - 2) : quoted);
}

Result<Pg::Table> columnsOf(Pg::Session& session, const QString& table, const Pg::Call& call)
{
    auto columns = session.query(Sql::load("weekglass/carried_columns.sql"), {table.toUtf8()}, call);
    if (columns && columns->rows.empty())
        return missing(session, table);
    return columns;
}

Result<CarriedTable> describe(Pg::Session& from, Pg::Session& to, const GameDefinition& game,
                              const QString& table, const Pg::Call& call)
{
    const auto name = Sql::qualifiedName(table);
    const auto old = columnsOf(from, table, call);
    const auto young = columnsOf(to, table, call);
    if (!name || !old || !young)
        return !name ? name.error() : !old ? old.error() : young.error();
    const auto wanted = game.carriedColumns.find(table);
    return CarriedTable::of(*name, *old, *young,
                            wanted == game.carriedColumns.end() ? QStringList() : wanted->second);
}

/// By way of a file, so that neither session waits inside the other's COPY.
Result<qint64> copyRows(Pg::Session& from, Pg::Session& to, const CarriedTable& table, const Pg::Call& call)
{
    QTemporaryFile file;
    if (!file.open())
        return Error {.kind = Error::Kind::Io,
                      .message = Text::tr("There is no space for the rows while they are copied."),
                      .where = file.fileTemplate(),
                      .detail = file.errorString()};
    const auto out = from.copyOut(
        Sql("COPY (SELECT ") + table.columns + Sql(" FROM ") + table.name + Sql(") TO STDOUT"),
        [&file](QByteArrayView row) -> Result<void> {
            if (file.write(row.data(), row.size()) == row.size())
                return {};
            return Error {.kind = Error::Kind::Io,
                          .message = Text::tr("The rows could not be kept while they were copied."),
                          .where = file.fileName(),
                          .detail = file.errorString()};
        },
        call);
    if (!out)
        return out.error();
    if (!file.seek(0))
        return Error {.kind = Error::Kind::Io, .message = file.errorString(), .where = file.fileName()};
    auto in = to.copyIn(
        Sql("COPY ") + table.name + Sql(" (") + table.columns + Sql(") FROM STDIN"),
        [&file]() -> Result<QByteArray> { return file.read(PieceBytes); }, call);
    if (!in || *in == *out)
        return in;
    return Error {.kind = Error::Kind::Sql,
                  .message =
                      Text::tr("Of the %1 rows of the old week only %2 arrived in the next one; nothing "
                               "was carried over.")
                          .arg(QString::number(*out), QString::number(*in)),
                  .where = fromUtf8(table.name.text()),
                  .advice = Text::tr("Check the triggers and rules of the table in the next week.")};
}

Result<void> moveSequences(Pg::Session& from, Pg::Session& to, const CarriedTable& table,
                           const Pg::Call& call)
{
    for (const auto& [source, target] : table.sequences) {
        const auto name = Sql::trusted(source); // quoted by the server
        const auto position = from.query(Sql("SELECT last_value, is_called FROM ") + name, {}, call);
        if (!position)
            return position.error();
        const auto& row = position->rows.front();
        const auto set = to.query(Sql("SELECT pg_catalog.setval($1::regclass, $2::bigint, $3::boolean)"),
                                  {target, row[0], row[1]}, call);
        if (!set)
            return set.error();
    }
    return {};
}

QByteArray namesOf(const GameDefinition& game)
{
    std::vector<Pg::Value> names;
    for (const QString& name : game.carried)
        names.emplace_back(name.toUtf8());
    return Pg::textArray(names);
}

/// What is to be looked at cannot become another thing meanwhile.
Result<void> lockTables(Pg::Session& session, const GameDefinition& game, const Sql& mode,
                        const Pg::Call& call)
{
    for (const QString& table : game.carried) {
        auto locked =
            session.script(Sql("LOCK TABLE ") + Sql::qualifiedName(table) + Sql(" IN ") + mode, call);
        if (!locked
            && (locked.error().sqlState == QLatin1String("42P01")
                || locked.error().sqlState == QLatin1String("3F000")))
            return missing(session, table);
        if (!locked)
            return locked;
    }
    return checkCarriedTables(session, game, call);
}

/// False if this operation did it before.
Result<bool> mark(Pg::Session& to, const QByteArray& operation, const Pg::Call& call)
{
    if (auto created = to.script(Sql::load("weekglass/carried_create.sql"), call); !created)
        return created.error();
    const auto marked =
        to.execute(Sql("INSERT INTO weekglass.carried (operation) SELECT $1::UUID ON CONFLICT DO NOTHING"),
                   {operation}, call);
    if (!marked)
        return marked.error();
    return *marked == 1;
}

/// In the transaction of the session, or in one of its own, which sets the search path.
Result<CarryTarget> countRows(Pg::Session& week, const GameDefinition& game, bool withReferring,
                              const Pg::Call& call)
{
    const bool isAlone = !week.isInTransaction();
    const auto transaction = Pg::Transaction::join(week, Pg::Transaction::Access::ReadOnly, call);
    if (!transaction)
        return transaction.error();
    if (auto set = isAlone ? setForWholeRead(week) : Result<void>(); !set)
        return set.error();
    if (auto fine = checkCarriedTables(week, game, call); !fine)
        return fine.error();
    const auto tables = week.query(Sql::load("weekglass/carried_target.sql"), {namesOf(game)}, call);
    if (!tables)
        return tables.error();
    CarryTarget target;
    for (const auto& row : tables->rows) {
        const bool isCarried = row[1] == "1";
        if (!isCarried && !withReferring)
            continue;
        const QByteArray name = row[0].value_or(QByteArray()); // quoted by the server
        const auto count = week.query(Sql("SELECT pg_catalog.count(*) FROM ") + Sql::trusted(name), {}, call);
        if (!count)
            return count.error();
        const CarryTarget::Rows rows {.table = fromUtf8(name), .count = Pg::numberOf(count->single())};
        if (rows.count > 0)
            (isCarried ? target.replaced : target.referring).push_back(rows);
    }
    return target;
}

}

Result<CarriedTable> CarriedTable::of(const Sql& name, const Pg::Table& old, const Pg::Table& young,
                                      const QStringList& wanted)
{
    CarriedTable carried {.name = name, .columns = {}, .sequences = {}};
    QStringList missing = wanted;
    for (const auto& row : old.rows) {
        if (!wanted.isEmpty() && missing.removeAll(plainName(row[0].value_or(QByteArray()))) == 0)
            continue;
        const auto same =
            std::ranges::find_if(young.rows, [&row](const auto& other) { return other[0] == row[0]; });
        if (same == young.rows.end())
            continue;
        const auto column = Sql::trusted(row[0].value_or(QByteArray())); // quoted by the server
        if (!column)
            return column.error();
        carried.columns = carried.columns.isEmpty() ? *column : carried.columns + Sql(", ") + *column;
        if (row[1] && (*same)[1])
            carried.sequences.emplace_back(*row[1], *(*same)[1]);
    }
    if (missing.isEmpty())
        return carried;
    return Error {.kind = Error::Kind::Sql,
                  .message = Text::tr("The old week's table lacks columns that are to be carried over: %1.")
                                 .arg(missing.join(QStringLiteral(", "))),
                  .where = fromUtf8(name.text()),
                  .advice =
                      Text::tr("Migrate the week, or correct “carriedColumns” in the game's manifest.")};
}

Result<void> checkCarriedTables(Pg::Session& week, const GameDefinition& game, const Pg::Call& call)
{
    const auto other =
        week.query(Sql("SELECT n FROM pg_catalog.unnest($1::pg_catalog.text[]) AS n LEFT JOIN "
                       "pg_catalog.pg_class AS c ON c.oid = pg_catalog.to_regclass(n) WHERE "
                       "pg_catalog.to_regclass(n) IS NOT NULL AND COALESCE(c.relkind, 'v') NOT IN ('r', 'p') "
                       "LIMIT 1"),
                   {namesOf(game)}, call);
    if (!other)
        return other.error();
    if (other->rows.empty())
        return {};
    return Error {
        .kind = Error::Kind::Sql,
        .message =
            Text::tr(
                "%1 is to be carried over, but it is not a table: reading it could run other people's code.")
                .arg(Pg::textOf(other->single())),
        .where = fromUtf8(week.database()),
        .advice = Text::tr("Correct “carried” in the game's manifest, or make it a table again."),
        .sqlState = QStringLiteral("42809")};
}

Result<CarryTarget> readCarryTarget(Pg::Session& to, const GameDefinition& game, const Pg::Call& call)
{
    auto target = countRows(to, game, true, call);
    if (!target)
        return target;
    const auto marks =
        to.query(Sql("SELECT (pg_catalog.to_regclass('weekglass.carried') IS NOT NULL)::int"), {}, call);
    if (!marks)
        return marks.error();
    target->wasTarget = marks->single() == "1";
    return target;
}

Result<std::vector<CarryTarget::Rows>> readCarriedRows(Pg::Session& week, const GameDefinition& game,
                                                       const Pg::Call& call)
{
    auto target = countRows(week, game, false, call);
    if (!target)
        return target.error();
    return std::move(target->replaced);
}

namespace {

Result<void> replaceRows(Pg::Session& from, Pg::Session& to, const std::vector<CarriedTable>& tables,
                         const Pg::Call& call)
{
    for (auto table = tables.rbegin(); table != tables.rend(); ++table) {
        if (const auto emptied = to.execute(Sql("DELETE FROM ") + table->name, {}, call); !emptied)
            return emptied.error();
    }
    for (const CarriedTable& table : tables) {
        if (const auto copied = copyRows(from, to, table, call); !copied)
            return copied.error();
        if (auto moved = moveSequences(from, to, table, call); !moved)
            return moved;
    }
    return {};
}

}

Result<CarryTarget> carryOver(Pg::Session& from, Pg::Session& to, const GameDefinition& game,
                              const QByteArray& operation, const CarryCheck& check, const Pg::Call& call)
{
    auto reading = Pg::Transaction::begin(from, Pg::Transaction::Access::Snapshot, call);
    if (!reading)
        return reading.error();
    auto writing = Pg::Transaction::begin(to, Pg::Transaction::Access::ReadWrite, call);
    if (!writing)
        return writing.error();
    // what the next week's triggers read is their own affair
    for (const auto& set : {setForWholeRead(from), liftLimits(to), oneSessionForEachNode(to, call)}) {
        if (!set)
            return set.error();
    }
    const auto isFirst = mark(to, operation, call);
    if (!isFirst)
        return isFirst.error();
    if (!*isFirst) {
        auto rows = readCarriedRows(from, game, call);
        return rows ? Result<CarryTarget>(CarryTarget {.replaced = *std::move(rows), .wasTarget = true})
                    : rows.error();
    }
    if (auto locked = lockTables(from, game, Sql("ACCESS SHARE MODE"), call); !locked)
        return locked.error();
    if (auto locked = lockTables(to, game, Sql("SHARE ROW EXCLUSIVE MODE"), call); !locked)
        return locked.error();
    std::vector<CarriedTable> tables;
    for (const QString& name : game.carried) {
        auto table = describe(from, to, game, name, call);
        if (!table)
            return table.error();
        tables.push_back(*std::move(table));
    }
    if (check) {
        const auto target = readCarryTarget(to, game, call);
        if (!target)
            return target.error();
        if (auto may = check(*target); !may)
            return may.error();
    }
    if (auto replaced = replaceRows(from, to, tables, call); !replaced)
        return replaced.error();
    auto carried = readCarryTarget(to, game, call);
    if (!carried)
        return carried;
    carried->wasTarget = false;
    if (auto committed = writing->commit(call); !committed)
        return committed.error();
    return carried;
}

}
