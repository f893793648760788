#include "verifyresult.h"

#include "base/files.h"
#include "parquet/writer.h"
#include "parquetreader.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Weekglass;
using Parquet::Column;
using Parquet::Kind;

using Cells = std::vector<std::optional<QByteArray>>;

/// Parquet files, as another program reads them.
class TestParquet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusedTexts_data();
    void refusedTexts();
    void everyKind();
    void manyRowGroups();
    void noRows();
    void exactDecimals();

private:
    static Result<void> add(Parquet::Writer& writer, const Cells& row)
    {
        for (const auto& cell : row) {
            if (auto added = writer.add(cell ? std::optional<QByteArrayView>(*cell) : std::nullopt); !added)
                return added;
        }
        return {};
    }

    static ParquetContent failed(const Error& error)
    {
        return {.types = {}, .rows = {}, .error = error.text().toUtf8()};
    }

    /// Writes the rows, and lets the other program read the file.
    ParquetContent readBack(const std::vector<Column>& columns, const std::vector<Cells>& rows)
    {
        const QString file = m_folder.filePath(QStringLiteral("it's a file.parquet"));
        QByteArray bytes;
        const auto sink = [&bytes](QByteArrayView piece) {
            bytes += piece;
            return Result<void>();
        };
        Parquet::Writer writer(columns, sink, {{"note", "for people"}});
        for (const Cells& row : rows) {
            if (const auto added = add(writer, row); !added)
                return failed(added.error());
        }
        if (const auto finished = writer.finish(); !finished)
            return failed(finished.error());
        if (const auto written = writePrivateFile(file, bytes); !written)
            return failed(written.error());
        m_size = bytes.size();
        return readParquet(file);
    }

    QTemporaryDir m_folder;
    qsizetype m_size = 0; // of the last file
};

void TestParquet::refusedTexts_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](Kind kind, const QByteArray& text) {
        QTest::addRow("%d %s", static_cast<int>(kind), text.constData()) << static_cast<int>(kind) << text;
    };
    row(Kind::Int32, "2147483648");
    row(Kind::Int64, "1.5");
    row(Kind::Int64, "");
    row(Kind::Boolean, "true");
    row(Kind::Bytes, "68");
    row(Kind::Timestamp, "infinity");
    row(Kind::Timestamp, "0044-03-15 12:00:00+00 BC");
    row(Kind::Date, "-infinity");
    for (const char* text : {"NaN", "Infinity", "1000.00", "9.999", "", "1e3", "1.2.3"})
        row(Kind::Decimal, text);
}

/// Of decimals with five digits, two of them behind the point.
void TestParquet::refusedTexts()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, text);
    Parquet::Writer writer({{.name = "v", .kind = static_cast<Kind>(kind), .precision = 5, .scale = 2}},
                           [](QByteArrayView /*bytes*/) { return Result<void>(); });
    const auto added = writer.add(QByteArrayView(text));
    QVERIFY(!added);
    QVERIFY(added.error().text().contains(QLatin1String("column v")));
    QVERIFY(added.error().where.contains(QLatin1String("row 1")));
    VERIFY_RESULT(writer.add(std::nullopt));
}

void TestParquet::everyKind()
{
    if (parquetReader().isEmpty())
        QSKIP("There is no other program to read it (see the test parquet_reader)."); // everyKind
    const std::vector<Column> columns {
        {.name = "text", .kind = Kind::Text},
        {.name = "json", .kind = Kind::Json},
        {.name = "bytes", .kind = Kind::Bytes},
        {.name = "boolean", .kind = Kind::Boolean},
        {.name = "int32", .kind = Kind::Int32},
        {.name = "int64", .kind = Kind::Int64},
        {.name = "float", .kind = Kind::Float},
        {.name = "double", .kind = Kind::Double},
        {.name = "small \"decimal\"", .kind = Kind::Decimal, .precision = 18, .scale = 4},
        {.name = "large", .kind = Kind::Decimal, .precision = 38, .scale = 10},
        {.name = "date", .kind = Kind::Date},
        {.name = "timestamp", .kind = Kind::Timestamp},
        {.name = "local", .kind = Kind::LocalTimestamp},
    };
    const std::vector<Cells> rows {
        {"Zoë, \"quoted\"\n2", R"({"a": 1})", "\\x6869", "t", "-2147483648", "9223372036854775807", "1.5",
         "0.1", "-12345678901234.5678", "1234567890123456789012345678.0123456789", "2025-01-06",
         "2025-01-06 23:59:59.123456+00", "1969-12-31 23:59:59.999999"},
        Cells(columns.size()),
        {"", "null", "\\x", "f", "0", "-9223372036854775808", "-Infinity", "1e+308", "0", "-0.0000000001",
         "1969-12-31", "1969-12-31 23:59:59.5+00", "2025-01-06 00:00:00"},
    };
    const QByteArray types = R"json({"text": "VARCHAR", "json": "JSON", "bytes": "BLOB",
        "boolean": "BOOLEAN", "int32": "INTEGER", "int64": "BIGINT", "float": "FLOAT", "double": "DOUBLE",
        "small \"decimal\"": "DECIMAL(18,4)", "large": "DECIMAL(38,10)", "date": "DATE",
        "timestamp": "TIMESTAMP WITH TIME ZONE", "local": "TIMESTAMP"})json";
    const QByteArray first = R"json(["Zoë, \"quoted\"\n2", "{\"a\": 1}", "hi", "true", "-2147483648",
        "9223372036854775807", "1.5", "0.1", "-12345678901234.5678", "1234567890123456789012345678.0123456789",
        "2025-01-06", "2025-01-06 23:59:59.123456+00", "1969-12-31 23:59:59.999999"])json";
    const QByteArray last = R"json(["", "null", "", "false", "0", "-9223372036854775808", "-inf", "1e+308",
        "0.0000", "-0.0000000001", "1969-12-31", "1969-12-31 23:59:59.5+00", "2025-01-06 00:00:00"])json";
    const ParquetContent content = readBack(columns, rows);
    QCOMPARE(content.error, QByteArray());
    QCOMPARE(content.types, QJsonDocument::fromJson(types).object());
    QCOMPARE(content.rows.size(), 3);
    QCOMPARE(content.rows[0], QJsonDocument::fromJson(first).array());
    for (const QJsonValue& value : content.rows[1])
        QVERIFY(value.isNull());
    QCOMPARE(content.rows[2], QJsonDocument::fromJson(last).array());
}

