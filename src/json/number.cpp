#include "json/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <vector>

namespace Weekglass::Json {
namespace {

/// A number taken apart: 0.ddd... times ten to the power of point, with no zero first.
struct Decimal
{
    bool negative = false;
    QByteArrayView whole; // digits before the point
    QByteArrayView fraction; // digits after it
    qint64 exponent = 0; // as written; saturates far outside of all that any number type holds
    qsizetype leadingZeros = 0;

    static constexpr qint64 hugeExponent = 1'000'000'000'000'000;

    explicit Decimal(QByteArrayView raw)
    {
        negative = raw.startsWith('-');
        if (negative)
            raw = raw.sliced(1);
        const auto isExponent = [](char c) { return c == 'e' || c == 'E'; };
        const auto mark = std::find_if(raw.begin(), raw.end(), isExponent);
        const QByteArrayView mantissa(raw.begin(), mark);
        if (mark != raw.end())
            readExponent(QByteArrayView(mark + 1, raw.end()));
        const qsizetype dot = mantissa.indexOf('.');
        whole = dot < 0 ? mantissa : mantissa.first(dot);
        fraction = dot < 0 ? QByteArrayView() : mantissa.sliced(dot + 1);
        while (leadingZeros < size() && digit(leadingZeros) == '0')
            ++leadingZeros;
    }

    qsizetype size() const { return whole.size() + fraction.size(); }
    char digit(qsizetype i) const { return i < whole.size() ? whole[i] : fraction[i - whole.size()]; }
    bool isZero() const { return leadingZeros == size(); }
    qint64 point() const { return whole.size() - leadingZeros + exponent; }
    bool isSaturated() const { return exponent >= hugeExponent || exponent <= -hugeExponent; }

private:
    void readExponent(QByteArrayView text)
    {
        const bool below = text.startsWith('-');
        if (below || text.startsWith('+'))
            text = text.sliced(1);
        for (const char c : text)
            exponent = std::min(hugeExponent, exponent * 10 + (c - '0'));
        if (below)
            exponent = -exponent;
    }
};

double nearestDouble(QByteArrayView raw)
{
    double value = 0;
    const auto [end, error] = std::from_chars(raw.begin(), raw.end(), value);
    if (error == std::errc())
        return value;
    // Out of range, and from_chars does not say on which side.
    const Decimal decimal(raw);
    value = decimal.point() > 0 ? std::numeric_limits<double>::infinity() : 0.0;
    return decimal.negative ? -value : value;
}

/// Puts the point into "d.ddde-02", the shortest digits in scientific form, when Python would not show an
/// exponent.
char* writePositional(QByteArrayView digits, int exponent, char* to)
{
    const auto copy = [&to](QByteArrayView text) { to = std::copy(text.begin(), text.end(), to); };
    if (exponent < 0) {
        copy("0.");
        to = std::fill_n(to, -exponent - 1, '0');
        copy(digits);
        return to;
    }
    const qsizetype whole = exponent + 1;
    if (digits.size() <= whole) {
        copy(digits);
        to = std::fill_n(to, whole - digits.size(), '0');
        copy(".0");
        return to;
    }
    copy(digits.first(whole));
    *to++ = '.';
    copy(digits.sliced(whole));
    return to;
}

/// @p digits may be negative or have two places; @p whole of them stand before the point.
QByteArray writtenDifference(std::vector<int> digits, std::size_t whole)
{
    const auto first = std::find_if(digits.begin(), digits.end(), [](int digit) { return digit != 0; });
    const bool negative = first != digits.end() && *first < 0;
    int carry = 0;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        const int sum = (negative ? -*digit : *digit) + carry;
        *digit = (sum + 20) % 10;
        carry = (sum + 20) / 10 - 2;
    }
    std::size_t end = digits.size();
    while (end > whole && digits[end - 1] == 0)
        --end;
    std::size_t at = 0;
    while (at + 1 < whole && digits[at] == 0)
        ++at;
    QByteArray text(1, negative ? '-' : '+');
    for (; at < end; ++at) {
        if (at == whole)
            text += '.';
        text += static_cast<char>('0' + digits[at]);
    }
    return text;
}

}

char* writePythonFloat(QByteArrayView raw, char* to)
{
    const double value = nearestDouble(raw);
    if (std::signbit(value))
        *to++ = '-';
    if (std::isinf(value))
        return std::copy_n("Infinity", 8, to);

    std::array<char, pythonFloatSize> text {};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), std::fabs(value),
                                            std::chars_format::scientific);
    char* mark = std::find(text.data(), end, 'e');
    int exponent = 0;
    std::from_chars(mark[1] == '+' ? mark + 2 : mark + 1, end, exponent);
    if (exponent < -4 || exponent >= 16)
        return std::copy(text.data(), end, to); // to_chars and repr agree on the form with an exponent

    if (mark - text.data() > 1) // take the point out
        mark = std::copy(text.data() + 2, mark, text.data() + 1);
    return writePositional(QByteArrayView(text.data(), mark), exponent, to);
}

