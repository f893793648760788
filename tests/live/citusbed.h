#pragma once

#include "cituscluster.h"
#include "rollbackweek.h"
#include "verifyresult.h"

#include "lifecycle/distributeweek.h"
#include "lifecycle/newweek.h"

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
    QString name(int week) const { return WeekName {game->prefix, 2026, week}.toString(); }
    Pg::Session openWeek(int week) const { return cluster.open(name(week).toUtf8()); }
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
