#include "pages/ingest/importdialog.h"

#include "base/safetext.h"
#include "fetch/requestnamer.h"
#include "import/takenfiles.h"
#include "pages/ingest/filedrop.h"
#include "scripts/scriptrunner.h"
#include "ui_importdialog.h"
#include "weeks/notedoperation.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>

namespace Weekglass {

namespace {

constexpr int ProgressSteps = 1000;
constexpr int ShownReasons = 10; // of one file; all are in its file of refused records
constexpr int ShownResults = 2000; // lines; a folder may have more files
constexpr int PathCharacters = 2000;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ImportDialog)
};

QString resultText(const QString& file, const Result<ImportReport>& report)
{
    const QString name = visibleText(QFileInfo(file).fileName());
    if (!report)
        return Text::tr("%1: not loaded.").arg(name) + QLatin1Char('\n')
            + visibleLines(report.error().text(), 1000);
    const QLocale locale;
    QStringList lines {Text::tr("%1: %2 new, %3 already there, %4 rejected.")
                           .arg(name, locale.toString(report->inserted),
                                locale.toString(report->alreadyThere), locale.toString(report->rejected))};
    for (const RejectedLine& line : report->firstRejected) {
        if (lines.size() > ShownReasons)
            break;
        lines << QStringLiteral("    %1: %2").arg(recordPlace(report->format, line.number), line.reason);
    }
    if (report->rejected > 0)
        lines << QString(
            QStringLiteral("    ")
            + Text::tr("The rejected records are kept in %1").arg(visibleText(report->rejectFile)));
    if (report->cutOff)
        lines << visibleLines(report->cutOff->text(), 1000);
    return lines.join(QLatin1Char('\n'));
}

}

bool takesFiles(const GameDefinition& game)
{
    return game.import || !game.rowImports.empty();
}

ImportDialog::ImportDialog(WeekHandle week, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ImportDialog>())
    , m_week(std::move(week))
{
    m_ui->setupUi(this);
    setWindowTitle(tr("Import files into %1").arg(visibleText(m_week.title(), 80)));
    resize(100 * fontMetrics().averageCharWidth(), 30 * fontMetrics().height());
    m_ui->importReferences->setVisible(m_week.game->fetchPlan.has_value());
    m_ui->importResults->setMaximumBlockCount(ShownResults);
    m_ui->buttons->addButton(m_ui->importStart, QDialogButtonBox::AcceptRole);
    m_ui->buttons->addButton(m_ui->importClose, QDialogButtonBox::RejectRole);
    connect(m_ui->importAdd, &QPushButton::clicked, this, &ImportDialog::chooseFiles);
    connect(m_ui->importAddFolder, &QPushButton::clicked, this, &ImportDialog::chooseFolder);
    connect(m_ui->importRemove, &QPushButton::clicked, this, &ImportDialog::removeSelected);
    connect(m_ui->importFiles, &QListWidget::itemSelectionChanged, this, &ImportDialog::updateButtons);
    connect(m_ui->importStart, &QPushButton::clicked, this, &ImportDialog::startImport);
    connect(m_ui->importClose, &QPushButton::clicked, this, &ImportDialog::reject);
    auto* drop = new FileDrop(this, [this] { return !isImporting(); });
    connect(drop, &FileDrop::dropped, this, &ImportDialog::addFiles);
    updateButtons();
}

ImportDialog::~ImportDialog() = default;

QStringList ImportDialog::paths() const
{
    QStringList all;
    for (int row = 0; row < m_ui->importFiles->count(); ++row)
        all << m_ui->importFiles->item(row)->data(Qt::UserRole).toString();
    return all;
}

void ImportDialog::addFiles(const QStringList& files)
{
    const QStringList listed = paths();
    QSet<QString> known(listed.begin(), listed.end());
    for (const QString& path : files) {
        if (known.contains(path))
            continue;
        known.insert(path);
        auto* item = new QListWidgetItem(visibleText(path, PathCharacters), m_ui->importFiles);
        item->setData(Qt::UserRole, path);
        item->setToolTip(item->text().toHtmlEscaped()); // its middle may be cut
    }
    updateButtons();
}

