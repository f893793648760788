#include "../live/weekserver.h"
#include "base/files.h"
#include "game/usermetrics.h"
#include "pages/sql/resultchart.h"
#include "pages/sql/savedsql.h"
#include "pages/sql/savedsqldialog.h"
#include "pages/sql/sqlpage.h"
#include "patience.h"
#include "trust/gametrust.h"
#include "weeks/weekhandle.h"
#include "whenrunning.h"
#include "widgets/parts/queryresultmodel.h"
#include "widgets/parts/sqleditor.h"
#include "workspace/workspace.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QTextLayout>
#include <QThreadPool>

using namespace Weekglass;

/// SQL as an analyst writes and runs it.
class TestSqlPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void resultIsATable();
    void statementAtTheCursorIsRun();
    void nothingElseIsRun();
    void errorIsMarked();
    void plansAreText();
    void chartOverTime();
    void chartOfSeries();
    void severalWeeks();
    void cutResultGoesOn();
    void runningIsCancelled();
    void timesOut();
    void completion();
    void colours();
    void hostileResult();
    void cellsAreCopied();
    void historyIsKept();
    void namedQueriesAreKept();
    void savedAsMetric();
    void goneWeekKeepsTextAndResult();
    void closingWhileRunningIsHarmless();

private:
    WeekHandle handle(const QString& name)
    {
        auto session = m_server.open(name);
        return {.pool = m_pool, .game = m_game, .identity = *identify(session)};
    }
    static std::vector<SavedSql> history(const QString& game)
    {
        const auto items = SavedItems(game, QLatin1String(SqlHistoryKind)).all();
        return items ? sqlHistory(*items) : std::vector<SavedSql>();
    }
    void run(const QString& sql, const char* action = "runSql")
    {
        m_page->setText(sql);
        trigger(action);
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isRunning() && !m_page->isDrawing(), Patience);
    }
    void trigger(const char* action)
    {
        auto* found = m_page->findChild<QAction*>(QLatin1String(action));
        QVERIFY(found && found->isEnabled());
        found->trigger();
    }
    bool isEnabled(const char* action)
    {
        return m_page->findChild<QAction*>(QLatin1String(action))->isEnabled();
    }
    QString message() { return m_page->findChild<QLabel*>(QStringLiteral("sqlMessage"))->text(); }
    QString cell(int row, int column) const { return m_page->model()->index(row, column).data().toString(); }
    QTabWidget* tabs() { return m_page->findChild<QTabWidget*>(QStringLiteral("sqlResults")); }
    QString plan() { return m_page->findChild<QPlainTextEdit*>(QStringLiteral("sqlPlan"))->toPlainText(); }

    QTemporaryDir m_home;
    WeekServer m_server;
    GamePointer m_game;
    std::shared_ptr<Pg::SessionPool> m_pool;
    QStringList m_weeks;
    std::unique_ptr<SqlPage> m_page;
};

void TestSqlPage::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
    GameDefinition game;
    game.id = QStringLiteral("own");
    game.title = QStringLiteral("Own");
    game.prefix = WeekServer::prefix();
    m_game = std::make_shared<const GameDefinition>(game);
    m_pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()});
    for (int i = 0; i < 3; ++i) {
        m_weeks << m_server.newWeek(game).toString();
        auto session = m_server.open(m_weeks.last());
        WeekServer::run(session, R"(
            CREATE TABLE public.fuel (at timestamptz, ship text, value numeric);
            INSERT INTO public.fuel SELECT '2025-01-06'::timestamptz + i * interval '1 hour',
                CASE i % 2 WHEN 0 THEN 'A' ELSE 'B' END, 100 - i / 2 FROM generate_series(0, 99) AS i)");
        if (i > 0)
            WeekServer::run(session, "ALTER TABLE public.fuel ADD COLUMN pilot text DEFAULT 'Ann'");
    }
}

void TestSqlPage::init()
{
    m_page = std::make_unique<SqlPage>(handle(m_weeks[0]));
    m_page->setWeeks({handle(m_weeks[2]), handle(m_weeks[1]), handle(m_weeks[0])});
    m_page->resize(1000, 700);
    m_page->show();
    m_page->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get(), Patience));
}

void TestSqlPage::cleanup()
{
    m_page.reset();
    m_pool->closeIdle(std::chrono::milliseconds(0));
}

