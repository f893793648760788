#include "adminweek.h"
#include "base/safetext.h"
#include "drift/drift.h"
#include "hostilenames.h"
#include "localserver/installation.h"
#include "migrations/historyrepair.h"
#include "partitions/partitions.h"
#include "pg/scripttext.h"
#include "pg/sqlscanner.h"
#include "rollback/receipt.h"
#include "scratch/clientprogram.h"
#include "scripts/sqlscript.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <algorithm>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// Whatever the owner of a week calls things: a script that we print does what it should and nothing else,
/// when psql runs it, and nobody's text begins a line of it.
class TestHostileScripts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void commentsStayComments();
    void namesAndConstantsKeepTheirMeaning_data();
    void namesAndConstantsKeepTheirMeaning();
    void constantsInPieces();
    void driftRunsThroughPsql_data();
    void driftRunsThroughPsql();
    void labelsOfEnums();
    void monthsAhead();
    void receipts();

private:
    /// Objects of every kind that drift knows under such names.
    static QByteArray objects(const QStringList& names);
    void runPsql(const QString& week, const QString& script) const;

    AdminDatabases m_server;
    std::unique_ptr<ReferenceCatalogs> m_references;
    const QStringList m_names = hostileObjectNames();
};

namespace {

std::vector<SqlToken> tokensOf(QStringView sql)
{
    std::vector<SqlToken> tokens;
    SqlScanner<QStringView> scanner(sql);
    while (const auto token = scanner.next())
        tokens.push_back(*token);
    return tokens;
}

bool hidesSomething(const QString& line)
{
    return visibleText(line, line.size()) != line;
}

QByteArray quoted(const QString& name)
{
    return Sql::identifier(name)->text();
}

}

void TestHostileScripts::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_references = std::make_unique<ReferenceCatalogs>(
        [this](const std::stop_token&) { return Result<ConnectOptions>(m_server.options()); });
}

void TestHostileScripts::commentsStayComments()
{
    for (const QString& name : m_names + QStringList {QString(QChar(0)), QString()}) {
        const QString comment = scriptComment(name);
        QCOMPARE(comment.count(QLatin1Char('\n')), 1);
        QVERIFY(comment.startsWith(QLatin1String("-- ")) && comment.endsWith(QLatin1Char('\n')));
        QVERIFY2(!hidesSomething(comment.chopped(1)), qPrintable(comment));
        QCOMPARE(tokensOf(comment).size(), std::size_t(1));
        QVERIFY(tokensOf(comment).front().kind == SqlToken::Kind::Comment);
    }
}

void TestHostileScripts::namesAndConstantsKeepTheirMeaning_data()
{
    QTest::addColumn<QByteArray>("setting");
    QTest::newRow("standard") << QByteArray("on");
    QTest::newRow("backslashes escape") << QByteArray("off");
}

void TestHostileScripts::namesAndConstantsKeepTheirMeaning()
{
    QFETCH(QByteArray, setting);
    auto session = m_server.open();
    QByteArrayList columns;
    for (const QString& name : m_names)
        columns << Sql::literal(name.toUtf8())->text() + " AS " + quoted(name);
    const QString sql = scriptText(QString::fromUtf8("SELECT " + columns.join(", ")));
    QVERIFY(!hidesSomething(sql));
    QCOMPARE(tokensOf(sql).size(), std::size_t(4 * m_names.size())); // each with AS and a comma
    const bool isStandard = setting == "on";
    if (!isStandard) // a session whose rules change is given up: one that begins with them
        WeekServer::run(session, "ALTER ROLE CURRENT_USER SET standard_conforming_strings = off");
    auto other = m_server.open();
    if (!isStandard)
        WeekServer::run(session, "ALTER ROLE CURRENT_USER RESET standard_conforming_strings");
    const auto answer = other.query(*Sql::trusted(sql.toUtf8()));
    VERIFY_RESULT(answer);
    for (qsizetype i = 0; i < m_names.size(); ++i) {
        const auto column = static_cast<std::size_t>(i);
        QCOMPARE(answer->columns[column].name, m_names[i].toUtf8());
        QCOMPARE(answer->rows[0][column].value_or(QByteArray()), m_names[i].toUtf8());
    }
}

