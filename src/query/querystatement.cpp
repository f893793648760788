#include "query/querystatement.h"

#include "query/sqltokens.h"
#include "query/text.h"

#include <QSet>

#include <algorithm>

namespace Weekglass {

namespace {

/// What these do is done at once, for the whole server or outside of it: neither "read only" nor ROLLBACK
/// holds it back. Most need rights that a reader should not have; those who have them should not use them by
/// mistake.
bool reachesOutside(const QString& function)
{
    static const QSet<QString> names {
        QStringLiteral("dblink"),
        QStringLiteral("dblink_exec"),
        QStringLiteral("dblink_send_query"),
        QStringLiteral("lo_export"),
        QStringLiteral("pg_cancel_backend"),
        QStringLiteral("pg_copy_logical_replication_slot"),
        QStringLiteral("pg_copy_physical_replication_slot"),
        QStringLiteral("pg_create_logical_replication_slot"),
        QStringLiteral("pg_create_physical_replication_slot"),
        QStringLiteral("pg_create_restore_point"),
        QStringLiteral("pg_drop_replication_slot"),
        QStringLiteral("pg_file_rename"),
        QStringLiteral("pg_file_sync"),
        QStringLiteral("pg_file_unlink"),
        QStringLiteral("pg_file_write"),
        QStringLiteral("pg_log_backend_memory_contexts"),
        QStringLiteral("pg_logical_emit_message"),
        QStringLiteral("pg_logical_slot_get_binary_changes"),
        QStringLiteral("pg_logical_slot_get_changes"),
        QStringLiteral("pg_promote"),
        QStringLiteral("pg_reload_conf"),
        QStringLiteral("pg_replication_slot_advance"),
        QStringLiteral("pg_rotate_logfile"),
        QStringLiteral("pg_stat_reset"),
        QStringLiteral("pg_stat_reset_shared"),
        QStringLiteral("pg_stat_reset_single_table_counters"),
        QStringLiteral("pg_stat_statements_reset"),
        QStringLiteral("pg_switch_wal"),
        QStringLiteral("pg_terminate_backend"),
        QStringLiteral("pg_wal_replay_pause"),
        QStringLiteral("pg_wal_replay_resume"),
    };
    return names.contains(function);
}

Error refused(const QString& message, const TextPlace& place, const QString& advice)
{
    return {.kind = Error::Kind::Format, .message = message, .where = place.toString(), .advice = advice};
}

/// The first word, in capitals.
QString firstWord(QStringView text)
{
    for (const SqlToken& token : sqlTokens(text)) {
        if (token.kind == SqlToken::Kind::Word)
            return token.in(text).toString().toUpper();
        if (!token.isSymbol(text, QLatin1Char('(')))
            break;
    }
    return {};
}

QString refusal(const QString& word)
{
    static const QStringList transactions {
        QStringLiteral("BEGIN"),   QStringLiteral("START"),    QStringLiteral("COMMIT"),
        QStringLiteral("END"),     QStringLiteral("ROLLBACK"), QStringLiteral("ABORT"),
        QStringLiteral("SET"),     QStringLiteral("RESET"),    QStringLiteral("SAVEPOINT"),
        QStringLiteral("RELEASE"), QStringLiteral("PREPARE")};
    if (word.isEmpty())
        return Text::tr("This does not begin like a statement.");
    if (transactions.contains(word))
        return Text::tr("%1 is not run here: each statement runs in a read-only transaction of its own, with "
                        "settings of its own.")
            .arg(word);
    if (word == QLatin1String("COPY"))
        return Text::tr("COPY is not run here; “Export” writes the whole result to a file.");
    return Text::tr("Read-only: %1 is not allowed.").arg(word);
}

/// What the kind of a statement does not tell.
Result<void> refuseInside(const QueryStatement& statement)
{
    const QStringView text = statement.text;
    const auto tokens = sqlTokens(text);
    const auto creates = std::ranges::find_if(tokens, [&text](const SqlToken& token) {
        return token.kind == SqlToken::Kind::Word
            && token.in(text).compare(QLatin1String("create"), Qt::CaseInsensitive) == 0;
    });
    // the server lets EXPLAIN ANALYZE CREATE TABLE AS through, as if it only read
    if (statement.isExplain() && creates != tokens.end())
        return refused(refusal(QStringLiteral("CREATE")), statement.placeOf(creates->begin), {});
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        const SqlToken& token = tokens[i];
        const bool isName = token.kind == SqlToken::Kind::Word || token.kind == SqlToken::Kind::QuotedName;
        if (isName && tokens[i + 1].isSymbol(text, QLatin1Char('('))
            && reachesOutside(Pg::nameMeant(token.in(text))))
            return refused(Text::tr("%1() is not run here: its effect reaches beyond this database, and no "
                                    "transaction can roll it back.")
                               .arg(token.in(text)),
                           statement.placeOf(token.begin), {});
    }
    return {};
}

}

