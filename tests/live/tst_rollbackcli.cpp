#include "ctl.h"
#include "weekserver.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>

using namespace Weekglass;

/// weekglassctl verify-replay, rollback, undo, redo, operations and purge, as a user calls them.
class TestRollbackCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void transformTellsWhatWaits();
    void wordsWhereNumbersShouldBe_data();
    void wordsWhereNumbersShouldBe();
    void gamesByEitherId();
    void verifyFindsWhatWasBroken();
    void rollbackUndoRedoAndPurge();
    void backToBeforeTheFirstPlay();
    void refusesWithoutReasonOrConfirmation();
    void productionWantsTheName();
    void mistakesInAGameFolder();

private:
    /// A command of the week; the private server's role is a superuser, which has to be allowed.
    Answer runWeek(const char* command, const QStringList& arguments) const
    {
        return m_ctl(QStringList {QLatin1String(command), QStringLiteral("--week"), m_week} + arguments);
    }
    Answer change(const char* command, const QStringList& arguments) const
    {
        return runWeek(command,
                       QStringList {QStringLiteral("--allow-superuser"), QStringLiteral("--reason"),
                                    QStringLiteral("a test")}
                           + arguments);
    }
    QByteArray value(const char* sql) const
    {
        auto session = m_server.open(m_week);
        const auto table = session.query(*Pg::Sql::trusted(sql));
        return table && table->single() ? *table->single() : QByteArray();
    }
    QStringList cut() const
    {
        return {QStringLiteral("--game"), QString::fromUtf8(m_game), QStringLiteral("--to"),
                QStringLiteral("20")};
    }

    WeekServer m_server;
    Ctl m_ctl;
    QTemporaryDir m_folder;
    const QString m_week = QStringLiteral("paperdynasty_2025_w11");
    QByteArray m_game;
};

void TestRollbackCli::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("makes weeks of its own names, so it needs a server of its own"); // initTestCase
    m_ctl = Ctl((*TestServer::instance())->conninfo(), {QStringLiteral("--json")});
    m_server.made(m_week);
    const Answer made = m_ctl({QStringLiteral("create"), m_week, QStringLiteral("--sample")});
    QVERIFY2(made.exitCode == 0, made.err.constData());
    m_game = value("SELECT game_id FROM public.plays GROUP BY 1 HAVING count(*) > 40 ORDER BY 1 LIMIT 1");
    QVERIFY(!m_game.isEmpty());
}

/// Also beside records without a number, which are none of the game's plays.
void TestRollbackCli::transformTellsWhatWaits()
{
    const QString game = QString::fromUtf8(value(
        "SELECT g.external_id FROM public.games AS g WHERE g.id::text = (SELECT min(p.game_id::text) FROM "
        "public.plays AS p)"));
    const auto add = [&](const QString& number) {
        auto session = m_server.open(m_week);
        WeekServer::run(session,
                        QStringLiteral("INSERT INTO raw.api_events (fetched_at, endpoint, request_key, "
                                       "status_code, payload, payload_hash) VALUES (now(), '/games/plays', "
                                       "'/odd/%2', 200, '{\"game_id\": \"%1\", \"play_number\": %2, "
                                       "\"batter\": \"nobody\"}', 'odd')")
                            .arg(game, number)
                            .toUtf8());
    };
    for (const char* number : {"\"x\"", "1.5", "null", "-1", "12345678901234567890", "900001", "900002"})
        add(QString::fromLatin1(number));
    const Answer answer = m_ctl({QStringLiteral("transform"), m_week});
    {
        auto session = m_server.open(m_week);
        WeekServer::run(session, "DELETE FROM raw.api_events WHERE payload_hash = 'odd'");
    }
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    QVERIFY2(answer.err.contains(QByteArray(game.toUtf8() + ": 2 plays wait for their line-ups")),
             answer.err.constData());
}

void TestRollbackCli::wordsWhereNumbersShouldBe_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("path");
    const auto row = [](const char* endpoint, const char* path) {
        QTest::addRow("%s %s", endpoint, path) << QString::fromLatin1(endpoint) << QString::fromLatin1(path);
    };
    for (const char* path : {"starters,0,batting_order", "starters,0,position", "starters,0,card_id"})
        row("/games/lineups", path);
    for (const char* path : {"after_play", "batting_order", "position", "card_id"})
        row("/games/substitutions", path);
    for (const char* path : {"inning", "outs_before", "balls", "strikes", "batting_order", "event_code",
                             "rbi", "destination,batter", "destination,third"})
        row("/games/plays", path);
    row("/games/rolls", "rolls,0,play_number");
}

