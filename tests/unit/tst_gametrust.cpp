#include "testfile.h"
#include "verifyresult.h"

#include "base/files.h"
#include "fetch/fetchplan.h"
#include "game/gamefolder.h"
#include "trust/gametrust.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace Weekglass;

/// A game that does not ship is left alone until its user trusts its content.
class TestGameTrust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void untrustedGameHasNamesOnly();
    void trustIsForTheContent();
    void everyUsedFileCounts_data();
    void everyUsedFileCounts();
    void nothingMovesBetweenFiles();
    void changesAreNamed();
    void whatWasReadIsWhatRuns();
    void copyOfAShippedGameIsTrusted();
    void brokenWorkspaceTrustsNothing();
    void metricsOfTheUser();
    void foldersWithProgramsAreReadWhole();
    void programSql();

private:
    void write(const QString& name, const QByteArray& text) const
    {
        writeFile(m_folder->filePath(QStringLiteral("games/dice/") + name), text);
    }
    QString workspace() const { return m_folder->filePath(QStringLiteral("workspace.sqlite")); }
    GameLibrary load(const TrustReader& trust) const
    {
        return GameLibrary::load({m_folder->filePath(QStringLiteral("games"))},
                                 m_folder->filePath(QStringLiteral("metrics")), trust);
    }
    GameLibrary load() const { return load(trustInWorkspace(workspace())); }
    void trust() const
    {
        for (const TrustQuestion& question : trustQuestions(load(), workspace()))
            VERIFY_RESULT(trustAnswer(question, workspace()));
    }
    static QString dice() { return QStringLiteral("dice"); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestGameTrust::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(QStringLiteral("game.json"), R"({"id": "dice", "title": "Dice", "prefix": "dice",
        "description": "Rolls.", "transforms": ["transforms/010.sql"],
        "import": {"table": "raw.api_events", "event": "api"},
        "events": [{"id": "api", "title": "API", "file": "events/api.sql"}], "fetch": "fetch/plan.json"})");
    write(QStringLiteral("events/api.sql"), "SELECT pg_read_file('/etc/passwd') AS payload");
    write(QStringLiteral("transforms/010.sql"), "COPY public.a TO PROGRAM 'id'");
    write(QStringLiteral("migrations/V1__first.sql"), "CREATE TABLE public.a (x INT)");
    write(QStringLiteral("sample.sql"), "SELECT 1");
    write(QStringLiteral("fetch/ships.sql"), "SELECT 'old' AS ship");
    write(QStringLiteral("fetch/plan.json"),
          R"({"baseUrl": "https://api.example.org", "rejected": "raw.rejected",
        "endpoints": [{"id": "ships", "path": "/ships/{ship}", "once": true,
                       "for": {"sql": "fetch/ships.sql"}}]})");
}

void TestGameTrust::untrustedGameHasNamesOnly()
{
    for (const TrustReader& reader : {TrustReader(), trustInWorkspace(workspace())}) {
        const GameLibrary library = load(reader);
        QVERIFY(library.errors().empty());
        QVERIFY(library.games().empty());
        QVERIFY(!library.game(dice()));
        QVERIFY(!library.match(u"dice_2025_w01"));
        QCOMPARE(library.untrusted().size(), std::size_t(1));
        const auto match = library.matchUntrusted(u"dice_2025_w01");
        QVERIFY(match);
        const GameDefinition& names = *match->game;
        QCOMPARE(names.title, QStringLiteral("Dice"));
        QVERIFY(!names.isTrusted);
        QVERIFY(names.events.empty() && names.transforms.empty() && names.migrations.empty()
                && names.files.empty() && !names.sample && !names.fetchPlan && !names.import);
        const auto again = library.readAgain(dice());
        QVERIFY(!again);
        QVERIFY2(again.error().text().contains(QLatin1String("not trusted yet")),
                 qPrintable(again.error().text()));
    }
    const auto questions = trustQuestions(load(), workspace());
    QCOMPARE(questions.size(), std::size_t(1));
    QVERIFY(!questions[0].wasTrusted);
    QCOMPARE(questions[0].files().size(), std::size_t(7));
    QStringList places;
    for (const OutsideFinding& finding : questions[0].findings)
        places << QStringLiteral("%1:%2").arg(finding.file).arg(finding.line);
    QCOMPARE(places,
             QStringList({QStringLiteral("events/api.sql:1"), QStringLiteral("fetch/plan.json:1"),
                          QStringLiteral("transforms/010.sql:1")}));
}

