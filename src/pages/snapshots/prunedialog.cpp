#include "pages/snapshots/prunedialog.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/rowtable.h"
#include "widgets/parts/typedconfirmation.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr int CellCharacters = 120;
constexpr int MessageCharacters = 3000;

}

bool PruneDialog::hasRules(const GameDefinition& game)
{
    const auto hasRule = [](const auto& source) { return source.retention.has_value(); };
    return std::ranges::any_of(game.snapshots, hasRule) || std::ranges::any_of(game.events, hasRule);
}

PruneDialog::PruneDialog(WeekHandle week, const QString& source, Environment environment, QWidget* parent)
    : QDialog(parent)
    , m_week(std::move(week))
    , m_choice(new QComboBox)
    , m_table(new QTableWidget)
    , m_message(textLabel("pruneMessage"))
    , m_typed(new TypedConfirmation("pruneTyped", m_week.identity, environment))
    , m_again(new QPushButton(tr("&Preview again")))
    , m_prune(new QPushButton(tr("&Delete…")))
    , m_close(new QPushButton(tr("&Close")))
{
    setObjectName(QStringLiteral("pruneDialog"));
    setWindowTitle(tr("Retention in %1").arg(visibleText(m_week.title(), 80)));
    setupTable();
    setupLayout(source);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &PruneDialog::look);
    connect(m_typed, &TypedConfirmation::changed, this, &PruneDialog::updateButtons);
    connect(m_again, &QPushButton::clicked, this, &PruneDialog::look);
    connect(m_prune, &QPushButton::clicked, this, &PruneDialog::askToPrune);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    look();
}

void PruneDialog::setupTable()
{
    m_table->setObjectName(QStringLiteral("pruneTable"));
    m_table->setAccessibleName(tr("The newest rows that go"));
    setupRowTable(m_table);
    m_table->horizontalHeader()->setStretchLastSection(true);
}

void PruneDialog::setupLayout(const QString& source)
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
    m_prune->setObjectName(QStringLiteral("pruneRun"));
    m_prune->setAutoDefault(false);
    addKeys(m_again, QKeySequence::Refresh);
    m_close->setDefault(true);
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(m_again, QDialogButtonBox::ActionRole);
    buttons->addButton(m_prune, QDialogButtonBox::DestructiveRole);
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_choice);
    column->addWidget(m_message);
    column->addWidget(m_table, 1);
    column->addWidget(m_typed);
    column->addWidget(buttons);
    resize(700, 460);
}

const RetentionRule& PruneDialog::rule() const
{
    return m_rules[static_cast<std::size_t>(m_choice->currentIndex())];
}

void PruneDialog::look()
{
    m_plan.reset();
    m_table->setRowCount(0);
    m_typed->clear();
    m_job.start(
        [week = m_week, rule = rule()](const std::stop_token& stop) -> Result<PrunePlan> {
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            return planPrune(**session, rule, {.stop = stop});
        },
        [this](const Result<PrunePlan>& plan) { takePlan(plan); });
    m_message->setText(tr("Looking at what would go…"));
    updateButtons();
}

void PruneDialog::takePlan(const Result<PrunePlan>& plan)
{
    if (plan) {
        m_plan = *plan;
        showPlan();
    } else {
        m_message->setText(visibleLines(plan.error().text(), MessageCharacters));
    }
    updateButtons();
    Q_EMIT answered();
}

void PruneDialog::showPlan()
{
    const QLocale locale;
    QStringList lines {m_plan->rule};
    lines << (m_plan->rows == 0
                  ? tr("Nothing goes; %1 rows stay.").arg(locale.toString(m_plan->kept))
                  : tr("%1 rows of %2 go, %3 stay. The newest that goes is %4, of %5.")
                        .arg(locale.toString(m_plan->rows), rule().table, locale.toString(m_plan->kept),
                             fromUtf8(m_plan->newestId), fromUtf8(m_plan->newestAt.value_or(QByteArray()))));
    if (m_plan->tooYoung > 0)
        lines << tr("%n row(s) beyond that are too young to go.", nullptr,
                    static_cast<int>(m_plan->tooYoung));
    const auto shown = static_cast<qint64>(m_plan->sample.rows.size());
    if (shown > 0)
        lines << (shown == m_plan->rows ? tr("All of them:")
                                        : tr("The newest %1 of them:").arg(locale.toString(shown)));
    m_message->setText(visibleLines(lines.join(QLatin1Char('\n')), MessageCharacters));
    QStringList headers;
    for (const Pg::Column& column : m_plan->sample.columns)
        headers << fromUtf8(column.name);
    m_table->setColumnCount(static_cast<int>(headers.size()));
    m_table->setHorizontalHeaderLabels(headers);
    m_table->setRowCount(static_cast<int>(shown));
    int row = 0;
    for (const auto& cells : m_plan->sample.rows) {
        int column = 0;
        for (const Pg::Value& cell : cells)
            m_table->setItem(row, column++,
                             new QTableWidgetItem(cell ? visibleText(*cell, CellCharacters) : tr("NULL")));
        ++row;
    }
    m_table->resizeColumnsToContents();
}

void PruneDialog::askToPrune()
{
    if (!m_plan || m_plan->rows == 0 || isBusy() || !m_typed->isTyped())
        return;
    auto* box =
        new QMessageBox(QMessageBox::Warning, tr("Delete from %1").arg(visibleText(m_week.title(), 80)),
                        tr("%1 rows of %2 in %3 are deleted for good. %4 rows stay.")
                            .arg(QLocale().toString(m_plan->rows), visibleText(rule().table),
                                 visibleText(m_week.title(), 80), QLocale().toString(m_plan->kept)),
                        QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("pruneConfirm"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    auto* button = box->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setEscapeButton(QMessageBox::Cancel);
    // exactly what the box says: the token of another preview would be another promise
    connect(button, &QPushButton::clicked, this, [this, token = m_plan->token] {
        if (m_plan && m_plan->token == token)
            prune();
    });
    box->open();
}

void PruneDialog::prune()
{
    m_job.start(
        [week = m_week, rule = rule(), plan = *m_plan](const std::stop_token& stop) -> Result<qint64> {
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            return Weekglass::prune(**session, rule, plan, {.stop = stop});
        },
        [this](const Result<qint64>& gone) { takePruned(gone); });
    m_message->setText(tr("Deleting…"));
    updateButtons();
}

void PruneDialog::takePruned(const Result<qint64>& gone)
{
    m_plan.reset();
    m_table->setRowCount(0);
    m_message->setText(gone ? tr("%n row(s) deleted.", nullptr, static_cast<int>(*gone))
                            : visibleLines(gone.error().text(), MessageCharacters));
    updateButtons();
    Q_EMIT answered();
    if (gone)
        Q_EMIT pruned();
}

void PruneDialog::updateButtons()
{
    m_choice->setEnabled(!isBusy());
    m_again->setEnabled(!isBusy());
    const bool canPrune = !isBusy() && m_plan && m_plan->rows > 0;
    m_typed->setEnabled(canPrune);
    m_prune->setEnabled(canPrune && m_typed->isTyped());
    m_prune->setToolTip(canPrune && !m_prune->isEnabled() ? tr("Type the confirmation first") : QString());
}

}