/// An earlier record of the same, with a word, neither ends the transform nor changes what the good ones say.
void TestRollbackCli::wordsWhereNumbersShouldBe()
{
    QFETCH(QString, endpoint);
    QFETCH(QString, path);
    const char* tables =
        "SELECT md5((SELECT string_agg(p::text, ' ' ORDER BY p.id) FROM public.plays AS p) || "
        "(SELECT string_agg(l::text, ' ' ORDER BY l.id) FROM public.lineups AS l) || (SELECT "
        "string_agg(r::text, ' ' ORDER BY r.id) FROM public.rolls AS r))";
    const QByteArray before = value(tables);
    {
        auto session = m_server.open(m_week);
        WeekServer::run(
            session,
            QStringLiteral("INSERT INTO raw.api_events (fetched_at, endpoint, request_key, "
                           "status_code, payload, payload_hash) SELECT e.fetched_at - INTERVAL '1 "
                           "second', e.endpoint, e.request_key, 200, jsonb_set(e.payload, '{%2}', "
                           "'\"x\"'), 'odd' FROM raw.api_events AS e WHERE e.endpoint = '%1' ORDER "
                           "BY e.id LIMIT 1")
                .arg(endpoint, path)
                .toUtf8());
        QCOMPARE(WeekServer::ask(session, "SELECT count(*) FROM raw.api_events WHERE payload_hash = 'odd'"),
                 QStringLiteral("1"));
    }
    const Answer answer = m_ctl({QStringLiteral("transform"), m_week});
    {
        auto session = m_server.open(m_week);
        WeekServer::run(session, "DELETE FROM raw.api_events WHERE payload_hash = 'odd'");
    }
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    QCOMPARE(value(tables), before);
}

/// The id of the table and the one that the game has outside, in every command that takes a game.
void TestRollbackCli::gamesByEitherId()
{
    const QByteArray external =
        value(QByteArray("SELECT external_id FROM public.games WHERE id = '" + m_game + "'").constData());
    QVERIFY(!external.isEmpty() && external != m_game);
    const auto ask = [&](const char* command, const QByteArray& game, const QStringList& more = {}) {
        return runWeek(command, QStringList {QStringLiteral("--game"), QString::fromUtf8(game)} + more);
    };
    const QStringList to {QStringLiteral("--to"), QStringLiteral("20"), QStringLiteral("--allow-superuser")};
    const QStringList play {QStringLiteral("--play"), QStringLiteral("20")};
    const std::pair<const char*, QStringList> commands[] = {
        {"rollback", to}, {"plays", {}}, {"state", play}, {"verify-replay", {}}, {"operations", {}}};
    for (const auto& [command, more] : commands) {
        const Answer byId = ask(command, m_game, more);
        QVERIFY2(byId.exitCode == 0, byId.err.constData());
        const Answer byExternal = ask(command, external, more);
        QVERIFY2(byExternal.exitCode == 0, byExternal.err.constData());
        if (byId.out.contains("confirmation")) // room on the disk may differ
            QCOMPARE(byExternal.members(u"confirmation"), byId.members(u"confirmation"));
        else
            QCOMPARE(byExternal.out, byId.out);
        const Answer nobody = ask(command, "nobody", more);
        QCOMPARE(nobody.exitCode, 4);
        QVERIFY2(nobody.err.contains("There is no game “nobody” in this week.")
                     && nobody.err.contains("weekglassctl plays"),
                 nobody.err.constData());
    }
    QFile list(m_folder.filePath(QStringLiteral("games.txt")));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write(external + " 20\nnobody 20\n" + m_game + " 999999\n");
    list.close();
    const Answer batch = runWeek(
        "rollback", {QStringLiteral("--games"), list.fileName(), QStringLiteral("--allow-superuser")});
    QCOMPARE(batch.exitCode, 1);
    QVERIFY2(batch.out.contains(m_game), batch.out.constData());
    QVERIFY2(batch.err.contains("no game “nobody”") && batch.err.contains("the last play is"),
             batch.err.constData());
}

