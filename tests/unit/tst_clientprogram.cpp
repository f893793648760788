#include "scratch/clientprogram.h"
#include "verifyresult.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Weekglass;

namespace {

/// Says what it was given, then fails if it is asked to.
const QByteArray script = R"(#!/bin/sh
for argument in "$@"; do echo "argument $argument"; done
env | grep '^PG\|^EXTRA' | sort
[ -n "$PGPASSFILE" ] && cat "$PGPASSFILE"
pwd
case $1 in
    --fail) echo "working"; echo "program: error: no such thing"; echo "program: hint: none"; exit 3 ;;
    --many) for i in $(seq 100); do echo "line $i"; done; exit 1 ;;
    --wait) echo waiting; exec sleep 600 ;;
esac
)";

}

/// How a program gets its connection and what is kept of its words; no server is there.
class TestClientProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void connectionIsInTheEnvironment();
    void variablesOfOursStayOutside();
    void passwordIsInAFile();
    void passwordThatNoFileSays();
    void databaseComesFirst();
    void argumentsArePassedAsTheyAre();
    void furtherVariablesAndFolder();
    void failureHasItsLastWords();
    void onlyTheLastLinesAreKept();
    void programThatIsNotThere();
    void stopped();

private:
    /// Runs it and keeps what it says.
    Result<void> run(ClientProgram task)
    {
        m_lines.clear();
        task.program = m_program;
        task.onLine = [this](const QString& line) { m_lines << line; };
        return runClientProgram(task);
    }
    QString variable(const char* name) const
    {
        const QString begin = QLatin1String(name) + QLatin1Char('=');
        for (const QString& line : m_lines) {
            if (line.startsWith(begin))
                return line.mid(begin.size());
        }
        return {};
    }

    std::optional<QTemporaryDir> m_folder;
    QString m_program;
    QStringList m_lines;
};

