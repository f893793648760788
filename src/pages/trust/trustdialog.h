#pragma once

#include "base/job.h"
#include "trust/gametrust.h"

#include <QDialog>

#include <memory>

namespace Ui {
class TrustDialog;
}

namespace Weekglass {

/// Shows what a game's files are and what in them reaches outside of the database, and asks whether to trust
/// them. It is accepted only after the answer is kept; nothing of them runs before.
class TrustDialog : public QDialog
{
    Q_OBJECT

public:
    explicit TrustDialog(TrustQuestion question, QWidget* parent = nullptr);
    ~TrustDialog() override;

    const TrustQuestion& question() const { return m_question; }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showQuestion();
    void showFindings();
    void showFiles();
    void trust();

    const TrustQuestion m_question;
    std::unique_ptr<Ui::TrustDialog> m_ui;
    Job m_job;
};

}
