#include "../live/weekserver.h"
#include "applypatch.h"
#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "pages/snapshots/historychart.h"
#include "pages/snapshots/historypane.h"
#include "pages/snapshots/ignorerules.h"
#include "pages/snapshots/objecttable.h"
#include "pages/snapshots/pathhistorymodel.h"
#include "pages/snapshots/prunedialog.h"
#include "pages/snapshots/snapshotlist.h"
#include "pages/snapshots/snapshotlistmodel.h"
#include "pages/snapshots/snapshotmark.h"
#include "pages/snapshots/snapshotpane.h"
#include "pages/snapshots/snapshotpictures.h"
#include "pages/snapshots/snapshotspage.h"
#include "pages/snapshots/snapshotstrip.h"
#include "pages/snapshots/verifydialog.h"
#include "patience.h"
#include "settle.h"
#include "snapshots/pathhistory.h"
#include "weeks/weekhandle.h"
#include "widgets/json/jsondiffmodel.h"
#include "widgets/json/jsoninspector.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTreeWidget>

using namespace Weekglass;

/// The snapshots page as a user meets it, on a week of made-up data on a real server.
class TestSnapshotsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void newestIsOpenedAndCompared();
    void stepsByOneKey();
    void listGrowsAndStripJumps();
    void tableSortsAndCopies();
    void pictureIsInStepWithTheTree();
    void anyPairIsCompared();
    void markSurvivesThePage();
    void ignoreRulesAreKept();
    void patchMakesTheSecondOfTheFirst();
    void historyOfAValue();
    void whoChangedIt();
    void historyLeadsToSnapshots();
    void verifyLeadsToWhatIsWrong();
    void pruneDeletesWhatItShowed();
    void pruneOnProductionIsTyped();
    void emptyWeekSaysSo();
    void droppedWeekStaysReadable();
    void closingWhileLoadingIsHarmless();

private:
    WeekHandle handle(const QString& name)
    {
        auto session = m_server.open(name);
        return {.pool = m_pool, .game = m_game, .identity = *identify(session)};
    }
    QString filledWeek()
    {
        const QString week = m_server.newWeek(*m_game).toString();
        auto session = m_server.open(week);
        [&] {
            VERIFY_RESULT(migrate(session, *m_game));
            VERIFY_RESULT(fillSample(session, *m_game, {m_game->prefix, 2025, 1}, 7));
        }();
        return week;
    }
    void open(const QString& week)
    {
        m_page = std::make_unique<SnapshotsPage>(handle(week));
        m_page->resize(1000, 720);
        m_page->show();
    }
    void openFilled()
    {
        open(m_filled);
        QVERIFY(QTest::qWaitForWindowActive(m_page.get(), Patience));
        m_page->list()->table()->setFocus();
        QTRY_VERIFY_WITH_TIMEOUT(isSettled() && comparison(), Patience);
    }
    bool isSettled() const { return !m_page->isLoading() && m_page->pane()->inspector()->document(); }
    std::shared_ptr<const JsonComparison> comparison() const
    {
        return m_page->pane()->inspector()->comparison();
    }
    const QByteArray& seq() const { return m_page->list()->current()->key.seq; }
    /// The tick of the document that is shown, and of the one it is compared with.
    QByteArray shownTick() const { return tick(*m_page->pane()->inspector()->document()); }
    QByteArray beforeTick() const { return tick(*comparison()->before); }
    static QByteArray tick(const Json::Document& document)
    {
        return document.rawText(document.find(Json::Document::root(), u"tick_number")).toByteArray();
    }
    bool showsPair(const QByteArray& before, const QByteArray& after) const
    {
        return isSettled() && shownTick() == after && comparison() && beforeTick() == before
            && comparison()->after == m_page->pane()->inspector()->document();
    }
    /// A week with more than a hundred snapshots that are old enough to go.
    QString oldWeek()
    {
        const QString week = filledWeek();
        auto session = m_server.open(week);
        WeekServer::run(session, "UPDATE public.snapshots SET created_at = created_at - interval '2 days'");
        return week;
    }
    int snapshotCount(const QString& week) const
    {
        auto session = m_server.open(week);
        return WeekServer::ask(session, "SELECT count(*) FROM public.snapshots").toInt();
    }
    /// Says yes to what it asks.
    static void confirmPrune(const PruneDialog& dialog)
    {
        auto* box = dialog.findChild<QMessageBox*>(QStringLiteral("changeConfirm"));
        QVERIFY(box);
        for (QAbstractButton* button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
    }
    QString text(const char* label) const { return m_page->findChild<QLabel*>(QLatin1String(label))->text(); }
    void trigger(const char* action) { m_page->findChild<QAction*>(QLatin1String(action))->trigger(); }
    void select(int row) { m_page->list()->table()->setCurrentIndex(m_page->list()->model()->index(row, 0)); }
    QByteArray seqAt(int row) const { return m_page->list()->model()->snapshot(row)->key.seq; }
    void showHistory(const char* path)
    {
        const auto read = parseHistoryPath(QLatin1String(path), m_game->snapshots[0]);
        VERIFY_RESULT(read);
        m_page->showHistory(*read, QString::fromUtf8(m_page->list()->current()->key.subject));
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    }
    PathHistoryModel* history() const { return m_page->history()->model(); }

    WeekServer m_server;
    QTemporaryDir m_home;
    GamePointer m_game;
    std::shared_ptr<Pg::SessionPool> m_pool;
    QString m_filled;
    std::unique_ptr<SnapshotsPage> m_page;
};

