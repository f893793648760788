#include "base/safetext.h"
#include "drift/schemaclone.h"
#include "pages/migrations/historytask.h"
#include "pages/migrations/migratedialog.h"

#include <QCheckBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTableWidget>

namespace Weekglass {

namespace {

constexpr int CellCharacters = 300;
constexpr int ReportCharacters = 20000;

}

std::stop_token MigrateDialog::newStop()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    return m_stop.get_token();
}

void MigrateDialog::look()
{
    if (isBusy())
        return;
    m_said.clear();
    m_hasFailed = false;
    read();
}

void MigrateDialog::read()
{
    m_job.start(
        [weeks = m_request.weeks, library = m_request.server.library,
         stop = newStop()](const std::stop_token&) mutable {
            const auto game = library->readAgain(weeks.front().game->id);
            for (WeekHandle& week : weeks)
                week.game = game ? *game : week.game;
            auto plans = readWeekMigrations(weeks, {}, stop);
            return Looked {.weeks = std::move(weeks),
                           .plans = std::move(plans),
                           .problem = game ? QString() : game.error().text()};
        },
        [this](Looked looked) { takePlans(std::move(looked)); });
    showMessage(tr("Reading what the weeks have…"));
    updateButtons();
}

void MigrateDialog::takePlans(Looked looked)
{
    const bool areSame = looked.weeks.front().game->hasMigrationsOf(*m_request.weeks.front().game);
    m_request.weeks = std::move(looked.weeks);
    if (!looked.problem.isEmpty())
        m_said += (m_said.isEmpty() ? QString() : QStringLiteral("\n")) + looked.problem;
    for (std::size_t i = 0; i < m_lines.size() && i < looked.plans.size(); ++i)
        m_lines[i].known = std::move(looked.plans[i]);
    if (!areSame)
        Q_EMIT filesChanged();
    fillWeeks();
    takeChoice();
    Q_EMIT previewed();
}

void MigrateDialog::tryOnClone()
{
    if (isBusy() || chosen().empty())
        return;
    const std::size_t line = chosen().front();
    m_steps = std::make_shared<Mailbox<Step>>();
    m_job.start(
        [week = m_request.weeks[line], options = m_request.server.pool->options(),
         scratch = m_request.scratch, steps = m_steps, line,
         stop = newStop()](const std::stop_token&) -> Result<MigrationReport> {
            const auto server = scratch(stop);
            if (!server)
                return server.error();
            return tryMigrations(
                options, week.identity, *week.game, *server,
                [steps, line](const QString& step) { steps->put({.line = line, .text = step}); }, stop);
        },
        [this, line](const Result<MigrationReport>& tried) {
            takeSteps();
            m_lines[line].result.clear();
            takeTried(tried);
        });
    report(tr("Trying on a clone of %1:").arg(m_request.weeks[line].title()));
    m_poll.start();
    showMessage(tr("Trying on a clone…"));
    updateButtons();
}

void MigrateDialog::takeTried(const Result<MigrationReport>& tried)
{
    m_poll.stop();
    if (tried)
        report(tr("It works: %1\nThe clone has version %2. It had no rows: what only rows can break was not "
                  "tried.")
                   .arg(tried->applied.join(QStringLiteral(", ")), tried->version));
    else
        report(tr("It was not shown to work; the week is as it was.\n%1").arg(tried.error().text()));
    m_said = tried ? tr("It works on a clone, which had no rows.")
                   : tr("It fails on a clone: %1").arg(tried.error().text());
    showMessage(m_said);
    fillWeeks();
    updateButtons();
    Q_EMIT answered();
}

