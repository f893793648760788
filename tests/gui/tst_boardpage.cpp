#include "../live/weekserver.h"
#include "lifecycle/freezeweek.h"
#include "migrations/migrate.h"
#include "pages/board/boardpage.h"
#include "pages/board/stagestrip.h"
#include "pages/board/weeklogpage.h"
#include "patience.h"

#include <QAction>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>

using namespace Weekglass;

/// The weeks of a server by stage, as they come, change and go.
class TestBoardPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void namesThenSizesAndSchemas();
    void gatesOfTheSelectedWeek();
    void byKeyboard();
    void driftIsFound();
    void oneStageOneTextOneGame();
    void selectionStaysWhenItGoesOn();
    void droppedByOthers();
    void logSaysWhoAndWhy();
    void closingWhileLoading();
    void thousandWeeks();
    void serverGoesAndComes();

private:
    void open(Environment environment = Environment::Unmarked)
    {
        m_page = std::make_unique<BoardPage>(
            AdminServer {.pool = m_pool, .library = m_library, .environment = environment});
        m_page->resize(1000, 700);
        m_page->show();
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    }
    QString cell(const QString& week, WeekStage stage, int column) const
    {
        return m_page->model()->find(week, stage).siblingAtColumn(column).data().toString();
    }
    QString state() const { return m_page->findChild<QLabel*>(QStringLiteral("boardState"))->text(); }
    QPushButton* gate(WeekStep step) const
    {
        for (auto* button :
             m_page->findChildren<QPushButton*>(QStringLiteral("gate_%1").arg(static_cast<int>(step)))) {
            if (button->isVisible())
                return button;
        }
        return nullptr;
    }
    /// Weeks that are shown.
    QStringList shown() const
    {
        QStringList names;
        const QAbstractItemModel* model = m_page->tree()->model();
        for (int stage = 0; stage < model->rowCount(); ++stage) {
            const QModelIndex parent = model->index(stage, 0);
            for (int row = 0; row < model->rowCount(parent); ++row)
                names << model->index(row, 0, parent).data().toString();
        }
        return names;
    }
    void refresh()
    {
        m_page->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    }

    WeekServer m_server;
    std::shared_ptr<const GameLibrary> m_library;
    GamePointer m_game;
    std::shared_ptr<Pg::SessionPool> m_pool;
    QString m_live;
    QString m_frozen;
    QString m_invalid;
    std::unique_ptr<BoardPage> m_page;
};

void TestBoardPage::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("it counts the weeks of the server");
    m_library = std::make_shared<const GameLibrary>(GameLibrary::load({QStringLiteral(":/sql/games")}));
    m_game = m_library->game(QStringLiteral("galaxy"));
    m_pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()});
    for (QString* name : {&m_live, &m_frozen, &m_invalid})
        *name = m_server.newWeek(*m_game).toString();
    auto inside = m_server.open(m_live);
    VERIFY_RESULT(migrate(inside, *m_game));
    auto session = m_server.open();
    VERIFY_RESULT(freezeLogged(session, m_frozen, m_game->id, {.reason = QStringLiteral("it is over")}));
    WeekServer::run(session,
                    "UPDATE pg_database SET datconnlimit = -2 WHERE datname = '" + m_invalid.toUtf8() + "'");
}

void TestBoardPage::cleanup()
{
    m_page.reset();
}

void TestBoardPage::namesThenSizesAndSchemas()
{
    open(Environment::Production);
    QCOMPARE(m_page->model()->weekCount(), 3);
    QVERIFY(!cell(m_live, WeekStage::Live, BoardModel::SizeColumn).isEmpty());
    QVERIFY2(cell(m_live, WeekStage::Live, BoardModel::SchemaColumn).startsWith(QLatin1Char('v')),
             qPrintable(cell(m_live, WeekStage::Live, BoardModel::SchemaColumn)));
    QVERIFY(cell(m_live, WeekStage::Live, BoardModel::StateColumn).contains(QStringLiteral("due")));
    QVERIFY(cell(m_frozen, WeekStage::Frozen, BoardModel::SchemaColumn).contains(QStringLiteral("behind")));
    QCOMPARE(cell(m_invalid, WeekStage::Live, BoardModel::StateColumn), QStringLiteral("invalid"));
    QVERIFY(cell(m_invalid, WeekStage::Live, BoardModel::SchemaColumn).isEmpty());
    QVERIFY(state().startsWith(QStringLiteral("3 week")));
    bool isMarked = false;
    for (const QLabel* label : m_page->findChildren<QLabel*>())
        isMarked = isMarked || label->text() == QStringLiteral("PRODUCTION");
    QVERIFY(isMarked);
}

