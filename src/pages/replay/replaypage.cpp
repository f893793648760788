#include "pages/replay/replaypage.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "pages/replay/bookmarkspane.h"
#include "pages/replay/gamechooser.h"
#include "pages/replay/gamesdropdown.h"
#include "pages/replay/replaycomparison.h"
#include "pages/replay/replayplaysview.h"
#include "pages/replay/replayside.h"
#include "pages/replay/replaytimeline.h"
#include "pages/replay/replaytransport.h"
#include "pages/replay/statepanel.h"
#include "pages/replay/verifypane.h"
#include "pages/rollback/operationtask.h"
#include "pages/savedlist.h"
#include "pg/scripttext.h"
#include "replay/replayclock.h"
#include "replay/replaycursor.h"
#include "replay/replayverify.h"
#include "rollback/undo.h"
#include "weeks/withsession.h"
#include "widgets/parts/localaction.h"
#include "widgets/parts/sqldialog.h"

#include <QAction>
#include <QHBoxLayout>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

// of the page's state
constexpr QLatin1String LogKey("log");
constexpr QLatin1String GameKey("game");
constexpr QLatin1String PlayKey("play");

constexpr int NarrowWidth = 1180; // below it the games drop down, and the pictures are tabs beside the state

}

ReplayPage::ReplayPage(WeekHandle week, QWidget* parent)
    : WeekPage(std::move(week), parent)
    , m_side(new ReplaySide(m_week, QStringLiteral("replay")))
    , m_clock(new ReplayClock(m_side->cursor(), {}, this))
    , m_chooser(new GameChooser(m_week))
    , m_transport(new ReplayTransport(m_side->cursor(), m_clock))
    , m_bookmarks(new SavedList(m_week.game->id, QStringLiteral("playBookmark"), this))
    , m_bookmarksPane(new BookmarksPane(m_bookmarks, m_side->cursor()))
    , m_verify(new VerifyPane(m_week))
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_sides(new QSplitter(Qt::Horizontal))
{
    setupLayout();
    setupTabs();
    setupActions();
    connectViews();
    m_transport->guardKeys(this);
    setFocusProxy(m_side);
    updateGame();
    m_chooser->refresh();
}

ReplayPage::~ReplayPage() = default;

void ReplayPage::join(PageHost& host)
{
    connect(this, &ReplayPage::rollbackRequested, &host,
            [this, &host](const QString& log, const QByteArray& game, qint64 play) {
                host.showTask(m_week, rollbackTask(m_week, log, game, play));
            });
    refreshAfterTasks(host);
}

ReplayCursor* ReplayPage::cursor() const
{
    return m_side->cursor();
}

void ReplayPage::setupLayout()
{
    m_sides->setObjectName(QStringLiteral("replaySides"));
    m_sides->addWidget(m_side);
    m_sides->setChildrenCollapsible(false);
    auto* right = new QWidget;
    auto* rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    rightColumn->addWidget(m_sides, 1);
    rightColumn->addWidget(m_transport);
    m_splitter->setObjectName(QStringLiteral("replaySplitter"));
    m_splitter->addWidget(m_chooser);
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({200, 1000});
    m_splitter->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_splitter);
}

void ReplayPage::setupTabs()
{
    m_side->tabs()->addTab(m_bookmarksPane, tr("Bookmarks"));
    m_side->tabs()->addTab(m_verify, tr("Verify"));
}

void ReplayPage::setupActions()
{
    addActions(m_transport->actions());
    addActions({m_verify->verifyGameAction(), m_verify->verifyAllAction()});
    m_rollback =
        localAction(this, "rollBack", tr("Roll back to here…"), Qt::CTRL | Qt::SHIFT | Qt::Key_B, [this] {
            Q_EMIT rollbackRequested(m_side->log()->id, m_side->gameId(), cursor()->playNumber());
        });
    m_rollbackTip = m_rollback->toolTip();
    m_compare = localAction(this, "compareReplay", tr("Replay a second game beside it"),
                            Qt::CTRL | Qt::SHIFT | Qt::Key_C, [this] { toggleComparison(); });
    m_compare->setIconText(tr("Second game"));
    m_compare->setCheckable(true);
    QAction* reload =
        localAction(this, "reloadReplay", tr("Reload"), QKeySequence::Refresh, [this] { refresh(); });
    QAction* sql =
        localAction(this, "showReplaySql", tr("Show SQL"), Qt::CTRL | Qt::Key_U, [this] { showSql(); });
    localAction(this, "searchGames", tr("Search games"), Qt::CTRL | Qt::Key_J,
                [this] { m_dropDown->open(); });
    localAction(this, "showBookmarks", tr("Show bookmarks"), Qt::CTRL | Qt::Key_B,
                [this] { showTab(m_bookmarksPane); });
    m_wayBack = localAction(this, "backToCurrent", tr("Back to current"), Qt::CTRL | Qt::SHIFT | Qt::Key_Home,
                            [this] { backToCurrent(); });
    m_wayBack->setVisible(false);
    m_side->setWayBack(m_wayBack);
    localAction(this, "stopReplay", tr("Stop loading"), Qt::Key_Escape, [this] { stop(); });
    m_dropDown = new GamesDropDown(m_chooser, m_splitter);
    m_side->titleRow()->addWidget(m_dropDown);
    addButtons(m_side->titleRow(), {m_rollback, m_side->state()->pinAction(), m_compare, reload, sql}, true);
}

