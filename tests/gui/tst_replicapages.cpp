#include "app/connector.h"
#include "app/mainwindow.h"
#include "app/openpages.h"
#include "ctl.h"
#include "lifecycle/weekgates.h"
#include "pages/change/changedialog.h"
#include "pages/ingest/fetchsession.h"
#include "pages/ingest/ingestpage.h"
#include "pages/weeks/weekspanel.h"
#include "replicaserver.h"
#include "verifyresult.h"
#include "widgets/theme/pilllabel.h"

#include <QLabel>
#include <QMessageBox>
#include <QTableWidget>
#include <QTemporaryDir>

using namespace Weekglass;

/// A window on a standby: it says so, reads everything and changes nothing, until the standby is promoted
/// under its pages.
class TestReplicaPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void headerSaysIt();
    void everyPageReads();
    void changesAreRefused();
    void promotedUnderThePages();
    void confirmationNamesTheServer();

private:
    PillLabel* rolePill() const { return m_window->findChild<PillLabel*>(QStringLiteral("rolePill")); }
    static void await(const Page* page) { QTRY_VERIFY_WITH_TIMEOUT(!page->isLoading(), Patience); }
    void openAll()
    {
        for (const PageKind& kind : m_window->pages()->kinds()) {
            for (WeekHandle on : m_window->weeks()->weeks()) {
                if (!kind.hasPagesOf(*on.game))
                    continue;
                if (kind.page.of != PageKind::Of::Week)
                    on.identity = {};
                await(m_window->pages()->openKind(kind, kind.isOfServer() ? WeekHandle() : on));
            }
        }
    }
    WeekHandle weekOf(const char* game) const
    {
        const auto weeks = m_window->weeks()->weeks();
        return *std::ranges::find(weeks, QLatin1String(game),
                                  [](const WeekHandle& week) { return week.game->id; });
    }
    /// What pages say is wrong.
    QStringList complaints() const
    {
        QStringList found;
        for (const OpenTab& tab : m_window->pages()->openTabs()) {
            for (const auto& [kind, state] : tab.pages) {
                Page* page = m_window->pages()->openKind(*kind, tab.on);
                await(page);
                for (const auto* label : page->findChildren<QLabel*>()) {
                    const bool isError = label->objectName() == QLatin1String("pageBanner")
                        || label->text().contains(QLatin1String("[25006]"))
                        || label->text().contains(QLatin1String("during recovery"));
                    if (label->isVisible() && isError)
                        found << QString::fromLatin1(kind->id) + QStringLiteral(": ") + label->text();
                }
            }
        }
        return found;
    }
    /// Drops the first week, as far as its dialog.
    void wantDrop() { m_window->pages()->takeStep(WeekStep::Drop, m_window->weeks()->weeks().front()); }

    QTemporaryDir m_data;
    QString m_folder;
    std::optional<ReplicaServer> m_primary;
    std::optional<ReplicaServer> m_standby;
    std::unique_ptr<MainWindow> m_window;
};

void TestReplicaPages::initTestCase()
{
    if (const auto found = ReplicaServer::findPrograms(); !found)
        QSKIP(qPrintable(found.error().text()));
    qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
    m_folder = makeTestFolder();
    m_primary.emplace(m_folder, QStringLiteral("a"));
    m_standby.emplace(m_folder, QStringLiteral("b"));
    VERIFY_RESULT(m_primary->makePrimary());
    const Ctl ctl(m_primary->conninfo());
    for (const char* week : {"galaxy_2025_w21", "paperdynasty_2025_w21", "spacetraders_2025_w21"}) {
        const Answer made = ctl({QStringLiteral("create"), QLatin1String(week), QStringLiteral("--sample")});
        QVERIFY2(made.exitCode == 0, made.err.constData());
    }
    VERIFY_RESULT(m_standby->makeStandbyOf(*m_primary));
    m_standby->waitFor(*m_primary);
    m_window = std::make_unique<MainWindow>(
        std::make_shared<const GameLibrary>(GameLibrary::load({QStringLiteral(":/sql/games")})));
    m_window->show();
    m_window->connector()->connectTo({.conninfo = m_standby->conninfo()});
    QTRY_COMPARE_WITH_TIMEOUT(m_window->weeks()->weeks().size(), 3U, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->weeks()->isSettled(), Patience);
}

