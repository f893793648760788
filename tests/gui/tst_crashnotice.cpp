#include "../live/weekserver.h"
#include "app/connector.h"
#include "app/mainwindow.h"
#include "base/crashfile.h"
#include "base/files.h"
#include "ctl.h"
#include "pages/diagnostics/reportdialog.h"
#include "pages/weeks/weekspanel.h"
#include "testfile.h"
#include "weeks/weeklink.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>

using namespace Weekglass;

/// A window that crashes while a week is open, and the next start.
class TestCrashNotice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void nothingIsSaidWithoutACrash();
    void crashOfTheProgramIsOffered();
    void laterKeepsIt();
    void diagnosticsAreShownAsTheyAreSaved();

private:
    QString folder() const { return m_data.path() + QStringLiteral("/weekglass/crashes"); }
    void openWindow()
    {
        m_window = std::make_unique<MainWindow>(m_library);
        m_window->show();
        m_window->rememberLook();
    }
    QWidget* notice() const { return m_window->findChild<QWidget*>(QStringLiteral("crashNotice")); }
    void press(const char* button) const
    {
        m_window->findChild<QPushButton*>(QLatin1String(button))->click();
    }
    ReportDialog* report() const
    {
        ReportDialog* dialog = nullptr;
        const auto isThere = [&] {
            dialog = m_window->findChild<ReportDialog*>();
            return dialog && dialog->findChild<QPushButton*>(QStringLiteral("save"))->isEnabled();
        };
        return QTest::qWaitFor(isThere, Patience) ? dialog : nullptr;
    }
    static QString text(const ReportDialog* dialog)
    {
        return dialog->findChild<QPlainTextEdit*>(QStringLiteral("text"))->toPlainText();
    }

    WeekServer m_server;
    QByteArray m_conninfo;
    QTemporaryDir m_data;
    std::shared_ptr<const GameLibrary> m_library;
    std::unique_ptr<MainWindow> m_window;
    const QString m_week = QStringLiteral("galaxy_2032_w01");
};

void TestCrashNotice::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
    qputenv("XDG_RUNTIME_DIR", m_data.path().toUtf8());
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("makes a week of its own name, so it needs a server of its own"); // initTestCase
    m_conninfo = (*TestServer::instance())->conninfo();
    m_server.made(m_week);
    const Answer made = Ctl(m_conninfo)({QStringLiteral("create"), m_week, QStringLiteral("--sample")});
    QVERIFY2(made.exitCode == 0, made.err.constData());
    m_library = std::make_shared<const GameLibrary>(GameLibrary::load({QStringLiteral(":/sql/games")}));
}

void TestCrashNotice::init()
{
    QDir(folder()).removeRecursively();
}

void TestCrashNotice::nothingIsSaidWithoutACrash()
{
    openWindow();
    QTRY_COMPARE_WITH_TIMEOUT(QThreadPool::globalInstance()->activeThreadCount(), 0, Patience);
    QCoreApplication::processEvents();
    QVERIFY(!notice()->isVisible());
}