void ReplayPage::resizeEvent(QResizeEvent* event)
{
    WeekPage::resizeEvent(event);
    m_dropDown->setNarrow(width() < NarrowWidth);
    m_side->setNarrow(width() < NarrowWidth);
}

void ReplayPage::showTab(QWidget* tab)
{
    m_side->tabs()->setCurrentWidget(tab);
    tab->setFocus();
}

void ReplayPage::connectViews()
{
    connect(m_chooser, &GameChooser::gameChosen, this, &ReplayPage::loadGame);
    connect(m_chooser, &GameChooser::logChosen, this, [this] {
        m_side->clear();
        updateGame();
    });
    connect(m_chooser, &GameChooser::loaded, this, [this] {
        if (m_chooser->gameId().isEmpty())
            m_side->showNotice(tr("Choose a game at the left."));
        else if (m_side->gameId() == m_chooser->gameId() && !m_branch)
            m_side->setGameTitle(m_chooser->gameTitle());
    });
    connect(m_chooser, &GameChooser::failed, this, &ReplayPage::noteIfGone);
    connect(m_side, &ReplaySide::statusMessage, this, &ReplayPage::statusMessage);
    connect(m_side, &ReplaySide::weekGone, this, &ReplayPage::weekGone);
    connect(m_side, &ReplaySide::retryWanted, this, [this] {
        if (m_branch)
            return loadGame(); // F5 would load the game as it is
        refresh();
    });
    connect(m_side, &ReplaySide::marksChanged, this, [this] { m_transport->setMarks(m_side->marks()); });
    connect(cursor(), &ReplayCursor::positionChanged, this, &ReplayPage::updateGame);
    for (const auto loaded : {&ReplayCursor::logChanged, &ReplayCursor::logGrown}) {
        connect(cursor(), loaded, this, &ReplayPage::updateBookmarks);
        connect(cursor(), loaded, this, &ReplayPage::findRollbackPoints);
    }
    const auto toPlays = [this] { m_side->plays()->setFocus(); };
    connect(m_transport, &ReplayTransport::statusMessage, this, &ReplayPage::statusMessage);
    connect(m_transport, &ReplayTransport::jumpDone, this, toPlays);
    connect(m_transport, &ReplayTransport::bookmarkWanted, this, [this] {
        m_side->tabs()->setCurrentWidget(m_bookmarksPane);
        m_bookmarksPane->addHere();
    });
    connect(m_bookmarksPane, &BookmarksPane::noteDone, this, toPlays);
    connect(m_bookmarks, &SavedList::changed, this, &ReplayPage::updateBookmarks);
    connect(m_bookmarks, &SavedList::statusMessage, this, &ReplayPage::statusMessage);
    connect(m_verify, &VerifyPane::started, this, [this] { m_side->tabs()->setCurrentWidget(m_verify); });
    connect(m_verify, &VerifyPane::playChosen, this,
            [this](const QByteArray& gameId, qint64 playNumber) { openGame({}, gameId, playNumber); });
}

bool ReplayPage::isLoading() const
{
    return m_side->isLoading() || m_chooser->isLoading() || (m_comparison && m_comparison->isLoading());
}

PageState ReplayPage::state() const
{
    const PlayLogDefinition* log = m_chooser->log();
    const QByteArray game = m_chooser->gameId();
    if (!log || game.isEmpty())
        return {};
    PageState state {{LogKey, log->id}, {GameKey, QString::fromUtf8(game)}};
    if (game == cursor()->log()->gameId() && cursor()->position() >= 0)
        state.insert(PlayKey, QString::number(cursor()->playNumber()));
    else if (m_wantedPlay)
        state.insert(PlayKey, QString::number(*m_wantedPlay));
    return state;
}

