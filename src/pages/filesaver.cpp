#include "pages/filesaver.h"

#include "base/files.h"
#include "base/safetext.h"

namespace Weekglass {

void FileSaver::write(const QString& path,
                      const std::function<Result<QByteArray>(const std::stop_token&)>& bytes,
                      const QString& hint)
{
    m_job.start(
        [path, bytes](const std::stop_token& stop) -> Result<void> {
            const auto made = bytes(stop);
            return made ? writePrivateFile(path, *made) : made.error();
        },
        [this, path, hint](const Result<void>& written) {
            const QString said = tr("Written: %1").arg(visibleText(path));
            Q_EMIT answered(!written             ? visibleLines(written.error().text())
                                : hint.isEmpty() ? said
                                                 : tr("%1 (%2)", "file, hint").arg(said, hint));
        });
}

}
