#include "pages/replay/gamechooser.h"

#include "base/safetext.h"
#include "pages/failuretext.h"
#include "pages/keptcolumns.h"
#include "pages/lacking.h"
#include "pages/replay/playgamesmodel.h"
#include "weeks/withsession.h"
#include "widgets/parts/columnchoice.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/rowtable.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int TypingMs = 300;

}

GameChooser::GameChooser(WeekHandle week, QWidget* parent)
    : QWidget(parent)
    , m_week(std::move(week))
    , m_logs(new QComboBox)
    , m_search(new QLineEdit)
    , m_view(new QTableView)
    , m_state(new QLabel)
    , m_empty(new EmptyState(m_view))
    , m_retry(new QPushButton(tr("Try &again")))
    , m_model(new PlayGamesModel(this))
    , m_columns(
          new ColumnChoice(m_view, [](int column) { return column < PlayGamesModel::FixedColumnCount; }))
{
    setupViews();
    setupLayout();
    m_typing.setSingleShot(true);
    m_typing.setInterval(TypingMs);
    connect(&m_typing, &QTimer::timeout, this, &GameChooser::refresh);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_retry, &QPushButton::clicked, this, &GameChooser::refresh);
    connect(m_logs, &QComboBox::currentIndexChanged, this, [this] {
        m_chosen.clear();
        m_chosenTitle.clear();
        m_model->setGames({});
        Q_EMIT logChosen();
        refresh();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (const PlayLogGame* game = m_model->game(current.row()))
                    choose(game->gameId);
            });
}

void GameChooser::setupViews()
{
    for (const PlayLogDefinition& log : m_week.game->playLogs)
        m_logs->addItem(visibleText(log.title), log.id);
    m_logs->setObjectName(QStringLiteral("logBox"));
    m_logs->setAccessibleName(tr("Play log"));
    m_logs->setToolTip(tr("Choose the play log to replay"));
    if (m_logs->count() < 2)
        m_logs->hide();
    m_search->setObjectName(QStringLiteral("gameSearch"));
    m_search->setAccessibleName(tr("Search games"));
    m_search->setPlaceholderText(tr("Team, player or id (Ctrl+J)"));
    m_search->setToolTip(tr("Part of a title, of a name in the game or of an id (Ctrl+J)"));
    m_search->setClearButtonEnabled(true);
    m_view->setObjectName(QStringLiteral("gamesTable"));
    m_view->setAccessibleName(tr("Games, newest first"));
    m_view->setModel(m_model);
    setupLineTable(m_view);
    m_view->setTabKeyNavigation(false);
    keepColumns(m_columns, QStringLiteral("columns/games/") + m_week.game->id);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_state->setObjectName(QStringLiteral("gamesState"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_retry->setObjectName(QStringLiteral("gamesRetry"));
    m_retry->hide();
}

void GameChooser::setupLayout()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_logs);
    column->addWidget(m_search);
    column->addWidget(m_view, 1);
    column->addWidget(m_state);
    column->addWidget(m_retry, 0, Qt::AlignLeft);
}

void GameChooser::setLacks(const std::vector<Lack>& lacks)
{
    greyLacking(m_logs, idsOf(m_week.game->playLogs), lacks, Lack::Of::PlayLog);
}

const PlayLogDefinition* GameChooser::log() const
{
    const auto index = static_cast<std::size_t>(std::max(0, m_logs->currentIndex()));
    return index < m_week.game->playLogs.size() ? &m_week.game->playLogs[index] : nullptr;
}

QByteArray GameChooser::gameId() const
{
    return m_chosen;
}

QString GameChooser::gameTitle() const
{
    return m_chosenTitle;
}

qsizetype GameChooser::gamePlays() const
{
    const PlayLogGame* game = m_model->game(m_model->find(m_chosen));
    return game && game->plays ? static_cast<qsizetype>(game->plays->toLongLong()) : 0;
}