void TestSqlPage::resultIsATable()
{
    QAbstractItemModelTester tester(m_page->findChild<QTableView*>()->model());
    run(QStringLiteral(
        "SELECT ship, value, NULL AS nothing, '' AS empty FROM public.fuel ORDER BY at LIMIT 3"));
    const auto* model = m_page->model();
    QCOMPARE(model->rowCount(), 3);
    QCOMPARE(model->columnCount(), 4);
    QCOMPARE(model->headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("value"));
    QVERIFY(
        model->headerData(1, Qt::Horizontal, Qt::ToolTipRole).toString().contains(QStringLiteral("numeric")));
    QCOMPARE(cell(0, 0), QStringLiteral("A"));
    QCOMPARE(cell(0, 1), QStringLiteral("100"));
    QCOMPARE(cell(0, 2), QStringLiteral("NULL"));
    using Kind = CombinedResult::CellKind;
    QCOMPARE(model->index(0, 2).data(QueryResultModel::KindRole).toInt(), static_cast<int>(Kind::Null));
    QCOMPARE(cell(0, 3), QString());
    QCOMPARE(model->index(0, 3).data(QueryResultModel::KindRole).toInt(), static_cast<int>(Kind::Text));
    QVERIFY(message().startsWith(QStringLiteral("3 row(s) in")));
}

