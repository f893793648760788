#include "patience.h"
#include "testfile.h"
#include "verifyresult.h"

#include "base/crashfile.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Weekglass;

/// What a crash leaves, by a program that crashes as it is told.
class TestCrashFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void crash_data();
    void crash();
    void twoThreadsAtOnceLeaveOneWholeFile();
    void nothingIsLeftWithoutACrash();
    void whereNothingCanBeWrittenItStillEndsByItsSignal();
    void namesOfFunctionsAreReadable();
    void onlyTheNewestAreKept();

private:
    /// @return how it ended: the number of the signal, 0 if by itself
    static int run(const QTemporaryDir& data, const QString& way, QByteArray* words = nullptr)
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_DATA_HOME"), data.path());
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/weekglass_crasher"), {way});
        if (!process.waitForFinished(Patience))
            qFatal("the program does not end");
        if (words)
            *words = process.readAllStandardError();
        return process.exitStatus() == QProcess::CrashExit ? process.exitCode() : 0;
    }
    static QString folderIn(const QTemporaryDir& data)
    {
        return data.path() + QStringLiteral("/weekglass/crashes");
    }
};

void TestCrashFile::crash_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<QString>("told");
    QTest::newRow("segv") << SIGSEGV << QStringLiteral("crashHere");
    QTest::newRow("thread") << SIGSEGV << QStringLiteral("Thread: another one");
    QTest::newRow("full stack") << SIGSEGV << QStringLiteral("Signal: SIGSEGV");
    QTest::newRow("full stack of a job") << SIGSEGV << QStringLiteral("Thread: another one");
    QTest::newRow("abort") << SIGABRT << QStringLiteral("Thread: the main one");
    QTest::newRow("terminate") << SIGABRT
                               << QStringLiteral("Reason: exception of the type std::runtime_error");
    QTest::newRow("fatal") << SIGABRT << QStringLiteral("nobody's business");
    QTest::newRow("SIGBUS") << SIGBUS << QStringLiteral("Signal: SIGBUS");
    QTest::newRow("SIGFPE") << SIGFPE << QStringLiteral("Signal: SIGFPE");
    QTest::newRow("SIGILL") << SIGILL << QStringLiteral("Signal: SIGILL");
}

void TestCrashFile::crash()
{
    QFETCH(int, signal);
    QFETCH(QString, told);
    const QTemporaryDir data;
    QByteArray words;
    QCOMPARE(run(data, QString::fromLatin1(QTest::currentDataTag()), &words), signal);
    const auto files = crashFiles(folderIn(data));
    QCOMPARE(files.size(), std::size_t(1));
    QVERIFY2(words.contains(files.front().path.toLocal8Bit()), words.constData());
    const auto text = readCrashFile(files.front().path);
    VERIFY_RESULT(text);
    for (const QString& part : {QStringLiteral("Crash of crasher 1.2.3\n"), told, QStringLiteral("step 51\n"),
                                QStringLiteral("step 250\n"), QStringLiteral("End of the report.\n")})
        QVERIFY2(text->contains(part), qPrintable(part + QLatin1Char('\n') + *text));
    QVERIFY2(!text->contains(QLatin1String("step 50\n")), "only the last 200");
    QVERIFY2(!text->contains(QLatin1String("hunter2")) && !text->contains(QLatin1String("value of a row")),
             qPrintable(*text));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(files.front().path) & others));
    QVERIFY(!(QFile::permissions(folderIn(data)) & others));
    VERIFY_RESULT(removeCrashFile(files.front().path));
    QVERIFY(crashFiles(folderIn(data)).empty());
}

void TestCrashFile::twoThreadsAtOnceLeaveOneWholeFile()
{
    const QTemporaryDir data;
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(run(data, QStringLiteral("two threads")), SIGSEGV);
        const auto files = crashFiles(folderIn(data));
        QCOMPARE(files.size(), std::size_t(1));
        const auto text = readCrashFile(files.front().path);
        VERIFY_RESULT(text);
        QVERIFY2(text->contains(QLatin1String("crashHere")), qPrintable(*text));
        QVERIFY2(text->endsWith(QLatin1String("End of the report.\n")), qPrintable(*text));
        QCOMPARE(text->count(QLatin1String("Signal: ")), 1);
        VERIFY_RESULT(removeCrashFile(files.front().path));
    }
}

void TestCrashFile::nothingIsLeftWithoutACrash()
{
    const QTemporaryDir data;
    QCOMPARE(run(data, QStringLiteral("no")), 0);
    QVERIFY(QDir(data.path()).isEmpty());
}

void TestCrashFile::whereNothingCanBeWrittenItStillEndsByItsSignal()
{
    const QTemporaryDir data;
    writeFile(data.path() + QStringLiteral("/weekglass"), "a file where the folder would be");
    QByteArray words;
    QCOMPARE(run(data, QStringLiteral("segv"), &words), SIGSEGV);
    QVERIFY2(!words.contains("Details are in"), words.constData());
}

void TestCrashFile::namesOfFunctionsAreReadable()
{
    const QTemporaryDir folder;
    const QString path =
        writeFile(folder.path() + QStringLiteral("/one.crash"),
                  "/lib/libx.so(_ZN9Weekglass9crashTextEv+0x12)[0x1234]\n_Zunreadable\n\x1b[31m");
    const auto text = readCrashFile(path);
    VERIFY_RESULT(text);
    QVERIFY2(
        text->startsWith(QLatin1String("/lib/libx.so(Weekglass::crashText()+0x12)[0x1234]\n_Zunreadable\n")),
        qPrintable(*text));
    QVERIFY2(!text->contains(QLatin1Char('\x1b')), "a terminal shows it as text");
}

void TestCrashFile::onlyTheNewestAreKept()
{
    const QTemporaryDir folder;
    for (int i = 0; i < 25; ++i) {
        QFile file(writeFile(folder.path() + QStringLiteral("/%1.crash").arg(i), "x"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime(QDate(2024, 1, 1 + i), QTime(0, 0), Qt::UTC),
                                 QFileDevice::FileModificationTime));
    }
    const auto files = crashFiles(folder.path());
    QCOMPARE(files.size(), std::size_t(20));
    QCOMPARE(files.front().path, folder.path() + QStringLiteral("/24.crash"));
    QCOMPARE(files.front().time.date(), QDate(2024, 1, 25));
    QCOMPARE(QDir(folder.path()).count(), 20U + 2U); // with . and ..
    QVERIFY(!QFile::exists(folder.path() + QStringLiteral("/4.crash")));
}

QTEST_GUILESS_MAIN(TestCrashFile)
#include "tst_crashfile.moc"
