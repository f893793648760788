#pragma once

#include <QByteArray>

namespace Weekglass::Parquet {

/// How the values of a column are stored, and so what its cells' texts must be.
enum class Kind {
    Text,
    Json,
    Bytes, ///< from the server's hexadecimal form: \x68
    Boolean, ///< from t or f
    Int32,
    Int64,
    Float,
    Double,
    Decimal, ///< exact
    Date, ///< from 2025-01-06
    Timestamp, ///< microseconds of UTC, from 2025-01-06 12:00:00.123456+00
    LocalTimestamp ///< the same, of no zone
};

/// Every column may hold NULL.
struct Column
{
    QByteArray name; ///< no two columns of a file have the same
    Kind kind = Kind::Text;
    int precision = 0; ///< of decimals: all digits, at most MostDigits
    int scale = 0; ///< of decimals: those behind the point
};

/// What readers take as a decimal: it fits 16 bytes.
constexpr int MostDigits = 38;

}
