#pragma once

#include "base/job.h"
#include "base/result.h"

#include <QObject>

#include <functional>

namespace Weekglass {

/// Writes files behind the window.
class FileSaver : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// @p bytes is called on another thread. @p hint: about what was written.
    void write(const QString& path, const std::function<Result<QByteArray>(const std::stop_token&)>& bytes,
               const QString& hint = {});

Q_SIGNALS:
    /// It was written, or why not.
    void answered(const QString& message);

private:
    Job m_job;
};

}
