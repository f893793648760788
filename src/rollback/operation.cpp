#include "rollback/operation.h"

#include "base/plural.h"
#include "base/utf8.h"
#include "rollback/ledgertransaction.h"
#include "rollback/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace Weekglass {

namespace {

using Pg::Sql;

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

}

QString operationName(OperationKind kind)
{
    for (const auto& [known, name] : KindNames) {
        if (kind == known)
            return QLatin1String(name);
    }
    return {};
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
        return Text::tr("Pruned: %1 row(s) of %2", nullptr, pluralOf(gone ? gone->gone : 0))
            .arg(rows(gone ? gone->gone : 0), gone ? gone->table : QString());
    case OperationKind::Move:
        return Text::tr("Moved: %1 row(s) of %2 to %3", nullptr, pluralOf(gone ? gone->gone : 0))
            .arg(rows(gone ? gone->gone : 0), gone ? gone->table : QString(),
                 added ? added->table : QString());
    case OperationKind::Undo:
        return Text::tr("Put back: %1 row(s) of %2", nullptr, pluralOf(added ? added->added : 0))
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

}
