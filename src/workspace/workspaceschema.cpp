#include "workspace/workspaceschema.h"

#include "workspace/text.h"

#include <QStringList>

#include <array>

namespace Weekglass {

namespace {

constexpr int ApplicationId = 0x57474c53; // "WGLS", so that another program's file is not taken for ours

/// Steps that were released are never changed: only added to.
const std::array<QStringList, 7>& steps()
{
    static const std::array<QStringList, 7> all {
        QStringList {QStringLiteral(R"(
            CREATE TABLE connections (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                revision INTEGER NOT NULL,
                name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
                conninfo BLOB NOT NULL,
                environment TEXT NOT NULL
                    CHECK (environment IN ('unmarked', 'development', 'staging', 'production')),
                last_used_ms INTEGER
            ) STRICT)")},
        QStringList {QStringLiteral(R"(
            CREATE TABLE ui_values (
                key TEXT PRIMARY KEY,
                value BLOB NOT NULL
            ) STRICT)")},
        QStringList {QStringLiteral(R"(
            CREATE TABLE saved_items (
                game TEXT NOT NULL,
                kind TEXT NOT NULL,
                name TEXT NOT NULL CHECK (name <> ''),
                value BLOB NOT NULL,
                PRIMARY KEY (game, kind, name)
            ) STRICT)")},
        QStringList {QStringLiteral(R"(
            CREATE TABLE metric_history (
                id INTEGER PRIMARY KEY,
                system_identifier BLOB NOT NULL,
                oid INTEGER NOT NULL,
                name TEXT NOT NULL CHECK (name <> ''),
                game TEXT NOT NULL,
                schema_version TEXT NOT NULL,
                start_us INTEGER,
                marker_us INTEGER,
                seen_ms INTEGER NOT NULL,
                stage TEXT NOT NULL CHECK (stage IN ('seen', 'archived', 'dropped')),
                readings BLOB NOT NULL,
                UNIQUE (system_identifier, oid, name)
            ) STRICT)")},
        QStringList {QStringLiteral(R"(
            CREATE TABLE operation_copies (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                at_ms INTEGER NOT NULL,
                operation TEXT NOT NULL,
                kind TEXT NOT NULL,
                event TEXT NOT NULL,
                step TEXT NOT NULL,
                week TEXT NOT NULL,
                oid INTEGER NOT NULL,
                system_identifier TEXT NOT NULL,
                reason TEXT NOT NULL,
                operator TEXT NOT NULL,
                detail TEXT NOT NULL
            ) STRICT)"),
                     QStringLiteral(R"(
            CREATE TRIGGER operation_copies_stay BEFORE DELETE ON operation_copies
            BEGIN SELECT RAISE(ABORT, 'what was done stays written down'); END)"),
                     QStringLiteral(R"(
            CREATE TRIGGER operation_copies_are_fixed BEFORE UPDATE ON operation_copies
            BEGIN SELECT RAISE(ABORT, 'what was done stays written down'); END)")},
        QStringList {
            QStringLiteral("ALTER TABLE connections ADD COLUMN system_identifier TEXT NOT NULL DEFAULT ''")},
        QStringList {QStringLiteral(R"(
            CREATE TABLE trusted_contents (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
                folder TEXT NOT NULL,
                files BLOB NOT NULL,
                at_ms INTEGER NOT NULL
            ) STRICT)")},
    };
    return all;
}

Error foreignError(const QString& path)
{
    return {.kind = Error::Kind::Format,
            .message = Text::tr("This file is not a workspace of Weekglass; it was not changed."),
            .where = path,
            .advice = Text::tr("Move it away, and start again.")};
}

Result<void> refuseForeign(Database& database, const QString& path)
{
    auto id = database.value(QStringLiteral("PRAGMA application_id"));
    if (!id)
        return id.error();
    auto tables = database.value(QStringLiteral("SELECT count(*) FROM sqlite_schema"));
    if (!tables)
        return tables.error();
    if (id->toInt() == ApplicationId || tables->toInt() == 0)
        return {};
    return foreignError(path);
}

Result<void> runStep(Database& database, std::size_t number)
{
    for (const QString& statement : steps()[number]) {
        if (auto done = database.run(statement); !done)
            return done.error();
    }
    for (const QString& pragma : {QStringLiteral("PRAGMA user_version = %1").arg(number + 1),
                                  QStringLiteral("PRAGMA application_id = %1").arg(ApplicationId)}) {
        if (auto done = database.run(pragma); !done)
            return done.error();
    }
    return {};
}

}

Result<void> migrateWorkspace(Database& database, const QString& path)
{
    if (auto ours = refuseForeign(database, path); !ours)
        return ours;
    bool upToDate = false;
    while (!upToDate) {
        // the number is read inside the transaction: another program may take the same step
        auto done = database.inTransaction([&]() -> Result<void> {
            auto version = database.value(QStringLiteral("PRAGMA user_version"));
            if (!version)
                return version.error();
            if (version->toInt() < 0)
                return foreignError(path);
            const auto known = static_cast<int>(steps().size());
            if (version->toInt() > known)
                return Error {
                    .kind = Error::Kind::Format,
                    .message = Text::tr("The workspace was made by a newer Weekglass; it was not changed."),
                    .where = path,
                    .advice =
                        Text::tr("Use that Weekglass, or move the file away to start with an empty one."),
                    .detail = Text::tr("It has version %1; this program knows version %2.")
                                  .arg(version->toString(), QString::number(known))};
            upToDate = version->toInt() == known;
            return upToDate ? Result<void>() : runStep(database, static_cast<std::size_t>(version->toInt()));
        });
        if (!done)
            return done;
    }
    return {};
}

}
