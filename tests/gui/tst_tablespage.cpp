#include "../live/weekserver.h"
#include "base/files.h"
#include "pages/tables/relationlist.h"
#include "pages/tables/rowfilterbar.h"
#include "pages/tables/rowlist.h"
#include "pages/tables/rowpane.h"
#include "pages/tables/rowtablemodel.h"
#include "pages/tables/schemapicture.h"
#include "pages/tables/tablespage.h"
#include "widgets/json/jsoninspector.h"
#include "widgets/parts/emptystate.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>

using namespace Weekglass;

/// The Tables page as somebody uses it who looks for what belongs to a row.
class TestTablesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_page.reset(); }
    void listOfTables();
    void listIsNarrowed();
    void rowsPageByPage();
    void largestFirst();
    void rowIsShownWhole();
    void foreignKeysBothWays();
    void backAndForward();
    void typedConditions();
    void cellsAndValuesAsFilters();
    void filtersOfOtherTablesAreNotKept();
    void tablesWithoutAKey();
    void columnsAndKeys();
    void picture();
    void exports();
    void countsExactly();
    void wrongValuesAreSaid();
    void stateComesBack();
    void keysAreUnambiguous();
    void tableThatIsDropped();
    void emptyStates();

private:
    void show(const char* table)
    {
        m_page->go({.table = {QStringLiteral("public"), QLatin1String(table)}});
        settle();
    }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience); }
    RowTableModel* model() const { return m_page->rows()->model(); }
    QString label(const char* name) const { return m_page->findChild<QLabel*>(QLatin1String(name))->text(); }
    QAction* action(const char* name) const { return m_page->findChild<QAction*>(QLatin1String(name)); }
    QString cell(int row, int column) const { return model()->index(row, column).data().toString(); }
    void type(const char* condition)
    {
        auto* field = m_page->findChild<QLineEdit*>(QStringLiteral("rowCondition"));
        field->setText(QString::fromUtf8(condition));
        QTest::keyClick(field, Qt::Key_Return);
        settle();
    }
    QString emptyText() const
    {
        for (auto* each : m_page->rows()->findChildren<EmptyState*>()) {
            if (each->isVisible())
                return each->findChild<QLabel*>()->text();
        }
        return {};
    }

    WeekServer m_server;
    WeekHandle m_week;
    QTemporaryDir m_folder;
    std::unique_ptr<TablesPage> m_page;
};

void TestTablesPage::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_week.game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("galaxy"));
    m_week.pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()});
    auto session = m_server.open(m_server.newWeek(*m_week.game).toString());
    WeekServer::run(
        session,
        "CREATE TABLE public.players (id int PRIMARY KEY, name text NOT NULL, level int);"
        "COMMENT ON TABLE public.players IS 'Who plays'; COMMENT ON COLUMN public.players.level IS 'From 1';"
        "INSERT INTO public.players SELECT g, 'player ' || g, g % 50 FROM generate_series(1, 5000) g;"
        "CREATE TABLE public.crops (player int NOT NULL REFERENCES public.players, plot int NOT NULL, kind "
        "text,"
        "data jsonb, neighbour int REFERENCES public.players, CONSTRAINT crops_pk PRIMARY KEY (player, "
        "plot));"
        "INSERT INTO public.crops SELECT 1 + g % 100, g, CASE WHEN g % 3 > 0 THEN 'wheat' END, "
        "jsonb_build_object("
        "'water', g % 10, 'log', repeat('x', 900)), CASE WHEN g % 2 = 0 THEN 7 END FROM generate_series(1, "
        "600) g;"
        "CREATE TABLE public.log (at date NOT NULL, id int NOT NULL, PRIMARY KEY (at, id)) PARTITION BY "
        "RANGE (at);"
        "CREATE TABLE public.log_1 PARTITION OF public.log FOR VALUES FROM ('2025-01-01') TO ('2025-02-01');"
        "CREATE TABLE public.loose (x int, y text); INSERT INTO public.loose SELECT g, 'z' FROM "
        "generate_series(1, 1500) g;"
        "CREATE TABLE public.nothing (id int PRIMARY KEY);"
        "CREATE VIEW public.rich AS SELECT * FROM public.players WHERE level > 45; ANALYZE");
    m_week.identity = *identify(session);
}

