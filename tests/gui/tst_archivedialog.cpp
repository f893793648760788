#include "../live/adminweek.h"
#include "lifecycle/sample.h"
#include "pages/archive/archivedialog.h"
#include "pages/archive/archivepage.h"
#include "pages/archive/openarchivedialog.h"
#include "pages/events/eventlist.h"
#include "pages/events/eventspage.h"
#include "pages/events/eventtablemodel.h"
#include "pages/metrics/metricspage.h"
#include "patience.h"
#include "settle.h"

#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>

using namespace Weekglass;

/// Archiving a week, opening the archive, looking at it, closing it.
class TestArchiveDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void archivedAndVerified();
    void stoppedSaysSo();
    void failureIsShown();
    void manifestBeforeOpening();
    void noArchives();
    void openedLookedAtAndClosed();

private:
    template<typename Widget>
    static Widget* part(const QObject& dialog, const char* name)
    {
        return dialog.findChild<Widget*>(QLatin1String(name));
    }
    static void press(const QObject& dialog, const char* name)
    {
        QTest::mouseClick(part<QPushButton>(dialog, name), Qt::LeftButton);
    }
    static QString facts(const QObject& dialog, const char* name)
    {
        const auto* table = part<QTableWidget>(dialog, name);
        QStringList lines;
        for (int row = 0; row < table->rowCount(); ++row)
            lines << table->item(row, 0)->text() + QStringLiteral(": ") + table->item(row, 1)->text();
        return lines.join(QLatin1Char('\n'));
    }
    template<typename Step>
    static bool answered(ChangeDialog& dialog, Step step)
    {
        QSignalSpy spy(&dialog, &ChangeDialog::answered);
        step();
        return spy.count() > 0 || spy.wait(Patience);
    }
    template<typename Step>
    static bool manifestRead(ChangeDialog& dialog, Step step)
    {
        QSignalSpy spy(&dialog, &ChangeDialog::previewed);
        step();
        return spy.count() > 0 || spy.wait(Patience);
    }
    std::unique_ptr<ArchiveDialog> shownDialog(const QString& folder)
    {
        auto dialog = std::make_unique<ArchiveDialog>(m_week);
        part<QCheckBox>(*dialog, "archiveInPlace")->setChecked(true);
        part<QLineEdit>(*dialog, "archiveFolder")->setText(folder);
        dialog->show();
        return dialog;
    }
    QString message(const QObject& dialog) { return part<QLabel>(dialog, "changeMessage")->text(); }
    QString opened()
    {
        auto session = m_server.open();
        return WeekServer::ask(session,
                               "SELECT (SELECT count(*) FROM pg_database WHERE datname LIKE '%(archive%') || "
                               "' ' || (SELECT count(*) "
                               "FROM pg_roles WHERE rolname ~ '^weekglass_(viewed|reader)_')");
    }

    AdminDatabases m_server;
    QTemporaryDir m_data;
    std::shared_ptr<const GameLibrary> m_library;
    WeekHandle m_week;
    QString m_file;
};

void TestArchiveDialog::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_library = std::make_shared<const GameLibrary>(GameLibrary::load({QStringLiteral(":/sql/games")}));
    const GamePointer game = m_library->game(QStringLiteral("galaxy"));
    const WeekName name {game->prefix, 1997, 5};
    m_server.weeks().made(name.toString());
    auto session = m_server.open();
    const auto created = createWeek(session, *game, name);
    VERIFY_RESULT(created);
    auto inside = m_server.open(name.toString());
    VERIFY_RESULT(migrate(inside, *game));
    VERIFY_RESULT(fillSample(inside, *game, name, 1));
    m_week = {.pool = Pg::SessionPool::create(m_server.options()), .game = game, .identity = *created};
}

void TestArchiveDialog::cleanupTestCase()
{
    waitForJobs();
}

