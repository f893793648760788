#include "../live/weekserver.h"
#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "pages/compare/comparepage.h"
#include "pages/metrics/metricspage.h"
#include "pages/notebook/celldialog.h"
#include "pages/notebook/notebookpage.h"
#include "pages/savedmenu.h"
#include "pages/sql/sqlpage.h"
#include "widgets/charts/charttime.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QToolButton>

using namespace Weekglass;

namespace {

/// A window that lists weeks.
class Host : public PageHost
{
public:
    explicit Host(std::vector<WeekHandle> weeks)
        : m_weeks(std::move(weeks))
    {
    }
    Page* openPage(const QMetaObject& /*type*/, const WeekHandle& /*on*/) override { return m_opened; }
    void addPage(Page* /*page*/, const QString& /*title*/) override { }
    AdminServer serverOf(const std::shared_ptr<Pg::SessionPool>& /*pool*/) const override { return {}; }
    std::vector<WeekHandle> weeksOf(const GamePointer& /*game*/) const override { return m_weeks; }
    std::vector<WeekHandle> selectedWeeksOf(const GamePointer& /*game*/) const override { return {}; }
    void passGate(const std::shared_ptr<Pg::SessionPool>& /*pool*/,
                  const std::function<void(const AdminServer&)>& /*open*/) override
    {
    }
    void takeStep(WeekStep /*step*/, const WeekHandle& /*week*/) override { }
    void openArchive(const QString& /*dump*/) override { }
    void showTask(const WeekHandle& /*week*/, const OperationTask& /*task*/) override { }
    void importFiles(const WeekHandle& /*week*/, const QStringList& /*files*/) override { }
    void reloadGames() override { }
    void setOpened(Page* page) { m_opened = page; }

private:
    const std::vector<WeekHandle> m_weeks;
    Page* m_opened = nullptr;
};

TextCell text(const char* markdown)
{
    return {QString::fromUtf8(markdown)};
}

}

/// A notebook is written, kept and made for weeks.
class TestNotebookPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { open(); }
    void cleanup() { m_page.reset(); }
    void dialogsMakeCells();
    void dialogsSayWhatIsWrong_data();
    void dialogsSayWhatIsWrong();
    void editingKeepsWhatHasNoField();
    void cellsAreMovedAndDeleted();
    void titleIsOneChange();
    void savedAndOpenedAgain();
    void unsavedChangesStayInTheTab();
    void madeForEitherWeek();
    void failedCellsAreCounted();
    void stopWritesNothing();
    void takesShownCharts();
    void takesComparisons();
    void takesStatements();

private:
    void open()
    {
        m_page = std::make_unique<NotebookPage>(m_weeks.front());
        m_page->resize(1000, 700);
        m_page->show();
        m_page->activateWindow();
    }
    void trigger(const char* action) const { m_page->findChild<QAction*>(QLatin1String(action))->trigger(); }
    template<typename Widget = QDialog>
    Widget* find(const char* name) const
    {
        return m_page->findChild<Widget*>(QLatin1String(name));
    }
    /// The dialog is gone, and what it asked for is there.
    void accept(const char* name) const
    {
        const QPointer<QDialog> dialog = find(name);
        QVERIFY(dialog);
        dialog->accept();
        QTRY_VERIFY(!dialog);
    }
    QStringList cells() const
    {
        QStringList texts;
        for (const NotebookCell& cell : m_page->notebook().cells)
            texts << cellText(cell);
        return texts;
    }
    QString metric(std::size_t at = 0) const { return m_weeks.front().game->metrics.at(at).id; }
    QByteArray made(const WeekHandle& week)
    {
        const QString path = m_folder.filePath(QStringLiteral("made.html"));
        QFile::remove(path);
        m_page->makeFor(week, path);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(m_page->message().contains(path), Patience); }();
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    WeekServer m_server;
    QTemporaryDir m_folder;
    std::vector<WeekHandle> m_weeks;
    std::unique_ptr<NotebookPage> m_page;
};

void TestNotebookPage::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_folder.path().toUtf8()); // what is saved
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    const auto game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("marketland"));
    const auto pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()});
    for (const int week : {22, 23}) {
        auto session = m_server.open(m_server.newWeek(*game).toString());
        VERIFY_RESULT(migrate(session, *game));
        VERIFY_RESULT(fillSample(session, *game, {game->prefix, 2025, week}, 3));
        m_weeks.push_back({.pool = pool, .game = game, .identity = *identify(session)});
    }
}

