#pragma once

#include "pages/board/newweekpages.h"

#include <QWizard>

namespace Weekglass {

/// Makes a week: its name, where it comes from, its roles, what is done, and then the doing. Not modal.
class NewWeekWizard : public QWizard
{
    Q_OBJECT

public:
    /// @p game and @p name are proposed, and may be null and empty.
    NewWeekWizard(AdminServer server, const GamePointer& game, const QString& name,
                  QWidget* parent = nullptr);

    const NewWeekChoice& choice() const { return *m_choice; }
    NewWeekNamePage* namePage() const { return m_namePage; }
    NewWeekRunPage* runPage() const { return m_runPage; }

public Q_SLOTS:
    /// While it is made, asks it to stop and waits for the answer.
    void reject() override;

Q_SIGNALS:
    void made(const Weekglass::WeekIdentity& week);
    /// It was tried; a part of it may be there.
    void answered();

private:
    const std::shared_ptr<NewWeekChoice> m_choice;
    NewWeekNamePage* m_namePage;
    NewWeekRunPage* m_runPage;
};

}
