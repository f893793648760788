#include "rollbackweek.h"
#include "testfile.h"

#include "base/files.h"
#include "events/eventexport.h"
#include "events/eventquery.h"
#include "fetch/transformrun.h"
#include "game/gamelibrary.h"
#include "import/eventimport.h"
#include "replay/replayverify.h"
#include "scripts/scriptrunner.h"
#include "json/hash.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace Weekglass;

namespace {

/// An answer of the game's API as a line of a file: a ship's life, a market, errors between; most tell
/// nothing new.
QByteArray answer(int n)
{
    const auto number = [](int value) { return QByteArray::number(value); };
    const QByteArray nav =
        "\"nav\":{\"flightMode\":\"CRUISE\",\"status\":\"DOCKED\",\"systemSymbol\":\"X1-A\","
        "\"waypointSymbol\":\"X1-A-B"
        + number(n / 50) + "\"}";
    QByteArray key = "/systems/X1-A/waypoints/X1-A-B1/market";
    QByteArray status = "200";
    QByteArray payload = "{\"data\":{\"exchange\":[],\"exports\":[],\"imports\":[],\"symbol\":\"X1-A-B1\","
                         "\"tradeGoods\":[{\"purchasePrice\":"
        + number(100 + n / 40) + ",\"sellPrice\":90,\"supply\":\"" + QByteArray(900, 'x')
        + "\",\"symbol\":\"FUEL\",\"tradeVolume\":10,\"type\":\"EXCHANGE\"}]}}";
    if (n % 10 == 0) {
        key = "/my/ships?limit=20&page=1";
        payload =
            "{\"data\":[{\"cargo\":{\"capacity\":40,\"inventory\":[],\"units\":0},\"fuel\":{\"capacity\":"
            "400,\"current\":"
            + number(400 - n / 30) + "}," + nav
            + ",\"registration\":{\"factionSymbol\":\"COSMIC\",\"name\":\"ME-1\",\"role\":\"COMMAND\"},"
              "\"symbol\":\"ME-1\"}],\"meta\":{\"limit\":20,\"page\":1,\"total\":1}}";
    } else if (n % 10 == 5) {
        key = "/my/ships/ME-1/dock";
        payload = "{\"data\":{" + nav + "}}";
    } else if (n % 10 == 9) {
        key = "/my/agent";
        payload = "{\"data\":{\"credits\":" + number(1000 + n / 60) + ",\"symbol\":\"ME\"}}";
    } else if (n % 37 == 0) {
        status = "500";
        payload = "{\"error\":{\"code\":500}}";
    }
    const QByteArray time =
        QDateTime(QDate(2025, 1, 6), QTime(0, 0), Qt::UTC).addSecs(n * 10).toString(Qt::ISODate).toLatin1();
    return "{\"fetched_at\":\"" + time + "\",\"endpoint\":\"/e\",\"request_key\":\"" + key
        + "\",\"status_code\":" + status + ",\"payload\":" + payload + "}\n";
}

QByteArray answers(int from, int to)
{
    QByteArray lines;
    for (int n = from; n < to; ++n)
        lines += answer(n);
    return lines;
}

}

/// Answers that tell nothing new, kept as references to the first that told it: whoever reads gets the same.
class TestUnchanged : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsTheSame();
    void whatIsReferredToIsOlderAndWhole_data();
    void whatIsReferredToIsOlderAndWhole();
    void equalHashesAreNotEnough();
    void exportedAndImportedAgain();
    void rolledBackAndUndone();
    void weeksBeforeTheMigration();

private:
    static constexpr int Answers = 600;

    QString newWeek(const GameDefinition& game)
    {
        const QString name = m_server.newWeek(game).toString();
        auto session = m_server.open(name);
        if (const auto migrated = migrate(session, game); !migrated)
            qFatal("%s", qPrintable(migrated.error().text()));
        return name;
    }
    QString newWeek() { return newWeek(*m_game); }
    QString write(const QByteArray& lines) const
    {
        return writeFile(m_folder.filePath(QStringLiteral("answers.ndjson")), lines);
    }
    qint64 load(Pg::Session& session, const QByteArray& lines, UnchangedPayload unchanged)
    {
        const auto report =
            importFile(session, *m_game,
                       {.file = write(lines),
                        .rejectFile = m_folder.filePath(QStringLiteral("rejects")),
                        .unchanged = unchanged,
                        .afterLoad = [this](Pg::Session& own) { return runTransforms(own, *m_game); }});
        if (!report)
            qFatal("%s", qPrintable(report.error().text()));
        return report->rejected == 0 ? report->inserted : -1;
    }
    QByteArray exported(Pg::Session& session) const
    {
        EventQuery query {.source = *m_game->eventSource(QStringLiteral("api")), .shape = {}, .filter = {}};
        query.shape = *describeEvents(session, query.source);
        const QString file = m_folder.filePath(QStringLiteral("exported.ndjson"));
        const auto rows = exportEvents(session, query, m_game->import, {.file = file});
        return rows ? *readFile(file) : rows.error().text().toUtf8();
    }
    static QString ask(Pg::Session& session, const QByteArray& query)
    {
        return WeekServer::ask(session, query);
    }
    /// Rows that refer to what they must not.
    static QString wrong(Pg::Session& session)
    {
        return ask(
            session,
            "SELECT count(*) FROM raw.api_events AS e LEFT JOIN raw.api_events AS f ON f.id = e.same_as "
            "WHERE e.same_as IS NOT NULL AND (f.payload IS NULL OR f.fetched_at >= e.fetched_at OR "
            "f.request_key <> e.request_key OR f.payload_hash <> e.payload_hash)");
    }
    /// What the life of the ship is told to contradict.
    QString contradictions(Pg::Session& session) const
    {
        const auto verified = verifyReplay(session, *m_game->playLog(QStringLiteral("ships")), "ME-1");
        return verified ? QString::number(verified->count) : verified.error().text();
    }
    static QString references(Pg::Session& session)
    {
        return ask(session, "SELECT count(same_as) FROM raw.api_events");
    }
    /// Every table of core but the mark, which counts ids.
    static QStringList core(Pg::Session& session)
    {
        QStringList lines = fingerprint(session).split(QLatin1Char('\n'));
        lines.erase(std::remove_if(lines.begin(), lines.end(),
                                   [](const QString& line) {
                                       return !line.startsWith(QLatin1String("core."))
                                           || line.startsWith(QLatin1String("core.transform_mark"));
                                   }),
                    lines.end());
        return lines;
    }

    WeekServer m_server;
    const GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    GamePointer m_game;
    QTemporaryDir m_folder;
};

