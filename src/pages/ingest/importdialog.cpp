#include "pages/ingest/importdialog.h"

#include "base/safetext.h"
#include "fetch/requestnamer.h"
#include "import/takenfiles.h"
#include "pages/ingest/filedrop.h"
#include "scripts/scriptrunner.h"
#include "weeks/notedoperation.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

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
    QStringList lines {Text::tr("%1: %2 new, %3 there already, %4 refused.")
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

QPushButton* button(const QString& name, const QString& text)
{
    auto* made = new QPushButton(text);
    made->setObjectName(name);
    made->setAutoDefault(false);
    return made;
}

}

bool takesFiles(const GameDefinition& game)
{
    return game.import || !game.rowImports.empty();
}

ImportDialog::ImportDialog(WeekHandle week, QWidget* parent)
    : QDialog(parent)
    , m_week(std::move(week))
    , m_files(new QListWidget)
    , m_add(button(QStringLiteral("importAdd"), tr("Add &files…")))
    , m_addFolder(button(QStringLiteral("importAddFolder"), tr("Add f&older…")))
    , m_remove(button(QStringLiteral("importRemove"), tr("&Remove")))
    , m_partial(new QCheckBox(tr("Of a file that is &cut off, load what is there")))
    , m_references(new QCheckBox(tr("&Unchanged answers as references to the first that told the same")))
    , m_progress(new QProgressBar)
    , m_state(new QLabel)
    , m_results(new QPlainTextEdit)
    , m_import(button(QStringLiteral("importStart"), tr("&Import")))
    , m_close(button(QStringLiteral("importClose"), {}))
{
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Import files into %1").arg(visibleText(m_week.title(), 80)));
    setupFields();
    setupLayout();
    connect(m_add, &QPushButton::clicked, this, &ImportDialog::chooseFiles);
    connect(m_addFolder, &QPushButton::clicked, this, &ImportDialog::chooseFolder);
    connect(m_remove, &QPushButton::clicked, this, &ImportDialog::removeSelected);
    connect(m_files, &QListWidget::itemSelectionChanged, this, &ImportDialog::updateButtons);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::startImport);
    connect(m_close, &QPushButton::clicked, this, &ImportDialog::reject);
    auto* drop = new FileDrop(this, [this] { return !isImporting(); });
    connect(drop, &FileDrop::dropped, this, &ImportDialog::addFiles);
    updateButtons();
}

ImportDialog::~ImportDialog() = default;

