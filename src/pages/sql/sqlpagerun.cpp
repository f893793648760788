#include "base/plural.h"
#include "base/safetext.h"
#include "base/utf8.h"
#include "pages/sql/queryexporter.h"
#include "pages/sql/queryseries.h"
#include "pages/sql/resultchart.h"
#include "pages/sql/savedsql.h"
#include "pages/sql/sqlpage.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/queryresultmodel.h"
#include "widgets/parts/sqleditor.h"
#include "widgets/theme/tokens.h"

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int MeasuredColumns = 40; // more are not made as wide as what is in them
constexpr int WidestColumn = 360;
constexpr qint64 MostRows = 1'000'000;
constexpr qint64 MostBytes = 512LL * 1024 * 1024;
constexpr int MorePerStep = 10;
constexpr qsizetype MessageChars = 2000;

enum Tabs { TableTab, ChartTab, PlanTab };

}

/// The selection, or the statement at the cursor.
Result<QueryStatement> SqlPage::chosenStatement()
{
    const QString text = m_editor->toPlainText();
    const QTextCursor cursor = m_editor->textCursor();
    SqlSpan part {.begin = 0, .length = text.size()};
    if (cursor.hasSelection())
        part = {.begin = cursor.selectionStart(), .length = cursor.selectionEnd() - cursor.selectionStart()};
    else if (const auto at = sqlStatementAt(text, cursor.position()))
        part = *at;
    auto statement = readingStatement(text, part);
    if (!statement)
        showError(statement.error(), part.begin);
    return statement;
}

void SqlPage::start(QueryMode mode)
{
    m_editor->clearError();
    m_editor->hideProposals();
    auto statement = chosenStatement();
    if (!statement)
        return;
    m_statement = *std::move(statement);
    Q_EMIT readsChanged();
    m_mode = mode;
    m_limits = {};
    send();
    m_saveJob.start(
        [game = m_week.game->id,
         sql = SavedSql {.name = {}, .text = m_statement.text, .at = QDateTime::currentDateTimeUtc()}](
            const std::stop_token&) { return rememberSql(game, sql); },
        [this](const Result<void>& kept) {
            if (!kept)
                Q_EMIT statusMessage(visibleText(kept.error().message));
        });
}

void SqlPage::send()
{
    const auto weeks = chosenWeeks();
    m_parts.clear();
    for (const WeekHandle& week : weeks)
        m_parts.push_back({.week = week.title(), .result = nullptr});
    m_time.start();
    m_clock.start();
    m_job.start<WeekResult>(
        [weeks, statement = m_statement, mode = m_mode, limits = m_limits,
         deadline = std::chrono::seconds(m_timeout->value())](const std::stop_token& stop,
                                                              const Teller<WeekResult>& tell) {
            runOnWeeks(weeks, statement, mode, limits, {.stop = stop, .deadline = deadline},
                       [&tell](std::size_t week, std::shared_ptr<const QueryResult> result) {
                           tell({week, std::move(result)});
                       });
            return true;
        },
        [this](const std::vector<WeekResult>& results) { take(results); }, [this](bool) { finish(); });
    showProgress();
    updateActions();
}

void SqlPage::stop()
{
    m_exporter->stop();
    if (!m_job.isRunning())
        return;
    m_job.cancel();
    m_clock.stop();
    showMessage(tr("Cancelled. Showing the previous result."), false);
    updateActions();
    Q_EMIT finished();
}

std::vector<CombinedResult::Part> SqlPage::partsThere() const
{
    std::vector<CombinedResult::Part> there;
    std::ranges::copy_if(m_parts, std::back_inserter(there),
                         [](const auto& part) { return part.result != nullptr; });
    return there;
}

/// Of several weeks those that are there are shown at once.
void SqlPage::take(const std::vector<WeekResult>& results)
{
    for (const auto& [week, result] : results)
        m_parts[week].result = result;
    const auto there = partsThere();
    if (there.size() < m_parts.size())
        showResult(there);
    showProgress();
}

void SqlPage::showProgress()
{
    const QString seconds = QLocale().toString(static_cast<double>(m_time.elapsed()) / 1000, 'f', 1);
    showMessage(m_parts.size() > 1 ? tr("Running for %1 s; %2 of %3 weeks are done. (Esc stops)")
                                         .arg(seconds)
                                         .arg(partsThere().size())
                                         .arg(m_parts.size())
                                   : tr("Running for %1 s… (Esc stops)").arg(seconds),
                false);
}

void SqlPage::finish()
{
    m_clock.stop();
    const QueryResult& first = *m_parts.front().result;
    if (m_parts.size() == 1 && first.error) {
        showError(*first.error, first.errorAt < 0 ? -1 : m_statement.begin + first.errorAt);
    } else {
        showResult(m_parts);
        showSummary(m_model->result());
        const auto failed =
            std::ranges::find_if(m_parts, [](const auto& part) { return part.result->errorAt >= 0; });
        if (failed != m_parts.end())
            m_editor->markError(m_statement.begin + failed->result->errorAt);
    }
    updateActions();
    Q_EMIT finished();
}