void TestRollbackCli::verifyFindsWhatWasBroken()
{
    const Answer fine = runWeek("verify-replay", {});
    QVERIFY2(fine.exitCode == 0, fine.err.constData());
    QVERIFY(fine.out.isEmpty());

    auto session = m_server.open(m_week);
    WeekServer::run(session,
                    "UPDATE public.games SET home_score = home_score + 1 WHERE id = '" + m_game + "'");
    for (const QStringList& chosen :
         {QStringList(), QStringList {QStringLiteral("--game"), QString::fromUtf8(m_game)}}) {
        const Answer broken = runWeek("verify-replay", chosen);
        QCOMPARE(broken.exitCode, 1);
        const QJsonObject divergence = broken.object();
        QCOMPARE(divergence.value(QLatin1String("game_id")).toString(), QString::fromUtf8(m_game));
        QVERIFY(divergence.value(QLatin1String("path")).toString().contains(QLatin1String("home_score")));
        QCOMPARE(divergence.value(QLatin1String("found")).toString().toInt(),
                 divergence.value(QLatin1String("expected")).toString().toInt() + 1);
    }
    WeekServer::run(session,
                    "UPDATE public.games SET home_score = home_score - 1 WHERE id = '" + m_game + "'");
    QCOMPARE(runWeek("verify-replay", {}).exitCode, 0);
}

void TestRollbackCli::rollbackUndoRedoAndPurge()
{
    const char* const content = "SELECT md5(string_agg(p::TEXT, ',' ORDER BY p.id)) FROM public.plays AS p";
    const char* const plays = "SELECT count(*) FROM public.plays";
    const QByteArray before = value(content);
    const QByteArray playsBefore = value(plays);

    const Answer preview = runWeek("rollback", QStringList {QStringLiteral("--allow-superuser")} + cut());
    QVERIFY2(preview.exitCode == 0, preview.err.constData());
    QCOMPARE(value(content), before); // a preview changes nothing
    qint64 gone = 0;
    for (const QJsonValue& table : preview.object().value(QLatin1String("tables")).toArray()) {
        if (table[QLatin1String("table")] == QLatin1String("public.plays"))
            gone = table[QLatin1String("gone")].toInteger();
    }
    QVERIFY(gone > 20);
    const QStringList confirmed {QStringLiteral("--confirm"),
                                 preview.object().value(QLatin1String("confirmation")).toString()};

    const Answer done = change("rollback", cut() + confirmed);
    QVERIFY2(done.exitCode == 0, done.err.constData());
    const QString operation = done.object().value(QLatin1String("id")).toString();
    QVERIFY2(!operation.isEmpty(), done.out.constData());
    QCOMPARE(value(plays).toLongLong(), playsBefore.toLongLong() - gone);
    QCOMPARE(change("rollback", cut() + confirmed).exitCode, 1); // what was confirmed is not there any more

    const QStringList ofOperation {QStringLiteral("--operation"), operation};
    const Answer listed = runWeek("operations", {});
    QVERIFY(listed.out.contains(operation.toUtf8()));
    QVERIFY(runWeek("operations", ofOperation).out.contains("a test"));

    const Answer undone = change("undo", ofOperation);
    QVERIFY2(undone.exitCode == 0, undone.err.constData());
    QCOMPARE(value(content), before);

    const Answer again = runWeek("redo", QStringList {QStringLiteral("--allow-superuser")} + ofOperation);
    QVERIFY2(again.exitCode == 0, again.err.constData());
    const Answer redone =
        change("redo",
               ofOperation
                   + QStringList {QStringLiteral("--confirm"),
                                  again.object().value(QLatin1String("confirmation")).toString()});
    QVERIFY2(redone.exitCode == 0, redone.err.constData());
    QCOMPARE(value(plays).toLongLong(), playsBefore.toLongLong() - gone);

    const QStringList old {QStringLiteral("--older-than"), QStringLiteral("0")};
    const Answer offered = runWeek("purge", QStringList {QStringLiteral("--allow-superuser")} + old);
    QVERIFY2(offered.exitCode == 0, offered.err.constData());
    const Answer purged =
        change("purge",
               old
                   + QStringList {QStringLiteral("--confirm"),
                                  offered.object().value(QLatin1String("confirmation")).toString()});
    QVERIFY2(purged.exitCode == 0, QByteArray(purged.err + offered.out).constData());
    const Answer late = change(
        "undo", {QStringLiteral("--operation"), redone.object().value(QLatin1String("id")).toString()});
    QCOMPARE(late.exitCode, 1);
}

