#pragma once

#include <QByteArray>

#include <compare>
#include <optional>

namespace Weekglass::Json {

/// All functions here take the text of a number that a Reader has accepted.

/// The longest text that writePythonFloat() makes.
constexpr int pythonFloatSize = 32;

/// Writes the nearest double as Python's repr does ("1e+16", "-0.0", "Infinity"); returns its end.
char* writePythonFloat(QByteArrayView raw, char* to);

/// Does PostgreSQL's numeric, and so jsonb, hold the number? At most 131072 digits before and 16383 after the
/// point.
bool fitsNumeric(QByteArrayView raw);

/// Is it the same number, compared exactly (1.50 = 1.5 = 15e-1, 0 = -0.0)?
bool sameNumber(QByteArrayView a, QByteArrayView b);

/// Which number is the greater one, exactly.
std::strong_ordering compareNumbers(QByteArrayView a, QByteArrayView b);

/// The same for numbers that are the same.
quint64 numberHash(QByteArrayView raw);

/// @p after less @p before, exactly and without exponent: "-0.25", "+12", "0". Nothing if that has more than
/// maxDifferenceDigits digits, as for 1e999 and 1.
std::optional<QByteArray> numberDifference(QByteArrayView before, QByteArrayView after);
constexpr qint64 maxDifferenceDigits = 400;

}
