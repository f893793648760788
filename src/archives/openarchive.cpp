#include "archives/openarchive.h"

#include "archives/text.h"
#include "scratch/restoredump.h"
#include "weeks/lockedweek.h"

#include <QRegularExpression>

namespace Weekglass {

namespace {

using Pg::Sql;

constexpr qsizetype NameBytes = 63; // the server cuts what is longer

/// Of the role that owns the database; it says for how long that is to stay.
const QString Kept = QStringLiteral("weekglass_archive_");
const QString Viewed = QStringLiteral("weekglass_viewed_");

/// The reader of the database that this role owns; nothing: it is no owner of an opened archive.
std::optional<QString> readerOf(const QString& owner)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\Aweekglass_(?:archive|viewed)_([0-9a-f]{12})\\z"));
    const auto match = pattern.match(owner);
    return match.hasMatch() ? std::optional(QStringLiteral("weekglass_reader_") + match.captured(1))
                            : std::nullopt;
}

/// Drops what there is of it, the owner last, so that what is left of an interrupted drop is found by it.
Result<void> dropOpened(Pg::Session& maintenance, const QString& database, const QString& owner)
{
    if (!database.isEmpty()) {
        const auto dropped = maintenance.execute(Sql("DROP DATABASE IF EXISTS ") + Sql::identifier(database)
                                                 + Sql(" WITH (FORCE)"));
        if (!dropped)
            return dropped.error().at(database);
    }
    const auto doors = archiveDoors(maintenance, owner);
    if (!doors)
        return doors;
    for (const QString& door : *doors) {
        auto gone = maintenance.execute(Sql("DROP ROLE IF EXISTS ") + Sql::identifier(door));
        if (!gone && gone.error().sqlState == QLatin1String("2BP01")) // policies of another archive name it
            gone = maintenance.execute(Sql("REVOKE weekglass_archived FROM ") + Sql::identifier(door));
        if (!gone)
            return gone;
    }
    return maintenance.execute(Sql("DROP ROLE IF EXISTS ")
                               + Sql::identifier(readerOf(owner).value_or(QString())) + Sql(", ")
                               + Sql::identifier(owner));
}

void tell(const AdminProgress& progress, const QString& text)
{
    if (progress)
        progress(text);
}

/// The reader may look at every table, whatever schema it is in.
Result<void> letRead(Pg::Session& inside, const Result<Sql>& reader)
{
    const auto schemas = inside.query(Sql::load("catalog/schemas.sql"));
    if (!schemas)
        return schemas.error();
    for (const auto& row : schemas->rows) {
        const auto schema = Sql::trusted(row[0].value_or(QByteArray())); // quoted by the server
        auto granted =
            inside.script(Sql("GRANT USAGE ON SCHEMA ") + schema + Sql(" TO ") + reader
                          + Sql("; GRANT SELECT ON ALL TABLES IN SCHEMA ") + schema + Sql(" TO ") + reader);
        if (!granted)
            return granted;
    }
    return {};
}

/// Takes everything from the owner but the ownership, and lets the reader in.
Result<void> makeReadOnly(Pg::Session& maintenance, const RestoreTarget& target,
                          const RestoreTarget& readerTarget)
{
    const auto database = Sql::identifier(target.database);
    const auto reader = Sql::identifier(readerTarget.role);
    auto inside = openForCatalogs(target.server, target.database);
    if (!inside)
        return inside.error();
    // policies of the archive are for players; who opens an archive looks at all of it
    auto done = maintenance.script(
        Sql("CREATE ROLE ") + reader + Sql(" LOGIN BYPASSRLS NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ")
        + Sql::literal(readerTarget.password) + Sql("; GRANT CONNECT ON DATABASE ") + database + Sql(" TO ")
        + reader + Sql("; ALTER ROLE ") + Sql::identifier(target.role) + Sql(" NOLOGIN; ALTER DATABASE ")
        + database + Sql(" SET default_transaction_read_only = on"));
    if (done)
        done = confineRole(maintenance, readerTarget.role, target.database);
    return done ? letRead(*inside, reader) : done;
}

/// A database for the dump that is not there yet.
struct Opening
{
    const ArchiveManifest& manifest;
    RestoreTarget target;
    RestoreTarget reader;