void ReplayPage::setState(const PageState& state)
{
    if (!state.contains(GameKey))
        return;
    bool isNumber = false;
    const qint64 play = state.value(PlayKey).toLongLong(&isNumber);
    openGame(state.value(LogKey), state.value(GameKey).toUtf8(),
             isNumber ? std::optional(play) : std::nullopt);
}

std::vector<QStringList> ReplayPage::commands() const
{
    const PlayLogDefinition* log = m_chooser->log();
    if (!log)
        return {};
    QStringList command {QStringLiteral("plays"), QStringLiteral("--week"), m_week.title(),
                         QStringLiteral("--log"), log->id};
    if (!m_chooser->gameId().isEmpty())
        command << QStringLiteral("--game") << QString::fromUtf8(m_chooser->gameId());
    return {command};
}

void ReplayPage::openGame(const QString& logId, const QByteArray& gameId, std::optional<qint64> playNumber)
{
    if (!logId.isEmpty())
        m_chooser->chooseLog(logId);
    if (gameId == m_side->cursor()->log()->gameId() && gameId == m_chooser->gameId()) {
        if (playNumber)
            cursor()->jumpTo(*playNumber);
        return;
    }
    m_wantedPlay = playNumber;
    const bool isChosen = gameId == m_chooser->gameId();
    m_chooser->choose(gameId);
    if (isChosen)
        loadGame();
}

void ReplayPage::openBranch(const Operation& rollback, bool allowSuperuser)
{
    m_branch = Branch {.rollback = rollback, .allowSuperuser = allowSuperuser};
    if (m_chooser->log() && m_chooser->log()->id == rollback.log && m_chooser->gameId() == rollback.gameId)
        loadGame();
    else
        openGame(rollback.log, rollback.gameId);
}

/// The plays within a transaction in which the rollback is undone.
ReplaySide::Branch ReplayPage::branch() const
{
    const auto load = [week = m_week, branch = *m_branch](
                          Pg::Session& session, const std::stop_token& stop,
                          const PlayLogParts& /*parts*/) -> Result<std::shared_ptr<const PlayLog>> {
        const PlayLogDefinition* log = week.game->playLog(branch.rollback.log);
        std::shared_ptr<const PlayLog> plays;
        const auto looked = withBranch(session, *week.game, branch.rollback.id,
                                       [&](Pg::Session& inside) -> Result<void> {
                                           auto loaded =
                                               loadPlays(inside, *log, branch.rollback.gameId, stop);
                                           if (!loaded)
                                               return loaded.error();
                                           plays = *std::move(loaded);
                                           return {};
                                       },
                                       {.allowSuperuser = branch.allowSuperuser, .call = {.stop = stop}});
        if (!looked)
            return looked.error();
        return plays;
    };
    return {.load = load, .lastKept = m_branch->rollback.headAfter};
}

/// Stays at the play if the game still has it.
void ReplayPage::backToCurrent()
{
    if (!m_branch)
        return;
    if (cursor()->position() >= 0 && cursor()->playNumber() <= m_branch->rollback.headAfter)
        m_wantedPlay = cursor()->playNumber();
    m_branch.reset();
    loadGame();
}

const QString& ReplayPage::gameTitle() const
{
    return m_side->gameTitle();
}

void ReplayPage::refresh()
{
    m_chooser->refresh();
    if (std::exchange(m_branch, std::nullopt))
        loadGame();
    else
        m_side->reload();
    if (m_comparison)
        m_comparison->refresh();
}

void ReplayPage::stop()
{
    m_chooser->stop();
    m_side->stop();
    if (m_comparison)
        m_comparison->side()->stop();
}

void ReplayPage::loadGame()
{
    const PlayLogDefinition* log = m_chooser->log();
    if (!log)
        return;
    const QByteArray gameId = m_chooser->gameId();
    m_transport->setExpected(m_chooser->gamePlays());
    m_bookmarks->setPrefix(gameId.isEmpty()
                               ? std::nullopt
                               : std::optional(savedPrefix(m_week.identity, {log->id, fromUtf8(gameId)})));
    m_bookmarks->load();
    if (m_branch && (m_branch->rollback.log != log->id || m_branch->rollback.gameId != gameId))
        m_branch.reset(); // another game was chosen
    if (m_branch)
        m_side->load(*log, gameId,
                     tr("%1 – as it was before the rollback to play %2")
                         .arg(m_chooser->gameTitle(), QString::number(m_branch->rollback.target)),
                     static_cast<qsizetype>(m_branch->rollback.head), m_branch->rollback.target, branch());
    else
        m_side->load(*log, gameId, m_chooser->gameTitle(), m_chooser->gamePlays(),
                     std::exchange(m_wantedPlay, std::nullopt));
    m_wayBack->setVisible(m_branch.has_value());
    m_verify->setGame(log, gameId, m_side->gameTitle());
}

