#include "pages/weeks/weeksmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Weekglass;

class TestWeeksModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gamesAndWeeks();
    void detailsArriveAndStay();
    void failedDetailsAreShown();
    void recreatedWeekHasNoOldDetails();
    void untrustedGameIsOnlyListed();
    void sameListChangesNothing();
    void secondLineAndState();
    void pinnedWeeksStandFirst();

private:
    static GamePointer game(const QString& id)
    {
        auto definition = std::make_shared<GameDefinition>();
        definition->id = id;
        definition->title = id.toUpper();
        definition->prefix = id;
        return definition;
    }
    static Week week(const GamePointer& game, int number, quint32 oid,
                     Week::Status status = Week::Status::Ready)
    {
        const WeekName name {.prefix = game->prefix, .year = 2025, .week = number};
        return {.identity = {.systemIdentifier = "1", .oid = oid, .name = name.toString()},
                .name = name,
                .owner = QStringLiteral("me"),
                .encoding = {},
                .status = status};
    }
    static QStringList printed(const WeeksModel& model, const QModelIndex& parent = {})
    {
        QStringList lines;
        for (int row = 0; row < model.rowCount(parent); ++row) {
            QStringList cells;
            for (int column = 0; column < model.columnCount(); ++column)
                cells << model.index(row, column, parent).data().toString();
            lines << (parent.isValid() ? QStringLiteral("  ") : QString()) + cells.join(QLatin1Char('|'));
            lines << printed(model, model.index(row, 0, parent));
        }
        return lines;
    }
    static WeekDetails details(qint64 size)
    {
        WeekDetails details;
        details.size = size;
        details.schema = WeekDetails::Schema::Current;
        details.version = QStringLiteral("3");
        details.lastEvent = "2025-01-06 12:34:56.789+00";
        return details;
    }
    const GamePointer m_a = game(QStringLiteral("a"));
    const GamePointer m_b = game(QStringLiteral("b"));
};

void TestWeeksModel::gamesAndWeeks()
{
    WeeksModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(model.setWeeks({{m_a, {week(m_a, 2, 12), week(m_a, 1, 11, Week::Status::Invalid)}}, {m_b, {}}}));
    QCOMPARE(printed(model),
             (QStringList {QStringLiteral("A|2 week(s)||"), QStringLiteral("  2025 w02|…||"),
                           QStringLiteral("  2025 w01|invalid||"), QStringLiteral("B|no weeks||")}));
    const QModelIndex found = model.find(QStringLiteral("a_2025_w02"));
    QCOMPARE(model.week(found)->identity.oid, 12u);
    QCOMPARE(model.game(found), m_a);
    QCOMPARE(model.game(found.parent()), m_a);
    QVERIFY(!model.week(found.parent()));
    QCOMPARE(model.weekCount(), 2);
    QCOMPARE(model.withoutDetails(10).size(), std::size_t(1));
}

void TestWeeksModel::detailsArriveAndStay()
{
    WeeksModel model;
    model.setWeeks({{m_a, {week(m_a, 1, 11)}}});
    QSignalSpy changed(&model, &WeeksModel::dataChanged);
    model.setDetails(week(m_a, 1, 11).identity, details(1024));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(printed(model).last(), QStringLiteral("  2025 w01|1.0 KiB|v3|2025-01-06 12:34"));
    QVERIFY(model.withoutDetails(10).empty());
    QVERIFY(model.setWeeks({{m_a, {week(m_a, 2, 12), week(m_a, 1, 11)}}}));
    QCOMPARE(printed(model).last(), QStringLiteral("  2025 w01|1.0 KiB|v3|2025-01-06 12:34"));
    QCOMPARE(model.withoutDetails(10).front().second.oid, 12u);
    model.forgetDetails();
    QCOMPARE(printed(model).last(), QStringLiteral("  2025 w01|1.0 KiB|v3|2025-01-06 12:34"));
    QCOMPARE(model.withoutDetails(10).size(), std::size_t(2));
    QCOMPARE(model.withoutDetails(1).size(), std::size_t(1));
}

void TestWeeksModel::failedDetailsAreShown()
{
    WeeksModel model;
    model.setWeeks({{m_a, {week(m_a, 1, 11)}}});
    model.setDetails(week(m_a, 1, 11).identity, Error {.message = QStringLiteral("no way in")});
    QVERIFY(printed(model).last().contains(QStringLiteral("no answer")));
    QVERIFY(model.index(0, 0, model.index(0, 0))
                .data(Qt::StatusTipRole)
                .toString()
                .contains(QStringLiteral("no way in")));
}

void TestWeeksModel::recreatedWeekHasNoOldDetails()
{
    WeeksModel model;
    model.setWeeks({{m_a, {week(m_a, 1, 11)}}});
    model.setDetails(week(m_a, 1, 11).identity, details(1024));
    QVERIFY(model.setWeeks({{m_a, {week(m_a, 1, 99)}}}));
    QVERIFY(printed(model).last().contains(QStringLiteral("…")));
    model.setDetails(week(m_a, 1, 11).identity, details(1024)); // a late answer about the dropped one
    QVERIFY(printed(model).last().contains(QStringLiteral("…")));
}