void TestBoardPage::gatesOfTheSelectedWeek()
{
    open();
    m_page->select(m_frozen, WeekStage::Frozen);
    QTRY_VERIFY_WITH_TIMEOUT(gate(WeekStep::Archive) && gate(WeekStep::Thaw) && !gate(WeekStep::Freeze),
                             Patience);
    QSignalSpy wanted(m_page.get(), &BoardPage::stepWanted);
    QTest::mouseClick(gate(WeekStep::Archive), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].value<WeekStep>(), WeekStep::Archive);
    m_page->select(m_invalid, WeekStage::Live);
    QTRY_VERIFY_WITH_TIMEOUT(gate(WeekStep::CleanUp) && !gate(WeekStep::Drop), Patience);
}

void TestBoardPage::byKeyboard()
{
    open();
    m_page->activateWindow();
    m_page->tree()->setFocus();
    m_page->select(m_live, WeekStage::Live);
    QSignalSpy activated(m_page.get(), &BoardPage::weekActivated);
    QTest::keyClick(m_page->tree(), Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].value<WeekHandle>().title(), m_live);
    QTest::keyClick(m_page->tree(), Qt::Key_G, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(gate(WeekStep::Reset) && gate(WeekStep::Reset)->hasFocus(),
                             Patience); // the next step
    QSignalSpy log(m_page.get(), &BoardPage::logWanted);
    m_page->findChild<QAction*>(QStringLiteral("weekLog"))->trigger();
    QCOMPARE(log[0][0].toString(), m_live);
}

void TestBoardPage::driftIsFound()
{
    auto inside = m_server.open(m_live);
    WeekServer::run(inside, "CREATE TABLE public.by_hand (id INT)");
    open();
    m_page->setReferences(std::make_shared<ReferenceCatalogs>(
        [options = m_pool->options()](const std::stop_token&) -> Result<Pg::ConnectOptions> {
            return options;
        }));
    m_page->readFacts(true);
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    const QString schema = cell(m_live, WeekStage::Live, BoardModel::SchemaColumn);
    QVERIFY2(schema.contains(QStringLiteral("1 difference")), qPrintable(schema));
    WeekServer::run(inside, "DROP TABLE public.by_hand");
}

void TestBoardPage::oneStageOneTextOneGame()
{
    open();
    const auto games = static_cast<qsizetype>(m_library->games().size());
    QCOMPARE(shown().size(), 3 + games); // of each game this week is planned
    auto* frozen = m_page->findChild<QToolButton*>(QStringLiteral("stage_frozen"));
    QVERIFY(frozen->text().endsWith(QStringLiteral(" 1")));
    frozen->click();
    QCOMPARE(shown(), QStringList(m_frozen));
    frozen->click();
    auto* search = m_page->findChild<QLineEdit*>(QStringLiteral("boardSearch"));
    search->setText(QStringLiteral("invalid"));
    QCOMPARE(shown(), QStringList(m_invalid));
    search->clear();
    auto* game = m_page->findChild<QComboBox*>(QStringLiteral("boardGame"));
    game->setCurrentIndex(game->findData(QStringLiteral("paperdynasty")));
    QCOMPARE(shown().size(), 1);
    game->setCurrentIndex(0);
    QCOMPARE(shown().size(), 3 + games);
}

