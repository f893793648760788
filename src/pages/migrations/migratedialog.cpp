#include "pages/migrations/migratedialog.h"

#include "base/safetext.h"
#include "pages/migrations/linttable.h"
#include "pages/migrations/migrationdelegate.h"
#include "pg/scripttext.h"
#include "widgets/parts/environmentmark.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/rowtable.h"
#include "widgets/parts/sqleditor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>
#include <QTextBlock>

namespace Weekglass {

namespace {

constexpr int PollMs = 50;
constexpr int RowPixels = 22;
constexpr int CellCharacters = 300;
constexpr int MessageCharacters = 3000;
constexpr int SqlCharacters = 4 * 1024 * 1024;

}

MigrateDialog::MigrateDialog(Request request, QWidget* parent)
    : QDialog(parent)
    , m_request(std::move(request))
    , m_lines(m_request.weeks.size())
    , m_headline(textLabel("migrateHeadline"))
    , m_tabs(new QTabWidget)
    , m_weeks(new QTableWidget)
    , m_lint(new LintTable)
    , m_sql(new SqlEditor)
    , m_report(new QPlainTextEdit)
    , m_message(textLabel("migrateMessage"))
    , m_progress(busyBar())
    , m_form(new QWidget)
    , m_canary(new QComboBox)
    , m_onlyCanary(new QCheckBox(tr("Only the canary &now: the others after a look at it")))
    , m_goOn(new QCheckBox(tr("&Go on with the next week when one after the canary fails")))
    , m_reason(textField("migrateReason", tr("optional; kept in the server's log")))
    , m_operator(textField("migrateOperator", tr("your name; else that of the database's user")))
    , m_typedLabel(new QLabel)
    , m_typed(new QLineEdit)
    , m_again(new QPushButton(tr("&Look again")))
    , m_try(new QPushButton(tr("&Try on a clone")))
    , m_run(new QPushButton(tr("&Migrate")))
    , m_close(new QPushButton(tr("&Close")))
{
    setObjectName(QStringLiteral("migrateDialog"));
    setWindowTitle(tr("Migrate weeks"));
    setupTabs();
    setupForm();
    setupButtons();
    setupLayout();
    m_poll.setInterval(PollMs);
    connect(&m_poll, &QTimer::timeout, this, &MigrateDialog::takeSteps);
    look();
}

MigrateDialog::~MigrateDialog()
{
    m_stop.request_stop();
}

void MigrateDialog::setupTabs()
{
    m_weeks->setObjectName(QStringLiteral("migrateWeeks"));
    m_weeks->setAccessibleName(tr("Weeks to migrate"));
    m_weeks->setItemDelegate(new AlarmDelegate(m_weeks));
    m_weeks->setColumnCount(ColumnCount);
    m_weeks->setHorizontalHeaderLabels({tr("Week"), tr("Has"), tr("Will run"), tr("Result")});
    setupRowTable(m_weeks);
    m_weeks->setTabKeyNavigation(false);
    m_weeks->verticalHeader()->setDefaultSectionSize(RowPixels);
    m_weeks->horizontalHeader()->setStretchLastSection(true);
    connect(m_weeks, &QTableWidget::itemChanged, this, &MigrateDialog::takeChoice);
    m_lint->setObjectName(QStringLiteral("migrateLint"));
    m_sql->setObjectName(QStringLiteral("migrateSql"));
    m_sql->setAccessibleName(tr("SQL that will run"));
    m_sql->setReadOnly(true);
    m_report->setObjectName(QStringLiteral("migrateReport"));
    m_report->setAccessibleName(tr("What happened"));
    m_report->setReadOnly(true);
    m_report->setPlaceholderText(tr("Nothing was tried or run yet."));
    m_report->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_tabs->addTab(m_weeks, tr("Weeks"));
    m_tabs->addTab(m_lint, tr("What to know"));
    m_tabs->addTab(m_sql, tr("SQL"));
    m_tabs->addTab(m_report, tr("Report"));
    connect(m_lint, &LintTable::lineWanted, this, [this](const QString& script, int line) {
        QTextCursor cursor = m_sql->document()->find(Pg::scriptComment(script).trimmed());
        if (cursor.isNull())
            cursor = QTextCursor(m_sql->document());
        const QTextBlock block = m_sql->document()->findBlockByNumber(cursor.blockNumber() + line);
        m_tabs->setCurrentWidget(m_sql);
        m_sql->setTextCursor(QTextCursor(block));
        m_sql->centerCursor();
    });
}

void MigrateDialog::setupForm()
{
    m_canary->setObjectName(QStringLiteral("migrateCanary"));
    m_canary->setToolTip(tr("If it fails, no other week is touched."));
    m_onlyCanary->setObjectName(QStringLiteral("migrateOnlyCanary"));
    m_goOn->setObjectName(QStringLiteral("migrateGoOn"));
    m_typed->setObjectName(QStringLiteral("migrateTyped"));
    auto* form = new QFormLayout(m_form);
    form->setContentsMargins({});
    form->addRow(tr("C&anary:"), m_canary);
    form->addRow({}, m_onlyCanary);
    form->addRow({}, m_goOn);
    form->addRow(tr("R&eason:"), m_reason);
    form->addRow(tr("&Operator:"), m_operator);
    m_typedLabel->setTextFormat(Qt::PlainText);
    m_typedLabel->setBuddy(m_typed);
    form->addRow(m_typedLabel, m_typed);
    const bool isTyped = m_request.server.isProduction();
    m_typedLabel->setVisible(isTyped);
    m_typed->setVisible(isTyped);
    connect(m_typed, &QLineEdit::textChanged, this, &MigrateDialog::updateButtons);
    connect(m_canary, &QComboBox::currentIndexChanged, this, &MigrateDialog::updateButtons);
    connect(m_onlyCanary, &QCheckBox::toggled, this, &MigrateDialog::updateButtons);
}

void MigrateDialog::setupButtons()
{
    m_again->setObjectName(QStringLiteral("migrateAgain"));
    m_try->setObjectName(QStringLiteral("migrateTry"));
    m_run->setObjectName(QStringLiteral("migrateRun"));
    m_close->setObjectName(QStringLiteral("migrateClose"));
    addKeys(m_again, QKeySequence::Refresh);
    m_try->setToolTip(tr("Clones the canary's schema without its rows into a scratch database and runs the "
                         "files there. The week is only read."));
    for (QPushButton* button : {m_again, m_try, m_run})
        button->setAutoDefault(false);
    m_close->setDefault(true); // Return must not do what cannot be seen
    connect(m_again, &QPushButton::clicked, this, &MigrateDialog::look);
    connect(m_try, &QPushButton::clicked, this, &MigrateDialog::tryOnClone);
    connect(m_run, &QPushButton::clicked, this, &MigrateDialog::run);
    connect(m_close, &QPushButton::clicked, this, &MigrateDialog::reject);
}

void MigrateDialog::setupLayout()
{
    QFont bold = m_headline->font();
    bold.setBold(true);
    m_headline->setFont(bold);
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(m_again, QDialogButtonBox::ActionRole);
    buttons->addButton(m_try, QDialogButtonBox::ActionRole);
    buttons->addButton(m_run, QDialogButtonBox::DestructiveRole);
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    auto* top = new QHBoxLayout;
    top->addWidget(m_headline, 1);
    top->addWidget(new EnvironmentMark(m_request.server.environment));
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(m_tabs, 1);
    column->addWidget(m_message);
    column->addWidget(m_progress);
    column->addWidget(m_form);
    column->addWidget(buttons);
    resize(860, 600);
}

QString MigrateDialog::planText(const WeekMigrations& week)
{
    if (week.error)
        return week.error->text();
    if (!week.plan.problems.empty())
        return tr("not possible: %1").arg(week.plan.error().text());
    if (week.plan.pending.empty())
        return tr("nothing, it is up to date");
    QStringList scripts;
    for (const PendingMigration& pending : week.plan.pending)
        scripts << pending.script;
    return tr("%1 (%2)", "number of files, files")
        .arg(scripts.size())
        .arg(scripts.join(QStringLiteral(", ")));
}

bool MigrateDialog::canBeChosen(std::size_t line) const
{
    const WeekMigrations& week = m_lines[line].known;
    return !week.error && week.plan.problems.empty() && !week.plan.pending.empty();
}

void MigrateDialog::fillWeeks()
{
    const QSignalBlocker quiet(m_weeks);
    m_weeks->setRowCount(static_cast<int>(m_lines.size()));
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Line& line = m_lines[i];
        const auto show = [&](int column, const QString& text, bool isAlarm) {
            auto* item = new QTableWidgetItem(visibleText(text.simplified(), CellCharacters));
            item->setToolTip(QString(QLatin1String("<pre>")
                                     + visibleLines(text, MessageCharacters).toHtmlEscaped()
                                     + QLatin1String("</pre>")));
            if (isAlarm)
                item->setData(AlarmDelegate::AlarmRole, true);
            m_weeks->setItem(static_cast<int>(i), column, item);
            return item;
        };
        auto* week = show(WeekColumn, m_request.weeks[i].title(), false);
        week->setFlags(canBeChosen(i) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                                      : Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        week->setCheckState(canBeChosen(i) ? Qt::Checked : Qt::Unchecked);
        show(VersionColumn, line.known.plan.version, false);
        show(PlanColumn, planText(line.known), line.known.error || !line.known.plan.problems.empty());
        show(ResultColumn, line.result, line.isFailed);
    }
    for (int column = 0; column < PlanColumn; ++column)
        m_weeks->resizeColumnToContents(column);
    constexpr int PlanPixels = 340;
    m_weeks->setColumnWidth(PlanColumn, PlanPixels);
}

/// A game's week that is wanted has the least to lose when it is old.
void MigrateDialog::takeChoice()
{
    const QString before = m_canary->currentText();
    {
        const QSignalBlocker quiet(m_canary);
        m_canary->clear();
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (m_weeks->item(static_cast<int>(i), WeekColumn)->checkState() == Qt::Checked)
                m_canary->addItem(visibleText(m_request.weeks[i].title()), static_cast<int>(i));
        }
        const int again = m_canary->findText(before);
        m_canary->setCurrentIndex(again >= 0 ? again : m_canary->count() - 1);
    }
    showFiles(chosen());
    updateButtons();
}