void TestHostileScripts::constantsInPieces()
{
    auto session = m_server.open();
    const auto means = [&session](const QString& sql) {
        const auto answer = session.query(*Sql::trusted(sql.toUtf8()));
        return answer ? answer->single().value_or("NULL") : answer.error().text().toUtf8();
    };
    for (const char* sql :
         {"SELECT 'a\n\\'\n 'b\\''c'", "SELECT E'a\\'\n\t'\n 'b\\\n' -- x\n 'c'", "SELECT E'it''\nx'",
          "SELECT concat($$a\n\x01$$, 'a\x1b', B'1', U&'\\0041\n', \"a\nb\\\") FROM (SELECT 1) AS x "
          "(\"a\nb\\\")"}) {
        const QString text = QString::fromUtf8(sql);
        QCOMPARE(means(scriptText(text)), means(text));
    }
}

QByteArray TestHostileScripts::objects(const QStringList& names)
{
    QByteArray script = "CREATE TYPE public.labels AS ENUM ('first');";
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QByteArray name = quoted(names[i]);
        const QByteArray text = Sql::literal(names[i].toUtf8())->text();
        const QByteArray table = "public." + name;
        switch (i % 10) {
        case 0:
            script += "CREATE INDEX " + name + " ON public.base (id) WHERE t <> " + text + ";";
            break;
        case 1:
            script += "CREATE TABLE " + table + " (" + name + " TEXT NOT NULL DEFAULT " + text + ");";
            break;
        case 2:
            script += "ALTER TABLE public.base ADD COLUMN " + name + " TEXT DEFAULT " + text + ";";
            break;
        case 3:
            script += "CREATE TYPE " + table + " AS ENUM (" + text + ", 'x');";
            break;
        case 4:
            script += "CREATE VIEW " + table + " AS SELECT id AS " + name + ", " + text
                + "::text AS t FROM public.base;";
            break;
        case 5:
            script +=
                "CREATE FUNCTION " + table + "(" + name + " TEXT) RETURNS TEXT LANGUAGE sql AS " + text + ";";
            break;
        case 6:
            script += "ALTER TABLE public.base ADD CONSTRAINT " + name + " CHECK (t <> " + text + ");";
            break;
        case 7:
            script +=
                "CREATE SCHEMA " + name + "; CREATE DOMAIN " + name + ".d AS TEXT DEFAULT " + text + ";";
            break;
        case 8:
            script += "CREATE POLICY " + name + " ON public.base USING (t = " + text + ");";
            break;
        default:
            script += "CREATE TRIGGER " + name
                + " BEFORE UPDATE ON public.base FOR EACH ROW EXECUTE FUNCTION public.touch(" + text + ");";
        }
    }
    return "SET LOCAL check_function_bodies = off;" + script;
}

void TestHostileScripts::runPsql(const QString& week, const QString& script) const
{
    const auto tools = findClientTools(1, {}, 99); // a psql of any version will do
    VERIFY_RESULT(tools);
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("drift.sql")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(script.toUtf8());
    file.close();
    ConnectOptions server = m_server.options();
    server.database = week.toUtf8();
    QStringList lines;
    const auto done = runClientProgram(
        {.program = QFileInfo(tools->pgDump).path() + QStringLiteral("/psql"),
         .arguments = {QStringLiteral("-X"), QStringLiteral("-q"), QStringLiteral("--single-transaction"),
                       QStringLiteral("-v"), QStringLiteral("ON_ERROR_STOP=1"), QStringLiteral("-f"),
                       file.fileName()},
         .server = server,
         .onLine = [&lines](const QString& line) { lines << line; },
         .folder = folder.path()});
    QVERIFY2(done, qPrintable(done ? QString() : done.error().text()));
    QCOMPARE(lines, QStringList()); // neither a word of an error nor one of a command of psql's
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList(QStringLiteral("drift.sql")));
}

void TestHostileScripts::driftRunsThroughPsql_data()
{
    QTest::addColumn<bool>("isMade"); // by the migrations and not by the owner
    QTest::addColumn<QByteArray>("settings"); // of the database, which are those of psql
    QTest::newRow("the owner made them") << false << QByteArray();
    QTest::newRow("the migrations make them") << true << QByteArray();
    QTest::newRow("the owner made them, and backslashes escape")
        << false << QByteArray("ALTER DATABASE %1 SET standard_conforming_strings = off");
    QTest::newRow("the migrations make them, and backslashes escape")
        << true << QByteArray("ALTER DATABASE %1 SET standard_conforming_strings = off");
}

