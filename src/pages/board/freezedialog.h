#pragma once

#include "pages/board/admindialog.h"

namespace Weekglass {

/// Lets a week only be read, or lets it be written again. In production it is typed which week is meant.
class FreezeDialog : public AdminDialog
{
    Q_OBJECT

public:
    enum class Change { Freeze, Thaw };
    FreezeDialog(AdminServer server, GamePointer game, WeekIdentity week, Change change,
                 QWidget* parent = nullptr);

protected:
    void look() override;
    void run() override;
    bool canRun() const override { return m_isPlanned; }

private:
    void takeUsers(const Result<std::vector<DatabaseUser>>& users);

    const GamePointer m_game;
    const Change m_change;
    bool m_isPlanned = false;
};

}
