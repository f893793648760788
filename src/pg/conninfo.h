#pragma once

#include "pg/connectoptions.h"

#include <QByteArray>

#include <vector>

namespace Weekglass::Pg {

/// Keywords and values ready for PQconnectStartParams(): parsed from URI or keyword string, then with the
/// options' own database and password. They are passed unexpanded, so a database named "host=evil" is a name.
struct ConnectParams
{
    std::vector<std::pair<QByteArray, QByteArray>> values;

    QByteArray value(QByteArrayView keyword) const;
    void set(const QByteArray& keyword, const QByteArray& value);
};

Result<ConnectParams> connectParams(const ConnectOptions& options);

}
