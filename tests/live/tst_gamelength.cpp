#include "base/files.h"
#include "import/filesimport.h"
#include "recordeddata.h"
#include "replay/replayverify.h"
#include "rollbackweek.h"
#include "scripts/scriptrunner.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Weekglass;

/// Games that were to have seven innings, and games that are shorter still: what the feed proves, and what it
/// does not. They are cut out of real games of nine innings, so that they are as the feed writes them. The
/// information used here was obtained free of charge from and is copyrighted by Retrosheet. Interested
/// parties may contact Retrosheet at www.retrosheet.org.
class TestGameLength : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void status_data();
    void status();
    void runnerInTheEighth();
    void waitingPlays();

private:
    using Records = std::vector<QJsonObject>;

    /// A recorded game under another name, up to a play; a play takes two minutes.
    Records cut(const QString& game, const QString& name, int plays, const QJsonObject& facts) const;
    /// One more play at the end, in the eighth, with the batter before the first one of the half on second.
    static void addPlay(Records& records, const QString& half, int outs, bool isHomeRun);
    FilesReport import(const Records& records);
    QString ask(const QByteArray& query) { return WeekServer::ask(*m_session, query); }
    QString statusOf(const QString& name)
    {
        return ask(
            "SELECT concat_ws(' ', g.status, t.code) FROM public.games AS g LEFT JOIN public.teams AS t "
            "ON t.id = g.winner_team_id WHERE g.external_id = '"
            + name.toUtf8() + "'");
    }
    static QJsonObject payload(const QJsonObject& record) { return record[u"payload"].toObject(); }

    WeekServer m_server;
    GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    GamePointer m_game = m_library.game(QStringLiteral("paperdynasty"));
    std::optional<Pg::Session> m_session;
    Records m_feed;
    QTemporaryDir m_folder;
};

void TestGameLength::initTestCase()
{
    const QString feed = recordedFile(QStringLiteral("baseball/week2019/feed.ndjson"));
    if (feed.isEmpty())
        QSKIP("the recorded input is not here (set WEEKGLASS_RECORDED_DATA to its folder)");
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_session.emplace(m_server.open(m_server.newWeek(*m_game).toString()));
    VERIFY_RESULT(migrate(*m_session, *m_game));
    for (const QByteArray& line : readFile(feed)->trimmed().split('\n'))
        m_feed.push_back(QJsonDocument::fromJson(line).object());
}

TestGameLength::Records TestGameLength::cut(const QString& game, const QString& name, int plays,
                                            const QJsonObject& facts) const
{
    Records records;
    QDateTime start;
    for (QJsonObject record : m_feed) {
        QJsonObject body = payload(record);
        const QString endpoint = record[u"endpoint"].toString();
        if (body[u"game_id"] != game || body[u"play_number"].toInt() > plays
            || body[u"after_play"].toInt(-1) >= plays)
            continue;
        body[u"game_id"] = name;
        if (endpoint == QLatin1String("/games")) {
            start = QDateTime::fromString(record[u"fetched_at"].toString(), Qt::ISODateWithMs);
            body.remove(u"minutes");
            for (auto fact = facts.begin(); fact != facts.end(); ++fact)
                body[fact.key()] = fact.value();
        } else if (endpoint == QLatin1String("/games/plays")) {
            record[u"fetched_at"] =
                start.addSecs(600 + 120 * (body[u"play_number"].toInt() - 1)).toString(Qt::ISODateWithMs);
        }
        record[u"request_key"] = record[u"request_key"].toString().replace(game, name);
        record[u"payload"] = body;
        records.push_back(record);
    }
    return records;
}