void TestTablesPage::init()
{
    m_page = std::make_unique<TablesPage>(m_week);
    m_page->resize(1200, 760);
    m_page->show();
    settle();
    QVERIFY(!m_page->list()->relations().empty());
}

void TestTablesPage::listOfTables()
{
    // partitions are folded below their table
    QCOMPARE(m_page->list()->view()->model()->rowCount(), 6);
    QCOMPARE(m_page->list()->current()->name.name, QStringLiteral("crops")); // the first that has rows
    show("players");
    QVERIFY(label("tableHeading").contains(QStringLiteral("Who plays")));
    QCOMPARE(model()->columnCount(), 3);
    QVERIFY(model()
                ->headerData(2, Qt::Horizontal, Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("From 1")));
    QVERIFY(label("tableCount").contains(QStringLiteral("5")));
    QVERIFY(label("tableState").contains(QStringLiteral("id")));
    show("log_1"); // unfolds its table
    QCOMPARE(m_page->list()->current()->name.name, QStringLiteral("log_1"));
}

void TestTablesPage::listIsNarrowed()
{
    action("findTable")->trigger();
    QLineEdit* field = m_page->list()->field();
    field->setText(QStringLiteral("log_"));
    const QAbstractItemModel* shown = m_page->list()->view()->model();
    QCOMPARE(shown->rowCount(), 1);
    QCOMPARE(shown->rowCount(shown->index(0, 0)), 1);
    QCOMPARE(m_page->rows()->query().relation.name.name, QStringLiteral("crops")); // what is shown stays
    field->setText(QStringLiteral("no such"));
    QCOMPARE(shown->rowCount(), 0);
    field->clear();
    QCOMPARE(shown->rowCount(), 6);
}

void TestTablesPage::rowsPageByPage()
{
    show("players");
    QCOMPARE(cell(0, 1), QStringLiteral("player 1"));
    QCOMPARE(model()->count(), 200);
    QScrollBar* bar = m_page->rows()->table()->verticalScrollBar();
    for (int i = 0; i < 4; ++i) {
        bar->setValue(bar->maximum());
        settle();
    }
    QVERIFY(model()->count() >= 600);
    QCOMPARE(model()->row(model()->firstRow() + 500)->key, RowKey {"501"});
    action("lastRows")->trigger();
    settle();
    QCOMPARE(model()->row(model()->lastRow())->key, RowKey {"5000"});
    QVERIFY(model()->isAtOldest() && !model()->isAtNewest());
    bar->setValue(0);
    settle();
    QVERIFY(model()->count() > 200);
    action("firstRows")->trigger();
    settle();
    QCOMPARE(model()->row(0)->key, RowKey {"1"});
}

void TestTablesPage::largestFirst()
{
    show("players");
    action("descendingRows")->trigger();
    settle();
    QCOMPARE(cell(0, 0), QStringLiteral("5000"));
    QVERIFY(m_page->shownSql().contains(QStringLiteral("DESC")));
    m_page->goBack();
    settle();
    QCOMPARE(cell(0, 0), QStringLiteral("1"));
    QVERIFY(!action("descendingRows")->isChecked());
}

void TestTablesPage::rowIsShownWhole()
{
    show("crops");
    QTRY_VERIFY_WITH_TIMEOUT(m_page->pane()->inspector()->document(), Patience);
    const auto document = m_page->pane()->inspector()->document();
    const auto data = document->find(Json::Document::root(), u"data");
    QVERIFY(data != Json::noNode);
    QCOMPARE(document->stringValue(document->find(data, u"log")).size(), 900);
    QVERIFY(cell(0, 3).size() <= ListedCharacters + 1);
    m_page->rows()->table()->setCurrentIndex(model()->index(3, 0));
    QTRY_VERIFY_WITH_TIMEOUT(m_page->pane()->inspector()->document()
                                 && m_page->pane()->inspector()->document() != document,
                             Patience);
}

