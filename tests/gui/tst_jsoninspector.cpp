#include "inspectortest.h"
#include "settle.h"

#include "widgets/json/jsontextview.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QScrollBar>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTabBar>
#include <QThreadPool>

using namespace Weekglass;
using Json::NodeId;

class TestJsonInspector : public InspectorTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openInspector(); }
    void cleanup() { m_inspector.reset(); }

    void startsEmpty();
    void readsText();
    void dropsStaleText();
    void saysNull();
    void saysLoadingAfterAMoment();
    void outlivesLoading();
    void showsErrorsAsPlainText();
    void showsWhatIsNotJson();
    void copies_data();
    void copies();
    void copiesByKeyboard();
    void opensFirstLevels();
    void keepsExpansion();
    void keepsPlaceOnScreen();
    void keepsSelectionThroughOthers();
    void searchesTree();
    void searchesText();
    void searchesWhatIsTyped();
    void showsHostileTextLiterally();
    void ownerMayDieFirst();
    void hasNamesAndKeys();
};

void TestJsonInspector::startsEmpty()
{
    QVERIFY(hasLabel(QStringLiteral("Select an event to see its payload.")));
    QVERIFY(!m_inspector->document());
    QVERIFY(!action("json.copyValue")->isEnabled());
    QVERIFY(!part<QLineEdit>()->isEnabled());
}

void TestJsonInspector::readsText()
{
    m_inspector->setText(R"({"a": 1.50})", QStringLiteral("Event 7"));
    QTRY_VERIFY_WITH_TIMEOUT(m_inspector->document(), Patience);
    QVERIFY(hasLabel(QStringLiteral("Event 7")));
    QVERIFY(part<JsonTreeView>()->isVisible());
    QCOMPARE(openPointers(), QStringList {QString()});
    QCOMPARE(selected(), QString());
    m_inspector->clear(QStringLiteral("Gone."));
    QVERIFY(hasLabel(QStringLiteral("Gone.")));
    QVERIFY(!hasLabel(QStringLiteral("Event 7")));
    QVERIFY(!m_inspector->document());
}