void ImportDialog::chooseFiles()
{
    auto* chooser = new QFileDialog(this, tr("Files to import"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFiles);
    connect(chooser, &QFileDialog::filesSelected, this, &ImportDialog::addFiles);
    chooser->open();
}

void ImportDialog::chooseFolder()
{
    auto* chooser = new QFileDialog(this, tr("Folder to import"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::Directory);
    connect(chooser, &QFileDialog::filesSelected, this, &ImportDialog::addFiles);
    chooser->open();
}

void ImportDialog::removeSelected()
{
    qDeleteAll(m_ui->importFiles->selectedItems());
    updateButtons();
}

Result<FilesReport> ImportDialog::importPaths(Pg::Session& session, const GamePointer& game,
                                              const QStringList& paths, FilesImportOptions options,
                                              const Pg::Call& call, const Teller<Progress>& tell)
{
    for (const QString& path : paths) {
        const bool isFolder = QFileInfo(path).isDir();
        options.files += isFolder ? dataFilesIn(path) : QStringList(path);
        options.once = options.once || isFolder;
    }
    options.nameOf = requestNamer(*game);
    options.transforms = [&](Pg::Session& own) { return runTransforms(own, *game, call); };
    Progress progress {.count = static_cast<int>(options.files.size())};
    options.onFile = [&](const QString& file, int index) {
        progress.file = file;
        progress.index = index;
        tell(progress);
    };
    options.progress = [&](qint64 bytes, qint64 total) {
        progress.bytes = bytes;
        progress.total = total;
        tell(progress);
    };
    options.onDone = [&](const QString& file, const Result<ImportReport>& report) {
        Progress done = progress;
        done.result = resultText(file, report);
        tell(done);
    };
    return importFiles(session, *game, options, call);
}

void ImportDialog::startImport()
{
    m_ui->importResults->clear();
    FilesImportOptions options;
    options.partial = m_ui->importPartial->isChecked();
    options.unchanged =
        m_ui->importReferences->isChecked() ? UnchangedPayload::Reference : UnchangedPayload::Whole;
    m_job.start<Progress>(
        [week = m_week, paths = paths(), options](const std::stop_token& stop,
                                                  const Teller<Progress>& tell) -> Result<FilesReport> {
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            const auto maintenance = week.pool->acquire({}, stop);
            auto note =
                NotedOperation::begin(maintenance, {.kind = QStringLiteral("import"), .week = week.identity});
            auto report = importPaths(**session, week.game, paths, options, {.stop = stop}, tell);
            note.end(report, report ? loggedDetail(*report) : QByteArray());
            return report;
        },
        [this](const std::vector<Progress>& words) { showProgress(words); },
        [this](const Result<FilesReport>& report) { finish(report); });
    m_ui->importProgress->setRange(0, 0); // until it is known how much there is
    m_ui->importState->clear();
    updateButtons();
}

void ImportDialog::showProgress(const std::vector<Progress>& words)
{
    const Progress& now = words.back();
    const bool isLoaded = now.bytes >= now.total; // the server is still at it
    m_ui->importProgress->setRange(0, isLoaded ? 0 : ProgressSteps);
    if (!isLoaded)
        m_ui->importProgress->setValue(static_cast<int>(now.bytes * ProgressSteps / now.total));
    if (!m_job.isStopRequested())
        m_ui->importState->setText(tr("File %1 of %2: %3")
                                       .arg(now.index + 1)
                                       .arg(now.count)
                                       .arg(visibleText(QFileInfo(now.file).fileName(), 80)));
    QStringList results;
    for (const Progress& word : words) {
        if (!word.result.isEmpty())
            results << word.result;
    }
    if (!results.isEmpty())
        m_ui->importResults->appendPlainText(results.join(QLatin1Char('\n')));
}

void ImportDialog::finish(const Result<FilesReport>& report)
{
    const QLocale locale;
    if (report) {
        QString text = tr("Done: %1 new, %2 already there, %3 rejected.")
                           .arg(locale.toString(report->inserted), locale.toString(report->alreadyThere),
                                locale.toString(report->rejected));
        if (report->failed > 0)
            text += QLatin1Char(' ') + tr("%n file(s) could not be loaded.", nullptr, report->failed);
        if (report->leftOut > 0)
            text += QLatin1Char(' ') + tr("%n file(s) had been imported before.", nullptr, report->leftOut);
        if (!report->waiting.empty()) {
            text += QLatin1Char(' ')
                + tr("%n record(s) cannot be used yet; see below.", nullptr,
                     static_cast<int>(countOf(report->waiting)));
            m_ui->importResults->appendPlainText(waitingLines(report->waiting).join(QLatin1Char('\n')));
        }
        if (report->waitingError) {
            text += QLatin1Char(' ') + tr("The waiting records cannot be listed; see below.");
            m_ui->importResults->appendPlainText(visibleLines(report->waitingError->text(), 2000));
        }
        m_ui->importState->setText(text);
    } else if (report.error().kind == Error::Kind::Cancelled) {
        m_ui->importState->setText(tr("Cancelled. Files that were complete before stay loaded."));
    } else {
        m_ui->importState->setText(visibleLines(report.error().text(), 2000));
    }
    updateButtons();
    if (report)
        Q_EMIT imported(m_week, report->inserted);
}

void ImportDialog::updateButtons()
{
    const bool importing = isImporting();
    for (QWidget* each :
         std::initializer_list<QWidget*> {m_ui->importFiles, m_ui->importAdd, m_ui->importAddFolder,
                                          m_ui->importPartial, m_ui->importReferences})
        each->setEnabled(!importing);
    m_ui->importRemove->setEnabled(!importing && !m_ui->importFiles->selectedItems().isEmpty());
    m_ui->importStart->setEnabled(!importing && m_ui->importFiles->count() > 0);
    m_ui->importProgress->setVisible(importing);
    m_ui->importClose->setText(importing ? tr("Cancel") : tr("Close"));
}

void ImportDialog::reject()
{
    if (!isImporting())
        return QDialog::reject();
    m_job.requestStop();
    m_ui->importState->setText(tr("Cancelling…"));
}

}