void ImportDialog::setupFields()
{
    m_files->setObjectName(QStringLiteral("importFiles"));
    m_files->setAccessibleName(tr("Files and folders to import"));
    m_files->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_files->setTextElideMode(Qt::ElideMiddle);
    m_partial->setObjectName(QStringLiteral("importPartial"));
    m_references->setObjectName(QStringLiteral("importReferences"));
    if (!m_week.game->fetchPlan)
        m_references->hide();
    m_progress->setObjectName(QStringLiteral("importProgress"));
    m_progress->setAccessibleName(tr("Progress of the file that is read"));
    m_progress->setTextVisible(false);
    m_progress->setRange(0, ProgressSteps);
    m_progress->hide();
    m_state->setObjectName(QStringLiteral("importState"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_results->setObjectName(QStringLiteral("importResults"));
    m_results->setAccessibleName(tr("Result of each file"));
    m_results->setReadOnly(true);
    m_results->setMaximumBlockCount(ShownResults);
    m_results->setPlaceholderText(tr(
        "NDJSON, JSON arrays, HTTP archives (HAR) and CSV, also packed by gzip, zstd or xz. Of a folder, a "
        "file is taken once. Files can be dropped here."));
    m_import->setDefault(true);
    resize(100 * fontMetrics().averageCharWidth(), 30 * fontMetrics().height());
}

void ImportDialog::setupLayout()
{
    auto* choice = new QVBoxLayout;
    for (QPushButton* each : {m_add, m_addFolder, m_remove})
        choice->addWidget(each);
    choice->addStretch();
    auto* files = new QHBoxLayout;
    files->addWidget(m_files, 1);
    files->addLayout(choice);
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(m_import, QDialogButtonBox::AcceptRole);
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    auto* column = new QVBoxLayout(this);
    column->addLayout(files, 2);
    column->addWidget(m_partial);
    column->addWidget(m_references);
    column->addWidget(m_progress);
    column->addWidget(m_state);
    column->addWidget(m_results, 3);
    column->addWidget(buttons);
}

QStringList ImportDialog::paths() const
{
    QStringList all;
    for (int row = 0; row < m_files->count(); ++row)
        all << m_files->item(row)->data(Qt::UserRole).toString();
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
        auto* item = new QListWidgetItem(visibleText(path, PathCharacters), m_files);
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
    qDeleteAll(m_files->selectedItems());
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
    m_results->clear();
    FilesImportOptions options;
    options.partial = m_partial->isChecked();
    options.unchanged = m_references->isChecked() ? UnchangedPayload::Reference : UnchangedPayload::Whole;
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
    m_progress->setRange(0, 0); // until it is known how much there is
    m_state->clear();
    updateButtons();
}

void ImportDialog::showProgress(const std::vector<Progress>& words)
{
    const Progress& now = words.back();
    const bool isLoaded = now.bytes >= now.total; // the server is still at it
    m_progress->setRange(0, isLoaded ? 0 : ProgressSteps);
    if (!isLoaded)
        m_progress->setValue(static_cast<int>(now.bytes * ProgressSteps / now.total));
    if (!m_job.isStopRequested())
        m_state->setText(tr("File %1 of %2: %3")
                             .arg(now.index + 1)
                             .arg(now.count)
                             .arg(visibleText(QFileInfo(now.file).fileName(), 80)));
    QStringList results;
    for (const Progress& word : words) {
        if (!word.result.isEmpty())
            results << word.result;
    }
    if (!results.isEmpty())
        m_results->appendPlainText(results.join(QLatin1Char('\n')));
}

void ImportDialog::finish(const Result<FilesReport>& report)
{
    const QLocale locale;
    if (report) {
        QString text = tr("Done: %1 new, %2 there already, %3 refused.")
                           .arg(locale.toString(report->inserted), locale.toString(report->alreadyThere),
                                locale.toString(report->rejected));
        if (report->failed > 0)
            text += QLatin1Char(' ') + tr("%n file(s) could not be loaded.", nullptr, report->failed);
        if (report->leftOut > 0)
            text += QLatin1Char(' ') + tr("%n file(s) had been taken before.", nullptr, report->leftOut);
        if (!report->waiting.empty()) {
            text += QLatin1Char(' ')
                + tr("%n record(s) cannot be used yet; see below.", nullptr,
                     static_cast<int>(countOf(report->waiting)));
            m_results->appendPlainText(waitingLines(report->waiting).join(QLatin1Char('\n')));
        }
        if (report->waitingError) {
            text += QLatin1Char(' ') + tr("The waiting records cannot be listed; see below.");
            m_results->appendPlainText(visibleLines(report->waitingError->text(), 2000));
        }
        m_state->setText(text);
    } else if (report.error().kind == Error::Kind::Cancelled) {
        m_state->setText(tr("Cancelled. Files that were done before stay loaded."));
    } else {
        m_state->setText(visibleLines(report.error().text(), 2000));
    }
    updateButtons();
    if (report)
        Q_EMIT imported(m_week, report->inserted);
}

void ImportDialog::updateButtons()
{
    const bool importing = isImporting();
    for (QWidget* each :
         std::initializer_list<QWidget*> {m_files, m_add, m_addFolder, m_partial, m_references})
        each->setEnabled(!importing);
    m_remove->setEnabled(!importing && !m_files->selectedItems().isEmpty());
    m_import->setEnabled(!importing && m_files->count() > 0);
    m_progress->setVisible(importing);
    m_close->setText(importing ? tr("Cancel") : tr("Close"));
}

void ImportDialog::reject()
{
    if (!isImporting())
        return QDialog::reject();
    m_job.requestStop();
    m_state->setText(tr("Cancelling…"));
}

}
