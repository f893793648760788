#include "applypatch.h"
#include "pages/snapshots/ignorerules.h"
#include "pages/snapshots/snapshotstrip.h"
#include "settle.h"
#include "snapshotspagetest.h"

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>

using namespace Weekglass;

/// The list, the snapshot that is shown, and the comparison of two.
class TestSnapshotsPage : public SnapshotsPageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { SnapshotsPageTest::initTestCase(); }
    void init() { SnapshotsPageTest::init(); }
    void cleanup() { SnapshotsPageTest::cleanup(); }
    void newestIsOpenedAndCompared();
    void stepsByOneKey();
    void listGrowsAndStripJumps();
    void tableSortsAndCopies();
    void pictureIsInStepWithTheTree();
    void anyPairIsCompared();
    void markSurvivesThePage();
    void ignoreRulesAreKept();
    void patchMakesTheSecondOfTheFirst();
    void emptyWeekSaysSo();
    void droppedWeekStaysReadable();
    void closingWhileLoadingIsHarmless();
};

void TestSnapshotsPage::newestIsOpenedAndCompared()
{
    openFilled();
    const SnapshotListModel* model = m_page->list()->model();
    QVERIFY(model->rowCount() >= 200);
    QVERIFY(seqAt(0).toLongLong() > seqAt(1).toLongLong());
    QCOMPARE(seq(), seqAt(0));
    QTRY_VERIFY_WITH_TIMEOUT(showsPair(seqAt(1), seqAt(0)), Patience);
    // they are counted beside all that
    QTRY_VERIFY_WITH_TIMEOUT(text("snapshotState").contains(QStringLiteral("snapshot(s)")), Patience);
    // one subject, no checksums: these columns say nothing
    QVERIFY(m_page->list()->table()->isColumnHidden(SnapshotListModel::SubjectColumn));
    QVERIFY(m_page->list()->table()->isColumnHidden(SnapshotListModel::ChecksumColumn));
}

void TestSnapshotsPage::stepsByOneKey()
{
    openFilled();
    QTest::keyClick(m_page->list()->table(), Qt::Key_Down, Qt::AltModifier);
    QTRY_VERIFY_WITH_TIMEOUT(showsPair(seqAt(2), seqAt(1)), Patience);
    auto* changes = m_page->findChild<QTableView*>(QStringLiteral("diffTable"));
    QVERIFY(changes->isVisible());
    QVERIFY(changes->model()->rowCount() > 0);
    changes->setFocus();
    QTest::keyClick(changes, Qt::Key_Up, Qt::AltModifier);
    QTRY_VERIFY_WITH_TIMEOUT(showsPair(seqAt(1), seqAt(0)), Patience);
    QTest::keyClick(changes, Qt::Key_Up, Qt::AltModifier); // there is none newer
    settle();
    QCOMPARE(shownTick(), seqAt(0));
}

