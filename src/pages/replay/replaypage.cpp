#include "pages/replay/replaypage.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "pages/lacking.h"
#include "pages/replay/bookmarkspane.h"
#include "pages/replay/gamechooser.h"
#include "pages/replay/replaycomparison.h"
#include "pages/replay/replayside.h"
#include "pages/replay/replaytimeline.h"
#include "pages/replay/replaytransport.h"
#include "pages/replay/rollbackwatch.h"
#include "pages/replay/verifypane.h"
#include "pages/rollback/operationtask.h"
#include "pages/savedlist.h"
#include "pg/scripttext.h"
#include "replay/replayclock.h"
#include "replay/replaycursor.h"
#include "replay/replayverify.h"
#include "rollback/undo.h"
#include "weeks/withsession.h"
#include "widgets/parts/sqldialog.h"

#include <QAction>
#include <QSplitter>

namespace Weekglass {

namespace {

// of the page's state
constexpr QLatin1String LogKey("log");
constexpr QLatin1String GameKey("game");
constexpr QLatin1String PlayKey("play");

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
    , m_watch(new RollbackWatch(m_week, this))
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
    QStringList command = QStringList {QStringLiteral("plays")} + m_week.arguments();
    command << QStringLiteral("--log") << log->id;
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
    watchRollbacks();
    if (m_comparison)
        m_comparison->refresh();
}

/// Of the game that is shown, as it is.
void ReplayPage::watchRollbacks()
{
    const PlayLogDefinition* log = m_side->log();
    m_watch->watch(log && log->rollback && !m_branch ? log->id : QString(), m_chooser->gameId());
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
                     tr("%1 – as it was before the rollback %2")
                         .arg(m_chooser->gameTitle(), backToText(m_branch->rollback.target)),
                     static_cast<qsizetype>(m_branch->rollback.head), m_branch->rollback.target, branch());
    else
        m_side->load(*log, gameId, m_chooser->gameTitle(), m_chooser->gamePlays(),
                     std::exchange(m_wantedPlay, std::nullopt));
    watchRollbacks();
    m_wayBack->setVisible(m_branch.has_value());
    m_verify->setGame(log, gameId, m_side->gameTitle());
}

void ReplayPage::setLacks(const std::vector<Lack>& lacks)
{
    m_lacks = lacks;
    m_chooser->setLacks(lacks);
    updateGame();
}

/// What depends on which game is shown, and where it stands.
void ReplayPage::updateGame()
{
    const bool isShown =
        m_side->log() && cursor()->position() >= 0 && cursor()->log()->gameId() == m_side->gameId();
    const bool isWhole = isShown && m_side->log()->rollback && cursor()->log()->isWhole();
    const QString lacking = isWhole ? whyLacking(m_lacks, Lack::Of::Rollback, m_side->log()->id) : QString();
    const auto offer = [&](QAction* action, qint64 play) {
        const QString refused = !isWhole ? QString()
            : !lacking.isEmpty()         ? lacking
            : m_branch                   ? tr("These plays were removed. Go back to the current game first.")
            : m_points                   ? m_points->reasonAgainst(play)
                                         : QString();
        action->setEnabled(isWhole && refused.isEmpty());
        action->setToolTip(refused.isEmpty() ? action->whatsThis() : visibleLines(refused));
    };
    offer(m_rollback, cursor()->playNumber());
    offer(m_rollbackToStart, 0);
    m_rollbackToStart->setText(cursor()->log()->hasStart() ? tr("Roll back to before the first play…")
                                                           : tr("Roll back to the beginning…"));
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
    if (log->start)
        add(tr("The state before the first play; $1: the game"), startSql(*log->start));
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