void TestTablesPage::foreignKeysBothWays()
{
    show("crops");
    type("player = 5");
    const auto jumps = m_page->pane()->jumps();
    QCOMPARE(jumps.size(), std::size_t(2));
    QMenu menu;
    m_page->pane()->addJumps(&menu);
    QCOMPARE(menu.actions().size(), 2);
    const auto byPlayer = std::ranges::find(jumps, QStringLiteral("crops_player_fkey"), &RowJump::constraint);
    QVERIFY(byPlayer != jumps.end());
    m_page->jump(*byPlayer);
    settle();
    QCOMPARE(m_page->rows()->query().relation.name.name, QStringLiteral("players"));
    QCOMPARE(m_page->list()->current()->name.name, QStringLiteral("players"));
    QCOMPARE(model()->count(), 1);
    // and back along the other way: all that refer to it
    const auto referring = m_page->pane()->jumps();
    QCOMPARE(referring.size(), std::size_t(2));
    for (const RowJump& jump : referring)
        QVERIFY(jump.isReferring && jump.to.name == QLatin1String("crops"));
    m_page->jump(referring[1]);
    settle();
    QCOMPARE(m_page->rows()->query().relation.name.name, QStringLiteral("crops"));
}

void TestTablesPage::backAndForward()
{
    show("players");
    m_page->rows()->table()->setCurrentIndex(model()->index(20, 0));
    settle();
    show("crops");
    type("kind = wheat");
    QVERIFY(action("tablesBack")->isEnabled() && !action("tablesForward")->isEnabled());
    m_page->goBack();
    settle();
    QVERIFY(m_page->filterBar()->filter().isEmpty());
    m_page->goBack();
    settle();
    QCOMPARE(m_page->rows()->query().relation.name.name, QStringLiteral("players"));
    QCOMPARE(m_page->rows()->currentKey(), std::optional(RowKey {"21"})); // where one was
    m_page->goForward();
    m_page->goForward();
    settle();
    QCOMPARE(m_page->filterBar()->filter().conditions.size(), std::size_t(1));
    QVERIFY(!action("tablesForward")->isEnabled());
}

void TestTablesPage::typedConditions()
{
    show("crops");
    type("data.water < 3");
    QCOMPARE(m_page->filterBar()->filter().conditions.size(), std::size_t(1));
    QCOMPARE(model()->count(), 180);
    QCOMPARE(label("tableCount"), QStringLiteral("180 rows"));
    type("kind missing");
    QCOMPARE(model()->count(), 60);
    QSignalSpy said(m_page.get(), &TablesPage::statusMessage);
    type("fuel = 3");
    QCOMPARE(said.size(), 1);
    QVERIFY(said[0][0].toString().contains(QStringLiteral("player, plot")));
    QCOMPARE(m_page->findChild<QLineEdit*>(QStringLiteral("rowCondition"))->text(),
             QStringLiteral("fuel = 3"));
    m_page->rows()->table()->setCurrentIndex(model()->index(1, 0));
    const auto kept = m_page->rows()->currentKey();
    m_page->filterBar()->clear();
    settle();
    QCOMPARE(m_page->rows()->currentKey(), kept); // among all others
    QCOMPARE(m_page->commands().front().mid(0, 1), QStringList {QStringLiteral("rows")});
}

void TestTablesPage::cellsAndValuesAsFilters()
{
    show("crops");
    QTableView* table = m_page->rows()->table();
    table->setCurrentIndex(model()->index(0, 2));
    const QString kind = cell(0, 2);
    action("onlyValue")->trigger();
    settle();
    const RowCondition condition = m_page->filterBar()->filter().conditions.front();
    QCOMPARE(condition.column, QStringLiteral("kind"));
    QCOMPARE(condition.test, kind == QLatin1String("NULL") ? ValueTest::Missing : ValueTest::Equals);
    table->setCurrentIndex(model()->index(0, 0));
    QTest::keySequence(table, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), cell(0, 0));
    Q_EMIT m_page->pane()->conditionWanted(*parseRowCondition(QStringLiteral("data.water = 4")));
    settle();
    QCOMPARE(m_page->filterBar()->filter().conditions.size(), std::size_t(2));
}

