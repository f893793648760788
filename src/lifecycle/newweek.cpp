#include "lifecycle/newweek.h"

#include "base/utf8.h"
#include "lifecycle/createweek.h"
#include "lifecycle/distributeweek.h"
#include "lifecycle/newweekchecks.h"
#include "lifecycle/resetweek.h"
#include "lifecycle/sample.h"
#include "lifecycle/takebackweek.h"
#include "lifecycle/text.h"
#include "migrations/migrate.h"
#include "migrations/weekdetails.h"
#include "scratch/scratchdatabase.h"
#include "weeks/lockedweek.h"
#include "weeks/weekcard.h"

namespace Weekglass {

namespace {

using Pg::Sql;

class NewWeekMaker
{
public:
    NewWeekMaker(const NewWeekRequest& request, Pg::Session& maintenance, std::vector<Pg::ClusterNode> nodes)
        : m_request(request)
        , m_maintenance(maintenance)
        , m_database(request.name.toString())
        , m_nodes(std::move(nodes))
    {
    }

    Result<WeekIdentity> run();

private:
    Result<void> makeRoles();
    Result<void> makeDatabase();
    Result<void> goOn();
    Result<void> beginLog();
    Result<WeekIdentity> ended(const Result<void>& done);
    Result<WeekIdentity> afterFailure(const Error& error);
    Result<void> writeCreated(const QString& database);
    Result<void> closeToOthers();
    Result<void> checkCopied();
    Result<Pg::Session> enter();
    Result<void> takeOver();
    Result<void> fill();
    Result<void> closeLargeObjects(Pg::Session& session);
    Result<void> grant(Pg::Session& session);
    Result<void> addSample(Pg::Session& session);
    Result<void> join();
    Result<void> distribute(Pg::Session& session);
    Error inUse(Error error) const;
    Result<Sql> role(GameRole which) const { return Sql::identifier(roleName(m_request.game, which)); }
    void tell(const QString& text) const
    {
        if (m_request.onProgress)
            m_request.onProgress(text);
    }