void TestSnapshotsPage::listGrowsAndStripJumps()
{
    openFilled();
    QScrollBar* bar = m_page->list()->table()->verticalScrollBar();
    const int before = m_page->list()->model()->rowCount();
    bar->setValue(bar->maximum());
    QTRY_VERIFY_WITH_TIMEOUT(m_page->list()->model()->rowCount() > before, Patience);
    QCOMPARE(shownTick(), seqAt(0)); // scrolling opens nothing
    trigger("oldest");
    QTRY_VERIFY_WITH_TIMEOUT(isSettled() && seq() == "0", Patience);
    QTRY_VERIFY_WITH_TIMEOUT(text("diffMessage").contains(QStringLiteral("no snapshot before")), Patience);
    auto* strip = m_page->findChild<SnapshotStrip*>();
    const QSignalSpy clicked(strip, &SnapshotStrip::snapshotClicked);
    QTest::mouseClick(strip, Qt::LeftButton, {}, QPoint(strip->width() / 2, strip->height() / 2));
    QCOMPARE(clicked.size(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(isSettled() && seq() == QByteArray::number(clicked[0][0].toLongLong()),
                             Patience);
    QVERIFY(seq().toLongLong() > 200000 && seq().toLongLong() < 400000); // of 604,800
}

void TestSnapshotsPage::tableSortsAndCopies()
{
    openFilled();
    trigger("table");
    auto* table = m_page->findChild<QTableView*>(QStringLiteral("objectTable"));
    QTRY_VERIFY_WITH_TIMEOUT(table->isVisible() && table->model()->rowCount() > 0, Patience);
    auto* model = m_page->pane()->table()->arrayModel();
    int column = -1;
    for (int i = 0; i < model->columnCount(); ++i) {
        if (model->headerData(i, Qt::Horizontal).toString() == QLatin1String("position[0]"))
            column = i;
    }
    QVERIFY(column >= 0);
    table->sortByColumn(column, Qt::AscendingOrder);
    for (int row = 1; row < model->rowCount(); ++row)
        QVERIFY(model->index(row - 1, column).data().toString().toDouble()
                <= model->index(row, column).data().toString().toDouble());
    m_page->pane()->table()->copyTsv();
    const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(lines[0].section(QLatin1Char('\t'), column, column), QStringLiteral("position[0]"));
    // as it is written in the snapshot
    const QString number = lines[1].section(QLatin1Char('\t'), column, column);
    QVERIFY(m_page->pane()->inspector()->document()->text().contains(number.toLatin1()));
    select(3); // the order stays
    QTRY_VERIFY_WITH_TIMEOUT(isSettled() && shownTick() == seqAt(3), Patience);
    QVERIFY(model->index(0, column).data().toString().toDouble()
            <= model->index(1, column).data().toString().toDouble());
}

void TestSnapshotsPage::pictureIsInStepWithTheTree()
{
    openFilled();
    SnapshotPictures* pictures = m_page->pane()->pictures();
    JsonInspector* inspector = m_page->pane()->inspector();
    QCOMPARE(pictures->trailSize(), std::size_t(0)); // nobody looks at it
    trigger("picture");
    QTRY_COMPARE_WITH_TIMEOUT(pictures->trailSize(), std::size_t(30), Patience);
    StatePicture* picture = pictures->current();
    QVERIFY(picture->isVisible());
    QVERIFY(!picture->items().empty());

    const PictureItem ship = picture->items().back();
    QTest::mouseClick(picture, Qt::LeftButton, {}, picture->screenPlace(ship).toPoint());
    QCOMPARE(inspector->document()->pointer(inspector->currentNode()), picture->selected());

    const auto first =
        inspector->document()->follow(Json::Document::root(), QStringLiteral("/bodies/0/name"));
    inspector->reveal(first);
    QCOMPARE(picture->selected(), QStringLiteral("/bodies/0"));

    const QByteArray newest = shownTick();
    m_page->step(1);
    QTRY_VERIFY_WITH_TIMEOUT(isSettled() && shownTick() != newest, Patience);
    trigger("picture"); // a step shows the changes
    auto* length = m_page->findChild<QComboBox*>(QStringLiteral("trailLength"));
    length->setCurrentIndex(0);
    QCOMPARE(pictures->trailSize(), std::size_t(0));
    m_page->list()->showOldest();
    length->setCurrentIndex(1);
    QTRY_VERIFY_WITH_TIMEOUT(isSettled() && !pictures->isLoading(), Patience);
}

void TestSnapshotsPage::anyPairIsCompared()
{
    openFilled();
    QTest::keyClick(m_page->list()->table(), Qt::Key_M, Qt::ControlModifier);
    QVERIFY(text("markedSnapshot").contains(m_filled));
    select(7);
    QTRY_VERIFY_WITH_TIMEOUT(showsPair(seqAt(0), seqAt(7)), Patience);
    trigger("unmark");
    QTRY_VERIFY_WITH_TIMEOUT(showsPair(seqAt(8), seqAt(7)), Patience);
    QVERIFY(!m_page->findChild<QLabel*>(QStringLiteral("markedSnapshot"))->isVisible());
}

void TestSnapshotsPage::markSurvivesThePage()
{
    openFilled();
    select(5);
    QTRY_VERIFY_WITH_TIMEOUT(isSettled() && shownTick() == seqAt(5), Patience);
    trigger("mark");
    const QByteArray marked = seq();
    m_page.reset();
    open(m_filled); // as the page of another week of the game would
    QTRY_VERIFY_WITH_TIMEOUT(isSettled() && comparison() && beforeTick() == marked, Patience);
}

void TestSnapshotsPage::ignoreRulesAreKept()
{
    openFilled();
    // as the manifest says: the tick and the time say nothing
    QCOMPARE(comparison()->diff.hidden.size(), std::size_t(2));
    QVERIFY(text("hiddenChanges").endsWith(QLatin1String(": 2")));
    const auto changes = comparison()->diff.changes.size();
    QVERIFY(changes > 0);
    Q_EMIT m_page->pane()->inspector()->ignoreRequested(QStringLiteral("/bodies/*/position"));
    QTRY_VERIFY_WITH_TIMEOUT(comparison() && comparison()->diff.hidden.size() > 2, Patience);
    QVERIFY(comparison()->diff.changes.size() < changes);
    const auto hidden = comparison()->diff.hidden.size();
    QTRY_VERIFY_WITH_TIMEOUT(text("hiddenChanges").endsWith(QStringLiteral(": %1").arg(hidden)), Patience);
    trigger("showHidden");
    QTRY_VERIFY_WITH_TIMEOUT(
        comparison()->diff.hidden.empty() && comparison()->diff.changes.size() == changes + 2, Patience);
    m_page.reset();
    openFilled(); // it was saved
    QTRY_COMPARE_WITH_TIMEOUT(comparison()->diff.hidden.size(), hidden, Patience);
    m_page->pane()->rules()->remove(QStringLiteral("/bodies/*/position"));
    QTRY_COMPARE_WITH_TIMEOUT(comparison()->diff.hidden.size(), std::size_t(2), Patience);
}

void TestSnapshotsPage::patchMakesTheSecondOfTheFirst()
{
    openFilled();
    QTRY_VERIFY_WITH_TIMEOUT(showsPair(seqAt(1), seqAt(0)), Patience);
    const QSignalSpy said(m_page.get(), &SnapshotsPage::statusMessage);
    const QString path = m_home.filePath(QStringLiteral("changes.json"));
    m_page->pane()->exportPatchTo(path);
    QTRY_COMPARE_WITH_TIMEOUT(said.size(), 1, Patience);
    QFile file(path);
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(said[0][0].toString()));
    const auto patch = Json::Document::parse(file.readAll());
    VERIFY_RESULT(patch);
    const auto patched = Json::applyPatch(*comparison()->before, *patch);
    VERIFY_RESULT(patched);
    const auto result = Json::Document::parse(*patched);
    VERIFY_RESULT(result);
    QVERIFY(Json::diff(*result, *comparison()->after).changes.empty());
    QVERIFY(!Json::diff(*comparison()->before, *comparison()->after).changes.empty());
}

void TestSnapshotsPage::emptyWeekSaysSo()
{
    const WeekName name = m_server.newWeek(*m_game);
    {
        auto session = m_server.open(name.toString());
        VERIFY_RESULT(migrate(session, *m_game));
    }
    open(name.toString());
    QTRY_VERIFY_WITH_TIMEOUT(text("emptyText").contains(QStringLiteral("no snapshots")), Patience);
    QVERIFY(!m_page->findChild<QLabel*>(QStringLiteral("pageBanner"))->isVisible());
}

void TestSnapshotsPage::droppedWeekStaysReadable()
{
    const WeekName name = m_server.newWeek(*m_game);
    {
        auto session = m_server.open(name.toString());
        VERIFY_RESULT(migrate(session, *m_game));
        WeekServer::run(
            session,
            "INSERT INTO public.snapshots (tick_number, game_time, state) SELECT g, "
            "'2025-01-06'::timestamptz + g * interval '1 second', jsonb_build_object('tick_number', g) "
            "FROM generate_series(1, 5) g");
    }
    open(name.toString());
    QTRY_VERIFY_WITH_TIMEOUT(showsPair("4", "5"), Patience);
    const QSignalSpy gone(m_page.get(), &SnapshotsPage::weekGone);
    {
        auto session = m_server.open();
        WeekServer::run(session, "DROP DATABASE " + name.toString().toLatin1() + " WITH (FORCE)");
    }
    select(4);
    QTRY_VERIFY_WITH_TIMEOUT(!gone.isEmpty(), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_page->findChild<QLabel*>(QStringLiteral("pageBanner"))->isVisible(), Patience);
    QCOMPARE(m_page->list()->model()->rowCount(), 5);
    select(0); // what was opened can be opened again
    QTRY_VERIFY_WITH_TIMEOUT(isSettled() && shownTick() == "5", Patience);
}

void TestSnapshotsPage::closingWhileLoadingIsHarmless()
{
    for (int pause = 0; pause < 40; pause += 4) {
        open(m_filled);
        QTest::qWait(pause);
        m_page.reset();
    }
    QVERIFY(waitForJobs());
}

QTEST_MAIN(TestSnapshotsPage)

#include "tst_snapshotspage.moc"
