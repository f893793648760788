#include "base/unfinishedfiles.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSysInfo>
#include <QUuid>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Weekglass {

namespace {

/// Where the file's lock means nothing, nobody may take it for abandoned.
constexpr const char* Unlocked = "unlocked";

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Files)
};

/// Eight letters that tell this computer from others that share a folder with it.
QByteArray computerMark()
{
    static const QByteArray mark =
        QCryptographicHash::hash(
            QByteArray(QSysInfo::machineUniqueId() + '/' + QSysInfo::machineHostName().toUtf8()),
            QCryptographicHash::Sha256)
            .toHex()
            .left(8);
    return mark;
}

/// False also where a cleaner was quicker and has removed the file.
bool lockOwn(int fd)
{
    struct stat state
    {
    };
    return ::flock(fd, LOCK_EX | LOCK_NB) == 0 && ::fstat(fd, &state) == 0 && state.st_nlink > 0;
}

/// Why the file stays; empty: it is abandoned. Its lock is held until @p fd is closed.
QString whyItStays(const QByteArray& name, int fd)
{
    struct stat state
    {
    };
    if (fd < 0 || ::fstat(fd, &state) != 0)
        return qt_error_string(errno);
    if (!S_ISREG(state.st_mode) || state.st_uid != ::geteuid())
        return Text::tr("It belongs to somebody else.");
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0)
        return errno == EWOULDBLOCK ? Text::tr("It is being written.") : qt_error_string(errno);
    struct stat now
    {
    };
    const bool isSame =
        ::lstat(name.constData(), &now) == 0 && now.st_dev == state.st_dev && now.st_ino == state.st_ino;
    return isSame ? QString() : Text::tr("It has just been finished.");
}

QString clean(const QByteArray& name, Cleaning cleaning)
{
    const int fd = ::open(name.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    QString stays = whyItStays(name, fd);
    if (stays.isEmpty() && cleaning == Cleaning::Remove && ::unlink(name.constData()) != 0)
        stays = qt_error_string(errno);
    if (fd >= 0)
        ::close(fd);
    return stays;
}

}

UnfinishedFile openUnfinished(const QString& path)
{
    for (const QByteArray& mark : {computerMark(), QByteArray(Unlocked)}) {
        const QByteArray name = QFile::encodeName(path) + '.' + mark + '-'
            + QUuid::createUuid().toByteArray(QUuid::Id128).left(12) + ".part";
        const int fd = ::open(name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (fd < 0 || mark == Unlocked || lockOwn(fd))
            return {name, fd};
        ::unlink(name.constData());
        ::close(fd);
    }
    return {};
}

std::vector<LeftOver> cleanFolder(const QString& folder, Cleaning cleaning)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\.([0-9a-f]{8}|%1)-[0-9a-f]{12}\\.part\\z").arg(QLatin1String(Unlocked)));
    std::vector<LeftOver> found;
    const QDir dir(folder);
    const QStringList names =
        dir.entryList({QStringLiteral("*.part")}, QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    for (const QString& name : names) {
        const auto match = pattern.match(name);
        if (!match.hasMatch())
            continue;
        const QString path = dir.absoluteFilePath(name);
        const bool isOurs = match.captured(1).toLatin1() == computerMark();
        found.push_back({path,
                         isOurs ? clean(QFile::encodeName(path), cleaning)
                                : Text::tr("It was made on another computer, or cannot be locked.")});
    }
    return found;
}

}