void TestArchiveDialog::archivedAndVerified()
{
    auto dialog = shownDialog(m_data.path());
    QSignalSpy archived(dialog.get(), &ArchiveDialog::archived);
    QVERIFY(answered(*dialog, [&] { press(*dialog, "changeRun"); }));
    const QString headline = part<QLabel>(*dialog, "changeHeadline")->text();
    QVERIFY2(headline.startsWith(QLatin1String("Archived and verified")), qPrintable(message(*dialog)));
    m_file = archived.value(0).value(0).toString();
    QVERIFY(QFile::exists(m_file));
    QVERIFY(facts(*dialog, "changeFacts").contains(m_file));
    QVERIFY(!part<QPushButton>(*dialog, "changeRun")->isVisible());
    QTest::keyClick(dialog.get(), Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
}

void TestArchiveDialog::stoppedSaysSo()
{
    const auto files = QDir(m_data.path()).entryList(QDir::Files).size();
    // what pg_dump alone reads, and waits for without end: it is not over before it is stopped
    auto holder = m_server.open(m_week.identity.name);
    WeekServer::run(holder, "BEGIN; LOCK TABLE pg_catalog.pg_transform");
    auto dialog = shownDialog(m_data.path());
    QVERIFY(answered(*dialog, [&] {
        press(*dialog, "changeRun");
        QTRY_VERIFY_WITH_TIMEOUT(message(*dialog).contains(QLatin1String("bytes so far")), Patience);
        QTest::keyClick(dialog.get(), Qt::Key_Escape);
        QVERIFY(dialog->isVisible()); // for the answer
    }));
    QVERIFY2(message(*dialog).startsWith(QLatin1String("Stopped")), qPrintable(message(*dialog)));
    QCOMPARE(QDir(m_data.path()).entryList(QDir::Files).size(), files);
    QVERIFY(part<QPushButton>(*dialog, "changeRun")->isEnabled());
}

void TestArchiveDialog::failureIsShown()
{
    auto dialog = shownDialog(QStringLiteral("/proc/nowhere"));
    QVERIFY(answered(*dialog, [&] { press(*dialog, "changeRun"); }));
    QVERIFY2(message(*dialog).contains(QLatin1String("/proc/nowhere")), qPrintable(message(*dialog)));
    QVERIFY(part<QPushButton>(*dialog, "changeRun")->isEnabled());
}

void TestArchiveDialog::manifestBeforeOpening()
{
    OpenArchiveDialog dialog(m_library);
    dialog.show();
    auto* open = part<QPushButton>(dialog, "changeRun");
    QVERIFY(!open->isEnabled());
    auto* file = part<QLineEdit>(dialog, "openArchiveFile");
    QVERIFY(manifestRead(dialog, [&] { QTest::keyClicks(file, m_file); }));
    QVERIFY(open->isEnabled());
    QTest::keyClick(file, Qt::Key_Backspace); // what was read is not of this name
    QVERIFY(!open->isEnabled());
    QVERIFY(manifestRead(dialog, [&] { dialog.setFile(m_file); }));
    const auto manifest = readManifest(m_file);
    VERIFY_RESULT(manifest);
    const QString shown = facts(dialog, "changeFacts");
    for (const QString& fact :
         {m_week.identity.name, QString::number(m_week.identity.oid), manifest->version,
          manifest->serverVersion, QString::fromLatin1(manifest->verifiedAt),
          QString::fromLatin1(manifest->fingerprint.digest()), QString::fromLatin1(manifest->sha256)})
        QVERIFY2(!fact.isEmpty() && shown.contains(fact), qPrintable(fact));
    QVERIFY(open->isEnabled());
}

/// Files that are none, damaged ones, and those of a game that nobody knows.
void TestArchiveDialog::noArchives()
{
    const QString file = m_data.filePath(QStringLiteral("copy.dump"));
    OpenArchiveDialog dialog(m_library);
    dialog.setServer(m_server.options());
    dialog.show();
    auto* message = part<QLabel>(dialog, "changeMessage");
    auto* open = part<QPushButton>(dialog, "changeRun");
    QVERIFY(manifestRead(dialog, [&] { dialog.setFile(file); }));
    QVERIFY(!open->isEnabled() && facts(dialog, "changeFacts").isEmpty());
    auto manifest = *readManifest(m_file);
    QVERIFY(QFile::copy(m_file, file));
    manifest.week.name = QStringLiteral("unheard_1997_w05");
    manifest.game = QStringLiteral("unheard");
    VERIFY_RESULT(writeManifest(file, manifest));
    QVERIFY(manifestRead(dialog, [&] { dialog.setFile(file); }));
    QVERIFY(!open->isEnabled() && message->text().contains(QLatin1String("game of this week is unknown")));
    manifest = *readManifest(m_file);
    manifest.verifiedAt.clear();
    VERIFY_RESULT(writeManifest(file, manifest));
    QFile damaged(file);
    QVERIFY(damaged.open(QIODevice::ReadWrite) && damaged.seek(damaged.size() / 2)
            && damaged.write("damage") == 6);
    damaged.close();
    QVERIFY(manifestRead(dialog, [&] { dialog.setFile(file); }));
    QVERIFY(message->text().contains(QLatin1String("never verified")));
    QVERIFY(answered(dialog, [&] { press(dialog, "changeRun"); }));
    QVERIFY2(message->text().contains(QLatin1String("damaged")), qPrintable(message->text()));
    QCOMPARE(opened(), QStringLiteral("0 0"));
}

void TestArchiveDialog::openedLookedAtAndClosed()
{
    std::unique_ptr<ArchivePage> page;
    {
        OpenArchiveDialog dialog(m_library);
        dialog.setServer(m_server.options());
        dialog.show();
        connect(&dialog, &OpenArchiveDialog::opened, this,
                [&page](const std::shared_ptr<ViewedArchive>& archive, const GamePointer& game) {
                    page = std::make_unique<ArchivePage>(archive, game);
                });
        QVERIFY(manifestRead(dialog, [&] { dialog.setFile(m_file); }));
        press(dialog, "changeRun");
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.isVisible(), Patience);
    }
    QVERIFY(page);
    page->show();
    QCOMPARE(opened(), QStringLiteral("1 2"));
    QVERIFY(page->week().title().endsWith(QLatin1String("(archive)")));
    QSignalSpy wanted(page.get(), &ArchivePage::pageWanted);
    press(*page, "archive/events");
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].value<const QMetaObject*>(), &EventsPage::staticMetaObject);
    EventsPage eventsPage(page->week()); // what the main window does with it
    eventsPage.show();
    QTRY_VERIFY_WITH_TIMEOUT(!eventsPage.isLoading(), Patience);
    MetricsPage metricsPage(page->week());
    metricsPage.show();
    QTRY_VERIFY_WITH_TIMEOUT(!metricsPage.isLoading(), Patience);
    const int rows = eventsPage.list()->model()->rowCount();
    QVERIFY(rows > 0);
    page.reset(); // the tab is closed
    QVERIFY(waitForJobs());
    QCOMPARE(opened(), QStringLiteral("0 0"));
    eventsPage.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!eventsPage.isLoading(), Patience);
    QCOMPARE(eventsPage.list()->model()->rowCount(), rows); // what is shown stays
    const QString said = part<QLabel>(eventsPage, "pageBanner")->text();
    QVERIFY2(said.contains(QLatin1String("The archive is closed.")), qPrintable(said));
    QVERIFY(QFile::exists(m_file));
}

QTEST_MAIN(TestArchiveDialog)
#include "tst_archivedialog.moc"
