#include "lifecycle/createweek.h"

#include "lifecycle/text.h"
#include "weeks/weeklock.h"

#include <QCryptographicHash>

namespace Weekglass {

namespace {

/// What the server's answer to CREATE DATABASE means here.
Error explained(Error error, const QString& name, const QString& templateDatabase)
{
    if (error.kind == Error::Kind::Cancelled || error.kind == Error::Kind::Timeout)
        return error.at(name);
    const QString state = error.sqlState;
    error.detail = error.detail.isEmpty() ? error.message : error.message + QLatin1Char('\n') + error.detail;
    error.where = name;
    // the loser of a race is told by the catalog's unique index instead (23505)
    if (state == QLatin1String("42P04") || state == QLatin1String("23505")) {
        error.message = Text::tr("A database of this name already exists.");
        error.advice = Text::tr("Refresh the list of weeks; to create it again, drop it first.");
    } else if (state == QLatin1String("55006") && !templateDatabase.isEmpty()) {
        error.message = Text::tr("Somebody uses %1, so it cannot be copied now.").arg(templateDatabase);
        error.advice = Text::tr("Try again when its sessions are closed, or freeze it, which ends them.");
    } else if (state == QLatin1String("42501") && !templateDatabase.isEmpty()) {
        error.message = Text::tr("Your role may not copy %1.").arg(templateDatabase);
        error.advice = Text::tr("Copying needs the right CREATEDB. The database must be a template (ALTER "
                                "DATABASE ... IS_TEMPLATE true) or belong to your role.");
    } else if (state == QLatin1String("55006")) {
        error.message =
            Text::tr("The server's template database is in use, so nothing can be copied from it now.");
        error.advice =
            Text::tr("Try again in a moment, or close the session that is connected to the template.");
    } else if (state == QLatin1String("42501")) {
        error.message = Text::tr("Your role may not create databases on this server.");
        error.advice = Text::tr("Ask an administrator for the right: ALTER ROLE ... CREATEDB.");
    } else if (state == QLatin1String("53100")) {
        error.message = Text::tr("The server's disk is full; the week was not created.");
        error.advice =
            Text::tr("Free some space there, for instance by dropping an old week, and try again.");
    } else if (state == QLatin1String("25006")) {
        error.message = Text::tr("This server is a standby, which only reads.");
        error.advice = Text::tr("Connect to the primary server.");
    } else if (error.kind == Error::Kind::Connection) { // the server may have finished all the same
        error.kind = Error::Kind::Unknown;
        error.message =
            Text::tr("The connection was lost while the week was being created: it may or may not exist.");
        error.advice =
            Text::tr("Refresh the list of weeks. If it is there, create it again to finish it, or drop "
                     "it.");
    } else {
        error.message = Text::tr("The week could not be created.");
    }
    return error;
}

/// It has been made, but while somebody is in it, it can have no other name.
Error namelessError(Error error, const QString& name)
{
    error.detail = error.detail.isEmpty() ? error.message : error.message + QLatin1Char('\n') + error.detail;
    error.where = name;
    error.message = Text::tr("Somebody has connected to the new database, so it cannot get its name.");
    error.advice = Text::tr("Try again.");
    return error;
}

/// C: order by bytes, which no update of the operating system's locales changes under the indexes.
Result<void> createEmpty(Pg::Session& maintenance, const Pg::Sql& database, const Pg::Call& call)
{
    const Pg::Sql sql =
        Pg::Sql("CREATE DATABASE ") + database + Pg::Sql(" TEMPLATE template0 ENCODING 'UTF8' ");
    auto created = maintenance.execute(sql + Pg::Sql("LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"), {}, call);
    if (!created && created.error().sqlState == QLatin1String("42809")) // the server's system lacks C.UTF-8
        created = maintenance.execute(sql + Pg::Sql("LC_COLLATE 'C' LC_CTYPE 'C'"), {}, call);
    return created;
}

/// What it is called until it is whole. Only the maker of this very week, under its lock, uses the name.
QString unfinishedName(const QString& database)
{
    const QByteArray hash = QCryptographicHash::hash(database.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QStringLiteral("weekglass_new_") + QString::fromLatin1(hash.left(16));
}

Result<void> dropUnfinished(Pg::Session& maintenance, const QString& database, const Pg::Call& call = {})
{
    return maintenance.execute(Pg::Sql("DROP DATABASE IF EXISTS ")
                                   + Pg::Sql::identifier(unfinishedName(database)) + Pg::Sql(" WITH (FORCE)"),
                               {}, call);
}

/// What an earlier attempt left may be another role's.
Error leftByOthers(Error error, const QString& database)
{
    if (error.sqlState == QLatin1String("42501"))
        error.advice =
            Text::tr("An earlier attempt by another role left %1. Have that role or an administrator "
                     "remove it: weekglassctl cleanup --yes.")
                .arg(unfinishedName(database));
    return error;
}

Result<void> copy(Pg::Session& maintenance, const Pg::Sql& database, const CreateWeekOptions& options)
{
    return maintenance.execute(Pg::Sql("CREATE DATABASE ") + database + Pg::Sql(" TEMPLATE ")
                                   + Pg::Sql::identifier(options.templateDatabase),
                               {}, options.call);
}

Result<void> make(Pg::Session& maintenance, const QString& name, const CreateWeekOptions& options)
{
    const auto database = Pg::Sql::identifier(name);
    const auto unfinished = Pg::Sql::identifier(unfinishedName(name));
    if (!database || !unfinished)
        return explained(database ? unfinished.error() : database.error(), name, options.templateDatabase);
    auto made = options.templateDatabase.isEmpty() ? createEmpty(maintenance, *unfinished, options.call)
                                                   : copy(maintenance, *unfinished, options);
    if (!made)
        return explained(made.error(), name, options.templateDatabase);
    if (options.onMade)
        made = options.onMade(unfinishedName(name));
    const auto renamed = made
        ? maintenance.execute(Pg::Sql("ALTER DATABASE ") + *unfinished + Pg::Sql(" RENAME TO ") + *database,
                              {}, options.call)
        : Result<qint64>(made.error());
    if (renamed)
        return {};
    (void)dropUnfinished(maintenance, name);
    return made && renamed.error().sqlState == QLatin1String("55006")
        ? namelessError(renamed.error(), name)
        : explained(renamed.error(), name, options.templateDatabase);
}

/// Empty: there is none.
Result<std::optional<WeekIdentity>> databaseOf(Pg::Session& session, const QString& name)
{
    const auto found = session.query(Pg::Sql::load("catalog/database_oid.sql"), {name.toUtf8()});
    if (!found)
        return found.error();
    if (found->rows.empty())
        return std::optional<WeekIdentity>();
    const auto& row = found->rows.front();
    return std::optional(
        WeekIdentity {row[1].value_or(QByteArray()), row[0].value_or(QByteArray()).toUInt(), name});
}

}

Result<WeekIdentity> createWeek(Pg::Session& maintenance, const GameDefinition& game, const WeekName& name,
                                const CreateWeekOptions& options)
{
    const QString database = name.toString();
    if (name.prefix != game.prefix || WeekName::match(database) != name)
        return Error {
            .kind = Error::Kind::Format,
            .message =
                Text::tr("This is not a week of %1, whose names begin with %2.").arg(game.title, game.prefix),
            .where = database,
            .advice = Text::tr("Choose an ISO year and a week that it has.")};
    if (const auto quoted = Pg::Sql::identifier(database); !quoted)
        return quoted.error();
    const auto lock = WeekLock::take(maintenance, database, options.lockWait, options.call);
    if (!lock)
        return lock.error();
    // who cleans up sees by it that the database of that name has a maker
    const auto making = WeekLock::take(maintenance, unfinishedName(database), options.lockWait, options.call);
    if (!making)
        return making.error();
    if (auto dropped = dropUnfinished(maintenance, database, options.call); !dropped)
        return leftByOthers(dropped.error().at(database), database);
    const auto isThere = databaseOf(maintenance, database);
    if (!isThere)
        return isThere.error();
    if (*isThere)
        return explained({.kind = Error::Kind::Sql, .message = {}, .sqlState = QStringLiteral("42P04")},
                         database, {});
    const auto created = make(maintenance, database, options);
    if (!created)
        return created.error();
    const auto made = databaseOf(maintenance, database);
    if (!made)
        return explained(made.error(), database, options.templateDatabase);
    if (!*made)
        return Error {.kind = Error::Kind::Sql,
                      .message = Text::tr("The database was created, and somebody has dropped it."),
                      .where = database,
                      .advice = Text::tr("Refresh the list of weeks.")};
    return **made;
}

}
