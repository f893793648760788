#include "pg/clientversion.h"

#include <libpq-fe.h>

namespace Weekglass::Pg {

QString clientVersion()
{
    const int version = PQlibVersion();
    return QStringLiteral("%1.%2").arg(QString::number(version / 10000), QString::number(version % 10000));
}

}
