#pragma once

#include <QDir>
#include <QString>

namespace Weekglass {

/// A file of the recorded input (real games, not part of the project), or an empty text where it is absent.
/// It is looked for in $WEEKGLASS_RECORDED_DATA, else beside the project's folder.
inline QString recordedFile(const QString& name)
{
    const QString given = qEnvironmentVariable("WEEKGLASS_RECORDED_DATA");
    const QString path = (given.isEmpty() ? QStringLiteral(WEEKGLASS_SOURCE_FOLDER "/../shared/data") : given)
        + QLatin1Char('/') + name;
    return QFile::exists(path) ? path : QString();
}

}
