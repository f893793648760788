#include "pages/search/weekhitsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Weekglass;

/// Weeks of a search and their hits, as they come.
class TestWeekHitsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resultsInAnyOrder();
    void cappedCount();
    void failureKeepsTheOthers();
    void stopMarksWhatIsLeft();
    void hostileTextIsPlain();
    void longTitlesHaveToolTips();
    void startsAnew();

private:
    static EventHits hits(int count, int rows, bool more = false)
    {
        EventHits hits {.count = count, .more = more, .shape = {.columns = {"id", "at", "kind", "subject"}}};
        for (int i = 0; i < rows; ++i) {
            const QByteArray id = QByteArray::number(i);
            hits.newest.push_back({.key = {.at = "2025-01-06 12:00:00+00", .id = id},
                                   .cells = {id, "2025-01-06 12:00:00+00", "k" + id, {}},
                                   .preview = QByteArray("{}")});
        }
        return hits;
    }
    /// "w1: 3 [k0 k1 k2] | w2: none"
    static QString printed(const WeekHitsModel& model)
    {
        QStringList weeks;
        for (int week = 0; week < model.rowCount(); ++week) {
            const QModelIndex index = model.index(week, 0);
            QStringList kinds;
            for (int row = 0; row < model.rowCount(index); ++row)
                kinds << model.index(row, WeekHitsModel::CountColumn, index).data().toString();
            weeks << index.data().toString() + QStringLiteral(": ")
                    + index.siblingAtColumn(WeekHitsModel::CountColumn).data().toString()
                    + (kinds.isEmpty()
                           ? QString()
                           : QString(QStringLiteral(" [") + kinds.join(QLatin1Char(' ')) + QLatin1Char(']')));
        }
        return weeks.join(QStringLiteral(" | "));
    }
};

void TestWeekHitsModel::resultsInAnyOrder()
{
    WeekHitsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setWeeks({QStringLiteral("w3"), QStringLiteral("w2"), QStringLiteral("w1")});
    QCOMPARE(printed(model), QStringLiteral("w3: waiting | w2: waiting | w1: waiting"));
    model.setSearching(0);
    model.setSearching(1);
    model.setHits(1, hits(2, 2));
    QCOMPARE(printed(model), QStringLiteral("w3: searching… | w2: 2 [k0 k1] | w1: waiting"));
    model.setHits(0, hits(0, 0));
    model.setHits(2, hits(1, 1));
    QCOMPARE(printed(model), QStringLiteral("w3: none | w2: 2 [k0 k1] | w1: 1 [k0]"));
    const QModelIndex hit = model.index(1, 0, model.index(1, 0));
    QCOMPARE(model.hit(hit)->key.id, "1");
    QCOMPARE(WeekHitsModel::weekOf(hit), 1);
    QCOMPARE(model.hit(hit.parent()), nullptr);
    QCOMPARE(WeekHitsModel::weekOf({}), -1);
}

void TestWeekHitsModel::cappedCount()
{
    QLocale::setDefault(QLocale(QLocale::English));
    WeekHitsModel model;
    model.setWeeks({QStringLiteral("w1")});
    model.setHits(0, hits(10000, 1, true));
    QCOMPARE(printed(model), QStringLiteral("w1: 10,000+ [k0]"));
    QVERIFY(model.summary().more);
}

void TestWeekHitsModel::failureKeepsTheOthers()
{
    WeekHitsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setWeeks({QStringLiteral("w2"), QStringLiteral("w1")});
    model.setFailed(0, {.message = QStringLiteral("gone")});
    model.setHits(1, hits(5, 2));
    QCOMPARE(printed(model), QStringLiteral("w2: failed | w1: 5 [k0 k1]"));
    QCOMPARE(model.index(0, WeekHitsModel::SubjectColumn).data().toString(), QStringLiteral("gone"));
    const auto summary = model.summary();
    QCOMPARE(summary.weeks, 2);
    QCOMPARE(summary.searched, 1);
    QCOMPARE(summary.failed, 1);
    QCOMPARE(summary.events, 5);
    QVERIFY(!summary.more);
}

void TestWeekHitsModel::stopMarksWhatIsLeft()
{
    WeekHitsModel model;
    model.setWeeks({QStringLiteral("w3"), QStringLiteral("w2"), QStringLiteral("w1")});
    model.setHits(0, hits(1, 1));
    model.setSearching(1);
    model.stop();
    QCOMPARE(printed(model), QStringLiteral("w3: 1 [k0] | w2: not searched | w1: not searched"));
}

void TestWeekHitsModel::hostileTextIsPlain()
{
    WeekHitsModel model;
    model.setWeeks({QStringLiteral("w1")});
    model.setFailed(0, {.message = QStringLiteral("<b>bold</b>\u202e\x1b[31m")});
    const QString shown = model.index(0, WeekHitsModel::SubjectColumn).data().toString();
    QVERIFY(shown.contains(QStringLiteral("<b>")) && !shown.contains(QChar(0x202e))
            && !shown.contains(QChar(0x1b)));
    QVERIFY(!model.index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("<b>")));
}

/// A column cuts them; the tool tip has them whole, and as plain text.
void TestWeekHitsModel::longTitlesHaveToolTips()
{
    const QByteArray subject = "/my/ships/<i>NORTHMOOR-4</i>/" + QByteArray(90, 'x');
    EventHits found = hits(1, 1);
    found.newest[0].cells[3] = subject;
    WeekHitsModel model;
    model.setWeeks({QStringLiteral("w1")});
    model.setHits(0, found);
    const QModelIndex hit = model.index(0, WeekHitsModel::SubjectColumn, model.index(0, 0));
    QCOMPARE(hit.data(Qt::ToolTipRole).toString(), QString::fromUtf8(subject).toHtmlEscaped());
    QCOMPARE(model.index(0, 0).data(Qt::ToolTipRole).toString(), QStringLiteral("w1"));
}

void TestWeekHitsModel::startsAnew()
{
    WeekHitsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setWeeks({QStringLiteral("w1")});
    model.setHits(0, hits(3, 3));
    model.setWeeks({QStringLiteral("w2"), QStringLiteral("w1")});
    QCOMPARE(printed(model), QStringLiteral("w2: waiting | w1: waiting"));
    QCOMPARE(model.summary().events, 0);
}

QTEST_GUILESS_MAIN(TestWeekHitsModel)
#include "tst_weekhitsmodel.moc"
