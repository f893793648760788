#include "pages/migrations/partitionsdialog.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "pages/archive/folderfield.h"
#include "pages/migrations/migrationdelegate.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>

namespace Weekglass {

namespace {

constexpr int SecondsOfTime = 19; // characters until there
constexpr int DaysOfTime = 10;
constexpr int JobRole = Qt::UserRole; // its id

QString dayOf(const QByteArray& time)
{
    return fromUtf8(time.left(DaysOfTime));
}

}

PartitionsDialog::PartitionsDialog(AdminServer server, WeekHandle week, ReferenceCatalogs::Server scratch,
                                   QWidget* parent)
    : AdminDialog("partitionsDialog", std::move(server), week.identity, tr("Partitions"),
                  tr("Archive and &drop the old ones"), parent)
    , m_handle(std::move(week))
    , m_scratch(std::move(scratch))
    , m_tree(new QTreeWidget)
    , m_folder(new FolderField(QStringLiteral("partitionsFolder"), defaultArchiveFolder()))
    , m_make(new QPushButton(tr("&Make the months ahead")))
    , m_cronText(new QLabel)
    , m_schedule(new QPushButton(tr("Let pg_cron make them e&ach month")))
    , m_unschedule(new QPushButton(tr("Remo&ve the selected job")))
    , m_typed(addField("partitionsTyped",
                       this->server().isProduction() ? tr("&Type to confirm:") : tr("&Type to drop:"), {}))
    , m_words([this](const QString& word) { showMessage(word); })
{
    setupView();
    look();
}

void PartitionsDialog::setupView()
{
    m_tree->setObjectName(QStringLiteral("partitionsTree"));
    m_tree->setAccessibleName(tr("Tables and their months"));
    m_tree->setColumnCount(ColumnCount);
    m_tree->setHeaderLabels({tr("Table and month"), tr("What"), tr("From"), tr("To"), tr("Rows"), tr("Size"),
                             tr("Newest row (UTC)")});
    m_tree->setItemDelegate(new AlarmDelegate(m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_make->setObjectName(QStringLiteral("partitionsMake"));
    m_schedule->setObjectName(QStringLiteral("partitionsSchedule"));
    m_unschedule->setObjectName(QStringLiteral("partitionsUnschedule"));
    m_cronText->setObjectName(QStringLiteral("partitionsCron"));
    m_cronText->setTextFormat(Qt::PlainText);
    m_cronText->setWordWrap(true);
    for (QPushButton* button : {m_make, m_schedule, m_unschedule})
        button->setAutoDefault(false);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &PartitionsDialog::updateOwnButtons);
    connect(m_make, &QPushButton::clicked, this, &PartitionsDialog::make);
    connect(m_schedule, &QPushButton::clicked, this, &PartitionsDialog::schedule);
    connect(m_unschedule, &QPushButton::clicked, this, &PartitionsDialog::unschedule);
    connect(m_typed, &QLineEdit::textChanged, this, &PartitionsDialog::updateOwnButtons);
    if (server().isProduction())
        demand(m_typed, week().confirmation());
    auto* middle = new QWidget;
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins({});
    column->addWidget(m_tree, 1);
    auto* makeRow = new QHBoxLayout;
    makeRow->addWidget(m_make);
    makeRow->addStretch(1);
    column->addLayout(makeRow);
    auto* cronRow = new QHBoxLayout;
    cronRow->addWidget(m_cronText, 1);
    cronRow->addWidget(m_schedule);
    cronRow->addWidget(m_unschedule);
    column->addLayout(cronRow);
    auto* form = new QFormLayout;
    form->addRow(tr("Archives of &old months go to:"), m_folder);
    column->addLayout(form);
    addWidget(middle);
    constexpr int Width = 900;
    constexpr int Height = 640;
    resize(Width, Height);
}

PartitionRequest PartitionsDialog::request()
{
    return {.server = server().pool->options(),
            .game = *m_handle.game, // the handle lives as long as the work that has a copy of it
            .week = m_handle.identity,
            .archiveFolder = m_folder->folder(),
            .by = by(),
            .onProgress = m_words.begin(),
            .stop = newStop()};
}

void PartitionsDialog::look()
{
    m_plan.reset();
    m_cron.reset();
    job().start(
        [handle = m_handle, request = request()](const std::stop_token&) {
            return Looked {.plan = planPartitions(request),
                           .cron = readCron(request.server, handle.identity, request.stop)};
        },
        [this](const Looked& looked) { takeLooked(looked); });
    showMessage(tr("Looking at the months and counting what would go…"));
    updateOwnButtons();
}

void PartitionsDialog::takeLooked(const Looked& looked)
{
    m_words.end();
    m_tree->clear();
    QStringList lines;
    if (!m_said.isEmpty())
        lines << m_said;
    if (looked.plan) {
        m_plan = *looked.plan;
        for (const PartitionedTable& table : m_plan->tables)
            showTable(table);
        for (const QString& obstacle : m_plan->obstacles)
            lines << tr("In the way: %1").arg(obstacle);
        setHeadline(tr("Months of %1 as of %2 (UTC, the server's clock)")
                        .arg(week().name, m_plan->today.toString(Qt::ISODate)));
    } else {
        setHeadline(tr("The months could not be read."));
        lines << looked.plan.error().text();
    }
    for (int column = 0; column < ColumnCount; ++column)
        m_tree->resizeColumnToContents(column);
    showCron(looked.cron);
    showMessage(lines.join(QLatin1Char('\n')));
    const bool isAsked = server().isProduction() || (m_plan && m_plan->drops());
    m_typed->setEnabled(isAsked);
    m_typed->setPlaceholderText(isAsked ? week().confirmation() : tr("nothing is old enough to go"));
    if (isAsked)
        demand(m_typed, week().confirmation());
    else
        undemand(m_typed);
    planned();
    updateOwnButtons();
}

void PartitionsDialog::showTable(const PartitionedTable& table)
{
    const QLocale locale;
    auto* top = new QTreeWidgetItem(m_tree);
    top->setText(NameColumn, visibleText(table.rule.table));
    top->setText(WhatColumn,
                 tr("keeps %1 months, %2 ahead", "numbers").arg(table.rule.keep).arg(table.rule.ahead));
    for (const Partition& one : table.partitions) {
        auto* row = new QTreeWidgetItem(top);
        const bool goes = std::ranges::find(table.toDrop, one.name) != table.toDrop.end();
        row->setText(NameColumn, visibleText(one.name));
        row->setText(WhatColumn,
                     goes                 ? tr("archived and dropped")
                         : one.isDefault  ? tr("takes what no month takes")
                         : one.isForeign  ? tr("foreign, left alone")
                         : one.isDetached ? tr("detached, not dropped yet")
                                          : tr("stays"));
        row->setText(FromColumn, dayOf(one.from));
        row->setText(ToColumn, dayOf(one.to));
        row->setText(RowsColumn,
                     one.rows                   ? locale.toString(*one.rows)
                         : one.rowsEstimate < 0 ? tr("not known")
                                                : tr("about %1").arg(locale.toString(one.rowsEstimate)));
        row->setText(SizeColumn, locale.formattedDataSize(one.bytes));
        row->setText(NewestColumn, fromUtf8(one.newest.left(SecondsOfTime)));
        row->setTextAlignment(RowsColumn, Qt::AlignRight | Qt::AlignVCenter);
        row->setTextAlignment(SizeColumn, Qt::AlignRight | Qt::AlignVCenter);
        if (goes)
            row->setData(WhatColumn, AlarmDelegate::AlarmRole, true);
    }
    for (const QDate& month : table.toMake) {
        auto* row = new QTreeWidgetItem(top);
        row->setText(NameColumn, month.toString(QStringLiteral("yyyy-MM")));
        row->setText(WhatColumn, tr("not there yet: will be made"));
        row->setText(FromColumn, month.toString(Qt::ISODate));
        row->setText(ToColumn, month.addMonths(1).toString(Qt::ISODate));
    }
    top->setExpanded(true);
}

void PartitionsDialog::showCron(const Result<CronState>& cron)
{
    if (!cron)
        return m_cronText->setText(visibleLines(tr("pg_cron: %1").arg(cron.error().text())));
    m_cron = *cron;
    if (!cron->obstacle.isEmpty())
        return m_cronText->setText(visibleLines(tr("pg_cron: %1").arg(cron->obstacle)));
    m_cronText->setText(cron->jobs.empty() ? tr("pg_cron is there and has no job for this week.")
                                           : tr("pg_cron works for this week."));
    if (cron->jobs.empty())
        return;
    auto* top = new QTreeWidgetItem(m_tree);
    top->setText(NameColumn, tr("Jobs of pg_cron"));
    for (const CronJob& one : cron->jobs) {
        auto* row = new QTreeWidgetItem(top);
        row->setData(NameColumn, JobRole, one.id);
        row->setText(NameColumn, visibleText(one.name));
        row->setToolTip(NameColumn, visibleLines(one.command).toHtmlEscaped());
        row->setText(WhatColumn, visibleText(one.schedule));
        row->setText(FromColumn, dayOf(one.lastRun));
        row->setText(NewestColumn,
                     visibleText(one.lastRun.isEmpty()
                                     ? tr("never ran yet")
                                     : tr("%1 %2", "status, message").arg(one.lastStatus, one.lastMessage)));
    }
    top->setExpanded(true);
}

/// Where the server is production nothing is done before it is typed, also what takes nothing away.
bool PartitionsDialog::isConfirmed() const
{
    return !server().isProduction() || m_typed->text().trimmed() == week().confirmation();
}

void PartitionsDialog::make()
{
    if (isBusy() || !isConfirmed() || !m_plan || !m_plan->makes())
        return;
    m_isRunning = true;
    job().start(
        [handle = m_handle, request = request()](const std::stop_token&) { return makePartitions(request); },
        [this](const Result<PartitionReport>& report) { takeReport(report); });
    showMessage(tr("Making months…"));
    updateOwnButtons();
}

bool PartitionsDialog::canRun() const
{
    return m_plan && m_plan->drops() && m_plan->obstacles.isEmpty();
}

void PartitionsDialog::run()
{
    m_isRunning = true;
    job().start(
        [handle = m_handle, request = request(), scratch = m_scratch, typed = m_plan->week.confirmation(),
         hash = m_plan->hash](const std::stop_token&) -> Result<PartitionReport> {
            auto server = scratch(request.stop);
            if (!server)
                return server.error();
            PartitionRequest whole = request;
            whole.scratch = *server;
            return runPartitions(whole, typed, hash);
        },
        [this](const Result<PartitionReport>& report) { takeReport(report); });
    showMessage(tr("Archiving and dropping… Escape stops; a month goes only after its archive is verified."));
    updateOwnButtons();
}

void PartitionsDialog::takeReport(const Result<PartitionReport>& report)
{
    m_isRunning = false;
    m_said.clear();
    if (report) {
        QStringList parts;
        if (!report->made.isEmpty())
            parts << tr("Made: %1.").arg(report->made.join(QStringLiteral(", ")));
        for (qsizetype i = 0; i < report->dropped.size(); ++i)
            parts << tr("Dropped: %1, archived in %2.").arg(report->dropped[i], report->archives.value(i));
        m_said = parts.isEmpty() ? tr("Nothing was to be done.") : parts.join(QLatin1Char('\n'));
    } else {
        m_said = report.error().text();
    }
    m_typed->clear();
    nothingToCancel();
    Q_EMIT changed();
    Q_EMIT answered();
    look(); // what is left to be done, also after a failure
}

void PartitionsDialog::schedule()
{
    startCron(
        [server = server().pool->options(), handle = m_handle, by = by()]() -> Result<void> {
            for (const PartitionRule& rule : handle.game->partitions) {
                if (auto id = schedulePartitions(server, handle.identity, rule, by); !id)
                    return id.error();
            }
            return {};
        },
        tr("Scheduling…"));
}

void PartitionsDialog::unschedule()
{
    const QVariant id = currentJob();
    if (!id.isValid())
        return;
    startCron([server = server().pool->options(), week = m_handle.identity, id = id.toLongLong(),
               by = by()] { return unscheduleJob(server, week, id, by); },
              tr("Removing the job…"));
}

QVariant PartitionsDialog::currentJob() const
{
    const QTreeWidgetItem* current = m_tree->currentItem();
    return current ? current->data(NameColumn, JobRole) : QVariant();
}

void PartitionsDialog::startCron(std::function<Result<void>()> work, const QString& doing)
{
    if (isBusy() || !isConfirmed())
        return;
    m_isRunning = true;
    job().start([work = std::move(work)](const std::stop_token&) { return work(); },
                [this](const Result<void>& done) {
                    m_isRunning = false;
                    m_said = done ? QString() : done.error().text();
                    m_typed->clear();
                    nothingToCancel();
                    Q_EMIT answered();
                    look();
                });
    showMessage(doing);
    updateOwnButtons();
}

void PartitionsDialog::updateOwnButtons()
{
    updateButtons();
    const bool isIdle = !isBusy();
    const bool isConfirmed = this->isConfirmed();
    m_make->setEnabled(isIdle && isConfirmed && m_plan && m_plan->makes() && m_plan->obstacles.isEmpty());
    m_schedule->setEnabled(isIdle && isConfirmed && m_cron && m_cron->obstacle.isEmpty());
    m_unschedule->setEnabled(isIdle && isConfirmed && currentJob().isValid());
    for (QPushButton* button : {m_make, m_schedule, m_unschedule})
        button->setToolTip(isIdle && !isConfirmed ? tr("Type what is asked for first") : QString());
    m_folder->setEnabled(isIdle);
}

}
