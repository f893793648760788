#include "migrations/migrationlint.h"

#include "migrations/text.h"
#include "scripts/sqlscript.h"
#include "scripts/tokenlist.h"
#include "scripts/transactionneeds.h"

#include <QSet>

namespace Weekglass {

namespace {

using Kind = LintFinding::Kind;

constexpr qsizetype ShownChars = 80;

/// Reads the statements of a file one after another.
class Linter
{
public:
    explicit Linter(const GameFile& file)
        : m_statements(splitScript(file.text))
    {
        m_lint.outsideTransaction = isMarkedOutside(file.text);
        m_setsSearchPath = file.text.toLower().contains("search_path");
    }

    MigrationLint run()
    {
        for (const ScriptStatement& statement : m_statements) {
            m_statement = &statement;
            const TokenList tokens(statement.text, statement.line);
            lintTransaction(tokens);
            lintChanges(tokens);
        }
        if (m_lint.outsideTransaction && !m_lint.refusal() && m_statements.size() != 1) {
            m_statement = m_statements.empty() ? nullptr : &m_statements.back();
            add(Kind::Refused, 1, {},
                Text::tr(
                    "A file that runs outside of a transaction has exactly one statement; this one has %1.")
                    .arg(m_statements.size()),
                Text::tr("Make a file of each, so the history shows how far it came."));
        }
        return std::move(m_lint);
    }

private:
    void add(Kind kind, int line, const QString& table, const QString& message, const QString& advice = {})
    {
        m_lint.findings.push_back({.kind = kind,
                                   .line = line,
                                   .statement = m_statement
                                       ? QString::fromUtf8(m_statement->text).simplified().left(ShownChars)
                                       : QString(),
                                   .message = message,
                                   .advice = advice,
                                   .table = table});
    }
    bool isNew(const QString& table) const { return m_created.contains(table); }
    /// About a table that others may use.
    void lock(int line, const QString& table, const QString& message, const QString& advice = {})
    {
        if (!isNew(table))
            add(Kind::Locking, line, table, message.arg(table), advice);
    }
    void destroy(int line, const QString& table, const QString& message)
    {
        add(Kind::Destructive, line, table, message.arg(table));
        if (!table.contains(QLatin1Char('.'))) {
            m_lint.findings.back().message +=
                QLatin1Char(' ') + Text::tr("Its name has no schema, so its rows cannot be counted.");
            markUncounted();
        }
    }
    /// The last finding: it may take away more than can be counted.
    void markUncounted() { m_lint.findings.back().isUncounted = true; }

    void lintTransaction(const TokenList& tokens);
    void lintChanges(const TokenList& tokens);
    void lintCreate(const TokenList& tokens);
    void lintIndex(const TokenList& tokens);
    void lintDrop(const TokenList& tokens);
    void lintDropSchema(const TokenList& tokens);
    void lintDropOther(const TokenList& tokens, const QString& cascade);
    void lintTruncate(const TokenList& tokens);
    void lintDelete(const TokenList& tokens, int at);
    void lintUpdate(const TokenList& tokens, int at);
    void lintAlterTable(const TokenList& tokens);
    void lintAction(const TokenList& tokens, const QString& table, int at, int end);
    void lintAdd(const TokenList& tokens, const QString& table, int at, int end);
    void lintAlterColumn(const TokenList& tokens, const QString& table, int at, int end);