void TestSqlPage::statementAtTheCursorIsRun()
{
    m_page->setText(QStringLiteral("SELECT 1 AS a;\nSELECT 2 AS a; -- two\n"));
    QTextCursor cursor = m_page->editor()->textCursor();
    cursor.setPosition(3);
    m_page->editor()->setTextCursor(cursor);
    QTest::keyClick(m_page->editor(), Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(cell(0, 0), QStringLiteral("1"), Patience);
    cursor.movePosition(QTextCursor::End);
    m_page->editor()->setTextCursor(cursor);
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isRunning(), Patience);
    QTest::keyClick(m_page->editor(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(cell(0, 0), QStringLiteral("2"), Patience);
    cursor.setPosition(7);
    cursor.setPosition(8, QTextCursor::KeepAnchor); // the 1 only
    m_page->editor()->setTextCursor(cursor);
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isRunning(), Patience);
    trigger("runSql");
    QVERIFY(!m_page->isRunning()); // "1" is no statement
    QCOMPARE(m_page->editor()->errorAt(), qsizetype(7));
}

void TestSqlPage::nothingElseIsRun()
{
    run(QStringLiteral("SELECT 1 AS a"));
    const std::pair<const char*, const char*> refused[] {
        {"DELETE FROM public.fuel", "Read-only: DELETE is not allowed."},
        {"COMMIT", "COMMIT is not run here"},
        {"COPY public.fuel TO STDOUT", "COPY is not run here"}};
    for (const auto& [sql, why] : refused) {
        run(QString::fromUtf8(sql));
        QVERIFY2(message().contains(QLatin1String(why)), qPrintable(message()));
        QCOMPARE(cell(0, 0), QStringLiteral("1")); // what was there stays
    }
    m_page->setText(QStringLiteral("SELECT 1; DROP TABLE public.fuel"));
    m_page->editor()->selectAll();
    trigger("runSql");
    QVERIFY2(message().contains(QStringLiteral("Read-only: DROP is not allowed.")), qPrintable(message()));
    run(QStringLiteral("SELECT nextval('x'), pg_terminate_backend(1)"));
    QVERIFY(message().contains(QStringLiteral("pg_terminate_backend")));
    run(QStringLiteral("WITH gone AS (DELETE FROM public.fuel RETURNING 1) SELECT * FROM gone"));
    QVERIFY2(message().contains(QStringLiteral("25006")), qPrintable(message()));
    auto session = m_server.open(m_weeks[0]);
    QCOMPARE(WeekServer::ask(session, "SELECT count(*) FROM public.fuel"), QStringLiteral("100"));
}

void TestSqlPage::errorIsMarked()
{
    const QString sql = QStringLiteral("SELECT 1;\n-- ä😀\nSELECT 'ä😀', shop FROM public.fuel");
    run(sql);
    QCOMPARE(m_page->editor()->errorAt(), sql.indexOf(QStringLiteral("shop")));
    QCOMPARE(m_page->editor()->textCursor().position(),
             static_cast<int>(sql.indexOf(QStringLiteral("shop"))));
    QCOMPARE(m_page->editor()->extraSelections().size(), 1);
    QCOMPARE(m_page->editor()->extraSelections()[0].cursor.selectedText(), QStringLiteral("shop"));
    QVERIFY2(message().contains(QStringLiteral("line 3, column 15")), qPrintable(message()));
    QTest::keyClicks(m_page->editor(), QStringLiteral("x"));
    QCOMPARE(m_page->editor()->errorAt(), qsizetype(-1));
    run(QStringLiteral("SELECT * FROM fuel"));
    QVERIFY2(message().contains(QStringLiteral("public.fuel")), qPrintable(message()));
    run(QStringLiteral("SELECT 1 FROM"));
    QVERIFY(m_page->editor()->errorAt() >= 0); // at the end of the text
}

void TestSqlPage::plansAreText()
{
    run(QStringLiteral("SELECT * FROM public.fuel WHERE ship = 'A'"), "explainSql");
    QVERIFY(plan().contains(QStringLiteral("Seq Scan")) && !plan().contains(QStringLiteral("actual")));
    QCOMPARE(tabs()->currentIndex(), 2);
    run(QStringLiteral("SELECT * FROM public.fuel"), "analyzeSql");
    QVERIFY(plan().contains(QStringLiteral("actual")) && plan().contains(QLatin1Char('\n')));
    m_page->chooseWeeks({m_weeks[0], m_weeks[1]});
    run(QStringLiteral("SELECT * FROM public.fuel"), "explainSql");
    QCOMPARE(plan().count(QStringLiteral("Seq Scan")), 2);
    QVERIFY(plan().contains(m_weeks[1]));
}

void TestSqlPage::chartOverTime()
{
    run(QStringLiteral("SELECT value, at, ship FROM public.fuel"));
    const QueryChart& chart = m_page->chart()->chart();
    QCOMPARE(chart.xName, QStringLiteral("at"));
    QVERIFY(chart.isTime);
    QCOMPARE(chart.series.size(), std::size_t(1));
    QCOMPARE(chart.series[0].points.size(), std::size_t(100));
    QCOMPARE(chart.series[0].points[0], QPointF(1736121600e6, 100));
    QVERIFY(std::ranges::is_sorted(chart.series[0].points, {}, &QPointF::x));
    tabs()->setCurrentIndex(1);
    QTest::mouseMove(m_page->chart(), m_page->chart()->rect().center());
    QVERIFY(!m_page->chart()->grab().isNull());
    auto* x = m_page->findChild<QComboBox*>(QStringLiteral("sqlChartX"));
    QCOMPARE(x->count(), 2);
    run(QStringLiteral("SELECT i, i * i AS square, 'NaN'::float8 AS hole FROM generate_series(1, 10) AS i"));
    QVERIFY(!m_page->chart()->chart().isTime);
    QCOMPARE(m_page->chart()->chart().series.size(), std::size_t(1));
    QCOMPARE(m_page->chart()->chart().series[0].points.back(), QPointF(10, 100));
    QVERIFY(!m_page->chart()->grab().isNull());
    run(QStringLiteral("SELECT 'a' AS a"));
    QVERIFY(m_page->chart()->chart().series.empty());
    QVERIFY(!m_page->chart()->grab().isNull());
}

void TestSqlPage::chartOfSeries()
{
    m_page->chooseWeeks({m_weeks[0], m_weeks[1]});
    run(QStringLiteral("SELECT at, ship AS series, value FROM public.fuel ORDER BY at"));
    QStringList names;
    for (const QuerySeries& series : m_page->chart()->chart().series)
        names << series.name;
    QCOMPARE(names.size(), 4);
    QVERIFY(names[0].startsWith(QStringLiteral("A · ")));
}

void TestSqlPage::severalWeeks()
{
    WeekHandle dead = handle(m_weeks[1]);
    dead.identity.name += QStringLiteral("x");
    m_page->setWeeks({handle(m_weeks[2]), dead, handle(m_weeks[0])});
    m_page->chooseWeeks({m_weeks[0], dead.title(), m_weeks[2]});
    QSignalSpy gone(m_page.get(), &SqlPage::weekGone);
    run(QStringLiteral("SELECT * FROM public.fuel ORDER BY at LIMIT 2"));
    QCOMPARE(m_page->model()->rowCount(), 5);
    QStringList names;
    for (int i = 0; i < m_page->model()->columnCount(); ++i)
        names << m_page->model()->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString();
    QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("week error at ship value pilot"));
    QCOMPARE(cell(0, 0), m_weeks[2]);
    QCOMPARE(cell(0, 5), QStringLiteral("Ann"));
    QVERIFY2(cell(2, 1).contains(QStringLiteral("3D000")), qPrintable(cell(2, 1)));
    QCOMPARE(cell(3, 5), QStringLiteral("not in ") + m_weeks[0]);
    QVERIFY(gone.isEmpty()); // the page's own week is there
    run(QStringLiteral("SELECT nothing FROM public.fuel"));
    QVERIFY(m_page->editor()->errorAt() > 0);
}