void TestReplicaPages::cleanupTestCase()
{
    m_window.reset();
    if (!m_folder.isEmpty())
        removeTestFolder(m_folder);
}

void TestReplicaPages::headerSaysIt()
{
    QTRY_VERIFY_WITH_TIMEOUT(rolePill()->isVisible(), Patience);
    auto primary = m_primary->open();
    (void)primary.execute(Pg::Sql("CREATE TABLE public.earlier (id int)")); // it may have replayed none yet
    QTRY_VERIFY2_WITH_TIMEOUT(rolePill()->pill().text.startsWith(QStringLiteral("Standby, as of 20")),
                              qPrintable(rolePill()->pill().text), Patience);
    const QString before = rolePill()->pill().text;
    (void)primary.execute(Pg::Sql("CREATE TABLE public.later (id int)"));
    QTRY_VERIFY_WITH_TIMEOUT(rolePill()->pill().text != before, Patience); // it follows
    QCOMPARE(rolePill()->pill().meaning, Meaning::Info);
}

void TestReplicaPages::everyPageReads()
{
    openAll();
    QCOMPARE(complaints().join(QLatin1Char('\n')), QString());
}

/// Instead of the dialog, before anything is asked.
void TestReplicaPages::changesAreRefused()
{
    const auto box = []() -> QMessageBox* {
        for (QWidget* top : QApplication::topLevelWidgets()) {
            if (top->objectName() == QLatin1String("standbyRefusal"))
                return qobject_cast<QMessageBox*>(top);
        }
        return nullptr;
    };
    const WeekHandle week = weekOf("spacetraders");
    auto* ingest = m_window->pages()->open<IngestPage>(week);
    const std::vector<std::function<void()>> changes {
        [this] { wantDrop(); },
        [this, week] {
            m_window->pages()->takeStep(WeekStep::Create, {week.pool, week.game, {}});
        },
        [this, week] { m_window->pages()->importFiles(week, {}); },
        [ingest] { ingest->findChild<QAction*>(QStringLiteral("ingestStart"))->trigger(); }};
    for (const auto& change : changes) {
        change();
        QTRY_VERIFY_WITH_TIMEOUT(box(), Patience);
        QVERIFY2(box()->text().contains(m_primary->host()), qPrintable(box()->text()));
        for (const auto* dialog : m_window->findChildren<QDialog*>())
            QVERIFY2(dialog == box(), dialog->metaObject()->className());
        delete box();
    }
    QCOMPARE(ingest->session()->state(), FetchSession::State::Idle);
}

void TestReplicaPages::promotedUnderThePages()
{
    VERIFY_RESULT(m_primary->stop());
    QTRY_COMPARE_WITH_TIMEOUT(rolePill()->pill().meaning, Meaning::Warning, Patience); // receives nothing
    VERIFY_RESULT(m_standby->promote());
    QTRY_VERIFY_WITH_TIMEOUT(!rolePill()->isVisible(), Patience);
    for (const OpenTab& tab : m_window->pages()->openTabs()) {
        for (const auto& [kind, state] : tab.pages)
            m_window->pages()->openKind(*kind, tab.on)->refresh();
    }
    QCOMPARE(complaints().join(QLatin1Char('\n')), QString());
}

/// Endpoint, role and timeline: the old primary has the same identifier.
void TestReplicaPages::confirmationNamesTheServer()
{
    wantDrop();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<ChangeDialog*>(), Patience);
    const auto* dialog = m_window->findChild<ChangeDialog*>();
    QTRY_VERIFY_WITH_TIMEOUT(dialog->change(), Patience);
    const auto* server = dialog->findChild<QLabel*>(QStringLiteral("changeServer"));
    QVERIFY(server->isVisible());
    QVERIFY2(server->text().contains(m_standby->host())
                 && server->text().contains(QStringLiteral("primary, timeline 2")),
             qPrintable(server->text()));
}

QTEST_MAIN(TestReplicaPages)
#include "tst_replicapages.moc"
