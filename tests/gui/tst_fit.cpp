#include "../live/weekserver.h"
#include "app/connector.h"
#include "app/mainwindow.h"
#include "app/openpages.h"
#include "base/language.h"
#include "ctl.h"
#include "misfits.h"
#include "pages/weeks/weekspanel.h"
#include "patience.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QDialog>
#include <QLocale>
#include <QMenuBar>
#include <QTabWidget>
#include <QTemporaryDir>

using namespace Weekglass;

/// Every page and dialog fits, in each language, with small and large text, in windows of all sizes. Run with
/// QT_SCALE_FACTOR=1.5 too.
class TestFit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_window.reset(); }
    void pages_data() { looks(); }
    void pages();
    void dialogs_data() { looks(); }
    void dialogs();

private:
    static void looks()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<int>("points");
        // the translators of a language stay: English first
        for (const QLocale& locale : {QLocale(QLocale::English), QLocale(QLocale::German)}) {
            for (const int points : {10, 14})
                QTest::addRow("%s, %d pt", qPrintable(locale.name()), points) << locale << points;
        }
    }
    void open(const QLocale& locale, int points)
    {
        QLocale::setDefault(locale);
        installLanguage();
        QFont font = QApplication::font();
        font.setPointSize(points);
        QApplication::setFont(font);
        applyTheme(Theme::Light);
        m_window = std::make_unique<MainWindow>(m_library);
        m_window->show();
        m_window->connector()->connectTo({.conninfo = m_server->conninfo()});
        QTRY_COMPARE_WITH_TIMEOUT(m_window->weeks()->weeks().size(), 3U, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->weeks()->isSettled(), Patience);
    }
    /// Layouts ask again as long as they change something.
    static void settle()
    {
        for (int i = 0; i < 4; ++i) {
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        }
    }
    void openAll()
    {
        for (const PageKind& kind : m_window->pages()->kinds()) {
            for (WeekHandle on : m_window->weeks()->weeks()) {
                if (!kind.hasPagesOf(*on.game))
                    continue;
                if (kind.page.of != PageKind::Of::Week)
                    on.identity = {};
                const Page* page = m_window->pages()->openKind(kind, kind.isOfServer() ? WeekHandle() : on);
                QTRY_VERIFY_WITH_TIMEOUT(!page->isLoading(), Patience);
            }
        }
    }
    void lookAtPages(const QByteArray& size)
    {
        const auto tabs = m_window->pages()->openTabs();
        for (const OpenTab& tab : tabs) {
            for (const auto& [kind, state] : tab.pages) {
                m_window->pages()->openKind(*kind, tab.on);
                const Page* page = m_window->pages()->currentPage();
                QTRY_VERIFY_WITH_TIMEOUT(!page->isLoading(), Patience);
                settle();
                for (const auto* part : m_window->findChildren<QWidget*>())
                    if (part->isVisible() && part->minimumSizeHint().width() > 500)
                        qWarning("MIN %s %s %s %d", page->objectName().toUtf8().constData(),
                                 part->metaObject()->className(), qPrintable(part->objectName()),
                                 part->minimumSizeHint().width());
                note(size + ' ' + page->objectName().toUtf8(), *m_window);
            }
        }
    }
    /// Each is printed by itself: together they would be cut.
    void check()
    {
        m_found.removeDuplicates();
        for (const QString& misfit : std::as_const(m_found))
            qWarning("%s", qPrintable(misfit));
        QCOMPARE(m_found.size(), 0);
    }
    void note(const QByteArray& where, const QWidget& window)
    {
        for (const QString& misfit : Misfits::in(window))
            m_found << QString::fromUtf8(where) + QStringLiteral(": ") + misfit;
    }

    QTemporaryDir m_data;
    TestServer* m_server = nullptr;
    std::shared_ptr<const GameLibrary> m_library;
    std::unique_ptr<MainWindow> m_window;
    QStringList m_found;
};

void TestFit::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_server = *server;
    if (!m_server->isOwn())
        QSKIP("It shows all weeks of the server.");
    const Ctl ctl(m_server->conninfo());
    for (const char* week : {"galaxy_2025_w21", "paperdynasty_2025_w21", "spacetraders_2025_w21"}) {
        const Answer made = ctl({QStringLiteral("create"), QLatin1String(week), QStringLiteral("--sample")});
        QVERIFY2(made.exitCode == 0, made.err.constData());
    }
    m_library = std::make_shared<const GameLibrary>(GameLibrary::load({QStringLiteral(":/sql/games")}));
}

void TestFit::pages()
{
    QFETCH(QLocale, locale);
    QFETCH(int, points);
    m_found.clear();
    open(locale, points);
    openAll();
    for (const QSize size : {QSize(1024, 700), QSize(1280, 800), QSize(1920, 1080)}) {
        m_window->resize(size);
        settle();
        if (m_window->size() != size)
            m_found << QStringLiteral("%1: the window is %2 x %3")
                           .arg(size.width())
                           .arg(m_window->width())
                           .arg(m_window->height());
        lookAtPages(QByteArray::number(size.width()));
    }
    check();
}

/// Those that the actions with “…” open, on each page.
void TestFit::dialogs()
{
    QFETCH(QLocale, locale);
    QFETCH(int, points);
    m_found.clear();
    open(locale, points);
    openAll();
    int seen = 0;
    for (const auto& action : m_window->findChildren<QAction*>()) {
        if (!action->text().endsWith(QStringLiteral("…")) || !action->isEnabled())
            continue;
        action->trigger();
        settle();
        for (auto* dialog : m_window->findChildren<QDialog*>()) {
            if (!dialog->isVisible())
                continue;
            ++seen;
            note("dialog " + action->text().toUtf8(), *dialog);
            if (dialog->width() > 1024 || dialog->height() > 700)
                m_found << QStringLiteral("dialog %1 is too large: %2 x %3")
                               .arg(action->text())
                               .arg(dialog->width())
                               .arg(dialog->height());
            delete dialog;
        }
    }
    qInfo("%d dialogs", seen);
    QVERIFY(seen > 10);
    check();
}

QTEST_MAIN(TestFit)
#include "tst_fit.moc"