void TestUnchanged::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    auto game = std::make_shared<GameDefinition>(*m_library.game(QStringLiteral("spacetraders")));
    game->prefix = WeekServer::prefix();
    m_game = game;
}

void TestUnchanged::readsTheSame()
{
    auto whole = m_server.open(newWeek());
    auto brief = m_server.open(newWeek());
    // in one go, and in pieces: what is unchanged is so against the same file, and against the week
    QCOMPARE(load(whole, answers(0, Answers), UnchangedPayload::Whole), Answers);
    int from = 0;
    for (const int to : {1, 2, 3, 150, 151, Answers}) {
        QCOMPARE(load(brief, answers(from, to), UnchangedPayload::Reference), to - from);
        from = to;
    }
    QVERIFY(references(brief).toInt() > Answers * 3 / 4);
    QCOMPARE(wrong(brief), QStringLiteral("0"));
    QCOMPARE(exported(brief), exported(whole));
    QVERIFY(exported(whole).contains("\"payload\""));
    QCOMPARE(core(brief), core(whole));
    QVERIFY(ask(whole, "SELECT count(*) FROM core.ship_events").toInt() > 60);
    QCOMPARE(contradictions(whole), QStringLiteral("0"));
    QCOMPARE(contradictions(brief), QStringLiteral("0"));
    QVERIFY(ask(brief, "SELECT sum(pg_column_size(e.*)) FROM raw.api_events AS e").toInt()
            < ask(whole, "SELECT sum(pg_column_size(e.*)) FROM raw.api_events AS e").toInt() / 2);
    const auto identity = identify(brief);
    VERIFY_RESULT(identity);
    const auto rebuilt = transformWeek(brief, *m_game, *identity, TransformKind::Rebuild);
    QVERIFY(!rebuilt.error);
    QCOMPARE(core(brief), core(whole));
    // once more, with and without references: all is there
    QCOMPARE(load(brief, answers(0, Answers), UnchangedPayload::Reference), 0);
    QCOMPARE(load(brief, answers(0, Answers), UnchangedPayload::Whole), 0);
    QCOMPARE(load(whole, answers(0, Answers), UnchangedPayload::Reference), 0);
}

void TestUnchanged::whatIsReferredToIsOlderAndWhole_data()
{
    QTest::addColumn<QList<int>>("order");
    QTest::newRow("late ones last") << QList<int> {2, 3, 1, 0};
    QTest::newRow("interleaved") << QList<int> {0, 3, 1, 2};
    QTest::newRow("backwards") << QList<int> {3, 2, 1, 0};
}

void TestUnchanged::whatIsReferredToIsOlderAndWhole()
{
    QFETCH(QList<int>, order);
    auto session = m_server.open(newWeek());
    auto whole = m_server.open(newWeek());
    QCOMPARE(load(whole, answers(0, Answers), UnchangedPayload::Whole), Answers);
    for (const int part : order) {
        QByteArrayList lines;
        for (int n = part; n < Answers; n += 4)
            lines << answer(n);
        std::reverse(lines.begin(), lines.end()); // and in the file, too
        QCOMPARE(load(session, lines.join(), UnchangedPayload::Reference), lines.size());
        QCOMPARE(wrong(session), QStringLiteral("0"));
    }
    QVERIFY(references(session).toInt() > 0);
    QCOMPARE(core(session), core(whole));
    QVERIFY(!session.execute(*Pg::Sql::trusted(
        "DELETE FROM raw.api_events WHERE id = (SELECT min(same_as) FROM raw.api_events)")));
}

