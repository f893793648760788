#include "pages/snapshots/prunedialog.h"

#include "base/plural.h"
#include "base/safetext.h"
#include "base/utf8.h"
#include "maintenance/prunekept.h"
#include "weeks/notedoperation.h"
#include "widgets/parts/rowtable.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLocale>
#include <QTableWidget>

namespace Weekglass {

namespace {

constexpr int CellCharacters = 120;

}

bool PruneDialog::hasRules(const GameDefinition& game)
{
    const auto hasRule = [](const auto& source) { return source.retention.has_value(); };
    return std::ranges::any_of(game.snapshots, hasRule) || std::ranges::any_of(game.events, hasRule);
}

PruneDialog::PruneDialog(WeekHandle week, const QString& source, Environment environment, QWidget* parent)
    : ChangeDialog({.name = "pruneDialog",
                    .title = tr("Retention"),
                    .week = week.title(),
                    .verb = tr("&Delete…"),
                    .environment = environment},
                   parent)
    , m_week(std::move(week))
    , m_choice(new QComboBox)
    , m_table(new QTableWidget)
{
    m_table->setObjectName(QStringLiteral("pruneTable"));
    m_table->setAccessibleName(tr("The newest rows that would be deleted"));
    setupRowTable(m_table);
    m_table->horizontalHeader()->setStretchLastSection(true);
    setupRules(source);
    addWidget(m_choice, 0);
    addWidget(m_table);
    require(reasonField());
    reasonField()->setPlaceholderText(tr("required: it is kept with the rows"));
    connect(m_choice, &QComboBox::currentIndexChanged, this, &PruneDialog::look);
    look();
}

void PruneDialog::setupRules(const QString& source)
{
    const auto add = [&](const auto& sources) {
        for (const auto& one : sources) {
            if (!one.retention)
                continue;
            m_rules.push_back(*one.retention);
            m_choice->addItem(visibleText(one.title));
            if (one.id == source)
                m_choice->setCurrentIndex(m_choice->count() - 1);
        }
    };
    add(m_week.game->snapshots);
    add(m_week.game->events);
    m_choice->setObjectName(QStringLiteral("pruneChoice"));
    m_choice->setAccessibleName(tr("Rule of"));
}

const RetentionRule& PruneDialog::rule() const
{
    return m_rules[static_cast<std::size_t>(m_choice->currentIndex())];
}

void PruneDialog::look()
{
    startLook(
        tr("Counting the rows to delete…"),
        [week = m_week, rule = rule()](const std::stop_token& stop) -> Result<PrunePlan> {
            auto session = week.acquire(stop);
            return session ? planPrune(**session, rule, {.stop = stop}) : session.error();
        },
        [this](const PrunePlan& plan) {
            m_plan = plan;
            showSample(plan.sample);
            return changeOf(plan);
        });
}

PlannedChange PruneDialog::changeOf(const PrunePlan& plan) const
{
    const QLocale locale;
    const QString rows = locale.toString(plan.rows);
    const QString kept = locale.toString(plan.kept);
    QStringList lines {
        plan.rule,
        plan.rows == 0
            ? tr("Nothing to delete; %1 row(s) kept.", nullptr, pluralOf(plan.kept)).arg(kept)
            : tr("%1 row(s) of %2 would be deleted, %3 kept. The newest to be deleted is %4, of %5.", nullptr,
                 pluralOf(plan.rows))
                  .arg(rows, rule().table, kept, fromUtf8(plan.newestId), Pg::textOf(plan.newestAt))};
    if (plan.tooYoung > 0)
        lines << tr("%n row(s) beyond that are too young to be deleted.", nullptr,
                    static_cast<int>(plan.tooYoung));
    lines << keptText(*m_week.game);
    const auto shown = static_cast<qint64>(plan.sample.rows.size());
    if (shown > 0 && shown < plan.rows)
        lines << tr("The newest %1 of them are shown.").arg(locale.toString(shown));
    return {.headline = tr("Delete the rows that the rule does not keep?"),
            .warnings = lines,
            .isNothing = plan.rows == 0,
            .question = tr("%1 row(s) of %2 in %3 are deleted, and %4 stay.", nullptr, pluralOf(plan.rows))
                            .arg(rows, visibleText(rule().table), visibleText(m_week.title(), 80), kept)
                + QLatin1Char('\n') + keptText(*m_week.game),
            .phrase = m_week.identity.confirmation(),
            .hash = plan.token};
}

void PruneDialog::showSample(const Pg::Table& sample)
{
    QStringList headers;
    for (const Pg::Column& column : sample.columns)
        headers << fromUtf8(column.name);
    m_table->setColumnCount(static_cast<int>(headers.size()));
    m_table->setHorizontalHeaderLabels(headers);
    m_table->setRowCount(static_cast<int>(sample.rows.size()));
    int row = 0;
    for (const auto& cells : sample.rows) {
        int column = 0;
        for (const Pg::Value& cell : cells)
            m_table->setItem(row, column++,
                             new QTableWidgetItem(cell ? visibleText(*cell, CellCharacters) : tr("NULL")));
        ++row;
    }
    m_table->resizeColumnsToContents();
}

void PruneDialog::clearBody()
{
    m_plan.reset();
    m_table->setRowCount(0);
}

void PruneDialog::perform()
{
    startRun(
        tr("Deleting…"),
        [week = m_week, rule = rule(), plan = *m_plan, by = by()](const std::stop_token& stop,
                                                                  const Teller<QString>&) -> Result<Done> {
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            const auto maintenance = week.pool->acquire({}, stop);
            auto note = NotedOperation::begin(
                maintenance, {.kind = QStringLiteral("prune"), .week = week.identity, .by = by});
            auto gone = pruneKept(**session, rule, plan, by, {.call = {.stop = stop}});
            note.end(gone, gone ? loggedDetail(*gone) : QByteArray());
            return gone ? Result<Done>(Done {plan.rows, note.lack()}) : gone.error();
        },
        [this](const Done& done) {
            setHeadline(tr("%n row(s) deleted.", nullptr, static_cast<int>(done.rows)));
            showMessage(done.lack.isEmpty()
                            ? keptText(*m_week.game)
                            : QString(keptText(*m_week.game) + QLatin1Char('\n')
                                      + tr("The server's log lacks this: %1").arg(done.lack)));
            Q_EMIT pruned();
        });
}

void PruneDialog::updateParts()
{
    m_choice->setEnabled(!isRunning());
}

}
