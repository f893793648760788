#include "ctl.h"
#include "weekserver.h"

#include <QDir>

#include <algorithm>

using namespace Weekglass;

/// What all commands share: how a week is named, help, examples, completion and the words of mistakes.
class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyCommandHasAnExample();
    void everyCommandKnowsStandbys();
    void versionNamesProgram();
    void didYouMean_data();
    void didYouMean();
    void weekEitherWay_data();
    void weekEitherWay();
    void tablesAsCsv();
    void completes_data();
    void completes();
    void completesWeeks();
    void completionStartsNoServer();
    void help();
    void generatedTexts();

private:
    /// As a shell asks it; the words of candidates.
    QStringList complete(const QStringList& words) const
    {
        const Answer answer =
            m_ctl({QStringList {QStringLiteral("__complete"), QStringLiteral("--")} + words});
        QStringList candidates;
        for (const QByteArray& line : answer.out.trimmed().split('\n'))
            candidates << QString::fromUtf8(line.split('\t').first());
        return candidates;
    }

    WeekServer m_server;
    QString m_conninfo;
    Ctl m_ctl;
};

void TestCommandLine::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("makes weeks of its own names, so it needs a server of its own"); // initTestCase
    m_conninfo = QString::fromUtf8((*TestServer::instance())->conninfo());
    m_ctl = Ctl(m_conninfo.toUtf8());
    for (const char* name : {"galaxy_2025_w01", "galaxy_2025_w02"}) {
        m_server.made(QLatin1String(name));
        auto maintenance = m_server.open();
        VERIFY_RESULT(
            maintenance.execute(Pg::Sql("CREATE DATABASE ") + *Pg::Sql::identifier(QLatin1String(name))));
    }
}

/// And the program understands it.
void TestCommandLine::everyCommandHasAnExample()
{
    const Answer list = m_ctl({QStringLiteral("generate"), QStringLiteral("examples")});
    const QList<QByteArray> lines = list.out.trimmed().split('\n');
    QVERIFY(lines.size() > 60);
    for (const QByteArray& line : lines) {
        const QString path = QString::fromUtf8(line.split('\t').first());
        const QByteArray below = QByteArray(path.toUtf8() + ' ');
        const QByteArray example = line.split('\t').value(1);
        const bool isGroup =
            std::ranges::any_of(lines, [&below](const QByteArray& each) { return each.startsWith(below); });
        QVERIFY2(isGroup || !example.isEmpty(), qPrintable(path + QStringLiteral(" has no example")));
        if (example.isEmpty())
            continue;
        QStringList words = QProcess::splitCommand(QString::fromUtf8(example));
        if (const auto redirection = words.indexOf(QStringLiteral(">")); redirection > 0)
            words = words.first(redirection);
        QCOMPARE(words.takeFirst(), QStringLiteral("weekglassctl"));
        const Answer parsed =
            m_ctl.run(QStringLiteral("weekglassctl"), QStringList {QStringLiteral("--parse-only")} + words);
        QVERIFY2(parsed.exitCode == 0, QByteArray(example + ": " + parsed.err).constData());
        const Answer shown = m_ctl(path.split(QLatin1Char(' ')) + QStringList {QStringLiteral("--help")});
        QVERIFY2(shown.out.contains(example), shown.out.constData());
    }
}

/// Nobody adds a command without saying whether it changes a server.
void TestCommandLine::everyCommandKnowsStandbys()
{
    const auto pathsOf = [this](const char* what, int part) {
        QMap<QString, QString> found;
        for (const QByteArray& line :
             m_ctl({QStringLiteral("generate"), QLatin1String(what)}).out.trimmed().split('\n'))
            found.insert(QString::fromUtf8(line.split('\t').first()),
                         QString::fromUtf8(line.split('\t').value(part)));
        return found;
    };
    const auto uses = pathsOf("standby", 1);
    const auto examples = pathsOf("examples", 1);
    QCOMPARE(uses.keys(), examples.keys());
    for (auto example = examples.begin(); example != examples.end(); ++example) {
        if (!example->isEmpty()) // else it is a group
            QVERIFY2(!uses.value(example.key()).isEmpty(), qPrintable(example.key()));
    }
    const auto refused = QStringLiteral("refused");
    QVERIFY(uses.values().count(refused) > 20);
    QCOMPARE(uses.value(QStringLiteral("backfill")), refused);
    QCOMPARE(uses.value(QStringLiteral("weeks")), QStringLiteral("read"));
}

