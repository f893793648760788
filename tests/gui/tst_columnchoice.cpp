#include "pages/keptcolumns.h"
#include "patience.h"
#include "verifyresult.h"
#include "widgets/parts/columnchoice.h"
#include "workspace/workspace.h"

#include <QHeaderView>
#include <QMenu>
#include <QPointer>
#include <QStandardItemModel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Weekglass;

namespace {

/// Time and kind are shown, an id is not unless it is wanted.
struct Table
{
    explicit Table(const QStringList& headings = {QStringLiteral("Time"), QStringLiteral("Kind"),
                                                  QStringLiteral("Id")})
    {
        model.setHorizontalHeaderLabels(headings);
        view.setModel(&model);
        choice->apply();
    }
    QStringList shown() const
    {
        QStringList shown;
        for (int column = 0; column < model.columnCount(); ++column) {
            if (!view.isColumnHidden(column))
                shown << heading(column);
        }
        return shown;
    }
    QString heading(int column) const { return model.headerData(column, Qt::Horizontal).toString(); }
    /// As a user does, in the menu of the headings.
    void toggle(const QString& name)
    {
        Q_EMIT view.horizontalHeader()->customContextMenuRequested({1, 1});
        const QPointer<QMenu> menu = view.findChild<QMenu*>();
        QVERIFY(menu);
        for (QAction* action : menu->actions()) {
            if (action->text() == name)
                action->trigger();
        }
        menu->close();
        QTRY_VERIFY_WITH_TIMEOUT(!menu, Patience);
    }

    QStandardItemModel model;
    QTableView view;
    ColumnChoice* choice =
        new ColumnChoice(&view, [this](int column) { return heading(column) != QLatin1String("Id"); });
};

QStringList names(const char* text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

}

class TestColumnChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void menuShowsAndHides();
    void otherColumnsComeAndGo();
    void isRemembered();
    void garbageChangesNothing();

private:
    QTemporaryDir m_home;
};

void TestColumnChoice::initTestCase()
{
    QVERIFY(m_home.isValid());
    qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
}

void TestColumnChoice::menuShowsAndHides()
{
    Table table;
    QCOMPARE(table.shown(), names("Time Kind"));
    table.toggle(QStringLiteral("Id"));
    QCOMPARE(table.shown(), names("Time Kind Id"));
    table.toggle(QStringLiteral("Kind"));
    QCOMPARE(table.shown(), names("Time Id"));
    table.toggle(QStringLiteral("Time")); // is not in the menu
    QCOMPARE(table.shown(), names("Time Id"));
}

void TestColumnChoice::otherColumnsComeAndGo()
{
    Table table;
    table.toggle(QStringLiteral("Kind"));
    table.model.setHorizontalHeaderLabels(names("Time Status Kind Id"));
    table.choice->apply();
    QCOMPARE(table.shown(), names("Time Status"));
}

void TestColumnChoice::isRemembered()
{
    const QString key = QStringLiteral("columns/test");
    const auto workspace = Workspace::open();
    VERIFY_RESULT(workspace);
    VERIFY_RESULT(workspace->saveUiValues({{key, R"({"Id":true})"}}));
    Table table;
    keepColumns(table.choice, key);
    QTRY_COMPARE_WITH_TIMEOUT(table.shown(), names("Time Kind Id"), Patience);
    table.toggle(QStringLiteral("Kind"));
    QTRY_VERIFY_WITH_TIMEOUT(workspace->uiValues()->value(key).contains("Kind"), Patience);

    Table next;
    keepColumns(next.choice, key);
    QTRY_COMPARE_WITH_TIMEOUT(next.shown(), names("Time Id"), Patience);
}

void TestColumnChoice::garbageChangesNothing()
{
    Table table;
    table.toggle(QStringLiteral("Id"));
    for (const char* garbage : {"", "[]", "{\"Id\":", "\x01\x02", "null"})
        table.choice->restore(garbage);
    QCOMPARE(table.shown(), names("Time Kind Id"));
    table.choice->restore(table.choice->toJson());
    QCOMPARE(table.shown(), names("Time Kind Id"));
}

QTEST_MAIN(TestColumnChoice)
#include "tst_columnchoice.moc"
