#include "pages/migrations/migratedialog.h"

#include "base/safetext.h"
#include "pg/scripttext.h"
#include "ui_migratetabs.h"
#include "widgets/parts/alarmdelegate.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFontDatabase>
#include <QPushButton>
#include <QTextBlock>

namespace Weekglass {

namespace {

constexpr int MessageCharacters = 3000;
constexpr int SqlCharacters = 4 * 1024 * 1024;

}

MigrateDialog::MigrateDialog(Request request, QWidget* parent)
    : ChangeDialog({.name = "migrateDialog",
                    .title = tr("Migrate weeks"),
                    .verb = tr("&Migrate"),
                    .environment = request.server.environment,
                    .looksAgain = true},
                   parent)
    , m_request(std::move(request))
    , m_lines(m_request.weeks.size())
    , m_parts(std::make_unique<Ui::MigrateTabs>())
    , m_tabs(new QTabWidget)
    , m_target(new QComboBox)
    , m_canary(new QComboBox)
    , m_onlyCanary(new QCheckBox(tr("Migrate the canary first; review before the &rest")))
    , m_goOn(new QCheckBox(tr("Contin&ue with the next week when one after the canary fails")))
    , m_try(addButton("migrateTry", tr("&Try on a clone")))
    , m_back(addButton("migrateBack", tr("Take bac&k…")))
{
    setupTabs();
    setupForm();
    addWidget(m_tabs);
    constexpr int Width = 860;
    constexpr int Height = 640;
    resize(Width, Height);
    look();
}

MigrateDialog::~MigrateDialog() = default;

void MigrateDialog::setupTabs()
{
    m_parts->setupUi(m_tabs);
    m_tabs->setCurrentIndex(0);
    m_parts->migrateWeeks->setItemDelegate(new AlarmDelegate(m_parts->migrateWeeks));
    m_parts->migrateReport->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    connect(m_parts->migrateWeeks, &QTableWidget::itemChanged, this, [this] {
        if (isRunning()) // what is chosen is read anew afterwards
            return;
        fillCanary();
        showChange(changeOf(chosen()));
    });
    connect(m_parts->migrateLint, &LintTable::lineWanted, this, &MigrateDialog::showLine);
}

void MigrateDialog::showLine(const QString& script, int line)
{
    QTextCursor cursor = m_parts->migrateSql->document()->find(Pg::scriptComment(script).trimmed());
    if (cursor.isNull())
        cursor = QTextCursor(m_parts->migrateSql->document());
    const QTextBlock block = m_parts->migrateSql->document()->findBlockByNumber(cursor.blockNumber() + line);
    m_tabs->setCurrentWidget(m_parts->migrateSql);
    m_parts->migrateSql->setTextCursor(QTextCursor(block));
    m_parts->migrateSql->centerCursor();
}

void MigrateDialog::setupForm()
{
    m_target->setObjectName(QStringLiteral("migrateTarget"));
    m_target->setToolTip(tr("Later files are not run. The game's U files take a newer week back."));
    m_back->setToolTip(
        tr("Shows the files that take the chosen week back to this version, and the rows that are deleted."));
    m_canary->setObjectName(QStringLiteral("migrateCanary"));
    m_canary->setToolTip(tr("If it fails, no other week is touched."));
    m_onlyCanary->setObjectName(QStringLiteral("migrateOnlyCanary"));
    m_goOn->setObjectName(QStringLiteral("migrateGoOn"));
    m_try->setToolTip(tr("Clones the canary's schema without its rows into a scratch database and runs the "
                         "files there. The week is only read."));
    addRow(tr("To &version:"), m_target);
    addRow(tr("C&anary:"), m_canary);
    addRow({}, m_onlyCanary);
    addRow({}, m_goOn);
    const auto showAgain = [this] {
        if (change())
            showChange(changeOf(chosen()));
    };
    connect(m_canary, &QComboBox::currentIndexChanged, this, showAgain);
    connect(m_onlyCanary, &QCheckBox::toggled, this, showAgain);
    connect(m_target, &QComboBox::currentIndexChanged, this, [this] {
        applyTarget();
        if (change())
            showChange(changeOf(chosen()));
    });
    connect(m_parts->migrateWeeks, &QTableWidget::currentCellChanged, this, [this] { updateParts(); });
    connect(m_try, &QPushButton::clicked, this, &MigrateDialog::tryOnClone);
    connect(m_back, &QPushButton::clicked, this, &MigrateDialog::goBack);
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

QString MigrateDialog::versionText(const MigrationPlan& plan)
{
    const QString target = plan.versionAfter();
    if (!plan.problems.empty() || target == plan.version)
        return plan.version;
    return tr("%1 → %2", "version, version afterwards")
        .arg(plan.version.isEmpty() ? tr("none") : plan.version, target);
}

/// The week, what it has and what it would be given: what fails on its clone fails again until one of these
/// changes.
QByteArray MigrateDialog::planKey(std::size_t line) const
{
    const MigrationPlan& plan = m_lines[line].known.plan;
    QStringList parts {QString::number(m_request.weeks[line].identity.oid), plan.version};
    for (const PendingMigration& pending : plan.pending)
        parts << pending.script << QString::number(pending.checksum);
    return parts.join(QLatin1Char('\n')).toUtf8();
}

bool MigrateDialog::canBeChosen(std::size_t line) const
{
    const WeekMigrations& week = m_lines[line].known;
    return !week.error && week.plan.problems.empty() && !week.plan.pending.empty();
}

void MigrateDialog::fillWeeks()
{
    const QSignalBlocker quiet(m_parts->migrateWeeks);
    m_parts->migrateWeeks->setRowCount(static_cast<int>(m_lines.size()));
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Line& line = m_lines[i];
        const auto show = [&](int column, const QString& text, bool isAlarm) {
            auto* item = new QTableWidgetItem(visibleText(text.simplified(), CellCharacters));
            item->setToolTip(QString(QLatin1String("<pre>")
                                     + visibleLines(text, MessageCharacters).toHtmlEscaped()
                                     + QLatin1String("</pre>")));
            if (isAlarm)
                item->setData(AlarmDelegate::AlarmRole, true);
            m_parts->migrateWeeks->setItem(static_cast<int>(i), column, item);
            return item;
        };
        auto* week = show(WeekColumn, m_request.weeks[i].title(), false);
        week->setFlags(canBeChosen(i) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                                      : Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        week->setCheckState(canBeChosen(i) ? Qt::Checked : Qt::Unchecked);
        show(VersionColumn, versionText(line.known.plan), false);
        show(PlanColumn, planText(line.known), line.known.error || !line.known.plan.problems.empty());
        show(ResultColumn, line.result, line.isFailed);
    }
    for (int column = 0; column < PlanColumn; ++column)
        m_parts->migrateWeeks->resizeColumnToContents(column);
    constexpr int PlanPixels = 340;
    m_parts->migrateWeeks->setColumnWidth(PlanColumn, PlanPixels);
    m_parts->migrateWeeks->resizeRowsToContents(); // a reason needs more than one line
}

/// A game's week that is wanted has the least to lose when it is old.
void MigrateDialog::fillCanary()
{
    const QString before = m_canary->currentText();
    const QSignalBlocker quiet(m_canary);
    m_canary->clear();
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (m_parts->migrateWeeks->item(static_cast<int>(i), WeekColumn)->checkState() == Qt::Checked)
            m_canary->addItem(visibleText(m_request.weeks[i].title()), static_cast<int>(i));
    }
    const int again = m_canary->findText(before);
    m_canary->setCurrentIndex(again >= 0 ? again : m_canary->count() - 1);
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
PlannedChange MigrateDialog::changeOf(const std::vector<std::size_t>& lines)
{
    std::vector<LintTable::File> files;
    QStringList sql;
    PlannedChange change {.isNothing = lines.empty()};
    bool isRefused = false;
    qsizetype findings = 0;
    for (const std::size_t line : lines) {
        if (m_failedTrials.contains(planKey(line)))
            change.obstacles
                << tr("It failed on a clone of %1. Correct the files or the week, then try again.")
                       .arg(m_request.weeks[line].title());
        for (const PendingMigration& pending : m_lines[line].known.plan.pending) {
            if (std::ranges::find(files, pending.script, &LintTable::File::script) != files.end())
                continue;
            const GameFile& file = pending.file(*m_request.weeks[line].game);
            files.push_back({.script = pending.script, .lint = lintMigration(file)});
            if (const LintFinding* refusal = files.back().lint.refusal(); refusal && !isRefused) {
                isRefused = true;
                change.obstacles << tr("%1, line %2: %3", "file, line, why it is not run")
                                        .arg(pending.script, QString::number(refusal->line),
                                             refusal->message);
            }
            findings += static_cast<qsizetype>(files.back().lint.findings.size());
            sql << QString(Pg::scriptComment(pending.script) + QString::fromUtf8(file.text));
        }
    }
    m_parts->migrateLint->setFiles(files);
    m_tabs->setTabText(m_tabs->indexOf(m_parts->migrateLint), tr("Findings (%1)").arg(findings));
    m_parts->migrateSql->setPlainText(visibleLines(sql.join(QLatin1Char('\n')), SqlCharacters));
    if (m_hasFailed)
        change.obstacles << tr("A week failed: preview again before another week begins.");
    if (lines.empty()) {
        change.headline = tr("Nothing to run.");
        return change;
    }
    // of all: they lack files of one game
    const QString target = m_lines[lines.front()].known.plan.versionAfter();
    change.headline = (target.isEmpty() ? tr("%1 on %2.", "files, weeks")
                                        : tr("%1 on %2, to version %3.", "files, weeks, version"))
                          .arg(tr("%n file(s)", nullptr, static_cast<int>(files.size())),
                               tr("%n week(s)", nullptr, static_cast<int>(lines.size())));
    if (!target.isEmpty())
        change.headline = change.headline.arg(target);
    change.phrase = m_request.weeks[lines.front()].identity.confirmation(
        m_onlyCanary->isChecked() ? 1 : static_cast<qsizetype>(lines.size()));
    return change;
}

void MigrateDialog::updateParts()
{
    const bool isSeveral = m_canary->count() > 1;
    m_parts->migrateWeeks->setEnabled(!isBusy() || isRunning());
    m_onlyCanary->setEnabled(isSeveral);
    m_goOn->setEnabled(isSeveral && !m_onlyCanary->isChecked());
    m_target->setEnabled(!isRunning());
    m_try->setEnabled(!isBusy() && m_canary->count() > 0);
    m_back->setVisible(target().has_value());
    m_back->setEnabled(!isBusy() && laterLine().has_value());
}

}
