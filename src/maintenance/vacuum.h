#pragma once

#include "maintenance/taskrun.h"

namespace Weekglass {

/// How much of a table a vacuum would find, and what is done to it now.
struct VacuumedTable
{
    QString name; ///< qualified and quoted
    qint64 rows = 0; ///< as of the last ANALYZE
    qint64 dead = 0; ///< rows that nobody sees any more
    qint64 changed = 0; ///< since the last ANALYZE
    qint64 vacuumAt = 0; ///< so many dead rows the server waits for
    qint64 analyzeAt = 0;
    QByteArray vacuumed; ///< the last time, by whomever; empty: never, or the server has forgotten it
    QByteArray analyzed;
    qint64 bytes = 0; ///< with indexes
    QString options; ///< its own storage parameters
    QString owner;
    bool isOurs = false; ///< our role may vacuum it
    QString phase; ///< of what is done now; empty: nothing
    std::optional<int> percent;

    bool isDue() const { return dead > vacuumAt || changed > analyzeAt; }
};

/// Those with the most dead rows first. Needs nothing but the catalogs.
Result<std::vector<VacuumedTable>> readVacuumedTables(Pg::Session& session, const Pg::Call& call = {});

Result<TaskPlan> planVacuum(Pg::Session& session, const MaintenanceRequest& request);
Result<TaskDone> runVacuum(Pg::Session& session, const MaintenanceRequest& request);

}
