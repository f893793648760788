#pragma once

#include "admin/resetweek.h"

namespace Weekglass {

/// A reset that cannot be; nothing was done for it.
Error resetRefused(const QString& week, const QString& message, const QString& advice,
                   const QString& detail = {});

/// One reset on its way; the lock of the old week's name is held by the session.
class Resetter
{
public:
    Resetter(const ResetRequest& request, Pg::Session& maintenance, ResetState& state)
        : m_request(request)
        , m_maintenance(maintenance)
        , m_state(state)
    {
    }

    /// All steps that are left, but the drop.
    Result<void> run();
    Result<void> undo();
    Result<void> drop();
    Result<void> log(LogEvent event, const QString& step = {}, const QByteArray& detail = "{}");

private:
    Result<void> perform(ResetStep step);
    Result<void> keepHistory();
    Result<void> archive();
    Result<void> create();
    Result<void> createPlain(const WeekName& name);
    Result<void> takeCreated(const WeekName& name);
    Result<void> dropNext();
    Result<void> checkCarried(const CarryTarget& target) const;
    Result<void> carry();
    Result<void> switchOver();
    Result<Pg::Session> inside(const WeekIdentity& week) const;
    Result<WeekIdentity> nextWeek() const;
    Result<void> comment(const QString& stage);
    AdminProgress progress(ResetStep step) const;

    const ResetRequest& m_request;
    Pg::Session& m_maintenance;
    ResetState& m_state;
};

}