/// More than a row group and a page take, with NULLs in places that no byte's border hides.
void TestParquet::manyRowGroups()
{
    if (parquetReader().isEmpty())
        QSKIP("There is no other program to read it (see the test parquet_reader)."); // manyRowGroups
    constexpr int Count = 30'000;
    QRandomGenerator random(7);
    std::vector<Cells> rows;
    for (int i = 0; i < Count; ++i) {
        QByteArray noise(700, Qt::Uninitialized); // so that packing helps little
        for (char& each : noise)
            each = static_cast<char>('a' + random.bounded(26));
        const bool isOdd = random.bounded(2) == 1;
        rows.push_back({QByteArray::number(i), random.bounded(7) == 0 ? std::nullopt : std::optional(noise),
                        i % 11 == 3 ? std::nullopt : std::optional(QByteArray(isOdd ? "t" : "f"))});
    }
    const ParquetContent content = readBack({{.name = "id", .kind = Kind::Int64},
                                             {.name = "noise", .kind = Kind::Text},
                                             {.name = "odd", .kind = Kind::Boolean}},
                                            rows);
    QCOMPARE(content.error, QByteArray());
    QCOMPARE(content.rows.size(), Count);
    QVERIFY(m_size > 8 * 1024 * 1024);
    for (int i = 0; i < Count; ++i) {
        const Cells& row = rows[static_cast<std::size_t>(i)];
        QCOMPARE(content.rows[i][0].toString(), QString::number(i));
        QCOMPARE(content.rows[i][1].isNull(), !row[1].has_value());
        QCOMPARE(content.rows[i][1].toString().toLatin1(), row[1].value_or(""));
        QCOMPARE(content.rows[i][2].isNull(), !row[2].has_value());
        QCOMPARE(content.rows[i][2].toString() == QLatin1String("true"), row[2] == QByteArray("t"));
    }
}

void TestParquet::noRows()
{
    if (parquetReader().isEmpty())
        QSKIP("There is no other program to read it (see the test parquet_reader)."); // noRows
    const ParquetContent content = readBack({{.name = "id", .kind = Kind::Int64}}, {});
    QCOMPARE(content.error, QByteArray());
    QCOMPARE(content.types.value(QLatin1String("id")).toString(), QStringLiteral("BIGINT"));
    QVERIFY(content.rows.isEmpty());
}

/// Any digits, in any column that has room for them, come back as they were.
void TestParquet::exactDecimals()
{
    if (parquetReader().isEmpty())
        QSKIP("There is no other program to read it (see the test parquet_reader)."); // exactDecimals
    QRandomGenerator random(5);
    for (const auto& [precision, scale] : {std::pair(1, 0), {9, 9}, {18, 0}, {19, 3}, {38, 0}, {38, 38}}) {
        std::vector<Cells> rows;
        QStringList wanted;
        for (int i = 0; i < 200; ++i) {
            const int before = random.bounded(precision - scale + 1);
            QByteArray text = before == 0 ? "0" : QByteArray::number(1 + random.bounded(9));
            while (text.size() < before)
                text += static_cast<char>('0' + random.bounded(10));
            QByteArray behind;
            while (behind.size() < scale)
                behind += static_cast<char>('0' + random.bounded(10));
            if (scale > 0)
                text += '.' + behind;
            const bool isZero = text.count('0') + text.count('.') == text.size();
            if (!isZero && random.bounded(2) == 0)
                text.prepend('-');
            rows.push_back({text});
            wanted << QString::fromLatin1(text);
        }
        const ParquetContent content =
            readBack({{.name = "d", .kind = Kind::Decimal, .precision = precision, .scale = scale}}, rows);
        QCOMPARE(content.error, QByteArray());
        QStringList read;
        for (const QJsonArray& row : content.rows)
            read << row[0].toString().replace(QRegularExpression(QStringLiteral("^(-?)\\.")),
                                              QStringLiteral("\\10.")); // ".5" is DuckDB's way
        QCOMPARE(read, wanted);
    }
}

QTEST_GUILESS_MAIN(TestParquet)
#include "tst_parquet.moc"