void TestJsonInspector::dropsStaleText()
{
    m_inspector->setText(ships(20'000), QStringLiteral("slow"));
    m_inspector->setText("[2]", QStringLiteral("quick"));
    QTRY_VERIFY_WITH_TIMEOUT(m_inspector->document(), Patience);
    settle();
    QCOMPARE(m_inspector->document()->text(), QByteArray("[2]"));
    m_inspector->setText("[3]", {});
    m_inspector->clear(QStringLiteral("Gone."));
    settle();
    QVERIFY(!m_inspector->document());
}

void TestJsonInspector::saysNull()
{
    m_inspector->setText(QByteArray(), QStringLiteral("Event 8"));
    QVERIFY(hasLabel(QStringLiteral("The value is NULL.")));
    QVERIFY(hasLabel(QStringLiteral("Event 8")));
    m_inspector->setText("null", {});
    QTRY_VERIFY_WITH_TIMEOUT(m_inspector->document(), Patience);
}

void TestJsonInspector::saysLoadingAfterAMoment()
{
    m_inspector->setDocument(read("[1]"), {});
    m_inspector->showLoading();
    QVERIFY(m_inspector->document());
    QTRY_VERIFY_WITH_TIMEOUT(hasLabel(QStringLiteral("Loading…")), Patience);
    m_inspector->setDocument(read("[1]"), {});
    m_inspector->showLoading();
    m_inspector->setDocument(read("[2]"), {});
    QTest::qWait(250);
    QVERIFY(!hasLabel(QStringLiteral("Loading…")));
}

void TestJsonInspector::outlivesLoading()
{
    // one busy worker, so that reading has to wait for longer than "Loading…" does
    const int jobs = QThreadPool::globalInstance()->maxThreadCount();
    QThreadPool::globalInstance()->setMaxThreadCount(1);
    QSemaphore busy;
    QThreadPool::globalInstance()->start([&busy] { busy.acquire(); });
    m_inspector->setText("[1]", QStringLiteral("late"));
    const bool isLoading = QTest::qWaitFor([this] { return hasLabel(QStringLiteral("Loading…")); }, Patience);
    busy.release();
    QVERIFY(isLoading);
    QTRY_VERIFY_WITH_TIMEOUT(m_inspector->document(), Patience);
    QVERIFY(hasLabel(QStringLiteral("late")));
    QThreadPool::globalInstance()->setMaxThreadCount(jobs);
}

void TestJsonInspector::showsErrorsAsPlainText()
{
    m_inspector->showError(
        {Error::Kind::Sql, QStringLiteral("<b>refused</b>"), {}, QStringLiteral("Try again.")});
    QVERIFY(hasLabel(QStringLiteral("<b>refused</b>\nTry again.")));
    for (const QLabel* label : m_inspector->findChildren<QLabel*>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void TestJsonInspector::showsWhatIsNotJson()
{
    m_inspector->setText("{\"a\": nope\x01}", QStringLiteral("Event 9"));
    QTRY_COMPARE_WITH_TIMEOUT(part<JsonTextView>()->toPlainText(), QStringLiteral(u"{\"a\": nope\u2401}"),
                              Patience);
    QTRY_VERIFY_WITH_TIMEOUT(hasLabel(QStringLiteral("Not JSON")), Patience);
    QVERIFY(part<JsonTextView>()->isVisible());
    QVERIFY(!action("json.copyValue")->isEnabled());
    // what the user chose comes back with the next value
    m_inspector->setText("[1]", {});
    QTRY_VERIFY_WITH_TIMEOUT(part<JsonTreeView>()->isVisible(), Patience);
}

void TestJsonInspector::copies_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QString>("copied");
    const QString text = QStringLiteral("/a b/1");
    QTest::newRow("value") << text << QByteArray("json.copyValue") << QStringLiteral("x\n\"é\u202e");
    QTest::newRow("json") << text << QByteArray("json.copyJson") << QStringLiteral(R"("x\n\"\u00e9\u202e")");
    QTest::newRow("element") << text << QByteArray("json.copyKey") << QStringLiteral("1");
    QTest::newRow("key") << QStringLiteral("/a b") << QByteArray("json.copyKey") << QStringLiteral("a b");
    QTest::newRow("pointer") << text << QByteArray("json.copyPointer") << text;
    QTest::newRow("path") << text << QByteArray("json.copyPath") << QStringLiteral("$[\"a b\"][1]");
    QTest::newRow("sql") << text << QByteArray("json.copySql") << QStringLiteral("payload #>> '{\"a b\",1}'");
    QTest::newRow("arrows") << text << QByteArray("json.copySqlArrows")
                            << QStringLiteral("payload -> 'a b' ->> 1");
    QTest::newRow("number") << QStringLiteral("/a b/0") << QByteArray("json.copyValue")
                            << QStringLiteral("12345678901234567890.10");
    QTest::newRow("container") << QStringLiteral("/o") << QByteArray("json.copyValue")
                               << QStringLiteral("{ }");
}

void TestJsonInspector::copies()
{
    QFETCH(QString, pointer);
    QFETCH(QByteArray, id);
    QFETCH(QString, copied);
    m_inspector->setDocument(read(R"({"a b": [12345678901234567890.10, "x\n\"\u00e9\u202e"], "o": { }})"),
                             {});
    m_inspector->reveal(at(pointer));
    QSignalSpy said(m_inspector.get(), &JsonInspector::statusMessage);
    action(id.constData())->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), copied);
    QCOMPARE(said.size(), 1);
    QVERIFY(!said[0][0].toString().contains(QLatin1Char('\n')));
}