void TestRollbackCli::backToBeforeTheFirstPlay()
{
    const QByteArray plays = "SELECT count(*) FROM public.plays WHERE game_id = '" + m_game + "'";
    const QByteArray before = value(plays.constData());
    const QStringList start {QStringLiteral("--game"), QString::fromUtf8(m_game), QStringLiteral("--to"),
                             QStringLiteral("0")};
    const Answer preview = runWeek("rollback", QStringList {QStringLiteral("--allow-superuser")} + start);
    QVERIFY2(preview.exitCode == 0, preview.err.constData());
    const Answer done =
        change("rollback",
               start
                   + QStringList {QStringLiteral("--confirm"),
                                  preview.object().value(QLatin1String("confirmation")).toString()});
    QVERIFY2(done.exitCode == 0, done.err.constData());
    QCOMPARE(value(plays.constData()), QByteArray("0"));
    const Answer undone =
        change("undo", {QStringLiteral("--operation"), done.object().value(QLatin1String("id")).toString()});
    QVERIFY2(undone.exitCode == 0, undone.err.constData());
    QCOMPARE(value(plays.constData()), before);
    const Answer state = runWeek(
        "state",
        {QStringLiteral("--game"), QString::fromUtf8(m_game), QStringLiteral("--play"), QStringLiteral("0")});
    QVERIFY2(state.exitCode == 0, state.err.constData());
    QVERIFY(state.out.contains("away_lineup"));
}

void TestRollbackCli::refusesWithoutReasonOrConfirmation()
{
    const QByteArray before = value("SELECT count(*) FROM weekglass.operations");
    const QStringList wrong {QStringLiteral("--confirm"), QStringLiteral("something else")};
    const QStringList other {QStringLiteral("--game"), QString::fromUtf8(m_game), QStringLiteral("--to"),
                             QStringLiteral("10")};
    QCOMPARE(change("rollback", other + wrong).exitCode, 1);
    const Answer silent =
        runWeek("rollback", QStringList {QStringLiteral("--allow-superuser")} + other + wrong);
    QVERIFY(silent.exitCode != 0);
    QVERIFY2(silent.err.contains("reason"), silent.err.constData());
    QCOMPARE(runWeek("rollback", other).exitCode, 1); // a superuser, which was not allowed
    QCOMPARE(value("SELECT count(*) FROM weekglass.operations"), before);
}

/// Rollback, undo and redo: the preview's confirmation alone is not enough.
void TestRollbackCli::productionWantsTheName()
{
    const char* const plays = "SELECT count(*) FROM public.plays";
    m_ctl.mark("production");
    const auto wantsName = [&](const char* command, const QStringList& arguments) {
        const QByteArray before = value(plays);
        const Answer refused = change(command, arguments);
        const QStringList name = refused.confirmation();
        if (refused.exitCode != 1 || name.size() != 1 || value(plays) != before)
            return refused;
        return change(command, arguments + name);
    };
    const auto confirmed = [&](const char* command, const QStringList& arguments) {
        const Answer preview =
            runWeek(command, QStringList {QStringLiteral("--allow-superuser")} + arguments);
        return wantsName(
            command,
            arguments
                + QStringList {QStringLiteral("--confirm"),
                               preview.object().value(QLatin1String("confirmation")).toString()});
    };
    const QByteArray before = value(plays);
    const Answer cut = confirmed(
        "rollback",
        {QStringLiteral("--game"), QString::fromUtf8(m_game), QStringLiteral("--to"), QStringLiteral("10")});
    QVERIFY2(cut.exitCode == 0, cut.err);
    QVERIFY(value(plays).toLongLong() < before.toLongLong());
    const QStringList operation {QStringLiteral("--operation"),
                                 cut.object().value(QLatin1String("id")).toString()};
    const Answer undone = wantsName("undo", operation);
    QVERIFY2(undone.exitCode == 0, undone.err);
    QCOMPARE(value(plays), before);
    const Answer redone = confirmed("redo", operation);
    QVERIFY2(redone.exitCode == 0, redone.err);
    QVERIFY(value(plays).toLongLong() < before.toLongLong());
}

