#pragma once

#include "base/job.h"
#include "replay/playlogloader.h"
#include "weeks/lacks.h"
#include "weeks/weekhandle.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace Weekglass {

class ColumnChoice;
class EmptyState;
class PlayGamesModel;

/// The left part of the replay page: the play logs of a game definition and the games of one, found by a
/// text.
class GameChooser : public QWidget
{
    Q_OBJECT

public:
    explicit GameChooser(WeekHandle week, QWidget* parent = nullptr);

    /// Play logs that cannot be read are greyed, with the reason.
    void setLacks(const std::vector<Lack>& lacks);
    /// Row security hides rows of the log: an empty list does not say that there are no games.
    void setRowsHidden(bool are);
    /// The chosen log; null if the definition has none.
    const PlayLogDefinition* log() const;
    /// The chosen game; empty if there is none.
    QByteArray gameId() const;
    QString gameTitle() const;
    /// How many plays it has, as far as the list tells; else 0.
    qsizetype gamePlays() const;
    /// Why no game is chosen.
    QString whyNone() const;
    bool isLoading() const { return m_job.isRunning() || m_typing.isActive(); }
    bool chooseLog(const QString& logId);
    /// Also a game that the list does not show.
    void choose(const QByteArray& gameId);
    void focusSearch();
    void stop();

public Q_SLOTS:
    /// Asks the server again; the chosen game stays chosen if it is still there.
    void refresh();

Q_SIGNALS:
    void logChosen();
    /// Also when the list was loaded for the first time, for its first game.
    void gameChosen(const QByteArray& gameId);
    /// The list could not be loaded.
    void failed(const Weekglass::Error& error);
    void loaded();

private:
    void setupViews();
    void setupLayout();
    void takeGames(Result<PlayLogGames> games);
    void showState(const QString& text, bool canRetry = false);
    void sayEmpty();
    QString nothingText() const;

    const WeekHandle m_week;
    QComboBox* m_logs;
    QLineEdit* m_search;
    QTableView* m_view;
    QLabel* m_state;
    EmptyState* m_empty;
    QPushButton* m_retry;
    PlayGamesModel* m_model;
    ColumnChoice* m_columns;
    QTimer m_typing;
    bool m_areRowsHidden = false;
    QByteArray m_chosen;
    QString m_chosenTitle;
    Job m_job;
};

}
