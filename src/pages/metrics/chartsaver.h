#pragma once

#include "base/job.h"
#include "base/result.h"
#include "widgets/charts/chartpicture.h"
#include "widgets/charts/metricexport.h"

#include <QObject>

#include <functional>

namespace Weekglass {

/// Asks for a file and writes charts to it: as PNG or SVG, or their data as CSV or JSON, as its ending says.
class ChartSaver : public QObject
{
    Q_OBJECT

public:
    /// What is on the screen when the file was chosen.
    struct Shown
    {
        ChartPicture picture;
        MetricExport data;
    };

    using QObject::QObject;

    /// @p name: of the file, without its ending.
    void ask(QWidget* window, const QString& name, const std::function<Shown()>& shown);
    void save(const QString& path, const Shown& shown);

Q_SIGNALS:
    /// It was written, or why not.
    void answered(const QString& message);

private:
    Job m_job;
};

}