void TestNotebookPage::dialogsMakeCells()
{
    trigger("addText");
    find<QPlainTextEdit>("cellMarkdown")->setPlainText(QStringLiteral("# Found\n\nwords"));
    accept("textCellDialog");
    trigger("addChart");
    find<QComboBox>("cellMetric")->setCurrentIndex(1);
    find<QPlainTextEdit>("cellSeries")->setPlainText(QStringLiteral(" a, b \n\nc\n"));
    find<QLineEdit>("cellUntil")->setText(QStringLiteral("36h"));
    accept("chartCellDialog");
    trigger("addTable");
    auto* source = find<QComboBox>("cellSource");
    source->setCurrentIndex(source->count() - 1);
    find<QPlainTextEdit>("cellSql")->setPlainText(QStringLiteral("SELECT 1"));
    accept("tableCellDialog");
    trigger("addComparison");
    find<QListWidget>("cellMetrics")->item(0)->setCheckState(Qt::Checked);
    find<QLineEdit>("cellWeeks")->setText(QStringLiteral("w_1, w_2"));
    accept("comparisonCellDialog");
    const std::vector<NotebookCell> wanted {
        text("# Found\n\nwords"),
        ChartCell {.metric = metric(1),
                   .series = {QStringLiteral("a, b"), QStringLiteral("c")},
                   .until = 36 * qint64(3'600'000'000)},
        TableCell {.sql = QStringLiteral("SELECT 1")},
        ComparisonCell {.metrics = {metric()}, .weeks = {QStringLiteral("w_1"), QStringLiteral("w_2")}}};
    QVERIFY(m_page->notebook().cells == wanted);
    QCOMPARE(m_page->list()->currentRow(), 3);
    m_page->list()->setCurrentRow(0);
    QCOMPARE(find<QPlainTextEdit>("notebookDetails")->toPlainText(), QStringLiteral("# Found\n\nwords"));
}

void TestNotebookPage::dialogsSayWhatIsWrong_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("dialog");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const char* action, const char* dialog, const char* field,
                        const char* typed, const char* said) {
        const auto text = [](const char* each) { return QString::fromUtf8(each); };
        QTest::newRow(name) << text(action) << text(dialog) << text(field) << text(typed) << text(said);
    };
    row("no text", "addText", "textCellDialog", "", "", "Write");
    row("time", "addChart", "chartCellDialog", "cellFrom", "soon", "“soon”");
    row("backwards", "addChart", "chartCellDialog", "cellUntil", "-1d", "before it begins");
    row("no metric", "addComparison", "comparisonCellDialog", "", "", "metric");
    row("comparison's time", "addComparison", "comparisonCellDialog", "cellAt", "soon", "“soon”");
}

void TestNotebookPage::dialogsSayWhatIsWrong()
{
    QFETCH(const QString, dialog);
    QFETCH(const QString, field);
    QFETCH(const QString, said);
    QFETCH(const QString, typed);
    QFETCH(const QString, action);
    trigger(action.toLatin1());
    if (!field.isEmpty())
        find<QLineEdit>(field.toLatin1())->setText(typed);
    if (auto* from = find<QLineEdit>("cellFrom"); from && field == QLatin1String("cellUntil"))
        from->setText(QStringLiteral("2d"));
    const QPointer<QDialog> asked = find(dialog.toLatin1());
    asked->accept();
    QVERIFY(asked && asked->isVisible());
    QVERIFY(asked->findChild<QLabel*>(QStringLiteral("cellMessage"))->text().contains(said));
    QVERIFY(m_page->notebook().cells.empty());
}

void TestNotebookPage::editingKeepsWhatHasNoField()
{
    const ChartCell chart {.metric = QStringLiteral("gone"),
                           .from = 5'000'000,
                           .style = {.showsGaps = true, .hasLegend = false}};
    m_page->addCells({chart});
    trigger("editCell");
    accept("chartCellDialog");
    QVERIFY(m_page->notebook().cells.front() == NotebookCell(chart));
    trigger("editCell");
    find<QComboBox>("cellMetric")->setCurrentIndex(0);
    accept("chartCellDialog");
    QCOMPARE(cells().front(), QStringLiteral("Chart: %1").arg(metric()));
    QCOMPARE(cells().size(), 1);
}

