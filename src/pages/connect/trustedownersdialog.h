#pragma once

#include "base/job.h"
#include "pg/ownertrust.h"
#include "pg/sessionpool.h"

#include <QDialog>

#include <memory>

namespace Ui {
class TrustedOwnersDialog;
}

namespace Weekglass {

/// Whose code may run with the rights of the connection's role, on its server.
class TrustedOwnersDialog : public QDialog
{
    Q_OBJECT

public:
    TrustedOwnersDialog(std::shared_ptr<Pg::SessionPool> pool, std::shared_ptr<Pg::OwnerTrust> trust,
                        QWidget* parent = nullptr);
    ~TrustedOwnersDialog() override;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void take(const Result<Pg::LesserOwners>& found);
    void save();

    std::unique_ptr<Ui::TrustedOwnersDialog> m_ui;
    std::shared_ptr<Pg::SessionPool> m_pool;
    std::shared_ptr<Pg::OwnerTrust> m_trust;
    QByteArray m_server; // its system identifier
    Job m_job;
};

}