void TestBoardPage::selectionStaysWhenItGoesOn()
{
    open();
    m_page->select(m_live, WeekStage::Live);
    auto session = m_server.open();
    VERIFY_RESULT(freezeLogged(session, m_live, m_game->id, {}));
    refresh();
    QVERIFY(m_page->current());
    QCOMPARE(m_page->current()->identity.name, m_live);
    QCOMPARE(m_page->current()->stage, WeekStage::Frozen);
    VERIFY_RESULT(thawLogged(session, m_live, m_game->id, {}));
}

void TestBoardPage::droppedByOthers()
{
    const QString name = m_server.newWeek(*m_game).toString();
    open();
    m_page->select(name, WeekStage::Live);
    auto session = m_server.open();
    WeekServer::run(session, "DROP DATABASE " + name.toUtf8() + " WITH (FORCE)");
    refresh();
    QVERIFY(!shown().contains(name));
    QVERIFY(!m_page->current() || m_page->current()->identity.name != name);
}

void TestBoardPage::logSaysWhoAndWhy()
{
    QTemporaryDir folder;
    WeekLogPage page(AdminServer {.pool = m_pool, .library = m_library});
    page.show();
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), Patience);
    page.showWeek(m_frozen);
    QCOMPARE(page.model()->rowCount(), 1);
    QCOMPARE(page.model()->operation(0)->first().kind, QStringLiteral("freeze"));
    QVERIFY(page.findChild<QPlainTextEdit*>(QStringLiteral("logDetail"))
                ->toPlainText()
                .contains(QStringLiteral("it is over")));
    QSignalSpy message(&page, &WeekLogPage::statusMessage);
    page.save(folder.filePath(QStringLiteral("log.csv")));
    QVERIFY(message.wait(Patience));
    QFile file(folder.filePath(QStringLiteral("log.csv")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("it is over"));
}

void TestBoardPage::closingWhileLoading()
{
    for (int i = 0; i < 10; ++i) {
        m_page = std::make_unique<BoardPage>(AdminServer {.pool = m_pool, .library = m_library});
        m_page->show();
        QTest::qWait(i * 20);
        m_page.reset();
    }
}

/// Rows of the catalog without files behind them: they are listed as real ones are.
void TestBoardPage::thousandWeeks()
{
    auto session = m_server.open();
    WeekServer::run(session, "SET allow_system_table_mods = on");
    WeekServer::run(session, R"(
        INSERT INTO pg_database
        SELECT (jsonb_populate_record(d, jsonb_build_object('oid', 3000000 + n, 'datname',
            format('galaxy_%s_w%s', 1900 + n / 50, lpad((1 + n % 50)::text, 2, '0'))))).*
        FROM pg_database AS d, generate_series(1, 1000) AS n WHERE d.datname = 'template1')");
    WeekServer::run(session, "UPDATE pg_database SET datistemplate = FALSE WHERE oid > 3000000");
    QElapsedTimer timer;
    timer.start();
    m_page = std::make_unique<BoardPage>(AdminServer {.pool = m_pool, .library = m_library});
    m_page->resize(1000, 700);
    m_page->show();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    qInfo("1000 weeks after %lld ms", timer.elapsed());
    QCOMPARE(m_page->model()->weekCount(), 1003);
    QVERIFY(state().contains(QStringLiteral("Ctrl+I"))); // so many are not asked by themselves
    timer.start();
    m_page->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    qInfo("again after %lld ms", timer.elapsed());
    m_page->readFacts();
    QTRY_VERIFY_WITH_TIMEOUT(state().contains(QStringLiteral("to go")), Patience);
    m_page->stop();
    QVERIFY(!m_page->isLoading());
    QCOMPARE(m_page->model()->weekCount(), 1003);
    WeekServer::run(session, "DELETE FROM pg_database WHERE oid > 3000000");
}

void TestBoardPage::serverGoesAndComes()
{
    open();
    auto* server = *TestServer::instance();
    server->killPostmaster();
    m_page->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading() && state().contains(QStringLiteral("the previous state")),
                             Patience);
    QVERIFY(shown().contains(m_live));
    VERIFY_RESULT(server->start());
    m_page->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading() && !state().contains(QStringLiteral("the previous state")),
                             Patience);
}

QTEST_MAIN(TestBoardPage)
#include "tst_boardpage.moc"
