#include "../live/weekserver.h"
#include "patience.h"

#include "migrations/migrate.h"
#include "pages/ingest/filedrop.h"
#include "pages/ingest/importdialog.h"

#include <QCheckBox>
#include <QDropEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Weekglass;

class TestImportDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void resultsAreTold();
    void waitingThatIsNotKnown();
    void folderIsTakenOnce();
    void cancel();
    void goingDialogEndsItsWork();
    void weekThatIsGone();
    void filesAreDropped();
    void othersAreNotDropped();

private:
    QString write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("the file cannot be written");
        return file.fileName();
    }
    static QByteArray responses(int count)
    {
        QByteArray lines;
        for (int n = 0; n < count; ++n)
            lines += "{\"fetched_at\":\"2025-01-06T12:00:00Z\",\"endpoint\":\"/e\",\"request_key\":\"/e?n="
                + QByteArray::number(n) + "\",\"status_code\":200,\"payload\":{\"n\":" + QByteArray::number(n)
                + "}}\n";
        return lines;
    }
    /// Loading this one of responses() does not end before it is cancelled; waiting for a lock would, after a
    /// while.
    void hold(int number)
    {
        WeekServer::run(
            *m_session,
            "CREATE OR REPLACE FUNCTION public.held() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN PERFORM "
            "pg_catalog.pg_sleep(3600); RETURN NEW; END $$; CREATE TRIGGER held BEFORE INSERT ON "
            "raw.api_events FOR EACH ROW WHEN (NEW.request_key = '/e?n="
                + QByteArray::number(number) + "') EXECUTE FUNCTION public.held()");
    }
    QString heldSessions()
    {
        return WeekServer::ask(*m_session,
                               "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND "
                               "wait_event = 'PgSleep'");
    }
    QString rows() { return WeekServer::ask(*m_session, "SELECT count(*) FROM raw.api_events"); }
    template<typename Widget>
    static Widget* find(const ImportDialog& dialog, const char* name)
    {
        return dialog.findChild<Widget*>(QLatin1String(name));
    }
    static void start(ImportDialog& dialog)
    {
        auto* button = find<QPushButton>(dialog, "importStart");
        QVERIFY(button->isEnabled());
        button->click();
        QVERIFY(dialog.isImporting());
    }
    static QString results(const ImportDialog& dialog)
    {
        return find<QPlainTextEdit>(dialog, "importResults")->toPlainText();
    }
    static QString state(const ImportDialog& dialog) { return find<QLabel>(dialog, "importState")->text(); }

    WeekServer m_server;
    const GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    std::optional<WeekHandle> m_week;
    std::optional<Pg::Session> m_session;
    std::optional<QTemporaryDir> m_folder;
};

void TestImportDialog::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English));
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    auto game = std::make_shared<GameDefinition>(*m_library.game(QStringLiteral("spacetraders")));
    game->prefix = WeekServer::prefix();
    const QString name = m_server.newWeek(*game).toString();
    m_session.emplace(m_server.open(name));
    VERIFY_RESULT(migrate(*m_session, *game));
    const auto identity = identify(*m_session);
    VERIFY_RESULT(identity);
    m_week.emplace(
        WeekHandle {.pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()}),
                    .game = game,
                    .identity = *identity});
}

void TestImportDialog::init()
{
    m_folder.emplace();
    WeekServer::run(
        *m_session,
        "DROP TRIGGER IF EXISTS held ON raw.api_events; TRUNCATE raw.api_events RESTART IDENTITY CASCADE; "
        "DROP SCHEMA IF EXISTS weekglass CASCADE");
}

