#pragma once

#include "cituscluster.h"
#include "rollbackweek.h"
#include "verifyresult.h"

#include "lifecycle/distributeweek.h"
#include "lifecycle/newweek.h"
#include "migrations/weekdetails.h"

namespace Weekglass {

/// A cluster on which weeks of Marketland are made.
class CitusBed
{
public:
    static constexpr qint64 Seed = 5;

    Result<void> start()
    {
        game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("marketland"));
        return cluster.start();
    }
    NewWeekRequest request(int week, bool isDistributed = true) const
    {
        return {.server = {.conninfo = cluster.conninfo(), .trust = Pg::OwnerTrust::everybody()},
                .game = *game,
                .name = {game->prefix, 2026, week},
                .by = {.reason = QStringLiteral("a test")},
                .sampleSeed = Seed,
                .withRoles = false,
                .isDistributed = isDistributed};
    }
    QString print(int week) const
    {
        auto session = openWeek(week);
        return fingerprint(session);
    }
    QString version(int week) const
    {
        auto session = openWeek(week);
        return weekDetails(session, *game)->version;
    }
    WeekIdentity identity(int week) const
    {
        auto session = openWeek(week);
        return *identify(session);
    }
    QString name(int week) const { return WeekName {game->prefix, 2026, week}.toString(); }
    Pg::Session openWeek(int week) const { return cluster.open(name(week).toUtf8()); }
    /// With one more migration, which makes a table of players and one that is whole on every node.
    GameDefinition gameWithPets() const
    {
        GameDefinition later = *game;
        later.migrations.push_back(
            {QStringLiteral("migrations/V46__pets.sql"),
             "CREATE TABLE public.breeds (breed TEXT PRIMARY KEY);\n"
             "INSERT INTO public.breeds VALUES ('cat'), ('dog');\n"
             "CREATE TABLE public.pets (player_id UUID NOT NULL REFERENCES public.players (player_id),\n"
             "pet_id BIGINT NOT NULL, breed TEXT NOT NULL, PRIMARY KEY (player_id, pet_id));\n"
             "INSERT INTO public.pets SELECT p.player_id, 1, 'cat' FROM public.players AS p;\n"
             "ALTER TABLE public.players ADD COLUMN pets BIGINT NOT NULL DEFAULT 0;\n"
             "UPDATE public.players SET pets = 1;\n"});
        later.undo.push_back({QStringLiteral("migrations/U46__no_pets.sql"),
                              "DROP TABLE public.pets;\nDROP TABLE public.breeds;\n"
                              "ALTER TABLE public.players DROP COLUMN pets;\n"});
        later.distribution->tables.push_back({QStringLiteral("public.pets"), QStringLiteral("player_id")});
        later.distribution->reference.push_back(QStringLiteral("public.breeds"));
        return later;
    }
    /// The answer of one node to a query of one value.
    QString ask(const QByteArray& sql, const QByteArray& database = {},
                int node = CitusCluster::Coordinator) const
    {
        auto session = cluster.open(database, node);
        return WeekServer::ask(session, sql);
    }
    /// A command to one node.
    void run(const QByteArray& sql, const QByteArray& database = {},
             int node = CitusCluster::Coordinator) const
    {
        auto session = cluster.open(database, node);
        WeekServer::run(session, sql);
    }
    /// Transactions that a crash left prepared are completed or taken back, as the cluster does by itself.
    void settle(int week) const
    {
        auto session = openWeek(week);
        WeekServer::run(session, "SELECT recover_prepared_transactions()");
        for (int node = 1; node <= CitusCluster::Workers; ++node)
            QTRY_COMPARE_WITH_TIMEOUT(ask("SELECT count(*) FROM pg_prepared_xacts", {}, node),
                                      QStringLiteral("0"), Patience);
    }

    CitusCluster cluster;
    GamePointer game;
};

}