    Opening(const ArchiveManifest& archived, const Pg::ConnectOptions& server, const QString& database,
            const QString& prefix)
        : manifest(archived)
    {
        const QString suffix = QString::fromLatin1(newPassword()).left(12);
        target = {.server = server,
                  .database = database,
                  .role = prefix + suffix,
                  .password = newPassword(),
                  .extensions = manifest.needs.extensions};
        reader = target;
        reader.role = readerOf(target.role).value_or(QString());
        reader.password = newPassword();
    }

    /// Leaves nothing if it fails.
    Result<OpenedArchive> run(Pg::Session& maintenance, const QString& dump, const AdminProgress& progress,
                              const std::stop_token& stop) const
    {
        auto done = makeRestoreTarget(maintenance, target, manifest.needs);
        if (done)
            done = restoreDump(dump, target, progress, stop);
        if (done)
            done = makeReadOnly(maintenance, target, reader);
        const auto options = done ? optionsOf(reader) : Result<Pg::ConnectOptions>(done.error());
        if (!options) {
            const auto there = readDatabaseFacts(maintenance, target.database);
            const bool isOurs = there && there->owner == target.role;
            (void)dropOpened(maintenance, isOurs ? target.database : QString(), target.role);
            return options.error();
        }
        return OpenedArchive {.database = target.database,
                              .conninfo = options->conninfo + " password=" + options->password};
    }
};

/// The manifest of a dump that is whole.
Result<ArchiveManifest> checkedManifest(const QString& dump, const AdminProgress& progress,
                                        const std::stop_token& stop)
{
    auto manifest = readManifest(dump);
    if (!manifest)
        return manifest;
    tell(progress, Text::tr("Checking the file"));
    if (auto whole = checkArchiveFile(dump, manifest->sha256, stop); !whole)
        return whole.error();
    return manifest;
}

Result<bool> isThere(Pg::Session& maintenance, const QString& database)
{
    const auto facts = readDatabaseFacts(maintenance, database);
    if (facts || facts.error().sqlState == QLatin1String("3D000"))
        return facts.operator bool();
    return facts.error();
}

/// Such a name that is free.
Result<QString> viewedName(Pg::Session& maintenance, QString week)
{
    for (int number = 1;; ++number) {
        const QString mark = number == 1 ? Text::tr(" (archive)", "added to a week's name")
                                         : Text::tr(" (archive %1)").arg(number);
        while (QString(week + mark).toUtf8().size() > NameBytes)
            week.chop(week.size() > 1 && week.back().isLowSurrogate() ? 2 : 1);
        const QString name = week + mark;
        const auto there = isThere(maintenance, name);
        if (!there || !*there)
            return there ? Result<QString>(name) : there.error();
    }
}

}

Result<std::vector<LeftOver>> cleanOpenedArchives(Pg::Session& maintenance, Cleaning cleaning)
{
    const auto opened = maintenance.query(Sql::load("catalog/opened_archives.sql"));
    if (!opened)
        return opened.error();
    std::vector<LeftOver> found;
    for (const auto& row : opened->rows) {
        const QString owner = Pg::textOf(row[0]);
        const QString database = Pg::textOf(row[1]);
        if (row[1] && owner.startsWith(Kept))
            continue;
        found.push_back({row[1] ? database : owner, whyInUse(maintenance, owner, database, cleaning, [&] {
                             return dropOpened(maintenance, database, owner);
                         })});
    }
    return found;
}