bool fitsNumeric(QByteArrayView raw)
{
    const Decimal decimal(raw);
    if (std::abs(decimal.exponent)
        >= std::numeric_limits<int>::max() / 2) // numeric_in refuses those even for zero
        return false;
    return decimal.fraction.size() - decimal.exponent <= 16383
        && (decimal.isZero() || decimal.point() <= 131072);
}

bool sameNumber(QByteArrayView a, QByteArrayView b)
{
    if (a == b)
        return true;
    const Decimal left(a);
    const Decimal right(b);
    if (left.isZero() || right.isZero())
        return left.isZero() && right.isZero();
    if (left.negative != right.negative || left.point() != right.point() || left.isSaturated())
        return false;
    const qsizetype leftSize = left.size() - left.leadingZeros;
    const qsizetype rightSize = right.size() - right.leadingZeros;
    const auto digit = [](const Decimal& number, qsizetype i) {
        return number.leadingZeros + i < number.size() ? number.digit(number.leadingZeros + i) : '0';
    };
    for (qsizetype i = 0; i < std::max(leftSize, rightSize); ++i) {
        if (digit(left, i) != digit(right, i))
            return false;
    }
    return true;
}

std::strong_ordering compareNumbers(QByteArrayView a, QByteArrayView b)
{
    if (sameNumber(a, b))
        return std::strong_ordering::equal;
    const Decimal left(a);
    const Decimal right(b);
    const auto sign = [](const Decimal& number) { return number.isZero() ? 0 : number.negative ? -1 : 1; };
    if (sign(left) != sign(right))
        return sign(left) <=> sign(right);
    const Decimal& low = left.negative ? right : left; // by their sizes, the sign aside
    const Decimal& high = left.negative ? left : right;
    if (low.point() != high.point())
        return low.point() <=> high.point();
    const auto digits = [](const Decimal& number) { return number.size() - number.leadingZeros; };
    const auto digit = [](const Decimal& number, qsizetype i) {
        return number.digit(number.leadingZeros + i);
    };
    for (qsizetype i = 0; i < std::min(digits(low), digits(high)); ++i) {
        if (digit(low, i) != digit(high, i))
            return digit(low, i) <=> digit(high, i);
    }
    return digits(low) <=> digits(high);
}

quint64 numberHash(QByteArrayView raw)
{
    const Decimal decimal(raw);
    if (decimal.isZero())
        return 0;
    constexpr quint64 prime = 0x100000001B3;
    quint64 hash = static_cast<quint64>(decimal.point()) * 2 + (decimal.negative ? 1 : 0);
    qsizetype zeros = 0; // that count if another digit follows
    for (qsizetype i = decimal.leadingZeros; i < decimal.size(); ++i) {
        if (decimal.digit(i) == '0') {
            ++zeros;
            continue;
        }
        for (; zeros > 0; --zeros)
            hash *= prime;
        hash = (hash ^ static_cast<unsigned char>(decimal.digit(i))) * prime;
    }
    return hash;
}

std::optional<QByteArray> numberDifference(QByteArrayView before, QByteArrayView after)
{
    const Decimal less(before);
    const Decimal more(after);
    if (sameNumber(before, after))
        return QByteArray("0");
    // powers of ten, the highest one with room for a carry
    const auto lowest = [](const Decimal& number) {
        return number.isZero() ? 0 : number.point() - (number.size() - number.leadingZeros);
    };
    const auto highest = [](const Decimal& number) { return number.isZero() ? 0 : number.point(); };
    const qint64 low = std::min({lowest(less), lowest(more), qint64 {0}});
    const qint64 high = std::max({highest(less), highest(more), qint64 {1}}) + 1;
    if (high - low > maxDifferenceDigits)
        return std::nullopt;

    std::vector<int> digits(static_cast<std::size_t>(high - low), 0); // the highest first
    const auto add = [&](const Decimal& number, int sign) {
        for (qsizetype i = number.leadingZeros; i < number.size(); ++i) {
            const qint64 place = high - number.point() + (i - number.leadingZeros);
            digits[static_cast<std::size_t>(place)] += sign * (number.digit(i) - '0');
        }
    };
    add(more, more.negative ? -1 : 1);
    add(less, less.negative ? 1 : -1);
    return writtenDifference(std::move(digits), static_cast<std::size_t>(high));
}

}
