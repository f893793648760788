#include "pg/copyrow.h"

#include <QtTest>

using Weekglass::Pg::CopyRow;

/// Lines of COPY TO as the server writes them.
class TestCopyRow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takenApart_data();
    void takenApart();
    void nextRow();
};

namespace {

QStringList cellsOf(const CopyRow& row)
{
    QStringList cells;
    for (int i = 0; i < row.size(); ++i)
        cells << (row.cell(i) ? QString::fromUtf8(*row.cell(i)) : QStringLiteral("NULL"));
    return cells;
}

}

void TestCopyRow::takenApart_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QStringList>("cells");
    QTest::newRow("plain") << QByteArray("1\tFuel\t10.50\n")
                           << QStringList(
                                  {QStringLiteral("1"), QStringLiteral("Fuel"), QStringLiteral("10.50")});
    QTest::newRow("nulls and empty texts")
        << QByteArray("\\N\t\t\\N\n")
        << QStringList({QStringLiteral("NULL"), QString(), QStringLiteral("NULL")});
    QTest::newRow("the text \\N") << QByteArray("\\\\N\n") << QStringList(QStringLiteral("\\N"));
    QTest::newRow("escapes") << QByteArray("a\\tb\t\\b\\f\\n\\r\\v\\\\\n")
                             << QStringList({QStringLiteral("a\tb"), QStringLiteral("\b\f\n\r\v\\")});
    QTest::newRow("bytes") << QByteArray("\\\\x00ff\n") << QStringList(QStringLiteral("\\x00ff"));
    QTest::newRow("one empty cell") << QByteArray("\n") << QStringList(QString());
    QTest::newRow("no end of line") << QByteArray("a\tb")
                                    << QStringList({QStringLiteral("a"), QStringLiteral("b")});
}

void TestCopyRow::takenApart()
{
    QFETCH(const QByteArray, line);
    CopyRow row;
    row.read(line);
    QTEST(cellsOf(row), "cells");
}

void TestCopyRow::nextRow()
{
    CopyRow row;
    row.read("a\\\\\tb\\\\\tc\n");
    const QByteArray longer = QByteArray(10000, 'x') + "\\t\t\\n\n"; // the decoded text needs more room
    row.read(longer);
    QCOMPARE(row.size(), 2);
    QCOMPARE(row.cell(0)->toByteArray(), QByteArray(QByteArray(10000, 'x') + '\t'));
    QCOMPARE(row.cell(1)->toByteArray(), QByteArray("\n"));
}

QTEST_GUILESS_MAIN(TestCopyRow)
#include "tst_copyrow.moc"
