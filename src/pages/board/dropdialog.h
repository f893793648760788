#pragma once

#include "pages/board/admindialog.h"

namespace Weekglass {

/// Drops a week for ever, or cleans up what an interrupted CREATE or DROP left. Shows the plan, wants the
/// name and the server's identifier typed, and a reason where no verified archive is known; on a server
/// marked production also the OID and the number of rows.
class DropDialog : public AdminDialog
{
    Q_OBJECT

public:
    DropDialog(AdminServer server, WeekIdentity week, QWidget* parent = nullptr);

    const std::optional<DropPlan>& plan() const { return m_plan; }
    /// What has to be typed on a production server besides the name.
    static QString productionPhrase(const DropPlan& plan);

Q_SIGNALS:
    void dropped(const Weekglass::WeekIdentity& week);

protected:
    void look() override;
    void run() override;
    bool canRun() const override;

private:
    void takePlan(const Result<DropPlan>& plan);
    void takeDropped(const Result<QByteArray>& operation);
    void showPlan();
    void showDemands();

    std::optional<DropPlan> m_plan;
    QLineEdit* m_withoutArchive;
    QLineEdit* m_typed;
    QLineEdit* m_production = nullptr; ///< null: the server is not marked so
};

}
