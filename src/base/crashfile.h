#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QString>

#include <vector>

namespace Weekglass {

/// What a program leaves on this computer when it crashes: version, signal, the last steps of its user
/// (trail.h) and the calls that led there, in a file for its owner only. Nothing is sent anywhere.

/// From now on a crash leaves such a file; the program still ends by its signal. @p program: with its
/// version. Makes nothing on the disk before. For main(), before there are threads.
void leaveCrashFiles(const QString& program);

/// A full stack of this thread leaves such a file, too, as that of main()'s thread does: until the thread
/// ends. At the beginning of a thread; costs nothing when it is called again.
void useAlternateSignalStack();

/// Why the program is about to end, such as the text of qFatal().
void noteCrashReason(const char* reason);

/// A name of the compiler's as it is in the source; the same name if it is none.
QByteArray readableName(const QByteArray& name);

struct CrashFile
{
    QString path;
    QDateTime time; ///< of its crash
};

/// Where they are: "crashes" in the data folder.
QString crashFolder();
/// The newest first. Removes all but the newest 20.
std::vector<CrashFile> crashFiles(const QString& folder = crashFolder());
/// The file as people read it: with the names of functions as they are in the source.
Result<QString> readCrashFile(const QString& path);
Result<void> removeCrashFile(const QString& path);

}
