#include "pages/health/healthpage.h"

#include "base/safetext.h"
#include "base/servertime.h"
#include "pages/failuretext.h"
#include "pages/filesaver.h"
#include "pages/health/figurecards.h"
#include "pages/health/figuremodel.h"
#include "pages/health/healthlists.h"
#include "pages/health/thresholdsdialog.h"
#include "weeks/withsession.h"
#include "widgets/parts/askfile.h"
#include "widgets/parts/asktext.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/rowtable.h"
#include "widgets/theme/pilllabel.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTableView>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int TextCharacters = 4000;
constexpr int WidestCharacters = 70;

// of the page's state
constexpr QLatin1String WeekKey("week");
constexpr QLatin1String ListKey("list");

QString detailOf(const Figure& figure, qint64 readAt)
{
    QStringList lines {figure.title(),
                       HealthPage::tr("State: %1").arg(stateName(figure)),
                       figure.isTold() ? HealthPage::tr("Value: %1").arg(figure.text)
                                       : HealthPage::tr("No value: %1").arg(figure.refusal),
                       HealthPage::tr("Warning · critical: %1").arg(thresholdText(figure)),
                       HealthPage::tr("Age: %1").arg(figureAge(figure, readAt)),
                       HealthPage::tr("Source: %1").arg(QLatin1String(figure.kind->source))};
    if (!figure.next.isEmpty())
        lines << QString() << HealthPage::tr("Next step: %1").arg(figure.next);
    if (!figure.remedy.isEmpty())
        lines << QString() << HealthPage::tr("This helps:") << figure.remedy;
    return lines.join(QLatin1Char('\n'));
}

}

void HealthPage::join(PageHost& host)
{
    const auto list = [this, &host] {
        std::vector<WeekHandle> weeks;
        for (const GamePointer& game : m_server.library->games()) {
            for (WeekHandle& week : host.weeksOf(game)) {
                if (week.pool == m_server.pool)
                    weeks.push_back(std::move(week));
            }
        }
        setWeeks(weeks);
    };
    connect(&host, &PageHost::weeksListed, this, list);
    list();
}

void HealthPage::opened(PageHost& /*host*/, const WeekHandle& on)
{
    if (!on.title().isEmpty())
        showWeek(on.title());
}

void HealthPage::setWeeks(const std::vector<WeekHandle>& weeks)
{
    const QString chosen = week() ? week()->title() : m_wantedWeek;
    m_weeks = weeks;
    const QSignalBlocker blocker(m_weekBox);
    m_weekBox->clear();
    m_weekBox->addItem(tr("Server only"));
    for (const WeekHandle& each : m_weeks)
        m_weekBox->addItem(visibleText(each.title()), each.title());
    showWeek(chosen);
}

void HealthPage::showWeek(const QString& name)
{
    m_wantedWeek = name;
    const int at = name.isEmpty() ? 0 : m_weekBox->findData(name);
    if (at >= 0 && at != m_weekBox->currentIndex())
        m_weekBox->setCurrentIndex(at);
    const bool isShown = m_answer && m_answer->report.week.has_value();
    const auto wanted = week();
    if (wanted.has_value() != isShown || (wanted && wanted->identity != m_answer->report.week->week))
        refreshWhenShown();
}

std::optional<WeekHandle> HealthPage::week() const
{
    const QString name = m_weekBox->currentData().toString();
    const auto found =
        std::ranges::find_if(m_weeks, [&name](const WeekHandle& each) { return each.title() == name; });
    return name.isEmpty() || found == m_weeks.end() ? std::nullopt : std::optional(*found);
}

PageState HealthPage::state() const
{
    PageState state {{ListKey, m_tabs->currentWidget()->objectName()}};
    if (const auto shown = week())
        state.insert(WeekKey, shown->title());
    return state;
}