void MigrateDialog::run()
{
    if (!m_run->isEnabled())
        return;
    auto order = chosen();
    if (m_onlyCanary->isChecked())
        order.resize(1);
    std::vector<WeekHandle> weeks;
    std::vector<std::vector<PendingMigration>> shown;
    for (const std::size_t line : order) {
        weeks.push_back(m_request.weeks[line]);
        shown.push_back(m_lines[line].known.plan.pending);
    }
    m_steps = std::make_shared<Mailbox<Step>>();
    const auto progress = [steps = m_steps, order](std::size_t place, const MigrationProgress& now) {
        steps->put({.line = order[place],
                    .text = now.script.isEmpty()
                        ? tr("waiting for its turn")
                        : tr("%1 of %2: %3").arg(now.done + 1).arg(now.total).arg(now.script)});
    };
    const auto outcome = [steps = m_steps, order](std::size_t place, const WeekMigrated& week) {
        steps->put({.line = order[place], .text = outcomeName(week.outcome)});
    };
    m_job.start([weeks, by = by(),
                 options = MigrateWeeksOptions {.continueOnError = m_goOn->isChecked(),
                                                .stop = newStop(),
                                                .shown = shown,
                                                .onProgress = progress,
                                                .onWeek = outcome}](
                    const std::stop_token&) { return migrateLogged(weeks, by, options); },
                [this, order](const MigratedLogged& ran) { takeOutcomes(order, ran); });
    m_isRunning = true;
    m_poll.start();
    m_tabs->setCurrentWidget(m_weeks);
    showMessage(tr("Migrating… Escape stops: the file that runs is taken back, and no other one begins."));
    updateButtons();
}

void MigrateDialog::takeSteps()
{
    const auto steps = m_steps->take();
    const QSignalBlocker quiet(m_weeks);
    for (const Step& step : steps) {
        m_lines[step.line].result = step.text;
        QTableWidgetItem* cell = m_weeks->item(static_cast<int>(step.line), ResultColumn);
        cell->setText(visibleText(step.text.simplified(), CellCharacters));
        if (!m_isRunning)
            report(QString(QLatin1String("  ") + step.text));
    }
}

void MigrateDialog::takeOutcomes(const std::vector<std::size_t>& order, const MigratedLogged& ran)
{
    m_poll.stop();
    takeSteps();
    m_isRunning = false;
    int failed = 0;
    int unknown = 0;
    int applied = 0;
    int skipped = 0;
    for (std::size_t i = 0; i < ran.weeks.size(); ++i) {
        const WeekMigrated& week = ran.weeks[i];
        Line& line = m_lines[order[i]];
        line.isFailed = week.hasError();
        line.result = outcomeName(week.outcome);
        if (week.outcome == WeekMigrated::Outcome::Skipped) {
            ++skipped;
            continue;
        }
        QStringList lines {tr("%1: %2", "week, outcome").arg(week.week.name, line.result)};
        for (const QString& script : week.report.applied)
            lines << QString(QLatin1String("  ") + script);
        if (week.error) {
            lines << week.error->text();
            line.result = tr("%1: %2", "outcome, error").arg(line.result, week.error->text());
        }
        report(lines.join(QLatin1Char('\n')));
        failed += week.outcome == WeekMigrated::Outcome::Failed ? 1 : 0;
        unknown += week.outcome == WeekMigrated::Outcome::Unknown ? 1 : 0;
        applied += static_cast<int>(week.report.applied.size());
    }
    if (skipped > 0)
        report(tr("%n week(s) were not begun.", nullptr, skipped));
    if (!ran.notLogged.isEmpty())
        report(tr("The server's log does not have it: %1").arg(ran.notLogged));
    m_hasFailed = failed + unknown > 0;
    m_typed->clear();
    QStringList said;
    if (unknown > 0)
        said << tr("Of %n week(s) it is not known whether the last file was applied: look again.", nullptr,
                   unknown);
    if (failed > 0)
        said << tr("%n week(s) failed; see the report.", nullptr, failed);
    if (const WeekMigrated* worst = worstOf(ran.weeks))
        said << tr("%1: %2", "week, error").arg(worst->week.name, worst->error->text());
    else if (const auto stopped = errorOf(ran.weeks))
        said << stopped->text();
    else
        said << tr("Done: %n file(s) applied.", nullptr, applied);
    m_said = said.join(QLatin1Char('\n'));
    read(); // what is left to be done
    if (applied + failed + unknown > 0) // what failed may have left its mark in the history
        Q_EMIT migrated();
    Q_EMIT answered();
}

void MigrateDialog::report(const QString& text)
{
    m_report->appendPlainText(visibleLines(text, ReportCharacters));
}

void MigrateDialog::reject()
{
    if (!isBusy())
        return QDialog::reject();
    m_stop.request_stop();
    if (!m_isRunning) // a look or a try: nothing is changed by it
        return QDialog::reject();
    showMessage(tr("Asked it to stop. Waiting for the answer…"));
}

}