void TestJsonInspector::copiesByKeyboard()
{
    m_inspector->setDocument(read(R"({"k": "v\u0041"})"), {});
    m_inspector->reveal(1);
    QApplication::setActiveWindow(m_inspector.get());
    part<JsonTreeView>()->setFocus();
    QTest::keyClick(part<JsonTreeView>(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("vA"));
    QTest::keyClick(part<JsonTreeView>(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("\"v\\u0041\""));
}

void TestJsonInspector::opensFirstLevels()
{
    const QByteArray many = "[0" + QByteArray(",0").repeated(99) + "]";
    m_inspector->setDocument(read(R"({"a": {"b": [1]}, "many": )" + many + "}"), {});
    const QStringList open {{}, QStringLiteral("/a"), QStringLiteral("/a/b")};
    QCOMPARE(openPointers(), open);
    m_inspector->setDocument(read(R"({"c": [1]})"), {});
    QCOMPARE(openPointers(), QStringList({QString(), QStringLiteral("/c")}));
    part<JsonTreeView>()->collapse(part<JsonTreeView>()->jsonModel()->indexOf(1));
    m_inspector->setDocument(read(R"({"c": [1], "d": [2]})"), {});
    QCOMPARE(openPointers(), QStringList {QString()});
}

void TestJsonInspector::keepsExpansion()
{
    openByHandOnly();
    m_inspector->setDocument(read(R"({"a": {"b": [1, {"c": 2}]}, "z": {"y": {}}})"), {});
    m_inspector->reveal(at(QStringLiteral("/a/b/1/c")));
    const QStringList open {{}, QStringLiteral("/a"), QStringLiteral("/a/b"), QStringLiteral("/a/b/1")};
    QCOMPARE(openPointers(), open);
    m_inspector->setDocument(read(R"({"n": 1, "a": {"m": 0, "b": [1, {"c": 3}]}, "z": {"y": {}}})"), {});
    QCOMPARE(openPointers(), open);
    QCOMPARE(selected(), QStringLiteral("/a/b/1/c"));
    m_inspector->setDocument(read(R"({"a": 5})"), {});
    QCOMPARE(openPointers(), QStringList {QString()});
    QCOMPARE(selected(), QStringLiteral("nothing"));
    m_inspector->setText("not json", {});
    QTRY_VERIFY_WITH_TIMEOUT(hasLabel(QStringLiteral("Not JSON")), Patience);
    m_inspector->setDocument(read(R"({"a": {"b": [1, {"c": 4}]}, "z": {"y": {}}})"), {});
    QCOMPARE(openPointers(), open);
    QCOMPARE(selected(), QStringLiteral("/a/b/1/c"));
    auto* view = part<JsonTreeView>();
    view->collapse(view->jsonModel()->indexOf(at(QStringLiteral("/a"))));
    m_inspector->setDocument(read(R"({"a": {"b": [1, {"c": 5}]}})"), {});
    QCOMPARE(openPointers(), QStringList({QString(), QStringLiteral("/a/b"), QStringLiteral("/a/b/1")}));
}

void TestJsonInspector::keepsPlaceOnScreen()
{
    auto* view = part<JsonTreeView>();
    const auto y = [&](const QString& pointer) {
        return view->visualRect(view->jsonModel()->indexOf(at(pointer))).top();
    };
    QByteArray more = "{";
    for (int i = 0; i < 500; ++i)
        more += "\"k" + QByteArray::number(i) + "\": " + QByteArray::number(i) + ",";
    m_inspector->setDocument(read(more + "\"end\": 0}"), {});
    m_inspector->reveal(at(QStringLiteral("/k300")));
    const int before = y(QStringLiteral("/k300"));
    QVERIFY(view->verticalScrollBar()->value() > 200);
    // ten rows more above: the selected one does not move
    QByteArray above = "{";
    for (int i = 0; i < 10; ++i)
        above += "\"new" + QByteArray::number(i) + "\": 1,";
    m_inspector->setDocument(read(above + more.mid(1) + "\"end\": 0}"), {});
    QCOMPARE(selected(), QStringLiteral("/k300"));
    QCOMPARE(y(QStringLiteral("/k300")), before);
    // scrolled away from the selection: the first row on the screen does not move
    view->verticalScrollBar()->setValue(111); // the root is row 0, ten new ones
    QCOMPARE(y(QStringLiteral("/k100")), 0);
    m_inspector->setDocument(read(more + "\"end\": 0}"), {});
    QCOMPARE(y(QStringLiteral("/k100")), 0);
    m_inspector->showError({});
    m_inspector->setDocument(read(above + more.mid(1) + "\"end\": 0}"), {});
    QCOMPARE(y(QStringLiteral("/k100")), 0);
}

void TestJsonInspector::keepsSelectionThroughOthers()
{
    m_inspector->setDocument(read(R"({"a": [1, 2, 3]})"), {});
    m_inspector->reveal(at(QStringLiteral("/a/2")));
    m_inspector->setDocument(read(R"({"a": [1]})"), {});
    QCOMPARE(selected(), QStringLiteral("nothing"));
    m_inspector->reveal(at(QStringLiteral("/a/0")));
    m_inspector->setDocument(read(R"({"a": [1, 2, 3]})"), {});
    QCOMPARE(selected(), QStringLiteral("/a/0"));
}

void TestJsonInspector::searchesTree()
{
    m_inspector->setDocument(read(R"({"a": {"Fuel": 1}, "b": ["fuel", 2], "c": "no"})"), {});
    part<QLineEdit>()->setText(QStringLiteral("FUEL"));
    QTRY_VERIFY_WITH_TIMEOUT(hasLabel(QStringLiteral("1 of 2")), Patience);
    QCOMPARE(selected(), QStringLiteral("/a/Fuel"));
    action("json.next")->trigger();
    QCOMPARE(selected(), QStringLiteral("/b/0"));
    QVERIFY(hasLabel(QStringLiteral("2 of 2")));
    action("json.next")->trigger();
    QCOMPARE(selected(), QStringLiteral("/a/Fuel"));
    action("json.previous")->trigger();
    QCOMPARE(selected(), QStringLiteral("/b/0"));
    // the next document is searched as well, and the selection stays where it is
    m_inspector->setDocument(read(R"({"b": [0, "fuel", "fuel"]})"), {});
    QTRY_VERIFY_WITH_TIMEOUT(hasLabel(QStringLiteral("2 found")), Patience);
    QCOMPARE(selected(), QStringLiteral("/b/0"));
    part<QLineEdit>()->setText(QStringLiteral("nowhere"));
    QTRY_VERIFY_WITH_TIMEOUT(hasLabel(QStringLiteral("no match")), Patience);
    QVERIFY(!action("json.next")->isEnabled());
    QTest::keyClick(part<QLineEdit>(), Qt::Key_Escape);
    QVERIFY(!hasLabel(QStringLiteral("no match")));
    QCOMPARE(part<QLineEdit>()->text(), QString());
}

void TestJsonInspector::searchesText()
{
    m_inspector->setView(JsonInspector::TextView);
    m_inspector->setDocument(read(R"({"a": {"Fuel": 1}, "b": ["fuel", 2], "c": "no"})"), {});
    auto* text = part<JsonTextView>();
    QTRY_VERIFY_WITH_TIMEOUT(text->toPlainText().contains(QStringLiteral("\"Fuel\": 1")), Patience);
    part<QLineEdit>()->setText(QStringLiteral("fuel"));
    QTRY_VERIFY_WITH_TIMEOUT(hasLabel(QStringLiteral("1 of 2")), Patience);
    QCOMPARE(text->textCursor().selectedText(), QStringLiteral("Fuel"));
    action("json.next")->trigger();
    QCOMPARE(text->textCursor().selectedText(), QStringLiteral("fuel"));
    QVERIFY(hasLabel(QStringLiteral("2 of 2")));
    m_inspector->setView(JsonInspector::TreeView);
    QTRY_VERIFY_WITH_TIMEOUT(hasLabel(QStringLiteral("2 found")), Patience);
}

void TestJsonInspector::searchesWhatIsTyped()
{
    m_inspector->setDocument(read(R"({"a": 1, "beta": 2})"), {});
    QApplication::setActiveWindow(m_inspector.get());
    part<JsonTreeView>()->setFocus();
    QTest::keyClicks(part<JsonTreeView>(), QStringLiteral("b"));
    QCOMPARE(part<QLineEdit>()->text(), QStringLiteral("b"));
    QVERIFY(part<QLineEdit>()->hasFocus());
    QTest::keyClicks(part<QLineEdit>(), QStringLiteral("e"));
    QTest::keyClick(part<QLineEdit>(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(selected(), QStringLiteral("/beta"), Patience);
    QTest::keyClick(m_inspector.get(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(part<QLineEdit>()->selectedText(), QStringLiteral("be"));
}

void TestJsonInspector::showsHostileTextLiterally()
{
    const QString picture = QStringLiteral("<img src='/nowhere/fifo'>");
    const QString title = QStringLiteral("<h1>T\u202e</h1>");
    m_inspector->setText(R"({"<img src='/nowhere/fifo'>": "<img src='/nowhere/fifo'>\u202e\u0007"})", title);
    QTRY_VERIFY_WITH_TIMEOUT(m_inspector->document(), Patience);
    QVERIFY(hasLabel(QStringLiteral(u"<h1>T\ufffd</h1>")));
    auto* view = part<JsonTreeView>();
    const QModelIndex row = view->jsonModel()->indexOf(1);
    QCOMPARE(row.data().toString(), picture);
    QCOMPARE(row.siblingAtColumn(1).data().toString(),
             QStringLiteral(u"\"<img src='/nowhere/fifo'>\ufffd\u2407\""));
    for (const int role : {Qt::ToolTipRole, Qt::StatusTipRole, Qt::WhatsThisRole})
        QVERIFY(!row.data(role).isValid());
    m_inspector->setView(JsonInspector::TextView);
    QTRY_VERIFY_WITH_TIMEOUT(part<JsonTextView>()->toPlainText().contains(picture), Patience);
    m_inspector->setText("[\"\xe2\x80\xae\"]", {});
    QTRY_VERIFY_WITH_TIMEOUT(part<JsonTextView>()->toPlainText().contains(QChar(QChar::ReplacementCharacter)),
                             Patience);
    QVERIFY(!part<JsonTextView>()->toPlainText().contains(QChar(0x202e)));
}

void TestJsonInspector::ownerMayDieFirst()
{
    m_inspector->setText(ships(20'000), {});
    m_inspector.reset();
    settle();
}

void TestJsonInspector::hasNamesAndKeys()
{
    QSet<QKeySequence> keys;
    for (const QAction* command : m_inspector->actions()) {
        QVERIFY(!command->shortcut().isEmpty());
        QVERIFY2(!keys.contains(command->shortcut()), qPrintable(command->shortcut().toString()));
        keys.insert(command->shortcut());
        QVERIFY(!command->toolTip().isEmpty());
        QVERIFY(!command->objectName().isEmpty());
    }
    for (const QWidget* named :
         {static_cast<QWidget*>(part<JsonTreeView>()), static_cast<QWidget*>(part<JsonTextView>()),
          static_cast<QWidget*>(part<QLineEdit>()), static_cast<QWidget*>(part<QTabBar>())})
        QVERIFY(!named->accessibleName().isEmpty());
}

QTEST_MAIN(TestJsonInspector)
#include "tst_jsoninspector.moc"