void TestSnapshotsPage::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    qputenv("XDG_DATA_HOME", m_home.path().toUtf8()); // the rules that tests save are nobody's
    m_game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("galaxy"));
    m_pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()});
    m_filled = filledWeek();
}

void TestSnapshotsPage::init()
{
    SnapshotMark::shared().set(m_game->id, {});
}

void TestSnapshotsPage::cleanup()
{
    m_page.reset();
}

void TestSnapshotsPage::newestIsOpenedAndCompared()
{
    openFilled();
    const SnapshotListModel* model = m_page->list()->model();
    QVERIFY(model->rowCount() >= 200);
    QVERIFY(seqAt(0).toLongLong() > seqAt(1).toLongLong());
    QCOMPARE(seq(), seqAt(0));
    QTRY_VERIFY_WITH_TIMEOUT(showsPair(seqAt(1), seqAt(0)), Patience);
    // they are counted beside all that
    QTRY_VERIFY_WITH_TIMEOUT(text("snapshotState").contains(QStringLiteral("snapshots")), Patience);
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
    QVERIFY(text("hiddenChanges").startsWith(QLatin1String("2 ")));
    const auto changes = comparison()->diff.changes.size();
    QVERIFY(changes > 0);
    Q_EMIT m_page->pane()->inspector()->ignoreRequested(QStringLiteral("/bodies/*/position"));
    QTRY_VERIFY_WITH_TIMEOUT(comparison() && comparison()->diff.hidden.size() > 2, Patience);
    QVERIFY(comparison()->diff.changes.size() < changes);
    const auto hidden = comparison()->diff.hidden.size();
    QTRY_VERIFY_WITH_TIMEOUT(text("hiddenChanges").startsWith(QString::number(hidden)), Patience);
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

void TestSnapshotsPage::historyOfAValue()
{
    openFilled();
    const auto document = m_page->pane()->inspector()->document();
    const auto ships = document->find(Json::Document::root(), u"ships");
    m_page->pane()->inspector()->reveal(document->find(document->child(ships, 0), u"fuel"));
    QTest::keyClick(m_page->list()->table(), Qt::Key_H, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(history()->rowCount() > 900, Patience);
    QVERIFY(m_page->history()->isVisible());
    QVERIFY(history()->changes() > 0 && history()->changes() < history()->rowCount());
    // the newest value is the one in the snapshot
    QCOMPARE(*history()->points().back().value,
             document->rawText(document->find(document->child(ships, 0), u"fuel")).toByteArray());
    QVERIFY(m_page->findChild<HistoryChart*>()->drawnPoints() > 2);
}

void TestSnapshotsPage::whoChangedIt()
{
    openFilled();
    const auto document = m_page->pane()->inspector()->document();
    const auto ships = document->find(Json::Document::root(), u"ships");
    m_page->pane()->inspector()->reveal(document->find(document->child(ships, 0), u"fuel"));
    trigger("history");
    QTRY_VERIFY_WITH_TIMEOUT(history()->rowCount() > 900, Patience);
    auto* table = m_page->findChild<QTableView*>(QStringLiteral("historyTable"));
    table->setCurrentIndex(history()->index(history()->nextChange(-1, true), 0));
    trigger("history.who");
    auto* causes = m_page->findChild<QTreeWidget*>(QStringLiteral("causes"));
    QTRY_VERIFY_WITH_TIMEOUT(causes->topLevelItemCount() > 0, Patience);
    const int row = table->currentIndex().row();
    const QByteArray from = history()->points()[static_cast<std::size_t>(row - 1)].at;
    const QByteArray until = history()->points()[static_cast<std::size_t>(row)].at;
    bool hasEvent = false;
    bool hasPlay = false;
    for (int i = 0; i < causes->topLevelItemCount(); ++i) {
        const QTreeWidgetItem* item = causes->topLevelItem(i);
        QVERIFY(item->text(0).toLatin1() > from && item->text(0).left(19).toLatin1() <= until.left(19));
        hasEvent = hasEvent || item->text(3) == m_game->events[0].title;
        hasPlay = hasPlay || item->text(3) == m_game->playLogs[0].title;
    }
    QVERIFY(hasEvent);
    QVERIFY(hasPlay);
    // what happened to the ship comes first, and the snapshot itself last
    const QTreeWidgetItem* first = causes->topLevelItem(0);
    QVERIFY2(first->text(3) == m_game->events[0].title || first->text(3) == m_game->playLogs[0].title,
             qPrintable(first->text(3)));
    QVERIFY(first->font(0).bold());
    QVERIFY(first->text(1) != QStringLiteral("Snapshot"));
    bool isLast = false;
    for (int i = 0; i < causes->topLevelItemCount(); ++i) {
        const QTreeWidgetItem* item = causes->topLevelItem(i);
        const bool isSnapshot =
            item->text(1) == QStringLiteral("Snapshot") && item->text(0).toLatin1() == until;
        QVERIFY2(isSnapshot || !isLast, qPrintable(item->text(1)));
        isLast = isLast || isSnapshot;
    }
    QVERIFY(isLast);
    // the ship by its name, which events do not know
    const QString ship = document->stringValue(document->find(document->child(ships, 0), u"name"));
    auto* path = m_page->findChild<QLineEdit*>(QStringLiteral("historyPath"));
    path->setText(QStringLiteral("ships[%1].fuel").arg(ship));
    QTest::keyClick(path, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(isSettled() && history()->rowCount() > 900, Patience);
    table->setCurrentIndex(history()->index(history()->nextChange(-1, true), 0));
    QTRY_VERIFY_WITH_TIMEOUT(causes->topLevelItemCount() > 0, Patience);
    QVERIFY(causes->topLevelItem(0)->font(0).bold());
    // where nothing changed, nobody is asked
    table->setCurrentIndex(history()->index(row - 1, 0));
    QCOMPARE(causes->topLevelItemCount(), 0);
    QVERIFY(!text("causesState").isEmpty());
}

void TestSnapshotsPage::historyLeadsToSnapshots()
{
    openFilled();
    showHistory("bodies[Earth].position[0]");
    QVERIFY(history()->changes() > 900);
    auto* table = m_page->findChild<QTableView*>(QStringLiteral("historyTable"));
    table->setFocus();
    table->setCurrentIndex(history()->index(3, 0));
    Q_EMIT table->activated(table->currentIndex());
    QTRY_VERIFY_WITH_TIMEOUT(isSettled() && seq() == history()->points()[3].key.seq, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(shownTick(), seq(), Patience);
    showHistory("nothing.here");
    QVERIFY(text("historyState").contains(QStringLiteral("No snapshot has")));
}

void TestSnapshotsPage::verifyLeadsToWhatIsWrong()
{
    const QString week = filledWeek();
    auto session = m_server.open(week);
    const QString doubled =
        WeekServer::ask(session,
                        "INSERT INTO public.snapshots (tick_number, game_time, state) SELECT tick_number, "
                        "game_time, state FROM "
                        "public.snapshots ORDER BY tick_number LIMIT 1 OFFSET 20 RETURNING tick_number");
    open(week);
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), Patience);
    trigger("verify");
    auto* dialog = m_page->findChild<VerifyDialog*>();
    QSignalSpy answered(dialog, &VerifyDialog::answered);
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("verifyRun")), Qt::LeftButton);
    QVERIFY(answered.wait(Patience));
    auto* table = dialog->findChild<QTableView*>(QStringLiteral("verifyTable"));
    const auto* model = table->model();
    int row = 0;
    while (row < model->rowCount() && model->index(row, 0).data() != QLatin1String("Duplicate"))
        ++row;
    QVERIFY2(row < model->rowCount(),
             qPrintable(dialog->findChild<QLabel*>(QStringLiteral("verifyMessage"))->text()));
    QCOMPARE(model->index(row, 2).data().toString(), doubled);
    Q_EMIT table->activated(model->index(row, 0));
    QTRY_VERIFY_WITH_TIMEOUT(isSettled() && QString::fromUtf8(seq()) == doubled, Patience);
}

