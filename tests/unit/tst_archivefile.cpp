#include "archives/archivefile.h"
#include "base/files.h"
#include "hostilenames.h"
#include "verifyresult.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace Weekglass;

namespace {

ArchiveManifest fullManifest()
{
    return {
        .week = {"7300000000000000001", 4000000000U, QStringLiteral("galaxy_2025_w02")},
        .game = QStringLiteral("galaxy"),
        .version = QStringLiteral("3.1"),
        .serverVersion = QStringLiteral("15.20"),
        .dumpVersion = QStringLiteral("16.1"),
        .needs = {QStringLiteral("UTF8"),
                  QStringLiteral("C.UTF-8"),
                  QStringLiteral("C"),
                  {QStringLiteral("postgis")},
                  {QStringLiteral("player"), QStringLiteral("odd \"role\"")}},
        .takenAt = "2025-01-13 00:00:00.123456+00",
        .bytes = 5'000'000'000,
        .sha256 = QByteArray(64, 'a'),
        .fingerprint = {.tables = {{QStringLiteral("public.\"t\t1\""), 3'000'000'000, "record 12.34"},
                                   {QStringLiteral("public.b"), 0, "record 0.0"}},
                        .definitions = QByteArray(64, 'd'),
                        .exactDefinitions = QByteArray(64, 'e'),
                        .portableDefinitions = QByteArray(64, 'p')},
        .sequencesBefore = {{QStringLiteral("public.s"), std::numeric_limits<qint64>::max(), true, false},
                            {QStringLiteral("public.down"), std::numeric_limits<qint64>::min(), false, true}},
        .sequencesAfter = {{QStringLiteral("public.s"), 17, true, false}},
        .verifiedAt = "2025-01-13 00:05:00+00"};
}

}

class TestArchiveFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder.emplace();
        m_dump = m_folder->filePath(QStringLiteral("week.dump"));
    }
    void manifestIsReadAsItWasWritten();
    void hostileNamesSurvive();
    void changedManifests_data();
    void changedManifests();
    void olderManifest();
    void otherFormats_data();
    void otherFormats();
    void fileNames_data();
    void fileNames();
    void hostileFileNames();
    void checksums_data();
    void checksums();
    void damagedFile();
    void stopped();

private:
    void write(const QByteArray& json) const { VERIFY_RESULT(writePrivateFile(manifestPath(m_dump), json)); }

    std::optional<QTemporaryDir> m_folder;
    QString m_dump;
};

void TestArchiveFile::manifestIsReadAsItWasWritten()
{
    const ArchiveManifest written = fullManifest();
    VERIFY_RESULT(writeManifest(m_dump, written));
    const auto read = readManifest(m_dump);
    VERIFY_RESULT(read);
    QCOMPARE(manifestJson(*read), manifestJson(written));
    QCOMPARE(read->week, written.week);
    QCOMPARE(read->bytes, written.bytes);
    QCOMPARE(read->needs.roles, written.needs.roles);
    QCOMPARE(read->fingerprint.tables, written.fingerprint.tables);
    QCOMPARE(read->needs.postgres, 16); // of pg_dump
    QCOMPARE(read->fingerprint.exactDefinitions, written.fingerprint.exactDefinitions);
    QCOMPARE(read->fingerprint.portableDefinitions, written.fingerprint.portableDefinitions);
    QCOMPARE(read->sequencesBefore, written.sequencesBefore); // all 64 bits, which a JSON number has not
    QCOMPARE(read->sequencesAfter, written.sequencesAfter);
    QCOMPARE(read->verifiedAt, written.verifiedAt);
}

void TestArchiveFile::hostileNamesSurvive()
{
    ArchiveManifest manifest = fullManifest();
    manifest.fingerprint.tables.clear();
    const QStringList names = hostileObjectNames(200);
    for (const QString& name : names) {
        manifest.fingerprint.tables.push_back({name, 1, "record 1.1"});
        manifest.needs.roles << name;
        manifest.sequencesBefore.push_back({name, 1, true, false});
    }
    manifest.week.name = names.constFirst();
    VERIFY_RESULT(writeManifest(m_dump, manifest));
    const auto read = readManifest(m_dump);
    VERIFY_RESULT(read);
    QCOMPARE(read->week.name, names.constFirst());
    QCOMPARE(read->needs.roles, manifest.needs.roles);
    QCOMPARE(read->fingerprint.tables, manifest.fingerprint.tables);
    QCOMPARE(read->sequencesBefore, manifest.sequencesBefore);
}

void TestArchiveFile::changedManifests_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("rows") << QByteArray("3000000000") << QByteArray("3000000001");
    QTest::newRow("hash") << QByteArray("record 12.34") << QByteArray("record 12.35");
    QTest::newRow("table") << QByteArray("public.b\"") << QByteArray("public.c\"");
    QTest::newRow("definitions") << QByteArray(64, 'd') << QByteArray(64, 'f');
}