Result<OpenedArchive> openArchive(const QString& dump, const Pg::ConnectOptions& given,
                                  const AdminProgress& progress, const std::stop_token& stop)
{
    const Pg::ConnectOptions server = withSetupRights(given, stop);
    const auto manifest = checkedManifest(dump, progress, stop);
    if (!manifest)
        return manifest.error();
    auto maintenance = openForWork(server, {}, stop);
    if (!maintenance)
        return maintenance.error();
    (void)cleanOpenedArchives(*maintenance, Cleaning::Remove);
    const QString name = manifest->week.name;
    const auto lock = WeekLock::take(*maintenance, name, WeekLockWait, {.stop = stop});
    if (!lock)
        return lock.error();
    const auto there = isThere(*maintenance, name);
    if (!there)
        return there.error();
    if (*there)
        return Error {.kind = Error::Kind::Sql,
                      .message = Text::tr("That server already has a database of this name."),
                      .where = name,
                      .advice = Text::tr("Drop it there, or open the archive on another server."),
                      .sqlState = QStringLiteral("42P04")};
    const Opening opening(*manifest, server, name, Kept);
    const auto inUse = WeekLock::take(*maintenance, opening.target.role, WeekLockWait, {.stop = stop});
    if (!inUse)
        return inUse.error();
    tell(progress, Text::tr("Restoring it"));
    return opening.run(*maintenance, dump, progress, stop);
}

Result<void> closeArchive(const Pg::ConnectOptions& server, const QString& database,
                          const std::stop_token& stop)
{
    const auto locked = lockWeek(withSetupRights(server, stop), database, stop);
    if (!locked)
        return locked.error();
    Pg::Session& maintenance = *locked->session;
    const auto facts = readDatabaseFacts(maintenance, database);
    if (!facts)
        return facts.error();
    if (!readerOf(facts->owner))
        return Error {.kind = Error::Kind::Sql,
                      .message = Text::tr("This is not an opened archive; nothing was changed."),
                      .where = database,
                      .advice = Text::tr("A week is dropped with “drop”.")};
    return dropOpened(maintenance, database, facts->owner);
}

ViewedArchive::ViewedArchive(Pg::Session maintenance, ArchiveManifest manifest)
    : m_maintenance(std::move(maintenance))
    , m_manifest(std::move(manifest))
{
}

Result<std::shared_ptr<ViewedArchive>> ViewedArchive::open(const QString& dump,
                                                           const Pg::ConnectOptions& given,
                                                           const AdminProgress& progress,
                                                           const std::stop_token& stop)
{
    const Pg::ConnectOptions server = withSetupRights(given, stop);
    auto manifest = checkedManifest(dump, progress, stop);
    if (!manifest)
        return manifest.error();
    auto session = openForWork(server, {}, stop);
    if (!session)
        return session.error();
    const std::shared_ptr<ViewedArchive> viewed(new ViewedArchive(*std::move(session), *std::move(manifest)));
    auto& maintenance = viewed->m_maintenance;
    (void)cleanOpenedArchives(maintenance, Cleaning::Remove);
    const auto naming =
        WeekLock::take(maintenance, viewed->m_manifest.week.name, WeekLockWait, {.stop = stop});
    if (!naming)
        return naming.error();
    const auto name = viewedName(maintenance, viewed->m_manifest.week.name);
    if (!name)
        return name.error();
    const Opening opening(viewed->m_manifest, server, *name, Viewed);
    auto lock = WeekLock::take(maintenance, opening.target.role, WeekLockWait, {.stop = stop});
    if (!lock)
        return lock.error();
    viewed->m_lock.emplace(*std::move(lock));
    tell(progress, Text::tr("Restoring it"));
    auto opened = opening.run(maintenance, dump, progress, stop);
    if (!opened)
        return opened.error();
    viewed->m_opened = *std::move(opened);
    viewed->m_owner = opening.target.role;
    const auto facts = readDatabaseFacts(maintenance, *name);
    if (!facts)
        return facts.error();
    viewed->m_identity = facts->identity;
    return viewed;
}

ViewedArchive::~ViewedArchive()
{
    if (!m_owner.isEmpty() && m_maintenance.isUsable())
        (void)dropOpened(m_maintenance, m_opened.database, m_owner);
}

}
