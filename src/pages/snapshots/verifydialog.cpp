#include "pages/snapshots/verifydialog.h"

#include "base/safetext.h"
#include "ui_verifydialog.h"
#include "weeks/withsession.h"
#include "widgets/parts/rowtable.h"

#include <QClipboard>
#include <QLocale>
#include <QRegularExpressionValidator>

namespace Weekglass {

namespace {

constexpr std::size_t MostShown = 5000;
constexpr int CellCharacters = 300;

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
        {.title = Text::tr("Details"),
         .text = [](const Finding& one) { return visibleText(one.message, CellCharacters); }},
    };
}

}

VerifyDialog::VerifyDialog(WeekHandle week, SnapshotQuery query, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::VerifyDialog>())
    , m_week(std::move(week))
    , m_query(std::move(query))
    , m_findings(new RowsModel<SnapshotFinding>(findingColumns(), this))
{
    m_ui->setupUi(this);
    setWindowTitle(tr("Verify snapshots of %1").arg(visibleText(m_week.title(), 80)));
    m_ui->verifyHead->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("\\d{0,18}")), m_ui->verifyHead));
    m_ui->verifyTable->setModel(m_findings);
    setupRowTable(m_ui->verifyTable);
    m_ui->buttons->addButton(m_ui->verifyRun, QDialogButtonBox::ActionRole);
    m_ui->buttons->addButton(m_ui->verifyCopy, QDialogButtonBox::ActionRole);
    m_ui->buttons->addButton(m_ui->verifyClose, QDialogButtonBox::RejectRole);
    connect(m_ui->verifyTable, &QTableView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT snapshotActivated(m_findings->row(index.row())->key);
    });
    connect(m_ui->verifyRun, &QPushButton::clicked, this, &VerifyDialog::verify);
    connect(m_ui->verifyCopy, &QPushButton::clicked, this, &VerifyDialog::copyFindings);
    connect(m_ui->verifyClose, &QPushButton::clicked, this, &VerifyDialog::reject);
    updateButtons();
}

VerifyDialog::~VerifyDialog() = default;

void VerifyDialog::verify()
{
    m_ui->verifyProgress->setValue(0);
    m_findings->setRows({});
    const auto head = m_ui->verifyHead->text().isEmpty()
        ? std::nullopt
        : std::optional(m_ui->verifyHead->text().toLongLong());
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
                m_ui->verifyProgress->setValue(
                    static_cast<int>(progress.first * m_ui->verifyProgress->maximum() / progress.second));
        },
        [this](const Result<VerifyReport>& report) { take(report); });
    m_ui->verifyMessage->setText(tr("Verifying… (Esc stops)"));
    updateButtons();
}

void VerifyDialog::take(const Result<VerifyReport>& report)
{
    if (report)
        showFindings(*report);
    else
        m_ui->verifyMessage->setText(visibleLines(report.error().text()));
    updateButtons();
    Q_EMIT answered();
}

void VerifyDialog::showFindings(const VerifyReport& report)
{
    const QString checked = tr("%n snapshot(s) verified:", nullptr, static_cast<int>(report.checked));
    const QString found = report.findings.empty()
        ? tr("nothing is wrong.")
        : tr("%n finding(s). Return shows a snapshot.", nullptr, static_cast<int>(report.findings.size()));
    m_ui->verifyMessage->setText(checked + QLatin1Char(' ') + found);
    auto findings = report.findings;
    findings.resize(std::min(findings.size(), MostShown));
    if (findings.size() < report.findings.size())
        m_ui->verifyMessage->setText(
            QString(m_ui->verifyMessage->text() + QLatin1Char('\n')
                    + tr("The first %1 are listed.").arg(QLocale().toString(MostShown))));
    m_findings->setRows(std::move(findings));
    m_ui->verifyTable->resizeColumnsToContents();
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
    m_ui->verifyMessage->setText(tr("Stopped. Nothing was changed."));
    updateButtons();
}

void VerifyDialog::updateButtons()
{
    m_ui->verifyProgress->setVisible(isBusy());
    m_ui->verifyRun->setEnabled(!isBusy());
    m_ui->verifyHead->setEnabled(!isBusy());
    m_ui->verifyCopy->setEnabled(!m_findings->rows().empty());
    m_ui->verifyClose->setText(isBusy() ? tr("&Stop") : tr("&Close"));
}

}
