#include "operationbed.h"

#include <QDirIterator>

namespace Weekglass {

namespace {

constexpr const char* Plays = "paperdynasty_2025_w11";
constexpr const char* Events = "spacetraders_2025_w21";
constexpr const char* RolledBack = "paperdynasty_2025_w12";
constexpr const char* Empty = "spacetraders_2025_w22";

constexpr const char* PlaysState = "SELECT md5(string_agg(p::TEXT, ',' ORDER BY p.id)) || (SELECT "
                                   "md5(string_agg(g::TEXT, ',' ORDER BY g.id)) FROM "
                                   "public.games AS g) FROM public.plays AS p";
constexpr const char* EventsState =
    "SELECT count(*) || ' of them different ' || count(DISTINCT request_key) FROM raw.api_events";
constexpr const char* MigrationState =
    "SELECT count(*) || ' tables of ' || coalesce((SELECT query_to_xml('SELECT count(*), count(DISTINCT "
    "version), "
    "bool_and(success) FROM public.flyway_schema_history', true, true, '')::TEXT "
    "WHERE to_regclass('public.flyway_schema_history') IS NOT NULL), '') FROM pg_tables WHERE schemaname NOT "
    "IN "
    "('pg_catalog', 'information_schema', 'weekglass')";

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

}

const std::vector<OperationBed::Operation>& OperationBed::operations()
{
    // so that the first nine meet each a fault of its own, those that change something one that does harm
    static const std::vector<Operation> all {
        {"weeks", Events, words("weeks"), EventsState},
        {"plays", Plays, words("plays --week WEEK --game GAME"), PlaysState},
        {"metrics", Events, words("metrics --week WEEK"), EventsState},
        {"rollback", Plays,
         words("rollback --week WEEK --allow-superuser --game GAME --to 20 --reason r --confirm ?"),
         PlaysState},
        {"undo", RolledBack, words("undo --week WEEK --allow-superuser --operation OPERATION --reason r"),
         PlaysState},
        {"import", Events, words("import FILE --week WEEK"), EventsState, true},
        {"migrate", Empty, words("migrate WEEK"), MigrationState, true},
        {"archive", Events, words("archive make WEEK --in-place --folder FOLDER/archives"), EventsState},
        {"drop", Events, words("drop WEEK --without-archive=r ?"), EventsState, false, true},
        {"events", Events, words("events --week WEEK --limit 500"), EventsState},
        {"preview", Plays, words("rollback --week WEEK --allow-superuser --game GAME --to 20"), PlaysState},
        {"export", Events, words("export --week WEEK --file FOLDER/export.csv"), EventsState},
    };
    return all;
}

Result<void> OperationBed::start()
{
    if (auto started = m_server.start(); !started)
        return started;
    if (!m_server.isOwn())
        return Error {.message =
                          QStringLiteral("makes weeks of its own names, so it needs a server of its own")};
    m_direct = Ctl((*TestServer::instance())->conninfo(), {QStringLiteral("--json")});
    makeTemplates();
    writeFeed();
    return {};
}

/// One that is long enough to be rolled back.
QString OperationBed::aGameOf(const char* week) const
{
    auto session = m_server.open(QLatin1String(week));
    return WeekServer::ask(
        session, "SELECT game_id FROM public.plays GROUP BY 1 HAVING count(*) > 40 ORDER BY 1 LIMIT 1");
}

void OperationBed::makeTemplates()
{
    const GameLibrary library = GameLibrary::load({QStringLiteral(":/sql/games")});
    for (const char* week : {Plays, Events, RolledBack, Empty}) {
        m_server.made(QLatin1String(week));
        m_server.made(QLatin1String("template_") + QLatin1String(week));
    }
    {
        auto maintenance = m_server.open();
        VERIFY_RESULT(createWeek(maintenance, *library.game(QStringLiteral("spacetraders")),
                                 *WeekName::match(QString::fromLatin1(Empty))));
    }
    for (const char* week : {Plays, Events, RolledBack}) {
        const Answer made =
            m_direct({QStringLiteral("create"), QLatin1String(week), QStringLiteral("--sample")});
        QVERIFY2(made.exitCode == 0, made.err.constData());
    }
    m_game = aGameOf(Plays);
    QStringList arguments =
        words("rollback --week paperdynasty_2025_w12 --allow-superuser --to 20 --reason r --game")
        << aGameOf(RolledBack);
    const Answer preview = m_direct(arguments);
    QVERIFY2(preview.exitCode == 0, preview.err.constData());
    const Answer done =
        m_direct(arguments << QStringLiteral("--confirm")
                           << preview.object().value(QLatin1String("confirmation")).toString());
    QVERIFY2(done.exitCode == 0, done.err.constData());
    m_rollback = done.object().value(QLatin1String("id")).toString();
    waitUntilAllHaveLeft();
    auto session = m_server.open();
    for (const QByteArray week : {Plays, Events, RolledBack, Empty})
        WeekServer::run(session, "ALTER DATABASE " + week + " RENAME TO template_" + week);
}

void OperationBed::writeFeed() const
{
    QFile file(m_folder.filePath(QStringLiteral("feed.ndjson")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (int n = 0; n < 3000; ++n)
        file.write("{\"fetched_at\":\"2025-05-21T12:00:00Z\",\"endpoint\":\"/e\",\"request_key\":\"/e?n="
                   + QByteArray::number(n)
                   + "\",\"status_code\":200,\"payload\":{\"n\":" + QByteArray::number(n) + "}}\n");
}

void OperationBed::makeDatabase(const Operation& operation) const
{
    waitUntilAllHaveLeft();
    QDir(archives()).removeRecursively();
    QFile::remove(exportFile());
    const QByteArray week = operation.database;
    auto session = m_server.open();
    VERIFY_RESULT(session.execute(*Pg::Sql::trusted("DROP DATABASE IF EXISTS " + week + " WITH (FORCE)")));
    VERIFY_RESULT(
        session.execute(*Pg::Sql::trusted("CREATE DATABASE " + week + " TEMPLATE template_" + week)));
}

void OperationBed::reopen(const Operation& operation) const
{
    auto session = m_server.open();
    if (WeekServer::ask(session,
                        "SELECT count(*) FROM pg_database WHERE NOT datallowconn AND datname = '"
                            + QByteArray(operation.database) + "'")
        == QLatin1String("0"))
        return;
    const Answer open = m_direct({QStringLiteral("thaw"), QLatin1String(operation.database)});
    QVERIFY2(open.exitCode == 0, open.err.constData());
}

QStringList OperationBed::argumentsOf(const Operation& operation) const
{
    QStringList arguments = operation.arguments;
    for (const auto& [word, value] :
         {std::pair<const char*, QString> {"WEEK", QLatin1String(operation.database)},
          {"GAME", m_game},
          {"OPERATION", m_rollback},
          {"FILE", m_folder.filePath(QStringLiteral("feed.ndjson"))},
          {"FOLDER", m_folder.path()}})
        arguments.replaceInStrings(QLatin1String(word), value);
    if (arguments.last() != QLatin1String("?"))
        return arguments;
    arguments.removeLast();
    if (arguments.first() == QLatin1String("drop"))
        return arguments + m_direct(arguments + QStringList {QStringLiteral("--dry-run")}).confirmation();
    QStringList preview = arguments.mid(0, arguments.indexOf(QLatin1String("--reason")));
    return arguments << m_direct(preview).object().value(QLatin1String("confirmation")).toString();
}

QString OperationBed::state(const Operation& operation) const
{
    waitUntilAllHaveLeft();
    return stateNow(operation);
}

QString OperationBed::stateNow(const Operation& operation) const
{
    auto session = Pg::Session::open({.conninfo = (*TestServer::instance())->conninfo(),
                                      .database = operation.database,
                                      .trust = Pg::OwnerTrust::everybody()});
    if (!session && session.error().sqlState == QLatin1String("3D000"))
        return QStringLiteral("no database");
    if (!session)
        return session.error().text(); // such as a database that is being dropped
    int files = 0; // dumps, and a manifest beside each
    for (QDirIterator all(archives(), {QStringLiteral("*.dump")}, QDir::Files, QDirIterator::Subdirectories);
         all.hasNext();)
        files += QFile::exists(all.next() + QStringLiteral(".json")) ? 2 : 1;
    const qint64 exported = QFileInfo(exportFile()).size(); // 0: there is none
    return WeekServer::ask(*session, operation.state)
        + QStringLiteral(" and %1 files and %2 bytes of an export")
              .arg(QString::number(files), QString::number(exported));
}

void OperationBed::waitUntilAllHaveLeft() const
{
    auto session = m_server.open();
    const auto others = [&session] {
        return WeekServer::ask(
            session,
            "SELECT string_agg(concat_ws(' ', datname, state, wait_event, query), '; ') FROM "
            "pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
    };
    QTRY_COMPARE_WITH_TIMEOUT(others(), QStringLiteral("NULL"), Patience);
}

}