void HealthPage::setState(const PageState& state)
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (m_tabs->widget(i)->objectName() == state.value(ListKey))
            m_tabs->setCurrentIndex(i);
    }
    showWeek(state.value(WeekKey));
}

std::vector<QStringList> HealthPage::commands() const
{
    const auto shown = week();
    if (shown && !shown->isWeek())
        return {}; // the command line reads the health of weeks only
    QStringList command {QStringLiteral("health")};
    if (shown)
        command << shown->title();
    std::vector<QStringList> all {command};
    const QString list = m_tabs->currentWidget()->objectName();
    if (m_tabs->currentIndex() > 0)
        all.push_back(command
                      + QStringList {QStringLiteral("--list"),
                                     list == u"frequent" ? QStringLiteral("statements") : list});
    return all;
}

void HealthPage::refresh()
{
    m_timer.stop();
    if (!m_answer)
        m_state->setText(tr("Loading…"));
    const HealthQuestion question {.server = m_server,
                                   .place = m_answer ? std::optional(m_answer->place) : std::nullopt,
                                   .week = week(),
                                   .earlier = m_earlier};
    m_job.start([question](const std::stop_token& stop) { return readHealth(question, stop); },
                [this](const Result<HealthAnswer>& answer) { take(answer); });
}

void HealthPage::take(const Result<HealthAnswer>& answer)
{
    if (isVisible())
        m_timer.start();
    if (!answer) { // no value is better than an old one
        m_answer.reset();
        m_earlier.reset();
        m_figures->setFigures({}, 0);
        m_cards->setFigures({});
        m_lists->show({});
        m_empty->say(tr("No figure was read."), {{tr("Refresh"), [this] { refresh(); }}});
        showCounts();
        showCurrent();
        return m_state->setText(failureText(answer.error(), TextCharacters));
    }
    m_answer = *answer;
    const HealthCounters& now = m_answer->report.host.counters;
    if (!m_earlier || now.readAt - m_earlier->readAt >= qint64 {AgainMs} * 1000)
        m_earlier = now;
    showFigures();
}

void HealthPage::showFigures()
{
    const HealthReport& report = m_answer->report;
    const bool isFirst = m_figures->rowCount() == 0;
    const Figure* current = m_figures->figure(m_table->currentIndex().row());
    const QString id = current ? current->id() : QString();
    const QString subject = current ? current->subject : QString();
    m_figures->setFigures(report.figures, report.readAt);
    m_cards->setFigures(report.figures);
    m_lists->show(report);
    m_table->clearSpans();
    for (int row = 0; row < m_figures->rowCount(); ++row) {
        if (!m_figures->figure(row))
            m_table->setSpan(row, 0, 1, m_figures->columnCount());
    }
    if (isFirst)
        fitColumns(m_table, WidestCharacters);
    choose(id, subject);
    showCounts();
    const QString at = dateTimeOf(report.readAt).toString(QStringLiteral("HH:mm:ss"));
    m_state->setText(tr("read at %1 UTC in %2, ours: %3 of %4 sessions, PostgreSQL %5%6")
                         .arg(at, amountText(m_answer->milliseconds, FigureUnit::Milliseconds),
                              QString::number(report.host.ours), QString::number(report.host.sessions),
                              visibleText(report.host.version),
                              report.host.isStandby ? tr(", a standby") : QString()));
}

void HealthPage::showCounts()
{
    const FigureCounts counts = m_answer ? countFigures(m_answer->report.figures) : FigureCounts();
    const std::pair<int, Pill> shown[] = {
        {counts.critical, {tr("%n critical", nullptr, counts.critical), Meaning::Error}},
        {counts.warnings, {tr("%n warning(s)", nullptr, counts.warnings), Meaning::Warning}},
        {counts.good, {tr("%n good", nullptr, counts.good), Meaning::Ok}},
        {counts.notTold, {tr("%n unknown", nullptr, counts.notTold), Meaning::Neutral}}};
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        m_counts[i]->setPill(shown[i].second);
        m_counts[i]->setVisible(shown[i].first > 0);
    }
}

