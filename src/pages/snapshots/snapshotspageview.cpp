#include "pages/snapshots/snapshotspage.h"

#include "pages/snapshots/historypane.h"
#include "pages/snapshots/prunedialog.h"
#include "pages/snapshots/snapshotlist.h"
#include "pages/snapshots/snapshotlistmodel.h"
#include "pages/snapshots/snapshotpane.h"
#include "pages/snapshots/snapshotstrip.h"
#include "pages/snapshots/verifydialog.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/localaction.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

namespace Weekglass {

QAction* SnapshotsPage::addPageAction(const char* id, const QString& text, const QKeySequence& shortcut,
                                      const std::function<void()>& run)
{
    QAction* action = localAction(this, id, text, shortcut, run);
    m_list->table()->addAction(action);
    return action;
}

void SnapshotsPage::setupActions()
{
    addPageAction("newer", tr("Newer snapshot and its changes"), Qt::ALT | Qt::Key_Up, [this] { step(-1); });
    addPageAction("older", tr("Older snapshot and its changes"), Qt::ALT | Qt::Key_Down, [this] { step(1); });
    addPageAction("newest", tr("Newest snapshots"), Qt::CTRL | Qt::Key_Home,
                  [this] { m_list->showNewest(); });
    addPageAction("oldest", tr("Oldest snapshots"), Qt::CTRL | Qt::Key_End, [this] { m_list->showOldest(); });
    addPageAction("refresh", tr("Refresh"), QKeySequence::Refresh, [this] { refresh(); });
    addPageAction("subject", tr("Choose the subject"), Qt::CTRL | Qt::Key_J, [this] {
        m_subjects->setFocus();
        m_subjects->showPopup();
    });
    m_verify = addPageAction("verify", tr("Verify…"), Qt::CTRL | Qt::SHIFT | Qt::Key_V,
                             [this] { showVerifyDialog(); });
    m_prune = addPageAction("prune", tr("Retention…"), Qt::CTRL | Qt::SHIFT | Qt::Key_Delete,
                            [this] { Q_EMIT pruneWanted(); });
    m_verify->setEnabled(!m_week.game->snapshots.empty());
    m_prune->setEnabled(PruneDialog::hasRules(*m_week.game) && !m_week.player);
    addPageAction("stop", tr("Stop loading"), Qt::Key_Escape, [this] { stopLoading(); });
    for (QAction* action : m_pane->paneActions()) {
        addAction(action);
        m_list->table()->addAction(action);
    }
}

void SnapshotsPage::setupLayout()
{
    m_sources->setObjectName(QStringLiteral("snapshotSources"));
    m_sources->setAccessibleName(tr("Source of snapshots"));
    m_sources->setVisible(m_sources->count() > 1);
    m_subjects->setObjectName(QStringLiteral("snapshotSubjects"));
    m_subjects->setAccessibleName(tr("Subject of snapshots"));
    m_subjects->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_subjects->hide();
    m_history->hide();

    auto* top = new QHBoxLayout;
    top->addWidget(m_sources);
    top->addWidget(m_subjects);
    top->addStretch(1);
    m_verify->setIcon(iconOf(Icon::Verify));
    m_prune->setIcon(iconOf(Icon::Remove));
    addButtons(top, {m_verify, m_prune});
    auto* left = new QWidget;
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins({});
    leftColumn->addWidget(m_list, 1);
    leftColumn->addWidget(m_state);
    m_splitter->setObjectName(QStringLiteral("snapshotsSplitter"));
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_pane);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setSizes({360, 560});
    m_splitter->setChildrenCollapsible(false);
    auto* rows = new QSplitter(Qt::Vertical);
    rows->setObjectName(QStringLiteral("snapshotsRows"));
    rows->addWidget(m_splitter);
    rows->addWidget(m_history);
    rows->setStretchFactor(0, 3);
    rows->setStretchFactor(1, 2);
    rows->setSizes({380, 260});
    rows->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(m_strip);
    column->addWidget(banner());
    column->addWidget(rows, 1);
}

void SnapshotsPage::connectParts()
{
    connect(m_sources, &QComboBox::currentIndexChanged, this, &SnapshotsPage::openSource);
    connect(m_subjects, &QComboBox::currentIndexChanged, this, &SnapshotsPage::chooseSubject);
    connect(m_strip, &SnapshotStrip::snapshotClicked, m_list, &SnapshotList::showSeq);
    connect(m_list, &SnapshotList::currentChanged, this, &SnapshotsPage::showCurrent);
    connect(m_list, &SnapshotList::stateChanged, this, &SnapshotsPage::updateState);
    connect(m_list, &SnapshotList::placeChanged, this, &SnapshotsPage::updatePlace);
    connect(m_list, &SnapshotList::failed, this, &SnapshotsPage::takeFailure);
    connect(m_pane, &SnapshotPane::statusMessage, this, &SnapshotsPage::statusMessage);
    connect(m_pane, &SnapshotPane::checked, m_list->model(), &SnapshotListModel::setCheck);
    connect(m_pane, &SnapshotPane::historyWanted, this, &SnapshotsPage::showHistory);
    connect(m_history, &HistoryPane::statusMessage, this, &SnapshotsPage::statusMessage);
    const auto noteIfGone = [this](const Error& error) { // what else fails there is said there
        if (isGone(error))
            takeFailure(error);
    };
    connect(m_pane, &SnapshotPane::failed, this, noteIfGone);
    connect(m_history, &HistoryPane::failed, this, noteIfGone);
    connect(m_history, &HistoryPane::snapshotActivated, m_list, &SnapshotList::showSnapshot);
    connect(m_history, &HistoryPane::closed, this, [this] {
        m_history->hide();
        m_list->table()->setFocus();
    });
}

}
