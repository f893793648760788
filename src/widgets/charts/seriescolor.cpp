#include "widgets/charts/seriescolor.h"

#include <array>

namespace Weekglass {

QColor seriesColor(std::size_t index, const QPalette& palette)
{
    static constexpr std::array<QRgb, 6> Colors {0xFFE69F00, 0xFF0072B2, 0xFF009E73,
                                                 0xFFCC79A7, 0xFF56B4E9, 0xFFD55E00};
    const QColor color = QColor::fromRgb(Colors[index % Colors.size()]);
    return palette.color(QPalette::Base).lightness() < 128 ? color.lighter(150) : color;
}

}
