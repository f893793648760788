#include "weeks/weekidentity.h"

#include "base/utf8.h"
#include "weeks/text.h"

namespace Weekglass {

QString WeekIdentity::confirmation(qsizetype weeks) const
{
    const QString subject = weeks == 1 ? name : QString::number(weeks) + QStringLiteral("-weeks");
    return subject + QLatin1Char('@') + fromUtf8(systemIdentifier);
}

Result<WeekIdentity> identify(Pg::Session& session)
{
    // the first thing that is asked of a database, before there is a path that its owner did not choose
    const auto table = session.readTable(Pg::Sql::load("catalog/identity.sql"));
    if (!table)
        return table.error();
    if (table->rows.size() != 1)
        return Error {.kind = Error::Kind::Sql,
                      .message = Text::tr("The server does not list this database."),
                      .where = fromUtf8(session.database()),
                      .advice = Text::tr("It was renamed or dropped meanwhile. Refresh the list of weeks.")};
    const auto& row = table->rows.front();
    return WeekIdentity {row[0].value_or(QByteArray()), row[1].value_or(QByteArray()).toUInt(),
                         Pg::textOf(row[2])};
}

Result<void> verifyIdentity(Pg::Session& session, const WeekIdentity& expected)
{
    const auto actual = identify(session);
    if (!actual)
        return actual.error();
    if (*actual == expected)
        return {};
    QString message;
    if (actual->systemIdentifier != expected.systemIdentifier)
        message = Text::tr("This is another server than before.");
    else if (actual->name != expected.name)
        message = Text::tr("This database is %1, not %2.").arg(actual->name, expected.name);
    else
        message = Text::tr("The database was dropped and created again: it holds "
                           "other data than the one that was opened.");
    return Error {.kind = Error::Kind::Sql,
                  .message = message,
                  .where = expected.name,
                  .advice = Text::tr("Nothing was done. Open the week again."),
                  .detail = Text::tr("Expected server %1, oid %2; found server %3, oid %4.")
                                .arg(fromUtf8(expected.systemIdentifier), QString::number(expected.oid),
                                     fromUtf8(actual->systemIdentifier), QString::number(actual->oid))};
}

}
