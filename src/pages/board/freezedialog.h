#pragma once

#include "pages/board/adminserver.h"
#include "pages/change/changedialog.h"

namespace Weekglass {

/// Lets a week only be read, or lets it be written again.
class FreezeDialog : public ChangeDialog
{
    Q_OBJECT

public:
    enum class Change { Freeze, Thaw };
    FreezeDialog(AdminServer server, GamePointer game, WeekIdentity week, Change change,
                 QWidget* parent = nullptr);

    void look() override;

protected:
    void perform() override;

private:
    PlannedChange changeOf(const std::vector<DatabaseUser>& users);
    bool freezes() const { return m_change == Change::Freeze; }

    const AdminServer m_server;
    const GamePointer m_game;
    const WeekIdentity m_week;
    const Change m_change;
};

}