void TestSqlPage::cutResultGoesOn()
{
    run(QStringLiteral("SELECT generate_series(1, 30000) AS i"));
    QCOMPARE(m_page->model()->rowCount(), 10000);
    QVERIFY2(message().contains(QStringLiteral("There are more")), qPrintable(message()));
    trigger("moreSqlRows");
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isRunning(), Patience);
    QCOMPARE(m_page->model()->rowCount(), 30000);
    QCOMPARE(cell(29999, 0), QStringLiteral("30000"));
    QVERIFY(!isEnabled("moreSqlRows"));
}

void TestSqlPage::runningIsCancelled()
{
    m_page->setText(QStringLiteral("SELECT pg_sleep(600)"));
    trigger("runSql");
    QVERIFY2(message().startsWith(QStringLiteral("Running for ")), qPrintable(message()));
    const QString first = message();
    QTRY_VERIFY_WITH_TIMEOUT(message() != first, Patience);
    QVERIFY2(message().startsWith(QStringLiteral("Running for ")), qPrintable(message()));
    QVERIFY(!isEnabled("runSql"));
    QTest::keyClick(m_page->editor(), Qt::Key_Escape);
    QVERIFY(!m_page->isRunning());
    QVERIFY(message().contains(QStringLiteral("Cancelled. Showing the previous result.")));
    auto session = m_server.open();
    QTRY_COMPARE_WITH_TIMEOUT(
        WeekServer::ask(
            session,
            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep(600%' "
            "AND pid <> pg_backend_pid()"),
        QStringLiteral("0"), Patience);
    run(QStringLiteral("SELECT 5 AS a"));
    QCOMPARE(cell(0, 0), QStringLiteral("5"));
}

void TestSqlPage::timesOut()
{
    m_page->findChild<QSpinBox*>(QStringLiteral("sqlTimeout"))->setValue(1);
    run(QStringLiteral("SELECT pg_sleep(600)"));
    QVERIFY2(message().contains(QStringLiteral("in time")), qPrintable(message()));
}

void TestSqlPage::completion()
{
    m_page->setText(QStringLiteral("SELECT f. FROM public.fuel AS f"));
    QTextCursor cursor = m_page->editor()->textCursor();
    cursor.setPosition(9);
    m_page->editor()->setTextCursor(cursor);
    QTRY_COMPARE_WITH_TIMEOUT(
        m_page->editor()->proposals(),
        QStringList({QStringLiteral("at"), QStringLiteral("ship"), QStringLiteral("value")}), Patience);
    QTest::keyClicks(m_page->editor(), QStringLiteral("sh"));
    m_page->editor()->showProposals();
    QTRY_VERIFY_WITH_TIMEOUT(m_page->editor()->completer()->popup()->isVisible(), Patience);
    QTest::keyClick(m_page->editor()->completer()->popup(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_page->editor()->toPlainText(),
                              QStringLiteral("SELECT f.ship FROM public.fuel AS f"), Patience);
}

void TestSqlPage::colours()
{
    m_page->setText(QStringLiteral("SELECT 1 /* a\nSELECT */ 'x'"));
    const auto formats = [this](int block) {
        return m_page->editor()->document()->findBlockByNumber(block).layout()->formats();
    };
    QTRY_COMPARE_WITH_TIMEOUT(formats(1).value(0).length, 9, Patience); // still the comment
    QVERIFY(formats(1).value(0).format.fontItalic());
    QCOMPARE(formats(0).value(0).format.fontWeight(), int(QFont::DemiBold));
    QTextCursor cursor = m_page->editor()->textCursor();
    cursor.setPosition(9);
    cursor.setPosition(11, QTextCursor::KeepAnchor);
    m_page->editor()->setTextCursor(cursor);
    QTest::keyClick(m_page->editor(), Qt::Key_Delete); // the comment is none any more: the next line is SQL
    QTRY_COMPARE_WITH_TIMEOUT(formats(1).value(0).format.fontWeight(), int(QFont::DemiBold), Patience);
}

void TestSqlPage::hostileResult()
{
    QStringList columns;
    for (int i = 0; i < 1600; ++i)
        columns << QStringLiteral("repeat('x', 100) AS \"<b>\u202e%1\n\"").arg(i);
    run(QStringLiteral("SELECT ") + columns.join(QStringLiteral(", ")));
    QCOMPARE(m_page->model()->columnCount(), 1600);
    const QString name = m_page->model()->headerData(7, Qt::Horizontal, Qt::DisplayRole).toString();
    QVERIFY(!name.contains(QChar(0x202e)) && !name.contains(QLatin1Char('\n')));
    m_page->grab();
    run(QStringLiteral("SELECT repeat(E'ä\n\u202e<b>', 5000000) AS a, E'\\x01' AS b"));
    QVERIFY(cell(0, 0).size() < 400);
    QVERIFY(!cell(0, 0).contains(QChar(0x202e)));
    QVERIFY(
        m_page->model()->index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;b&gt;")));
    m_page->grab();
    run(QStringLiteral("SELECT"));
    QCOMPARE(m_page->model()->columnCount(), 0);
    run(QStringLiteral("SELECT 'a%1' AS a").arg(QChar(u'\0')));
    QVERIFY2(message().contains(QStringLiteral("NUL")), qPrintable(message()));
}

void TestSqlPage::cellsAreCopied()
{
    run(QStringLiteral(
        "SELECT 1 AS a, NULL AS b, E'x\\ty' AS c UNION ALL SELECT 2, 'z', repeat('l', 1000) ORDER BY 1"));
    auto* table = m_page->findChild<QTableView*>(QStringLiteral("sqlTable"));
    table->selectAll();
    table->setFocus();
    trigger("copySqlCells");
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QString(QStringLiteral("1\t\t\"x\ty\"\n2\tz\t") + QString(1000, QLatin1Char('l'))));
}

void TestSqlPage::historyIsKept()
{
    const QString sql = QStringLiteral("SELECT 4711 AS remembered");
    // each is written behind its run, with the time of that: the next one has to be the newer one
    const auto isNewest = [this](const QString& text) {
        const auto kept = history(m_game->id);
        return !kept.empty() && kept.front().text == text
            && kept.front().at < QDateTime::currentDateTimeUtc();
    };
    for (const QString& one : {sql, QStringLiteral("SELECT 4712"), sql}) {
        run(one);
        QTRY_VERIFY_WITH_TIMEOUT(isNewest(one), Patience);
    }
    const auto list = history(m_game->id);
    QCOMPARE(std::ranges::count(list, sql, &SavedSql::text), 1);
    trigger("sqlHistory");
    auto* dialog = m_page->findChild<SavedSqlDialog*>();
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isLoading(), Patience);
    dialog->findChild<QLineEdit*>(QStringLiteral("savedSqlSearch"))->setText(QStringLiteral("4712"));
    QCOMPARE(dialog->findChild<QListWidget*>()->count(), 1);
    dialog->findChild<QPushButton*>(QStringLiteral("savedSqlChoose"))->click();
    QCOMPARE(m_page->editor()->toPlainText(), QStringLiteral("SELECT 4712"));
    const auto workspace = Workspace::open();
    VERIFY_RESULT(workspace);
    for (int i = 0; i < 301; ++i) {
        const QByteArray old = "old" + QByteArray::number(i);
        const auto name =
            QString::fromLatin1(QCryptographicHash::hash(old, QCryptographicHash::Sha256).toHex());
        VERIFY_RESULT(
            workspace->saveItem(QStringLiteral("many"), QStringLiteral("sqlHistory"),
                                {.name = name, .value = QByteArray("2020-01-01T00:00:00.000Z\n" + old)}));
    }
    VERIFY_RESULT(
        rememberSql(QStringLiteral("many"),
                    {.name = {}, .text = QStringLiteral("new"), .at = QDateTime::currentDateTimeUtc()}));
    QCOMPARE(history(QStringLiteral("many")).size(), std::size_t(300));
    QCOMPARE(history(QStringLiteral("many")).front().text, QStringLiteral("new"));
}

void TestSqlPage::namedQueriesAreKept()
{
    m_page->setText(QStringLiteral("SELECT 'mine'"));
    trigger("sqlQueries");
    auto* dialog = m_page->findChild<SavedSqlDialog*>();
    dialog->findChild<QLineEdit*>(QStringLiteral("savedSqlName"))->setText(QStringLiteral("My query"));
    dialog->findChild<QPushButton*>(QStringLiteral("savedSqlSave"))->click();
    QTRY_COMPARE_WITH_TIMEOUT(dialog->findChild<QListWidget*>()->count(), 1, Patience);
    // Enter saves what was named, and does no more: nothing is taken into the editor
    auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("savedSqlName"));
    name->setText(QStringLiteral("Once more"));
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(dialog->findChild<QListWidget*>()->count(), 2, Patience);
    const QString kind = QLatin1String(NamedSqlKind);
    QCOMPARE(namedSql(*SavedItems(m_game->id, kind).all()).front().text, QStringLiteral("SELECT 'mine'"));
    QVERIFY(SavedItems(QStringLiteral("another"), kind).all()->empty());
}

