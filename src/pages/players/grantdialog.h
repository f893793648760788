#pragma once

#include "pages/change/changedialog.h"
#include "weeks/weekhandle.h"

namespace Weekglass {

/// Gives the game's roles their rights in a week: what “weekglassctl policies grant” does.
class GrantDialog : public ChangeDialog
{
    Q_OBJECT

public:
    /// @p environment: what the week's server is marked as.
    GrantDialog(const WeekHandle& week, Environment environment, QWidget* parent = nullptr);

    void look() override;

protected:
    void perform() override;

private:
    struct Done
    {
        QStringList made; ///< roles
        QString lack; ///< why the server's log has it not
    };

    const WeekHandle m_week;
};

}
