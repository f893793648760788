#include "migrations/migrate.h"
#include "weekserver.h"

#include "pg/transaction.h"

#include <QFile>
#include <QRegularExpression>

using namespace Weekglass;
using namespace Weekglass::Pg;

namespace {

/// One statement as a game's own document or its ORM writes it, or several that belong together.
struct Statement
{
    QString name;
    QByteArray sql;
    QString gives = {}; ///< the first cell; null: not looked at
    QString fails = {}; ///< the SQLSTATE; empty: it does not fail
    QString needs = {}; ///< an extension that has to be there
};

QString folder()
{
    return QStringLiteral(WEEKGLASS_SOURCE_FOLDER "/tests/live/reference/");
}

QByteArray contentOf(const QString& name)
{
    QFile file(folder() + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    return file.readAll();
}

/// The file has statements after lines "-- # name"; what is expected stands in lines of comment below that.
std::vector<Statement> statementsOf(const QString& game)
{
    std::vector<Statement> list;
    const QString text = QLatin1Char('\n') + QString::fromUtf8(contentOf(game + QStringLiteral(".sql")));
    const QStringList parts = text.split(QStringLiteral("\n-- # ")).mid(1);
    for (const QString& part : parts) {
        static const QRegularExpression expectation(QStringLiteral("\n-- (gives|fails|needs): ([^\n]*)"));
        Statement statement {.name = part.section(QLatin1Char('\n'), 0, 0),
                             .sql = part.section(QLatin1Char('\n'), 1).toUtf8()};
        auto found = expectation.globalMatch(part);
        while (found.hasNext()) {
            const QRegularExpressionMatch match = found.next();
            const QString kind = match.captured(1);
            (kind == QLatin1String("gives")       ? statement.gives
                 : kind == QLatin1String("fails") ? statement.fails
                                                  : statement.needs) = match.captured(2);
        }
        list.push_back(std::move(statement));
    }
    return list;
}

}

/// What the documents of the games write runs as it is in a week of ours: every statement, and the INSERT of
/// every call of an ORM, against the migrated schema.
class TestReferenceWrites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void statement_data();
    void statement();
    void tablesAreTheDocuments_data();
    void tablesAreTheDocuments();
    void whatIsMissingIsFound();

private:
    Session& week(const QString& game);
    QString missingIn(const QString& game, const QByteArray& change = {});

    WeekServer m_server;
    GameLibrary m_library;
    std::map<QString, Session> m_weeks;
};

void TestReferenceWrites::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    for (const Error& error : m_library.errors())
        QFAIL(qPrintable(error.text()));
}

/// A week of the game, made by its first statement and migrated.
Session& TestReferenceWrites::week(const QString& game)
{
    if (const auto found = m_weeks.find(game); found != m_weeks.end())
        return found->second;
    const GamePointer definition = m_library.game(game);
    auto session = m_server.open(m_server.newWeek(*definition).toString());
    if (const auto migrated = migrate(session, *definition); !migrated)
        qFatal("%s", qPrintable(migrated.error().text()));
    // the documents' statements name no schema
    WeekServer::run(session, "SET search_path = public; SET timezone = 'UTC'");
    return m_weeks.emplace(game, std::move(session)).first->second;
}

void TestReferenceWrites::statement_data()
{
    QTest::addColumn<QString>("game");
    QTest::addColumn<int>("number");
    for (const GamePointer& game : m_library.games()) {
        int number = 0;
        for (const Statement& statement : statementsOf(game->id))
            QTest::addRow("%s: %s", qPrintable(game->id), qPrintable(statement.name)) << game->id << number++;
    }
}

void TestReferenceWrites::statement()
{
    QFETCH(QString, game);
    QFETCH(int, number);
    const Statement statement = statementsOf(game)[static_cast<std::size_t>(number)];
    Session& session = week(game);
    (void)session.script(Sql("ROLLBACK")); // of a row before this one that failed
    if (!statement.needs.isEmpty()
        && WeekServer::ask(session,
                           "SELECT count(*) FROM pg_extension WHERE extname = '" + statement.needs.toUtf8()
                               + "'")
            != QLatin1String("1"))
        QSKIP(qPrintable(statement.needs + QStringLiteral(" is not installed in this database")));
    if (!statement.gives.isNull()) {
        QCOMPARE(WeekServer::ask(session, statement.sql), statement.gives);
        return;
    }
    const auto done = session.script(*Sql::trusted(statement.sql));
    if (statement.fails.isEmpty())
        VERIFY_RESULT(done);
    else
        QCOMPARE(done ? QString() : done.error().sqlState, statement.fails);
}

/// What the schema of the document's own tables has and ours lacks; @p change comes before the comparison.
QString TestReferenceWrites::missingIn(const QString& game, const QByteArray& change)
{
    Session& session = week(game);
    WeekServer::run(session,
                    "BEGIN; CREATE SCHEMA reference; SET LOCAL search_path = reference; "
                        + contentOf(game + QStringLiteral(".tables.sql"))
                        + "; SET LOCAL search_path = pg_catalog; " + change);
    const QString missing = WeekServer::ask(session, contentOf(QStringLiteral("compare.sql")));
    WeekServer::run(session, "ROLLBACK");
    return missing;
}

void TestReferenceWrites::tablesAreTheDocuments_data()
{
    QTest::addColumn<QString>("game");
    for (const GamePointer& game : m_library.games()) {
        if (QFile::exists(folder() + game->id + QStringLiteral(".tables.sql")))
            QTest::newRow(qPrintable(game->id)) << game->id;
    }
}

/// Columns with their types, defaults and NULLs, constraints and indexes.
void TestReferenceWrites::tablesAreTheDocuments()
{
    QFETCH(QString, game);
    QCOMPARE(missingIn(game), QString());
}

void TestReferenceWrites::whatIsMissingIsFound()
{
    QCOMPARE(missingIn(QStringLiteral("galaxy"),
                       "ALTER TABLE public.game_config ALTER COLUMN updated_at SET NOT NULL; DROP INDEX "
                       "public.idx_ships_system_id"),
             QStringLiteral("game_config.updated_at: timestamp with time zone DEFAULT now(), here timestamp "
                            "with time zone NOT NULL "
                            "DEFAULT now()\nidx_ships_system_id: CREATE INDEX idx_ships_system_id ON ships "
                            "USING btree (system_id), "
                            "here missing"));
}

QTEST_GUILESS_MAIN(TestReferenceWrites)
#include "tst_referencewrites.moc"
