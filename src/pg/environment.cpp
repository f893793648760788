#include "pg/environment.h"

#include "pg/conninfo.h"
#include "pg/text.h"

#include <libpq-fe.h>

#include <memory>

namespace Weekglass::Pg {

namespace {

using OptionsHandle = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

}

Result<ProgramConnection> programConnection(const ConnectOptions& options)
{
    auto params = completeParams(options);
    if (!params)
        return params.error();
    if (!params->value("sslpassword").isEmpty())
        return Error {.kind = Error::Kind::Format,
                      .message =
                          Text::tr("The password of a TLS key cannot be handed to PostgreSQL's programs."),
                      .advice = Text::tr("Use a key without a password.")};
    ProgramConnection connection;
    const OptionsHandle known(PQconndefaults(), &PQconninfoFree);
    for (const auto* option = known.get(); option && option->keyword; ++option) {
        const QByteArray keyword = option->keyword;
        if (!option->envvar || keyword == "client_encoding")
            continue; // a program chooses the encoding of the database
        QByteArray value = params->value(keyword);
        if (value.isEmpty())
            value = qgetenv(option->envvar); // what libpq itself would take
        if (keyword == "password")
            connection.password = value;
        else if (!value.isEmpty())
            connection.variables.emplace_back(option->envvar, value);
    }
    return connection;
}

Result<QByteArray> passwordLine(const QByteArray& password)
{
    if (password.contains('\n') || password.contains('\r'))
        return Error {.kind = Error::Kind::Format,
                      .message =
                          Text::tr("A password with a line break cannot be handed to PostgreSQL's programs."),
                      .advice = Text::tr("Give the role another password.")};
    const QByteArray escaped = QByteArray(password).replace('\\', "\\\\").replace(':', "\\:");
    return QByteArray("*:*:*:*:" + escaped + '\n');
}

Result<QByteArray> withUser(const QByteArray& conninfo, const QByteArray& user, const QByteArray& database)
{
    auto params = connectParams({.conninfo = conninfo, .database = database});
    if (!params)
        return params.error();
    params->set("user", user);
    return params->toConninfo(false);
}

Result<QByteArray> databaseArgument(const ConnectOptions& options)
{
    const auto params = completeParams(options);
    if (!params)
        return params.error();
    ConnectParams said;
    if (!params->value("dbname").isEmpty())
        said.set("dbname", params->value("dbname"));
    const OptionsHandle known(PQconndefaults(), &PQconninfoFree);
    for (const auto* option = known.get(); option && option->keyword; ++option) {
        const QByteArray value = params->value(option->keyword);
        if (!option->envvar && !value.isEmpty() && qstrcmp(option->keyword, "fallback_application_name") != 0)
            said.set(option->keyword, value);
    }
    return said.toConninfo(false);
}

}
