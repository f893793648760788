#pragma once

#include "health/weekhealth.h"

#include <QDate>

namespace Weekglass {

/// Reads one week once; readWeekHealth() does it.
class WeekReader
{
public:
    WeekReader(Pg::Session& session, const GameDefinition& game, const Thresholds& thresholds,
               const Pg::Call& call)
        : m_session(session)
        , m_game(game)
        , m_call(call)
        , m_list(thresholds)
    {
    }

    Result<WeekHealth> read();

private:
    Result<void> addWeek();
    Result<void> addTables();
    void addDeadRows();
    void addBloat();
    void addAutovacuum();
    void addReadWhole();
    Result<void> addIndexes();
    Result<void> addSequences();
    Result<void> addPartitions();
    Result<void> addIngest();
    Result<void> addCluster();
    void addNodeSessions();
    void addShards();
    Result<bool> hasRows(const QString& relation);

    Pg::Session& m_session;
    const GameDefinition& m_game;
    const Pg::Call& m_call;
    FigureList m_list;
    WeekHealth m_health;
    std::optional<qint64> m_since; // the statistics count from there on
    QDate m_today;
    bool m_isStandby = false;
    QString m_role;
};

}