/// A folder that is the shipped game but for a mistake in its rollback.
void TestRollbackCli::mistakesInAGameFolder()
{
    const QString games = m_folder.filePath(QStringLiteral("games"));
    const QString shipped = QStringLiteral(":/sql/games/paperdynasty/");
    QByteArray manifest;
    for (QDirIterator files(shipped, QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
        const QString from = files.next();
        const QString to = games + QStringLiteral("/mistaken/") + from.mid(shipped.size());
        QVERIFY(QDir().mkpath(QFileInfo(to).path()));
        QVERIFY(QFile::copy(from, to));
        QVERIFY(QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner));
        QFile file(to);
        if (QFileInfo(to).fileName() == QLatin1String("game.json") && file.open(QIODevice::ReadOnly))
            manifest = file.readAll().replace("\"paperdynasty\"", "\"mistaken\"");
    }
    const QByteArray right = "t.game_id = $1::UUID AND t.play_number > $2";
    QCOMPARE(manifest.count(right), 2);
    const QString week = QStringLiteral("mistaken_2025_w11");
    m_server.made(week);
    const auto with = [&](const QByteArray& where, const QStringList& command) {
        QFile file(games + QStringLiteral("/mistaken/game.json"));
        if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray(manifest).replace(right, where)) < 0)
            qFatal("%s", qPrintable(file.errorString()));
        file.close();
        return m_ctl(QStringList {QStringLiteral("--trust-games"), QStringLiteral("--games-dir"), games}
                     + command);
    };
    const Answer made = with(right, {QStringLiteral("create"), week, QStringLiteral("--sample")});
    QVERIFY2(made.exitCode == 0, made.err.constData());
    const QString game = WeekServer::ask(
        *std::make_unique<Pg::Session>(m_server.open(week)),
        "SELECT game_id FROM public.plays GROUP BY 1 HAVING count(*) > 40 ORDER BY 1 LIMIT 1");
    const QStringList preview {QStringLiteral("rollback"),
                               QStringLiteral("--week"),
                               week,
                               QStringLiteral("--game"),
                               game,
                               QStringLiteral("--to"),
                               QStringLiteral("2"),
                               QStringLiteral("--allow-superuser")};
    QCOMPARE(with(right, preview).exitCode, 0);
    const std::pair<QByteArray, QList<QByteArray>> mistakes[] = {
        {"t.game_id = $1::UUID AND t.play_number >= $2",
         {"would be 1, not 2", "step 3, “Plays”: DELETE FROM public.plays", ">= $2", "game.json"}},
        {"$1::TEXT <> '' AND t.play_number > $2",
         {"rows of other games in public.rolls", "step 2, “Dice rolls”", "touchesOthers", "game.json"}},
        {"t.play_number > $2", {"game.json", "steps[1].where", "does not use $1", "touchesOthers"}}};
    for (const auto& [where, words] : mistakes) {
        const Answer refused = with(where, preview);
        QVERIFY(refused.exitCode != 0);
        for (const QByteArray& word : words)
            QVERIFY2(refused.err.contains(word), QByteArray(word + ": " + refused.err).constData());
    }

    // in one step alone, of which the last play tells nothing
    const QByteArray both = manifest;
    const std::pair<QByteArray, QByteArray> further[] = {
        {">= $2", "steps[1].where"}, {"> $2 - 1", "rows of plays up to 2 from public.rolls"}};
    for (const auto& [comparison, word] : further) {
        manifest = both;
        manifest.replace(both.indexOf(right), right.size(),
                         QByteArray("t.game_id = $1::UUID AND t.play_number " + comparison));
        const Answer refused = with(right, preview);
        QVERIFY2(refused.exitCode != 0 && refused.err.contains(word), refused.err.constData());
    }
}

QTEST_GUILESS_MAIN(TestRollbackCli)

#include "tst_rollbackcli.moc"
