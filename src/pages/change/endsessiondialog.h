#pragma once

#include "pages/change/changedialog.h"
#include "pg/sessionpool.h"
#include "weeks/endsession.h"

namespace Weekglass {

/// Shows a session that blocks others, and cancels its statement or ends it once that is confirmed.
class EndSessionDialog : public ChangeDialog
{
    Q_OBJECT

public:
    EndSessionDialog(Pg::ConnectOptions server, const SessionToEnd& what, Environment environment,
                     QWidget* parent = nullptr);

    void look() override;

protected:
    void perform() override;

private:
    const std::shared_ptr<Pg::SessionPool> m_pool; // of the maintenance database
    const SessionToEnd m_what;
};

}