void TestGameTrust::trustIsForTheContent()
{
    trust();
    const GameLibrary library = load();
    QVERIFY(library.untrusted().empty());
    const GamePointer game = library.game(dice());
    QVERIFY(game && game->isTrusted);
    QCOMPARE(game->transforms.front().text, QByteArray("COPY public.a TO PROGRAM 'id'"));

    write(QStringLiteral("readme.txt"), "not used, so it does not count");
    QVERIFY(load().game(dice()));
    write(QStringLiteral("transforms/010.sql"), "COPY public.a TO PROGRAM 'rm'");
    QVERIFY(!load().game(dice()));
    QVERIFY(!library.readAgain(dice()));
    write(QStringLiteral("transforms/010.sql"), "COPY public.a TO PROGRAM 'id'");
    QVERIFY(library.readAgain(dice()));

    VERIFY_RESULT(forgetTrust(GameContent::of(*game), workspace()));
    QVERIFY(!load().game(dice()));
    QVERIFY(load(trustAll).game(dice()));
}

void TestGameTrust::everyUsedFileCounts_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file :
         {"game.json", "events/api.sql", "transforms/010.sql", "migrations/V1__first.sql", "sample.sql",
          "fetch/plan.json", "fetch/ships.sql", "migrations/V2__new.sql", "migrations/R__again.sql"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

void TestGameTrust::everyUsedFileCounts()
{
    QFETCH(QString, file);
    trust();
    QVERIFY(load().game(dice()));
    const auto before = readFile(m_folder->filePath(QStringLiteral("games/dice/") + file));
    write(file, (before ? *before : QByteArray("SELECT 1")) + "\n");
    QVERIFY(!load().game(dice()));
    QCOMPARE(load().untrusted().size(), std::size_t(1));
}

void TestGameTrust::nothingMovesBetweenFiles()
{
    const auto hash = [](const std::vector<GameFile>& files) { return contentHash(files); };
    const std::vector<GameFile> files {{QStringLiteral("a"), "bc"}, {QStringLiteral("d"), "e"}};
    QCOMPARE(hash(files), hash(files));
    QCOMPARE(hash(files).size(), 64);
    QVERIFY(hash(files) != hash({{QStringLiteral("ab"), "c"}, {QStringLiteral("d"), "e"}}));
    QVERIFY(hash(files) != hash({{QStringLiteral("a"), "bcd"}, {QString(), "e"}}));
    QVERIFY(hash(files) != hash({{QStringLiteral("a"), "bc1:d1:e"}}));
}

void TestGameTrust::changesAreNamed()
{
    trust();
    write(QStringLiteral("transforms/010.sql"), "SELECT 2");
    write(QStringLiteral("migrations/V2__second.sql"), "SELECT 3");
    QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("games/dice/sample.sql"))));
    const auto questions = trustQuestions(load(), workspace());
    QCOMPARE(questions.size(), std::size_t(1));
    QVERIFY(questions[0].wasTrusted);
    QStringList changes;
    for (const FileChange& change : questions[0].changes)
        changes << changeText(change);
    changes.sort();
    QCOMPARE(changes,
             QStringList({QStringLiteral("changed: transforms/010.sql"),
                          QStringLiteral("new: migrations/V2__second.sql"),
                          QStringLiteral("removed: sample.sql")}));
}

void TestGameTrust::whatWasReadIsWhatRuns()
{
    const GamePointer game = load(trustAll).game(dice());
    const QByteArray hash = GameContent::of(*game).hash;
    write(QStringLiteral("fetch/ships.sql"), "SELECT pg_read_file('new') AS ship");
    write(QStringLiteral("events/api.sql"), "SELECT pg_read_file('new') AS payload");
    QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("games/dice/fetch/plan.json"))));
    const auto plan = readFetchPlan(*game);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->endpoints[0].parameters->query->text, QByteArray("SELECT 'old' AS ship"));
    QCOMPARE(contentHash(game->files), hash);
    for (const GameFile& file : game->files)
        QVERIFY2(!file.text.contains("new"), qPrintable(file.name));
}

void TestGameTrust::copyOfAShippedGameIsTrusted()
{
    const QString from = QStringLiteral(":/sql/games/galaxy");
    QDirIterator files(from, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QString to = m_folder->filePath(QStringLiteral("games/galaxy") + path.sliced(from.size()));
        QVERIFY(QDir().mkpath(QFileInfo(to).path()));
        VERIFY_RESULT(writePrivateFile(to, *readFile(path)));
    }
    QVERIFY(load().game(QStringLiteral("galaxy")));
    const QString metric = m_folder->filePath(QStringLiteral("games/galaxy/metrics/fuel.sql"));
    VERIFY_RESULT(writePrivateFile(metric, *readFile(metric) + "\n"));
    QVERIFY(!load().game(QStringLiteral("galaxy")));
}

