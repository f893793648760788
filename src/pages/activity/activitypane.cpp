#include "pages/activity/activitypane.h"

#include "base/safetext.h"
#include "pg/scripttext.h"
#include "widgets/parts/localaction.h"
#include "widgets/parts/sqldialog.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Activity;

constexpr int PollMs = 500;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ActivityPane)
};

QString stateText(const Activity::Entry& entry)
{
    switch (entry.state) {
    case Activity::State::Running:
        return Text::tr("running");
    case Activity::State::Done:
        return Text::tr("done");
    case Activity::State::Cancelled:
        return Text::tr("cancelled");
    case Activity::State::Failed:
        break;
    }
    return Text::tr("failed");
}

QString timeText(const Activity::Entry& entry)
{
    return entry.state == Activity::State::Running
        ? QString()
        : Text::tr("%1 ms").arg(QLocale().toString(static_cast<double>(entry.microseconds) / 1000.0, 'f', 2));
}

QString sqlText(const Activity::Entry& entry)
{
    return visibleText(QString::fromUtf8(entry.sql).simplified(), 300)
        + (entry.note.isEmpty() ? QString() : QStringLiteral(" — ") + visibleText(entry.note, 200));
}

std::vector<RowsModel<Activity::Entry>::Column> activityColumns()
{
    using Entry = Activity::Entry;
    return {{.title = Text::tr("Time (UTC)"),
             .text = [](const Entry& one) { return one.started.toString(QStringLiteral("HH:mm:ss.zzz")); }},
            {.title = Text::tr("Database"),
             .text = [](const Entry& one) { return visibleText(one.database, 80); }},
            {.title = Text::tr("State"), .text = stateText},
            {.title = Text::tr("Took"), .text = timeText, .isNumber = true},
            {.title = Text::tr("Rows"),
             .text =
                 [](const Entry& one) {
                     return one.state == Activity::State::Done ? QLocale().toString(one.rows) : QString();
                 },
             .isNumber = true},
            {.title = Text::tr("Statement"), .text = sqlText}};
}

}

ActivityPane::ActivityPane(std::shared_ptr<Pg::Activity> activity, QWidget* parent)
    : QWidget(parent)
    , m_activity(std::move(activity))
    , m_model(new RowsModel<Pg::Activity::Entry>(activityColumns(), this))
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
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* copy = new QAction(tr("Copy statement"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copy, &QAction::triggered, this, [this] {
        if (const auto* entry = current())
            QGuiApplication::clipboard()->setText(Pg::scriptText(QString::fromUtf8(entry->sql)));
    });
    m_table->addAction(copy);
    m_cancel->setEnabled(false);
    connect(m_cancel, &QAction::triggered, this, [this] {
        if (const auto* entry = current())
            m_activity->cancel(entry->id);
        update();
    });
    m_table->addAction(m_cancel);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ActivityPane::updateActions);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        showSqlDialog(this, tr("Statement"), QString::fromUtf8(m_model->row(index.row())->sql));
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
    const quint64 id = current() ? current()->id : 0;
    auto entries = m_activity->entries();
    std::ranges::reverse(entries);
    m_model->setRows(std::move(entries));
    const auto again = std::ranges::find(m_model->rows(), id, &Activity::Entry::id);
    const bool isThere = again != m_model->rows().end();
    m_table->setCurrentIndex( // newer ones have moved it down
        isThere ? m_model->index(static_cast<int>(again - m_model->rows().begin()), 0) : QModelIndex());
    if (firstTime)
        m_table->resizeColumnsToContents();
    updateActions();
}

void ActivityPane::updateActions()
{
    m_cancel->setEnabled(current() && current()->state == Activity::State::Running);
}

const Activity::Entry* ActivityPane::current() const
{
    return m_model->row(m_table->currentIndex().row());
}

}
