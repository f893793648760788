#include "pages/activity/activitypane.h"

#include "pages/activity/activitymodel.h"
#include "pg/scripttext.h"
#include "widgets/parts/localaction.h"
#include "widgets/parts/sqldialog.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr int PollMs = 500;

}

ActivityPane::ActivityPane(std::shared_ptr<Pg::Activity> activity, QWidget* parent)
    : QWidget(parent)
    , m_activity(std::move(activity))
    , m_model(new ActivityModel(this))
    , m_table(new QTableView)
    , m_cancel(localAction(this, "cancelStatement", tr("Cancel statement"), Qt::Key_Delete))
{
    m_table->setObjectName(QStringLiteral("activityTable"));
    m_table->setAccessibleName(tr("Statements sent to the server, newest first"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 4);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* copy = new QAction(tr("Copy statement"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copy, &QAction::triggered, this, [this] {
        QGuiApplication::clipboard()->setText(Pg::scriptText(m_model->sql(m_table->currentIndex().row())));
    });
    m_table->addAction(copy);
    m_cancel->setEnabled(false);
    connect(m_cancel, &QAction::triggered, this, [this] {
        m_activity->cancel(m_model->id(m_table->currentIndex().row()));
        update();
    });
    m_table->addAction(m_cancel);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ActivityPane::updateActions);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        showSqlDialog(this, tr("Statement"), m_model->sql(index.row()));
    });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    m_poll.setInterval(PollMs);
    connect(&m_poll, &QTimer::timeout, this, &ActivityPane::update);
}

void ActivityPane::showEvent(QShowEvent* event)
{
    m_poll.start();
    update();
    QWidget::showEvent(event);
}

void ActivityPane::hideEvent(QHideEvent* event)
{
    m_poll.stop(); // nobody looks
    QWidget::hideEvent(event);
}

void ActivityPane::update()
{
    const quint64 version = m_activity->version();
    if (version == m_shownVersion)
        return;
    const bool firstTime = m_shownVersion == 0;
    m_shownVersion = version;
    const quint64 current = m_model->id(m_table->currentIndex().row());
    m_model->setEntries(m_activity->entries());
    m_table->setCurrentIndex(m_model->index(m_model->find(current), 0)); // newer ones have moved it down
    if (firstTime)
        m_table->resizeColumnsToContents();
    updateActions();
}

void ActivityPane::updateActions()
{
    m_cancel->setEnabled(m_model->isRunning(m_table->currentIndex().row()));
}

}
