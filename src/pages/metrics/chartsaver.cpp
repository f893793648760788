#include "pages/metrics/chartsaver.h"

#include "base/files.h"
#include "base/safetext.h"

#include <QBuffer>
#include <QFileDialog>

namespace Weekglass {

namespace {

QByteArray pngOf(const QImage& image)
{
    QBuffer bytes;
    image.save(&bytes, "PNG");
    return bytes.data();
}

}

void ChartSaver::ask(QWidget* window, const QString& name, const std::function<Shown()>& shown)
{
    auto* dialog = new QFileDialog(window, tr("Export the charts"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const std::array<std::pair<QString, QString>, 4> kinds {
        {{tr("Picture (*.png)"), QStringLiteral("png")},
         {tr("Drawing (*.svg)"), QStringLiteral("svg")},
         {tr("Data as a table (*.csv)"), QStringLiteral("csv")},
         {tr("Data (*.json)"), QStringLiteral("json")}}};
    QStringList filters;
    for (const auto& [filter, ending] : kinds)
        filters << filter;
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(kinds.front().second);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, kinds](const QString& chosen) {
        for (const auto& [filter, ending] : kinds) {
            if (filter == chosen)
                dialog->setDefaultSuffix(ending);
        }
    });
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, shown](const QString& path) { save(path, shown()); });
    dialog->open();
}

void ChartSaver::save(const QString& path, const Shown& shown)
{
    // painted here: fonts and widgets belong to this thread; the rest is done behind
    std::function<QByteArray()> bytes;
    const auto endsWith = [&path](const char* ending) {
        return path.endsWith(QLatin1String(ending), Qt::CaseInsensitive);
    };
    if (endsWith(".svg"))
        bytes = [svg = chartSvg(shown.picture)] { return svg; };
    else if (endsWith(".csv"))
        bytes = [data = shown.data] { return metricsCsv(data); };
    else if (endsWith(".json"))
        bytes = [data = shown.data] { return metricsJson(data); };
    else
        bytes = [image = chartImage(shown.picture)] { return pngOf(image); };
    m_job.start([path, bytes](const std::stop_token&) { return writePrivateFile(path, bytes()); },
                [this, path](const Result<void>& written) {
                    Q_EMIT answered(written ? tr("Written: %1").arg(visibleText(path))
                                            : visibleLines(written.error().text()));
                });
}

}
