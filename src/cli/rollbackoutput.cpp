#include "cli/rollbackoutput.h"

#include "base/plural.h"
#include "base/safetext.h"
#include "base/utf8.h"
#include "cli/output.h"
#include "cli/redisarguments.h"
#include "cli/text.h"
#include "redis/rollbackrestore.h"
#include "rollback/receipt.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

namespace Weekglass {

namespace {

void printLine(const QByteArray& json)
{
    printBytes(QByteArray(json + '\n'));
}

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonArray otherGames(const std::vector<OtherGame>& others)
{
    QJsonArray games;
    for (const OtherGame& other : others)
        games.append(QJsonObject {{QStringLiteral("game_id"), fromUtf8(other.gameId)},
                                  {QStringLiteral("plays_before"), other.before},
                                  {QStringLiteral("plays_after"), other.after}});
    return games;
}

QJsonArray tables(const std::vector<TableEffect>& effects)
{
    return QJsonDocument::fromJson(effectsJson(effects)).array();
}

QJsonArray leftParts(const std::vector<LeftPart>& left)
{
    QJsonArray parts;
    for (const LeftPart& part : left)
        parts.append(
            QJsonObject {{QStringLiteral("part"), part.part}, {QStringLiteral("reason"), part.reason}});
    return parts;
}

void printLeft(const std::vector<LeftPart>& left)
{
    if (left.empty())
        return;
    Output output = Output::forPeople({Text::tr("Stays as it is"), Text::tr("Why")});
    for (const LeftPart& part : left)
        output.add({part.part, part.reason});
    output.finish();
}

QJsonValue redisValue(const RecoveryAdvice* redis)
{
    return redis ? QJsonValue(adviceJson(*redis)) : QJsonValue();
}

/// The columns of a row and what they were and became, only those that differ.
void printGameRow(const RollbackPreview& preview)
{
    Output output = Output::forPeople({preview.gameTable, Text::tr("Before"), Text::tr("After")});
    for (std::size_t i = 0; i < preview.gameRow.columns.size(); ++i) {
        const Pg::Value& before = preview.gameRow.rows[0][i];
        const Pg::Value after = preview.gameRow.rows.size() > 1 ? preview.gameRow.rows[1][i] : Pg::Value();
        if (before != after)
            output.add({preview.gameRow.columns[i].name, before, after});
    }
    output.finish();
}

void printEffects(const std::vector<TableEffect>& effects)
{
    Output output = Output::forPeople(
        {Text::tr("Table"), Text::tr("Gone"), Text::tr("Changed"), Text::tr("Added"), Text::tr("By")});
    for (const TableEffect& effect : effects) {
        const QString by = effect.titles.isEmpty() ? Text::tr("cascades and triggers")
                                                   : effect.titles.join(QStringLiteral(", "));
        output.add({effect.table, effect.gone, effect.changed, effect.added, by});
    }
    output.finish();
}

}

void printPreview(const Context& context, const RollbackPreview& preview, const RecoveryAdvice* redis)
{
    if (context.json)
        return printLine(compact({{QStringLiteral("week"), preview.week.name},
                                  {QStringLiteral("game_id"), fromUtf8(preview.gameId)},
                                  {QStringLiteral("title"), preview.game.title},
                                  {QStringLiteral("facts"), factsJson(preview.game)},
                                  {QStringLiteral("target"), preview.target},
                                  {QStringLiteral("head"), preview.head},
                                  {QStringLiteral("head_after"), preview.headAfter},
                                  {QStringLiteral("tables"), tables(preview.tables)},
                                  {QStringLiteral("ledger_bytes"), preview.ledgerBytes},
                                  {QStringLiteral("free_bytes"),
                                   preview.freeBytes ? QJsonValue(*preview.freeBytes) : QJsonValue()},
                                  {QStringLiteral("role"), preview.role},
                                  {QStringLiteral("triggers"), QJsonArray::fromStringList(preview.triggers)},
                                  {QStringLiteral("others"), otherGames(preview.others)},
                                  {QStringLiteral("warnings"), QJsonArray::fromStringList(preview.warnings)},
                                  {QStringLiteral("not_seen"), QJsonArray::fromStringList(preview.notSeen)},
                                  {QStringLiteral("left"), leftParts(preview.left)},
                                  {QStringLiteral("redis"), redisValue(redis)},
                                  {QStringLiteral("confirmation"), fromUtf8(preview.confirmation)}}));
    say(Text::tr("%1, game %2: back from play %3 %4.")
            .arg(preview.week.name, fromUtf8(preview.gameId), QString::number(preview.head),
                 backToText(preview.target)));
    printEffects(preview.tables);
    printGameRow(preview);
    const QLocale locale;
    say(Text::tr("Undo data: %1; %2.")
            .arg(locale.formattedDataSize(preview.ledgerBytes),
                 preview.freeBytes ? Text::tr("%1 are free").arg(locale.formattedDataSize(*preview.freeBytes))
                                   : Text::tr("the free space there is unknown")));
    for (const QString& trigger : preview.triggers)
        say(Text::tr("Also runs, as %1: %2").arg(preview.role, trigger));
    printLeft(preview.left);
    for (const QString& line : preview.warnings + preview.notSeen)
        say(line);
    if (redis)
        printAdvice(*redis);
    say(Text::tr("Nothing was done. To do exactly this: --confirm %1 --reason …")
            .arg(fromUtf8(preview.confirmation)));
}

void printUndo(const Context& context, const UndoPreview& preview, const RecoveryAdvice* redis)
{
    QStringList conflicts;
    for (const UndoConflict& conflict : preview.conflicts)
        conflicts << conflictText(conflict);
    if (context.json)
        return printLine(
            compact({{QStringLiteral("operation"), fromUtf8(preview.operation.id)},
                     {QStringLiteral("head"), preview.head},
                     {QStringLiteral("tables"), tables(preview.tables)},
                     {QStringLiteral("conflict_count"), preview.conflictCount},
                     {QStringLiteral("conflicts"), QJsonArray::fromStringList(conflicts)},
                     {QStringLiteral("redis"), redisValue(redis)},
                     {QStringLiteral("confirmation"),
                      redis ? QJsonValue(fromUtf8(withToken("undo", redis->token))) : QJsonValue()},
                     {QStringLiteral("refusal"),
                      preview.refusal.isEmpty() ? QJsonValue() : QJsonValue(preview.refusal)}}));
    printEffects(preview.tables);
    for (const QString& trigger : preview.triggers)
        say(Text::tr("Disabled meanwhile: %1").arg(trigger));
    for (const QString& conflict : conflicts)
        say(conflict);
    say(preview.refusal.isEmpty() ? Text::tr("Nothing is in the way.") : preview.refusal);
    if (!redis)
        return;
    printAdvice(*redis);
    say(Text::tr("Nothing was done. To do exactly this: --confirm %1 --reason …")
            .arg(fromUtf8(withToken("undo", redis->token))));
}

void printPurge(const Context& context, const PurgePreview& preview)
{
    if (context.json) {
        QJsonArray ids;
        for (const Operation& operation : preview.operations)
            ids.append(fromUtf8(operation.id));
        return printLine(compact({{QStringLiteral("operations"), ids},
                                  {QStringLiteral("rows"), preview.rows},
                                  {QStringLiteral("bytes"), preview.bytes},
                                  {QStringLiteral("confirmation"), fromUtf8(preview.confirmation)}}));
    }
    printOperations(context, preview.operations);
    say(Text::tr("%1 row(s) would be deleted, about %2, and these could no longer be undone.", nullptr,
                 pluralOf(preview.rows))
            .arg(QString::number(preview.rows), QLocale().formattedDataSize(preview.bytes)));
    if (!preview.operations.empty())
        say(Text::tr("Nothing was done. To do exactly this: --confirm %1 --reason …")
                .arg(fromUtf8(preview.confirmation)));
}

void printOperation(const Context& context, const Operation& operation)
{
    if (context.json)
        printLine(receiptJson(operation));
    else
        printBytes(visibleLines(receiptText(operation), 1'000'000).toUtf8());
}

void printOperations(const Context& context, const std::vector<Operation>& operations)
{
    if (context.json) {
        for (const Operation& operation : operations)
            printLine(receiptJson(operation));
        return;
    }
    Output output = Output::forPeople({Text::tr("Id"), Text::tr("When"), Text::tr("What"), Text::tr("Game"),
                                       Text::tr("From"), Text::tr("To"), Text::tr("Who"), Text::tr("Why"),
                                       Text::tr("Now")});
    for (const Operation& operation : operations) {
        const QString now = operation.isPurged ? Text::tr("purged")
            : operation.undoneBy.isEmpty()     ? QString()
                                               : Text::tr("undone");
        output.add({operation.id, operation.at, operationName(operation.kind), operation.gameId,
                    operation.head, operation.headAfter, operation.operatorName, operation.reason, now});
    }
    output.finish();
}

}
