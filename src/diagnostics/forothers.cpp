#include "diagnostics/forothers.h"

#include "base/crashfile.h"
#include "pg/conninfo.h"

#include <QDir>
#include <QSysInfo>

#include <algorithm>

namespace Weekglass {

namespace {

/// Those that every system has, and that of the private server, say nothing of anybody, and are parts of
/// paths.
bool isCommonName(const QString& name)
{
    static const QStringList common {QStringLiteral("postgres"),  QStringLiteral("weekglass"),
                                     QStringLiteral("root"),      QStringLiteral("nobody"),
                                     QStringLiteral("localhost"), QStringLiteral("127.0.0.1"),
                                     QStringLiteral("::1")};
    return common.contains(name);
}

void hideName(Redaction& redaction, const QString& name, const QString& as)
{
    if (!isCommonName(name) && !name.startsWith(QLatin1Char('/')))
        redaction.hide(name, as);
}

}

Redaction redactionForOthers()
{
    Redaction redaction = redactionOfSecrets();
    if (const QString home = QDir::homePath(); home != QLatin1String("/"))
        redaction.hide(home, QStringLiteral("~"));
    hideName(redaction, qEnvironmentVariable("USER"), QStringLiteral("USER"));
    hideName(redaction, qEnvironmentVariable("LOGNAME"), QStringLiteral("USER"));
    hideName(redaction, QSysInfo::machineHostName(), QStringLiteral("COMPUTER"));
    for (const auto& [variable, as] :
         {std::pair {"PGHOST", "HOST"}, {"PGHOSTADDR", "HOST"}, {"PGUSER", "ROLE"}, {"PGSERVICE", "SERVICE"}})
        hideName(redaction, qEnvironmentVariable(variable), QLatin1String(as));
    return redaction;
}

Redaction redactionForOthers(const Pg::ConnectOptions& server)
{
    Redaction redaction = redactionForOthers();
    redaction.hide(QString::fromUtf8(server.password));
    const auto params = Pg::connectParams(server);
    if (!params) {
        // what cannot be understood is not shown in parts either: one of them may be the password
        for (const QByteArray& part : server.conninfo.split(' '))
            redaction.hide(QString::fromUtf8(part));
        return redaction;
    }
    redaction.hide(QString::fromUtf8(params->value("password")));
    redaction.hide(QString::fromUtf8(params->value("sslpassword")));
    for (const auto& [keyword, as] :
         {std::pair {"host", "HOST"}, {"hostaddr", "HOST"}, {"user", "ROLE"}, {"service", "SERVICE"}}) {
        for (const QByteArray& name : params->value(keyword).split(','))
            hideName(redaction, QString::fromUtf8(name), QLatin1String(as));
    }
    return redaction;
}

Result<QString> crashFileForOthers(const QString& path)
{
    const auto text = readCrashFile(path);
    return text ? Result<QString>(redactionForOthers().of(*text)) : text.error();
}

}
