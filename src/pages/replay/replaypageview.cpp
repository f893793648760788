#include "pages/replay/replaypage.h"

#include "base/safetext.h"
#include "pages/replay/bookmarkspane.h"
#include "pages/replay/gamechooser.h"
#include "pages/replay/gamesdropdown.h"
#include "pages/replay/replayplaysview.h"
#include "pages/replay/replaytransport.h"
#include "pages/replay/rollbackwatch.h"
#include "pages/replay/statepanel.h"
#include "pages/replay/verifypane.h"
#include "pages/savedlist.h"
#include "replay/replaycursor.h"
#include "widgets/parts/localaction.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QMenu>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr int NarrowWidth = 1180; // below it the games drop down, and the pictures are tabs beside the state

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
    m_rollbackToStart = localAction(
        this, "rollBackToStart", tr("Roll back to the beginning…"), Qt::CTRL | Qt::ALT | Qt::Key_B,
        [this] { Q_EMIT rollbackRequested(m_side->log()->id, m_side->gameId(), 0); });
    for (QAction* action : {m_rollback, m_rollbackToStart})
        action->setWhatsThis(action->toolTip()); // the tool tip says why not while that is so
    m_compare = localAction(this, "compareReplay", tr("Replay a second game beside it"),
                            Qt::CTRL | Qt::SHIFT | Qt::Key_C, [this] { toggleComparison(); });
    m_compare->setIconText(tr("Second game"));
    m_compare->setCheckable(true);
    QAction* reload =
        localAction(this, "reloadReplay", tr("Refresh"), QKeySequence::Refresh, [this] { refresh(); });
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
    m_side->state()->pinAction()->setIcon(iconOf(Icon::Pin));
    m_compare->setIcon(iconOf(Icon::Columns));
    m_rollback->setIcon(iconOf(Icon::Undo));
    addButtons(m_side->titleRow(), {m_side->state()->pinAction(), m_compare}, true);
    addMore(m_side->titleRow(), {m_rollbackToStart, reload, sql});
    m_side->titleRow()->addWidget(dangerButton(m_rollback));
}

/// What can be done with the play under the mouse, which is the current one by then.
void ReplayPage::showPlayMenu(const QPoint& place)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true); // they say why something cannot be done
    menu->addActions({m_rollback, m_rollbackToStart, m_side->state()->pinAction()});
    menu->popup(m_side->plays()->viewport()->mapToGlobal(place));
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

void ReplayPage::noteNoGame()
{
    m_side->showNotice(m_chooser->whyNone());
}

void ReplayPage::setRowsHidden(bool are)
{
    m_chooser->setRowsHidden(are);
    if (!isLoading() && m_chooser->gameId().isEmpty())
        noteNoGame();
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
            noteNoGame();
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
    m_side->plays()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_side->plays(), &QWidget::customContextMenuRequested, this, &ReplayPage::showPlayMenu);
    const auto toPlays = [this] { m_side->plays()->setFocus(); };
    connect(m_transport, &ReplayTransport::statusMessage, this, &ReplayPage::statusMessage);
    connect(m_transport, &ReplayTransport::jumpDone, this, toPlays);
    connect(m_transport, &ReplayTransport::bookmarkWanted, this, [this] {
        m_side->tabs()->setCurrentWidget(m_bookmarksPane);
        m_bookmarksPane->addHere();
    });
    connect(m_watch, &RollbackWatch::happened, this, [this](const Operation& operation) {
        m_side->showNews(
            visibleText(tr("%1: %2 (%3). The state shown is older.", "who: what was done (why)")
                            .arg(operation.operatorName, operationTitle(operation), operation.reason)));
    });
    connect(m_bookmarksPane, &BookmarksPane::noteDone, this, toPlays);
    connect(m_bookmarks, &SavedList::changed, this, &ReplayPage::updateBookmarks);
    connect(m_bookmarks, &SavedList::statusMessage, this, &ReplayPage::statusMessage);
    connect(m_verify, &VerifyPane::started, this, [this] { m_side->tabs()->setCurrentWidget(m_verify); });
    connect(m_verify, &VerifyPane::playChosen, this,
            [this](const QByteArray& gameId, qint64 playNumber) { openGame({}, gameId, playNumber); });
}

}
