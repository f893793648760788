#include "tablespagetest.h"

#include "base/files.h"
#include "pages/tables/schemapicture.h"

#include <QFileDialog>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>

using namespace Weekglass;

/// The Tables page as somebody uses it who wants to know what a week holds.
class TestTablesPage : public TablesPageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = startServer(); !why.isEmpty())
            QSKIP(qPrintable(why));
    }
    void init() { openPage(); }
    void cleanup() { m_page.reset(); }
    void listOfTables();
    void listIsNarrowed();
    void rowsPageByPage();
    void largestFirst();
    void rowIsShownWhole();
    void tablesWithoutAKey();
    void columnsAndKeys();
    void picture();
    void exports();
    void stateComesBack();
    void keysAreUnambiguous();
    void tableThatIsDropped();
    void emptyStates();

private:
    QTemporaryDir m_folder;
};

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
    const auto inspectors = m_page->pane()->inspector()->findChildren<QAction*>();
    QHash<QKeySequence, QString> taken;
    for (const auto* each : m_page->findChildren<QAction*>()) {
        if (each->shortcut().isEmpty() || inspectors.contains(each) || each->shortcut() == QKeySequence::Copy)
            continue;
        QVERIFY2(!taken.contains(each->shortcut()),
                 qPrintable(each->text() + QLatin1Char('|') + taken.value(each->shortcut())));
        taken.insert(each->shortcut(), each->text());
    }
    for (const auto* each : inspectors)
        QVERIFY2(!taken.contains(each->shortcut()), qPrintable(each->text()));
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
    QTRY_VERIFY_WITH_TIMEOUT(banner()->isVisible(), Patience);
    QVERIFY(banner()->text().contains(QStringLiteral("short")));
    show("players");
    QVERIFY(model()->count() > 0 && !banner()->isVisible());
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
