#include "base/crashfile.h"

#include "base/files.h"
#include "base/safetext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <cstdlib>
#include <memory>

#include <cxxabi.h>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(CrashFile)
};

constexpr std::size_t MaxFiles = 20;
constexpr qint64 MaxBytes = 1024LL * 1024;

}

QByteArray readableName(const QByteArray& name)
{
    int status = 0;
    const std::unique_ptr<char, decltype(&std::free)> readable(
        abi::__cxa_demangle(name.constData(), nullptr, nullptr, &status), &std::free);
    return status == 0 ? QByteArray(readable.get()) : name;
}

QString crashFolder()
{
    return dataFolder() + QStringLiteral("/crashes");
}

std::vector<CrashFile> crashFiles(const QString& folder)
{
    std::vector<CrashFile> files;
    const auto found =
        QDir(folder).entryInfoList({QStringLiteral("*.crash")}, QDir::Files | QDir::NoSymLinks, QDir::Time);
    for (const QFileInfo& file : found) {
        if (files.size() < MaxFiles)
            files.push_back({.path = file.filePath(), .time = file.lastModified().toUTC()});
        else
            QFile::remove(file.filePath());
    }
    return files;
}

Result<QString> readCrashFile(const QString& path)
{
    const auto bytes = readFile(path, MaxBytes);
    if (!bytes)
        return bytes.error();
    QString text = visibleLines(QString::fromUtf8(*bytes), MaxBytes);
    static const QRegularExpression mangled(QStringLiteral("\\b_Z\\w+"));
    qsizetype begin = 0;
    for (auto match = mangled.match(text); match.hasMatch(); match = mangled.match(text, begin)) {
        const QString name = QString::fromUtf8(readableName(match.captured().toLatin1()));
        text.replace(match.capturedStart(), match.capturedLength(), name);
        begin = match.capturedStart() + name.size();
    }
    return text;
}

Result<void> removeCrashFile(const QString& path)
{
    if (QFile file(path); file.exists() && !file.remove())
        return Error {.kind = Error::Kind::Io,
                      .message = Text::tr("The crash file cannot be deleted."),
                      .where = path,
                      .advice = Text::tr("Check the rights of the folder."),
                      .detail = file.errorString()};
    return {};
}

}