/// The worst one, where the wanted one is not there.
void HealthPage::choose(const QString& id, const QString& subject)
{
    int row = id.isEmpty() ? -1 : m_figures->find(id, subject);
    for (int i = 0; row < 0 && i < m_figures->rowCount(); ++i) {
        const Figure* figure = m_figures->figure(i);
        if (figure && figure->state == worstState(m_answer->report.figures))
            row = i;
    }
    m_table->setCurrentIndex(m_figures->index(std::max(row, 0), 0));
    showCurrent();
}

void HealthPage::showCurrent()
{
    const Figure* figure = m_figures->figure(m_table->currentIndex().row());
    m_detail->setPlainText(figure && m_answer
                               ? visibleLines(detailOf(*figure, m_answer->report.readAt), TextCharacters)
                               : QString());
}

void HealthPage::showEvent(QShowEvent* event)
{
    ServerPage::showEvent(event);
    if (!m_job.isRunning())
        m_answer ? m_timer.start() : refresh();
}

void HealthPage::hideEvent(QHideEvent* event)
{
    m_timer.stop();
    m_job.cancel();
    m_earlier.reset(); // a difference over the time that nobody looked would say little of now
    ServerPage::hideEvent(event);
}

void HealthPage::keep(Result<void> (*how)(const QByteArray&, const QByteArray&), const QByteArray& value)
{
    const QByteArray server = m_answer->report.host.systemIdentifier;
    m_keeping.start([how, server, value](const std::stop_token&) { return how(server, value); },
                    [this](const Result<void>& kept) {
                        if (!kept)
                            return m_state->setText(failureText(kept.error(), TextCharacters));
                        refresh();
                    });
}

void HealthPage::askThresholds()
{
    if (!m_answer)
        return;
    auto* dialog = new ThresholdsDialog(m_answer->thresholds, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ThresholdsDialog::chosen, this,
            [this](const QByteArray& json) { keep(keepThresholds, json); });
    dialog->show();
}

void HealthPage::askPooler()
{
    if (!m_answer)
        return;
    askForText(this,
               {.title = tr("Pooler of this server"),
                .label = tr("Connection to PgBouncer, without its password (empty: none):"),
                .text = QString::fromUtf8(m_answer->pooler)},
               [this](const QString& text) { keep(keepPooler, text.toUtf8()); });
}

void HealthPage::measureTable()
{
    const auto of = week();
    const QString table = m_lists->currentTable();
    if (!of || table.isEmpty())
        return Q_EMIT statusMessage(tr("Choose a week above and one of its tables in the tab Tables."));
    m_state->setText(tr("Measuring %1…").arg(visibleText(table)));
    m_measuring.start(withSession(*of, NoDeadline, measureBloat, table),
                      [this](const Result<TableBloat>& bloat) {
                          if (!bloat)
                              return m_state->setText(failureText(bloat.error(), TextCharacters));
                          m_lists->showMeasured(*bloat);
                          m_state->setText(visibleText(bloat->table) + QStringLiteral(": ") + bloat->text());
                      });
}

void HealthPage::askFile()
{
    if (!m_answer)
        return;
    askForFile(this, tr("Save the figures"), QStringLiteral("health.html"),
               {tr("HTML (*.html)"), tr("CSV (*.csv)"), tr("Prometheus (*.prom)")},
               [this](const QString& path) { save(path); });
}

void HealthPage::save(const QString& path)
{
    if (!m_answer)
        return;
    m_saver->write(path, [path, report = m_answer->report](const std::stop_token&) {
        return Result<QByteArray>(path.endsWith(u".csv", Qt::CaseInsensitive)        ? healthCsv(report)
                                      : path.endsWith(u".prom", Qt::CaseInsensitive) ? prometheusText(report)
                                                                                     : healthHtml(report));
    });
}

}
