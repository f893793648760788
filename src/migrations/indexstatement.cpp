#include "migrations/indexstatement.h"

#include "scripts/sqlscript.h"
#include "scripts/tokenlist.h"

namespace Weekglass {

namespace {

using Pg::Sql;

Result<Pg::Table> validIndexes(Pg::Session& session, const QString& table, const QString& name,
                               const Pg::Call& call)
{
    return session.query(Sql::load("catalog/valid_indexes.sql"), {table.toUtf8(), name.toUtf8()}, call);
}

/// What the server makes of the statement, tried on an empty table of the same columns.
Result<Pg::Value> definitionOf(Pg::Session& session, const IndexStatement& statement, const Pg::Call& call)
{
    const Sql create = statement.isUnique ? Sql("CREATE UNIQUE INDEX ON ") : Sql("CREATE INDEX ON ");
    const Sql tried("pg_temp.weekglass_tried ");
    if (auto made =
            session.script(Sql("CREATE TABLE ") + tried + Sql("(LIKE ") + Sql::qualifiedName(statement.table)
                               + Sql("); ") + create + tried + Sql::trusted(statement.columns),
                           call);
        !made)
        return made.error();
    const auto found = validIndexes(session, QStringLiteral("pg_temp.weekglass_tried"), {}, call);
    if (!found)
        return found.error();
    return found->rows.empty() ? Pg::Value() : found->rows.front()[1];
}

Result<IndexOutcome> outcomeOfDrop(Pg::Session& session, const IndexStatement& statement,
                                   const Pg::Call& call)
{
    const auto name = Sql::qualifiedName(statement.name);
    if (!name || !statement.name.contains(QLatin1Char('.')))
        return IndexOutcome(); // whose schema cannot be known
    const auto isGone =
        session.query(Sql("SELECT pg_catalog.to_regclass($1::text) IS NULL"), {name->text()}, call);
    return isGone ? Result<IndexOutcome>(IndexOutcome {.isDone = isGone->single() == "t"}) : isGone.error();
}

}

std::optional<IndexStatement> IndexStatement::read(const GameFile& file)
{
    const auto statements = splitScript(file.text);
    if (statements.size() != 1)
        return {};
    const QByteArray& text = statements.front().text;
    const TokenList tokens(text, 1);
    if (tokens.starts(0, {"DROP", "INDEX"})) {
        int at = tokens.skip(2, {"CONCURRENTLY", "IF", "EXISTS"});
        return IndexStatement {.drops = true, .name = tokens.name(at)};
    }
    int on = tokens.find("ON", 1, tokens.size());
    int at = tokens.skip(1, {"UNIQUE", "INDEX", "CONCURRENTLY", "IF", "NOT", "EXISTS"});
    const bool isIndex =
        tokens.starts(0, {"CREATE", "INDEX"}) || tokens.starts(0, {"CREATE", "UNIQUE", "INDEX"});
    if (!isIndex || on < 0)
        return {};
    IndexStatement read {.isUnique = tokens.isWord(1, "UNIQUE"),
                         .name = at < on ? tokens.name(at) : QString()};
    on = tokens.skip(on + 1, {"ONLY"});
    read.table = tokens.name(on);
    read.columns = text.mid(tokens.begin(on));
    return read;
}

bool IndexStatement::hasLeft(const InvalidIndex& index) const
{
    return !drops && table == index.table && (name.isEmpty() || name == index.plainName);
}

Result<IndexOutcome> indexOutcome(Pg::Session& session, const IndexStatement& statement, const Pg::Call& call)
{
    if (statement.drops)
        return outcomeOfDrop(session, statement, call);
    const auto found = validIndexes(session, statement.table, statement.name, call);
    if (!found)
        return found.error();
    if (found->rows.empty())
        return IndexOutcome();
    if (auto marked = session.script(Sql("SAVEPOINT weekglass_tried"), call); !marked)
        return marked.error();
    const auto wanted = definitionOf(session, statement, call);
    if (auto back = session.script(Sql("ROLLBACK TO SAVEPOINT weekglass_tried"), call); !back)
        return back.error();
    for (const auto& row : found->rows) {
        if (wanted && *wanted && row[1] == *wanted)
            return IndexOutcome {.isDone = true};
    }
    // without a name of its own the statement can run beside any other
    return IndexOutcome {.other = statement.name.isEmpty() ? QString() : Pg::textOf(found->rows.front()[0])};
}

}
