#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace Weekglass {

/// The one place where whole files are read and written.

/// The file's bytes. An error if it cannot be read, is no regular file, or is larger than @p maxBytes.
Result<QByteArray> readFile(const QString& path, qint64 maxBytes = 64LL * 1024 * 1024);

/// Replaces the file with @p bytes at once. Refuses a symbolic link at @p path. On an error the old file is
/// as it was.
Result<void> writePrivateFile(const QString& path, const QByteArray& bytes);

/// A file that is written piece by piece and appears, whole and readable by its owner only, with commit();
/// until then, and if that never happens, a file that was there before stays.
class PrivateFile
{
public:
    static Result<PrivateFile> create(const QString& path);
    PrivateFile(PrivateFile&& other) noexcept;
    PrivateFile& operator=(PrivateFile&&) = delete;
    ~PrivateFile();

    /// That it has until commit(), for a program that writes it.
    QString unfinishedName() const;
    Result<void> write(QByteArrayView bytes);
    Result<void> commit();

private:
    PrivateFile(QString path, QByteArray beside, int fd);
    Error failed(int reason) const;

    QString m_path;
    QByteArray m_beside; // the name that it has until commit()
    int m_fd; // -1 once it is over
};

/// Makes the folder and its parents; the folder itself is open to its owner only (0700).
Result<void> makePrivateFolder(const QString& path);

/// Folders of this user: $XDG_DATA_HOME/weekglass, and $XDG_RUNTIME_DIR/weekglass (without a login session
/// the first one's "run").
QString dataFolder();
QString runtimeFolder();

}