void TestWeeksModel::untrustedGameIsOnlyListed()
{
    WeeksModel model;
    const auto stranger = std::make_shared<const GameDefinition>(m_a->namesOnly());
    model.setWeeks({{m_a, {week(m_a, 1, 11)}}});
    model.setDetails(week(m_a, 1, 11).identity, details(1024));
    model.setWeeks({{stranger, {week(m_a, 1, 11)}}}); // its files changed
    QCOMPARE(printed(model),
             QStringList({QStringLiteral("A|not trusted yet||"), QStringLiteral("  2025 w01|||")}));
    model.forgetDetails();
    QVERIFY(model.withoutDetails(10).empty());
    const QModelIndex index = model.index(0, 0, model.index(0, 0));
    const QString explained = index.data(Qt::StatusTipRole).toString();
    QVERIFY(explained.contains(QStringLiteral("a_2025_w01")));
    QVERIFY2(explained.contains(QStringLiteral("Trust games")), qPrintable(explained));
    QVERIFY(!explained.contains(QStringLiteral("Last event")));
}

void TestWeeksModel::sameListChangesNothing()
{
    WeeksModel model;
    model.setWeeks({{m_a, {week(m_a, 1, 11)}}});
    QSignalSpy reset(&model, &WeeksModel::modelReset);
    QVERIFY(!model.setWeeks({{m_a, {week(m_a, 1, 11)}}}));
    QCOMPARE(reset.size(), 0);
}

void TestWeeksModel::secondLineAndState()
{
    WeeksModel model;
    Week frozen = week(m_a, 2, 12);
    frozen.isFrozen = true;
    model.setWeeks({{m_a, {frozen, week(m_a, 1, 11, Week::Status::Invalid)}}});
    const QModelIndex first = model.index(0, 0, model.index(0, 0));
    const QModelIndex second = model.index(1, 0, model.index(0, 0));
    const auto state = [](const QModelIndex& index) {
        return index.data(WeeksModel::StateRole).value<Pill>();
    };
    QCOMPARE(first.data(WeeksModel::FactsRole).toString(), QString());
    QCOMPARE(state(first), (Pill {QStringLiteral("frozen"), Meaning::Info}));
    QCOMPARE(state(second), (Pill {QStringLiteral("invalid"), Meaning::Error}));
    model.setDetails(frozen.identity, details(1024));
    QCOMPARE(first.data(WeeksModel::FactsRole).toString(), QStringLiteral("Jan 6, 12:34 · 1.0 KiB"));
    WeekDetails behind = details(1024);
    behind.schema = WeekDetails::Schema::Behind;
    model.setDetails(frozen.identity, behind);
    QCOMPARE(state(first), (Pill {QStringLiteral("behind"), Meaning::Warning}));
    model.setDetails(frozen.identity, Error {.message = QStringLiteral("no way in")});
    QCOMPARE(state(first), (Pill {QStringLiteral("no answer"), Meaning::Warning}));
}

void TestWeeksModel::pinnedWeeksStandFirst()
{
    const GamePointer a = game(QStringLiteral("a"));
    const GamePointer b = game(QStringLiteral("b"));
    WeeksModel model;
    const QAbstractItemModelTester tester(&model);
    const std::vector<GameWeeks> given {{a, {week(a, 2, 12), week(a, 1, 11)}}, {b, {week(b, 1, 21)}}};
    QVERIFY(model.setWeeks(given));
    const auto shown = [&model] {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex group = model.index(row, 0);
            all << group.data().toString();
            for (int week = 0; week < model.rowCount(group); ++week)
                all << model.index(week, 0, group).data(WeeksModel::NameRole).toString();
        }
        return all.join(QLatin1Char(' '));
    };
    QCOMPARE(shown(), QStringLiteral("A a_2025_w02 a_2025_w01 B b_2025_w01"));
    model.setPinned({WeeksModel::pinOf(week(a, 1, 11).identity), WeeksModel::pinOf(week(b, 1, 21).identity)});
    QCOMPARE(shown(), QStringLiteral("Pinned · A a_2025_w01 Pinned · B b_2025_w01 A a_2025_w02"));
    QCOMPARE(model.game(model.find(QStringLiteral("b_2025_w01"))), b);
    QVERIFY2(!model.setWeeks(given), "the same list, however it is shown");
    QVERIFY(model.setWeeks({{a, {week(a, 2, 12), week(a, 1, 99)}}, {b, {}}}));
    QCOMPARE(shown(), QStringLiteral("A a_2025_w02 a_2025_w01 B")); // a re-created week is another one
    model.setPinned({});
    QCOMPARE(shown(), QStringLiteral("A a_2025_w02 a_2025_w01 B"));
}

QTEST_GUILESS_MAIN(TestWeeksModel)
#include "tst_weeksmodel.moc"
