#include "metrics/valueedges.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace Weekglass {

namespace {

/// What is too large for a number is above all of them.
double numberOf(const QByteArray& text)
{
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    return isNumber ? value : std::numeric_limits<double>::infinity();
}

/// A digit times a power of ten, of which multiples are exact as text.
struct Step
{
    qint64 digit = 1;
    int power = 0;

    QByteArray text(qint64 multiple) const
    {
        return QByteArray::number(multiple * digit) + 'e' + QByteArray::number(power);
    }
    double value(qint64 multiple) const { return numberOf(text(multiple)); }
};

/// 1, 2 or 5 times a power of ten: the first one that is not smaller.
Step stepAbove(double raw)
{
    const int power = static_cast<int>(std::floor(std::log10(raw)));
    const double digit = raw / std::pow(10, power);
    constexpr double Rounding = 1 + 1e-9;
    if (digit <= Rounding)
        return {.digit = 1, .power = power};
    if (digit <= 2 * Rounding)
        return {.digit = 2, .power = power};
    if (digit <= 5 * Rounding)
        return {.digit = 5, .power = power};
    return {.digit = 1, .power = power + 1};
}

void add(ValueEdges& edges, const QByteArray& text)
{
    edges.texts.push_back(text);
    edges.values.push_back(numberOf(text));
}

ValueEdges evenEdges(double least, double greatest, const EdgeWishes& wishes)
{
    constexpr double Finest = 1e-12; // of the values: below it an edge would not be a number of its own
    const double largest = std::max(std::abs(least), std::abs(greatest));
    double raw = std::max((greatest - least) / std::max(wishes.bins, 1), largest * Finest);
    if (greatest == least)
        raw = largest > 0 ? largest / 10 : 1;
    if (wishes.isWhole)
        raw = std::max(raw, 1.0);
    const Step step = stepAbove(raw);
    auto first = static_cast<qint64>(std::floor(least / step.value(1)));
    while (step.value(first) > least)
        --first;
    ValueEdges edges {.isLogarithmic = wishes.isLogarithmic};
    do
        add(edges, step.text(first++));
    while (edges.values.back() <= greatest);
    return edges;
}

/// One, two or five to a power of ten are edges, or every power, or every second one: as many as are wanted.
ValueEdges evenFactors(double least, double greatest, const EdgeWishes& wishes)
{
    int lowest = static_cast<int>(std::floor(std::log10(least)));
    while (Step {.power = lowest}.value(1) > least) // rounded
        --lowest;
    const double powers = std::log10(greatest) - std::log10(least);
    const bool isFine = 3 * powers <= wishes.bins;
    const int apart = std::max(1, static_cast<int>(std::ceil(powers / std::max(wishes.bins, 1))));
    ValueEdges edges {.isLogarithmic = true};
    for (int power = lowest;; power += apart) {
        for (const qint64 digit : {1, 2, 5}) {
            if (digit > 1 && !isFine)
                continue;
            const QByteArray edge = Step {.digit = digit, .power = power}.text(1);
            if (!edges.values.empty() && numberOf(edge) <= least)
                edges = {.isLogarithmic = true}; // the one before is below all values
            add(edges, edge);
            if (edges.values.back() > greatest)
                return edges;
        }
    }
}

}

ValueEdges roundEdges(double least, double greatest, const EdgeWishes& wishes)
{
    constexpr double Decade = 10;
    return wishes.isLogarithmic && least > 0 && greatest / least >= Decade
        ? evenFactors(least, greatest, wishes)
        : evenEdges(least, greatest, wishes);
}

}
