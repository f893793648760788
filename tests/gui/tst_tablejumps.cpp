#include "tablespagetest.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QSignalSpy>

using namespace Weekglass;

/// Filters of rows, and the ways along foreign keys and back.
class TestTableJumps : public TablesPageTest
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
    void foreignKeysBothWays();
    void backAndForward();
    void typedConditions();
    void cellsAndValuesAsFilters();
    void filtersOfOtherTablesAreNotKept();
    void countsExactly();
    void wrongValuesAreSaid();
};

void TestTableJumps::foreignKeysBothWays()
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

void TestTableJumps::backAndForward()
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

void TestTableJumps::typedConditions()
{
    show("crops");
    type("data.water < 3");
    QCOMPARE(m_page->filterBar()->filter().conditions.size(), std::size_t(1));
    QCOMPARE(model()->count(), 180);
    QCOMPARE(label("tableCount"), QStringLiteral("180 row(s)"));
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

void TestTableJumps::cellsAndValuesAsFilters()
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

void TestTableJumps::filtersOfOtherTablesAreNotKept()
{
    show("crops");
    type("kind = wheat");
    show("players");
    QVERIFY(m_page->filterBar()->filter().isEmpty());
    QVERIFY(model()->count() == 200);
}

void TestTableJumps::countsExactly()
{
    show("crops");
    type("kind exists");
    action("countRows")->trigger();
    settle();
    QCOMPARE(label("tableCount"), QStringLiteral("400 row(s)"));
}

void TestTableJumps::wrongValuesAreSaid()
{
    show("players");
    type("level = high");
    QTRY_VERIFY_WITH_TIMEOUT(banner()->isVisible(), Patience);
    QVERIFY(banner()->text().contains(QStringLiteral("integer")));
    m_page->filterBar()->clear();
    settle();
    QTRY_VERIFY_WITH_TIMEOUT(!banner()->isVisible(), Patience);
    QCOMPARE(cell(0, 0), QStringLiteral("1"));
}

QTEST_MAIN(TestTableJumps)
#include "tst_tablejumps.moc"
