#pragma once

#include "base/job.h"
#include "weeks/weekhandle.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTimer;

namespace Weekglass {

/// Which player a week is read as: found by name or id. It is made sure that the connection's role may take
/// that of the players; until then nothing changes.
class ViewAsDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p week: of a game that says who plays.
    explicit ViewAsDialog(const WeekHandle& week, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const Weekglass::ViewedPlayer& player);

private:
    void setupParts();
    void search();
    void showPlayers(const Result<std::vector<ListedPlayer>>& found);
    void choose();
    void take(const Result<ViewedPlayer>& player);

    const WeekHandle m_week;
    QLineEdit* m_typed;
    QListWidget* m_players;
    QLabel* m_state;
    QPushButton* m_view = nullptr;
    QTimer* m_pause; // while somebody types
    Job m_searching;
    Job m_choosing;
};

}