bool GameChooser::chooseLog(const QString& logId)
{
    const int index = m_logs->findData(logId);
    if (index >= 0)
        m_logs->setCurrentIndex(index);
    return index >= 0;
}

void GameChooser::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void GameChooser::stop()
{
    if (!m_job.isRunning())
        return;
    m_job.cancel();
    showState(tr("Stopped."), true);
}

void GameChooser::showState(const QString& text, bool canRetry)
{
    m_state->setText(text);
    m_state->setVisible(!text.isEmpty());
    m_retry->setVisible(canRetry);
}

void GameChooser::refresh()
{
    m_typing.stop();
    if (!log())
        return showState(tr("This game has no play logs."));
    showState(tr("Loading…"));
    m_job.start(withSession(m_week, NoDeadline,
                            [log = *log(), names = namesOf(*m_week.game, *log()),
                             search = m_search->text()](Pg::Session& session, const Pg::Call& call) {
                                return loadGames(session, log, {.search = search, .names = names}, call.stop);
                            }),
                [this](Result<PlayLogGames> games) { takeGames(std::move(games)); });
}

void GameChooser::takeGames(Result<PlayLogGames> games)
{
    if (!games) {
        if (games.error().kind != Error::Kind::Cancelled) {
            showState(failureText(games.error()), true);
            Q_EMIT failed(games.error());
        }
        return;
    }
    const bool hasMore = games->hasMore;
    const int columns = m_model->columnCount();
    m_model->setGames(std::move(games->games));
    if (m_model->columnCount() != columns) // ids and the like
        m_columns->apply();
    const int rows = m_model->rowCount();
    sayEmpty();
    if (rows == 0)
        showState({});
    else if (hasMore)
        showState(tr("The newest %L1 games; search to find others.").arg(rows));
    else
        showState(tr("%n game(s), newest first", nullptr, rows));
    m_view->resizeColumnsToContents();
    m_view->setColumnWidth(PlayGamesModel::TitleColumn,
                           std::clamp(m_view->columnWidth(PlayGamesModel::TitleColumn), 120, 190));
    // a search does not take away the game that is on show
    const int chosen = m_model->find(m_chosen);
    if (chosen >= 0) // it may have been chosen before the list was there
        m_chosenTitle = m_model->index(chosen, PlayGamesModel::TitleColumn).data().toString();
    if (chosen >= 0 || (m_chosen.isEmpty() && rows > 0))
        m_view->setCurrentIndex(m_model->index(std::max(0, chosen), 0));
    Q_EMIT loaded();
}

void GameChooser::setRowsHidden(bool are)
{
    m_areRowsHidden = are;
    if (!isLoading())
        sayEmpty();
}

void GameChooser::sayEmpty()
{
    if (m_search->text().trimmed().isEmpty())
        m_empty->say(nothingText());
    else
        m_empty->say(tr("No game matches the search."),
                     {{tr("Clear the search"), [this] { m_search->clear(); }}});
}

QString GameChooser::nothingText() const
{
    return m_areRowsHidden ? tr("There are no games that your role may see: row security hides some.")
                           : tr("No games in this week yet.");
}

QString GameChooser::whyNone() const
{
    const bool isEmpty = m_model->rowCount() == 0 && m_search->text().trimmed().isEmpty();
    return isEmpty ? nothingText() : tr("Choose a game at the left.");
}

void GameChooser::choose(const QByteArray& gameId)
{
    const int row = m_model->find(gameId);
    m_chosenTitle = row >= 0 ? m_model->index(row, PlayGamesModel::TitleColumn).data().toString()
                             : visibleText(QByteArrayView(gameId));
    if (gameId == m_chosen)
        return;
    m_chosen = gameId;
    if (row >= 0)
        m_view->setCurrentIndex(m_model->index(row, 0));
    Q_EMIT gameChosen(gameId);
}

}
