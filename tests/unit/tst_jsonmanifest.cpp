#include "json/manifest.h"

#include <QTest>

using namespace Weekglass;
using Json::ManifestObject;

namespace {

const QByteArray sample = R"({
  "id": "farm", "title": "Größe", "count": 3, "huge": 18446744073709551615, "on": true, "nothing": null,
  "names": ["a", "b"], "mixed": ["a", 1],
  "import": {"table": "raw.api_events"},
  "playLogs": [{"id": "games", "groups": [{"title": "Score"}]}, {"id": 7, "groups": [1]}]
})";

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

ManifestObject manifest()
{
    Result<ManifestObject> object = ManifestObject::parse(sample, s("game.json"));
    return *std::move(object);
}

template<typename T>
QString errorOf(const Result<T>& result)
{
    return result ? s("no error") : result.error().where + s(": ") + result.error().message;
}

}

class TestJsonManifest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values();
    void errors();
    void unknownKeys();
    void refusesFiles_data();
    void refusesFiles();
    void partsOutliveTheFile();
};

void TestJsonManifest::values()
{
    const ManifestObject file = manifest();
    QVERIFY(file.has(s("id")));
    QVERIFY(!file.has(s("ID")));
    QCOMPARE(*file.string(s("title")), s("Größe"));
    QCOMPARE(file.optionalString(s("id"))->value(), s("farm"));
    QVERIFY(!file.optionalString(s("missing"))->has_value());
    QCOMPARE(*file.integer(s("count")), qint64 {3});
    QCOMPARE(*file.boolean(s("on"), false), true);
    QCOMPARE(*file.boolean(s("missing"), true), true);
    QCOMPARE(*file.strings(s("names")), QStringList({s("a"), s("b")}));
    QVERIFY(file.strings(s("missing"))->isEmpty());
    QVERIFY(file.objects(s("missing"))->empty());
    QCOMPARE(*file.object(s("import"))->string(s("table")), s("raw.api_events"));
    const auto logs = file.objects(s("playLogs"));
    QCOMPARE(logs->size(), size_t {2});
    QCOMPARE(*logs->front().string(s("id")), s("games"));
    QCOMPARE(*logs->front().objects(s("groups"))->front().string(s("title")), s("Score"));
}

void TestJsonManifest::errors()
{
    const ManifestObject file = manifest();
    QCOMPARE(errorOf(file.string(s("missing"))), s("game.json: missing: the key is missing"));
    QCOMPARE(errorOf(file.string(s("count"))), s("game.json: count: a string is expected"));
    QCOMPARE(errorOf(file.optionalString(s("nothing"))), s("game.json: nothing: a string is expected"));
    QCOMPARE(errorOf(file.integer(s("huge"))), s("game.json: huge: an integer is expected"));
    QCOMPARE(errorOf(file.integer(s("id"))), s("game.json: id: an integer is expected"));
    QCOMPARE(errorOf(file.boolean(s("count"), false)), s("game.json: count: true or false is expected"));
    QCOMPARE(errorOf(file.strings(s("mixed"))), s("game.json: mixed: a list of strings is expected"));
    QCOMPARE(errorOf(file.strings(s("id"))), s("game.json: id: a list of strings is expected"));
    QCOMPARE(errorOf(file.object(s("names"))), s("game.json: names: an object is expected"));
    QCOMPARE(errorOf(file.objects(s("import"))), s("game.json: import: a list of objects is expected"));
    const auto logs = file.objects(s("playLogs"));
    QCOMPARE(errorOf(logs->back().string(s("id"))), s("game.json: playLogs[1].id: a string is expected"));
    QCOMPARE(errorOf(logs->back().objects(s("groups"))),
             s("game.json: playLogs[1].groups[0]: an object is expected"));
    QCOMPARE(logs->front().error(s("id"), s("it is bad")).message, s("playLogs[0].id: it is bad"));
}

void TestJsonManifest::unknownKeys()
{
    const ManifestObject file = manifest();
    const auto unread = [&file] {
        QStringList errors;
        for (const Error& error : file.unreadKeys())
            errors << error.where + s(": ") + error.message;
        return errors;
    };
    QVERIFY(unread().isEmpty()); // nobody asked for anything
    const auto logs = file.objects(s("playLogs"));
    QVERIFY(logs->front().string(s("id")));
    QVERIFY(unread().contains(s("game.json: title: the key is not known")));
    QVERIFY(unread().contains(s("game.json: playLogs[0].groups: the key is not known")));
    QVERIFY(!unread().join(s(" ")).contains(s("playLogs[0].id")));
    QVERIFY(logs->front().has(s("groups")));
    QVERIFY(!unread().join(s(" ")).contains(s("playLogs[0]")));
}

void TestJsonManifest::refusesFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("error");
    const auto row = [](const char* name, const QByteArray& text, const char* error) {
        QTest::newRow(name) << text << s(error);
    };
    row("no JSON", "{\n  \"a\": 1,\n}",
        "game.json: line 3, column 1 (byte 12): Not JSON: expected a key in double quotes, found }.");
    row("comment", "// a\n{}", "game.json: line 1, column 1 (byte 0): Not JSON: expected a value, found /.");
    row("list", "[]", "game.json: the file is not a JSON object");
    row("twice", R"({"a":1,"b":{"c":[{"d":1,"d":2}]}})", "game.json: b.c[0].d: the key is written twice");
    row("too large", R"({"a":1e400})", "game.json: a number is too large");
    row("deep", "{\"a\":" + QByteArray(64, '[') + QByteArray(64, ']') + "}",
        "game.json: line 1, column 69 (byte 68): Not JSON: expected no deeper nesting, found [.");
}

void TestJsonManifest::refusesFiles()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, error);
    QCOMPARE(errorOf(ManifestObject::parse(text, s("game.json"))), error);
}

void TestJsonManifest::partsOutliveTheFile()
{
    std::optional<ManifestObject> part;
    {
        const ManifestObject file = manifest();
        part = *file.object(s("import"));
    }
    QCOMPARE(*part->string(s("table")), s("raw.api_events"));
}

QTEST_APPLESS_MAIN(TestJsonManifest)

#include "tst_jsonmanifest.moc"