TextPlace TextPlace::in(QStringView text, qsizetype at)
{
    const QStringView before = text.first(std::clamp<qsizetype>(at, 0, text.size()));
    return {.line = before.count(QLatin1Char('\n')) + 1,
            .column = before.size() - before.lastIndexOf(QLatin1Char('\n'))};
}

QString TextPlace::toString() const
{
    return Text::tr("line %1, column %2").arg(line).arg(column);
}

std::vector<SqlSpan> sqlStatements(QStringView script)
{
    std::vector<SqlSpan> statements;
    bool isOpen = false;
    for (const SqlToken& token : sqlTokens(script)) {
        if (token.kind == SqlToken::Kind::Comment)
            continue;
        if (token.isSymbol(script, QLatin1Char(';'))) {
            isOpen = false;
            continue;
        }
        if (!std::exchange(isOpen, true))
            statements.push_back({.begin = token.begin});
        statements.back().length = token.end() - statements.back().begin;
    }
    return statements;
}

std::optional<SqlSpan> sqlStatementAt(QStringView script, qsizetype cursor)
{
    const auto statements = sqlStatements(script);
    const auto after =
        std::ranges::find_if(statements, [cursor](const SqlSpan& one) { return one.begin > cursor; });
    if (after == statements.begin())
        return statements.empty() ? std::nullopt : std::optional(statements.front());
    return *std::prev(after);
}

bool QueryStatement::isExplain() const
{
    return firstWord(text) == QLatin1String("EXPLAIN");
}

bool QueryStatement::isSelect() const
{
    return !isExplain() && firstWord(text) != QLatin1String("SHOW");
}

TextPlace QueryStatement::placeOf(qsizetype at) const
{
    const TextPlace inside = TextPlace::in(text, at);
    return {.line = place.line + inside.line - 1,
            .column = inside.line == 1 ? place.column + inside.column - 1 : inside.column};
}

Result<QueryStatement> readingStatement(QStringView script)
{
    return readingStatement(script, {.begin = 0, .length = script.size()});
}

Result<QueryStatement> readingStatement(QStringView script, const SqlSpan& part)
{
    const QStringView own = script.sliced(part.begin, part.length);
    const auto statements = sqlStatements(own);
    const auto placeOf = [&](qsizetype at) { return TextPlace::in(script, part.begin + at); };
    if (statements.empty())
        return refused(Text::tr("There is no statement."), placeOf(0), {});
    const auto textOf = [&own](const SqlSpan& span) { return own.sliced(span.begin, span.length); };
    static const QStringList reading {QStringLiteral("SELECT"), QStringLiteral("WITH"),
                                      QStringLiteral("VALUES"), QStringLiteral("TABLE"),
                                      QStringLiteral("SHOW"),   QStringLiteral("EXPLAIN")};
    for (const SqlSpan& span : statements) {
        const QString word = firstWord(textOf(span));
        if (!reading.contains(word))
            return refused(refusal(word), placeOf(span.begin),
                           Text::tr("These statements can be run: %1.").arg(reading.join(Text::tr(", "))));
    }
    if (statements.size() > 1)
        return refused(Text::tr("These are %1 statements; only one is run at a time.").arg(statements.size()),
                       placeOf(statements[1].begin), Text::tr("Remove the others, or select one of them."));
    if (const qsizetype nul = own.indexOf(QChar(u'\0')); nul >= 0)
        return refused(Text::tr("The text holds a NUL character, which the server cannot read."),
                       placeOf(nul), {});
    const qsizetype begin = statements[0].begin;
    QueryStatement statement {
        .text = textOf(statements[0]).toString(), .begin = part.begin + begin, .place = placeOf(begin)};
    if (auto checked = refuseInside(statement); !checked)
        return checked.error();
    return statement;
}

}
