#pragma once

#include "base/job.h"
#include "replay/replayverify.h"
#include "weeks/weekhandle.h"
#include "widgets/parts/rowsmodel.h"

#include <QWidget>

#include <optional>
#include <vector>

class QAction;
class QLabel;
class QTableView;

namespace Weekglass {

/// Compares what the week has stored with what the plays say: of the game on show, or of all games of its log
/// in the background. Enter on a divergence goes to its play.
class VerifyPane : public QWidget
{
    Q_OBJECT

public:
    explicit VerifyPane(WeekHandle week, QWidget* parent = nullptr);

    /// What can be verified from now on. What was found stays until another log comes.
    void setGame(const PlayLogDefinition* log, const QByteArray& gameId, const QString& title);
    void verifyGame();
    void verifyAll();
    void stop();

    bool isRunning() const { return m_job.isRunning(); }
    QString message() const;
    QAction* verifyGameAction() const { return m_verifyGame; }
    QAction* verifyAllAction() const { return m_verifyAll; }

Q_SIGNALS:
    void playChosen(const QByteArray& gameId, qint64 playNumber);
    /// A verification began: what it finds is shown here.
    void started();

private:
    struct Row
    {
        QString game;
        QByteArray gameId;
        ReplayDivergence divergence;
    };
    static std::vector<RowsModel<Row>::Column> columns();

    void setupTable();
    void begin(const QString& message);
    void take(const std::vector<ReplayVerified>& games);
    void add(const QString& title, const ReplayVerification& verification, std::size_t rows);
    void end(const Error* error, const QString& message);
    void updateActions();

    const WeekHandle m_week;
    QAction* m_verifyGame;
    QAction* m_verifyAll;
    QAction* m_stop;
    QLabel* m_state;
    RowsModel<Row>* m_rows;
    QTableView* m_table;
    std::optional<PlayLogDefinition> m_log;
    QByteArray m_gameId;
    QString m_title;
    qsizetype m_done = 0; // games, of all
    Job m_job {longWorkPool()};
};

}
