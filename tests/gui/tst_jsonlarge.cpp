#include "inspectortest.h"
#include "longeststall.h"

#include "widgets/json/jsontextview.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace Weekglass;
using Json::NodeId;

namespace {

// much more than what is measured
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double longestBlock = 3000;
#else
constexpr double longestBlock = 500;
#endif

}

/// Documents that are too large to be shown at once, or too deep.
class TestJsonLarge : public InspectorTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openInspector(); }
    void cleanup() { m_inspector.reset(); }

    void opensLargeDocuments();
    void opensManyKeys();
    void takesLongLines();
    void goesDeep();
    void opensAllBelow();
    void showsBeginningOfHugeText();
};

void TestJsonLarge::opensLargeDocuments()
{
    const QByteArray text = ships(74'000);
    QVERIFY(text.size() > 14 * 1024 * 1024);
    const LongestStall stall;
    QElapsedTimer timer;
    timer.start();
    m_inspector->setText(text, {});
    QTRY_VERIFY_WITH_TIMEOUT(m_inspector->document(), Patience);
    qInfo("tree of %lld MB and %lld nodes after %lld ms, longest block %.1f ms", text.size() >> 20,
          m_inspector->document()->nodeCount(), timer.elapsed(), stall.ms());
    auto* view = part<JsonTreeView>();
    view->expand(view->jsonModel()->indexOf(1));
    QTest::qWait(20);
    qInfo("opened 74,000 elements, longest block %.1f ms", stall.ms());
    part<QLineEdit>()->setText(QStringLiteral("ship-73999"));
    QTRY_VERIFY_WITH_TIMEOUT(hasLabel(QStringLiteral("1 of 1")), Patience);
    QCOMPARE(m_inspector->document()->stringValue(m_inspector->currentNode()), QStringLiteral("SHIP-73999"));
    qInfo("searched, longest block %.1f ms", stall.ms());
    m_inspector->setView(JsonInspector::TextView);
    QTRY_VERIFY_WITH_TIMEOUT(hasLabel(QStringLiteral("The first 2 MB of ")), Patience);
    const auto* page = part<JsonTextView>();
    QTRY_COMPARE_WITH_TIMEOUT(qsizetype(page->document()->characterCount() - 1), page->pageText().size(),
                              Patience);
    m_inspector->setText(text, {});
    QTest::qWait(500);
    qInfo("text and once more, longest block %.1f ms", stall.ms());
    QVERIFY2(stall.ms() < longestBlock, qPrintable(QString::number(stall.ms())));
}

void TestJsonLarge::opensManyKeys()
{
    QByteArray text = "{";
    for (int i = 0; i < 100'000; ++i)
        text += (i ? ",\"key" : "\"key") + QByteArray::number(i) + "\":" + QByteArray::number(i);
    text += "}";
    const LongestStall stall;
    for (int round = 0; round < 3; ++round) {
        m_inspector->setText(text, QString::number(round));
        QTRY_VERIFY_WITH_TIMEOUT(hasLabel(QString::number(round)), Patience);
        QTest::qWait(50);
        QTest::keyClick(part<JsonTreeView>(), Qt::Key_End);
        QCOMPARE(selected(), QStringLiteral("/key99999"));
        QTest::qWait(20);
    }
    qInfo("100,000 keys, longest block %.1f ms", stall.ms());
    QVERIFY2(stall.ms() < longestBlock, qPrintable(QString::number(stall.ms())));
}

void TestJsonLarge::takesLongLines()
{
    const LongestStall stall;
    m_inspector->setView(JsonInspector::TextView);
    m_inspector->setText("[\"" + QByteArray("x").repeated(5'000'000) + "\"]", {});
    QTRY_VERIFY_WITH_TIMEOUT(hasLabel(QStringLiteral("The first 2 MB of 4.8 MB.")), Patience);
    const auto* page = part<JsonTextView>();
    QTRY_COMPARE_WITH_TIMEOUT(qsizetype(page->document()->characterCount() - 1), page->pageText().size(),
                              Patience);
    QTest::qWait(50);
    m_inspector->setView(JsonInspector::TreeView);
    QTest::qWait(50);
    qInfo("a line of 5 MB, longest block %.1f ms", stall.ms());
    QVERIFY2(stall.ms() < longestBlock, qPrintable(QString::number(stall.ms())));
}

void TestJsonLarge::goesDeep()
{
    openByHandOnly();
    constexpr int levels = 10'000;
    const LongestStall stall;
    m_inspector->setText(
        QByteArray("{\"a\":[").repeated(levels / 2) + "\"deep\"" + QByteArray("]}").repeated(levels / 2), {});
    QTRY_VERIFY_WITH_TIMEOUT(m_inspector->document() && m_inspector->document()->nodeCount() > levels,
                             Patience);
    part<QLineEdit>()->setText(QStringLiteral("deep"));
    QTRY_VERIFY_WITH_TIMEOUT(hasLabel(QStringLiteral("1 of 1")), Patience);
    QCOMPARE(m_inspector->currentNode(), NodeId(levels));
    auto* view = part<JsonTreeView>();
    QVERIFY(view->topNode() != Json::noNode);
    QVERIFY(view->viewport()->rect().intersects(view->visualRect(view->currentIndex())));
    QTest::qWait(20);
    // up over the edge of what is shown
    for (int i = 0; i < 30; ++i)
        QTest::keyClick(view, Qt::Key_Left);
    QVERIFY(m_inspector->currentNode() < NodeId(levels - 14));
    m_inspector->reveal(0);
    QVERIFY(view->topNode() == Json::noNode);
    QVERIFY(view->visualRect(view->currentIndex()).isValid());
    // down by hand
    for (int i = 0; i < 500; ++i) {
        QTest::keyClick(view, Qt::Key_Right);
        QCoreApplication::processEvents();
    }
    QCOMPARE(m_inspector->currentNode(), NodeId(250));
    QVERIFY(view->visualRect(view->currentIndex()).isValid());
    m_inspector->reveal(levels);
    m_inspector->setDocument(m_inspector->document(), {});
    QCOMPARE(m_inspector->currentNode(), NodeId(levels));
    m_inspector->setView(JsonInspector::TextView);
    QTest::qWait(100);
    qInfo("10,000 levels, longest block %.1f ms", stall.ms());
    QVERIFY2(stall.ms() < longestBlock, qPrintable(QString::number(stall.ms())));
}

void TestJsonLarge::opensAllBelow()
{
    openByHandOnly();
    m_inspector->setDocument(read(R"({"a": {"b": [1, {"c": 2}]}, "z": [3]})"), {});
    m_inspector->reveal(at(QStringLiteral("/a")));
    action("json.expand")->trigger();
    const QStringList open {{}, QStringLiteral("/a"), QStringLiteral("/a/b"), QStringLiteral("/a/b/1")};
    QCOMPARE(openPointers(), open);
    action("json.collapse")->trigger();
    QCOMPARE(openPointers(), QStringList {QString()});
    QCOMPARE(selected(), QStringLiteral("/a"));

    const LongestStall stall;
    QSignalSpy said(m_inspector.get(), &JsonInspector::statusMessage);
    m_inspector->setDocument(read(ships(20'000)), {});
    m_inspector->reveal(0);
    action("json.expand")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(said.size(), 1, Patience);
    m_inspector->setDocument(m_inspector->document(), {});
    QTest::qWait(50);
    qInfo("opened all, longest block %.1f ms", stall.ms());
    QVERIFY2(stall.ms() < longestBlock, qPrintable(QString::number(stall.ms())));
}

void TestJsonLarge::showsBeginningOfHugeText()
{
    const QByteArray huge(255 * 1024 * 1024, '[');
    QVERIFY(huge.size() > JsonInspector::maxParsedBytes);
    const LongestStall stall;
    m_inspector->setText(huge, QStringLiteral("huge"));
    QTRY_VERIFY_WITH_TIMEOUT(hasLabel(QStringLiteral("The first 2 MB of 255 MB.")), Patience);
    QVERIFY(hasLabel(QStringLiteral("Too large to be read as JSON.")));
    QVERIFY(!m_inspector->document());
    QVERIFY2(stall.ms() < longestBlock, qPrintable(QString::number(stall.ms())));
}

QTEST_MAIN(TestJsonLarge)
#include "tst_jsonlarge.moc"
