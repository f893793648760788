#include "pages/sql/queryexporter.h"

#include "base/safetext.h"
#include "query/querywrite.h"

#include <QLocale>

namespace Weekglass {

namespace {

constexpr int ProgressMs = 200;

}

QueryExporter::QueryExporter(QObject* parent)
    : QObject(parent)
    , m_rows(std::make_shared<std::atomic<qint64>>())
{
    connect(&m_timer, &QTimer::timeout, this, [this] {
        Q_EMIT message(tr("%1 rows written… (Esc stops)").arg(QLocale().toString(m_rows->load())));
    });
}

void QueryExporter::start(const std::vector<WeekHandle>& weeks, const QueryStatement& statement,
                          const QString& file)
{
    m_rows = std::make_shared<std::atomic<qint64>>();
    m_timer.start(ProgressMs);
    m_job.start(
        [weeks, statement, file, rows = m_rows](const std::stop_token& stop) {
            return writeQueryFile(weeks, statement, file, [&rows](qint64 written) { rows->store(written); },
                                  {.stop = stop});
        },
        [this, file](const Result<WrittenQuery>& written) {
            m_timer.stop();
            QString text = written
                ? tr("%1 rows were written to %2.").arg(QLocale().toString(written->rows), visibleText(file))
                : tr("No file was written. %1").arg(visibleLines(written.error().text()));
            if (written && written->failedWeeks > 0)
                text += QLatin1Char(' ')
                    + tr("%n week(s) failed; the file says why.", nullptr, written->failedWeeks);
            Q_EMIT message(text);
            Q_EMIT finished();
        });
}

void QueryExporter::stop()
{
    if (!m_job.isRunning())
        return;
    m_job.cancel();
    m_timer.stop();
    Q_EMIT message(tr("Cancelled. No file was written."));
    Q_EMIT finished();
}

}
