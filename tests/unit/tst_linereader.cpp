#include "base/files.h"
#include "import/linereader.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Weekglass;

class TestLineReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lines_data();
    void lines();
    void longLinesAreSkippedWhole();
    void missingFile();
    void privateFileAppearsWhole();
    void privateFileRefusesLinks();

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QTemporaryDir m_folder;
};

void TestLineReader::lines_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("expected");
    QTest::newRow("empty") << QByteArray() << QByteArrayList();
    QTest::newRow("one") << QByteArray("a") << QByteArrayList {"a"};
    QTest::newRow("ended") << QByteArray("a\n") << QByteArrayList {"a"};
    QTest::newRow("crlf") << QByteArray("a\r\nb\r\n") << QByteArrayList {"a", "b"};
    QTest::newRow("blank") << QByteArray("\n\nx\n") << QByteArrayList {"", "", "x"};
    const QByteArray big(300000, 'y');
    QTest::newRow("over a block") << big + "\nz\n" + big << QByteArrayList {big, "z", big};
}

void TestLineReader::lines()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArrayList, expected);
    QVERIFY(writePrivateFile(path(QStringLiteral("f")), text));
    auto reader = LineReader::open(path(QStringLiteral("f")), 1000000);
    QVERIFY(reader);
    QByteArrayList seen;
    while (true) {
        auto line = reader->next();
        QVERIFY(line);
        if (!*line)
            break;
        seen << (*line)->text.toByteArray();
        QCOMPARE((*line)->number, seen.size());
    }
    QCOMPARE(seen, expected);
    QCOMPARE(reader->stream().bytesRead(), text.size());
}

void TestLineReader::longLinesAreSkippedWhole()
{
    QVERIFY(writePrivateFile(path(QStringLiteral("f")),
                             "a\n" + QByteArray(2000000, 'b') + "\nc\n" + QByteArray(100001, 'd') + '\n'
                                 + QByteArray(100000, 'e') + '\n' + QByteArray(900000, 'f')));
    auto reader = LineReader::open(path(QStringLiteral("f")), 100000);
    QStringList seen;
    while (true) {
        auto line = reader->next();
        QVERIFY(line);
        if (!*line)
            break;
        seen << QStringLiteral("%1%2%3")
                    .arg((*line)->number)
                    .arg(QChar::fromLatin1((*line)->text.front()))
                    .arg((*line)->tooLong ? QStringLiteral("!") : QString());
    }
    QCOMPARE(seen,
             (QStringList {QStringLiteral("1a"), QStringLiteral("2b!"), QStringLiteral("3c"),
                           QStringLiteral("4d!"), QStringLiteral("5e"), QStringLiteral("6f!")}));
}

void TestLineReader::missingFile()
{
    QVERIFY(!LineReader::open(path(QStringLiteral("none")), 10));
    QVERIFY(!LineReader::open(m_folder.path(), 10));
}

void TestLineReader::privateFileAppearsWhole()
{
    const QString name = path(QStringLiteral("kept"));
    QVERIFY(writePrivateFile(name, "old"));
    {
        auto file = PrivateFile::create(name);
        QVERIFY(file);
        QVERIFY(file->write("new"));
        QCOMPARE(*readFile(name), "old");
    }
    QCOMPARE(*readFile(name), "old");
    auto file = PrivateFile::create(name);
    QVERIFY(file->write("new"));
    QVERIFY(file->commit());
    QCOMPARE(*readFile(name), "new");
    QCOMPARE(QFile::permissions(name) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("kept*")}),
             QStringList {QStringLiteral("kept")});
}

void TestLineReader::privateFileRefusesLinks()
{
    QVERIFY(writePrivateFile(path(QStringLiteral("target")), "t"));
    QVERIFY(QFile::link(path(QStringLiteral("target")), path(QStringLiteral("link"))));
    QVERIFY(!writePrivateFile(path(QStringLiteral("link")), "x"));
    QCOMPARE(*readFile(path(QStringLiteral("target"))), "t");
}

QTEST_GUILESS_MAIN(TestLineReader)
#include "tst_linereader.moc"
