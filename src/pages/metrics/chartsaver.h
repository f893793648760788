#pragma once

#include "pages/filesaver.h"
#include "widgets/charts/chartpicture.h"
#include "widgets/charts/metricexport.h"

namespace Weekglass {

/// Asks for a file and writes charts to it: as PNG or SVG, or their data as CSV or JSON, as its ending says.
class ChartSaver : public FileSaver
{
    Q_OBJECT

public:
    /// What is on the screen when the file was chosen.
    struct Shown
    {
        ChartPicture picture;
        MetricExport data;
    };

    using FileSaver::FileSaver;

    /// @p name: of the file, without its ending.
    void ask(QWidget* window, const QString& name, const std::function<Shown()>& shown);
    void save(const QString& path, const Shown& shown);
};

}
