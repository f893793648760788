#include "replay/textcolumn.h"

#include <QTest>

#include <functional>

using Weekglass::TextColumn;

namespace {

using Maker = std::function<std::optional<QByteArray>(qsizetype row)>;

TextColumn made(qsizetype rows, const Maker& maker)
{
    TextColumn column;
    for (qsizetype row = 0; row < rows; ++row) {
        const auto text = maker(row);
        if (text)
            column.append(*text);
        else
            column.appendNull();
    }
    column.finish();
    return column;
}

/// The first row that is not as made, or -1.
qsizetype firstDifference(const TextColumn& column, const Maker& maker)
{
    for (qsizetype row = 0; row < column.size(); ++row) {
        const auto wanted = maker(row);
        const auto found = column.at(row);
        if (found.has_value() != wanted.has_value() || (found && *found != QByteArrayView(*wanted)))
            return row;
    }
    return -1;
}

}

Q_DECLARE_METATYPE(Maker)

class TestTextColumn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryText_data();
    void keepsEveryText();
    void tellsNullFromEmpty();
    void comparesRows();
    void listsDistinctTexts();
    void staysSmall();
    void keepsHugeTexts();
    void frozenRowsStay_data();
    void frozenRowsStay();
};

void TestTextColumn::keepsEveryText_data()
{
    QTest::addColumn<qsizetype>("rows");
    QTest::addColumn<Maker>("maker");

    const qsizetype many = 3 * TextColumn::MaxChunkRows + 17;
    QTest::newRow("none") << qsizetype(0) << Maker([](qsizetype) { return QByteArray(); });
    QTest::newRow("one NULL") << qsizetype(1) << Maker([](qsizetype) { return std::nullopt; });
    QTest::newRow("all the same") << many << Maker([](qsizetype) { return QByteArrayLiteral("top"); });
    QTest::newRow("two in turn") << many << Maker([](qsizetype row) {
        return QByteArray(row % 2 ? "top" : "bottom");
    });
    QTest::newRow("256 texts") << many << Maker([](qsizetype row) { return QByteArray::number(row % 256); });
    QTest::newRow("257 texts") << many << Maker([](qsizetype row) { return QByteArray::number(row % 257); });
    QTest::newRow("more texts than one byte, late")
        << many
        << Maker([](qsizetype row) { return QByteArray::number(row < 20000 ? row % 3 : row % 5000); });
    QTest::newRow("all different") << many
                                   << Maker([](qsizetype row) { return QByteArray::number(row * 7919); });
    QTest::newRow("different at first, then the same")
        << many << Maker([](qsizetype row) { return QByteArray::number(std::min<qsizetype>(row, 3000)); });
    QTest::newRow("NULLs between different ones")
        << many << Maker([](qsizetype row) -> std::optional<QByteArray> {
               return row % 3 == 0 ? std::nullopt : std::optional(QByteArray::number(row));
           });
    QTest::newRow("half a chunk different") << many << Maker([](qsizetype row) {
        return QByteArray::number(row % TextColumn::MaxChunkRows < 1000 ? row % 4 : row);
    });
    QTest::newRow("bytes of every value")
        << qsizetype(70000)
        << Maker([](qsizetype row) { return QByteArray(3, static_cast<char>(row % 256)); });
}

void TestTextColumn::keepsEveryText()
{
    QFETCH(qsizetype, rows);
    QFETCH(Maker, maker);
    const TextColumn column = made(rows, maker);
    QCOMPARE(column.size(), rows);
    QCOMPARE(firstDifference(column, maker), qsizetype(-1));
}

void TestTextColumn::tellsNullFromEmpty()
{
    const TextColumn column =
        made(2, [](qsizetype row) { return row == 0 ? std::optional(QByteArray()) : std::nullopt; });
    QVERIFY(column.at(0).has_value());
    QVERIFY(column.at(0)->isEmpty());
    QVERIFY(!column.at(1).has_value());
    QVERIFY(!column.isSame(0, 1));
}

