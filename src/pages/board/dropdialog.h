#pragma once

#include "lifecycle/dropweek.h"
#include "pages/board/adminserver.h"
#include "pages/change/changedialog.h"

namespace Weekglass {

/// Drops a week for ever, or cleans up what an interrupted CREATE or DROP left. Wants the name and the
/// server's identifier typed, and a reason where no verified archive is known; on a server marked production
/// also the OID and the number of rows.
class DropDialog : public ChangeDialog
{
    Q_OBJECT

public:
    DropDialog(AdminServer server, WeekIdentity week, QWidget* parent = nullptr);

    const WeekIdentity& week() const { return m_week; }
    /// Nothing: none is shown.
    const std::optional<DropPlan>& plan() const { return m_plan; }
    void look() override;

Q_SIGNALS:
    void dropped(const Weekglass::WeekIdentity& week);

protected:
    void perform() override;
    void clearBody() override { m_plan.reset(); }

private:
    PlannedChange changeOf(const DropPlan& plan);

    const AdminServer m_server;
    const WeekIdentity m_week;
    std::optional<DropPlan> m_plan;
    QLineEdit* m_withoutArchive;
};

}
