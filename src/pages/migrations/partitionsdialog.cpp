#include "pages/migrations/partitionsdialog.h"

#include "archives/archivefolder.h"
#include "base/safetext.h"
#include "base/utf8.h"
#include "pages/archive/folderfield.h"
#include "ui_partitionsbody.h"
#include "widgets/parts/alarmdelegate.h"
#include "widgets/parts/shorttime.h"

#include <QLocale>
#include <QPushButton>

namespace Weekglass {

namespace {

constexpr int DaysOfTime = 10;
constexpr int JobRole = Qt::UserRole; // its id

QString dayText(const QByteArray& time)
{
    return fromUtf8(time.left(DaysOfTime));
}

}

PartitionsDialog::PartitionsDialog(AdminServer server, WeekHandle week, ReferenceCatalogs::Server scratch,
                                   QWidget* parent)
    : ChangeDialog({.name = "partitionsDialog",
                    .title = tr("Partitions"),
                    .week = week.title(),
                    .verb = tr("Archive and &drop the old ones"),
                    .environment = server.environment,
                    .looksAgain = true},
                   parent)
    , m_server(std::move(server))
    , m_week(std::move(week))
    , m_scratch(std::move(scratch))
    , m_parts(std::make_unique<Ui::PartitionsBody>())
    , m_folder(new FolderField(QStringLiteral("partitionsFolder"), defaultArchiveFolder()))
    , m_make(addButton("partitionsMake", tr("&Make the months ahead")))
    , m_schedule(addButton("partitionsSchedule", tr("Let pg_cron make them e&ach month")))
    , m_unschedule(addButton("partitionsUnschedule", tr("Remo&ve the selected job")))
{
    setupView();
    look();
}

PartitionsDialog::~PartitionsDialog() = default;

void PartitionsDialog::setupView()
{
    auto* body = new QWidget;
    m_parts->setupUi(body);
    m_parts->partitionsTree->setItemDelegate(new AlarmDelegate(m_parts->partitionsTree));
    addWidget(body);
    addRow(tr("Archive f&older for old months:"), m_folder);
    connect(m_parts->partitionsTree, &QTreeWidget::currentItemChanged, this,
            &PartitionsDialog::updateButtons);
    connect(m_make, &QPushButton::clicked, this, &PartitionsDialog::make);
    connect(m_schedule, &QPushButton::clicked, this, &PartitionsDialog::schedule);
    connect(m_unschedule, &QPushButton::clicked, this, &PartitionsDialog::unschedule);
    constexpr int Width = 960;
    constexpr int Height = 640;
    resize(Width, Height);
}

PartitionRequest PartitionsDialog::request() const
{
    return {.server = m_server.pool->options(),
            .game = *m_week.game, // the handle lives as long as the work that has a copy of it
            .week = m_week.identity,
            .archiveFolder = m_folder->folder(),
            .by = by()};
}

void PartitionsDialog::look()
{
    startLook(
        tr("Reading the months and counting their rows…"),
        [handle = m_week, request = request()](const std::stop_token& stop) -> Result<Looked> {
            PartitionRequest stoppable = request;
            stoppable.stop = stop;
            auto plan = planPartitions(stoppable);
            if (!plan)
                return plan.error();
            return Looked {.plan = *std::move(plan), .cron = readCron(request.server, handle.identity, stop)};
        },
        [this](const Looked& looked) {
            for (const PartitionedTable& table : looked.plan.tables)
                showTable(table);
            showCron(looked.cron);
            for (int column = 0; column < ColumnCount; ++column)
                m_parts->partitionsTree->resizeColumnToContents(column);
            m_canMake = looked.plan.makes() && looked.plan.obstacles.isEmpty();
            return changeOf(looked.plan);
        });
}

PlannedChange PartitionsDialog::changeOf(const PartitionPlan& plan) const
{
    return {.headline = tr("Months of %1 as of %2 (UTC, the server's clock)")
                            .arg(m_week.title(), plan.today.toString(Qt::ISODate)),
            .obstacles = plan.obstacles,
            .isNothing = !plan.drops(),
            .phrase = plan.phrase,
            .isAlwaysTyped = plan.drops(),
            .hash = plan.hash};
}

void PartitionsDialog::clearBody()
{
    m_parts->partitionsTree->clear();
    m_canMake = false;
    m_hasCron = false;
}

void PartitionsDialog::showTable(const PartitionedTable& table)
{
    const QLocale locale;
    auto* top = new QTreeWidgetItem(m_parts->partitionsTree);
    top->setText(NameColumn, visibleText(table.rule.table));
    top->setText(WhatColumn,
                 tr("keeps %n month(s), %1 ahead", "numbers", static_cast<int>(table.rule.keep))
                     .arg(table.rule.ahead));
    for (const Partition& one : table.partitions) {
        auto* row = new QTreeWidgetItem(top);
        const bool goes = std::ranges::find(table.toDrop, one.name) != table.toDrop.end();
        row->setText(NameColumn, visibleText(one.name));
        row->setText(WhatColumn,
                     goes                 ? tr("archived and dropped")
                         : one.isDefault  ? tr("takes rows of all other months")
                         : one.isForeign  ? tr("foreign, not touched")
                         : one.isDetached ? tr("detached, not dropped yet")
                                          : tr("stays"));
        row->setText(FromColumn, dayText(one.from));
        row->setText(ToColumn, dayText(one.to));
        row->setText(RowsColumn,
                     one.rows                   ? locale.toString(*one.rows)
                         : one.rowsEstimate < 0 ? tr("not known")
                                                : tr("about %1").arg(locale.toString(one.rowsEstimate)));
        row->setText(SizeColumn, locale.formattedDataSize(one.bytes));
        row->setText(NewestColumn, secondText(one.newest));
        row->setTextAlignment(RowsColumn, Qt::AlignRight | Qt::AlignVCenter);
        row->setTextAlignment(SizeColumn, Qt::AlignRight | Qt::AlignVCenter);
        if (goes)
            row->setData(WhatColumn, AlarmDelegate::AlarmRole, true);
    }
    for (const QDate& month : table.toMake) {
        auto* row = new QTreeWidgetItem(top);
        row->setText(NameColumn, month.toString(QStringLiteral("yyyy-MM")));
        row->setText(WhatColumn, tr("missing: will be made"));
        row->setText(FromColumn, month.toString(Qt::ISODate));
        row->setText(ToColumn, month.addMonths(1).toString(Qt::ISODate));
    }
    top->setExpanded(true);
}

void PartitionsDialog::showCron(const Result<CronState>& cron)
{
    if (!cron)
        return m_parts->partitionsCron->setText(visibleLines(tr("pg_cron: %1").arg(cron.error().text())));
    m_hasCron = cron->obstacle.isEmpty();
    if (!m_hasCron)
        return m_parts->partitionsCron->setText(visibleLines(tr("pg_cron: %1").arg(cron->obstacle)));
    m_parts->partitionsCron->setText(cron->jobs.empty()
                                         ? tr("pg_cron is installed and has no job for this week.")
                                         : tr("pg_cron works for this week."));
    if (cron->jobs.empty())
        return;
    auto* top = new QTreeWidgetItem(m_parts->partitionsTree);
    top->setText(NameColumn, tr("Jobs of pg_cron"));
    for (const CronJob& one : cron->jobs) {
        auto* row = new QTreeWidgetItem(top);
        row->setData(NameColumn, JobRole, one.id);
        row->setText(NameColumn, visibleText(one.name));
        row->setToolTip(NameColumn, visibleLines(one.command).toHtmlEscaped());
        row->setText(WhatColumn, visibleText(one.schedule));
        row->setText(FromColumn, dayText(one.lastRun));
        row->setText(NewestColumn,
                     visibleText(one.lastRun.isEmpty()
                                     ? tr("never ran yet")
                                     : tr("%1 %2", "status, message").arg(one.lastStatus, one.lastMessage)));
    }
    top->setExpanded(true);
}

void PartitionsDialog::make()
{
    startRun(
        tr("Making months…"),
        [handle = m_week, request = request()](const std::stop_token& stop, const Teller<QString>& tell) {
            PartitionRequest told = request;
            told.onProgress = tell;
            told.stop = stop;
            return makePartitions(told);
        },
        [this](const PartitionReport& report) { takeReport(report); }, Asked::InProduction);
}

void PartitionsDialog::perform()
{
    startRun(
        tr("Archiving and dropping… Escape stops; a month is dropped only after its archive is verified."),
        [handle = m_week, request = request(), scratch = m_scratch, typed = typed(), hash = change()->hash](
            const std::stop_token& stop, const Teller<QString>& tell) -> Result<PartitionReport> {
            auto server = scratch(stop);
            if (!server)
                return server.error();
            PartitionRequest told = request;
            told.scratch = *server;
            told.onProgress = tell;
            told.stop = stop;
            return runPartitions(told, typed, hash);
        },
        [this](const PartitionReport& report) { takeReport(report); });
}

void PartitionsDialog::takeReport(const PartitionReport& report)
{
    QStringList parts;
    if (!report.made.isEmpty())
        parts << tr("Made: %1.").arg(report.made.join(QStringLiteral(", ")));
    for (qsizetype i = 0; i < report.dropped.size(); ++i)
        parts << tr("Dropped: %1, archived in %2.").arg(report.dropped[i], report.archives.value(i));
    lookAgain(parts.isEmpty() ? tr("There was nothing to do.") : parts.join(QLatin1Char('\n')));
}

void PartitionsDialog::schedule()
{
    startCron(
        [server = m_server.pool->options(), handle = m_week, by = by()]() -> Result<void> {
            const auto tasks = partitionJobs(*handle.game);
            if (!tasks)
                return tasks.error();
            const auto jobs = scheduleJobs(server, handle.identity, *tasks, by);
            return jobs ? Result<void>() : jobs.error();
        },
        tr("Scheduling…"));
}

void PartitionsDialog::unschedule()
{
    startCron([server = m_server.pool->options(), week = m_week.identity, id = currentJob().toLongLong(),
               by = by()] { return unscheduleJob(server, week, id, by); },
              tr("Removing the job…"));
}

QVariant PartitionsDialog::currentJob() const
{
    const QTreeWidgetItem* current = m_parts->partitionsTree->currentItem();
    return current ? current->data(NameColumn, JobRole) : QVariant();
}

void PartitionsDialog::startCron(const std::function<Result<void>()>& work, const QString& doing)
{
    startRun(
        doing, [work](const std::stop_token&, const Teller<QString>&) { return work(); },
        [this] { lookAgain({}); }, Asked::InProduction);
}

/// Where the server is production nothing is done before it is typed, also what takes nothing away.
void PartitionsDialog::updateParts()
{
    const bool isReady = !isBusy() && isRight(Asked::InProduction);
    m_make->setEnabled(isReady && m_canMake);
    m_schedule->setEnabled(isReady && m_hasCron);
    m_unschedule->setEnabled(isReady && currentJob().isValid());
    for (QPushButton* button : {m_make, m_schedule, m_unschedule})
        button->setToolTip(change() && !isBusy() && !isReady ? tr("Type the confirmation first") : QString());
}

}
