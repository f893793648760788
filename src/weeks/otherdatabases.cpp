#include "weeks/otherdatabases.h"

#include "base/utf8.h"
#include "weeks/lacks.h"
#include "weeks/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Weekglass {

namespace {

bool isTrue(const Pg::Value& value)
{
    return value == QByteArray("t");
}

/// Why this database cannot be opened; empty if it can.
QString whyNot(const std::vector<Pg::Value>& row)
{
    enum { IsTemplate = 4, AllowConnections, IsInvalid, MayConnect };
    if (isTrue(row[IsTemplate]))
        return Text::tr("a template");
    if (isTrue(row[IsInvalid]))
        return Text::tr("an interrupted CREATE or DROP left it");
    if (!isTrue(row[AllowConnections]))
        return Text::tr("it lets nobody connect");
    return isTrue(row[MayConnect]) ? QString() : Text::tr("your role may not connect");
}

}

QByteArray otherDatabasesText(const std::vector<OtherDatabase>& databases)
{
    QJsonArray all;
    for (const OtherDatabase& each : databases)
        all.append(
            QJsonObject {{QStringLiteral("system"), QString::fromLatin1(each.identity.systemIdentifier)},
                         {QStringLiteral("oid"), static_cast<qint64>(each.identity.oid)},
                         {QStringLiteral("name"), each.identity.name},
                         {QStringLiteral("game"), each.game}});
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

std::vector<OtherDatabase> otherDatabasesFrom(const QByteArray& text)
{
    std::vector<OtherDatabase> databases;
    for (const auto& each : QJsonDocument::fromJson(text).array()) {
        const auto field = [object = each.toObject()](const char* name) {
            return object.value(QLatin1String(name));
        };
        OtherDatabase database {.identity = {.systemIdentifier = field("system").toString().toLatin1(),
                                             .oid = static_cast<quint32>(field("oid").toInteger()),
                                             .name = field("name").toString()},
                                .game = field("game").toString()};
        if (database.identity.oid != 0 && !database.identity.name.isEmpty())
            databases.push_back(std::move(database));
    }
    return databases;
}

Result<DatabaseChoice> listOtherDatabases(Pg::Session& session, const GameLibrary& library,
                                          const QString& part, int most, const Pg::Call& call)
{
    std::vector<Pg::Value> prefixes;
    for (const GamePointer& game : library.games())
        prefixes.emplace_back(game->prefix.toUtf8());
    for (const GameLibrary::Untrusted& waiting : library.untrusted()) {
        if (waiting.game)
            prefixes.emplace_back(waiting.game->prefix.toUtf8());
    }
    const auto table =
        session.readTable(Pg::Sql::load("catalog/other_databases.sql"),
                          {part.toUtf8(), Pg::textArray(prefixes), QByteArray::number(most + 1)}, call);
    if (!table)
        return table.error();
    DatabaseChoice choice;
    for (const auto& row : table->rows) {
        const QString name = Pg::textOf(row[0]);
        if (choice.databases.size() + static_cast<std::size_t>(choice.leftOut.size())
            == static_cast<std::size_t>(most)) {
            choice.isCut = true;
            break;
        }
        if (const QString why = whyNot(row); !why.isEmpty())
            choice.leftOut << Text::tr("%1: %2", "database, why it cannot be opened").arg(name, why);
        else
            choice.databases.push_back(
                {{row[3].value_or(QByteArray()), row[1].value_or(QByteArray()).toUInt(), name},
                 Pg::textOf(row[2])});
    }
    return choice;
}

Result<std::vector<GameLikeness>> likenessOf(Pg::Session& session, const GameLibrary& library,
                                             const Pg::Call& call)
{
    QStringList wanted;
    std::vector<std::pair<GamePointer, QStringList>> tables;
    for (const GamePointer& game : library.games()) {
        tables.emplace_back(game, tablesOf(*game));
        wanted << tables.back().second;
    }
    const auto there = objectsThere(session, wanted, {}, call);
    if (!there)
        return there.error();
    std::vector<GameLikeness> likeness;
    likeness.reserve(tables.size());
    for (const auto& [game, names] : tables)
        likeness.push_back(
            {.game = game,
             .needed = static_cast<int>(names.size()),
             .present = static_cast<int>(std::ranges::count_if(
                 names, [&there](const QString& name) { return there->tables.contains(name); }))});
    // of equals the one that needs less: its tables are the greater part
    std::ranges::stable_sort(likeness, [](const GameLikeness& a, const GameLikeness& b) {
        return a.present * std::max(b.needed, 1) > b.present * std::max(a.needed, 1);
    });
    return likeness;
}

}
