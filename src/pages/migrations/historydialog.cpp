#include "pages/migrations/historydialog.h"

#include "weeks/weekphrase.h"

#include <QComboBox>

namespace Weekglass {

HistoryDialog::HistoryDialog(AdminServer server, WeekHandle week, HistoryTask task, QWidget* parent)
    : ChangeDialog({.name = "historyDialog",
                    .title = task.title,
                    .week = week.title(),
                    .verb = task.verb,
                    .environment = server.environment},
                   parent)
    , m_server(std::move(server))
    , m_week(std::move(week))
    , m_task(std::move(task))
    , m_choice(new QComboBox)
{
    m_choice->setObjectName(QStringLiteral("historyChoice"));
    m_choice->addItems(m_task.choices);
    addRow(m_task.choiceTitle, m_choice);
    setRowVisible(m_choice, !m_task.choiceTitle.isEmpty());
    connect(m_choice, &QComboBox::currentIndexChanged, this, &HistoryDialog::look);
    look();
}

void HistoryDialog::look()
{
    startLook(
        tr("Preparing the preview…"),
        [week = m_week, task = m_task,
         choice = m_choice->currentText()](const std::stop_token& stop) -> Result<PlannedChange> {
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            auto change = task.plan(**session, choice, {.stop = stop});
            if (change)
                change->phrase = weekPhrase(week.pool->options(), week.identity);
            return change;
        },
        [](PlannedChange change) { return change; });
}

void HistoryDialog::perform()
{
    const HistoryTask::Run what {.week = m_week, .choice = m_choice->currentText(), .hash = change()->hash};
    startRun(
        tr("Working… Escape asks it to stop; an unfinished change is rolled back."),
        [pool = m_server.pool, what, run = m_task.run,
         entry = LogEntry {.kind = m_task.kind, .week = m_week.identity, .by = by()}](
            const std::stop_token& stop, const Teller<QString>& tell) -> Result<QString> {
            auto maintenance = pool->acquire({}, stop);
            if (!maintenance)
                return maintenance.error();
            auto operation = LoggedOperation::begin(**maintenance, entry);
            if (!operation)
                return operation.error();
            HistoryTask::Run told = what;
            told.stop = stop;
            told.onProgress = tell;
            auto done = run(told);
            if (!done)
                return operation->failed(done.error());
            if (auto noted = operation->done(); !noted)
                return tr("%1 The log lacks this: %2").arg(*done, noted.error().text());
            return done;
        },
        [this](const QString& done) { finish(done); });
}

}