/// What depends on which game is shown, and where it stands.
void ReplayPage::updateGame()
{
    const bool isShown =
        m_side->log() && cursor()->position() >= 0 && cursor()->log()->gameId() == m_side->gameId();
    const QString refused = isShown && m_points ? m_points->reasonAgainst(cursor()->playNumber()) : QString();
    m_rollback->setEnabled(isShown && !m_branch && m_side->log()->rollback && cursor()->log()->isWhole()
                           && refused.isEmpty());
    m_rollback->setToolTip(refused.isEmpty() ? m_rollbackTip : visibleLines(refused));
    m_compare->setEnabled(isShown || m_comparison);
    if (!m_side->log()) {
        m_bookmarks->setPrefix({});
        m_verify->setGame(m_chooser->log(), {}, {});
    }
}

/// Which plays can be rolled back to. Without an answer all are offered: the preview refuses.
void ReplayPage::findRollbackPoints()
{
    m_points.reset();
    m_pointsJob.cancel();
    const PlayLogDefinition* log = m_side->log();
    if (!log || !log->rollback || m_branch || cursor()->log()->isEmpty() || !cursor()->log()->isWhole())
        return;
    m_pointsJob.start(withSession(m_week, NoDeadline, rollbackPoints, *log, m_side->gameId()),
                      [this](const Result<RollbackPoints>& points) {
                          if (!points)
                              return;
                          m_points = *points;
                          QHash<qint64, QString> reasons;
                          for (const RollbackPoints::Refusal& refusal : points->refused)
                              reasons.insert(refusal.playNumber, refusal.reason);
                          m_side->setRefused(reasons);
                          updateGame();
                      });
}

void ReplayPage::updateBookmarks()
{
    std::vector<qsizetype> plays;
    for (const auto& [playNumber, note] : m_bookmarks->texts()) {
        if (const auto index = cursor()->log()->indexOf(playNumber))
            plays.push_back(*index);
    }
    m_transport->timeline()->setBookmarks(std::move(plays));
}

void ReplayPage::toggleComparison()
{
    if (m_comparison) {
        m_comparison->deleteLater();
        m_comparison->hide();
        m_comparison = nullptr;
        m_compare->setChecked(false);
        return updateGame();
    }
    m_comparison = new ReplayComparison(m_week, m_side);
    m_sides->addWidget(m_comparison);
    m_sides->setSizes({500, 500});
    m_transport->guardKeys(m_comparison);
    connect(m_comparison, &ReplayComparison::closed, this, &ReplayPage::toggleComparison);
    connect(m_comparison, &ReplayComparison::statusMessage, this, &ReplayPage::statusMessage);
    connect(m_comparison, &ReplayComparison::weekGone, this, &ReplayPage::weekGone);
    m_compare->setChecked(true);
    m_comparison->chooseGame();
}

QString ReplayPage::shownSql() const
{
    const PlayLogDefinition* log = m_chooser->log();
    if (!log)
        return {};
    QString text;
    const auto add = [&text](const QString& what, const Result<Pg::Sql>& sql) {
        text += Pg::scriptComment(what)
            + (sql ? Pg::scriptStatement(QString::fromUtf8(sql->text()))
                   : Pg::scriptComment(sql.error().text()))
            + QLatin1Char('\n');
    };
    add(tr("The games; $1: search text or NULL, $2: limit"), gamesSql(*log, namesOf(*m_week.game, *log)));
    const QString game = visibleText(QByteArrayView(m_chooser->gameId()));
    add(tr("The plays; $1: the game, here %1").arg(game), playsSql(*log));
    for (const GameFile& file : log->asOf)
        add(tr("State that changes seldom (%1); $1: the game").arg(file.name), asOfSql(file));
    if (log->verify)
        add(tr("Verification of a game; $1: the game, $2: how many divergences to show"), verifySql(*log));
    return text.trimmed();
}

void ReplayPage::showSql()
{
    showSqlDialog(this, tr("SQL of the replay"), shownSql());
}

}