/// Whoever changes what was dumped has to change its digest, too, which the server's log has as well.
void TestArchiveFile::changedManifests()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const QByteArray json = manifestJson(fullManifest());
    write(QByteArray(json).replace(from, to));
    QVERIFY(json.contains(from));
    const auto read = readManifest(m_dump);
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(QStringLiteral("was changed")), qPrintable(read.error().text()));
    QCOMPARE(read.error().where, manifestPath(m_dump));
}

/// One that was written before there were exact definitions and sequences.
void TestArchiveFile::olderManifest()
{
    QJsonObject object = QJsonDocument::fromJson(manifestJson(fullManifest())).object();
    for (const char* key : {"exactDefinitions", "portableDefinitions", "sequencesBefore", "sequencesAfter",
                            "extensions", "roles", "dumpVersion"})
        object.remove(QLatin1String(key));
    write(QJsonDocument(object).toJson());
    const auto read = readManifest(m_dump);
    VERIFY_RESULT(read);
    QVERIFY(read->fingerprint.exactDefinitions.isEmpty() && read->fingerprint.portableDefinitions.isEmpty());
    QCOMPARE(read->needs.postgres, 0);
    QVERIFY(read->sequencesBefore.empty() && read->sequencesAfter.empty());
    QVERIFY(read->needs.extensions.isEmpty() && read->needs.roles.isEmpty());
}

void TestArchiveFile::otherFormats_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char* json : {"", "{}", "[]", "null", "{\"format\": 2}", "{\"format\": \"1\"}",
                             "{\"format\": 1", "\xff\xfe", "{\"format\": 1}"})
        QTest::newRow(*json ? json : "nothing") << QByteArray(json);
}

void TestArchiveFile::otherFormats()
{
    QFETCH(QByteArray, json);
    write(json);
    const auto read = readManifest(m_dump);
    QVERIFY(!read);
    QVERIFY(read.error().kind == Error::Kind::Format);
}

void TestArchiveFile::fileNames_data()
{
    QTest::addColumn<QString>("database");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* database, const char* name) {
        QTest::newRow(database) << QString::fromUtf8(database) << QString::fromLatin1(name);
    };
    row("galaxy_2025_w02", "galaxy_2025_w02");
    row("a-b", "a-b");
    row("a/b", "a%2Fb");
    row("..", "%2E%2E");
    row(".hidden", "%2Ehidden");
    row("~root", "%7Eroot");
    row("50%", "50%25");
    row("a b\nc", "a%20b%0Ac");
    row("ü", "%C3%BC");
}

void TestArchiveFile::fileNames()
{
    QFETCH(QString, database);
    QTEST(fileNameOf(database), "name");
}

void TestArchiveFile::hostileFileNames()
{
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z0-9_%-]+\\z"));
    QSet<QString> names;
    const QStringList all = hostileObjectNames();
    for (const QString& database : all) {
        const QString name = fileNameOf(database);
        QVERIFY2(plain.match(name).hasMatch(), qPrintable(name));
        names << name;
    }
    QCOMPARE(names.size(), all.size());
}

void TestArchiveFile::checksums_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("sha256");
    QTest::newRow("empty") << QByteArray()
                           << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::newRow("abc") << QByteArray("abc")
                         << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QTest::newRow("more than one piece")
        << QByteArray(3 * (1 << 20) + 1, 'x')
        << QCryptographicHash::hash(QByteArray(3 * (1 << 20) + 1, 'x'), QCryptographicHash::Sha256).toHex();
}

void TestArchiveFile::checksums()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, sha256);
    VERIFY_RESULT(writePrivateFile(m_dump, content));
    const auto found = sha256OfFile(m_dump);
    VERIFY_RESULT(found);
    QCOMPARE(*found, sha256);
    VERIFY_RESULT(checkArchiveFile(m_dump, sha256));
    VERIFY_RESULT(syncFile(m_dump));
}

void TestArchiveFile::damagedFile()
{
    VERIFY_RESULT(writePrivateFile(m_dump, "abc"));
    const QByteArray other(64, '0');
    const auto damaged = checkArchiveFile(m_dump, other);
    QVERIFY(!damaged);
    QVERIFY(damaged.error().detail.contains(QString::fromLatin1(other)));
    QVERIFY(damaged.error().detail.contains(QStringLiteral("ba7816bf")));
    const auto gone = checkArchiveFile(m_dump + QStringLiteral(".gone"), other);
    QVERIFY(!gone);
    QVERIFY(gone.error().kind == Error::Kind::Io);
    QVERIFY(!syncFile(m_dump + QStringLiteral(".gone")));
}

void TestArchiveFile::stopped()
{
    VERIFY_RESULT(writePrivateFile(m_dump, "abc"));
    std::stop_source source;
    source.request_stop();
    const auto stopped = sha256OfFile(m_dump, source.get_token());
    QVERIFY(!stopped);
    QVERIFY(stopped.error().kind == Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(TestArchiveFile)
#include "tst_archivefile.moc"