void TestCommandLine::versionNamesProgram()
{
    QCOMPARE(m_ctl.run(QStringLiteral("weekglassctl"), {QStringLiteral("--version")}).out.trimmed(),
             QByteArray("weekglassctl " WEEKGLASS_VERSION));
}

void TestCommandLine::didYouMean_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QByteArray>("meant");
    QTest::newRow("command") << "evnts galaxy_2025_w01" << QByteArray("Did you mean: events");
    QTest::newRow("behind options") << "--json wekes" << QByteArray("Did you mean: weeks");
    QTest::newRow("below a command") << "snapshot prnue" << QByteArray("Did you mean: prune");
    QTest::newRow("option") << "events --wek galaxy_2025_w01" << QByteArray("Did you mean: --week");
    QTest::newRow("option of all") << "weeks --jsno" << QByteArray("Did you mean: --json");
    QTest::newRow("beginning") << "snap" << QByteArray("snapshot");
    QTest::newRow("nothing like it") << "xyzzy" << QByteArray();
}

void TestCommandLine::didYouMean()
{
    QFETCH(const QString, words);
    QFETCH(const QByteArray, meant);
    const Answer answer = m_ctl(words.split(QLatin1Char(' ')));
    QCOMPARE(answer.exitCode, 2);
    QVERIFY2(meant.isEmpty() ? !answer.err.contains("Did you mean") : answer.err.contains(meant),
             answer.err.constData());
}

void TestCommandLine::weekEitherWay_data()
{
    QTest::addColumn<QString>("words");
    for (const char* command :
         {"tables", "events", "lacks", "log", "operations", "plays", "policies list", "drop --dry-run",
          "migration try", "maintenance", "report", "metrics", "snapshots", "migrate --dry-run", "cohorts"}) {
        const QString begin = QLatin1String(command);
        QTest::newRow(qPrintable(begin + QStringLiteral(" first")))
            << begin + QStringLiteral(" galaxy_2025_w01");
        QTest::newRow(qPrintable(begin + QStringLiteral(" by option")))
            << begin + QStringLiteral(" --week galaxy_2025_w01");
    }
    QTest::newRow("another argument behind it") << "snapshot show galaxy_2025_w01 17";
    QTest::newRow("another argument before it") << "snapshot show 17 --week galaxy_2025_w01";
    QTest::newRow("an argument and a file") << "import galaxy_2025_w01 feed.ndjson";
    QTest::newRow("a file and the option") << "import feed.ndjson --week=galaxy_2025_w01";
    QTest::newRow("a statement") << "query galaxy_2025_w01 TABLE";
    QTest::newRow("a statement and the option") << "query TABLE --week galaxy_2025_w01";
    QTest::newRow("a database in its place") << "--database shop --as galaxy snapshot show 17";
}

void TestCommandLine::weekEitherWay()
{
    QFETCH(const QString, words);
    const Answer answer = m_ctl(QStringList {QStringLiteral("--parse-only")} + words.split(QLatin1Char(' ')));
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
}

void TestCommandLine::tablesAsCsv()
{
    const Answer weeks = m_ctl({QStringLiteral("weeks"), QStringLiteral("--csv")});
    const QList<QByteArray> lines = weeks.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines[0].startsWith("week,game,"), lines[0].constData());
    QVERIFY2(lines[1].startsWith("galaxy_2025_w02,galaxy,"), lines[1].constData());
    QCOMPARE(m_ctl({QStringLiteral("--json"), QStringLiteral("--csv"), QStringLiteral("weeks")}).exitCode, 2);
}

