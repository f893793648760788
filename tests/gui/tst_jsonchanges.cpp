#include "patience.h"
#include "settle.h"
#include "widgets/json/jsondiffview.h"
#include "widgets/json/jsoninspector.h"
#include "widgets/json/jsontreemodel.h"
#include "widgets/json/jsontreeview.h"

#include "../support/verifyresult.h"
#include "applypatch.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Weekglass;

namespace {

std::shared_ptr<const Json::Document> read(const QByteArray& text)
{
    auto document = Json::Document::parse(text);
    return document ? std::make_shared<const Json::Document>(*std::move(document)) : nullptr;
}

const QByteArray oldText =
    R"({"tick":1,"ships":[{"symbol":"A","fuel":400.00,"cargo":{"units":1}},{"symbol":"B","fuel":7},{"symbol":"C"}]})";
const QByteArray newText =
    R"({"tick":2,"ships":[{"symbol":"B","fuel":7},{"symbol":"A","fuel":400,"cargo":{"units":3}},{"symbol":"D"}]})";

}

/// The Changes tab of the inspector, used as a user would.
class TestJsonChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void opensByClickAndKey();
    void showsChanges();
    void goesFromChangeToChange();
    void opensChangesInTheTree();
    void opensWhatIsGone();
    void copies();
    void asksToIgnore();
    void saysNoDifference();
    void dropsTheComparisonWithTheValue();
    void takesTheComparisonBeforeTheValue();
    void showsMessagesAsPlainText();
    void keepsThePlace();
    void hidesFromPlainText();
    void manyChanges();
    void goesDeep();
    void ownerMayDieFirst();
    void hasNamesAndKeys();

private:
    template<typename T>
    T* part(const char* name = nullptr) const
    {
        return m_inspector->findChild<T*>(name ? QLatin1String(name) : QString());
    }
    JsonDiffModel* model() const { return part<JsonDiffView>()->diffModel(); }
    QTableView* table() const { return part<QTableView>("diffTable"); }
    QString summary() const { return part<QLabel>("diffSummary")->text(); }
    QString message() const
    {
        const auto* label = part<QLabel>("diffMessage");
        return label->isVisible() ? label->text() : QString();
    }
    void compare(const QByteArray& before, const QByteArray& after);
    void openTab(const QString& text);
    QString selectedPath() const
    {
        return table()->currentIndex().data(JsonDiffModel::PointerRole).toString();
    }

    std::unique_ptr<JsonInspector> m_inspector;
};

void TestJsonChanges::init()
{
    m_inspector = std::make_unique<JsonInspector>();
    m_inspector->resize(700, 500);
    m_inspector->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_inspector.get(), Patience));
    QApplication::setActiveWindow(m_inspector.get());
}

void TestJsonChanges::cleanup()
{
    m_inspector.reset();
}

void TestJsonChanges::compare(const QByteArray& before, const QByteArray& after)
{
    m_inspector->setDocument(read(after), QStringLiteral("Event 8"));
    m_inspector->setComparison(read(before), QStringLiteral("event 7"));
    QTRY_VERIFY_WITH_TIMEOUT(model()->comparison(), Patience);
}

void TestJsonChanges::openTab(const QString& text)
{
    auto* tabs = part<QTabBar>();
    for (int tab = 0; tab < tabs->count(); ++tab) {
        if (tabs->tabText(tab).startsWith(text))
            QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(tab).center());
    }
}

