#include "query/parquetrows.h"

#include <map>

namespace Weekglass {

namespace {

using Parquet::Kind;

/// By the types' OIDs (pg_type.dat; these never change).
const std::map<quint32, Kind> Kinds {{16, Kind::Boolean},    {17, Kind::Bytes},  {20, Kind::Int64},
                                     {21, Kind::Int32},      {23, Kind::Int32},  {700, Kind::Float},
                                     {701, Kind::Double},    {1082, Kind::Date}, {1114, Kind::LocalTimestamp},
                                     {1184, Kind::Timestamp}};

}

DecimalDigits DecimalDigits::of(QByteArrayView text)
{
    const bool isPlain = std::ranges::all_of(
        text, [](char each) { return (each >= '0' && each <= '9') || each == '.' || each == '-'; });
    if (!isPlain)
        return tooMany();
    const qsizetype sign = text.startsWith('-') ? 1 : 0;
    const qsizetype point = text.indexOf('.');
    const qsizetype before = (point < 0 ? text.size() : point) - sign;
    return {.before = static_cast<int>(before),
            .behind = point < 0 ? 0 : static_cast<int>(text.size() - point - 1)};
}

std::vector<Parquet::Column> parquetColumns(const std::vector<QueryColumn>& columns,
                                            const std::vector<DecimalDigits>& decimals)
{
    const std::vector<QByteArray> names = uniqueNames(columns);
    std::vector<Parquet::Column> stored;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        Parquet::Column column {.name = names[i]};
        const int digits = decimals[i].before + decimals[i].behind;
        if (columns[i].isNumeric() && digits <= Parquet::MostDigits) {
            column.kind = Kind::Decimal;
            column.precision = digits;
            column.scale = decimals[i].behind;
        } else if (columns[i].isJson()) {
            column.kind = Kind::Json;
        } else if (const auto known = Kinds.find(columns[i].type); known != Kinds.end()) {
            column.kind = known->second;
        }
        stored.push_back(std::move(column));
    }
    return stored;
}

}
