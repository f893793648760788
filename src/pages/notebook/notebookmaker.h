#pragma once

#include "base/job.h"
#include "notebook/fillednotebook.h"

#include <QObject>

namespace Weekglass {

class FileSaver;

/// Makes a notebook for a week, one at a time, and writes it as an HTML file.
class NotebookMaker : public QObject
{
    Q_OBJECT

public:
    explicit NotebookMaker(QObject* parent = nullptr);

    void make(const Notebook& notebook, const NotebookWeeks& weeks, const QString& path);
    /// No file is written.
    void stop() { m_job.requestStop(); }
    bool isRunning() const { return m_job.isRunning(); }

Q_SIGNALS:
    void progressed(int cells);
    /// The cells are read, or it failed.
    void finished();
    /// Where the file is and how many cells failed; or why there is none.
    void answered(const QString& message);

private:
    void take(const Result<FilledNotebook>& filled, const QString& path);

    Job m_job;
    FileSaver* m_saver;
};

}