    const NewWeekRequest& m_request;
    Pg::Session& m_maintenance;
    const QString m_database;
    QByteArray m_operation; // of the attempt that made the database
    WeekIdentity m_identity;
    bool m_isMade = false; // by this attempt
    bool m_isContinued = false; // what an earlier attempt left unfinished
    QStringList m_madeRoles; // by this attempt
    std::optional<LoggedOperation> m_logged; // nothing if it is a part of another one
    std::vector<Pg::ClusterNode> m_nodes; // of a distributed week
};

Result<WeekIdentity> NewWeekMaker::run()
{
    using Step = Result<void> (NewWeekMaker::*)();
    std::vector<Step> steps {&NewWeekMaker::makeDatabase, &NewWeekMaker::beginLog, &NewWeekMaker::checkCopied,
                             &NewWeekMaker::fill};
    if (m_request.withRoles)
        steps.insert(steps.begin() + 3,
                     {&NewWeekMaker::makeRoles, &NewWeekMaker::closeToOthers, &NewWeekMaker::takeOver});
    if (m_request.isDistributed)
        steps.insert(steps.end() - 1, &NewWeekMaker::join);
    for (const Step step : steps) {
        if (auto done = (this->*step)(); !done)
            return ended(done.error().at(m_database));
    }
    return ended(
        writeWeekCard(m_maintenance, m_database,
                      {.game = m_request.game.id, .stage = m_request.stage, .operation = m_operation}));
}

/// From here on there is a database that the log can speak of; before, nothing was done.
Result<void> NewWeekMaker::beginLog()
{
    const auto facts = readDatabaseFacts(m_maintenance, m_database);
    if (!facts)
        return facts.error();
    m_identity = facts->identity;
    if (!m_request.operation.isEmpty())
        return {};
    auto begun = LoggedOperation::beginInLog(
        m_maintenance,
        {.operation = m_operation, .kind = QStringLiteral("create"), .week = m_identity, .by = m_request.by});
    if (!begun)
        return begun.error();
    m_logged = *std::move(begun);
    return {};
}

Result<WeekIdentity> NewWeekMaker::ended(const Result<void>& done)
{
    auto made = done ? Result(m_identity) : afterFailure(done.error());
    if (!made)
        return m_logged ? m_logged->failed(made.error()) : made.error();
    if (m_logged)
        (void)m_logged->done(); // it is made, whether that could be written down or not
    return made;
}

/// What this attempt made is taken back, unless it is a part of another operation, which sees to it. If it
/// was finished after all, there is no failure.
Result<WeekIdentity> NewWeekMaker::afterFailure(const Error& error)
{
    if (!m_request.operation.isEmpty())
        return error;
    if (m_isMade)
        return takeBackWeek(m_request.server, m_maintenance, m_identity, m_operation, m_madeRoles, error,
                            Pg::workersOf(m_nodes));
    return m_isContinued ? leftUnfinished(m_database, error) : error;
}

/// Its card tells whether a database that is there is one that an earlier attempt left unfinished.
Result<void> NewWeekMaker::makeDatabase()
{
    const bool isCopy = !m_request.templateDatabase.isEmpty();
    tell(isCopy ? Text::tr("Copying %1").arg(m_request.templateDatabase) : Text::tr("Creating the database"));
    m_operation = m_request.operation.isEmpty() ? newOperationId() : m_request.operation;
    const auto created =
        createWeek(m_maintenance, m_request.game, m_request.name,
                   {.templateDatabase = m_request.templateDatabase,
                    .onMade = [this](const QString& database) { return writeCreated(database); },
                    .call = {.stop = m_request.stop}});
    if (created) {
        m_isMade = true;
        m_identity = *created;
        return {};
    }
    const auto facts = readDatabaseFacts(m_maintenance, m_database);
    if (!facts)
        return inUse(created.error());
    const WeekCard card = weekCardOf(facts->comment);
    const bool isOfRequest = m_request.operation.isEmpty() || m_request.operation == card.operation;
    if (card.game == m_request.game.id && card.stage == QLatin1String("created") && isOfRequest) {
        m_operation = card.operation;
        if (!m_request.operation.isEmpty())
            return {};
        if (auto may = refuseHalfMade(m_maintenance, m_database, facts->comment); !may)
            return may;
        return goOn();
    }
    if (!facts->comment.isEmpty())
        return created.error();
    // it may have been cut off before it could write the card
    const auto untouched = isUntouched(m_request.server, facts->identity, m_request.stop);
    if (!untouched || !*untouched)
        return created.error();
    if (auto written = writeCreated(m_database); !written)
        return written;
    return goOn();
}

Result<void> NewWeekMaker::goOn()
{
    m_isContinued = true;
    tell(Text::tr("An earlier attempt left %1 unfinished; this one finishes it").arg(m_database));
    return {};
}

Result<void> NewWeekMaker::writeCreated(const QString& database)
{
    return writeWeekCard(
        m_maintenance, database,
        {.game = m_request.game.id, .stage = QStringLiteral("created"), .operation = m_operation});
}

Result<void> NewWeekMaker::makeRoles()
{
    tell(Text::tr("Making the roles of the game"));
    auto maintenance = openForWork(withSetupRights(m_request.server, m_request.stop), {}, m_request.stop);
    if (!maintenance)
        return maintenance;
    if (auto made = Weekglass::makeRoles(*maintenance, m_request.game, m_madeRoles); !made)
        return made;
    // to hand the database over to the owner, one has to be a member
    return maintenance->execute(Sql("GRANT ") + role(GameRole::Owner) + Sql(" TO ")
                                + Sql::identifier(fromUtf8(m_maintenance.user())));
}

Result<void> NewWeekMaker::closeToOthers()
{
    const auto database = Sql::identifier(m_database);
    auto grants = Sql("; REVOKE ALL ON DATABASE ") + database + Sql(" FROM PUBLIC");
    for (const GameRole which : rolesOf(m_request.game)) {
        if (which != GameRole::Owner)
            grants = grants + Sql("; GRANT CONNECT ON DATABASE ") + database + Sql(" TO ") + role(which);
    }
    auto closed = m_maintenance.script(Sql("ALTER DATABASE ") + database + Sql(" OWNER TO ")
                                       + role(GameRole::Owner) + grants);
    // nobody has business there yet; in one that was begun earlier they may
    return closed && m_isMade ? endSessions(m_maintenance, m_identity.oid) : closed;
}

/// Before the copy is handed over, while its objects belong to whom they belong to in the template: whose
/// code runs from here on.
Result<void> NewWeekMaker::checkCopied()
{
    if (!m_isMade || m_request.templateDatabase.isEmpty())
        return {};
    return openDatabase(m_request.server, m_database, m_request.stop);
}

/// What was copied was checked, and belongs to others until it is taken over. Everywhere else others may have
/// been.
Result<Pg::Session> NewWeekMaker::enter()
{
    const bool wasChecked = m_isMade && !m_request.templateDatabase.isEmpty();
    return wasChecked ? openForCatalogs(m_request.server, m_database, m_request.stop)
                      : openForWork(m_request.server, m_database, m_request.stop);
}

/// What was copied belongs to whom it belonged to in the template.
Result<void> NewWeekMaker::takeOver()
{
    if (m_request.templateDatabase.isEmpty())
        return {};
    auto session = enter();
    if (!session)
        return session.error();
    const auto named = session->query(Sql("SELECT pg_catalog.set_config('weekglass.owner', $1::text, false)"),
                                      {roleName(m_request.game, GameRole::Owner).toUtf8()});
    if (!named)
        return named.error();
    return session->script(Sql::load("weekglass/take_over_objects.sql"), {.stop = m_request.stop});
}

/// With roles as the owner, so that all that is made is the owner's.
Result<void> NewWeekMaker::fill()
{
    auto session = enter();
    if (!session)
        return session.error();
    if (m_request.withRoles) {
        if (auto closed = closeLargeObjects(*session); !closed)
            return closed;
        if (auto set = session->script(Sql("SET ROLE ") + role(GameRole::Owner)); !set)
            return set;
    }
    const auto migrated =
        migrate(*session, m_request.game,
                {.stop = m_request.stop, .onProgress = [this](const MigrationProgress& progress) {
                     if (!progress.script.isEmpty())
                         tell(Text::tr("Applying %1…").arg(progress.script));
                 }});
    if (!migrated)
        return migrated.error();
    if (m_request.withRoles) {
        if (auto granted = grant(*session); !granted)
            return granted;
    }
    if (auto added = m_request.sampleSeed ? addSample(*session) : Result<void>(); !added)
        return added;
    return m_request.isDistributed ? distribute(*session) : Result<void>();
}

Result<void> NewWeekMaker::join()
{
    tell(Text::tr("Making its databases on the workers"));
    auto session = enter();
    return session ? joinCluster(m_request.server, *session, m_identity, m_nodes, m_request.stop)
                   : Result<void>(session.error());
}

/// Last, so that the game's own scripts find tables like any others.
Result<void> NewWeekMaker::distribute(Pg::Session& session)
{
    tell(Text::tr("Distributing the tables"));
    return distributeWeek(session, m_request.game, {.stop = m_request.stop});
}

/// So that the reader writes nothing at all; or says that it still may.
Result<void> NewWeekMaker::closeLargeObjects(Pg::Session& session)
{
    const auto named = session.query(Sql("SELECT pg_catalog.set_config('weekglass.writer', $1::text, false), "
                                         "pg_catalog.set_config('weekglass.owner', $2::text, false)"),
                                     {roleName(m_request.game, GameRole::Writer).toUtf8(),
                                      roleName(m_request.game, GameRole::Owner).toUtf8()});
    if (!named)
        return named.error();
    if (auto closed =
            session.script(Sql::load("weekglass/large_object_grants.sql"), {.stop = m_request.stop});
        !closed)
        return closed;
    const auto isOpen = session.query(
        Sql("SELECT pg_catalog.has_function_privilege($1::name, 'pg_catalog.lo_create(oid)', 'EXECUTE')"),
        {roleName(m_request.game, GameRole::Reader).toUtf8()});
    if (!isOpen)
        return isOpen.error();
    if (isOpen->single() == "t")
        tell(Text::tr("Readers may still create large objects: only a superuser can forbid it"));
    return {};
}

Result<void> NewWeekMaker::grant(Pg::Session& session)
{
    tell(Text::tr("Granting rights"));
    return grantToRoles(session, m_request.game, {.stop = m_request.stop});
}

/// One transaction: an attempt that was cut off after it left all of it, and one before left nothing.
Result<void> NewWeekMaker::addSample(Pg::Session& session)
{
    const auto details = weekDetails(session, m_request.game, {.stop = m_request.stop});
    if (!details)
        return details.error();
    if (m_isContinued && m_request.templateDatabase.isEmpty() && details->lastEvent)
        return {};
    tell(Text::tr("Making up data"));
    return fillSample(session, m_request.game, m_request.name, *m_request.sampleSeed,
                      {.stop = m_request.stop});
}

/// Who uses the template, where that was in the way.
Error NewWeekMaker::inUse(Error error) const
{
    if (error.sqlState != QLatin1String("55006") || m_request.templateDatabase.isEmpty())
        return error;
    const auto facts = readDatabaseFacts(m_maintenance, m_request.templateDatabase);
    const auto users = facts ? databaseUsers(m_maintenance, facts->identity.oid)
                             : Result<std::vector<DatabaseUser>>(facts.error());
    if (!users)
        return error;
    QStringList lines;
    for (const DatabaseUser& user : *users)
        lines << Text::tr("In use: %1 %2 %3").arg(user.owner, user.name, user.note);
    if (!lines.isEmpty())
        error.detail = lines.join(QLatin1Char('\n'));
    return error;
}

}

Result<WeekIdentity> makeNewWeek(const NewWeekRequest& request)
{
    const QString database = request.name.toString();
    const auto locked = lockWeek(request.server, database, request.stop);
    if (!locked)
        return locked.error();
    Pg::Session& maintenance = *locked->session;
    if (auto ready = ensureLog(maintenance); !ready)
        return ready.error();
    if (auto fine = checkTemplate(maintenance, request); !fine)
        return fine.error();
    if (auto fine = request.sampleSeed ? checkHasSample(request.game) : Result<void>(); !fine)
        return fine.error();
    auto nodes = checkCluster(maintenance, request);
    if (!nodes)
        return nodes.error();
    return NewWeekMaker(request, maintenance, *std::move(nodes)).run();
}

}
