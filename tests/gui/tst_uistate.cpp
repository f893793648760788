#include "app/uistate.h"
#include "patience.h"

#include <QHeaderView>
#include <QMainWindow>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace Weekglass;

namespace {

/// A window with a splitter and a table in it.
struct Window
{
    explicit Window(int columns)
        : model(2, columns)
    {
        window.setObjectName(QStringLiteral("window"));
        splitter = new QSplitter(&window);
        splitter->setObjectName(QStringLiteral("splitter"));
        table = new QTableView;
        table->setObjectName(QStringLiteral("table"));
        table->setModel(&model);
        splitter->addWidget(table);
        splitter->addWidget(new QWidget);
        window.setCentralWidget(splitter);
        window.resize(600, 400);
        window.show();
    }

    QStandardItemModel model;
    QMainWindow window;
    QSplitter* splitter;
    QTableView* table;
};

}

class TestUiState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBack();
    void otherColumnsKeepTheirs();
    void ambiguousNamesAreLeftOut();
    void namelessAndGarbageDoNoHarm();
};

void TestUiState::comesBack()
{
    Window first(3);
    first.window.resize(710, 420);
    first.splitter->setSizes({500, 100});
    first.table->horizontalHeader()->resizeSection(1, 77);
    first.table->horizontalHeader()->moveSection(0, 2);
    QTRY_COMPARE_WITH_TIMEOUT(first.window.width(), 710, Patience);
    const QList<int> sizes = first.splitter->sizes();
    const UiValues values = uiState(first.window);

    Window second(3);
    restoreUiState(second.window, values);
    QTRY_COMPARE_WITH_TIMEOUT(second.window.size(), first.window.size(), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(second.splitter->sizes(), sizes, Patience);
    QCOMPARE(second.table->horizontalHeader()->sectionSize(1), 77);
    QCOMPARE(second.table->horizontalHeader()->visualIndex(0), 2);
}

void TestUiState::otherColumnsKeepTheirs()
{
    Window first(3);
    first.table->horizontalHeader()->resizeSection(1, 77);
    Window second(5);
    const int width = second.table->horizontalHeader()->sectionSize(1);
    restoreUiState(second.window, uiState(first.window));
    QCOMPARE(second.table->horizontalHeader()->sectionSize(1), width);
    QCOMPARE(second.table->horizontalHeader()->count(), 5);
}

void TestUiState::ambiguousNamesAreLeftOut()
{
    Window window(2);
    auto* twin = new QSplitter(&window.window);
    twin->setObjectName(QStringLiteral("splitter"));
    const UiValues values = uiState(window.window);
    QVERIFY(!values.contains(QStringLiteral("window/splitter")));
    QVERIFY(values.contains(QStringLiteral("window/geometry")));
    QVERIFY(values.contains(QStringLiteral("window/docks")));
}

void TestUiState::namelessAndGarbageDoNoHarm()
{
    QWidget nameless;
    new QSplitter(&nameless);
    QVERIFY(uiState(nameless).isEmpty());
    Window window(2);
    UiValues values = uiState(window.window);
    for (auto& value : values)
        value = QByteArray("garbage");
    restoreUiState(window.window, values);
    QCOMPARE(window.table->horizontalHeader()->count(), 2);
}

QTEST_MAIN(TestUiState)

#include "tst_uistate.moc"
