#include "pages/snapshots/verifydialog.h"

#include "base/safetext.h"
#include "weeks/withsession.h"
#include "widgets/parts/rowtable.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QTableView>

namespace Weekglass {

namespace {

constexpr std::size_t MostShown = 5000;
constexpr int CellCharacters = 300;
constexpr int ProgressSteps = 1000;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(VerifyDialog)
};

QString kindText(SnapshotFinding::Kind kind)
{
    switch (kind) {
    case SnapshotFinding::ChecksumDiffers:
        return Text::tr("Wrong checksum");
    case SnapshotFinding::ChecksumUndecidable:
        return Text::tr("Checksum cannot be decided");
    case SnapshotFinding::Gap:
        return Text::tr("Gap");
    case SnapshotFinding::Duplicate:
        return Text::tr("Duplicate");
    case SnapshotFinding::RunsBackwards:
        return Text::tr("Runs backwards");
    case SnapshotFinding::NewerThanHead:
        break;
    }
    return Text::tr("Newer than the game");
}

std::vector<RowsModel<SnapshotFinding>::Column> findingColumns()
{
    using Finding = SnapshotFinding;
    return {
        {.title = Text::tr("What"), .text = [](const Finding& one) { return kindText(one.kind); }},
        {.title = Text::tr("Subject"),
         .text = [](const Finding& one) { return visibleText(one.key.subject, CellCharacters); }},
        {.title = Text::tr("Tick or version"),
         .text = [](const Finding& one) { return visibleText(one.key.seq); }},
        {.title = Text::tr("In words"),
         .text = [](const Finding& one) { return visibleText(one.message, CellCharacters); }},
    };
}

}

VerifyDialog::VerifyDialog(WeekHandle week, SnapshotQuery query, QWidget* parent)
    : QDialog(parent)
    , m_week(std::move(week))
    , m_query(std::move(query))
    , m_head(new QLineEdit)
    , m_findings(new RowsModel<SnapshotFinding>(findingColumns(), this))
    , m_table(new QTableView)
    , m_message(new QLabel)
    , m_bar(new QProgressBar)
    , m_verify(new QPushButton(tr("&Verify")))
    , m_copy(new QPushButton(tr("C&opy findings")))
    , m_close(new QPushButton(tr("&Close")))
{
    setObjectName(QStringLiteral("verifyDialog"));
    setWindowTitle(tr("Verify snapshots of %1").arg(visibleText(m_week.title(), 80)));
    m_head->setObjectName(QStringLiteral("verifyHead"));
    m_head->setPlaceholderText(tr("optional: its tick or version now"));
    m_head->setAccessibleName(tr("Tick or version of the game"));
    m_head->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("\\d{0,18}")), m_head));
    m_message->setObjectName(QStringLiteral("verifyMessage"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setText(tr(
        "Reads every snapshot once: checksums, gaps, duplicates, and whether ticks and times run forwards."));
    setupTable();
    setupLayout();
    connect(m_verify, &QPushButton::clicked, this, &VerifyDialog::verify);
    connect(m_copy, &QPushButton::clicked, this, &VerifyDialog::copyFindings);
    connect(m_close, &QPushButton::clicked, this, &VerifyDialog::reject);
    updateButtons();
}

void VerifyDialog::setupTable()
{
    m_table->setObjectName(QStringLiteral("verifyTable"));
    m_table->setAccessibleName(tr("Findings"));
    m_table->setModel(m_findings);
    setupRowTable(m_table);
    m_table->horizontalHeader()->setStretchLastSection(true);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT snapshotActivated(m_findings->row(index.row())->key);
    });
}

void VerifyDialog::setupLayout()
{
    m_verify->setObjectName(QStringLiteral("verifyRun"));
    m_verify->setDefault(true);
    m_copy->setObjectName(QStringLiteral("verifyCopy"));
    m_bar->setRange(0, ProgressSteps);
    m_bar->setAccessibleName(tr("Snapshots verified"));
    auto* form = new QFormLayout;
    form->addRow(tr("The &game is at:"), m_head);
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(m_verify, QDialogButtonBox::ActionRole);
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_message);
    column->addWidget(m_table, 1);
    column->addWidget(m_bar);
    column->addWidget(buttons);
    resize(760, 480);
}

void VerifyDialog::verify()
{
    m_bar->setValue(0);
    m_findings->setRows({});
    const auto head = m_head->text().isEmpty() ? std::nullopt : std::optional(m_head->text().toLongLong());
    using Progress = std::pair<qint64, qint64>; // done, of all
    m_job.start<Progress>(
        withSession(m_week, NoDeadline,
                    [query = m_query, head](Pg::Session& session, const Pg::Call& call,
                                            const Teller<Progress>& tell) {
                        return verifySnapshots(
                            session, query,
                            [&tell](qint64 done, qint64 total) {
                                tell({done, total});
                            },
                            call, head);
                    }),
        [this](const Progress& progress) {
            if (progress.second > 0)
                m_bar->setValue(static_cast<int>(progress.first * ProgressSteps / progress.second));
        },
        [this](const Result<VerifyReport>& report) { take(report); });
    m_message->setText(tr("Verifying… (Esc stops)"));
    updateButtons();
}

void VerifyDialog::take(const Result<VerifyReport>& report)
{
    if (report)
        showFindings(*report);
    else
        m_message->setText(visibleLines(report.error().text()));
    updateButtons();
    Q_EMIT answered();
}

void VerifyDialog::showFindings(const VerifyReport& report)
{
    const QString checked = tr("%n snapshot(s) verified:", nullptr, static_cast<int>(report.checked));
    const QString found = report.findings.empty()
        ? tr("nothing is wrong.")
        : tr("%n finding(s). Return shows a snapshot.", nullptr, static_cast<int>(report.findings.size()));
    m_message->setText(checked + QLatin1Char(' ') + found);
    auto findings = report.findings;
    findings.resize(std::min(findings.size(), MostShown));
    if (findings.size() < report.findings.size())
        m_message->setText(QString(m_message->text() + QLatin1Char('\n')
                                   + tr("The first %1 are listed.").arg(QLocale().toString(MostShown))));
    m_findings->setRows(std::move(findings));
    m_table->resizeColumnsToContents();
}

void VerifyDialog::copyFindings()
{
    QStringList lines;
    for (const SnapshotFinding& finding : m_findings->rows())
        lines << QStringList {kindText(finding.kind), visibleText(finding.key.subject),
                              visibleText(finding.key.seq), visibleText(finding.message)}
                     .join(QLatin1Char('\t'));
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void VerifyDialog::reject()
{
    if (!isBusy())
        return QDialog::reject();
    m_job.cancel();
    m_message->setText(tr("Stopped. Nothing was changed by it."));
    updateButtons();
}

void VerifyDialog::updateButtons()
{
    m_bar->setVisible(isBusy());
    m_verify->setEnabled(!isBusy());
    m_head->setEnabled(!isBusy());
    m_copy->setEnabled(!m_findings->rows().empty());
    m_close->setText(isBusy() ? tr("&Stop") : tr("&Close"));
}

}
