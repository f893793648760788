#include "testfile.h"
#include "verifyresult.h"

#include "base/log.h"
#include "base/redaction.h"
#include "base/trail.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Weekglass;

/// What is kept of the log, and what of it is written.
class TestLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rules_data();
    void rules();
    void fileHasWhatIsAsked();
    void statementsAreNotKept();
    void secretsAreNeitherWrittenNorKept();
    void linesStayLines();
    void keptLinesAreBounded();
    void fileIsForItsOwnerAndNoLinkIsFollowed();
    void stepsAreLogged();

private:
    QString start(const QString& rules)
    {
        const QString path = m_folder.path() + QStringLiteral("/%1.log").arg(++m_files);
        const auto started = startLog({.rules = rules, .file = path});
        if (!started)
            qFatal("%s", qPrintable(started.error().text()));
        return path;
    }
    static QString text(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    static bool isKept(const char* words)
    {
        return recentLog().join(QLatin1Char('\n')).contains(QString::fromUtf8(words));
    }

    QTemporaryDir m_folder;
    int m_files = 0;
};

void TestLog::rules_data()
{
    QTest::addColumn<QString>("rules");
    QTest::addColumn<bool>("isRight");
    QTest::newRow("none") << QString() << true;
    QTest::newRow("one") << QStringLiteral("pg") << true;
    QTest::newRow("several") << QStringLiteral("pg=debug, server=info,user=warning") << true;
    QTest::newRow("all") << QStringLiteral("all=info") << true;
    QTest::newRow("unknown category") << QStringLiteral("pgg") << false;
    QTest::newRow("unknown level") << QStringLiteral("pg=loud") << false;
    QTest::newRow("no level") << QStringLiteral("pg=") << false;
    QTest::newRow("Qt's own form") << QStringLiteral("weekglass.pg.debug=true") << false;
}

void TestLog::rules()
{
    QFETCH(QString, rules);
    QFETCH(bool, isRight);
    const auto started = startLog({.rules = rules});
    QCOMPARE(bool(started), isRight);
    if (!started)
        QVERIFY2(started.error().advice.contains(QLatin1String("pg, server, admin, user")),
                 qPrintable(started.error().text()));
}

void TestLog::fileHasWhatIsAsked()
{
    const QString path = start(QStringLiteral("pg=info,server"));
    qCInfo(pgLog) << "one";
    qCDebug(pgLog) << "two";
    qCDebug(serverLog) << "three";
    qCInfo(userLog) << "four";
    qCWarning(userLog) << "five";
    const QString written = text(path);
    QVERIFY2(written.contains(QLatin1String(" pg info: one\n")), qPrintable(written));
    QVERIFY2(written.contains(QLatin1String(" server debug: three\n")), qPrintable(written));
    QVERIFY2(written.contains(QLatin1String(" user warning: five\n")), qPrintable(written));
    QVERIFY2(!written.contains(QLatin1String("two")) && !written.contains(QLatin1String("four")),
             qPrintable(written));
    QVERIFY2(isKept("four"), "it is in diagnostics all the same");
    const QString rest = start({}); // all at the level info
    qCInfo(userLog) << "six";
    qCDebug(serverLog) << "seven";
    QVERIFY2(text(rest).contains(QLatin1String("six")) && !text(rest).contains(QLatin1String("seven")),
             qPrintable(text(rest)));
}

void TestLog::statementsAreNotKept()
{
    const QString path = start(QStringLiteral("pg"));
    qCDebug(pgLog) << "SELECT of somebody";
    QVERIFY(text(path).contains(QLatin1String("SELECT of somebody")));
    QVERIFY(!isKept("SELECT of somebody"));
}

void TestLog::secretsAreNeitherWrittenNorKept()
{
    const QString path = start(QStringLiteral("all"));
    keepSecret(QStringLiteral("h'unter 2"));
    qCWarning(pgLog) << "no access with h'unter 2 or postgres://joe:other@host";
    QVERIFY2(text(path).contains(QLatin1String("no access")), qPrintable(text(path)));
    for (const QString& place : {text(path), recentLog().join(QLatin1Char('\n'))})
        QVERIFY2(!place.contains(QLatin1String("unter")) && !place.contains(QLatin1String("other")),
                 qPrintable(place));
}

/// A text from a server cannot look like another line, nor command a terminal.
void TestLog::linesStayLines()
{
    const QString path = start(QStringLiteral("all"));
    qCInfo(pgLog).noquote() << QStringLiteral("first\n2026-01-01 pg info: forged \x1b[31m");
    QCOMPARE(text(path).count(QLatin1Char('\n')), 1);
    QVERIFY(!text(path).contains(QLatin1Char('\x1b')));
}

void TestLog::keptLinesAreBounded()
{
    for (int i = 0; i < 400; ++i)
        qCInfo(adminLog) << "line" << i;
    QCOMPARE(recentLog().size(), 300);
    QVERIFY(isKept("line 399") && !isKept("line 99"));
}

void TestLog::fileIsForItsOwnerAndNoLinkIsFollowed()
{
    const QString path = start({});
    QVERIFY(!(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther)));
    const QString link = m_folder.path() + QStringLiteral("/link");
    QVERIFY(QFile::link(path, link));
    const auto refused = startLog({.file = link});
    QVERIFY(!refused);
    QCOMPARE(refused.error().where, link);
    QVERIFY(!startLog({.file = m_folder.path() + QStringLiteral("/none/x.log")}));
}

void TestLog::stepsAreLogged()
{
    const QString path = start(QStringLiteral("user"));
    noteStep("page", QStringLiteral("events"));
    QVERIFY2(text(path).contains(QLatin1String(" user info: page events\n")), qPrintable(text(path)));
    QVERIFY2(trail().constLast().endsWith(QLatin1String(" s page events")), qPrintable(trail().constLast()));
}

QTEST_GUILESS_MAIN(TestLog)
#include "tst_log.moc"