std::vector<std::size_t> MigrateDialog::chosen() const
{
    std::vector<std::size_t> lines;
    for (int i = 0; i < m_canary->count(); ++i) {
        const auto line = static_cast<std::size_t>(m_canary->itemData(i).toInt());
        lines.insert(i == m_canary->currentIndex() ? lines.begin() : lines.end(), line);
    }
    return lines;
}

/// Each file once, in the order in which it runs.
void MigrateDialog::showFiles(const std::vector<std::size_t>& lines)
{
    std::vector<LintTable::File> files;
    QStringList sql;
    m_isRefused = false;
    qsizetype findings = 0;
    for (const std::size_t line : lines) {
        for (const PendingMigration& pending : m_lines[line].known.plan.pending) {
            if (std::ranges::find(files, pending.script, &LintTable::File::script) != files.end())
                continue;
            const GameFile& file = pending.file(*m_request.weeks[line].game);
            files.push_back({.script = pending.script, .lint = lintMigration(file)});
            m_isRefused = m_isRefused || files.back().lint.refusal();
            findings += static_cast<qsizetype>(files.back().lint.findings.size());
            sql << QString(Pg::scriptComment(pending.script) + QString::fromUtf8(file.text));
        }
    }
    m_lint->setFiles(files);
    m_tabs->setTabText(m_tabs->indexOf(m_lint), tr("What to know (%1)").arg(findings));
    m_sql->setPlainText(visibleLines(sql.join(QLatin1Char('\n')), SqlCharacters));
    m_headline->setText(lines.empty() ? tr("Nothing is to be run.")
                                      : tr("%1 on %2.", "files, weeks")
                                            .arg(tr("%n file(s)", nullptr, static_cast<int>(files.size())),
                                                 tr("%n week(s)", nullptr, static_cast<int>(lines.size()))));
    showMessage(m_isRefused ? tr("A file must not be run: see “What to know”. It could happen in part.")
                            : m_said);
}