void TestGameLength::addPlay(Records& records, const QString& half, int outs, bool isHomeRun)
{
    QJsonObject record;
    QJsonObject last;
    QJsonObject ofHalf; // the last play of the same team
    QHash<int, QString> batters; // of that team, by their place
    int number = 0;
    for (const QJsonObject& candidate : records) {
        const QJsonObject body = payload(candidate);
        if (body[u"play_number"].toInt() > number) {
            number = body[u"play_number"].toInt();
            record = candidate;
            last = body;
        }
        if (body[u"play_number"].toInt() > 0 && body[u"half"] == half) {
            ofHalf = body;
            batters[body[u"batting_order"].toInt()] = body[u"batter"].toString();
        }
    }
    const QJsonObject ends = last[u"destination"].toObject();
    int runs = 0;
    for (const QJsonValue& base : ends)
        runs += base.toInt() >= 4 ? 1 : 0;
    const QString scorer = last[u"half"] == QLatin1String("top") ? QStringLiteral("away_score_before")
                                                                 : QStringLiteral("home_score_before");
    QJsonObject body = last;
    body[scorer] = last[scorer].toInt() + runs;
    const int order = ofHalf[u"batting_order"].toInt() % 9 + 1;
    const QJsonValue runner = ofHalf[u"inning"] == 8 ? ofHalf[u"on_second"] : QJsonValue(ofHalf[u"batter"]);
    const QJsonObject changes {
        {QStringLiteral("play_number"), number + 1},
        {QStringLiteral("inning"), 8},
        {QStringLiteral("half"), half},
        {QStringLiteral("outs_before"), outs},
        {QStringLiteral("balls"), 0},
        {QStringLiteral("strikes"), 2},
        {QStringLiteral("pitches"), QStringLiteral("CCS")},
        {QStringLiteral("batter"), batters[order]},
        {QStringLiteral("pitcher"), ofHalf[u"pitcher"]},
        {QStringLiteral("catcher"), ofHalf[u"catcher"]},
        {QStringLiteral("on_first"), QJsonValue()},
        {QStringLiteral("on_second"), runner},
        {QStringLiteral("on_third"), QJsonValue()},
        {QStringLiteral("batting_order"), order},
        {QStringLiteral("is_plate_appearance"), true},
        {QStringLiteral("is_at_bat"), true},
        {QStringLiteral("errors"), 0},
        {QStringLiteral("rbi"), isHomeRun ? 2 : 0},
        {QStringLiteral("event_text"), isHomeRun ? QStringLiteral("HR/78") : QStringLiteral("K")},
        {QStringLiteral("event_code"), isHomeRun ? 23 : 3},
        {QStringLiteral("hit_bases"), isHomeRun ? 4 : 0},
        {QStringLiteral("outs_on_play"), isHomeRun ? 0 : 1},
        {QStringLiteral("destination"),
         QJsonObject {{QStringLiteral("batter"), isHomeRun ? 4 : 0},
                      {QStringLiteral("first"), 0},
                      {QStringLiteral("second"), isHomeRun ? 4 : 2},
                      {QStringLiteral("third"), 0}}}};
    for (auto change = changes.begin(); change != changes.end(); ++change)
        body[change.key()] = change.value();
    record[u"payload"] = body;
    const QDateTime at = QDateTime::fromString(record[u"fetched_at"].toString(), Qt::ISODateWithMs);
    record[u"fetched_at"] = at.addSecs(120).toString(Qt::ISODateWithMs);
    record[u"request_key"] = QString(record[u"request_key"].toString() + QLatin1Char('+'));
    records.push_back(record);
}

FilesReport TestGameLength::import(const Records& records)
{
    const QString path = m_folder.filePath(QStringLiteral("feed.ndjson"));
    QByteArray lines;
    for (const QJsonObject& record : records)
        lines += QJsonDocument(record).toJson(QJsonDocument::Compact) + '\n';
    if (const auto written = writePrivateFile(path, lines); !written)
        qFatal("%s", qPrintable(written.error().text()));
    const auto report =
        importFiles(*m_session, *m_game, {.files = {path}, .transforms = [&](Pg::Session& session) {
                                              return runTransforms(session, *m_game);
                                          }});
    if (!report)
        qFatal("%s", qPrintable(report.error().text()));
    return *report;
}

