#include "widgets/theme/tokens.h"

namespace Weekglass {

namespace {

constexpr int Middle = 128; // of lightness

constexpr QColor rgb(int value)
{
    return {(value >> 16) & 0xFF, (value >> 8) & 0xFF, value & 0xFF};
}

}

const Tokens& lightTokens()
{
    static const Tokens tokens {
        .window = rgb(0xF1F3F5),
        .base = rgb(0xFFFFFF),
        .raised = rgb(0xFFFFFF),
        .group = rgb(0xF4F6F8),
        .hover = rgb(0xE9EDF1),
        .line = rgb(0xDDE1E6),
        .grid = rgb(0xE6E9ED),
        .border = rgb(0xB8C0CA),
        .outline = rgb(0x7F8995),
        .text = rgb(0x1A1E24),
        .muted = rgb(0x55606D),
        .disabled = rgb(0x8A939E),
        .accent = rgb(0x1B62AD),
        .onAccent = rgb(0xFFFFFF),
        .selection = rgb(0xD5E6F8),
        .selectionIdle = rgb(0xE6EAEE),
        .ok = {rgb(0x176B3F), rgb(0xDCF2E4)},
        .warning = {rgb(0x7A4D00), rgb(0xFCEBC8)},
        .error = {rgb(0xA8221B), rgb(0xFBE2DF)},
        .past = {rgb(0x6B4700), rgb(0xFFF0CC)},
        .production = {rgb(0x8C1457), rgb(0xFADFED)},
        .info = {rgb(0x1B5A9C), rgb(0xDFECFA)},
        .neutral = {rgb(0x4A5460), rgb(0xE6EAEE)},
        .match = {rgb(0x1A1E24), rgb(0xFFF1B3)},
        .danger = rgb(0xB3261E),
        .onDanger = rgb(0xFFFFFF),
        .pastFrame = rgb(0xC17B00),
        .string = rgb(0x17693E),
        .number = rgb(0x1B5A9C),
        .null = rgb(0x8A4B00),
        .keyword = rgb(0x6A3FB5),
        .added = {rgb(0x176B3F), rgb(0xE4F5EA)},
        .removed = {rgb(0xA8221B), rgb(0xFCE9E7)},
        .changed = {rgb(0x7A4D00), rgb(0xFFF6DC)},
        .moved = {rgb(0x1B5A9C), rgb(0xE6F0FD)},
        .field = rgb(0xE2F0E7),
        .fieldLine = rgb(0x6F8378),
        .series = {rgb(0x2347AA), rgb(0x966E45), rgb(0x155F47), rgb(0xB43D71), rgb(0x01838D), rgb(0x5B231F),
                   rgb(0x5E4F00), rgb(0x412D5D)},
        .heat = {rgb(0xA9E4E7), rgb(0x7DC4D5), rgb(0x56A3C4), rgb(0x3981B3), rgb(0x2A5EA0), rgb(0x2B3B81),
                 rgb(0x261860)},
    };
    return tokens;
}

const Tokens& darkTokens()
{
    static const Tokens tokens {
        .window = rgb(0x202328),
        .base = rgb(0x17191D),
        .raised = rgb(0x2B2F36),
        .group = rgb(0x1F2227),
        .hover = rgb(0x2C3138),
        .line = rgb(0x343941),
        .grid = rgb(0x2A2E35),
        .border = rgb(0x535B66),
        .outline = rgb(0x6E7884),
        .text = rgb(0xE4E7EB),
        .muted = rgb(0xA6AEB9),
        .disabled = rgb(0x737C87),
        .accent = rgb(0x74B4F2),
        .onAccent = rgb(0x10151B),
        .selection = rgb(0x1F3F60),
        .selectionIdle = rgb(0x2D3239),
        .ok = {rgb(0x7BD3A0), rgb(0x17372A)},
        .warning = {rgb(0xF0C06A), rgb(0x3D2F12)},
        .error = {rgb(0xFF9C92), rgb(0x47211F)},
        .past = {rgb(0xFFD27A), rgb(0x3A2D10)},
        .production = {rgb(0xF79CC9), rgb(0x471C33)},
        .info = {rgb(0x8FC2F5), rgb(0x1B3450)},
        .neutral = {rgb(0xB9C1CB), rgb(0x32373F)},
        .match = {rgb(0xE4E7EB), rgb(0x574A12)},
        .danger = rgb(0xC23A31),
        .onDanger = rgb(0xFFFFFF),
        .pastFrame = rgb(0xD9960A),
        .string = rgb(0x86D3A4),
        .number = rgb(0x8FC2F5),
        .null = rgb(0xEDB677),
        .keyword = rgb(0xC4A7F5),
        .added = {rgb(0x7BD3A0), rgb(0x173025)},
        .removed = {rgb(0xFF9C92), rgb(0x3A201F)},
        .changed = {rgb(0xF0C06A), rgb(0x3A3014)},
        .moved = {rgb(0x8FC2F5), rgb(0x1B2B45)},
        .field = rgb(0x1C2F26),
        .fieldLine = rgb(0x7F9488),
        .series = {rgb(0x5A80D2), rgb(0xE89D4E), rgb(0x7AB692), rgb(0xBE8CB1), rgb(0x80E1E6), rgb(0xC7695B),
                   rgb(0xE8DFA3), rgb(0xB2A7FF)},
        .heat = {rgb(0x2F2A5E), rgb(0x394883), rgb(0x3D69A7), rgb(0x3A8DC8), rgb(0x1FB8CF), rgb(0x69DCC5),
                 rgb(0xB8F7BE)},
    };
    return tokens;
}

const Tokens& tokensOf(const QPalette& palette)
{
    return palette.color(QPalette::Base).lightness() < Middle ? darkTokens() : lightTokens();
}

QColor seriesColor(std::size_t index, const QPalette& palette)
{
    const auto& series = tokensOf(palette).series;
    return series[index % series.size()];
}

}
