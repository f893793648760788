#include "scripts/scriptrunner.h"

#include "scripts/sqlscript.h"
#include "scripts/text.h"

#include <QRegularExpression>

#include <algorithm>

namespace Weekglass {

namespace {

/// "line 3" of the statement becomes the line of the file; without one, that of the statement's beginning.
Error placed(Error error, const GameFile& file, const ScriptStatement& statement)
{
    static const QRegularExpression digits(QStringLiteral("[0-9]+"));
    const int inStatement = digits.match(error.where).captured().toInt();
    // the place of a syntax error is known; without one, and no word but the database's name, it is a second
    // statement
    const bool hasWords = error.detail.contains(QLatin1Char('\n'));
    if (error.sqlState == QLatin1String("42601") && inStatement == 0 && !hasWords)
        error.advice = Text::tr("The server reads several statements where only one was found, and ran none "
                                "of them. Write it more simply, or as separate files.");
    if (error.sqlState == QLatin1String("08P01")) // $1, which has no value: the session is well
        error.kind = Error::Kind::Sql;
    error.where = Text::tr("%1, line %2")
                      .arg(file.name, QString::number(statement.line + std::max(inStatement, 1) - 1));
    return error;
}

Error leftTransaction(const GameFile& file, const QString& detail = {})
{
    return {.kind = Error::Kind::Sql,
            .message = Text::tr(
                "The file ended the transaction that it ran in, so part of it may have been committed."),
            .where = file.name,
            .advice =
                Text::tr("Remove that statement from the file, and check the present state of the database."),
            .detail = detail};
}

/// Whether something of it outlives the transaction, as a SET without LOCAL does.
bool staysInSession(const ScriptStatement& statement)
{
    const QByteArrayList words = statement.words.split(' ');
    const QByteArray& first = words[0];
    const QByteArray second = words.value(1);
    if (first == "SET")
        return second != "LOCAL" && second != "CONSTRAINTS" && second != "TRANSACTION";
    static const QRegularExpression sets(
        QStringLiteral("\\bset_config\\s*\\(.*,\\s*'?(f|false|off|0)'?\\s*\\)"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    return first == "RESET" || first == "DISCARD" || first == "LISTEN" || first == "PREPARE"
        || first == "LOAD" || (first == "DECLARE" && words.contains("HOLD"))
        || sets.match(QString::fromUtf8(statement.text)).hasMatch();
}

Result<QByteArray> transactionId(Pg::Session& session)
{
    const auto id = session.query(Pg::Sql::load("catalog/transaction_id.sql"));
    if (!id)
        return id.error();
    return id->single().value_or(QByteArray());
}

}

Result<void> refuseTraces(Pg::Session& session, const GameFile& file, const Pg::Call& call)
{
    const auto statements = splitScript(file.text);
    const auto stays = std::ranges::find_if(statements, staysInSession);
    if (stays == statements.end())
        return {};
    auto direct = session.requireDirect(call);
    return direct ? direct : Result<void>(placed(direct.error(), file, *stays));
}

Result<void> runScript(Pg::Session& session, const GameFile& file, const Pg::Call& call)
{
    Q_ASSERT(session.isInTransaction());
    const auto statements = splitScript(file.text);
    if (auto fine = refuseTransactionControl(statements); !fine) {
        Error error = fine.error();
        error.where = file.name + QStringLiteral(", ") + error.where;
        return error;
    }
    if (auto fine = refuseTraces(session, file, call); !fine)
        return fine;
    const auto before = transactionId(session);
    if (!before)
        return before.error().at(file.name);
    for (const ScriptStatement& statement : statements) {
        const auto sql = Pg::Sql::trusted(statement.text);
        if (!sql)
            return placed(sql.error(), file, statement);
        const auto done = session.statement(*sql, call);
        if (session.isUsable() && !session.isInTransaction())
            return leftTransaction(file, done ? QString() : placed(done.error(), file, statement).text());
        if (!done)
            return placed(done.error(), file, statement);
    }
    const auto after = transactionId(session);
    if (!after)
        return after.error().at(file.name);
    if (*after != *before)
        return leftTransaction(file);
    return {};
}

Result<void> runAlone(Pg::Session& session, const GameFile& file, const Pg::Call& call)
{
    Q_ASSERT(!session.isInTransaction());
    const auto statements = splitScript(file.text);
    Q_ASSERT(statements.size() == 1);
    const auto sql = Pg::Sql::trusted(statements.front().text);
    if (!sql)
        return placed(sql.error(), file, statements.front());
    if (auto done = session.statement(*sql, call); !done)
        return placed(done.error(), file, statements.front());
    return {};
}

Result<void> runTransforms(Pg::Session& session, const GameDefinition& game, const Pg::Call& call)
{
    for (const GameFile& file : game.transforms) {
        if (auto done = runScript(session, file, call); !done)
            return done;
    }
    return {};
}

}
