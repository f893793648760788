#include "pages/sql/queryexporter.h"

#include "base/plural.h"
#include "base/safetext.h"
#include "query/querywrite.h"

#include <QLocale>

namespace Weekglass {

void QueryExporter::start(const std::vector<WeekHandle>& weeks, const QueryStatement& statement,
                          const QString& file)
{
    m_job.start<qint64>(
        [weeks, statement, file](const std::stop_token& stop, const Teller<qint64>& tell) {
            return writeQueryFile(weeks, statement, file, tell, {.stop = stop});
        },
        [this](qint64 rows) {
            Q_EMIT message(
                tr("%1 row(s) written… (Esc stops)", nullptr, pluralOf(rows)).arg(QLocale().toString(rows)));
        },
        [this, file](const Result<WrittenQuery>& written) {
            QString text = written ? tr("%1 row(s) were written to %2.", nullptr, pluralOf(written->rows))
                                         .arg(QLocale().toString(written->rows), visibleText(file))
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
    Q_EMIT message(tr("Cancelled. No file was written."));
    Q_EMIT finished();
}

}
