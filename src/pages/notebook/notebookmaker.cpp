#include "pages/notebook/notebookmaker.h"

#include "pages/failuretext.h"
#include "pages/filesaver.h"
#include "publish/notebookhtml.h"

namespace Weekglass {

NotebookMaker::NotebookMaker(QObject* parent)
    : QObject(parent)
    , m_job(longWorkPool())
    , m_saver(new FileSaver(this))
{
    connect(m_saver, &FileSaver::answered, this, &NotebookMaker::answered);
}

void NotebookMaker::make(const Notebook& notebook, const NotebookWeeks& weeks, const QString& path)
{
    m_job.start<int>(
        [notebook, weeks](const std::stop_token& stop, const Teller<int>& tell) {
            return fillNotebook(notebook, weeks, tell, stop);
        },
        [this](int cells) { Q_EMIT progressed(cells); },
        [this, path](const Result<FilledNotebook>& filled) { take(filled, path); });
}

/// Here, as drawing is for the thread of the window.
void NotebookMaker::take(const Result<FilledNotebook>& filled, const QString& path)
{
    Q_EMIT finished();
    if (!filled)
        return Q_EMIT answered(failureText(filled.error()));
    const int failed = filled->failedCells();
    m_saver->write(
        path, [html = notebookHtml(*filled)](const std::stop_token&) { return Result<QByteArray>(html); },
        failed > 0 ? tr("%n cell(s) failed: the file says why", nullptr, failed) : QString());
}

}
