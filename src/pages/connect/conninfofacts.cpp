#include "pages/connect/conninfofacts.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "pg/conninfo.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <array>
#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace Weekglass {

namespace {

/// All that libpq reads, after "Environment Variables" of its manual.
constexpr std::array Variables {
    "PGHOST",
    "PGHOSTADDR",
    "PGPORT",
    "PGDATABASE",
    "PGUSER",
    "PGPASSWORD",
    "PGPASSFILE",
    "PGCHANNELBINDING",
    "PGSERVICE",
    "PGSERVICEFILE",
    "PGSYSCONFDIR",
    "PGOPTIONS",
    "PGAPPNAME",
    "PGSSLMODE",
    "PGREQUIRESSL",
    "PGREQUIREAUTH",
    "PGSSLNEGOTIATION",
    "PGSSLCOMPRESSION",
    "PGSSLCERT",
    "PGSSLKEY",
    "PGSSLCERTMODE",
    "PGSSLROOTCERT",
    "PGSSLCRL",
    "PGSSLCRLDIR",
    "PGSSLSNI",
    "PGREQUIREPEER",
    "PGSSLMINPROTOCOLVERSION",
    "PGSSLMAXPROTOCOLVERSION",
    "PGGSSENCMODE",
    "PGKRBSRVNAME",
    "PGGSSLIB",
    "PGGSSDELEGATION",
    "PGCONNECT_TIMEOUT",
    "PGCLIENTENCODING",
    "PGTARGETSESSIONATTRS",
    "PGLOADBALANCEHOSTS",
    "PGDATESTYLE",
    "PGTZ",
    "PGGEQO",
    "PGLOCALEDIR",
};

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Connect)
};

QByteArray effective(const Pg::ConnectParams& params, const char* keyword, const char* variable)
{
    const QByteArray given = params.value(keyword);
    return given.isEmpty() ? qgetenv(variable) : given;
}

QString secretKey(const Pg::ConnectParams& params, const QByteArray& service, const QByteArray& host)
{
    const QByteArray user = effective(params, "user", "PGUSER");
    if (!service.isEmpty())
        return fromUtf8(QByteArray(user + "@service:" + service));
    const QByteArray port = effective(params, "port", "PGPORT");
    return fromUtf8(QByteArray(user + '@' + host + ':' + (port.isEmpty() ? "5432" : port)));
}

}

Result<ConninfoFacts> conninfoFacts(const QByteArray& conninfo)
{
    auto params = Pg::connectParams({.conninfo = conninfo});
    if (!params)
        return params.error();
    auto server = Pg::describeServer({.conninfo = conninfo});
    if (!server)
        return server.error();
    auto stripped = Pg::withoutPassword(conninfo);
    if (!stripped)
        return stripped.error();
    const QByteArray host = effective(*params, "host", "PGHOST");
    const QByteArray address = effective(*params, "hostaddr", "PGHOSTADDR");
    const QByteArray service = effective(*params, "service", "PGSERVICE");
    const QByteArray sslmode = effective(*params, "sslmode", "PGSSLMODE");
    const bool isRemote = Pg::leavesThisComputer(host, address);
    const bool hasPassword = params->hasSecrets();
    return ConninfoFacts {
        .server = visibleText(*server, 100),
        .secretKey = secretKey(*params, service, host.isEmpty() ? address : host),
        .withoutPassword = hasPassword ? *stripped : conninfo,
        .hasPassword = hasPassword,
        .isRemote = isRemote,
        .checksServer = sslmode == "verify-full" || sslmode == "verify-ca",
        .checksByDefault = isRemote && service.isEmpty() && sslmode.isEmpty(),
        .namesDatabase = !service.isEmpty() || !effective(*params, "dbname", "PGDATABASE").isEmpty(),
    };
}

QStringList serverVariables()
{
    QStringList found;
    for (const char* name : Variables) {
        if (!qEnvironmentVariableIsSet(name))
            continue;
        const bool secret = qstrcmp(name, "PGPASSWORD") == 0;
        const QString value = secret ? Text::tr("(hidden)") : visibleText(qgetenv(name), 60);
        found << QLatin1String(name) + QLatin1Char('=') + value;
    }
    return found;
}

QString passfileProblem(const QByteArray& conninfo)
{
    const auto params = Pg::connectParams({.conninfo = conninfo});
    if (!params)
        return {};
    QString path = QFile::decodeName(effective(*params, "passfile", "PGPASSFILE"));
    if (path.isEmpty())
        path = QDir::homePath() + QStringLiteral("/.pgpass");
    const QByteArray name = QFile::encodeName(path);
    struct stat status
    {
    };
    if (::stat(name.constData(), &status) != 0)
        return {};
    const QString shown = visibleText(path, 200);
    if (!S_ISREG(status.st_mode))
        return Text::tr("The password file %1 is ignored: it is not a plain file.").arg(shown);
    if ((status.st_mode & 077) != 0)
        return Text::tr("The password file %1 is ignored: others may read it. To use it, run: chmod 0600 %1")
            .arg(shown);
    if (::access(name.constData(), R_OK) != 0)
        return Text::tr("The password file %1 is ignored: it cannot be read (%2).")
            .arg(shown, qt_error_string(errno));
    return {};
}

}
