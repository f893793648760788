#include "pg/environment.h"

#include "pg/conninfo.h"

#include <QCoreApplication>

#include <libpq-fe.h>

#include <memory>

namespace Weekglass::Pg {

namespace {

QByteArray assignment(const QByteArray& keyword, const QByteArray& value)
{
    return keyword + "='" + QByteArray(value).replace('\\', "\\\\").replace('\'', "\\'") + '\'';
}

}

Result<std::vector<std::pair<QByteArray, QByteArray>>> serverEnvironment(const ConnectOptions& options)
{
    auto params = connectParams(options);
    if (!params)
        return params.error();
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> known(PQconndefaults(),
                                                                             &PQconninfoFree);
    std::vector<std::pair<QByteArray, QByteArray>> environment;
    for (const auto* option = known.get(); option && option->keyword; ++option) {
        const QByteArray keyword = option->keyword;
        QByteArray value = params->value(keyword);
        if (keyword == "client_encoding")
            continue; // a program chooses that of the database
        if (option->envvar) {
            if (value.isEmpty())
                value = qgetenv(option->envvar); // what libpq itself would take
            if (!value.isEmpty())
                environment.emplace_back(option->envvar, value);
        } else if (keyword == "sslpassword" && !value.isEmpty()) {
            return Error {.kind = Error::Kind::Format,
                          .message = QCoreApplication::translate(
                              "Pg", "The password of a TLS key cannot be handed to PostgreSQL's programs."),
                          .advice = QCoreApplication::translate("Pg", "Use a key without a password.")};
        }
    }
    return environment;
}

Result<QByteArray> withUser(const QByteArray& conninfo, const QByteArray& user, const QByteArray& database)
{
    auto params = connectParams({.conninfo = conninfo, .database = database});
    if (!params)
        return params.error();
    params->set("user", user);
    QByteArrayList kept;
    for (const auto& [keyword, value] : params->values) {
        if (keyword != "password")
            kept << assignment(keyword, value);
    }
    return kept.join(' ');
}

QByteArray databaseArgument(const QByteArray& database)
{
    return assignment("dbname", database);
}

}