/// The canonical form of 10.00 and 10.0 is the same, and so is the hash; what was written is kept.
void TestUnchanged::equalHashesAreNotEnough()
{
    const QByteArray hash = "\"" + Json::sha256Hex("{\"price\":10.0}") + "\"";
    QByteArray lines;
    int second = 10;
    for (const char* price : {"10.0", "10.00", "10.00", "10.0", "10.0"})
        lines += "{\"fetched_at\":\"2025-01-06T00:00:" + QByteArray::number(second++)
            + "Z\",\"endpoint\":\"/e\",\"request_key\":\"/e\",\"status_code\":200,\"payload_hash\":" + hash
            + ",\"payload\":{\"price\":" + price + "}}\n";
    auto session = m_server.open(newWeek());
    QCOMPARE(load(session, lines, UnchangedPayload::Reference), 5);
    QCOMPARE(ask(session, "SELECT string_agg(payload ->> 'price', ' ' ORDER BY id) FROM raw.answers"),
             QStringLiteral("10.0 10.00 10.00 10.0 10.0"));
    QVERIFY(references(session).toInt() >= 2);
    QCOMPARE(wrong(session), QStringLiteral("0"));
}

void TestUnchanged::exportedAndImportedAgain()
{
    auto first = m_server.open(newWeek());
    QCOMPARE(load(first, answers(0, Answers), UnchangedPayload::Reference), Answers);
    const QByteArray lines = exported(first);
    for (const auto unchanged : {UnchangedPayload::Whole, UnchangedPayload::Reference}) {
        auto second = m_server.open(newWeek());
        QCOMPARE(load(second, lines, unchanged), Answers);
        QCOMPARE(exported(second), lines);
        QCOMPARE(references(second),
                 unchanged == UnchangedPayload::Whole ? QStringLiteral("0") : references(first));
    }
}

void TestUnchanged::rolledBackAndUndone()
{
    auto session = m_server.open(newWeek());
    QCOMPARE(load(session, answers(0, Answers), UnchangedPayload::Reference), Answers);
    auto whole = m_server.open(newWeek());
    QCOMPARE(load(whole, answers(0, Answers), UnchangedPayload::Whole), Answers);
    const QString before = fingerprint(session);
    const RollbackOptions options {.allowSuperuser = true};
    const OperationBy by {.reason = QStringLiteral("a test")};
    const qint64 head = ask(session, "SELECT max(play_number) FROM core.ship_events").toLongLong();
    for (const qint64 play : {head - 1, head / 2, head / 3, qint64(1)}) {
        const RollbackRequest request {*m_game, *m_game->playLog(QStringLiteral("ships")), "ME-1", play};
        QByteArray operations[2];
        Pg::Session* const sessions[2] = {&session, &whole};
        for (int i = 0; i < 2; ++i) {
            const auto preview = previewRollback(*sessions[i], request, options);
            VERIFY_RESULT(preview);
            const auto cut = rollBack(*sessions[i], request, preview->confirmation, by, options);
            VERIFY_RESULT(cut);
            operations[i] = cut->id;
        }
        QCOMPARE(ask(session, "SELECT max(play_number) FROM core.ship_events").toLongLong(), play);
        QCOMPARE(wrong(session), QStringLiteral("0"));
        QCOMPARE(exported(session), exported(whole));
        QCOMPARE(core(session), core(whole));
        for (int i = 0; i < 2; ++i)
            VERIFY_RESULT(undoOperation(*sessions[i], *m_game, operations[i], by, options));
        QCOMPARE(fingerprint(session), before);
    }
}

/// Their events are read and their files loaded as ever; what needs the migration says so.
void TestUnchanged::weeksBeforeTheMigration()
{
    GameDefinition earlier = *m_game;
    earlier.migrations.resize(10);
    auto session = m_server.open(newWeek(earlier));
    const ImportOptions options {.file = write(answers(0, 20)),
                                 .rejectFile = m_folder.filePath(QStringLiteral("rejects"))};
    const auto loaded = importFile(session, *m_game, options);
    VERIFY_RESULT(loaded);
    QCOMPARE(loaded->inserted, 20);
    QCOMPARE(exported(session).count('\n'), 20);
    QCOMPARE(contradictions(session), QStringLiteral("0"));
    ImportOptions shorter = options;
    shorter.unchanged = UnchangedPayload::Reference;
    const auto refused = importFile(session, *m_game, shorter);
    QVERIFY(!refused);
    QVERIFY2(refused.error().advice.contains(QLatin1String("Migrate")), qPrintable(refused.error().text()));
    const auto identity = identify(session);
    const auto transformed = transformWeek(session, *m_game, *identity, TransformKind::New);
    QVERIFY(transformed.error);
    QVERIFY2(transformed.error->advice.contains(QLatin1String("migration")),
             qPrintable(transformed.error->text()));
    VERIFY_RESULT(migrate(session, *m_game));
    QVERIFY(!transformWeek(session, *m_game, *identity, TransformKind::New).error);
    QCOMPARE(load(session, answers(0, 200), UnchangedPayload::Reference), 180);
    QCOMPARE(wrong(session), QStringLiteral("0"));
}

QTEST_GUILESS_MAIN(TestUnchanged)
#include "tst_unchanged.moc"
