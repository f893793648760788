#include "patience.h"
#include "rollbackweek.h"

#include <QDir>
#include <QFile>
#include <QProcess>

#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// A week on a small disk that runs full in the middle of a rollback or an undo: nothing is half done, and
/// with room again it works. The disk is a tmpfs, which only root can mount.
class TestRollbackDiskFull : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everyStepOfFilling();

private:
    static constexpr qint64 DiskBytes = 64 * 1024 * 1024;
    static constexpr qint64 Step = 192 * 1024;
    static constexpr qint64 Most = 40 * Step; // by then a rollback has had room enough

    /// Fills the disk but for this much.
    void leave(qint64 bytes) const;
    void free() const { QFile::remove(m_filler); }
    QString print()
    {
        auto session = m_server.server().open(m_week);
        return fingerprint(session);
    }

    RollbackServer m_server;
    GamePointer m_game;
    QString m_disk; // where it is mounted
    QString m_filler;
    QString m_week;
};

void TestRollbackDiskFull::initTestCase()
{
    if (::geteuid() != 0)
        QSKIP("only root can mount a small disk");
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.server().isOwn())
        QSKIP("the server is not ours");
    auto session = m_server.server().open();
    const QString data = WeekServer::ask(session, "SHOW data_directory");
    m_disk = makeTestFolder() + QStringLiteral("/disk");
    QVERIFY(QDir().mkpath(m_disk));
    const QByteArray options = "mode=0700,size=" + QByteArray::number(DiskBytes);
    if (::mount("tmpfs", QFile::encodeName(m_disk).constData(), "tmpfs", 0, options.constData()) != 0) {
        m_disk.clear();
        QSKIP("no file system can be mounted here");
    }
    m_filler = m_disk + QStringLiteral("/filler");
    const QString space = m_disk + QStringLiteral("/space");
    QVERIFY(QDir().mkpath(space));
    for (const QString& folder : {m_disk, space}) // the server's account
        QCOMPARE(QProcess::execute(QStringLiteral("chown"), {QStringLiteral("--reference"), data, folder}),
                 0);

    // nobody else takes or frees room on the disk
    WeekServer::run(session, "ALTER SYSTEM SET autovacuum = off");
    WeekServer::run(session, "SELECT pg_reload_conf()");
    m_game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("paperdynasty"));
    m_week = m_server.newSampleWeek(*m_game, 1);
    WeekServer::run(session, "CREATE TABLESPACE wgt_small LOCATION '" + space.toUtf8() + "'");
    m_server.server().waitForClients(m_week); // or it cannot be moved
    WeekServer::run(session, "ALTER DATABASE " + m_week.toUtf8() + " SET TABLESPACE wgt_small");
}

void TestRollbackDiskFull::cleanupTestCase()
{
    if (m_disk.isEmpty())
        return;
    free();
    ::umount2(QFile::encodeName(m_disk).constData(), MNT_DETACH);
}

void TestRollbackDiskFull::leave(qint64 bytes) const
{
    free();
    struct statvfs disk = {};
    QCOMPARE(::statvfs(QFile::encodeName(m_disk).constData(), &disk), 0);
    const auto room = static_cast<qint64>(disk.f_bavail * disk.f_frsize);
    QFile filler(m_filler);
    QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    const QByteArray piece(64 * 1024, 'x');
    for (qint64 left = room - bytes; left > 0; left -= piece.size())
        QVERIFY(filler.write(piece.constData(), std::min<qint64>(left, piece.size())) > 0);
}

void TestRollbackDiskFull::everyStepOfFilling()
{
    const PlayLogDefinition& log = m_game->playLogs.front();
    const OperationBy by {.reason = QStringLiteral("a full disk")};
    const QString before = print();
    auto session = m_server.open(m_week);
    const QByteArray game =
        WeekServer::ask(session,
                        "SELECT game_id FROM public.plays GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1")
            .toUtf8();
    const RollbackRequest request {*m_game, log, game, 5};
    const auto preview = previewRollback(session, request);
    VERIFY_RESULT(preview);
    int refused = 0;
    std::optional<Operation> done;
    for (qint64 room = 0; room <= Most && !done; room += Step) {
        leave(room);
        auto operation = rollBack(session, request, preview->confirmation, by);
        free();
        if (operation) {
            done = *operation;
            continue;
        }
        QVERIFY2(operation.error().sqlState == QLatin1String("53100"), qPrintable(operation.error().text()));
        QCOMPARE(print(), before);
        ++refused;
    }
    QVERIFY2(refused > 0, "the disk was never full");
    QVERIFY2(done, "there was never room enough");
    QVERIFY(print() != before);

    std::optional<Operation> undone;
    const QString after = print();
    for (qint64 room = 0; room <= Most && !undone; room += Step) {
        leave(room);
        auto operation = undoOperation(session, *m_game, done->id, by);
        free();
        if (operation) {
            undone = *operation;
            continue;
        }
        QVERIFY2(operation.error().sqlState == QLatin1String("53100"), qPrintable(operation.error().text()));
        QCOMPARE(print(), after);
    }
    QVERIFY(undone);
    QCOMPARE(print(), before);
}

QTEST_GUILESS_MAIN(TestRollbackDiskFull)
#include "tst_rollbackdiskfull.moc"