void TestNotebookPage::cellsAreMovedAndDeleted()
{
    m_page->addCells({text("a"), text("b"), text("c")});
    const auto all = cells();
    QCOMPARE(m_page->list()->currentRow(), 2);
    trigger("cellDown"); // it is the last one
    QCOMPARE(cells(), all);
    trigger("cellUp");
    QCOMPARE(m_page->list()->currentRow(), 1);
    QCOMPARE(cells().at(1), QStringLiteral("Text: c"));
    QVERIFY(QTest::qWaitForWindowActive(m_page.get(), Patience)); // shortcuts are for those
    QTest::keyClick(m_page->list(), Qt::Key_Delete);
    QCOMPARE(cells(), (QStringList {QStringLiteral("Text: a"), QStringLiteral("Text: b")}));
    trigger("undoNotebook");
    QCOMPARE(cells().at(1), QStringLiteral("Text: c"));
    trigger("undoNotebook");
    QCOMPARE(cells(), all);
    for (int i = 0; i < 3; ++i)
        trigger("deleteCell");
    QVERIFY(cells().isEmpty());
    QVERIFY(!m_page->findChild<QAction*>(QStringLiteral("deleteCell"))->isEnabled());
    QVERIFY(!m_page->findChild<QAction*>(QStringLiteral("exportNotebook"))->isEnabled());
    QVERIFY(!find<QToolButton>("otherWeek")->isEnabled());
}

void TestNotebookPage::titleIsOneChange()
{
    m_page->addCells({text("a")});
    QTest::keyClicks(find<QLineEdit>("notebookTitle"), QStringLiteral("Found"));
    QCOMPARE(m_page->notebook().title, QStringLiteral("Found"));
    trigger("undoNotebook");
    QCOMPARE(m_page->notebook().title, QString());
    QCOMPARE(find<QLineEdit>("notebookTitle")->text(), QString());
    QCOMPARE(cells().size(), 1);
}

void TestNotebookPage::savedAndOpenedAgain()
{
    m_page->addCells({text("kept")});
    QVERIFY(find<QLabel>("notebookState")->text().contains(QStringLiteral("not saved")));
    const Notebook kept = m_page->notebook();
    m_page->saved()->save(QStringLiteral("Mine"));
    QTRY_VERIFY(find<QLabel>("notebookState")->text().endsWith(QStringLiteral(", saved")));
    m_page->addCells({text("more")});
    QVERIFY(find<QLabel>("notebookState")->text().contains(QStringLiteral("not saved")));
    open();
    QTRY_COMPARE(m_page->saved()->names(), QStringList {QStringLiteral("Mine")});
    m_page->addCells({text("not lost")});
    for (QAction* action : m_page->saved()->menu()->actions()) {
        if (action->text() == QLatin1String("Mine"))
            action->trigger();
    }
    QVERIFY(m_page->notebook() == kept);
    trigger("undoNotebook");
    QCOMPARE(cells(), QStringList {QStringLiteral("Text: not lost")});
}

void TestNotebookPage::unsavedChangesStayInTheTab()
{
    QVERIFY(m_page->state().isEmpty());
    m_page->addCells({text("a"), ChartCell {.metric = metric()}});
    const Notebook before = m_page->notebook();
    const PageState state = m_page->state();
    open();
    m_page->setState(state);
    QVERIFY(m_page->notebook() == before);
    trigger("undoNotebook"); // to nothing at all would be no help
    QVERIFY(m_page->notebook() == before);
    m_page->setState({{QStringLiteral("notebook"), QStringLiteral("{}")}});
    QVERIFY(m_page->notebook() == before);
    QVERIFY(!m_page->message().isEmpty());
}

void TestNotebookPage::madeForEitherWeek()
{
    Host host(m_weeks);
    m_page->join(host);
    m_page->addCells({text("# Found\n\n**words**"), ChartCell {.metric = metric()},
                      TableCell {.title = QStringLiteral("Sums"), .sql = QStringLiteral("SELECT 40 + 2")},
                      ComparisonCell {.metrics = {metric()}, .weeks = {m_weeks.back().title()}}});
    const QByteArray first = made(m_weeks.front());
    for (const char* part : {"<strong>words</strong>", "data:image/svg+xml", "Sums", "42"})
        QVERIFY2(first.contains(part), part);
    QVERIFY(first.contains(m_weeks.front().title().toUtf8()));
    QVERIFY(!m_page->message().contains(QStringLiteral("failed")));
    auto* menu = find<QToolButton>("otherWeek")->menu();
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 1);
    QCOMPARE(menu->actions().front()->text(), m_weeks.back().title());
    const QByteArray second = made(m_weeks.back());
    QVERIFY(second.contains("<strong>words</strong>") && second.contains("42"));
    QVERIFY(second != first);
}

void TestNotebookPage::failedCellsAreCounted()
{
    m_page->addCells({text("stays"), ChartCell {.metric = QStringLiteral("gone")},
                      TableCell {.sql = QStringLiteral("SELECT nosuch")}});
    const QByteArray html = made(m_weeks.front());
    QVERIFY(html.contains("stays") && html.contains("no metric") && html.contains("nosuch"));
    QVERIFY2(m_page->message().contains(QStringLiteral("2 cell")), qPrintable(m_page->message()));
}