void TestGameLength::status_data()
{
    QTest::addColumn<QString>("game");
    QTest::addColumn<int>("plays");
    QTest::addColumn<QJsonObject>("facts");
    QTest::addColumn<QString>("expected");
    const auto facts = [](const char* date, int number, const char* key = nullptr, int value = 0) {
        QJsonObject object {{QStringLiteral("date"), QString::fromLatin1(date)},
                            {QStringLiteral("number"), number}};
        if (key)
            object[QLatin1String(key)] = value;
        return object;
    };
    // the home team leads 7-1 after the first half of the seventh
    const QString home = QStringLiteral("TEX201906170");
    // the visitors lead 3-1 after seven
    const QString away = QStringLiteral("LAN201906170");
    const QString isOver = QStringLiteral("completed TEX");
    const QString goesOn = QStringLiteral("active");
    QTest::newRow("double-header") << home << 58 << facts("20200814", 1) << isOver;
    QTest::newRow("its last out is missing") << home << 57 << facts("20200814", 1) << goesOn;
    QTest::newRow("visitors win") << away << 58 << facts("20210814", 2) << QStringLiteral("completed SFN");
    QTest::newRow("double-header before 2020") << home << 58 << facts("20190617", 1) << goesOn;
    QTest::newRow("double-header before August 2020") << home << 58 << facts("20200725", 1) << goesOn;
    QTest::newRow("double-header since 2022") << home << 58 << facts("20220814", 1) << goesOn;
    QTest::newRow("single game: nothing is known") << home << 58 << facts("20200814", 0) << goesOn;
    QTest::newRow("the feed says seven") << home << 58 << facts("20190617", 0, "innings", 7) << isOver;
    QTest::newRow("the feed says nine") << home << 58 << facts("20200814", 1, "innings", 9) << goesOn;
    QTest::newRow("as long as the feed says") << home << 50 << facts("20200814", 0, "minutes", 100) << isOver;
    QTest::newRow("a play is missing") << home << 49 << facts("20200814", 0, "minutes", 100) << goesOn;
    QTest::newRow("length not known") << home << 58 << facts("20200814", 0, "minutes", 0) << goesOn;
}

void TestGameLength::status()
{
    QFETCH(QString, game);
    QFETCH(int, plays);
    QFETCH(QJsonObject, facts);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    QVERIFY(import(cut(game, name, plays, facts)).inserted > plays);
    QTEST(statusOf(name), "expected");
}

/// A tie after seven, and both halves of the eighth begin with a runner on second: the game was to have
/// seven, though nothing else in the feed says so.
void TestGameLength::runnerInTheEighth()
{
    const QString name = QStringLiteral("tied");
    Records records =
        cut(QStringLiteral("OAK201906200"), name, 52,
            {{QStringLiteral("date"), QStringLiteral("20200814")}, {QStringLiteral("number"), 0}});
    const QString top = QStringLiteral("top");
    for (const int outs : {0, 1, 2})
        addPlay(records, top, outs, false);
    import(records);
    QCOMPARE(statusOf(name), QStringLiteral("active"));
    addPlay(records, QStringLiteral("bot"), 0, true);
    QCOMPARE(import(records).inserted, 1);
    QCOMPARE(ask("SELECT count(*) FROM public.plays AS p JOIN public.games AS g ON g.id = p.game_id WHERE "
                 "g.external_id = 'tied'"),
             QStringLiteral("56"));
    QCOMPARE(statusOf(name), QStringLiteral("completed OAK"));
    const auto verified = verifyReplay(*m_session, m_game->playLogs.front(), name.toUtf8());
    VERIFY_RESULT(verified);
    QCOMPARE(verified->count, 0);
    // in 2019 nobody could stand there
    WeekServer::run(
        *m_session,
        "UPDATE public.games SET game_metadata = game_metadata || '{\"date\": \"20190614\"}' WHERE "
        "external_id = 'tied'");
    const auto earlier = verifyReplay(*m_session, m_game->playLogs.front(), name.toUtf8());
    VERIFY_RESULT(earlier);
    QCOMPARE(earlier->count, 2);
}

void TestGameLength::waitingPlays()
{
    const QJsonObject facts {{QStringLiteral("date"), QStringLiteral("20190617")},
                             {QStringLiteral("number"), 0}};
    const QString game = QStringLiteral("TEX201906170");
    const auto without = [](Records records, const char* endpoint) {
        std::erase_if(records, [&](const QJsonObject& record) {
            return record[u"endpoint"] == QLatin1String(endpoint);
        });
        return records;
    };
    const Records whole = cut(game, QStringLiteral("late line-ups"), 58, facts);
    Records records = without(whole, "/games/lineups");
    const Records unknown = without(cut(game, QStringLiteral("no game"), 5, facts), "/games");
    records.insert(records.end(), unknown.begin(), unknown.end());
    const FilesReport report = import(records);
    QCOMPARE(waitingLines(report.waiting),
             QStringList({QStringLiteral("late line-ups: 58 plays wait for their line-ups"),
                          QStringLiteral("no game: 5 plays wait for their game")}));
    QCOMPARE(countOf(report.waiting), 63);
    QCOMPARE(waitingLines(import(whole).waiting),
             QStringList(QStringLiteral("no game: 5 plays wait for their game")));
}

QTEST_GUILESS_MAIN(TestGameLength)
#include "tst_gamelength.moc"