void SqlPage::showResult(const std::vector<CombinedResult::Part>& parts)
{
    const bool isPlan = m_mode != QueryMode::Rows || m_statement.isExplain();
    CombinedResult result(parts, m_parts.size() > 1);
    if (isPlan)
        return showPlan(result);
    m_shown = m_statement;
    m_model->setResult(std::move(result));
    m_empty->say(m_model->columnCount() > 0 ? tr("The statement gave no rows.") : QString());
    QHeaderView* header = m_table->horizontalHeader();
    for (int i = 0; i < std::min(m_model->columnCount(), MeasuredColumns); ++i) {
        m_table->resizeColumnToContents(i);
        header->resizeSection(i, std::min(header->sectionSize(i), WidestColumn));
    }
    m_x->clear();
    for (const int column : chartXColumns(m_model->result()))
        m_x->addItem(visibleText(m_model->result().columns()[static_cast<std::size_t>(column)].name, 60),
                     column);
    showChart();
    if (m_tabs->currentIndex() == PlanTab)
        m_tabs->setCurrentIndex(TableTab);
}

void SqlPage::showChart()
{
    m_chartJob.cancel();
    if (m_x->currentIndex() < 0)
        return m_chart->setChart({});
    m_chartJob.start([result = m_model->result(), x = m_x->currentData().toInt()](
                         const std::stop_token&) { return queryChart(result, x); },
                     [this](QueryChart chart) { m_chart->setChart(std::move(chart)); });
}

void SqlPage::showPlan(const CombinedResult& result)
{
    QStringList lines;
    std::size_t before = result.parts().size();
    const int last = static_cast<int>(result.columns().size()) - 1;
    for (qsizetype row = 0; row < result.rowCount(); ++row) {
        const std::size_t part = result.partOf(row);
        if (result.hasWeeks() && part != std::exchange(before, part))
            lines << QString(lines.isEmpty() ? QString() : QStringLiteral("\n"))
                    + visibleText(result.parts()[part].week);
        const auto& error = result.parts()[part].result->error;
        lines << (error ? visibleLines(error->text()) : visibleLines(fromUtf8(result.cell(row, last).text)));
    }
    m_text->setPlainText(lines.join(QLatin1Char('\n')));
    m_tabs->setCurrentIndex(PlanTab);
}

void SqlPage::showSummary(const CombinedResult& result)
{
    qint64 longest = 0;
    QStringList parts;
    QStringList notices;
    for (const auto& part : m_parts) {
        longest = std::max(longest, part.result->microseconds);
        notices << part.result->notices;
    }
    const QString time = tr("%1 ms").arg(QLocale().toString(static_cast<double>(longest) / 1000, 'f', 1));
    const bool isTable = m_tabs->currentIndex() != PlanTab;
    parts << (isTable ? tr("%1 row(s) in %2", nullptr, pluralOf(result.rowCount()))
                            .arg(QLocale().toString(result.rowCount()), time)
                      : time);
    if (isTable && result.isCut())
        parts << tr("There are more; “More rows” reads more of them, “Export” writes all");
    if (!notices.isEmpty())
        parts << visibleText(notices.join(QStringLiteral("; ")));
    showMessage(parts.join(QStringLiteral(". ")), false);
}

void SqlPage::showMessage(const QString& text, bool isError)
{
    QPalette colors = palette();
    if (isError)
        colors.setColor(QPalette::WindowText, tokensOf(colors).error.text);
    m_message->setPalette(isError ? colors : QPalette());
    m_message->setText(visibleLines(text, MessageChars));
}

/// The result of before stays: after a typing mistake, and above all when the week is gone.
void SqlPage::showError(const Error& error, qsizetype at)
{
    showMessage(error.text(), true);
    if (at >= 0)
        m_editor->markError(at);
    Q_EMIT statusMessage(visibleText(error.message));
    noteIfGone(error);
}

/// Before the first run nobody knows.
std::optional<QString> SqlPage::reads() const
{
    return m_statement.text.isEmpty() ? std::nullopt : std::optional(m_statement.text);
}

void SqlPage::loadMore()
{
    m_statement = m_shown;
    m_mode = QueryMode::Rows;
    m_limits.rows = std::min(m_limits.rows * MorePerStep, MostRows);
    m_limits.bytes = std::min(m_limits.bytes * 2, MostBytes);
    send();
}

void SqlPage::updateActions()
{
    const bool isBusy = isRunning() || m_exporter->isRunning();
    m_run->setEnabled(!isBusy);
    m_stop->setEnabled(isBusy);
    const CombinedResult& result = m_model->result();
    const bool hasResult = !result.columns().empty();
    const auto hasColumn = [&result](const char* name) {
        return std::ranges::any_of(result.columns(),
                                   [name](const QueryColumn& column) { return column.name == name; });
    };
    m_more->setEnabled(!isBusy && hasResult && result.isCut() && m_limits.rows < MostRows);
    m_export->setEnabled(!isBusy && hasResult);
    m_notebook->setEnabled(!isBusy && hasResult);
    m_metric->setEnabled(!isBusy && hasResult && m_shown.isSelect() && hasColumn("at") && hasColumn("value"));
}

}
