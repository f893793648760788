#include "weeks/weekphrase.h"

#include "localserver/privateplace.h"
#include "weeks/servermark.h"

namespace Weekglass {

QString weekPhrase(const Pg::ConnectOptions& server, const WeekIdentity& week)
{
    if (!isPrivateServer(server))
        return week.confirmation();
    const auto mark = readServerMark(server, week.systemIdentifier);
    return mark && mark->environment != Environment::Production ? week.name : week.confirmation();
}

}