void TestImportDialog::resultsAreTold()
{
    ImportDialog dialog(*m_week);
    dialog.show();
    QVERIFY(!find<QPushButton>(dialog, "importStart")->isEnabled());
    const QString good = write(QStringLiteral("good"), responses(30) + "{\"a\":1}\n");
    const QString bad = write(QStringLiteral("bad"), "[" + responses(1).trimmed());
    dialog.addFiles({good, bad, good});
    QCOMPARE(find<QListWidget>(dialog, "importFiles")->count(), 2);
    QSignalSpy imported(&dialog, &ImportDialog::imported);
    start(dialog);
    QVERIFY(find<QProgressBar>(dialog, "importProgress")->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(imported.size(), 1, Patience);
    QCOMPARE(imported[0][1].toLongLong(), 30);
    const QString told = results(dialog);
    QVERIFY2(told.contains(QStringLiteral("good: 30 new, 0 already there, 1 rejected.")), qPrintable(told));
    QVERIFY2(told.contains(QStringLiteral("line 31: “fetched_at” is missing")), qPrintable(told));
    QVERIFY2(told.contains(QStringLiteral("good.rejects")), qPrintable(told));
    QVERIFY2(told.contains(QStringLiteral("bad: not loaded.")) && told.contains(QStringLiteral("truncated")),
             qPrintable(told));
    QCOMPARE(state(dialog),
             QStringLiteral("Done: 30 new, 0 already there, 1 rejected. 1 file(s) could not be loaded."));
    QCOMPARE(rows(), QStringLiteral("30"));
    find<QCheckBox>(dialog, "importPartial")->setChecked(true);
    start(dialog);
    QTRY_COMPARE_WITH_TIMEOUT(imported.size(), 2, Patience);
    QVERIFY2(results(dialog).contains(QStringLiteral("bad: 0 new, 1 already there, 0 rejected.")),
             qPrintable(results(dialog)));
}

/// Then the rest is told all the same.
void TestImportDialog::waitingThatIsNotKnown()
{
    auto game = std::make_shared<GameDefinition>(*m_week->game);
    game->import->waiting = GameFile {.name = QStringLiteral("waiting.sql"), .text = "SELECT 1 / 0"};
    WeekHandle week = *m_week;
    week.game = game;
    ImportDialog dialog(week);
    dialog.addFiles({write(QStringLiteral("a"), responses(10))});
    QSignalSpy imported(&dialog, &ImportDialog::imported);
    start(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog.isImporting(), Patience);
    QCOMPARE(imported.size(), 1);
    QVERIFY2(state(dialog).startsWith(QStringLiteral("Done: 10 new, ")), qPrintable(state(dialog)));
    QVERIFY2(results(dialog).contains(QStringLiteral("waiting.sql")), qPrintable(results(dialog)));
}

void TestImportDialog::folderIsTakenOnce()
{
    write(QStringLiteral("a"), responses(10));
    ImportDialog dialog(*m_week);
    dialog.addFiles({m_folder->path()});
    QSignalSpy imported(&dialog, &ImportDialog::imported);
    start(dialog);
    QTRY_COMPARE_WITH_TIMEOUT(imported.size(), 1, Patience);
    start(dialog);
    QTRY_COMPARE_WITH_TIMEOUT(imported.size(), 2, Patience);
    QVERIFY2(state(dialog).contains(QStringLiteral("1 file(s) had been imported before")),
             qPrintable(state(dialog)));
    QCOMPARE(rows(), QStringLiteral("10"));
}

void TestImportDialog::cancel()
{
    ImportDialog dialog(*m_week);
    dialog.show();
    dialog.addFiles(
        {write(QStringLiteral("first"), responses(10)), write(QStringLiteral("second"), responses(20))});
    hold(15); // of the second file
    start(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(results(dialog).contains(QStringLiteral("first: 10 new")), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(state(dialog).contains(QStringLiteral("File 2 of 2: second")), Patience);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog.isImporting(), Patience);
    QVERIFY2(state(dialog).startsWith(QStringLiteral("Cancelled")), qPrintable(state(dialog)));
    QCOMPARE(rows(), QStringLiteral("10"));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

void TestImportDialog::goingDialogEndsItsWork()
{
    hold(0);
    {
        ImportDialog dialog(*m_week);
        dialog.addFiles({write(QStringLiteral("first"), responses(10))});
        start(dialog);
        QTRY_COMPARE_WITH_TIMEOUT(heldSessions(), QStringLiteral("1"), Patience);
    }
    QTRY_COMPARE_WITH_TIMEOUT(heldSessions(), QStringLiteral("0"), Patience);
    QCOMPARE(rows(), QStringLiteral("0"));
}

void TestImportDialog::weekThatIsGone()
{
    WeekHandle gone = *m_week;
    gone.identity.oid += 1;
    ImportDialog dialog(gone);
    dialog.addFiles({write(QStringLiteral("first"), responses(10))});
    start(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog.isImporting(), Patience);
    QVERIFY2(state(dialog).contains(QStringLiteral("created again")), qPrintable(state(dialog)));
    QCOMPARE(rows(), QStringLiteral("0"));
}

void TestImportDialog::filesAreDropped()
{
    ImportDialog dialog(*m_week);
    const QString file = write(QStringLiteral("ü #1%.json"), "[]");
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file), QUrl(QStringLiteral("https://x.test/a"))});
    QDragEnterEvent enter({5, 5}, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QVERIFY(QCoreApplication::sendEvent(&dialog, &enter));
    QVERIFY(enter.isAccepted());
    QCOMPARE(enter.dropAction(), Qt::CopyAction);
    QDropEvent drop({5, 5}, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QVERIFY(QCoreApplication::sendEvent(&dialog, &drop));
    auto* files = find<QListWidget>(dialog, "importFiles");
    QCOMPARE(files->count(), 0); // not before the drop is over
    QTRY_COMPARE_WITH_TIMEOUT(files->count(), 1, Patience);
    QCOMPARE(files->item(0)->data(Qt::UserRole).toString(), file);
}

void TestImportDialog::othersAreNotDropped()
{
    QWidget target;
    bool mayDrop = true;
    auto* watched = new FileDrop(&target, [&mayDrop] { return mayDrop; });
    QSignalSpy dropped(watched, &FileDrop::dropped);
    const auto accepts = [&target](const QMimeData& data) {
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&target, &enter);
        QDropEvent drop({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&target, &drop);
        return enter.isAccepted() && drop.isAccepted();
    };
    QMimeData text;
    text.setText(QStringLiteral("/etc/passwd"));
    QVERIFY(!accepts(text));
    QMimeData link;
    link.setUrls({QUrl(QStringLiteral("https://x.test/a"))});
    QVERIFY(!accepts(link));
    QMimeData file;
    file.setUrls({QUrl::fromLocalFile(QStringLiteral("/etc/passwd"))});
    mayDrop = false;
    QVERIFY(!accepts(file));
    QCoreApplication::processEvents();
    QCOMPARE(dropped.size(), 0);
    mayDrop = true;
    QVERIFY(accepts(file));
    QTRY_COMPARE_WITH_TIMEOUT(dropped.size(), 1, Patience);
    QCOMPARE(dropped[0][0].toStringList(), QStringList {QStringLiteral("/etc/passwd")});
}

QTEST_MAIN(TestImportDialog)
#include "tst_importdialog.moc"
