#pragma once

#include <QImage>
#include <QString>
#include <QStringList>

#include <vector>

namespace Weekglass {

class MetricChart;
class Plot;

/// Charts as they are on the screen, with all that a reader needs who has only the picture.
struct ChartPicture
{
    QString title;
    QStringList facts; ///< weeks, times and their zone, what is hidden: a line each
    std::vector<const MetricChart*> charts; ///< must live while the picture is made
    std::vector<const Plot*> others = {}; ///< below the charts, likewise; they have no query of their own
    bool showsQueries = true; ///< below the charts
};

/// What is shown of each chart: its lines, or the picture that lies over them. Everything written is also in
/// the file's own texts.
QImage chartImage(const ChartPicture& picture);
QByteArray chartSvg(const ChartPicture& picture);
/// One page, as large as the picture.
QByteArray chartPdf(const ChartPicture& picture);

}
