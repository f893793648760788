#include "pages/replay/replaycomparison.h"

#include "pages/replay/gamechooser.h"
#include "pages/replay/replayside.h"
#include "replay/replaycursor.h"
#include "widgets/parts/localaction.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace Weekglass {

ReplayComparison::ReplayComparison(WeekHandle week, ReplaySide* leader, QWidget* parent)
    : QWidget(parent)
    , m_week(std::move(week))
    , m_side(new ReplaySide(m_week, QStringLiteral("secondReplay")))
    , m_lock(new QComboBox)
    , m_link(new ReplayLink(leader->cursor(), m_side->cursor(), this))
{
    setObjectName(QStringLiteral("replayComparison"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    setupBar();
    column->addWidget(m_side, 1);
    connect(m_side, &ReplaySide::statusMessage, this, &ReplayComparison::statusMessage);
    connect(m_side, &ReplaySide::weekGone, this, &ReplayComparison::weekGone);
    connect(m_side, &ReplaySide::retryWanted, this, &ReplayComparison::refresh);
    m_side->showNotice(tr("Choose the game to replay beside the other one."));
}

void ReplayComparison::setupBar()
{
    m_lock->setObjectName(QStringLiteral("lockBox"));
    m_lock->setAccessibleName(tr("Synchronization of the two replays"));
    m_lock->setToolTip(m_lock->accessibleName());
    m_lock->addItem(tr("By play number"), int(ReplayLink::Lock::PlayNumber));
    m_lock->addItem(tr("By time passed"), int(ReplayLink::Lock::Elapsed));
    connect(m_lock, &QComboBox::currentIndexChanged, this,
            [this] { m_link->setLock(static_cast<ReplayLink::Lock>(m_lock->currentData().toInt())); });
    auto* choose =
        localAction(this, "chooseSecondGame", tr("Choose the second game"), Qt::CTRL | Qt::SHIFT | Qt::Key_D);
    choose->setIconText(tr("Game…"));
    connect(choose, &QAction::triggered, this, &ReplayComparison::chooseGame);
    auto* close =
        localAction(this, "closeSecondGame", tr("Close the second game"), Qt::CTRL | Qt::SHIFT | Qt::Key_F4);
    close->setIconText(QStringLiteral("✕"));
    connect(close, &QAction::triggered, this, &ReplayComparison::closed);
    m_side->titleRow()->addWidget(m_lock);
    for (QAction* action : {choose, close}) {
        addAction(action);
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setAccessibleName(action->text());
        m_side->titleRow()->addWidget(button);
    }
}

bool ReplayComparison::isLoading() const
{
    return m_side->isLoading();
}

void ReplayComparison::chooseGame()
{
    auto* dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("The second game"));
    auto* chooser = new GameChooser(m_week);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(chooser, 1);
    column->addWidget(buttons);
    dialog->resize(560, 420);
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(dialog, &QDialog::accepted, this, [this, chooser] {
        if (chooser->log() && !chooser->gameId().isEmpty())
            m_side->load(*chooser->log(), chooser->gameId(), chooser->gameTitle(), chooser->gamePlays());
    });
    chooser->refresh();
    dialog->open();
}

void ReplayComparison::refresh()
{
    if (m_side->log())
        m_side->reload();
}

}