void TestClientProgram::init()
{
    for (const char* name :
         {"PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGDATABASE", "PGPASSFILE", "PGOPTIONS"})
        qunsetenv(name);
    m_folder.emplace();
    m_program = m_folder->filePath(QStringLiteral("program"));
    QFile file(m_program);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(script);
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void TestClientProgram::cleanup()
{
    qunsetenv("PGOPTIONS");
}

void TestClientProgram::connectionIsInTheEnvironment()
{
    VERIFY_RESULT(run({.program = {},
                       .arguments = {},
                       .server = {.conninfo = "postgresql://player@db.example:6543/x?sslmode=require",
                                  .database = "galaxy_2025_w02"}}));
    QCOMPARE(variable("PGHOST"), QStringLiteral("db.example"));
    QCOMPARE(variable("PGPORT"), QStringLiteral("6543"));
    QCOMPARE(variable("PGUSER"), QStringLiteral("player"));
    QCOMPARE(variable("PGDATABASE"), QStringLiteral("galaxy_2025_w02"));
    QCOMPARE(variable("PGSSLMODE"), QStringLiteral("require"));
    QVERIFY(variable("PGAPPNAME").startsWith(QStringLiteral("program ")));
    QVERIFY(variable("PGCLIENTENCODING").isEmpty()); // the program's choice
    QVERIFY(variable("PGPASSFILE").isEmpty());
    QVERIFY(!m_lines.join(QLatin1Char('\n')).contains(QStringLiteral("argument")));
}

void TestClientProgram::variablesOfOursStayOutside()
{
    qputenv("PGTEST_OF_OURS", "x");
    VERIFY_RESULT(run({.program = {}, .arguments = {}, .server = {.conninfo = "host=db.example"}}));
    qunsetenv("PGTEST_OF_OURS");
    QVERIFY(variable("PGTEST_OF_OURS").isEmpty());
}

void TestClientProgram::passwordIsInAFile()
{
    VERIFY_RESULT(run({.program = {},
                       .arguments = {},
                       .server = {.conninfo = "host=db.example password=old", .password = "a:b\\c"}}));
    QVERIFY(variable("PGPASSFILE").startsWith(QStringLiteral("/proc/self/fd/")));
    QVERIFY(m_lines.contains(QStringLiteral("*:*:*:*:a\\:b\\\\c")));
    QVERIFY(variable("PGPASSWORD").isEmpty());
    QVERIFY(!m_lines.join(QLatin1Char('\n')).contains(QStringLiteral("old")));
}

void TestClientProgram::passwordThatNoFileSays()
{
    const auto done =
        run({.program = {}, .arguments = {}, .server = {.conninfo = "host=db.example", .password = "a\nb"}});
    QVERIFY(!done);
    QVERIFY(m_lines.isEmpty()); // it was not even started
}

/// A name with = in it would be taken for a connection string.
void TestClientProgram::databaseComesFirst()
{
    VERIFY_RESULT(run({.program = {},
                       .arguments = {QStringLiteral("--table=x")},
                       .server = {.conninfo = "host=db.example keepalives=0", .database = "host=evil it's"},
                       .takesDatabase = true}));
    QVERIFY2(m_lines[0].startsWith(QStringLiteral("argument --dbname=")), qPrintable(m_lines[0]));
    QVERIFY2(m_lines[0].contains(QStringLiteral("dbname='host=evil it\\'s'")), qPrintable(m_lines[0]));
    QVERIFY2(m_lines[0].contains(QStringLiteral("keepalives='0'")),
             qPrintable(m_lines[0])); // no variable says it
    QVERIFY2(!m_lines[0].contains(QStringLiteral("db.example")), qPrintable(m_lines[0]));
    QCOMPARE(m_lines[1], QStringLiteral("argument --table=x"));
}

void TestClientProgram::argumentsArePassedAsTheyAre()
{
    const QStringList arguments {QStringLiteral("$(id)"), QStringLiteral("a b"), QStringLiteral("; rm x"),
                                 QStringLiteral("*")};
    VERIFY_RESULT(run({.program = {}, .arguments = arguments, .server = {.conninfo = "host=db.example"}}));
    for (qsizetype i = 0; i < arguments.size(); ++i)
        QCOMPARE(m_lines[i], QStringLiteral("argument ") + arguments[i]);
}

void TestClientProgram::furtherVariablesAndFolder()
{
    VERIFY_RESULT(run({.program = {},
                       .arguments = {},
                       .server = {.conninfo = "host=db.example"},
                       .folder = m_folder->path(),
                       .variables = {{QStringLiteral("EXTRA"), QStringLiteral("1")},
                                     {QStringLiteral("PGHOST"), QStringLiteral("other")}}}));
    QCOMPARE(variable("EXTRA"), QStringLiteral("1"));
    QCOMPARE(variable("PGHOST"), QStringLiteral("other"));
    QVERIFY(m_lines.contains(QDir(m_folder->path()).canonicalPath()));
}

void TestClientProgram::failureHasItsLastWords()
{
    const auto done = run(
        {.program = {}, .arguments = {QStringLiteral("--fail")}, .server = {.conninfo = "host=db.example"}});
    QVERIFY(!done);
    QVERIFY(done.error().kind == Error::Kind::Io);
    QCOMPARE(done.error().where, QStringLiteral("program"));
    QCOMPARE(done.error().detail, QStringLiteral("program: error: no such thing\nprogram: hint: none"));
}

void TestClientProgram::onlyTheLastLinesAreKept()
{
    const auto done = run(
        {.program = {}, .arguments = {QStringLiteral("--many")}, .server = {.conninfo = "host=db.example"}});
    QVERIFY(!done);
    const QStringList kept = done.error().detail.split(QLatin1Char('\n'));
    QCOMPARE(kept.size(), 20);
    QCOMPARE(kept.last(), QStringLiteral("line 100"));
    QCOMPARE(m_lines.filter(QStringLiteral("line ")).size(), 100); // all were told
}

void TestClientProgram::programThatIsNotThere()
{
    const auto done = runClientProgram({.program = QStringLiteral("/no/such/program"),
                                        .arguments = {},
                                        .server = {.conninfo = "host=db.example"}});
    QVERIFY(!done);
    QCOMPARE(done.error().where, QStringLiteral("/no/such/program"));
}

void TestClientProgram::stopped()
{
    std::stop_source source;
    const auto done = runClientProgram({.program = m_program,
                                        .arguments = {QStringLiteral("--wait")},
                                        .server = {.conninfo = "host=db.example"},
                                        .stop = source.get_token(),
                                        .onLine = [&source](const QString& line) {
                                            if (line == QLatin1String("waiting"))
                                                source.request_stop();
                                        }});
    QVERIFY(!done);
    QVERIFY(done.error().kind == Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(TestClientProgram)
#include "tst_clientprogram.moc"