void TestGameTrust::brokenWorkspaceTrustsNothing()
{
    trust();
    QVERIFY(load().game(dice()));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral(".+")));
    QVERIFY(!load(trustInWorkspace(QStringLiteral("/proc/nowhere/workspace.sqlite"))).game(dice()));
}

void TestGameTrust::metricsOfTheUser()
{
    trust();
    const QString folder = m_folder->filePath(QStringLiteral("metrics/dice"));
    QVERIFY(QDir().mkpath(folder));
    const QString file = folder + QStringLiteral("/evil.sql");
    VERIFY_RESULT(writePrivateFile(file, "-- title: T\n-- unit: u\nSELECT pg_read_file('x')"));
    GameLibrary library = load();
    QVERIFY(library.game(dice())->metrics.empty());
    QCOMPARE(library.untrusted().size(), std::size_t(1));
    QVERIFY(!library.untrusted()[0].game);
    const auto questions = trustQuestions(library, workspace());
    QCOMPARE(questions[0].folder, folder);
    QCOMPARE(questions[0].findings.size(), std::size_t(1));
    QCOMPARE(questions[0].findings[0].line, 3);
    VERIFY_RESULT(trustAnswer(questions[0], workspace()));
    library = load();
    QCOMPARE(library.game(dice())->metrics.size(), std::size_t(1));
    QVERIFY(library.untrusted().empty());
    // another one asks for itself only
    VERIFY_RESULT(writePrivateFile(folder + QStringLiteral("/b.sql"), "-- title: T\n-- unit: u\nSELECT 1"));
    library = load();
    QCOMPARE(library.game(dice())->metrics.size(), std::size_t(1));
    QCOMPARE(library.untrusted().size(), std::size_t(1));
    QVERIFY(trustQuestions(library, workspace())[0].changes.empty());
}

void TestGameTrust::foldersWithProgramsAreReadWhole()
{
    write(QStringLiteral("game.json"),
          R"({"id": "dice", "title": "Dice", "prefix": "dice", "alembic": "db/alembic.ini"})");
    write(QStringLiteral("db/alembic.ini"), "[alembic]");
    write(QStringLiteral("db/env.py"), "print(1)");
    write(QStringLiteral("db/__pycache__/env.pyc"), QByteArray("\0\xff", 2));
    const GamePointer game = load(trustAll).game(dice());
    QStringList names;
    for (const GameFile& file : game->files)
        names << file.name;
    QVERIFY(names.contains(QStringLiteral("db/env.py")));
    QVERIFY(!names.contains(QStringLiteral("db/__pycache__/env.pyc")));
    trust();
    QVERIFY(load().game(dice()));
    write(QStringLiteral("db/env.py"), "print(2)");
    QVERIFY(!load().game(dice()));
    // what a link leads to could change unseen
    write(QStringLiteral("db/env.py"), "print(1)");
    QVERIFY(load().game(dice()));
    QVERIFY(QFile::link(QDir::tempPath(), m_folder->filePath(QStringLiteral("games/dice/db/more"))));
    const GameLibrary linked = load();
    QVERIFY(!linked.game(dice()) && linked.untrusted().empty());
    QCOMPARE(linked.errors().size(), std::size_t(1));
}

void TestGameTrust::programSql()
{
    const auto own = readProgramSql(QStringLiteral(":/sql"));
    VERIFY_RESULT(own);
    QVERIFY(isCompiledIn(*own));
    QVERIFY(!readProgramSql(m_folder->path()));
    for (const GameFile& file : own->files) {
        const QString path = m_folder->filePath(QStringLiteral("sql/") + file.name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        VERIFY_RESULT(writePrivateFile(path, file.text));
    }
    const QString folder = m_folder->filePath(QStringLiteral("sql"));
    QVERIFY(isCompiledIn(*readProgramSql(folder)));
    VERIFY_RESULT(
        writePrivateFile(folder + QStringLiteral("/catalog/weeks.sql"), "SELECT pg_read_file('x')"));
    const auto changed = readProgramSql(folder);
    QVERIFY(!isCompiledIn(*changed));
    VERIFY_RESULT(trustContent(*changed, workspace()));
    QVERIFY(trustInWorkspace(workspace())().contains(changed->hash));
}

QTEST_GUILESS_MAIN(TestGameTrust)
#include "tst_gametrust.moc"
