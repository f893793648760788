#include "pages/metrics/chartsaver.h"

#include "widgets/parts/askfile.h"

#include <QBuffer>

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
    askForFile(window, tr("Export the charts"), name,
               {tr("Picture (*.png)"), tr("Drawing (*.svg)"), tr("Document (*.pdf)"),
                tr("Data as a table (*.csv)"), tr("Data (*.json)"), tr("Parquet (*.parquet)")},
               [this, shown](const QString& path) { save(path, shown()); });
}

void ChartSaver::save(const QString& path, const Shown& shown)
{
    // painted here: fonts and widgets belong to this thread; the rest is done behind
    std::function<Result<QByteArray>()> bytes;
    const auto endsWith = [&path](const char* ending) {
        return path.endsWith(QLatin1String(ending), Qt::CaseInsensitive);
    };
    if (endsWith(".svg"))
        bytes = [svg = chartSvg(shown.picture)] { return svg; };
    else if (endsWith(".pdf"))
        bytes = [pdf = chartPdf(shown.picture)] { return pdf; };
    else if (endsWith(".parquet"))
        bytes = [data = shown.data] { return metricsParquet(data); };
    else if (endsWith(".csv"))
        bytes = [data = shown.data] { return metricsCsv(data); };
    else if (endsWith(".json"))
        bytes = [data = shown.data] { return metricsJson(data); };
    else
        bytes = [image = chartImage(shown.picture)] { return pngOf(image); };
    write(path, [bytes](const std::stop_token&) { return bytes(); });
}

}