void TestCommandLine::completes_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("expected");
    QTest::newRow("command") << QStringList {QStringLiteral("ev")} << "events";
    QTest::newRow("all commands") << QStringList {QString()} << "snapshot";
    QTest::newRow("command below") << QStringList {QStringLiteral("snapshot"), QStringLiteral("pr")}
                                   << "prune";
    QTest::newRow("option") << QStringList {QStringLiteral("events"), QStringLiteral("--sta")} << "--status";
    QTest::newRow("option of all") << QStringList {QStringLiteral("events"), QStringLiteral("--loc")}
                                   << "--local";
    QTest::newRow("game") << QStringList {QStringLiteral("search"), QStringLiteral("--game"),
                                          QStringLiteral("mar")}
                          << "marketland";
    QTest::newRow("game as argument")
        << QStringList {QStringLiteral("migrations"), QStringLiteral("gal")} << "galaxy";
    QTest::newRow("choice") << QStringList {QStringLiteral("server"), QStringLiteral("mark"),
                                            QStringLiteral("prod")}
                            << "production";
}

void TestCommandLine::completes()
{
    QFETCH(const QStringList, words);
    QFETCH(const QString, expected);
    const QStringList candidates = complete(words);
    QVERIFY2(candidates.contains(expected), qPrintable(candidates.join(QLatin1Char(' '))));
    for (const QString& candidate : candidates)
        QVERIFY2(candidate.startsWith(words.last()) && !candidate.startsWith(QLatin1String("__")),
                 qPrintable(candidate));
}

void TestCommandLine::completesWeeks()
{
    const QStringList server {QStringLiteral("--connect"), m_conninfo};
    const QStringList weeks {QStringLiteral("galaxy_2025_w02"), QStringLiteral("galaxy_2025_w01")};
    QCOMPARE(complete(server + QStringList {QStringLiteral("events"), QStringLiteral("gal")}), weeks);
    QCOMPARE(complete(server + QStringList {QStringLiteral("events"), QStringLiteral("--week"), QString()}),
             weeks);
    QCOMPARE(
        complete(server + QStringList {QStringLiteral("events"), QStringLiteral("--week=gal")}),
        (QStringList {QStringLiteral("--week=galaxy_2025_w02"), QStringLiteral("--week=galaxy_2025_w01")}));
    // behind the week comes the table, of which nothing is known here
    QCOMPARE(complete(server
                      + QStringList {QStringLiteral("tables"), QStringLiteral("galaxy_2025_w01"), QString()}),
             QStringList {QString()});
}

void TestCommandLine::completionStartsNoServer()
{
    QCOMPARE(complete({QStringLiteral("--local"), QStringLiteral("events"), QString()}),
             QStringList {QString()});
    QVERIFY(!QDir(m_ctl.dataHome() + QStringLiteral("/weekglass/server")).exists());
    const Answer status =
        m_ctl.run(QStringLiteral("weekglassctl"), {QStringLiteral("server"), QStringLiteral("status")});
    QCOMPARE(status.exitCode, 3);
}

void TestCommandLine::help()
{
    const Answer list = m_ctl({QStringLiteral("help")});
    QCOMPARE(list.exitCode, 0);
    QVERIFY(list.out.contains("tutorial") && list.out.contains("glossary"));
    const Answer page = m_ctl({QStringLiteral("help"), QStringLiteral("tutorial")});
    QCOMPARE(page.exitCode, 0);
    QVERIFY(page.out.startsWith("# "));
    QVERIFY2(page.out.contains("(Picture: The history of the week)") && !page.out.contains("!["),
             page.out.constData());
    const Answer command =
        m_ctl({QStringLiteral("help"), QStringLiteral("snapshot"), QStringLiteral("diff")});
    QVERIFY2(command.out.contains("Usage"), command.out.constData());
    const Answer none = m_ctl({QStringLiteral("help"), QStringLiteral("tutorail")});
    QCOMPARE(none.exitCode, 4);
    QVERIFY2(none.err.contains("Did you mean: tutorial"), none.err.constData());
}

void TestCommandLine::generatedTexts()
{
    const Answer man = m_ctl({QStringLiteral("generate"), QStringLiteral("man")});
    QVERIFY(man.out.startsWith(".TH WEEKGLASSCTL 1"));
    QVERIFY(man.out.contains("\\-\\-hide\\-unchanged"));
    for (const char* shell : {"bash", "zsh", "fish"})
        QVERIFY(m_ctl({QStringLiteral("generate"), QLatin1String(shell)}).out.contains("__complete"));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
