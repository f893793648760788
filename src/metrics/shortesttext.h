#pragma once

#include <QByteArray>
#include <QLocale>

#include <cmath>

namespace Weekglass {

/// A number that was computed here, with as many digits as tell it from all others: "19730", "0.0008".
inline QByteArray shortestText(double number)
{
    constexpr double Least = 1e-5; // beyond these nobody counts zeros
    constexpr double Greatest = 1e16;
    const double size = std::abs(number);
    const bool isPlain = number == 0 || (size >= Least && size < Greatest);
    return QByteArray::number(number, isPlain ? 'f' : 'g', QLocale::FloatingPointShortest);
}

}