void TestSnapshotsPage::pruneDeletesWhatItShowed()
{
    const QString week = oldWeek();
    QVERIFY(snapshotCount(week) > 100);
    open(week);
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), Patience);
    const QSignalSpy wanted(m_page.get(), &SnapshotsPage::pruneWanted);
    trigger("prune");
    QCOMPARE(wanted.size(), 1); // the window finds out how the server is marked
    m_page->showPruneDialog(Environment::Unmarked);
    auto* dialog = m_page->findChild<PruneDialog*>();
    QSignalSpy previewed(dialog, &PruneDialog::previewed);
    QSignalSpy answered(dialog, &PruneDialog::answered);
    QVERIFY(previewed.wait(Patience));
    QVERIFY(snapshotCount(week) > 100); // looking deletes nothing
    QVERIFY(dialog->findChild<QTableWidget*>(QStringLiteral("pruneTable"))->rowCount() > 0);
    QVERIFY(!dialog->findChild<QLineEdit*>(QStringLiteral("changeTyped"))->isVisible());
    dialog->run();
    QVERIFY(!dialog->findChild<QMessageBox*>(QStringLiteral("changeConfirm"))); // why?
    dialog->findChild<QLineEdit*>(QStringLiteral("changeReason"))->setText(QStringLiteral("too many"));
    dialog->run();
    confirmPrune(*dialog);
    QVERIFY(answered.wait(Patience));
    QVERIFY2(snapshotCount(week) == 100,
             qPrintable(dialog->findChild<QLabel*>(QStringLiteral("changeMessage"))->text()));
    QTRY_COMPARE_WITH_TIMEOUT(text("snapshotState"), QStringLiteral("100 snapshots"), Patience);
}