void TestTablesPage::filtersOfOtherTablesAreNotKept()
{
    show("crops");
    type("kind = wheat");
    show("players");
    QVERIFY(m_page->filterBar()->filter().isEmpty());
    QVERIFY(model()->count() == 200);
}

void TestTablesPage::tablesWithoutAKey()
{
    for (const char* table : {"loose", "rich"}) {
        show(table);
        QVERIFY(model()->count() > 0 && model()->count() <= MostUnorderedRows);
        QVERIFY(!action("descendingRows")->isEnabled());
        QVERIFY(label("tableState").contains(QStringLiteral("key")));
        QTRY_VERIFY_WITH_TIMEOUT(m_page->pane()->inspector()->document(), Patience);
    }
    show("loose");
    QVERIFY(label("tableCount").contains(QStringLiteral("the first")));
    m_page->rows()->table()->verticalScrollBar()->setValue(10000);
    settle();
    QCOMPARE(model()->count(), MostUnorderedRows);
}

void TestTablesPage::columnsAndKeys()
{
    show("crops");
    m_page->setView(TablesPage::ColumnsOfTable);
    const auto* columns = m_page->findChild<QTableView*>(QStringLiteral("tableColumns"));
    QVERIFY(columns->isVisible());
    QCOMPARE(columns->model()->rowCount(), 5);
    QVERIFY(columns->model()->index(0, 4).data().toString().contains(QStringLiteral("players")));
    QVERIFY(m_page->shownSql().contains(QStringLiteral("pg_attribute")));
    m_page->setView(TablesPage::KeysOfTable);
    const auto* keys = m_page->findChild<QTableView*>(QStringLiteral("tableKeys"));
    QCOMPARE(keys->model()->rowCount(), 4); // primary key, its index, two foreign keys
    show("players");
    QCOMPARE(keys->model()->rowCount(), 4); // two that lead here
}

void TestTablesPage::picture()
{
    m_page->setView(TablesPage::PictureView);
    settle();
    SchemaPicture* picture = m_page->picture();
    QCOMPARE(picture->graph().tables.size(), std::size_t(5));
    QCOMPARE(picture->graph().edges.size(), std::size_t(2));
    QVERIFY(picture->selected()); // the one that is open
    picture->setFocus();
    QTest::keyClick(picture, Qt::Key_PageDown);
    const QString name = picture->selected()->relation.name.name;
    QVERIFY(picture->spokenValue().contains(name));
    const double scale = picture->transform().m11();
    QTest::keyClick(picture, Qt::Key_Plus);
    QVERIFY(picture->transform().m11() > scale);
    QTest::keyClick(picture, Qt::Key_Home);
    QTest::keyClick(picture, Qt::Key_Return);
    settle();
    QCOMPARE(m_page->view(), TablesPage::RowsView);
    QCOMPARE(m_page->rows()->query().relation.name.name, name);
}

void TestTablesPage::exports()
{
    const auto exportTo = [this](const QString& name) {
        action("exportTable")->trigger();
        auto* dialog = m_page->findChild<QFileDialog*>();
        QVERIFY(dialog);
        QSignalSpy said(m_page.get(), &TablesPage::statusMessage);
        Q_EMIT dialog->fileSelected(m_folder.filePath(name));
        dialog->accept();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_folder.filePath(name)), Patience);
        delete dialog;
    };
    show("crops");
    type("data.water = 4");
    exportTo(QStringLiteral("crops.csv"));
    const QByteArray csv = *readFile(m_folder.filePath(QStringLiteral("crops.csv")));
    QCOMPARE(csv.trimmed().split('\n').size(), 61); // with the headings
    QVERIFY(csv.contains(QByteArray(900, 'x'))); // whole
    m_page->setView(TablesPage::ColumnsOfTable);
    exportTo(QStringLiteral("columns.csv"));
    QVERIFY(readFile(m_folder.filePath(QStringLiteral("columns.csv")))->contains("neighbour"));
    m_page->setView(TablesPage::PictureView);
    settle();
    exportTo(QStringLiteral("schema.svg"));
    const QByteArray svg = *readFile(m_folder.filePath(QStringLiteral("schema.svg")));
    QVERIFY(svg.contains("<svg") && svg.contains("players") && svg.contains("neighbour"));
}

