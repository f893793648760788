#include "localserver/privateplace.h"

#include "localserver/localserver.h"
#include "pg/conninfo.h"

#include <QFile>

namespace Weekglass {

bool isPrivateServer(const Pg::ConnectOptions& options)
{
    const auto params = Pg::connectParams(options);
    return params && params->value("hostaddr").isEmpty()
        && params->value("host") == QFile::encodeName(LocalServerOptions().effectiveSocketFolder());
}

}