void TestNotebookPage::stopWritesNothing()
{
    m_page->addCells({TableCell {.sql = QStringLiteral("SELECT pg_catalog.pg_sleep(600)")}});
    const QString path = m_folder.filePath(QStringLiteral("stopped.html"));
    m_page->makeFor(m_weeks.front(), path);
    QVERIFY(m_page->isLoading());
    QVERIFY(!m_page->findChild<QAction*>(QStringLiteral("exportNotebook"))->isEnabled());
    trigger("stopNotebook");
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    QVERIFY2(m_page->message().contains(QStringLiteral("not made")), qPrintable(m_page->message()));
    QVERIFY(!QFile::exists(path));
    QVERIFY(m_page->findChild<QAction*>(QStringLiteral("exportNotebook"))->isEnabled());
}

void TestNotebookPage::takesShownCharts()
{
    Host host(m_weeks);
    host.setOpened(m_page.get());
    MetricsPage metrics(m_weeks.front());
    metrics.join(host);
    metrics.setShownMetrics({metric(0), metric(1), metric(2)});
    metrics.show();
    QTRY_VERIFY_WITH_TIMEOUT(!metrics.isLoading() && metrics.charts().size() == 3, Patience);
    const auto& charts = metrics.charts();
    QTRY_VERIFY_WITH_TIMEOUT(charts[0]->data().series.size() > 1 && !charts[1]->data().series.empty(),
                             Patience);
    charts[0]->setHidden({charts[0]->data().series.front().name});
    QSet<QString> all;
    for (const MetricSeries& series : charts[1]->data().series)
        all.insert(series.name);
    charts[1]->setHidden(all);
    metrics.findChild<QAction*>(QStringLiteral("addToNotebook"))->trigger();
    QCOMPARE(m_page->notebook().cells.size(), 2U); // not the one that shows nothing
    const auto& first = std::get<ChartCell>(m_page->notebook().cells[0]);
    QCOMPARE(first.metric, metric(0));
    QCOMPARE(first.series.size(), static_cast<qsizetype>(charts[0]->data().series.size()) - 1);
    QVERIFY(!first.series.contains(charts[0]->data().series.front().name));
    const auto& second = std::get<ChartCell>(m_page->notebook().cells[1]);
    QVERIFY(second.metric == metric(2) && second.series.isEmpty());
}

void TestNotebookPage::takesComparisons()
{
    Host host(m_weeks);
    host.setOpened(m_page.get());
    ComparePage compared(m_weeks.front().game, m_weeks);
    compared.join(host);
    QTRY_VERIFY_WITH_TIMEOUT(compared.reader()->compared().size() == 2, Patience);
    compared.setShownMetrics({metric(1)});
    auto* add = compared.findChild<QAction*>(QStringLiteral("addToNotebook"));
    add->trigger(); // the last weeks, whichever week the notebook is made for
    compared.setWeeks({m_weeks.back().identity, m_weeks.front().identity});
    compared.time()->setMark(0, ChartMark {.at = 3'600'000'000});
    add->trigger();
    compared.setWeeks({m_weeks.back().identity});
    add->trigger(); // nothing to compare it with
    const auto& cells = m_page->notebook().cells;
    QCOMPARE(cells.size(), 2U);
    QVERIFY(std::get<ComparisonCell>(cells[0]) == (ComparisonCell {.metrics = {metric(1)}, .before = 1}));
    const ComparisonCell pinned {.metrics = {metric(1)},
                                 .before = 1,
                                 .weeks = {m_weeks.back().title(), m_weeks.front().title()},
                                 .at = 3'600'000'000};
    QVERIFY(std::get<ComparisonCell>(cells[1]) == pinned);
    QTRY_VERIFY_WITH_TIMEOUT(!compared.isLoading(), Patience);
}

void TestNotebookPage::takesStatements()
{
    Host host(m_weeks);
    host.setOpened(m_page.get());
    SqlPage sql(m_weeks.front());
    sql.join(host);
    auto* add = sql.findChild<QAction*>(QStringLiteral("addToNotebook"));
    QVERIFY(!add->isEnabled()); // nothing was run
    sql.setText(QStringLiteral("SELECT 40 + 2 AS sum"));
    sql.run();
    QTRY_VERIFY_WITH_TIMEOUT(!sql.isRunning() && add->isEnabled(), Patience);
    add->trigger();
    QCOMPARE(m_page->notebook().cells.size(), 1U);
    QVERIFY(std::get<TableCell>(m_page->notebook().cells.front())
            == TableCell {.sql = QStringLiteral("SELECT 40 + 2 AS sum")});
}

QTEST_MAIN(TestNotebookPage)
#include "tst_notebookpage.moc"