void TestTablesPage::countsExactly()
{
    show("crops");
    type("kind exists");
    action("countRows")->trigger();
    settle();
    QCOMPARE(label("tableCount"), QStringLiteral("400 rows"));
}

void TestTablesPage::wrongValuesAreSaid()
{
    show("players");
    type("level = high");
    auto* banner = m_page->findChild<QLabel*>(QStringLiteral("pageBanner"));
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), Patience);
    QVERIFY(banner->text().contains(QStringLiteral("integer")));
    m_page->filterBar()->clear();
    settle();
    QTRY_VERIFY_WITH_TIMEOUT(!banner->isVisible(), Patience);
    QCOMPARE(cell(0, 0), QStringLiteral("1"));
}

void TestTablesPage::stateComesBack()
{
    show("crops");
    type("kind = wheat");
    m_page->rows()->table()->setCurrentIndex(model()->index(4, 0));
    settle();
    const PageState state = m_page->state();
    const auto key = m_page->rows()->currentKey();
    const auto commands = m_page->commands();
    QCOMPARE(commands.front().last(), QStringLiteral("kind = wheat"));
    TablesPage other(m_week);
    other.resize(1200, 760);
    other.setState(state); // before the list of tables is here
    QCOMPARE(other.state(), state);
    other.show();
    QTRY_VERIFY_WITH_TIMEOUT(!other.isLoading(), Patience);
    QCOMPARE(other.rows()->query().relation.name.name, QStringLiteral("crops"));
    QCOMPARE(other.rows()->currentKey(), key);
    QCOMPARE(other.state(), state);
    QCOMPARE(other.commands(), commands);
    other.setState({{QStringLiteral("schema"), QStringLiteral("public")},
                    {QStringLiteral("table"), QStringLiteral("gone")}});
    QTRY_VERIFY_WITH_TIMEOUT(other.findChild<QLabel*>(QStringLiteral("pageBanner"))->isVisible(), Patience);
}

/// The page's keys work while the inspector has the focus, so they must not be its keys too.
void TestTablesPage::keysAreUnambiguous()
{
    QHash<QKeySequence, QString> taken;
    for (const auto* each : m_page->findChildren<QAction*>()) {
        if (each->shortcut().isEmpty() || each->objectName() == QLatin1String("copyCell")
            || each->shortcut() == QKeySequence(QKeySequence::Copy))
            continue;
        QVERIFY2(!taken.contains(each->shortcut()),
                 qPrintable(each->text() + QLatin1Char('|') + taken.value(each->shortcut())));
        taken.insert(each->shortcut(), each->text());
    }
    for (const auto* each : m_page->findChildren<QToolButton*>())
        QVERIFY2(each->shortcut().isEmpty() || !taken.contains(each->shortcut()), qPrintable(each->text()));
    QVERIFY(taken.size() > 15);
}

void TestTablesPage::tableThatIsDropped()
{
    auto session = m_server.open(m_week.title());
    WeekServer::run(session, "CREATE TABLE public.short (id int PRIMARY KEY)");
    m_page->refresh();
    settle();
    show("short");
    WeekServer::run(session, "DROP TABLE public.short");
    m_page->refresh();
    settle();
    auto* banner = m_page->findChild<QLabel*>(QStringLiteral("pageBanner"));
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), Patience);
    QVERIFY(banner->text().contains(QStringLiteral("short")));
    show("players");
    QVERIFY(model()->count() > 0 && !banner->isVisible());
}

void TestTablesPage::emptyStates()
{
    show("nothing");
    QTRY_COMPARE_WITH_TIMEOUT(emptyText(), QStringLiteral("There are no rows in this table."), Patience);
    show("players");
    type("level > 1000");
    QTRY_COMPARE_WITH_TIMEOUT(emptyText(), QStringLiteral("No row matches the filter."), Patience);
}

QTEST_MAIN(TestTablesPage)
#include "tst_tablespage.moc"