void TestCrashNotice::crashOfTheProgramIsOffered()
{
    auto maintenance = m_server.open();
    const QString oid =
        WeekServer::ask(maintenance, "SELECT oid FROM pg_database WHERE datname = 'galaxy_2032_w01'");
    const QString system = WeekServer::ask(maintenance, "SELECT system_identifier FROM pg_control_system()");
    const auto address = Pg::serverAddress({.conninfo = m_conninfo});
    VERIFY_RESULT(address);
    const QString link =
        WeekLink {.page = QStringLiteral("snapshots"),
                  .week = {.systemIdentifier = system.toUtf8(), .oid = oid.toUInt(), .name = m_week},
                  .server = *address}
            .toString();
    QProcess program;
    program.start(QCoreApplication::applicationDirPath() + QStringLiteral("/weekglass"),
                  {QStringLiteral("--connect"), QString::fromUtf8(m_conninfo + " password=z0rtl"), link});
    QVERIFY(program.waitForStarted(Patience));
    const auto isWeekRead = [&maintenance] {
        return WeekServer::ask(
            maintenance,
            "SELECT count(*) > 0 FROM pg_stat_activity WHERE datname = 'galaxy_2032_w01' AND "
            "query LIKE '%snapshots%'");
    };
    QTRY_COMPARE_WITH_TIMEOUT(isWeekRead(), QStringLiteral("t"), Patience);
    sendSignal(program, SIGSEGV);
    QVERIFY(program.waitForFinished(Patience) || program.state() == QProcess::NotRunning);
    QCOMPARE(program.exitStatus(), QProcess::CrashExit);
    const auto files = crashFiles(folder());
    QCOMPARE(files.size(), std::size_t(1));
    const QByteArray left = allBytes(folder());
    for (const char* part : {"Crash of weekglass " WEEKGLASS_VERSION, "Signal: SIGSEGV", "s page snapshots\n",
                             "Calls, the last first:", "libQt6Core", "End of the report."})
        QVERIFY2(left.contains(part), left.constData());
    QVERIFY2(!left.contains("z0rtl") && !left.contains("Kestrel"), left.constData());

    openWindow();
    QTRY_VERIFY_WITH_TIMEOUT(notice()->isVisible(), Patience);
    const auto* words = m_window->findChild<QLabel*>(QStringLiteral("crashNoticeText"));
    QVERIFY2(words->text().startsWith(QLatin1String("weekglass crashed at ")), qPrintable(words->text()));
    press("crashNoticeShow");
    ReportDialog* dialog = report();
    QVERIFY(dialog);
    const QString shown = text(dialog);
    QVERIFY2(shown.contains(QLatin1String("Signal: SIGSEGV")), qPrintable(shown));
    const QString copy = m_data.filePath(QStringLiteral("copy.txt"));
    dialog->saveTo(copy);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(copy), Patience);
    QCOMPARE(QString::fromUtf8(*readFile(copy)), shown);
    dialog->close();
    press("crashNoticeDelete");
    QTRY_VERIFY_WITH_TIMEOUT(!notice()->isVisible(), Patience);
    QVERIFY(crashFiles(folder()).empty());
}

void TestCrashNotice::laterKeepsIt()
{
    for (int i = 0; i < 3; ++i)
        writeFile(folder() + QStringLiteral("/weekglassctl-%1.crash").arg(i), "Crash of weekglassctl\n");
    openWindow();
    QTRY_VERIFY_WITH_TIMEOUT(notice()->isVisible(), Patience);
    const QString words = m_window->findChild<QLabel*>(QStringLiteral("crashNoticeText"))->text();
    QVERIFY2(words.startsWith(QLatin1String("weekglassctl crashed"))
                 && words.contains(QLatin1String(" 2 more")),
             qPrintable(words));
    press("crashNoticeLater");
    QVERIFY(!notice()->isVisible());
    QCOMPARE(crashFiles(folder()).size(), std::size_t(3));
    openWindow();
    QTRY_VERIFY_WITH_TIMEOUT(notice()->isVisible(), Patience);
}

void TestCrashNotice::diagnosticsAreShownAsTheyAreSaved()
{
    openWindow();
    m_window->connector()->connectTo({.conninfo = m_conninfo + " password=z0rtl"});
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->weeks()->weeks().empty(), Patience);
    QAction* action = nullptr;
    for (QAction* each : m_window->findChildren<QAction*>())
        action = each->text().remove(QLatin1Char('&')) == QStringLiteral("Diagnostics…") ? each : action;
    QVERIFY(action && !action->shortcut().isEmpty());
    action->trigger();
    ReportDialog* dialog = report();
    QVERIFY(dialog);
    const QString shown = text(dialog);
    for (const char* part : {"Program: weekglass " WEEKGLASS_VERSION, "Platform: offscreen",
                             "max_connections: ", "galaxy_2032_w01: ready", "action Diagnostics…"})
        QVERIFY2(shown.contains(QString::fromUtf8(part)), qPrintable(shown));
    QVERIFY2(!shown.contains(QLatin1String("z0rtl")) && !shown.contains(QLatin1String("Kestrel")),
             qPrintable(shown));
    dialog->findChild<QPushButton*>(QStringLiteral("copy"))->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), shown);
    const QString file = m_data.filePath(QStringLiteral("diagnostics.txt"));
    dialog->saveTo(file);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), Patience);
    QCOMPARE(QString::fromUtf8(*readFile(file)), shown);
    dialog->saveTo(m_data.filePath(QStringLiteral("none/there.txt")));
    const auto* message = dialog->findChild<QLabel*>(QStringLiteral("message"));
    QTRY_VERIFY_WITH_TIMEOUT(message->text().contains(QLatin1String("cannot be written")), Patience);
}

QTEST_MAIN(TestCrashNotice)
#include "tst_crashnotice.moc"
