#include "patience.h"

#include "base/files.h"
#include "base/unfinishedfiles.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

using namespace Weekglass;

/// Half-written files: whose maker was killed is removed, and nothing else.
class TestUnfinishedFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finishedLeavesNothing();
    void killedWriterLeavesOne();
    void livingWriterKeepsHis();
    void othersFilesStay();

private:
    QStringList files(const QTemporaryDir& folder) const
    {
        return QDir(folder.path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }
};

void TestUnfinishedFiles::finishedLeavesNothing()
{
    const QTemporaryDir folder;
    QVERIFY(writePrivateFile(folder.filePath(QStringLiteral("a")), "text"));
    {
        const auto given = PrivateFile::create(folder.filePath(QStringLiteral("b")));
        QVERIFY(given);
        QCOMPARE(files(folder).size(), 2);
        QVERIFY(QFile::exists(given->unfinishedName()));
    }
    QCOMPARE(files(folder), QStringList({QStringLiteral("a")}));
    QVERIFY(cleanFolder(folder.path(), Cleaning::Remove).empty());
}

void TestUnfinishedFiles::killedWriterLeavesOne()
{
    const QTemporaryDir folder;
    int pipes[2];
    QCOMPARE(::pipe(pipes), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        auto file = PrivateFile::create(folder.filePath(QStringLiteral("export.csv")));
        const bool isWritten = file && file->write("half");
        (void)!::write(pipes[1], isWritten ? "y" : "n", 1);
        while (true)
            ::pause();
    }
    char answer = 0;
    QCOMPARE(::read(pipes[0], &answer, 1), 1);
    QCOMPARE(answer, 'y');
    const auto writing = cleanFolder(folder.path(), Cleaning::Remove);
    ::kill(child, SIGKILL);
    QCOMPARE(::waitpid(child, nullptr, 0), child);
    QCOMPARE(writing.size(), std::size_t(1));
    QVERIFY2(writing.front().staysBecause.contains(QLatin1String("being written")),
             qPrintable(writing.front().staysBecause));
    const auto seen = cleanFolder(folder.path(), Cleaning::OnlyLook);
    QCOMPARE(seen.size(), std::size_t(1));
    QCOMPARE(seen.front().staysBecause, QString());
    QVERIFY(QFile::exists(seen.front().name));
    QCOMPARE(cleanFolder(folder.path(), Cleaning::Remove).size(), std::size_t(1));
    QVERIFY(files(folder).isEmpty());
    ::close(pipes[0]);
    ::close(pipes[1]);
}

void TestUnfinishedFiles::livingWriterKeepsHis()
{
    const QTemporaryDir folder;
    auto file = PrivateFile::create(folder.filePath(QStringLiteral("mine")));
    QVERIFY(file);
    QVERIFY(!cleanFolder(folder.path(), Cleaning::Remove).front().staysBecause.isEmpty());
    QVERIFY(file->write("text"));
    QVERIFY(file->commit());
    QCOMPARE(files(folder), QStringList({QStringLiteral("mine")}));
}

void TestUnfinishedFiles::othersFilesStay()
{
    const QTemporaryDir folder;
    QString name;
    {
        const auto file = PrivateFile::create(folder.filePath(QStringLiteral("mine")));
        QVERIFY(file);
        name = file->unfinishedName();
    }
    const QString mark = name.section(QLatin1Char('.'), -2, -2).section(QLatin1Char('-'), 0, 0);
    QCOMPARE(mark.size(), 8);
    QString elsewhere = name;
    elsewhere.replace(
        mark, mark == QLatin1String("00000000") ? QStringLiteral("11111111") : QStringLiteral("00000000"));
    QString unlocked = name;
    unlocked.replace(mark, QStringLiteral("unlocked"));
    const QString users = folder.filePath(QStringLiteral("notes.part"));
    for (const QString& path : {elsewhere, unlocked, users}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QVERIFY(QFile::link(users, name)); // named as one of ours
    const auto found = cleanFolder(folder.path(), Cleaning::Remove);
    QCOMPARE(found.size(), std::size_t(3)); // the user's own is not even listed
    for (const LeftOver& one : found)
        QVERIFY2(!one.staysBecause.isEmpty(), qPrintable(one.name));
    QCOMPARE(files(folder).size(), 4);
}

QTEST_GUILESS_MAIN(TestUnfinishedFiles)
#include "tst_unfinishedfiles.moc"