void TestSqlPage::savedAsMetric()
{
    run(QStringLiteral("SELECT 1 AS value"));
    QVERIFY(!isEnabled("saveSqlMetric"));
    run(QStringLiteral("SELECT at, ship AS series, value FROM public.fuel; -- all"));
    QSignalSpy saved(m_page.get(), &SqlPage::metricSaved);
    trigger("saveSqlMetric");
    auto* dialog = m_page->findChild<QDialog*>(QStringLiteral("saveMetricDialog"));
    auto* save = dialog->findChild<QPushButton*>(QStringLiteral("metricSave"));
    QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("metricTitle")),
                     QStringLiteral("Fuel, all ships"));
    QCOMPARE(dialog->findChild<QLineEdit*>(QStringLiteral("metricName"))->text(),
             QStringLiteral("fuel_all_ships"));
    QTest::keyClick(dialog->findChild<QLineEdit*>(QStringLiteral("metricTitle")), Qt::Key_Return);
    auto* problem = dialog->findChild<QLabel*>(QStringLiteral("metricMessage"));
    QTRY_VERIFY_WITH_TIMEOUT(problem->text().contains(QStringLiteral("unit")), Patience);
    dialog->findChild<QLineEdit*>(QStringLiteral("metricUnit"))->setText(QStringLiteral("kg"));
    save->click();
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, Patience);
    const UserMetrics metrics = readUserMetrics(userMetricsFolder() + QStringLiteral("/own"));
    QVERIFY(metrics.errors.empty());
    QCOMPARE(metrics.metrics.at(0).id, QStringLiteral("user.fuel_all_ships"));
    QVERIFY(userMetricsFolder().startsWith(m_home.path()));
    // the user wrote it, so it is not asked for
    QVERIFY(
        trustInWorkspace()().contains(userMetricContent(QStringLiteral("own"), metrics.metrics.at(0)).hash));
}