void TestSnapshotsPage::pruneOnProductionIsTyped()
{
    const QString week = oldWeek();
    open(week);
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), Patience);
    m_page->showPruneDialog(Environment::Production);
    auto* dialog = m_page->findChild<PruneDialog*>();
    QSignalSpy previewed(dialog, &PruneDialog::previewed);
    QSignalSpy answered(dialog, &PruneDialog::answered);
    QVERIFY(previewed.wait(Patience));
    auto* typed = dialog->findChild<QLineEdit*>(QStringLiteral("changeTyped"));
    auto* run = dialog->findChild<QPushButton*>(QStringLiteral("changeRun"));
    QVERIFY(typed && !run->isEnabled());
    dialog->findChild<QLineEdit*>(QStringLiteral("changeReason"))->setText(QStringLiteral("too many"));
    typed->setText(week); // of any server
    QVERIFY(!run->isEnabled());
    dialog->run();
    QVERIFY(!dialog->findChild<QMessageBox*>(QStringLiteral("changeConfirm")));
    const QString phrase =
        week + QLatin1Char('@') + QString::fromUtf8(m_page->week().identity.systemIdentifier);
    typed->setText(phrase);
    QVERIFY(run->isEnabled());
    dialog->look();
    QVERIFY(previewed.wait(Patience));
    QVERIFY(typed->text().isEmpty() && !run->isEnabled()); // it was for the other preview
    QVERIFY(snapshotCount(week) > 100);
    typed->setText(phrase);
    QTest::mouseClick(run, Qt::LeftButton);
    confirmPrune(*dialog);
    QVERIFY(answered.wait(Patience));
    QCOMPARE(snapshotCount(week), 100);
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
