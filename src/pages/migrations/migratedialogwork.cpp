#include "base/safetext.h"
#include "drift/schemaclone.h"
#include "pages/migrations/migratedialog.h"
#include "ui_migratetabs.h"

#include <QCheckBox>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int ReportCharacters = 20000;

}

void MigrateDialog::look()
{
    if (said().isEmpty()) // the user wants it, and not an answer
        m_hasFailed = false;
    startLook(
        tr("Reading the state of the weeks…"),
        [weeks = m_request.weeks,
         library = m_request.server.library](const std::stop_token& stop) -> Result<Looked> {
            const auto game = library->readAgain(weeks.front().game->id);
            Looked looked {.weeks = weeks, .plans = {}, .problem = game ? QString() : game.error().text()};
            for (WeekHandle& week : looked.weeks)
                week.game = game ? *game : week.game;
            looked.plans = readWeekMigrations(looked.weeks, {}, stop);
            return looked;
        },
        [this](Looked looked) { return takePlans(std::move(looked)); });
}

PlannedChange MigrateDialog::takePlans(Looked looked)
{
    const bool areSame = looked.weeks.front().game->hasMigrationsOf(*m_request.weeks.front().game);
    m_request.weeks = std::move(looked.weeks);
    if (!looked.problem.isEmpty())
        setSaid(said().isEmpty() ? looked.problem : said() + QLatin1Char('\n') + looked.problem);
    for (std::size_t i = 0; i < m_lines.size() && i < looked.plans.size(); ++i)
        m_lines[i].read = std::move(looked.plans[i]);
    if (!areSame)
        Q_EMIT filesChanged();
    fillTargets();
    applyTarget();
    return changeOf(chosen());
}

void MigrateDialog::tryOnClone()
{
    if (isBusy() || chosen().empty())
        return;
    const std::size_t line = chosen().front();
    job().start<Step>(
        [week = m_request.weeks[line], options = m_request.server.pool->options(),
         scratch = m_request.scratch, line, target = target()](
            const std::stop_token& stop, const Teller<Step>& tell) -> Result<MigrationReport> {
            const auto server = scratch(stop);
            if (!server)
                return server.error();
            return tryMigrations(
                options, week.identity, *week.game, *server,
                [tell, line](const QString& step) { tell({.line = line, .text = step}); }, stop, target);
        },
        [this](const std::vector<Step>& steps) {
            showSteps(steps);
            for (const Step& step : steps)
                report(QString(QLatin1String("  ") + step.text));
        },
        [this, line](const Result<MigrationReport>& tried) {
            m_lines[line].result.clear();
            takeTried(line, tried);
        });
    report(tr("Trying on a clone of %1:").arg(m_request.weeks[line].title()));
    showMessage(tr("Trying on a clone…"));
    updateButtons();
}

void MigrateDialog::takeTried(std::size_t line, const Result<MigrationReport>& tried)
{
    const auto& pending = m_lines[line].known.plan.pending;
    const bool isOfAFile = !tried && std::ranges::any_of(pending, [&tried](const PendingMigration& each) {
        return tried.error().where.contains(each.script);
    });
    if (isOfAFile)
        m_failedTrials.insert(planKey(line));
    if (tried)
        report(tr("It works: %1\nThe clone has version %2. It had no rows: failures that depend on rows were "
                  "not tested.")
                   .arg(tried->applied.join(QStringLiteral(", ")), tried->version));
    else
        report(tr("It was not shown to work; the week is unchanged.\n%1").arg(tried.error().text()));
    setSaid(tried           ? tr("It works on a clone, which had no rows.")
                : isOfAFile ? tr("It fails on a clone: %1").arg(tried.error().text())
                            : tr("It could not be tried: %1").arg(tried.error().text()));
    fillWeeks();
    showChange(changeOf(chosen()));
    Q_EMIT answered();
}

void MigrateDialog::fillTargets()
{
    const QString before = m_target->currentData().toString();
    const QSignalBlocker quiet(m_target);
    m_target->clear();
    QStringList versions = gameVersions(*m_request.weeks.front().game);
    std::reverse(versions.begin(), versions.end());
    for (const QString& version : versions) {
        const bool isNewest = m_target->count() == 0;
        m_target->addItem(isNewest ? tr("%1, the newest").arg(version) : version,
                          isNewest ? QString() : version);
    }
    m_target->setCurrentIndex(std::max(m_target->findData(before), 0));
}

std::optional<MigrationVersion> MigrateDialog::target() const
{
    const auto version = MigrationVersion::parse(m_target->currentData().toString());
    return version ? std::optional(*version) : std::nullopt;
}

void MigrateDialog::applyTarget()
{
    const auto version = target();
    for (Line& line : m_lines) {
        line.known = line.read;
        if (version)
            line.known.plan.stopAt(*version);
    }
    fillWeeks();
    fillCanary();
    updateParts();
}

