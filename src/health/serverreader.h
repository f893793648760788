#pragma once

#include "health/namedrow.h"
#include "health/serverhealth.h"

namespace Weekglass {

/// Reads one server once; readServerHealth() does it.
class ServerReader
{
public:
    ServerReader(Pg::Session& session, const HealthRequest& request, const Pg::Call& call)
        : m_session(session)
        , m_request(request)
        , m_call(call)
        , m_list(request.thresholds)
    {
    }

    Result<ServerHealth> read();

private:
    Result<Pg::Table> ask(const char* file);

    // of the one row of health_server.sql
    void addConnections(const NamedRow& row);
    void addCacheHit(const NamedRow& row);
    void addWraparound(const NamedRow& row);
    void addArchiver(const NamedRow& row);
    void addDisk();
    Result<void> readWal(const NamedRow& row);
    void addReceiver(const NamedRow& row);
    void addConflicts(const NamedRow& row);

    Result<void> addLocks();
    Result<void> addTransactions();
    Result<void> addReplication(const NamedRow& row);
    Result<void> addCheckpoints();
    Result<void> addStatements(const NamedRow& row);
    Result<void> addWorks();
    /// For figures that need to see what others do. False: our role may not, and they are refused.
    bool seesAll(std::initializer_list<const char*> figures);

    Pg::Session& m_session;
    const HealthRequest& m_request;
    const Pg::Call& m_call;
    FigureList m_list;
    ServerHealth m_health;
    bool m_seesAll = false;
    QString m_role;
    std::optional<qint64> m_walBytes; // nothing: our role may not see them
    std::optional<double> m_archiveWaits; // seconds
};

}
