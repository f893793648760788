#include "game/gameloader.h"
#include "gamefoldertest.h"

using namespace Weekglass;

/// What a manifest says, and what is said of one that is wrong.
class TestManifest : public GameFolderTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { GameFolderTest::init(); }
    void wholeGame();
    void smallestGame();
    void problems_data();
    void problems();
    void everyProblemIsTold();
};

void TestManifest::wholeGame()
{
    write(QStringLiteral("dice/sample.sql"), "SELECT 1");
    const auto loaded = loadGame(game());
    VERIFY_RESULT(loaded);
    QCOMPARE(loaded->id, QStringLiteral("dice"));
    QCOMPARE(loaded->prefix, QStringLiteral("dice"));
    QCOMPARE(loaded->folder, game());
    QCOMPARE(loaded->eventSource(QStringLiteral("rolls"))->query.text, QByteArray("SELECT 'events/rolls'"));
    QVERIFY(!loaded->eventSource(QStringLiteral("games")));
    QCOMPARE(loaded->eventSource(QStringLiteral("rolls"))->notify, QStringLiteral("new_rolls"));
    const auto& rule = loaded->eventSource(QStringLiteral("rolls"))->retention;
    QCOMPARE(rule->table + rule->per + QString::number(rule->keep), QStringLiteral("public.rollsdie1000"));
    QVERIFY(rule->at.isEmpty());
    const auto* snapshots = loaded->snapshotSource(QStringLiteral("table"));
    QCOMPARE(snapshots->query.text, QByteArray("SELECT 'snapshots/t'"));
    QCOMPARE(snapshots->identity.at(0).array + snapshots->identity.at(0).key, QStringLiteral("/dicedie"));
    QCOMPARE(snapshots->ignore, std::vector<QString>({QStringLiteral("/saved_at"), QStringLiteral("/a~1b")}));
    QVERIFY(snapshots->checksum == SnapshotChecksum::Sha256Canonical);
    const PictureDefinition& picture = snapshots->pictures.at(0);
    QVERIFY(picture.type == PictureType::Grid);
    QCOMPARE(picture.title + picture.unit, QStringLiteral("Cupcm"));
    QCOMPARE(picture.layers.at(0).array + picture.layers.at(0).y + picture.layers.at(0).label,
             QStringLiteral("/dice/at/1/pips"));
    QVERIFY(picture.layers.at(0).size.isEmpty());
    QCOMPARE(snapshots->retention->newestBy, std::vector<QString> {QStringLiteral("version")});
    QCOMPARE(snapshots->retention->at, QStringLiteral("made_at"));
    QCOMPARE(snapshots->retention->minAgeSeconds, 3600);
    QVERIFY(!loaded->snapshotSource(QStringLiteral("sum")));
    const auto* metric = loaded->metric(QStringLiteral("sum"));
    QCOMPARE(metric->unit + metric->description, QStringLiteral("pipsPips so far."));
    QVERIFY(metric->meaning.kind == MetricKind::Counter);
    const CohortDefinition& cohort = loaded->cohorts.at(0);
    QCOMPARE(cohort.id + cohort.title + cohort.description, QStringLiteral("rollersRollersWho rolls."));
    QCOMPARE(cohort.firstSeen.text + cohort.returns.text, QByteArray("SELECT 'cohorts/f'SELECT 'cohorts/r'"));
    QCOMPARE(cohort.events, QStringLiteral("rolls"));
    const auto* log = loaded->playLog(QStringLiteral("games"));
    QCOMPARE(log->plays.name, QStringLiteral("plays/p.sql"));
    QCOMPARE(log->asOf.at(0).text, QByteArray("SELECT 'plays/a'"));
    QCOMPARE(log->start->text, QByteArray("SELECT 'plays/b'"));
    QCOMPARE(log->names.at(0).word + log->names.at(0).column, QStringLiteral("Homehome_team"));
    QCOMPARE(metric->meaning.seconds, 60);
    QCOMPARE(metric->comparison,
             (MetricComparison {.by = QStringLiteral("player"),
                                .across = SeriesAggregate::Sum,
                                .value = ComparedValue::Rate}));
    QCOMPARE(metric->events->source + metric->events->filter.at(0) + metric->events->series,
             QStringLiteral("rollsstatus >= 400kind"));
    QCOMPARE(log->groups.at(0).columns.at(0).label, QStringLiteral("Home"));
    QCOMPARE(loaded->import->table, QStringLiteral("raw.api_events"));
    QCOMPARE(loaded->recovery->source, QStringLiteral("table"));
    QCOMPARE(loaded->recovery->position, QStringLiteral("dice:turn"));
    QCOMPARE(loaded->recovery->keys.at(0).key + loaded->recovery->keys.at(0).path,
             QStringLiteral("dice:held/held"));
    QVERIFY(loaded->recovery->keys.at(0).type == RecoveryType::Boolean);
    QVERIFY(loaded->recovery->keys.at(1).type == RecoveryType::Integer);
    const NameSource& names = loaded->names.at(0);
    QCOMPARE(names.title + names.query.name, QStringLiteral("Playersnames/p.sql"));
    QCOMPARE(names.playLog + names.snapshots, QStringLiteral("gamestable"));
    QVERIFY(names.events.isEmpty());
    const PlayersDefinition& players = *loaded->players;
    QCOMPARE(players.setting + players.role + players.table + players.key,
             QStringLiteral("dice.playerThe playerspublic.playersid"));
    QVERIFY(players.id == PlayerId::Integer);
    QCOMPARE(players.shared.at(0), QStringLiteral("public.cups"));
    QCOMPARE(players.columns.at(QStringLiteral("public.bets")),
             (QStringList {QStringLiteral("of"), QStringLiteral("against")}));
    const ReportDefinition& report = loaded->reports.at(0);
    QCOMPARE(report.id + report.asOf + QString::number(report.staleAfterSeconds),
             QStringLiteral("luckyrolled_at90"));
    QCOMPARE(report.query.text, QByteArray("SELECT 'reports/l'"));
    QCOMPARE(report.picture->layers.at(0).array, QStringLiteral("/rows"));
    QCOMPARE(report.alert, QStringLiteral("warning"));
    QCOMPARE(report.parameters.size(), std::size_t(4));
    QCOMPARE(report.parameters[0].choices->text, QByteArray("SELECT 'reports/c'"));
    QVERIFY(report.parameters[0].type == ParameterType::Uuid && !report.parameters[0].isOptional);
    QCOMPARE(report.parameters[1].values, (QStringList {QStringLiteral("sba"), QStringLiteral("pd")}));
    QCOMPARE(report.parameters[1].standard, QStringLiteral("pd"));
    QCOMPARE(report.parameter(QStringLiteral("name"))->hint, QStringLiteral("any"));
    QVERIFY(report.parameters[2].isOptional);
    QVERIFY(report.parameters[3].type == ParameterType::Present);
    QVERIFY(!report.parameter(QStringLiteral("game")));
    QCOMPARE(loaded->report(QStringLiteral("lucky")), &report);
    QCOMPARE(loaded->transforms.at(1).name, QStringLiteral("transforms/020_b.sql"));
    QCOMPARE(loaded->migrations.at(1).name, QStringLiteral("migrations/V2__second_table.sql"));
    QCOMPARE(loaded->sample->text, QByteArray("SELECT 1"));

    writeManifest("\"/dice\"", "\"/cups/*/dice\"");
    const auto nested = loadGame(game());
    VERIFY_RESULT(nested);
    QCOMPARE(nested->snapshots.at(0).identity.at(0).array, QStringLiteral("/cups/*/dice"));
}

