#include "rollback/operation.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "pg/scripttext.h"
#include "rollback/ledgertransaction.h"
#include "rollback/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <iterator>

namespace Weekglass {

namespace {

using Pg::Sql;

constexpr qsizetype LineCharacters = 20000;

constexpr std::array<std::pair<OperationKind, const char*>, 6> KindNames {
    {{OperationKind::Rollback, "rollback"},
     {OperationKind::Redo, "redo"},
     {OperationKind::Undo, "undo"},
     {OperationKind::Purge, "purge"},
     {OperationKind::Prune, "prune"},
     {OperationKind::Move, "move"}}};

OperationKind kindOf(const QByteArray& name)
{
    for (const auto& [kind, known] : KindNames) {
        if (name == known)
            return kind;
    }
    return OperationKind::Rollback;
}

QJsonArray effectsArray(const std::vector<TableEffect>& tables)
{
    QJsonArray array;
    for (const TableEffect& effect : tables)
        array.append(QJsonObject {{QStringLiteral("table"), effect.table},
                                  {QStringLiteral("name"), fromUtf8(effect.name)},
                                  {QStringLiteral("mirror"), fromUtf8(effect.mirror)},
                                  {QStringLiteral("shape"), fromUtf8(effect.shape)},
                                  {QStringLiteral("titles"), QJsonArray::fromStringList(effect.titles)},
                                  {QStringLiteral("gone"), effect.gone},
                                  {QStringLiteral("changed"), effect.changed},
                                  {QStringLiteral("added"), effect.added},
                                  {QStringLiteral("before"), effect.before},
                                  {QStringLiteral("after"), effect.after},
                                  {QStringLiteral("copied"), effect.isCopied}});
    return array;
}

QJsonValue jsonOf(const Pg::Value& value)
{
    return value ? QJsonValue(fromUtf8(*value)) : QJsonValue();
}

ToldGame gameOf(const QJsonObject& kept)
{
    const auto value = [](const QJsonValue& json) {
        return json.isString() ? Pg::Value(json.toString().toUtf8()) : Pg::Value();
    };
    ToldGame game {.title = kept[QLatin1String("title")].toString()};
    for (const QJsonValue& fact : kept[QLatin1String("facts")].toArray())
        game.facts.push_back({.label = fact[QLatin1String("label")].toString(),
                              .before = value(fact[QLatin1String("before")]),
                              .after = value(fact[QLatin1String("after")])});
    return game;
}

std::vector<TableEffect> effectsOf(const QJsonArray& array)
{
    std::vector<TableEffect> effects;
    for (const QJsonValue& value : array) {
        const auto text = [&](const char* key) { return value[QLatin1String(key)].toString(); };
        const auto count = [&](const char* key) { return value[QLatin1String(key)].toInteger(); };
        TableEffect effect {.table = text("table"),
                            .name = text("name").toUtf8(),
                            .mirror = text("mirror").toUtf8(),
                            .shape = text("shape").toUtf8(),
                            .gone = count("gone"),
                            .changed = count("changed"),
                            .added = count("added"),
                            .before = text("before"),
                            .after = text("after"),
                            .isCopied = value[QLatin1String("copied")].toBool()};
        const QJsonArray titles = value[QLatin1String("titles")].toArray();
        for (const QJsonValue& title : titles)
            effect.titles << title.toString();
        effects.push_back(std::move(effect));
    }
    return effects;
}

Operation operationOf(const Pg::Table& table, const std::vector<Pg::Value>& row)
{
    const auto cell = [&](const char* name) {
        return row.at(static_cast<std::size_t>(table.column(QByteArrayView(name)))).value_or(QByteArray());
    };
    const auto text = [&](const char* name) { return fromUtf8(cell(name)); };
    // an array of the effects only, before the game was kept with them
    const QJsonDocument kept = QJsonDocument::fromJson(cell("tables"));
    Operation operation {
        .id = cell("id"),
        .kind = kindOf(cell("kind")),
        .log = text("log"),
        .gameId = cell("game_id"),
        .target = cell("target").toLongLong(),
        .head = cell("head").toLongLong(),
        .headAfter = cell("head_after").toLongLong(),
        .reason = text("reason"),
        .ticket = text("ticket"),
        .operatorName = text("operator"),
        .databaseUser = text("database_user"),
        .clientAddress = text("client_address"),
        .at = cell("at"),
        .transaction = cell("xid"),
        .tables = effectsOf(kept.isArray() ? kept.array() : kept[QLatin1String("effects")].toArray()),
        .undoes = cell("undoes"),
        .redoes = cell("redoes"),
        .undoneBy = cell("undone_by"),
        .redoneBy = cell("redone_by"),
        .isPurged = cell("is_purged") == "t",
        .game = gameOf(kept[QLatin1String("game")].toObject()),
        .week = {cell("system_identifier"), cell("week_oid").toUInt(), text("week")}};
    const QJsonArray statements = QJsonDocument::fromJson(cell("statements")).array();
    for (const QJsonValue& statement : statements)
        operation.statements << statement.toString();
    return operation;
}

Result<std::vector<Operation>> load(Pg::Session& session, const Pg::Value& id, const Pg::Call& call)
{
    // alone, or in the transaction of an operation: times are in UTC either way
    const auto ask = [&](const Sql& sql, const Pg::Params& params) {
        return session.isInTransaction() ? session.query(sql, params, call)
                                         : session.readTable(sql, params, call);
    };
    const auto there = ask(Sql("SELECT pg_catalog.to_regclass('weekglass.operations') IS NOT NULL"), {});
    if (!there)
        return there.error();
    if (there->single() != "t")
        return std::vector<Operation>();
    const auto sql = Sql::load("weekglass/ledger_read.sql");
    if (!sql)
        return sql.error();
    const auto table = ask(*sql, {id});
    if (!table)
        return table.error();
    std::vector<Operation> operations;
    for (const auto& row : table->rows)
        operations.push_back(operationOf(*table, row));
    return operations;
}

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
    const std::pair<QByteArray, QString> links[] = {{operation.undoes, Text::tr("Undoes")},
                                                    {operation.redoes, Text::tr("Does again")},
                                                    {operation.undoneBy, Text::tr("Was undone by")},
                                                    {operation.redoneBy, Text::tr("Was done again by")}};
    for (const auto& [id, name] : links) {
        if (!id.isEmpty())
            lines.emplace_back(name, fromUtf8(id));
    }
    if (operation.isPurged)
        lines.emplace_back(Text::tr("Undo data"), Text::tr("purged: it cannot be undone any more"));
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

QString operationName(OperationKind kind)
{
    for (const auto& [known, name] : KindNames) {
        if (kind == known)
            return QLatin1String(name);
    }
    return {};
}

QByteArray effectsJson(const std::vector<TableEffect>& tables)
{
    return QJsonDocument(effectsArray(tables)).toJson(QJsonDocument::Compact);
}

QJsonArray factsJson(const ToldGame& game)
{
    QJsonArray facts;
    for (const ToldFact& fact : game.facts)
        facts.append(QJsonObject {{QStringLiteral("label"), fact.label},
                                  {QStringLiteral("before"), jsonOf(fact.before)},
                                  {QStringLiteral("after"), jsonOf(fact.after)}});
    return facts;
}

QByteArray keptJson(const Operation& operation)
{
    const QJsonObject game {{QStringLiteral("title"), operation.game.title},
                            {QStringLiteral("facts"), factsJson(operation.game)}};
    return QJsonDocument(QJsonObject {{QStringLiteral("effects"), effectsArray(operation.tables)},
                                      {QStringLiteral("game"), game}})
        .toJson(QJsonDocument::Compact);
}

Result<std::vector<Operation>> loadOperations(Pg::Session& session, const Pg::Call& call)
{
    return load(session, {}, call);
}

Result<Operation> loadOperation(Pg::Session& session, const QByteArray& id, const Pg::Call& call)
{
    auto found = load(session, id, call);
    if (!found)
        return found.error();
    if (found->empty())
        return Error {.kind = Error::Kind::Sql,
                      .message = Text::tr("This week has no operation %1.").arg(fromUtf8(id)),
                      .where = fromUtf8(session.database()),
                      .sqlState = NoSuchOperation};
    return std::move(found->front());
}

QString backToText(qint64 target)
{
    return target == 0 ? Text::tr("to the beginning", "rolled back")
                       : Text::tr("to play %1", "rolled back").arg(target);
}

namespace {

/// Of one that is of no plays.
QString rowsTitle(const Operation& operation)
{
    const TableEffect* gone = nullptr;
    const TableEffect* added = nullptr;
    for (const TableEffect& effect : operation.tables)
        (effect.gone > 0 ? gone : added) = &effect;
    const auto rows = [](qint64 count) { return QString::number(count); };
    switch (operation.kind) {
    case OperationKind::Prune:
        return Text::tr("Pruned: %1 rows of %2")
            .arg(rows(gone ? gone->gone : 0), gone ? gone->table : QString());
    case OperationKind::Move:
        return Text::tr("Moved: %1 rows of %2 to %3")
            .arg(rows(gone ? gone->gone : 0), gone ? gone->table : QString(),
                 added ? added->table : QString());
    case OperationKind::Undo:
        return Text::tr("Put back: %1 rows of %2")
            .arg(rows(added ? added->added : 0), added ? added->table : QString());
    default:
        return {};
    }
}

}

QString operationTitle(const Operation& operation)
{
    if (!operation.isOfPlays() && operation.kind != OperationKind::Purge)
        return rowsTitle(operation);
    const QString head = QString::number(operation.head);
    const QString target = backToText(operation.target);
    switch (operation.kind) {
    case OperationKind::Rollback:
        return Text::tr("Rolled back from play %1 %2").arg(head, target);
    case OperationKind::Redo:
        return Text::tr("Rolled back again from play %1 %2").arg(head, target);
    case OperationKind::Undo:
        return Text::tr("Rollback undone, back to play %1").arg(operation.headAfter);
    case OperationKind::Purge:
    case OperationKind::Prune:
    case OperationKind::Move:
        break;
    }
    return Text::tr("Undo data of old rollbacks purged");
}

QString loggedKind(OperationKind kind)
{
    return kind == OperationKind::Undo ? QStringLiteral("undo rollback") : operationName(kind);
}

QString loggedKind(const Operation& operation)
{
    return operation.kind == OperationKind::Undo ? loggedUndo(operation) : loggedKind(operation.kind);
}

QString loggedUndo(const Operation& undone)
{
    return undone.isOfPlays() ? loggedKind(OperationKind::Undo) : QStringLiteral("put back");
}

QByteArray loggedDetail(const Operation& operation)
{
    QJsonObject detail {{QStringLiteral("operation"), fromUtf8(operation.id)}};
    for (const TableEffect& effect : operation.tables) {
        if (operation.isOfPlays() || effect.rows() == 0)
            continue;
        detail.insert(effect.gone > 0 ? QStringLiteral("table") : QStringLiteral("into"), effect.table);
        detail.insert(QStringLiteral("rows"), effect.rows());
    }
    if (operation.isOfPlays()) {
        detail.insert(QStringLiteral("log"), operation.log);
        detail.insert(QStringLiteral("game"), fromUtf8(operation.gameId));
        detail.insert(QStringLiteral("title"), operation.game.title);
        detail.insert(QStringLiteral("from"), operation.head);
        detail.insert(QStringLiteral("to"), operation.headAfter);
        detail.insert(QStringLiteral("facts"), factsJson(operation.game));
    }
    if (!operation.ticket.isEmpty())
        detail.insert(QStringLiteral("ticket"), operation.ticket);
    return QJsonDocument(detail).toJson(QJsonDocument::Compact);
}

QString toldText(const Pg::Value& value)
{
    return value && !value->isEmpty() ? fromUtf8(*value) : Text::tr("none", "a fact that has no value");
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