void TestSqlPage::goneWeekKeepsTextAndResult()
{
    GameDefinition game = *m_game;
    const QString name = m_server.newWeek(game).toString();
    m_page = std::make_unique<SqlPage>(handle(name));
    run(QStringLiteral("SELECT 77 AS a"));
    QCOMPARE(cell(0, 0), QStringLiteral("77"));
    QTRY_VERIFY_WITH_TIMEOUT(QThreadPool::globalInstance()->activeThreadCount() == 0, Patience);
    auto session = m_server.open();
    WeekServer::run(session, QByteArray("DROP DATABASE " + name.toUtf8() + " WITH (FORCE)"));
    WeekServer::run(session, QByteArray("CREATE DATABASE " + name.toUtf8()));
    QSignalSpy gone(m_page.get(), &SqlPage::weekGone);
    trigger("runSql");
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isRunning(), Patience);
    QVERIFY(!gone.isEmpty());
    QCOMPARE(cell(0, 0), QStringLiteral("77"));
    QCOMPARE(m_page->editor()->toPlainText(), QStringLiteral("SELECT 77 AS a"));
    QVERIFY(message().contains(QStringLiteral("dropped")));
}

void TestSqlPage::closingWhileRunningIsHarmless()
{
    m_page->chooseWeeks(m_weeks);
    m_page->setText(QStringLiteral("SELECT pg_sleep(600)"));
    trigger("runSql");
    QVERIFY(waitUntilRuns((*TestServer::instance())->conninfo(), "pg_sleep(600)"));
    m_page.reset();
    QTRY_COMPARE_WITH_TIMEOUT(QThreadPool::globalInstance()->activeThreadCount(), 0, Patience);
}

QTEST_MAIN(TestSqlPage)
#include "tst_sqlpage.moc"