void TestTextColumn::comparesRows()
{
    const qsizetype chunk = TextColumn::MaxChunkRows;
    const Maker codes = [](qsizetype row) { return QByteArray::number(row % 10); };
    const TextColumn coded = made(chunk * 2, codes);
    QVERIFY(coded.isSame(3, 13));
    QVERIFY(!coded.isSame(3, 14));
    QVERIFY(coded.isSame(5, 5));
    // across chunks the codes say nothing
    QCOMPARE(coded.isSame(chunk - 1, chunk), codes(chunk - 1) == codes(chunk));
    QVERIFY(coded.isSame(chunk - 1, chunk + 9));

    const TextColumn plain = made(chunk, [](qsizetype row) { return QByteArray::number(row / 2 * 2); });
    QVERIFY(plain.isSame(20000, 20001));
    QVERIFY(!plain.isSame(20001, 20002));
}

void TestTextColumn::listsDistinctTexts()
{
    const TextColumn column =
        made(TextColumn::MaxChunkRows + 10, [](qsizetype row) -> std::optional<QByteArray> {
            if (row == 1)
                return std::nullopt;
            return row < 10                      ? QByteArray("first")
                : row > TextColumn::MaxChunkRows ? QByteArray("last")
                                                 : QByteArray("mid");
        });
    QCOMPARE(column.distinct(10), (std::vector<QByteArrayView> {"first", "mid", "last"}));
    QCOMPARE(column.distinct(2), (std::vector<QByteArrayView> {"first", "mid"}));
}

void TestTextColumn::staysSmall()
{
    const qsizetype million = 1'000'000;
    const TextColumn same = made(million, [](qsizetype) { return QByteArrayLiteral("in_progress"); });
    QVERIFY2(same.bytes() < 20'000, qPrintable(QString::number(same.bytes())));
    const TextColumn few = made(million, [](qsizetype row) { return QByteArray::number(row % 9); });
    QVERIFY2(few.bytes() < 1'100'000, qPrintable(QString::number(few.bytes())));
    const TextColumn different =
        made(million, [](qsizetype row) { return QByteArray::number(row + 1'000'000); });
    QVERIFY2(different.bytes() < 12'000'000, qPrintable(QString::number(different.bytes())));
}

void TestTextColumn::keepsHugeTexts()
{
    // more than one chunk's bytes: the next row begins a new one
    const QByteArray huge(70 * 1024 * 1024, 'x');
    TextColumn column;
    column.append("before");
    column.append(huge);
    column.append("after");
    column.appendNull();
    column.finish();
    QCOMPARE(*column.at(0), QByteArrayView("before"));
    QVERIFY(*column.at(1) == QByteArrayView(huge));
    QCOMPARE(*column.at(2), QByteArrayView("after"));
    QVERIFY(!column.at(3).has_value());
}

void TestTextColumn::frozenRowsStay_data()
{
    QTest::addColumn<Maker>("maker");
    QTest::newRow("few texts") << Maker([](qsizetype row) { return QByteArray::number(row % 7); });
    QTest::newRow("more than a byte's worth")
        << Maker([](qsizetype row) { return QByteArray::number(row % 900); });
    QTest::newRow("all different") << Maker([](qsizetype row) { return QByteArray::number(row); });
    QTest::newRow("NULLs") << Maker([](qsizetype row) {
        return row % 3 == 0 ? std::nullopt : std::optional(QByteArray::number(row / 1000));
    });
}

void TestTextColumn::frozenRowsStay()
{
    QFETCH(Maker, maker);
    TextColumn column;
    std::vector<TextColumn> parts;
    const qsizetype rows = TextColumn::MaxChunkRows + 3000;
    for (qsizetype row = 0; row < rows; ++row) {
        // before and after a chunk's kind is judged, at its end, and in the next one
        if (row == 900 || row == 5000 || row == TextColumn::MaxChunkRows
            || row == TextColumn::MaxChunkRows + 10)
            parts.push_back(column.frozen());
        const auto text = maker(row);
        if (text)
            column.append(*text);
        else
            column.appendNull();
    }
    column.finish();
    QCOMPARE(firstDifference(column, maker), qsizetype(-1));
    QCOMPARE(column.size(), rows);
    qsizetype last = 0;
    for (const TextColumn& part : parts) {
        QVERIFY(part.size() > last);
        last = part.size();
        QCOMPARE(firstDifference(part, maker), qsizetype(-1));
    }
}

QTEST_GUILESS_MAIN(TestTextColumn)
#include "tst_textcolumn.moc"
