#include "pages/savedlist.h"
#include "patience.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Weekglass;

/// What the user keeps of one kind: every change is followed by reading all of it.
class TestSavedList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void savedRenamedAndRemoved();
    void addingLeavesWhatIsThere();
    void seesWhatAnotherWindowDid();
    void prefixesAreWorldsOfTheirOwn();
    void withoutAPrefixNothingIsKept();
    void failureIsSaidAndTheListStays();

private:
    /// "name=value" of each, once what runs is done.
    static QString all(SavedList& list)
    {
        (void)QTest::qWaitFor([&list] { return !list.isLoading(); }, Patience);
        QStringList items;
        for (const SavedItem& item : list.items())
            items << QString(item.name + QLatin1Char('=') + QString::fromUtf8(item.value));
        return items.join(QLatin1Char(' '));
    }

    std::unique_ptr<QTemporaryDir> m_home;
    SavedList m_list {QStringLiteral("dice"), QStringLiteral("filter")};
};

void TestSavedList::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", m_home->path().toUtf8());
    m_list.setPrefix(QString());
    m_list.load();
    QCOMPARE(all(m_list), QString());
}

void TestSavedList::savedRenamedAndRemoved()
{
    m_list.save(QStringLiteral("b"), "1");
    QCOMPARE(all(m_list), QStringLiteral("b=1"));
    m_list.save(QStringLiteral("a"), "2");
    QCOMPARE(all(m_list), QStringLiteral("a=2 b=1"));
    m_list.save(QStringLiteral("b"), "3");
    QCOMPARE(all(m_list), QStringLiteral("a=2 b=3"));
    m_list.rename(QStringLiteral("a"), QStringLiteral("c"));
    QCOMPARE(all(m_list), QStringLiteral("b=3 c=2"));
    m_list.rename(QStringLiteral("nobody"), QStringLiteral("d"));
    m_list.rename(QStringLiteral("c"), QStringLiteral("c"));
    QCOMPARE(all(m_list), QStringLiteral("b=3 c=2"));
    m_list.rename(QStringLiteral("c"), QStringLiteral("b")); // an equal one is replaced
    QCOMPARE(all(m_list), QStringLiteral("b=2"));
    m_list.remove(QStringLiteral("b"));
    QCOMPARE(all(m_list), QString());
}

void TestSavedList::addingLeavesWhatIsThere()
{
    m_list.add(QStringLiteral("7"));
    QCOMPARE(all(m_list), QStringLiteral("7="));
    m_list.save(QStringLiteral("7"), "note");
    QCOMPARE(all(m_list), QStringLiteral("7=note"));
    m_list.add(QStringLiteral("7"));
    QCOMPARE(all(m_list), QStringLiteral("7=note"));
    m_list.save(QStringLiteral("-12"), "before");
    QCOMPARE(all(m_list), QStringLiteral("-12=before 7=note"));
    m_list.save(QStringLiteral("seven"), "no number");
    QCOMPARE(all(m_list), QStringLiteral("-12=before 7=note seven=no number"));
    const std::map<qint64, QString> texts {{-12, QStringLiteral("before")}, {7, QStringLiteral("note")}};
    QVERIFY(m_list.texts() == texts);
}

void TestSavedList::seesWhatAnotherWindowDid()
{
    SavedList other(QStringLiteral("dice"), QStringLiteral("filter"));
    SavedList board(QStringLiteral("dice"), QStringLiteral("board"));
    SavedList cards(QStringLiteral("cards"), QStringLiteral("filter"));
    other.save(QStringLiteral("theirs"), "1");
    QCOMPARE(all(other), QStringLiteral("theirs=1"));
    m_list.save(QStringLiteral("mine"), "2");
    QCOMPARE(all(m_list), QStringLiteral("mine=2 theirs=1"));
    for (SavedList* each : {&board, &cards}) {
        each->load();
        QCOMPARE(all(*each), QString());
    }
}

void TestSavedList::prefixesAreWorldsOfTheirOwn()
{
    const WeekIdentity week {.systemIdentifier = "7", .oid = 1, .name = QStringLiteral("a")};
    const WeekIdentity again {.systemIdentifier = "7", .oid = 2, .name = QStringLiteral("a")};
    const WeekIdentity crafted {.systemIdentifier = "7", .oid = 1, .name = QStringLiteral("a\"/\"b")};
    m_list.setPrefix(savedPrefix(week));
    m_list.save(QStringLiteral("1"), "first");
    QCOMPARE(all(m_list), QStringLiteral("1=first"));
    m_list.save({}, "of the week itself");
    QCOMPARE(all(m_list), QStringLiteral("=of the week itself 1=first"));
    m_list.setPrefix(savedPrefix(week, {QStringLiteral("b")}));
    m_list.load();
    QCOMPARE(all(m_list), QString());
    m_list.setPrefix(savedPrefix(again));
    QCOMPARE(all(m_list), QString()); // at once
    m_list.save(QStringLiteral("1"), "second");
    QCOMPARE(all(m_list), QStringLiteral("1=second"));
    m_list.setPrefix(savedPrefix(crafted));
    m_list.load();
    QCOMPARE(all(m_list), QString());
    m_list.setPrefix(savedPrefix(week));
    m_list.remove(QStringLiteral("1"));
    QCOMPARE(all(m_list), QStringLiteral("=of the week itself"));
}

void TestSavedList::withoutAPrefixNothingIsKept()
{
    m_list.setPrefix({});
    m_list.save(QStringLiteral("a"), "1");
    m_list.add(QStringLiteral("b"));
    m_list.load();
    QCOMPARE(all(m_list), QString());
    m_list.setPrefix(QString());
    m_list.load();
    QCOMPARE(all(m_list), QString());
}

void TestSavedList::failureIsSaidAndTheListStays()
{
    m_list.save(QStringLiteral("a"), "1");
    QCOMPARE(all(m_list), QStringLiteral("a=1"));
    QSignalSpy said(&m_list, &SavedList::statusMessage);
    QVERIFY(QFile(m_home->filePath(QStringLiteral("file"))).open(QIODevice::WriteOnly));
    qputenv("XDG_DATA_HOME", m_home->filePath(QStringLiteral("file")).toUtf8()); // no folder can be there
    m_list.save(QStringLiteral("b"), "2");
    QCOMPARE(all(m_list), QStringLiteral("a=1"));
    QCOMPARE(said.count(), 1);
    QVERIFY(!said[0][0].toString().isEmpty());
}

QTEST_GUILESS_MAIN(TestSavedList)
#include "tst_savedlist.moc"
