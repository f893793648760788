#include "pages/events/exportdialog.h"

#include "base/plural.h"
#include "base/safetext.h"
#include "ui_exportdialog.h"
#include "weeks/withsession.h"
#include "widgets/parts/askfile.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>

namespace Weekglass {

namespace {

constexpr int ProgressSteps = 1000;
constexpr int FileCharacters = 48;

/// @return rows; nothing if the file is there and may not be replaced.
Result<std::optional<qint64>> write(Pg::Session& session, const EventQuery& query,
                                    const std::optional<ImportTarget>& import, ExportOptions options,
                                    bool mayReplace, const Pg::Call& call, const Teller<qint64>& tell)
{
    if (!mayReplace && QFileInfo::exists(options.file))
        return std::optional<qint64>();
    options.progress = tell;
    const auto rows = exportEvents(session, query, import, options, call);
    return rows ? Result<std::optional<qint64>>(*rows) : rows.error();
}

}

ExportDialog::ExportDialog(WeekHandle week, EventQuery query, double estimate, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ExportDialog>())
    , m_week(std::move(week))
    , m_query(std::move(query))
    , m_estimate(estimate)
{
    m_ui->setupUi(this);
    m_ui->exportFormat->addItem(tr("NDJSON: one object per line, can be imported again"),
                                QStringLiteral("ndjson"));
    m_ui->exportFormat->addItem(tr("JSON: one array"), QStringLiteral("json"));
    m_ui->exportFormat->addItem(tr("CSV: for spreadsheets"), QStringLiteral("csv"));
    setWindowTitle(tr("Export events of %1").arg(visibleText(m_week.title(), 80)));
    m_ui->exportFile->setMinimumWidth(FileCharacters * m_ui->exportFile->fontMetrics().averageCharWidth());
    if (m_estimate >= 0)
        m_ui->exportPace->setText(tr("About %1 event(s)", nullptr, pluralOf(static_cast<qint64>(m_estimate)))
                                      .arg(QLocale().toString(m_estimate, 'f', 0)));
    m_ui->buttons->addButton(m_ui->exportStart, QDialogButtonBox::AcceptRole);
    m_ui->buttons->addButton(m_ui->exportClose, QDialogButtonBox::RejectRole);
    connect(m_ui->exportBrowse, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(m_ui->exportFormat, &QComboBox::currentIndexChanged, this, &ExportDialog::takeEndingOfFormat);
    connect(m_ui->exportFile, &QLineEdit::textChanged, this, &ExportDialog::updateButtons);
    connect(m_ui->exportFile, &QLineEdit::textEdited, this, &ExportDialog::takeFormatOfEnding);
    connect(m_ui->exportStart, &QPushButton::clicked, this, &ExportDialog::startExport);
    connect(m_ui->exportClose, &QPushButton::clicked, this, &ExportDialog::reject);
    takeEndingOfFormat();
    proposeFile();
    updateButtons();
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::proposeFile()
{
    m_proposalJob.start(
        [name = QString(m_week.title() + QLatin1Char('_') + m_query.source.id)](const std::stop_token&) {
            const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
            return (folder.exists() ? folder : QDir::home()).filePath(name);
        },
        [this](const QString& path) {
            if (m_ui->exportFile->text().isEmpty())
                m_ui->exportFile->setText(path + QLatin1Char('.') + ending());
        });
}

ExportFormat ExportDialog::format() const
{
    return exportFormatOf(QStringLiteral("x.") + ending());
}

QString ExportDialog::ending() const
{
    return m_ui->exportFormat->currentData().toString();
}

void ExportDialog::browse()
{
    askForFile(this, tr("Export to"), m_ui->exportFile->text(), {}, [this](const QString& file) {
        m_ui->exportFile->setText(file);
        takeFormatOfEnding();
        m_mayReplace = file; // the chooser has asked
        updateButtons();
    });
}

/// Who writes errors.csv means CSV.
void ExportDialog::takeFormatOfEnding()
{
    const QString typed = QFileInfo(m_ui->exportFile->text()).suffix().toLower();
    if (const int known = m_ui->exportFormat->findData(typed); known >= 0)
        m_ui->exportFormat->setCurrentIndex(known);
}

void ExportDialog::takeEndingOfFormat()
{
    m_ui->exportFormulas->setVisible(format() == ExportFormat::Csv);
    const QString file = m_ui->exportFile->text();
    const QString now = QFileInfo(file).suffix();
    if (m_ui->exportFormat->findData(now.toLower()) >= 0 && now.compare(ending(), Qt::CaseInsensitive) != 0)
        m_ui->exportFile->setText(file.chopped(now.size()) + ending());
}

void ExportDialog::startExport()
{
    m_failed = false;
    m_sinceStart.start();
    m_job.start<qint64>(
        withSession(m_week, NoDeadline, write, m_query, m_week.game->import,
                    ExportOptions {.file = m_ui->exportFile->text(), .format = format()},
                    m_mayReplace == m_ui->exportFile->text()),
        [this](qint64 rows) { showProgress(rows); },
        [this](const Result<std::optional<qint64>>& rows) { finish(rows); });
    showMessage({});
    showProgress(0);
    updateButtons();
}

void ExportDialog::finish(const Result<std::optional<qint64>>& rows)
{
    const QString file = m_ui->exportFile->text();
    const bool isRefused = rows && !*rows;
    m_mayReplace = m_existing = isRefused ? file : QString();
    m_ui->exportPace->clear();
    m_failed = !rows;
    if (isRefused)
        showMessage(tr("%1 exists already. “Replace” overwrites it.").arg(QFileInfo(file).fileName()));
    else if (rows)
        showMessage(tr("%1 event(s) were written to %2.", nullptr, pluralOf(**rows))
                        .arg(QLocale().toString(**rows), file));
    else if (rows.error().kind == Error::Kind::Cancelled)
        showMessage(tr("Cancelled. No file was written."));
    else
        showMessage(rows.error().text() + QLatin1Char('\n') + tr("No file was written."));
    updateButtons();
    if (rows && *rows)
        Q_EMIT exported(file, **rows);
}

void ExportDialog::showProgress(qint64 rows)
{
    const double share = m_estimate > 0 ? static_cast<double>(rows) / m_estimate : 0;
    // without an estimate, or where it was too low, the bar only says that something is done
    const bool isKnown = m_estimate > 0 && share < 1;
    m_ui->exportProgress->setRange(0, isKnown ? ProgressSteps : 0);
    m_ui->exportProgress->setValue(isKnown ? static_cast<int>(share * ProgressSteps) : 0);
    const qint64 pace = rows * 1000 / std::max<qint64>(m_sinceStart.elapsed(), 1);
    m_ui->exportPace->setText(
        tr("%1 events, %2 a second").arg(QLocale().toString(rows), QLocale().toString(pace)));
}

void ExportDialog::showMessage(const QString& text)
{
    m_ui->exportMessage->setText(visibleLines(text, 2000));
}

void ExportDialog::updateButtons()
{
    const bool exporting = isExporting();
    const QString file = m_ui->exportFile->text();
    for (QWidget* field :
         std::initializer_list<QWidget*> {m_ui->exportFile, m_ui->exportBrowse, m_ui->exportFormat})
        field->setEnabled(!exporting);
    m_ui->exportProgress->setVisible(exporting);
    m_ui->exportStart->setEnabled(!exporting && !file.isEmpty());
    m_ui->exportStart->setText(m_existing == file ? tr("&Replace")
                                   : m_failed     ? tr("&Try again")
                                                  : tr("&Export"));
    m_ui->exportClose->setText(exporting ? tr("&Cancel") : tr("&Close"));
}

void ExportDialog::reject()
{
    if (!isExporting())
        return QDialog::reject();
    m_job.requestStop();
    showMessage(tr("Cancelling…"));
}

}