void TestManifest::smallestGame()
{
    write(QStringLiteral("dice/game.json"), R"({"id": "dice", "title": "Dice", "prefix": "d"})");
    const auto loaded = loadGame(game());
    VERIFY_RESULT(loaded);
    QVERIFY(loaded->events.empty() && loaded->playLogs.empty() && !loaded->import && !loaded->sample);
    QVERIFY(loaded->snapshots.empty() && loaded->metrics.empty());
    QVERIFY(loaded->cohorts.empty());
}

void TestManifest::problems_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("error");
    const auto row = [](const char* before, const char* after, const char* error) {
        QTest::newRow(error) << QString::fromLatin1(before) << QString::fromLatin1(after)
                             << QString::fromLatin1(error);
    };
    row("\"name\": \"home\", ", "",
        "dice/game.json: playLogs[0].groups[0].columns[0].name: the key is missing");
    row("\"title\": \"Dice\"", "\"title\": 7", "dice/game.json: title: a string is expected");
    row("\"title\": \"Dice\"", "\"title\": \" \"", "dice/game.json: title: 1 to 200 characters are expected");
    row("\"prefix\": \"dice\"",
        "\"prefix\": \"dice\", \"carriedColumns\": [{\"table\": \"public.a\", \"columns\": [\"b\"]}]",
        "dice/game.json: carriedColumns[0].table: public.a is not among the tables that are carried");
    row("\"prefix\": \"dice\"",
        "\"prefix\": \"dice\", \"carried\": [\"public.a\"], \"carriedColumns\": [{\"table\": \"public.a\", "
        "\"columns\": []}]",
        "dice/game.json: carriedColumns[0].columns: at least one column is expected");
    row("\"prefix\": \"dice\"",
        "\"prefix\": \"dice\", \"withoutUndo\": [{\"version\": \"7\", \"reason\": \"It is gone.\"}]",
        "dice/game.json: withoutUndo: the game has no version 7");
    row("\"prefix\": \"dice\"",
        "\"prefix\": \"dice\", \"validations\": [{\"id\": \"all\", \"title\": \"All\", \"file\": "
        "\"events/rolls.sql\", "
        "\"expect\": \"luck\"}]",
        "dice/game.json: validations[0].expect: it does not match ^(no_rows|same_rows)$");
    row("\"prefix\": \"dice\"",
        "\"prefix\": \"dice\", \"validations\": [{\"id\": \"all\", \"title\": \"All\", \"file\": "
        "\"none.sql\", "
        "\"expect\": \"no_rows\"}]",
        "dice/game.json: validations[0].file: none.sql: There is no such file in the game's folder.");
    const auto maintenance = [&row](const char* section, const char* error) {
        const QByteArray after = QByteArray("\"prefix\": \"dice\", \"maintenance\": ") + section;
        row("\"prefix\": \"dice\"", after.constData(), error);
    };
    maintenance(
        R"({"archive": [{"id": "a", "title": "A", "from": "public.a", "to": "public.a", "at": "t", "afterDays": 1}]})",
        "dice/game.json: maintenance.archive[0].to: rows cannot move to the table that they are in");
    maintenance(R"({"reindex": {"indexes": []}})",
                "dice/game.json: maintenance.reindex.indexes: at least one index is expected");
    maintenance(R"({"keepDays": 0})",
                "dice/game.json: maintenance.keepDays: a number from 1 to 3650 is expected");
    maintenance(R"({"settings": [{"table": "public.a", "values": []}]})",
                "dice/game.json: maintenance.settings[0].values: at least one setting is expected");
    maintenance(
        R"({"settings": [{"table": "public.a", "values": [{"name": "fillfactor", "value": "1); DROP"}]}]})",
        "dice/game.json: maintenance.settings[0].values[0].value: it does not match "
        "^([0-9]{1,10}(\\.[0-9]{1,10})?|true|false)$");
    maintenance(R"({"vacuum": []})", "dice/game.json: maintenance.vacuum: the key is not known");
    row("\"dice.player\"", "\"role\"",
        "dice/game.json: players.setting: it does not match "
        "^[a-z_][a-z0-9_]{0,40}(\\.[a-z_][a-z0-9_]{0,40}){1,3}$");
    row("\"id\": \"integer\"", "\"id\": \"number\"",
        "dice/game.json: players.id: it does not match ^(text|integer|uuid)$");
    row("\"key\": \"id\"", "\"column\": \"id\"", "dice/game.json: players.key: the key is missing");
    row("[\"of\", \"against\"]", "[]",
        "dice/game.json: players.columns[0].columns: at least one column is expected");
    row("\"prefix\": \"dice\"", "\"prefix\": \"Dice\"",
        "dice/game.json: prefix: it does not match ^[a-z][a-z0-9_]{0,40}$");
    row("\"prefix\": \"dice\"", "\"prefix\": \"dice\\n\"",
        "dice/game.json: prefix: it does not match ^[a-z][a-z0-9_]{0,40}$");
    row("\"id\": \"dice\"", "\"id\": \"cards\"",
        "dice/game.json: id: it must be the name of the folder, dice");
    row("\"title\": \"Dice\"", "\"titel\": \"Dice\"", "dice/game.json: titel: the key is not known");
    row("{\"id\": \"rolls\", ", "{\"id\": \"rolls\", \"sql\": 1, ",
        "dice/game.json: events[0].sql: the key is not known");
    row("\"events\": [{\"id\"", "\"events\": [7, {\"id\"",
        "dice/game.json: events[0]: an object is expected");
    row("\"name\": \"home\"", "\"name\": \"home; drop\"",
        "dice/game.json: playLogs[0].groups[0].columns[0].name: it does not match ^[a-z_][a-z0-9_]{0,62}$");
    row("[{\"name\": \"home\", \"label\": \"Home\"}]", "[]",
        "dice/game.json: playLogs[0].groups[0].columns: a group needs at least one column");
    row("[{\"name\": \"home\", \"label\": \"Home\"}]",
        "[{\"name\": \"home\", \"label\": \"H\"}, {\"name\": \"home\", \"label\": \"H\"}]",
        "dice/game.json: playLogs[0].groups[0].columns[1].name: home is in a group already");
    row("\"event\": \"rolls\"", "\"event\": \"throws\"",
        "dice/game.json: import.event: there is no event source throws");
    row("\"table\": \"raw.api_events\"", "\"table\": \"events\"",
        "dice/game.json: import.table: it does not match ^[a-z_][a-z0-9_]{0,62}\\.[a-z_][a-z0-9_]{0,62}$");
    row("{\"table\": \"raw.api_events\", \"event\": \"rolls\"}", "7",
        "dice/game.json: import: an object is expected");
    row("{\"table\": \"raw.api_events\", \"event\": \"rolls\"}",
        R"([{"table": "raw.a", "event": "rolls"}, {"table": "raw.b", "event": "rolls"}])",
        "dice/game.json: import[1].event: responses can go to only one place");
    row("{\"table\": \"raw.api_events\", \"event\": \"rolls\"}",
        R"([{"table": "raw.a", "key": [], "columns": [{"name": "n", "member": "n", "type": "json"}]}])",
        "dice/game.json: import[0].key: at least one column is expected");
    row("{\"table\": \"raw.api_events\", \"event\": \"rolls\"}",
        R"([{"table": "raw.a", "key": ["n"], "columns": [{"name": "n", "member": "n", "type": "json"}]}])",
        "dice/game.json: import[0].key: n is not a column that every line has");
    row("{\"table\": \"raw.api_events\", \"event\": \"rolls\"}",
        R"([{"table": "raw.a", "key": ["n"], "columns": [{"name": "n", "member": "n", "type": "date"}]}])",
        "dice/game.json: import[0].columns[0].type: it does not match "
        "^(integer|number|text|time|uuid|json)$");
    row("transforms/020_b.sql", "transforms/030_c.sql",
        "dice/game.json: transforms[1]: transforms/030_c.sql: There is no such file in the game's folder.");
    row("\"transforms\": [", "\"transforms\": [1, ",
        "dice/game.json: transforms: a list of strings is expected");
    row("}]}],", "}]}, {}],", "dice/game.json: playLogs[1].title: the key is missing");
    row("\"new_rolls\"", "\"New-Rolls\"",
        "dice/game.json: events[0].notify: it does not match ^[a-z][a-z0-9_]{0,62}$");
    row("snapshots/t.sql", "snapshots/u.sql",
        "dice/game.json: snapshots[0].file: snapshots/u.sql: There is no such file in the game's folder.");
    row("\"array\": \"/dice\"", "\"array\": \"cups\"",
        "dice/game.json: snapshots[0].identity[0].array: it does not match ^(/([^~/]|~0|~1)*)+$");
    row("\"key\": \"die\"", "\"keys\": \"die\"",
        "dice/game.json: snapshots[0].identity[0].key: the key is missing");
    row("/a~1b", "/a~2b", "dice/game.json: snapshots[0].ignore[1]: it does not match ^(/([^~/]|~0|~1)*)+$");
    row("sha256-canonical", "md5",
        "dice/game.json: snapshots[0].checksum: it does not match ^(none|sha256-canonical)$");
    row("\"keep\": 100,", "\"keep\": 0,",
        "dice/game.json: snapshots[0].retention.keep: a number from 1 to 1000000000 is expected");
    row("[\"version\"]", "[]",
        "dice/game.json: snapshots[0].retention.newestBy: at least one column is expected");
    row("[\"version\"]", "[\"version; drop\"]",
        "dice/game.json: snapshots[0].retention.newestBy[0]: it does not match ^[a-z_][a-z0-9_]{0,62}$");
    row("\"at\": \"made_at\",", "",
        "dice/game.json: snapshots[0].retention.minAgeSeconds: it needs the key at, and at needs it");
    row("\"minAgeSeconds\": 3600", "\"minAge\": 3600",
        "dice/game.json: snapshots[0].retention.minAge: the key is not known");
    row("\"public.rolls\"", "\"rolls\"",
        "dice/game.json: events[0].retention.table: it does not match "
        "^[a-z_][a-z0-9_]{0,62}\\.[a-z_][a-z0-9_]{0,62}$");
    row("\"kind\": \"counter\"", "\"kind\": \"rate\"",
        "dice/game.json: metrics[0].kind: it does not match ^(gauge|counter|count|ratio)$");
    row("\"unit\": \"pips\", ", "", "dice/game.json: metrics[0].unit: the key is missing");
    row("\"counter\", \"file\": \"metrics/s.sql\",\n               \"description\": \"Pips so far.\", "
        "\"seconds\": 60,",
        "\"count\", \"file\": \"metrics/s.sql\", \"description\": \"Pips so far.\",",
        "dice/game.json: metrics[0].seconds: a count must say how many seconds each reading covers");
    row("\"kind\": \"counter\"", "\"kind\": \"ratio\", \"holdsFor\": 60",
        "dice/game.json: metrics[0].holdsFor: only a gauge or a counter holds until the next reading");
    row("\"across\": \"sum\"", "\"across\": \"product\"",
        "dice/game.json: metrics[0].compare.across: it does not match ^(latest|sum|mean|median|greatest)$");
    row("\"across\": \"sum\"", "\"across\": \"sum\", \"top\": 3",
        "dice/game.json: metrics[0].compare.top: the greatest cannot be aggregated");
    row("\"kind\": \"counter\"", "\"kind\": \"gauge\"",
        "dice/game.json: metrics[0].compare.value: only a counter or a count grows");
    row("\"kind\": \"counter\"", "\"kind\": \"ratio\"",
        "dice/game.json: metrics[0].compare.across: a ratio holds for no time, so its series can only be one "
        "list of readings");
    row("\"by\": \"player\"", "\"by\": \"Player\"",
        "dice/game.json: metrics[0].compare.by: it does not match ^[a-z_][a-z0-9_]{0,62}$");
    row("\"seconds\": 60", "\"seconds\": 0",
        "dice/game.json: metrics[0].seconds: a number from 1 to 2678400 is expected");
    row("{\"source\": \"rolls\", ", "{", "dice/game.json: metrics[0].events.source: the key is missing");
    row("\"word\": \"Home\"", "\"word\": \"Home team\"",
        "dice/game.json: playLogs[0].names[0].word: it does not match ^\\w{1,40}$");
    row("\"metrics\": [", "\"metrics\": [{}, ", "dice/game.json: metrics[0].file: the key is missing");
    row("\"type\": \"grid\"", "\"type\": \"globe\"",
        "dice/game.json: snapshots[0].pictures[0].type: it does not match ^(scatter-map|grid)$");
    row("\"x\": \"/at/0\", ", "", "dice/game.json: snapshots[0].pictures[0].items[0].x: the key is missing");
    row("\"label\": \"/pips\"", "\"colour\": \"/pips\"",
        "dice/game.json: snapshots[0].pictures[0].items[0].colour: the key is not known");
    row("\"source\": \"table\"", "\"source\": \"chair\"",
        "dice/game.json: recovery.source: there is no snapshot source chair");
    row("\"position\": \"dice:turn\"", "\"position\": \"dice:held\"",
        "dice/game.json: recovery.position: it must be one of the keys, and that one an integer");
    row("\"position\": \"dice:turn\"", "\"position\": \"dice:other\"",
        "dice/game.json: recovery.position: it must be one of the keys, and that one an integer");
    row("\"key\": \"dice:held\"", "\"key\": \"dice held\"",
        "dice/game.json: recovery.keys[0].key: it does not match ^[!-~]{1,200}$");
    row("\"key\": \"dice:held\"", "\"key\": \"dice:turn\"",
        "dice/game.json: recovery.keys[1].key: dice:turn is taken already");
    row("\"path\": \"/held\"", "\"path\": \"held\"",
        "dice/game.json: recovery.keys[0].path: it does not match ^(/([^~/]|~0|~1)*)+$");
    row("\"type\": \"boolean\"", "\"type\": \"text\"",
        "dice/game.json: recovery.keys[0].type: it does not match ^(integer|number|boolean)$");
    row("\"asOf\": \"rolled_at\",", "",
        "dice/game.json: reports[0].staleAfterSeconds: it needs the key asOf, and asOf needs it");
    row("\"staleAfterSeconds\": 90", "\"staleAfterSeconds\": 0",
        "dice/game.json: reports[0].staleAfterSeconds: a number from 1 to 1000000000 is expected");
    row("\"pictures\": [{\"type\": \"scatter-map\"",
        "\"pictures\": [{\"type\": \"grid\", \"title\": \"A\", \"items\": [{\"title\": \"D\", \"array\": "
        "\"/rows\", \"x\": \"/x\", \"y\": \"/y\"}]}, {\"type\": \"scatter-map\"",
        "dice/game.json: reports[0].pictures: a report has one picture at most");
    row("\"alert\": \"warning\"", "\"alert\": \"Warning!\"",
        "dice/game.json: reports[0].alert: it does not match ^[a-z_][a-z0-9_]{0,62}$");
    row("\"type\": \"uuid\"", "\"type\": \"guid\"",
        "dice/game.json: reports[0].parameters[0].type: it does not match "
        "^(text|integer|number|uuid|time|present)$");
    row("\"name\": \"league\"", "\"name\": \"player\"",
        "dice/game.json: reports[0].parameters[1].name: player is taken already");
    row("\"default\": \"pd\"", "\"default\": \"nl\"",
        "dice/game.json: reports[0].parameters[1].default: it is none of the values");
    row("\"type\": \"text\", \"values\"", "\"type\": \"integer\", \"values\"",
        "dice/game.json: reports[0].parameters[1].values[0]: it is not a whole number");
    row("\"values\": [\"sba\", \"pd\"]", "\"values\": [\"sba\", \"pd\"], \"choices\": \"reports/c.sql\"",
        "dice/game.json: reports[0].parameters[1].choices: either values or choices are expected, not both");
    row("\"optional\": true, \"hint\"", "\"optional\": true, \"default\": \"x\", \"hint\"",
        "dice/game.json: reports[0].parameters[2].default: an optional parameter has no default");
    row("\"type\": \"present\"", "\"type\": \"present\", \"optional\": true",
        "dice/game.json: reports[0].parameters[3].optional: a parameter for the week's present does not have "
        "it");
    row("\"events\": \"rolls\"}", "\"events\": \"throws\"}",
        "dice/game.json: cohorts[0].events: the game has no throws");
    row("\"returns\": \"cohorts/r.sql\", ", "", "dice/game.json: cohorts[0].returns: the key is missing");
    row("{\"id\": \"rollers\"", "{\"id\": \"rollers\", \"days\": 7",
        "dice/game.json: cohorts[0].days: the key is not known");
    row("\"playLog\": \"games\", \"snapshots\": \"table\"", "\"playLog\": \"other\"",
        "dice/game.json: names[0].playLog: the game has no other");
    row("\"playLog\": \"games\", \"snapshots\": \"table\"", "\"events\": \"table\"",
        "dice/game.json: names[0].events: the game has no table");
    row(", \"playLog\": \"games\", \"snapshots\": \"table\"", "",
        "dice/game.json: names[0].title: one of the keys playLog, events and snapshots is expected");
    row("\"description\": \"Rolls.\"", "\"description\": []",
        "dice/game.json: description: a string is expected");
}

void TestManifest::problems()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, error);
    writeManifest(qPrintable(before), qPrintable(after));
    const auto loaded = loadGame(game());
    QVERIFY(!loaded);
    QStringList lines = loaded.error().text().split(QLatin1Char('\n'));
    QVERIFY2(lines.contains(error), qPrintable(lines.join(QLatin1Char('\n'))));
    QVERIFY(loaded.error().advice.contains(game()));
}

void TestManifest::everyProblemIsTold()
{
    write(QStringLiteral("dice/game.json"),
          R"({"id": "dice", "prefix": "1", "events": [{"id": "a", "title": "A"}]})");
    write(QStringLiteral("dice/migrations/first.sql"), "SELECT 1");
    const auto loaded = loadGame(game());
    QVERIFY(!loaded);
    const QString text = loaded.error().text();
    for (const char* part : {"game.json: title:", "game.json: prefix:", "game.json: events[0].file:",
                             "dice/migrations/first.sql: This is not the name of a migration."})
        QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
}

QTEST_GUILESS_MAIN(TestManifest)

#include "tst_manifest.moc"
