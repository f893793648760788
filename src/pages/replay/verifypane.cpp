#include "pages/replay/verifypane.h"

#include "base/plural.h"
#include "base/safetext.h"
#include "weeks/withsession.h"
#include "widgets/parts/localaction.h"
#include "widgets/parts/rowtable.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr int MaxRows = 2000; // of a log that is wrong all over

QString shown(const Pg::Value& value)
{
    return value ? visibleText(QByteArrayView(*value)) : QStringLiteral("–");
}

}

VerifyPane::VerifyPane(WeekHandle week, QWidget* parent)
    : QWidget(parent)
    , m_week(std::move(week))
    , m_verifyGame(localAction(this, "verifyGame", tr("Verify this game"), Qt::CTRL | Qt::SHIFT | Qt::Key_V))
    , m_verifyAll(localAction(this, "verifyAll", tr("Verify all games"), Qt::CTRL | Qt::SHIFT | Qt::Key_G))
    , m_stop(localAction(this, "stopVerifying", tr("Stop"), Qt::CTRL | Qt::Key_Period))
    , m_state(new QLabel)
    , m_rows(new RowsModel<Row>(columns(), this))
    , m_table(new QTableView)
{
    setupTable();
    setFocusProxy(m_table);
    m_state->setObjectName(QStringLiteral("verifyState"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    auto* row = new QHBoxLayout;
    for (QAction* action : {m_verifyGame, m_verifyAll, m_stop}) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_state);
    column->addWidget(m_table, 1);
    connect(m_verifyGame, &QAction::triggered, this, &VerifyPane::verifyGame);
    connect(m_verifyAll, &QAction::triggered, this, &VerifyPane::verifyAll);
    connect(m_stop, &QAction::triggered, this, &VerifyPane::stop);
    addAction(m_stop);
    setGame(nullptr, {}, {});
}

void VerifyPane::setupTable()
{
    m_table->setObjectName(QStringLiteral("divergencesTable"));
    m_table->setAccessibleName(tr("Divergences"));
    m_table->setModel(m_rows);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    measureFewRows(m_table->horizontalHeader());
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        const Row& row = *m_rows->row(index.row());
        if (row.divergence.playNumber)
            Q_EMIT playChosen(row.gameId, row.divergence.playNumber->toLongLong());
    });
}

std::vector<RowsModel<VerifyPane::Row>::Column> VerifyPane::columns()
{
    return {
        {.title = tr("Game"), .text = [](const Row& row) { return row.game; }},
        {.title = tr("Play"), .text = [](const Row& row) { return shown(row.divergence.playNumber); }},
        {.title = tr("Path"), .text = [](const Row& row) { return shown(row.divergence.path); }},
        {.title = tr("By the plays"), .text = [](const Row& row) { return shown(row.divergence.expected); }},
        {.title = tr("Stored"), .text = [](const Row& row) { return shown(row.divergence.found); }}};
}

QString VerifyPane::message() const
{
    return m_state->text();
}

void VerifyPane::setGame(const PlayLogDefinition* log, const QByteArray& gameId, const QString& title)
{
    const bool isOther = !log || !m_log || log->id != m_log->id;
    m_log = log ? std::optional(*log) : std::nullopt;
    m_gameId = gameId;
    m_title = title;
    if (isOther) {
        m_job.cancel();
        m_rows->setRows({});
        m_state->setText(!m_log ? QString()
                             : m_log->verify
                             ? tr("Recomputes states from the plays and compares them with the stored ones.")
                             : tr("This log cannot be verified: its game has no query for it."));
    }
    updateActions();
}

void VerifyPane::updateActions()
{
    const bool can = m_log && m_log->verify && !isRunning();
    m_verifyGame->setEnabled(can && !m_gameId.isEmpty());
    m_verifyAll->setEnabled(can);
    m_stop->setEnabled(isRunning());
}

void VerifyPane::begin(const QString& message)
{
    m_rows->setRows({});
    m_done = 0;
    m_state->setText(message);
    updateActions();
    Q_EMIT started();
}

void VerifyPane::verifyGame()
{
    m_job.start(
        withSession(m_week, NoDeadline,
                    [log = *m_log, gameId = m_gameId](Pg::Session& session, const Pg::Call& call) {
                        return verifyReplay(session, log, gameId, call.stop);
                    }),
        [this, title = m_title](const Result<ReplayVerification>& verified) {
            if (!verified)
                return end(&verified.error(), {});
            add(title, *verified, verified->first.size());
            end(nullptr,
                verified->agrees()
                    ? tr("%1: the stored states agree with the plays.").arg(title)
                    : tr("%1: %n divergence(s).", nullptr, static_cast<int>(verified->count)).arg(title));
        });
    begin(tr("Verifying %1…").arg(m_title));
}

void VerifyPane::verifyAll()
{
    m_job.start<ReplayVerified>(
        withSession(
            m_week, NoDeadline,
            [log = *m_log](Pg::Session& session, const Pg::Call& call, const Teller<ReplayVerified>& tell) {
                return verifyReplays(session, log, tell, call.stop);
            }),
        [this](const std::vector<ReplayVerified>& games) { take(games); },
        [this](const Result<qint64>& divergent) {
            if (!divergent)
                return end(&divergent.error(), {});
            end(nullptr,
                *divergent == 0
                    ? tr("All %L1 game(s) agree with their plays.", nullptr, pluralOf(m_done)).arg(m_done)
                    : tr("%L1 of %L2 games do not agree with their plays; the first divergence of each:")
                          .arg(*divergent)
                          .arg(m_done));
        });
    begin(tr("Verifying all games…"));
}

void VerifyPane::take(const std::vector<ReplayVerified>& games)
{
    m_done = games.back().done;
    m_state->setText(tr("Verifying: %L1 of %L2 games…").arg(m_done).arg(games.back().total));
    for (const ReplayVerified& one : games) {
        if (!one.verification.agrees())
            add(one.game.title ? visibleText(QByteArrayView(*one.game.title))
                               : visibleText(QByteArrayView(one.game.gameId)),
                one.verification, 1);
    }
}

void VerifyPane::add(const QString& title, const ReplayVerification& verification, std::size_t rows)
{
    for (std::size_t i = 0; i < rows && m_rows->rowCount() < MaxRows; ++i)
        m_rows->append({.game = title, .gameId = verification.gameId, .divergence = verification.first[i]});
}

void VerifyPane::end(const Error* error, const QString& message)
{
    m_state->setText(error ? visibleLines(error->text(), 2000) : message);
    m_table->resizeColumnsToContents();
    updateActions();
}

void VerifyPane::stop()
{
    if (!isRunning())
        return;
    m_job.cancel();
    end(nullptr, tr("Stopped; the findings until then are below."));
}

}
