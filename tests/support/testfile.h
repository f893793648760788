#pragma once

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace Weekglass {

/// Makes the file with its folder; one that is there is written anew and keeps its owner. @return its path
inline QString writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly | QIODevice::Truncate)
        || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
    return path;
}

/// Of all files of the folder, one after another.
inline QByteArray allBytes(const QString& folder)
{
    QByteArray bytes;
    const auto files = QDir(folder).entryInfoList(QDir::Files | QDir::Hidden);
    for (const QFileInfo& info : files) {
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly))
            bytes += file.readAll();
    }
    return bytes;
}

}