void TestHostileScripts::driftRunsThroughPsql()
{
    QFETCH(bool, isMade);
    QFETCH(QByteArray, settings);
    const QByteArray base = R"(
        CREATE TABLE public.base (id INT, t TEXT);
        CREATE TABLE public.canary (x INT);
        INSERT INTO public.canary VALUES (1);
        CREATE FUNCTION public.touch() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;)";
    GameDefinition game;
    game.id = game.title = game.prefix = WeekServer::prefix();
    game.migrations = {{QStringLiteral("migrations/V1__base.sql"), base}};
    const QString week = m_server.weeks().newWeek(game).toString();
    auto session = m_server.open(week);
    VERIFY_RESULT(migrate(session, game));
    if (isMade) // as if they had been made, and were gone
        game.migrations[0].text += objects(m_names);
    else
        WeekServer::run(session, "BEGIN;" + objects(m_names) + "COMMIT");
    if (isMade) // the history knows them
        VERIFY_RESULT(repair(session, game, planRepair(session, game)->hash));
    if (!settings.isEmpty())
        WeekServer::run(session, QByteArray(settings).replace("%1", week.toUtf8()));
    auto fresh = m_server.open(week);
    const auto drift = readDrift(fresh, game, *m_references);
    VERIFY_RESULT(drift);
    QVERIFY(drift->items.size() >= 500);
    const QString script = drift->sql();
    for (const QString& line : script.split(QLatin1Char('\n')))
        QVERIFY2(isMade || !hidesSomething(line), qPrintable(line)); // bodies of functions are what they are
    for (const ScriptStatement& statement : splitScript(script.toUtf8()))
        QVERIFY2(QRegularExpression(QStringLiteral("^(SET|DROP|CREATE|ALTER) "))
                     .match(QString::fromUtf8(statement.text))
                     .hasMatch(),
                 statement.text.constData());
    runPsql(week, script);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(WeekServer::ask(fresh, "SELECT string_agg(x::text, ' ') FROM public.canary"),
             QStringLiteral("1"));
    const auto after = readDrift(fresh, game, *m_references);
    VERIFY_RESULT(after);
    QVERIFY2(after->items.empty(), qPrintable(after->sql().left(3000)));
}

/// The owner's labels stand in the statement that adds one of the migrations' before them.
void TestHostileScripts::labelsOfEnums()
{
    const QString type = QStringLiteral("public.mood");
    for (const QString& name : m_names) {
        const QString label = QString::fromUtf8(Sql::literal(name.toUtf8())->text());
        const auto items = compareDefinitions(
            {{.kind = QStringLiteral("enum"), .name = type, .text = QStringLiteral("'new', %1").arg(label)}},
            {{.kind = QStringLiteral("enum"), .name = type, .text = label}});
        QCOMPARE(items.size(), std::size_t(1));
        QCOMPARE(items[0].sql,
                 QString(QStringLiteral("ALTER TYPE public.mood ADD VALUE 'new' BEFORE ") + scriptText(label)
                         + QStringLiteral(";\n")));
    }
}

void TestHostileScripts::monthsAhead()
{
    const auto plain = partitionsAheadSql({.table = QStringLiteral("public.months"), .ahead = 1, .keep = 6});
    VERIFY_RESULT(plain);
    const auto statements = splitScript(plain->text()).size();
    for (const QString& name : m_names) {
        const auto sql = partitionsAheadSql({.table = name, .ahead = 1, .keep = 6});
        VERIFY_RESULT(sql);
        QCOMPARE(splitScript(sql->text()).size(), statements);
    }
}

/// A receipt has a line for each thing that it tells, and no more.
void TestHostileScripts::receipts()
{
    const auto receiptOf = [](const QString& text) {
        return receiptText(
            {.log = text,
             .gameId = text.toUtf8(),
             .reason = text,
             .ticket = text,
             .operatorName = text,
             .databaseUser = text,
             .clientAddress = text,
             .tables = {{.table = text}},
             .statements = {QStringLiteral("DELETE FROM ") + QString::fromUtf8(quoted(text))}});
    };
    const auto lines = receiptOf(QStringLiteral("plain")).count(QLatin1Char('\n'));
    for (const QString& name : m_names) {
        const QString receipt = receiptOf(name);
        QCOMPARE(receipt.count(QLatin1Char('\n')), lines);
        QVERIFY(!hidesSomething(QString(receipt).remove(QLatin1Char('\n'))));
    }
}

QTEST_GUILESS_MAIN(TestHostileScripts)
#include "tst_hostilescripts.moc"
