#include "localserver/installation.h"

#include "localserver/account.h"
#include "localserver/runas.h"
#include "localserver/text.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>
#include <map>

namespace Weekglass {

namespace {

bool holdsServer(const QString& folder)
{
    const QStringList programs {QStringLiteral("initdb"), QStringLiteral("pg_ctl"),
                                QStringLiteral("postgres")};
    return std::all_of(programs.begin(), programs.end(), [&folder](const QString& program) {
        const QFileInfo info(folder + QLatin1Char('/') + program);
        return info.isFile() && info.isExecutable();
    });
}

QStringList candidates(const Account& account)
{
    QStringList folders;
    const QDir debian(QStringLiteral("/usr/lib/postgresql"));
    const QStringList versions = debian.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& version : versions)
        folders << debian.filePath(version) + QStringLiteral("/bin");
    if (const QString config = QStandardPaths::findExecutable(QStringLiteral("pg_config"));
        !config.isEmpty()) {
        const auto run =
            runAs(account, config, {QStringLiteral("--bindir")}, {.deadline = std::chrono::seconds(5)});
        if (run && run->exitCode == 0)
            folders << run->output.trimmed();
    }
    // absolute only: an entry such as "." would run whatever lies in the current folder
    const QStringList path = qEnvironmentVariable("PATH").split(QLatin1Char(':'), Qt::SkipEmptyParts);
    for (const QString& folder : path) {
        if (folder.startsWith(QLatin1Char('/')))
            folders << folder;
    }
    return folders;
}

/// Asks the server itself. Nothing if it is none, or does not run here.
std::optional<Installation> verified(const Account& account, const QString& folder)
{
    if (!holdsServer(folder))
        return {};
    const auto run = runAs(account, folder + QStringLiteral("/postgres"), {QStringLiteral("--version")},
                           {.deadline = std::chrono::seconds(10)});
    if (!run || run->exitCode != 0)
        return {};
    static const QRegularExpression pattern(QStringLiteral("\\(PostgreSQL\\) ((\\d+)[\\w.]*)"));
    const auto match = pattern.match(run->output);
    if (!match.hasMatch())
        return {};
    return Installation {.folder = folder, .major = match.captured(2).toInt(), .version = match.captured(1)};
}

/// Version of a client's program; empty if it does not run here or says something else.
QString programVersion(const Account& account, const QString& program)
{
    const QFileInfo info(program);
    if (!info.isFile() || !info.isExecutable())
        return {};
    const auto run =
        runAs(account, program, {QStringLiteral("--version")}, {.deadline = std::chrono::seconds(10)});
    static const QRegularExpression pattern(QStringLiteral("\\(PostgreSQL\\) (\\d+[\\w.]*)"));
    return run && run->exitCode == 0 ? pattern.match(run->output).captured(1) : QString();
}

bool isNewer(const Installation& left, const Installation& right)
{
    const auto minor = [](const Installation& one) {
        return one.version.section(QLatin1Char('.'), 1).toInt();
    };
    return left.major != right.major ? left.major > right.major : minor(left) > minor(right);
}

Error noneFound(const QString& given)
{
    if (given.isEmpty())
        return {
            .kind = Error::Kind::Io,
            .message = Text::tr("No PostgreSQL server is installed on this computer."),
            .advice =
                Text::tr("Install the package %1 (on Debian: sudo apt-get install %1), or give the folder "
                         "that holds initdb and postgres.")
                    .arg(serverPackage())};
    return {.kind = Error::Kind::Io,
            .message = Text::tr("There is no PostgreSQL server in this folder that runs on this computer."),
            .where = given,
            .advice = Text::tr("Give a folder that holds initdb and postgres, for example "
                               "/usr/lib/postgresql/15/bin; the Debian package %1 has one.")
                          .arg(serverPackage())};
}

}

QString serverPackage(int major)
{
    return major > 0 ? QStringLiteral("postgresql-%1").arg(major) : QStringLiteral("postgresql");
}

Result<QList<Installation>> findInstallations(const QString& given)
{
    const auto account = Account::forServer({});
    if (!account)
        return account.error();
    const QStringList folders =
        given.isEmpty() ? candidates(*account) : QStringList {given, given + QStringLiteral("/bin")};
    QList<Installation> found;
    QStringList seen;
    for (const QString& folder : folders) {
        const QString real = QFileInfo(folder).canonicalFilePath();
        if (real.isEmpty() || seen.contains(real))
            continue;
        seen << real;
        if (const auto installation = verified(*account, real))
            found << *installation;
    }
    if (found.isEmpty())
        return noneFound(given);
    std::stable_sort(found.begin(), found.end(), isNewer);
    return found;
}

Result<ClientTools> findClientTools(int major, const QString& given, int newest)
{
    const auto account = Account::forServer({});
    if (!account)
        return account.error();
    QStringList seen;
    const QStringList folders = given.isEmpty() ? candidates(*account) : QStringList {given};
    std::map<int, ClientTools> found; // by major version
    for (const QString& folder : folders) {
        const QString real = QFileInfo(folder).canonicalFilePath();
        if (found.contains(major) || real.isEmpty() || seen.contains(real))
            continue;
        seen << real;
        const QString dump = real + QStringLiteral("/pg_dump");
        const QString restore = real + QStringLiteral("/pg_restore");
        const QString version = programVersion(*account, dump);
        const int has = version.section(QLatin1Char('.'), 0, 0).toInt();
        if (has >= major && has <= std::max(major, newest) && programVersion(*account, restore) == version)
            found.try_emplace(has, ClientTools {.pgDump = dump, .pgRestore = restore, .version = version});
    }
    if (!found.empty())
        return found.begin()->second;
    const QString message = newest > major
        ? Text::tr(
            "There are no pg_dump and pg_restore of version %1 or newer on this computer, and older ones "
            "do not read this server.")
        : Text::tr("There are no pg_dump and pg_restore of version %1 on this computer, and other versions "
                   "do not work with this server.");
    return Error {
        .kind = Error::Kind::Io,
        .message = message.arg(major),
        .where = given,
        .advice = Text::tr("Install the package %1.").arg(QStringLiteral("postgresql-client-%1").arg(major))};
}

}