    std::vector<ScriptStatement> m_statements;
    const ScriptStatement* m_statement = nullptr;
    MigrationLint m_lint;
    bool m_setsSearchPath = false;
    QSet<QString> m_created; // by this file, so that nobody uses them yet
};

void Linter::lintTransaction(const TokenList& tokens)
{
    const int line = m_statement->line;
    if (const auto fine = refuseTransactionControl({*m_statement}); !fine) {
        add(Kind::Refused, line, {}, fine.error().message, fine.error().advice);
    } else if (isServerWide(tokens)) {
        add(Kind::Refused, line, {},
            Text::tr("It concerns the whole server, and cannot be rolled back with the file."),
            Text::tr("Do it by hand, outside of the migrations."));
    } else if (const bool needs = needsNoTransaction(tokens); needs && !m_lint.outsideTransaction) {
        add(Kind::Refused, line, {}, Text::tr("It cannot run inside a transaction."),
            Text::tr("Make it a file of its own whose first line is “-- weekglass: no-transaction”."));
    } else if (!needs && m_lint.outsideTransaction) {
        add(Kind::Refused, line, {},
            Text::tr("The file is marked as running outside of a transaction, but this statement does not "
                     "need it."),
            Text::tr("Take the first line out, or move the statement to another file."));
    } else if (tokens.isWord(0, "SAVEPOINT") || tokens.isWord(0, "ROLLBACK")) {
        add(Kind::Note, line, {},
            Text::tr("A part of the file may be rolled back without a trace in the history."));
    }
}

void Linter::lintChanges(const TokenList& tokens)
{
    if (tokens.isWord(0, "CREATE"))
        return lintCreate(tokens);
    if (tokens.isWord(0, "DROP"))
        return lintDrop(tokens);
    if (tokens.isWord(0, "TRUNCATE"))
        return lintTruncate(tokens);
    if (tokens.isWord(0, "DELETE"))
        return lintDelete(tokens, 0);
    if (tokens.isWord(0, "UPDATE"))
        return lintUpdate(tokens, 0);
    if (tokens.starts(0, {"ALTER", "TABLE"}))
        return lintAlterTable(tokens);
    if (tokens.isWord(0, "WITH")) {
        for (int i = 1; i < tokens.size(); ++i) {
            if (tokens.starts(i, {"DELETE", "FROM"}))
                lintDelete(tokens, i);
        }
        return;
    }
    int at = 1;
    if (tokens.isWord(0, "CLUSTER") || (tokens.isWord(0, "VACUUM") && tokens.has("FULL"))
        || (tokens.isWord(0, "REINDEX") && !tokens.has("CONCURRENTLY")))
        return add(Kind::Locking, tokens.line(0), {}, Text::tr("It rewrites everything, and others wait."));
    if (tokens.isWord(0, "LOCK")) {
        at = tokens.skip(at, {"TABLE", "ONLY"});
        return lock(tokens.line(0), tokens.name(at), Text::tr("It locks %1 until the whole file is done."));
    }
    if (tokens.starts(0, {"REFRESH", "MATERIALIZED", "VIEW"}) && !tokens.has("CONCURRENTLY"))
        return add(Kind::Locking, tokens.line(0), {},
                   Text::tr("Nobody can read the view while it is refreshed."),
                   Text::tr("REFRESH ... CONCURRENTLY lets others read it, if the view has a unique index."));
    if (tokens.isWord(0, "DO") || tokens.isWord(0, "CALL") || tokens.isWord(0, "EXECUTE")) {
        add(Kind::Note, tokens.line(0), {},
            Text::tr("The code inside is not checked, and the rows that it deletes cannot be counted."));
        return markUncounted();
    }
    if (tokens.isWord(0, "SET") && !tokens.isWord(1, "LOCAL") && !tokens.isWord(1, "CONSTRAINTS")
        && !tokens.isWord(1, "TRANSACTION"))
        return add(Kind::Note, tokens.line(0), {},
                   Text::tr("The setting stays in effect for the files that follow."),
                   Text::tr("SET LOCAL ends with the file."));
}

void Linter::lintCreate(const TokenList& tokens)
{
    if (tokens.isWord(1, "INDEX") || tokens.starts(1, {"UNIQUE", "INDEX"}))
        return lintIndex(tokens);
    if (!m_setsSearchPath && lacksItsSchema(tokens))
        add(Kind::Refused, tokens.line(0), {},
            Text::tr("Its name has no schema, so it would be made in pg_catalog, which no dump contains."),
            Text::tr("Write the schema: public.name."));
    int at = tokens.skip(1, {"GLOBAL", "LOCAL", "TEMPORARY", "TEMP", "UNLOGGED"});
    if (!tokens.isWord(at, "TABLE") && !tokens.starts(at, {"MATERIALIZED", "VIEW"}))
        return;
    at = tokens.skip(at, {"MATERIALIZED", "VIEW", "TABLE"});
    if (!tokens.starts(at, {"IF", "NOT", "EXISTS"})) // one that was there already may have rows
        m_created.insert(tokens.name(at));
}

void Linter::lintIndex(const TokenList& tokens)
{
    int at = tokens.find("ON", 1, tokens.size());
    if (at < 0 || tokens.find("CONCURRENTLY", 1, at) >= 0)
        return;
    const int line = tokens.line(0);
    at = tokens.skip(at + 1, {"ONLY"});
    lock(line, tokens.name(at), Text::tr("Nobody can write to %1 while the index is made."),
         Text::tr("CREATE INDEX CONCURRENTLY, in a file of its own, lets others write."));
}

void Linter::lintDrop(const TokenList& tokens)
{
    int at = 1;
    if (tokens.isWord(at, "SCHEMA"))
        return lintDropSchema(tokens);
    const bool isView = tokens.starts(at, {"MATERIALIZED", "VIEW"});
    const bool isTable = isView || tokens.isWord(at, "TABLE");
    if (tokens.isWord(at, "INDEX")) {
        if (!tokens.isWord(at + 1, "CONCURRENTLY"))
            add(Kind::Locking, tokens.line(0), {}, Text::tr("Everybody who uses the index's table waits."),
                Text::tr("DROP INDEX CONCURRENTLY, in a file of its own, lets them continue."));
        return;
    }
    const QString cascade = tokens.has("CASCADE")
        ? QLatin1Char(' ') + Text::tr("Dependent objects are dropped too, and cannot be counted.")
        : QString();
    if (!isTable)
        return lintDropOther(tokens, cascade);
    at = tokens.skip(at, {"MATERIALIZED", "VIEW", "TABLE", "IF", "EXISTS"});
    for (const int end = tokens.size(); at < end; at = tokens.afterComma(at, end)) {
        int place = at;
        if (const QString table = tokens.name(place); !table.isEmpty()) {
            destroy(tokens.line(at), table, Text::tr("It drops %1 with all rows.") + cascade);
            if (!cascade.isEmpty())
                markUncounted();
        }
    }
}

void Linter::lintDropSchema(const TokenList& tokens)
{
    const bool cascades = tokens.has("CASCADE");
    int at = tokens.skip(2, {"IF", "EXISTS"});
    for (const int end = tokens.size(); at < end; at = tokens.afterComma(at, end)) {
        int place = at;
        const QString schema = tokens.name(place);
        if (!cascades) {
            add(Kind::Destructive, tokens.line(at), {},
                Text::tr("It drops the schema %1, which must be empty.").arg(schema));
            continue;
        }
        add(Kind::Destructive, tokens.line(at), {},
            Text::tr("It drops the schema %1 with all tables in it. Dependent objects elsewhere are dropped "
                     "too, and cannot be counted.")
                .arg(schema));
        m_lint.findings.back().schema = schema;
        markUncounted();
    }
}

void Linter::lintDropOther(const TokenList& tokens, const QString& cascade)
{
    // an extension has tables of its own, and OWNED BY is whatever somebody has
    const bool isMany = tokens.isWord(1, "EXTENSION") || tokens.isWord(1, "OWNED");
    QString rest = cascade;
    if (isMany && rest.isEmpty())
        rest = QLatin1Char(' ') + Text::tr("The objects that it drops cannot be counted.");
    add(Kind::Destructive, tokens.line(0), {}, Text::tr("It drops something.") + rest);
    if (!rest.isEmpty())
        markUncounted();
}

void Linter::lintTruncate(const TokenList& tokens)
{
    int at = tokens.skip(1, {"TABLE"});
    const QString cascade = tokens.has("CASCADE") ? QLatin1Char(' ')
            + Text::tr("The rows of the tables that refer to it are removed too, and cannot be counted.")
                                                  : QString();
    for (const int end = tokens.size(); at < end; at = tokens.afterComma(at, end)) {
        int place = tokens.skip(at, {"ONLY"});
        if (const QString table = tokens.name(place); !table.isEmpty()) {
            destroy(tokens.line(at), table, Text::tr("It removes all rows of %1.") + cascade);
            if (!cascade.isEmpty())
                markUncounted();
        }
    }
}

void Linter::lintDelete(const TokenList& tokens, int at)
{
    const int line = tokens.line(at);
    at = tokens.skip(at + 1, {"FROM", "ONLY"});
    const QString table = tokens.name(at);
    if (tokens.find("WHERE", at, tokens.size()) >= 0)
        destroy(line, table, Text::tr("It removes the rows of %1 that match its condition."));
    else
        destroy(line, table, Text::tr("It has no condition, and removes all rows of %1."));
}

void Linter::lintUpdate(const TokenList& tokens, int at)
{
    const int line = tokens.line(at);
    at = tokens.skip(at + 1, {"ONLY"});
    const QString table = tokens.name(at);
    if (tokens.find("WHERE", at, tokens.size()) < 0)
        lock(line, table,
             Text::tr("It has no condition, and locks every row of %1 until the whole file is done."),
             Text::tr("“weekglassctl backfill” does it in many small transactions."));
}

void Linter::lintAlterTable(const TokenList& tokens)
{
    int at = tokens.skip(2, {"IF", "EXISTS", "ONLY"});
    const QString table = tokens.name(at);
    if (tokens.isSymbol(at, '*'))
        ++at;
    const int end = tokens.size();
    while (at < end) {
        const int next = tokens.afterComma(at, end);
        lintAction(tokens, table, at, next);
        at = next;
    }
}

void Linter::lintAction(const TokenList& tokens, const QString& table, int at, int end)
{
    const int line = tokens.line(at);
    if (tokens.isWord(at, "DROP")) {
        if (tokens.isWord(at + 1, "CONSTRAINT"))
            return;
        destroy(line, table, Text::tr("It drops a column of %1 with its values."));
    } else if (tokens.isWord(at, "ADD")) {
        lintAdd(tokens, table, at + 1, end);
    } else if (tokens.isWord(at, "ALTER")) {
        lintAlterColumn(tokens, table, tokens.skip(at + 1, {"COLUMN"}), end);
    } else if (tokens.isWord(at, "SET")
               && (tokens.isWord(at + 1, "TABLESPACE") || tokens.isWord(at + 1, "LOGGED")
                   || tokens.isWord(at + 1, "UNLOGGED") || tokens.starts(at + 1, {"ACCESS", "METHOD"}))) {
        lock(line, table, Text::tr("It rewrites all of %1, and nobody can use it meanwhile."));
    }
}

void Linter::lintAdd(const TokenList& tokens, const QString& table, int at, int end)
{
    const auto has = [&](const char* word) { return tokens.find(word, at, end) >= 0; };
    const int line = tokens.line(at);
    const bool isLater = has("VALID") && has("NOT");
    if (has("REFERENCES") && !isLater)
        return lock(line, table,
                    Text::tr("It reads all rows of %1 while nobody can write to it or to the other table."),
                    Text::tr("Add it with NOT VALID, and VALIDATE CONSTRAINT in a later file."));
    const bool isConstraint = tokens.isWord(at, "CONSTRAINT") || tokens.isWord(at, "CHECK");
    if (isConstraint && has("CHECK") && !isLater)
        return lock(line, table, Text::tr("It reads all rows of %1, and nobody can use it meanwhile."),
                    Text::tr("Add it with NOT VALID, and VALIDATE CONSTRAINT in a later file."));
    if ((has("UNIQUE") || has("PRIMARY") || has("EXCLUDE")) && !has("USING"))
        return lock(
            line, table, Text::tr("Nobody can use %1 while its index is made."),
            Text::tr(
                "Make the index with CREATE INDEX CONCURRENTLY first, and add the constraint USING INDEX."));
    const int value = tokens.find("DEFAULT", at, end);
    const auto isVolatile = [&](const char* function) {
        return value >= 0 && tokens.find(function, value, end) >= 0;
    };
    if (has("GENERATED") || has("SERIAL") || has("BIGSERIAL") || isVolatile("gen_random_uuid")
        || isVolatile("random") || isVolatile("clock_timestamp") || isVolatile("nextval"))
        lock(line, table, Text::tr("It rewrites all of %1, and nobody can use it meanwhile."),
             Text::tr("Add the column without a value, and fill it with “weekglassctl backfill”."));
}

void Linter::lintAlterColumn(const TokenList& tokens, const QString& table, int at, int end)
{
    const int line = tokens.line(at);
    (void)tokens.name(at);
    if (tokens.isWord(at, "TYPE") || tokens.starts(at, {"SET", "DATA", "TYPE"}))
        return lock(line, table,
                    Text::tr("Another type usually rewrites all of %1, and nobody can use it meanwhile."),
                    Text::tr("Add a column, fill it in small steps, and drop the old one later."));
    if (tokens.starts(at, {"SET", "NOT", "NULL"}) && end > at)
        lock(line, table,
             Text::tr("Without a validated CHECK (… IS NOT NULL) it reads all rows of %1, and nobody can use "
                      "it meanwhile."),
             Text::tr("“weekglassctl not-null” does it without making others wait."));
}

}

MigrationLint lintMigration(const GameFile& file)
{
    return Linter(file).run();
}

Result<void> refuseUnsafe(const GameFile& file)
{
    const MigrationLint lint = lintMigration(file);
    const LintFinding* refused = lint.refusal();
    if (!refused)
        return {};
    return Error {.kind = Error::Kind::Format,
                  .message = refused->message,
                  .where = Text::tr("%1, line %2").arg(file.name, QString::number(refused->line)),
                  .advice = refused->advice};
}

}
