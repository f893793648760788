#include "localserver/account.h"

#include "localserver/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace Weekglass {

namespace {

/// The entry of one account, found by name or, if that is null, by number.
std::optional<Account> lookUp(const char* name, uid_t user)
{
    std::vector<char> buffer(16384);
    passwd entry {};
    passwd* found = nullptr;
    if (name)
        ::getpwnam_r(name, &entry, buffer.data(), buffer.size(), &found);
    else
        ::getpwuid_r(user, &entry, buffer.data(), buffer.size(), &found);
    if (!found)
        return {};
    return Account {
        .name = QString::fromLocal8Bit(entry.pw_name), .user = entry.pw_uid, .group = entry.pw_gid};
}

}

QString accountName(uid_t user)
{
    const auto account = lookUp(nullptr, user);
    return account ? account->name : QString::number(user);
}

Result<Account> Account::forServer(const QString& clusterFolder)
{
    if (::geteuid() != 0) {
        auto own = lookUp(nullptr, ::geteuid());
        if (!own)
            return Error {
                .kind = Error::Kind::Io,
                .message = Text::tr("The private server cannot run: this user has no name on this computer."),
                .where = Text::tr("user number %1").arg(::geteuid()),
                .advice =
                    Text::tr("PostgreSQL needs an entry in /etc/passwd; ask the administrator for one.")};
        return *own;
    }
    std::optional<Account> chosen;
    struct stat state
    {
    };
    const bool exists = ::stat(QFile::encodeName(clusterFolder).constData(), &state) == 0;
    for (const char* name : {"postgres", "nobody"}) {
        const auto account = lookUp(name, 0);
        if (!account || account->user == 0)
            continue;
        if (!chosen || (exists && account->user == state.st_uid))
            chosen = account;
    }
    if (!chosen)
        return Error {
            .kind = Error::Kind::Io,
            .message = Text::tr("The private server cannot run as root, and there is no account for it."),
            .advice = Text::tr("Start Weekglass as an ordinary user, or add an account named postgres.")};
    chosen->switched = true;
    return *chosen;
}

QString Account::closedFolderTo(const QString& folder) const
{
    QStringList way;
    if (!switched)
        return {}; // the system tells us itself
    for (QDir dir(QDir::cleanPath(QFileInfo(folder).absoluteFilePath()));;) {
        way.prepend(dir.absolutePath());
        if (dir.isRoot() || !dir.cdUp())
            break;
    }
    for (const QString& step : way) {
        struct stat state
        {
        };
        if (::stat(QFile::encodeName(step).constData(), &state) != 0)
            return {}; // from here on the folders are still to be made, by us
        const mode_t needed = state.st_uid == user ? S_IXUSR : state.st_gid == group ? S_IXGRP : S_IXOTH;
        if ((state.st_mode & needed) == 0)
            return step;
    }
    return {};
}

}