void TestJsonChanges::opensByClickAndKey()
{
    compare(oldText, newText);
    QVERIFY(!table()->isVisible());
    openTab(QStringLiteral("Changes"));
    QVERIFY(table()->isVisible());
    QVERIFY(!part<QLineEdit>()->isEnabled());
    openTab(QStringLiteral("Tree"));
    QVERIFY(part<JsonTreeView>()->isVisible());
    QVERIFY(part<QLineEdit>()->isEnabled());
    part<JsonTreeView>()->setFocus();
    QTest::keyClick(part<JsonTreeView>(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(table()->isVisible());
    QVERIFY(m_inspector->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(part<JsonTreeView>()->isVisible());
}

void TestJsonChanges::showsChanges()
{
    compare(oldText, newText);
    openTab(QStringLiteral("Changes"));
    QCOMPARE(part<QTabBar>()->tabText(JsonInspector::ChangesView), QStringLiteral("Changes (6)"));
    QCOMPARE(
        summary(),
        QStringLiteral("1 added, 1 removed, 2 changed, 1 moved, 1 written differently, against event 7"));
    QCOMPARE(part<QLabel>("diffIdentity")->text(),
             QStringLiteral("Elements matched: /ships by symbol (guessed)"));
    m_inspector->setDiffOptions({.identity = {{QStringLiteral("/ships"), QStringLiteral("symbol")}},
                                 .ignore = {QStringLiteral("/**/fuel"), QStringLiteral("/tick")}});
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 4, Patience);
    QVERIFY(summary().contains(QStringLiteral("; 2 hidden by 2 rule")));
    QCOMPARE(part<QLabel>("diffIdentity")->text(), QStringLiteral("Elements matched: /ships by symbol"));
}

void TestJsonChanges::goesFromChangeToChange()
{
    compare(oldText, newText);
    openTab(QStringLiteral("Changes"));
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_F8);
    QCOMPARE(selectedPath(), QStringLiteral("/tick"));
    QTest::keyClick(table(), Qt::Key_F8);
    QCOMPARE(table()->currentIndex().row(), 1);
    QTest::keyClick(table(), Qt::Key_F8, Qt::ShiftModifier);
    QTest::keyClick(table(), Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(table()->currentIndex().row(), 5);
    for (auto* button : part<JsonDiffView>()->findChildren<QToolButton*>()) {
        if (button->accessibleName() == QStringLiteral("Next change"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(table()->currentIndex().row(), 0);
}

void TestJsonChanges::opensChangesInTheTree()
{
    compare(oldText, newText);
    openTab(QStringLiteral("Changes"));
    const auto rows = model()->match(model()->index(0, 0), JsonDiffModel::PointerRole,
                                     QStringLiteral("/ships/1/cargo/units"), 1, Qt::MatchExactly);
    QCOMPARE(rows.size(), 1);
    const QPoint cell = table()->visualRect(rows[0].siblingAtColumn(1)).center();
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, cell);
    QTest::mouseDClick(table()->viewport(), Qt::LeftButton, {}, cell);
    QTRY_VERIFY_WITH_TIMEOUT(part<JsonTreeView>()->isVisible(), Patience);
    QCOMPARE(m_inspector->document()->pointer(m_inspector->currentNode()),
             QStringLiteral("/ships/1/cargo/units"));
    QVERIFY(part<JsonTreeView>()->hasFocus());
}

void TestJsonChanges::opensWhatIsGone()
{
    compare(oldText, newText);
    openTab(QStringLiteral("Changes"));
    table()->setFocus();
    for (int row = 0; row < model()->rowCount(); ++row) {
        if (model()->change(row).kind == Json::ChangeKind::Removed)
            table()->setCurrentIndex(model()->index(row, 0));
    }
    QCOMPARE(selectedPath(), QStringLiteral("/ships/2"));
    QTest::keyClick(table(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(part<JsonTreeView>()->isVisible(), Patience);
    QCOMPARE(m_inspector->document()->pointer(m_inspector->currentNode()), QStringLiteral("/ships"));
}

void TestJsonChanges::copies()
{
    compare(oldText, newText);
    openTab(QStringLiteral("Changes"));
    table()->setFocus();
    QSignalSpy said(m_inspector.get(), &JsonInspector::statusMessage);
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(said.takeFirst()[0].toString(), QStringLiteral("Select a change first."));
    QTest::keyClick(table(), Qt::Key_F8);
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("/tick"));
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(said.size(), 2);
    const auto patched =
        Json::applyPatch(*read(oldText), *read(QGuiApplication::clipboard()->text().toUtf8()));
    VERIFY_RESULT(patched);
    const auto same = JsonComparison::make(read(*patched), read(newText), {}, {});
    QCOMPARE(same->diff.changes.size(), std::size_t(1)); // 400.00 and 400
    // and in the tree the same keys copy values again
    openTab(QStringLiteral("Tree"));
    m_inspector->reveal(1);
    part<JsonTreeView>()->setFocus();
    QTest::keyClick(part<JsonTreeView>(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("2"));
}

void TestJsonChanges::asksToIgnore()
{
    compare(oldText, newText);
    openTab(QStringLiteral("Changes"));
    table()->setFocus();
    QSignalSpy asked(m_inspector.get(), &JsonInspector::ignoreRequested);
    table()->setCurrentIndex(model()
                                 ->match(model()->index(0, 0), JsonDiffModel::PointerRole,
                                         QStringLiteral("/ships/1/fuel"), 1, Qt::MatchExactly)
                                 .value(0));
    QTest::keyClick(table(), Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toString(), QStringLiteral("/ships/*/fuel"));
}

void TestJsonChanges::saysNoDifference()
{
    compare(R"({"a":1,"b":2})", R"({ "b":2, "a":1 })");
    openTab(QStringLiteral("Changes"));
    QCOMPARE(message(), QStringLiteral("No difference"));
    QCOMPARE(summary(), QStringLiteral("No difference, against event 7"));
    QVERIFY(!part<QAction>("diff.next")->isEnabled());
    QVERIFY(!part<QAction>("diff.copyPatch")->isEnabled());
}

void TestJsonChanges::dropsTheComparisonWithTheValue()
{
    compare(oldText, newText);
    openTab(QStringLiteral("Changes"));
    m_inspector->setText("[1]", QStringLiteral("Event 9"));
    QVERIFY(!model()->comparison());
    QCOMPARE(part<QTabBar>()->tabText(JsonInspector::ChangesView), QStringLiteral("Changes"));
    // none at all while it says "Loading…"
    QTRY_VERIFY_WITH_TIMEOUT(m_inspector->document() && m_inspector->document()->text() == "[1]", Patience);
    settle();
    QVERIFY(!model()->comparison());
    QCOMPARE(message(), QStringLiteral("There is nothing to compare with."));
    m_inspector->clearComparison(QStringLiteral("The first event of its kind."));
    QCOMPARE(message(), QStringLiteral("The first event of its kind."));
    m_inspector->setComparison(read("[2]"), {});
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, Patience);
    QCOMPARE(summary(), QStringLiteral("1 changed"));
    m_inspector->clear(QStringLiteral("Gone."));
    QVERIFY(!model()->comparison());
    QVERIFY(!table()->isVisible());
}

void TestJsonChanges::takesTheComparisonBeforeTheValue()
{
    m_inspector->setView(JsonInspector::ChangesView);
    m_inspector->setText(newText, QStringLiteral("Event 8"));
    m_inspector->setComparison(read(oldText), QStringLiteral("event 7"));
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 6, Patience);
    QCOMPARE(model()->comparison()->after->text(), newText);
    QVERIFY(table()->isVisible());
}

void TestJsonChanges::showsMessagesAsPlainText()
{
    compare("{\"<b>x\":1}", "{\"<b>x\":2}");
    m_inspector->setComparison(read("[]"), QStringLiteral(u"<h1>T\u202e"));
    QTRY_VERIFY_WITH_TIMEOUT(summary().endsWith(QStringLiteral(u"<h1>T\ufffd")), Patience);
    m_inspector->clearComparison(QStringLiteral("<b>no</b>"));
    openTab(QStringLiteral("Changes"));
    QCOMPARE(message(), QStringLiteral("<b>no</b>"));
    for (const QLabel* label : m_inspector->findChildren<QLabel*>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void TestJsonChanges::keepsThePlace()
{
    compare(R"({"a":1,"b":1,"c":1})", R"({"a":2,"b":2,"c":2})");
    openTab(QStringLiteral("Changes"));
    table()->setCurrentIndex(model()->index(1, JsonDiffModel::PathColumn));
    QCOMPARE(selectedPath(), QStringLiteral("/b"));
    compare(R"({"b":1,"c":1})", R"({"b":2,"c":2})");
    QCOMPARE(table()->currentIndex().row(), 0);
    QCOMPARE(selectedPath(), QStringLiteral("/b"));
}

void TestJsonChanges::hidesFromPlainText()
{
    m_inspector->setView(JsonInspector::ChangesView);
    m_inspector->setText("{no json", {});
    m_inspector->setComparison(read("[1]"), {});
    QTRY_VERIFY_WITH_TIMEOUT(!part<QTabBar>()->isTabEnabled(JsonInspector::ChangesView), Patience);
    settle();
    QVERIFY(!table()->isVisible());
    QVERIFY(!model()->comparison());
    // the user's choice comes back with a value that can be compared
    m_inspector->setText("[2]", {});
    m_inspector->setComparison(read("[1]"), {});
    QTRY_VERIFY_WITH_TIMEOUT(table()->isVisible(), Patience);
}

void TestJsonChanges::manyChanges()
{
    QByteArray before = "[0";
    QByteArray after = "[0";
    for (int i = 0; i < 200'000; ++i) {
        before += ",1";
        after += ",2";
    }
    compare(before + "]", after + "]");
    openTab(QStringLiteral("Changes"));
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 200'000, Patience);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(selectedPath(), QStringLiteral("/200000"));
    QSignalSpy said(m_inspector.get(), &JsonInspector::statusMessage);
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(said.value(0).value(0).toString().startsWith(QStringLiteral("Too many changes")));
}

void TestJsonChanges::goesDeep()
{
    const auto nested = [](const char* value) -> QByteArray {
        return QByteArray("{\"a\":[").repeated(5000) + value + QByteArray("]}").repeated(5000);
    };
    compare(nested("1"), nested("2"));
    openTab(QStringLiteral("Changes"));
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_F8);
    QTest::keyClick(table(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(part<JsonTreeView>()->isVisible(), Patience);
    QCOMPARE(m_inspector->currentNode(), Json::NodeId(10'000));
    QVERIFY(part<JsonTreeView>()->visualRect(part<JsonTreeView>()->currentIndex()).isValid());
}

void TestJsonChanges::ownerMayDieFirst()
{
    QByteArray large = "[0";
    for (int i = 0; i < 300'000; ++i)
        large += ",[1]";
    m_inspector->setDocument(read(large + "]"), {});
    m_inspector->setComparison(read(large + ",2]"), {});
    m_inspector.reset();
    settle();
}

void TestJsonChanges::hasNamesAndKeys()
{
    QSet<QKeySequence> keys;
    for (const QAction* command : part<JsonDiffView>()->actions()) {
        QVERIFY(!command->shortcut().isEmpty());
        QVERIFY2(!keys.contains(command->shortcut()), qPrintable(command->shortcut().toString()));
        keys.insert(command->shortcut());
        QVERIFY(!command->toolTip().isEmpty());
        QVERIFY(!command->objectName().isEmpty());
    }
    QCOMPARE(keys.size(), 5);
    QVERIFY(!table()->accessibleName().isEmpty());
    for (const auto* button : part<JsonDiffView>()->findChildren<QToolButton*>()) {
        if (button->isVisibleTo(part<JsonDiffView>()))
            QVERIFY(!button->accessibleName().isEmpty());
    }
}

QTEST_MAIN(TestJsonChanges)
#include "tst_jsonchanges.moc"
