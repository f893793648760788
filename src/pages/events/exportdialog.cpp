#include "pages/events/exportdialog.h"

#include "base/safetext.h"
#include "weeks/withsession.h"
#include "widgets/parts/askfile.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

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

QLabel* textLabel(const QString& name)
{
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

}

ExportDialog::ExportDialog(WeekHandle week, EventQuery query, double estimate, QWidget* parent)
    : QDialog(parent)
    , m_week(std::move(week))
    , m_query(std::move(query))
    , m_estimate(estimate)
    , m_file(new QLineEdit)
    , m_browse(new QPushButton(tr("&Browse…")))
    , m_format(new QComboBox)
    , m_formulas(textLabel(QStringLiteral("exportFormulas")))
    , m_progress(new QProgressBar)
    , m_pace(textLabel(QStringLiteral("exportPace")))
    , m_message(textLabel(QStringLiteral("exportMessage")))
    , m_export(new QPushButton)
    , m_close(new QPushButton)
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export events of %1").arg(visibleText(m_week.title(), 80)));
    setupFields();
    setupLayout();
    connect(m_browse, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::takeEndingOfFormat);
    connect(m_file, &QLineEdit::textChanged, this, &ExportDialog::updateButtons);
    connect(m_file, &QLineEdit::textEdited, this, &ExportDialog::takeFormatOfEnding);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::startExport);
    connect(m_close, &QPushButton::clicked, this, &ExportDialog::reject);
    takeEndingOfFormat();
    proposeFile();
    updateButtons();
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::setupFields()
{
    m_file->setObjectName(QStringLiteral("exportFile"));
    m_file->setAccessibleName(tr("File to write"));
    m_file->setMinimumWidth(FileCharacters * m_file->fontMetrics().averageCharWidth());
    m_browse->setAccessibleName(tr("Choose the file"));
    m_browse->setAutoDefault(false); // Enter exports
    m_format->setObjectName(QStringLiteral("exportFormat"));
    m_format->setAccessibleName(tr("Format of the file"));
    m_format->addItem(tr("NDJSON: one object a line, can be imported again"), QStringLiteral("ndjson"));
    m_format->addItem(tr("JSON: one array"), QStringLiteral("json"));
    m_format->addItem(tr("CSV: for spreadsheets"), QStringLiteral("csv"));
    m_formulas->setText(
        tr("Cells beginning with = + - @ get an apostrophe, so that spreadsheets do not run them."));
    m_progress->setObjectName(QStringLiteral("exportProgress"));
    m_progress->setAccessibleName(tr("Progress of the export"));
    m_progress->setTextVisible(false);
    m_progress->hide();
    m_pace->setText(m_estimate < 0 ? QString()
                                   : tr("About %1 events").arg(QLocale().toString(m_estimate, 'f', 0)));
    m_export->setObjectName(QStringLiteral("exportStart"));
    m_export->setDefault(true);
    m_close->setObjectName(QStringLiteral("exportClose"));
}

void ExportDialog::setupLayout()
{
    auto* file = new QHBoxLayout;
    file->addWidget(m_file, 1);
    file->addWidget(m_browse);
    auto* form = new QFormLayout;
    form->addRow(tr("&File:"), file);
    qobject_cast<QLabel*>(form->labelForField(file))->setBuddy(m_file);
    form->addRow(tr("For&mat:"), m_format);
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(m_export, QDialogButtonBox::AcceptRole);
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_formulas);
    column->addWidget(m_progress);
    column->addWidget(m_pace);
    column->addWidget(m_message);
    column->addStretch();
    column->addWidget(buttons);
}

void ExportDialog::proposeFile()
{
    m_proposalJob.start(
        [name = QString(m_week.title() + QLatin1Char('_') + m_query.source.id)](const std::stop_token&) {
            const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
            return (folder.exists() ? folder : QDir::home()).filePath(name);
        },
        [this](const QString& path) {
            if (m_file->text().isEmpty())
                m_file->setText(path + QLatin1Char('.') + m_format->currentData().toString());
        });
}

ExportFormat ExportDialog::format() const
{
    return exportFormatOf(QStringLiteral("x.") + m_format->currentData().toString());
}

void ExportDialog::browse()
{
    askForFile(this, tr("Export to"), m_file->text(), {}, [this](const QString& file) {
        m_file->setText(file);
        takeFormatOfEnding();
        m_mayReplace = file; // the chooser has asked
        updateButtons();
    });
}

/// Who writes errors.csv means CSV.
void ExportDialog::takeFormatOfEnding()
{
    if (const int known = m_format->findData(QFileInfo(m_file->text()).suffix().toLower()); known >= 0)
        m_format->setCurrentIndex(known);
}

void ExportDialog::takeEndingOfFormat()
{
    m_formulas->setVisible(format() == ExportFormat::Csv);
    static const QStringList endings {QStringLiteral("ndjson"), QStringLiteral("json"),
                                      QStringLiteral("csv")};
    const QString file = m_file->text();
    const QString ending = QFileInfo(file).suffix();
    if (endings.contains(ending, Qt::CaseInsensitive)
        && ending.compare(m_format->currentData().toString(), Qt::CaseInsensitive) != 0)
        m_file->setText(file.chopped(ending.size()) + m_format->currentData().toString());
}

void ExportDialog::startExport()
{
    m_failed = false;
    m_sinceStart.start();
    m_job.start<qint64>(
        withSession(m_week, NoDeadline, write, m_query, m_week.game->import,
                    ExportOptions {.file = m_file->text(), .format = format()},
                    m_mayReplace == m_file->text()),
        [this](qint64 rows) { showProgress(rows); },
        [this](const Result<std::optional<qint64>>& rows) { finish(rows); });
    showMessage({});
    showProgress(0);
    updateButtons();
}

void ExportDialog::finish(const Result<std::optional<qint64>>& rows)
{
    const QString file = m_file->text();
    const bool isRefused = rows && !*rows;
    m_mayReplace = m_existing = isRefused ? file : QString();
    m_pace->clear();
    m_failed = !rows;
    if (isRefused)
        showMessage(tr("%1 exists already. “Replace” overwrites it.").arg(QFileInfo(file).fileName()));
    else if (rows)
        showMessage(tr("%1 events were written to %2.").arg(QLocale().toString(**rows), file));
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
    m_progress->setRange(0, isKnown ? ProgressSteps : 0);
    m_progress->setValue(isKnown ? static_cast<int>(share * ProgressSteps) : 0);
    const qint64 pace = rows * 1000 / std::max<qint64>(m_sinceStart.elapsed(), 1);
    m_pace->setText(tr("%1 events, %2 a second").arg(QLocale().toString(rows), QLocale().toString(pace)));
}

void ExportDialog::showMessage(const QString& text)
{
    m_message->setText(visibleLines(text, 2000));
}

void ExportDialog::updateButtons()
{
    const bool exporting = isExporting();
    const QString file = m_file->text();
    for (QWidget* field :
         {static_cast<QWidget*>(m_file), static_cast<QWidget*>(m_browse), static_cast<QWidget*>(m_format)})
        field->setEnabled(!exporting);
    m_progress->setVisible(exporting);
    m_export->setEnabled(!exporting && !file.isEmpty());
    m_export->setText(m_existing == file ? tr("&Replace") : m_failed ? tr("&Try again") : tr("&Export"));
    m_close->setText(exporting ? tr("&Cancel") : tr("&Close"));
}

void ExportDialog::reject()
{
    if (!isExporting())
        return QDialog::reject();
    m_job.requestStop();
    showMessage(tr("Cancelling…"));
}

}
