#include "app/games.h"
#include "app/mainwindow.h"
#include "base/files.h"
#include "pages/trust/trustdialog.h"
#include "patience.h"
#include "verifyresult.h"

#include <QAction>
#include <QDir>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QTreeWidget>

using namespace Weekglass;

/// The question whether a game that does not ship is trusted.
class TestTrustDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsWhatItIs();
    void asksOnceAndFromTheMenu();
    void trustIsKept();

private:
    void write(const QString& name, const QByteArray& text) const
    {
        const QString path = m_home->filePath(QStringLiteral("games/") + name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        VERIFY_RESULT(writePrivateFile(path, text));
    }
    GameLibrary load() const
    {
        return GameLibrary::load({m_home->filePath(QStringLiteral("games"))}, {}, trustInWorkspace());
    }
    void openWindow()
    {
        m_window = std::make_unique<MainWindow>(std::make_shared<const GameLibrary>(load()));
        m_window->show();
    }
    TrustDialog* dialog() const
    {
        TrustDialog* found = nullptr;
        (void)QTest::qWaitFor(
            [&] {
                for (auto* each : m_window->findChildren<TrustDialog*>())
                    found = each->isVisible() ? each : found;
                return found != nullptr;
            },
            Patience);
        return found;
    }
    void press(const char* button) const
    {
        QPointer<TrustDialog> asked = dialog();
        QVERIFY(asked);
        asked->findChild<QPushButton*>(QLatin1String(button))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!asked, Patience);
    }
    QAction* menuAction() const
    {
        for (auto* each : m_window->findChildren<QAction*>()) {
            if (each->text() == QStringLiteral("&Trust games…"))
                return each;
        }
        qFatal("no action");
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<MainWindow> m_window;
};

void TestTrustDialog::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", m_home->path().toUtf8());
    for (const char* id : {"dice", "cards"}) {
        const QString folder = QLatin1String(id) + QStringLiteral("/");
        write(folder + QStringLiteral("game.json"),
              QStringLiteral(R"({"id": "%1", "title": "<b>%1</b>", "prefix": "%1"})")
                  .arg(QLatin1String(id))
                  .toUtf8());
        write(folder + QStringLiteral("migrations/V1__a.sql"), "SELECT 1;\nCOPY a TO PROGRAM 'id'");
    }
}

void TestTrustDialog::cleanup()
{
    m_window.reset();
    QTRY_VERIFY_WITH_TIMEOUT(QThreadPool::globalInstance()->activeThreadCount() == 0, Patience);
}

void TestTrustDialog::showsWhatItIs()
{
    const auto questions = trustQuestions(load());
    QCOMPARE(questions.size(), std::size_t(2));
    TrustDialog asked(questions[1]);
    asked.show();
    QVERIFY(asked.findChild<QLabel*>(QStringLiteral("folder"))
                ->text()
                .contains(m_home->filePath(QStringLiteral("games/dice"))));
    auto* findings = asked.findChild<QTreeWidget*>(QStringLiteral("findings"));
    QCOMPARE(findings->topLevelItemCount(), 1);
    QCOMPARE(findings->topLevelItem(0)->text(0), QStringLiteral("migrations/V1__a.sql"));
    QCOMPARE(findings->topLevelItem(0)->text(1), QStringLiteral("2"));
    QVERIFY(findings->topLevelItem(0)->text(3).startsWith(QStringLiteral("COPY a TO PROGRAM")));
    QCOMPARE(asked.findChild<QListWidget*>(QStringLiteral("files"))->count(), 2);
    for (auto* label : asked.findChildren<QLabel*>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(!asked.findChild<QPushButton*>(QStringLiteral("trust"))->isDefault());
    QSignalSpy finished(&asked, &QDialog::finished);
    QTest::keyClick(&asked, Qt::Key_Return); // neither trusts nor cancels
    QVERIFY(finished.isEmpty());
    QCOMPARE(load().untrusted().size(), std::size_t(2));
}

void TestTrustDialog::asksOnceAndFromTheMenu()
{
    openWindow();
    m_window->games()->askForTrust();
    press("notNow");
    press("notNow");
    QCOMPARE(load().untrusted().size(), std::size_t(2));
    menuAction()->trigger();
    QVERIFY(dialog());
    QVERIFY(m_window->close()); // with a question open, and another one to come
    QVERIFY(!m_window->isVisible());
    for (auto* each : m_window->findChildren<TrustDialog*>())
        QVERIFY(!each->isVisible());
}

void TestTrustDialog::trustIsKept()
{
    openWindow();
    m_window->games()->askForTrust();
    press("trust");
    press("trust");
    QVERIFY(load().untrusted().empty());
    menuAction()->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->statusBar()->currentMessage().contains(QStringLiteral("are trusted")),
                             Patience);
    write(QStringLiteral("dice/migrations/V1__a.sql"), "SELECT 2");
    menuAction()->trigger();
    TrustDialog* again = dialog();
    QVERIFY(again);
    QCOMPARE(again->question().game, QStringLiteral("dice"));
    QCOMPARE(again->findChild<QListWidget*>(QStringLiteral("files"))->item(0)->text(),
             QStringLiteral("changed: migrations/V1__a.sql"));
    QVERIFY(
        again->findChild<QLabel*>(QStringLiteral("question"))->text().contains(QStringLiteral("changed")));
    press("notNow");
}

QTEST_MAIN(TestTrustDialog)
#include "tst_trustdialog.moc"
