#pragma once

#include "base/job.h"
#include "pg/sessionpool.h"
#include "weeks/otherdatabases.h"

#include <QDialog>
#include <QTimer>

#include <memory>

namespace Ui {
class OpenDatabaseDialog;
}

namespace Weekglass {

/// Chooses a database of the server that is no week, and the game that it is opened as; the one whose tables
/// it has is proposed.
class OpenDatabaseDialog : public QDialog
{
    Q_OBJECT

public:
    OpenDatabaseDialog(std::shared_ptr<Pg::SessionPool> pool, std::shared_ptr<const GameLibrary> library,
                       QWidget* parent = nullptr);
    ~OpenDatabaseDialog() override;

Q_SIGNALS:
    /// The dialog closes itself.
    void chosen(const Weekglass::OtherDatabase& database);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void list();
    void take(const Result<DatabaseChoice>& choice);
    void probe();
    void propose(const Result<std::vector<GameLikeness>>& likeness);
    void showGames(const std::vector<GameLikeness>& likeness);
    const DatabaseChoice::Database* current() const;
    void openChosen();
    void updateButtons();

    std::unique_ptr<Ui::OpenDatabaseDialog> m_ui;
    const std::shared_ptr<Pg::SessionPool> m_pool;
    const std::shared_ptr<const GameLibrary> m_library;
    DatabaseChoice m_choice;
    QTimer m_searchTimer;
    Job m_listJob;
    Job m_probeJob;
};

}
