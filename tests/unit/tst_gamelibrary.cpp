#include "base/utf8.h"
#include "gamefoldertest.h"

#include <QFile>

using namespace Weekglass;

/// Which games there are.
class TestGameLibrary : public GameFolderTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { GameFolderTest::init(); }
    void libraryKeepsTheGoodOnes();
    void libraryMatchesExactly();
    void shippedGamesLoad();
    void scheduledInningsAreTheSame();
};

void TestGameLibrary::libraryKeepsTheGoodOnes()
{
    const auto manifest = [](const char* id, const char* prefix) {
        return QStringLiteral(R"({"id": "%1", "title": "T", "prefix": "%2"})")
            .arg(QLatin1String(id), QLatin1String(prefix))
            .toUtf8();
    };
    write(QStringLiteral("broken/game.json"), "{");
    write(QStringLiteral("nogame/readme.txt"), "x");
    write(QStringLiteral("dice2/game.json"), manifest("dice2", "dice"));
    write(QStringLiteral("more/dice/game.json"), manifest("dice", "other"));
    write(QStringLiteral("more/fine/game.json"), manifest("fine", "fine"));
    const auto library = GameLibrary::load({m_folder->path(), m_folder->path() + QStringLiteral("/more"),
                                            m_folder->path() + QStringLiteral("/none")},
                                           {}, trustAll);
    QStringList ids;
    for (const GamePointer& game : library.games())
        ids << game->id;
    QCOMPARE(ids, QStringList({QStringLiteral("dice"), QStringLiteral("fine")}));
    QStringList errors;
    for (const Error& error : library.errors())
        errors
            << error.text().section(QLatin1Char('\n'), 0, 0).replace(m_folder->path(), QStringLiteral("F"));
    QCOMPARE(errors.size(), 4);
    QVERIFY2(errors[0].startsWith(QLatin1String("broken/game.json: ")), qPrintable(errors[0]));
    QCOMPARE(errors[1], QStringLiteral("F/dice2: The game's prefix dice is taken already, by F/dice."));
    QCOMPARE(errors[2], QStringLiteral("F/more/dice: The game's id dice is taken already, by F/dice."));
    QCOMPARE(errors[3], QStringLiteral("F/none: There is no such folder of games."));
}

void TestGameLibrary::libraryMatchesExactly()
{
    for (const char* id : {"sp", "sp_2", "sp_2025_w01"})
        write(
            QStringLiteral("%1/game.json").arg(QLatin1String(id)),
            QStringLiteral(R"({"id": "%1", "title": "T", "prefix": "%1"})").arg(QLatin1String(id)).toUtf8());
    const auto library = GameLibrary::load({m_folder->path()}, {}, trustAll);
    const auto idOf = [&library](QStringView name) {
        const auto match = library.match(name);
        return match ? match->game->id : QString();
    };
    QCOMPARE(idOf(u"sp_2025_w01"), QStringLiteral("sp"));
    QCOMPARE(idOf(u"sp_2_2025_w01"), QStringLiteral("sp_2"));
    QCOMPARE(idOf(u"sp_2025_w01_2025_w02"), QStringLiteral("sp_2025_w01"));
    QCOMPARE(idOf(u"spx_2025_w01"), QString());
    QCOMPARE(idOf(u"sp_3_2025_w01"), QString());
    QCOMPARE(idOf(u"SP_2025_w01"), QString());
}

void TestGameLibrary::shippedGamesLoad()
{
    // compiled in, so this also proves that a static library brings its resources along
    QVERIFY(QFile::exists(QStringLiteral(":/sql/catalog/weeks.sql")));
    const auto library = GameLibrary::load({QStringLiteral(":/sql/games")});
    for (const Error& error : library.errors())
        QFAIL(qPrintable(error.text()));
    for (const char* id : {"galaxy", "marketland", "paperdynasty", "spacetraders"}) {
        const auto game = library.game(QString::fromLatin1(id));
        QVERIFY2(game, id);
        QCOMPARE(game->folder, QStringLiteral(":/sql/games/") + game->id);
        QVERIFY(game->sample && !game->migrations.empty() && !game->playLogs.empty()
                && !game->events.empty());
        QVERIFY(game->metrics.size() >= 8);
    }
}

/// How long a game was to be is said twice: where its state is made, and where it is verified.
void TestGameLibrary::scheduledInningsAreTheSame()
{
    QStringList rules;
    for (const char* file : {"transforms/050_game_state.sql", "plays/games.verify.sql"}) {
        QFile sql(QStringLiteral(":/sql/games/paperdynasty/") + QLatin1String(file));
        QVERIFY(sql.open(QIODevice::ReadOnly));
        const QString text = fromUtf8(sql.readAll()).simplified();
        const auto end = text.indexOf(QLatin1String("END AS innings"));
        const auto begin = text.lastIndexOf(QLatin1String("SELECT CASE"), end);
        QVERIFY(begin >= 0 && end > begin);
        rules << text.mid(begin, end - begin);
    }
    QCOMPARE(rules[1], rules[0]);
}

QTEST_GUILESS_MAIN(TestGameLibrary)

#include "tst_gamelibrary.moc"