QString MigrateDialog::confirmation() const
{
    const auto lines = chosen();
    if (lines.empty())
        return {};
    const WeekIdentity& canary = m_request.weeks[lines.front()].identity;
    const bool isOne = lines.size() == 1 || m_onlyCanary->isChecked();
    return canary.confirmation(isOne ? 1 : static_cast<qsizetype>(lines.size()));
}

AdminBy MigrateDialog::by() const
{
    return {.reason = m_reason->text().trimmed(), .operatorName = m_operator->text().trimmed()};
}

void MigrateDialog::showMessage(const QString& text)
{
    m_message->setText(visibleLines(text, MessageCharacters));
    m_message->setVisible(!text.isEmpty());
}

void MigrateDialog::updateButtons()
{
    const bool isAny = m_canary->count() > 0;
    const bool isSeveral = m_canary->count() > 1;
    m_progress->setVisible(isBusy());
    m_again->setEnabled(!isBusy());
    m_form->setEnabled(!isBusy());
    m_weeks->setEnabled(!isBusy() || m_isRunning);
    m_onlyCanary->setEnabled(isSeveral);
    m_goOn->setEnabled(isSeveral && !m_onlyCanary->isChecked());
    m_typedLabel->setVisible(isAny && m_request.server.isProduction());
    m_typed->setVisible(isAny && m_request.server.isProduction());
    m_typedLabel->setText(
        tr("T&ype “%1”:").arg(visibleText(confirmation()).replace(QLatin1Char('&'), QStringLiteral("&&"))));
    const bool isTyped = !m_request.server.isProduction() || m_typed->text() == confirmation();
    m_try->setEnabled(!isBusy() && isAny);
    m_run->setEnabled(!isBusy() && isAny && !m_isRefused && !m_hasFailed && isTyped);
    m_run->setToolTip(m_hasFailed ? tr("A week failed: look again before another one is begun.")
                          : isAny && !isTyped
                          ? tr("This is a production server: type what is asked for first.")
                          : QString());
    m_close->setText(isBusy() ? tr("&Stop") : tr("&Close"));
}

}
