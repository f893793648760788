#include "pages/change/changefacts.h"

#include <QCoreApplication>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(WeekFacts)
};

}

PlannedChange::Fact databaseFact(const WeekIdentity& week)
{
    return {Text::tr("Database"), Text::tr("%1, OID %2").arg(week.name, QString::number(week.oid))};
}

PlannedChange::Fact serverFact(const Pg::ConnectOptions& server, const WeekIdentity& week)
{
    const auto address = Pg::describeServer(server);
    return {Text::tr("Server"),
            Text::tr("%1, identifier %2", "address")
                .arg(address ? *address : Text::tr("unknown"), QString::fromLatin1(week.systemIdentifier))};
}

}