std::optional<std::size_t> MigrateDialog::laterLine() const
{
    const auto version = target();
    const int row = m_lines.size() == 1 ? 0 : m_parts->migrateWeeks->currentRow();
    if (!version || row < 0)
        return {};
    const auto line = static_cast<std::size_t>(row);
    const MigrationPlan& plan = m_lines[line].read.plan;
    const auto present = MigrationVersion::parse(plan.version);
    const bool isLater = plan.manager == MigrationPlan::Manager::Flyway && plan.problems.empty() && present
        && *present > *version;
    return isLater ? std::optional(line) : std::nullopt;
}

void MigrateDialog::goBack()
{
    if (const auto line = laterLine())
        Q_EMIT backWanted(m_request.weeks[*line], m_lines[*line].read.plan,
                          m_target->currentData().toString());
}

void MigrateDialog::perform()
{
    auto order = chosen();
    if (m_onlyCanary->isChecked())
        order.resize(1);
    std::vector<WeekHandle> weeks;
    std::vector<std::vector<PendingMigration>> shown;
    for (const std::size_t line : order) {
        weeks.push_back(m_request.weeks[line]);
        shown.push_back(m_lines[line].known.plan.pending);
    }
    startRun<Step>(
        tr("Migrating… Escape stops: the running file is rolled back, and no other one begins."),
        [weeks, shown, order, by = by(), goesOn = m_goOn->isChecked(),
         target = target()](const std::stop_token& stop, const Teller<Step>& tell) -> Result<MigratedLogged> {
            const auto progress = [tell, order](std::size_t place, const MigrationProgress& now) {
                tell({.line = order[place],
                      .text = now.script.isEmpty()
                          ? tr("waiting for its turn")
                          : tr("%1 of %2: %3").arg(now.done + 1).arg(now.total).arg(now.script)});
            };
            const auto outcome = [tell, order](std::size_t place, const WeekMigrated& week) {
                tell({.line = order[place], .text = outcomeName(week.outcome)});
            };
            return migrateLogged(weeks, by,
                                 {.continueOnError = goesOn,
                                  .stop = stop,
                                  .shown = shown,
                                  .target = target,
                                  .onProgress = progress,
                                  .onWeek = outcome});
        },
        [this](const std::vector<Step>& steps) { showSteps(steps); },
        [this, order](const MigratedLogged& ran) { takeOutcomes(order, ran); });
    m_tabs->setCurrentWidget(m_parts->migrateWeeks);
}

void MigrateDialog::showSteps(const std::vector<Step>& steps)
{
    const QSignalBlocker quiet(m_parts->migrateWeeks);
    for (const Step& step : steps) {
        m_lines[step.line].result = step.text;
        QTableWidgetItem* cell = m_parts->migrateWeeks->item(static_cast<int>(step.line), ResultColumn);
        cell->setText(visibleText(step.text.simplified(), CellCharacters));
    }
}

void MigrateDialog::takeOutcome(Line& line, const WeekMigrated& week, Counts& counts)
{
    line.isFailed = week.hasError();
    line.result = outcomeName(week.outcome);
    if (week.outcome == WeekMigrated::Outcome::Skipped) {
        ++counts.skipped;
        return;
    }
    QStringList lines {tr("%1: %2", "week, outcome").arg(week.week.name, line.result)};
    for (const QString& script : week.report.applied)
        lines << QString(QLatin1String("  ") + script);
    if (week.error) {
        lines << week.error->text();
        line.result = tr("%1: %2", "outcome, error").arg(line.result, week.error->text());
    }
    report(lines.join(QLatin1Char('\n')));
    counts.failed += week.outcome == WeekMigrated::Outcome::Failed ? 1 : 0;
    counts.unknown += week.outcome == WeekMigrated::Outcome::Unknown ? 1 : 0;
    counts.applied += static_cast<int>(week.report.applied.size());
}

void MigrateDialog::takeOutcomes(const std::vector<std::size_t>& order, const MigratedLogged& ran)
{
    Counts counts;
    for (std::size_t i = 0; i < ran.weeks.size(); ++i)
        takeOutcome(m_lines[order[i]], ran.weeks[i], counts);
    if (counts.skipped > 0)
        report(tr("%n week(s) were not started.", nullptr, counts.skipped));
    if (!ran.notLogged.isEmpty())
        report(tr("The server's log does not have it: %1").arg(ran.notLogged));
    m_hasFailed = counts.failed + counts.unknown > 0;
    QStringList lines;
    if (counts.unknown > 0)
        lines << tr("For %n week(s), it is unknown whether the last file was applied: preview again.",
                    nullptr, counts.unknown);
    if (counts.failed > 0)
        lines << tr("%n week(s) failed; see the report.", nullptr, counts.failed);
    if (const WeekMigrated* worst = worstOf(ran.weeks))
        lines << tr("%1: %2", "week, error").arg(worst->week.name, worst->error->text());
    else if (const auto stopped = errorOf(ran.weeks))
        lines << stopped->text();
    else
        lines << tr("Done: %n file(s) applied.", nullptr, counts.applied);
    lookAgain(lines.join(QLatin1Char('\n')));
}

void MigrateDialog::report(const QString& text)
{
    m_parts->migrateReport->appendPlainText(visibleLines(text, ReportCharacters));
}

}
