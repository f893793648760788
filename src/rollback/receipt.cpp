#include "rollback/receipt.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "pg/scripttext.h"
#include "rollback/text.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <iterator>

namespace Weekglass {

namespace {

constexpr qsizetype LineCharacters = 20000;

QString whoText(const Operation& operation)
{
    return Text::tr("%1 (database user %2, from %3)")
        .arg(operation.operatorName, operation.databaseUser,
             operation.clientAddress.isEmpty() ? Text::tr("this machine") : operation.clientAddress);
}

ReceiptLines gameLines(const Operation& operation)
{
    if (!operation.isOfPlays())
        return {};
    ReceiptLines lines {{Text::tr("Last play"),
                         Text::tr("%1 before, %2 afterwards (target %3)")
                             .arg(QString::number(operation.head), QString::number(operation.headAfter),
                                  QString::number(operation.target))}};
    for (const ToldFact& fact : operation.game.facts)
        lines.emplace_back(fact.label,
                           fact.before == fact.after
                               ? Text::tr("%1, unchanged", "value of a fact").arg(toldText(fact.before))
                               : Text::tr("%1 before, %2 afterwards", "values of a fact")
                                     .arg(toldText(fact.before), toldText(fact.after)));
    return lines;
}

ReceiptLines linkLines(const Operation& operation)
{
    ReceiptLines lines;
    for (const auto& [id, name] : {std::pair<QByteArray, QString> {operation.undoes, Text::tr("Undoes")},
                                   {operation.redoes, Text::tr("Redoes")},
                                   {operation.undoneBy, Text::tr("Was undone by")},
                                   {operation.redoneBy, Text::tr("Was redone by")}}) {
        if (!id.isEmpty())
            lines.emplace_back(name, fromUtf8(id));
    }
    if (operation.isPurged)
        lines.emplace_back(Text::tr("Undo data"), Text::tr("purged: it can no longer be undone"));
    return lines;
}

/// The rows, fingerprints and statements of a receipt.
QStringList detailLines(const Operation& operation)
{
    QStringList lines;
    for (const TableEffect& effect : operation.tables) {
        lines << visibleText(Text::tr("%1: %2 gone, %3 changed, %4 added")
                                 .arg(effect.table, QString::number(effect.gone),
                                      QString::number(effect.changed), QString::number(effect.added)),
                             LineCharacters);
        if (effect.rows() > 0)
            lines << Text::tr("    fingerprint before %1, after %2").arg(effect.before, effect.after);
    }
    lines << QString() << Text::tr("Statements:");
    for (const QString& statement : operation.statements)
        lines << Pg::scriptStatement(statement).trimmed();
    return lines;
}

}

ReceiptLines receiptLines(const Operation& operation, const QString& server)
{
    const QString identifier = fromUtf8(operation.week.systemIdentifier);
    ReceiptLines lines {{Text::tr("What"), operationTitle(operation)}};
    if (operation.isOfPlays())
        lines.emplace_back(
            Text::tr("Game"),
            operation.game.title.isEmpty()
                ? Text::tr("%1 of the play log “%2”").arg(fromUtf8(operation.gameId), operation.log)
                : operation.game.title);
    lines.emplace_back(Text::tr("Week"), operation.week.name);
    lines.emplace_back(Text::tr("Server"),
                       server.isEmpty() ? Text::tr("identifier %1").arg(identifier)
                                        : Text::tr("%1, identifier %2").arg(server, identifier));
    std::ranges::move(gameLines(operation), std::back_inserter(lines));
    lines.emplace_back(Text::tr("Reason"), operation.reason);
    if (!operation.ticket.isEmpty())
        lines.emplace_back(Text::tr("Ticket"), operation.ticket);
    lines.emplace_back(Text::tr("Operator"), whoText(operation));
    lines.emplace_back(Text::tr("Time"), fromUtf8(operation.at));
    lines.emplace_back(Text::tr("Operation"), fromUtf8(operation.id));
    std::ranges::move(linkLines(operation), std::back_inserter(lines));
    for (auto& [name, value] : lines)
        value = visibleText(value, LineCharacters); // nobody's reason looks like a line of its own
    return lines;
}

QString receiptText(const Operation& operation, const QString& server)
{
    QStringList lines;
    for (const auto& [name, value] : receiptLines(operation, server))
        lines << Text::tr("%1: %2", "name, value").arg(visibleText(name, LineCharacters), value);
    lines << QString() << detailLines(operation);
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QByteArray receiptJson(const Operation& operation)
{
    const auto text = [](const QByteArray& value) {
        return value.isEmpty() ? QJsonValue() : QJsonValue(fromUtf8(value));
    };
    const QJsonObject object {
        {QStringLiteral("id"), text(operation.id)},
        {QStringLiteral("kind"), operationName(operation.kind)},
        {QStringLiteral("log"), text(operation.log.toUtf8())},
        {QStringLiteral("game_id"), text(operation.gameId)},
        {QStringLiteral("title"), text(operation.game.title.toUtf8())},
        {QStringLiteral("facts"), factsJson(operation.game)},
        {QStringLiteral("week"), operation.week.name},
        {QStringLiteral("system"), text(operation.week.systemIdentifier)},
        {QStringLiteral("target"), operation.target},
        {QStringLiteral("head"), operation.head},
        {QStringLiteral("head_after"), operation.headAfter},
        {QStringLiteral("reason"), operation.reason},
        {QStringLiteral("ticket"), text(operation.ticket.toUtf8())},
        {QStringLiteral("operator"), operation.operatorName},
        {QStringLiteral("database_user"), operation.databaseUser},
        {QStringLiteral("client_address"), text(operation.clientAddress.toUtf8())},
        {QStringLiteral("at"), text(operation.at)},
        {QStringLiteral("transaction"), text(operation.transaction)},
        {QStringLiteral("undoes"), text(operation.undoes)},
        {QStringLiteral("redoes"), text(operation.redoes)},
        {QStringLiteral("undone_by"), text(operation.undoneBy)},
        {QStringLiteral("redone_by"), text(operation.redoneBy)},
        {QStringLiteral("purged"), operation.isPurged},
        {QStringLiteral("tables"), effectsArray(operation.tables)},
        {QStringLiteral("statements"), QJsonArray::fromStringList(operation.statements)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

}
