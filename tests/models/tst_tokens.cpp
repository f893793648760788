#include "widgets/theme/theme.h"
#include "widgets/theme/tokens.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace Weekglass;

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

constexpr double Readable = 4.5; // WCAG 2.1, 1.4.3
constexpr double Seen = 3; // 1.4.11: controls and graphics
constexpr double ToldApart = 11; // CIEDE2000

Triple times(const Matrix& matrix, const Triple& v)
{
    Triple result {};
    for (std::size_t row = 0; row < 3; ++row)
        result[row] = matrix[row][0] * v[0] + matrix[row][1] * v[1] + matrix[row][2] * v[2];
    return result;
}

/// IEC 61966-2-1.
Triple linear(const QColor& color)
{
    const auto channel = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return {channel(color.redF()), channel(color.greenF()), channel(color.blueF())};
}

/// WCAG 2.1: of relative luminances.
double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& color) {
        const Triple rgb = linear(color);
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    };
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

/// CIE L*a*b* under D65, of linear sRGB.
Triple lab(const Triple& rgb)
{
    static constexpr Matrix toXyz {{{0.4124564, 0.3575761, 0.1804375},
                                    {0.2126729, 0.7151522, 0.0721750},
                                    {0.0193339, 0.1191920, 0.9503041}}};
    const Triple xyz = times(
        toXyz, {std::clamp(rgb[0], 0.0, 1.0), std::clamp(rgb[1], 0.0, 1.0), std::clamp(rgb[2], 0.0, 1.0)});
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const double x = f(xyz[0] / 0.95047);
    const double y = f(xyz[1]);
    const double z = f(xyz[2] / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double degrees(double radians)
{
    const double angle = radians * 180 / std::numbers::pi;
    return angle < 0 ? angle + 360 : angle;
}

double radians(double angle)
{
    return angle * std::numbers::pi / 180;
}

/// Sharma, Wu and Dalal (2005).
double ciede2000(const Triple& one, const Triple& two)
{
    const double meanC = (std::hypot(one[1], one[2]) + std::hypot(two[1], two[2])) / 2;
    const double g = (1 - std::sqrt(std::pow(meanC, 7) / (std::pow(meanC, 7) + std::pow(25, 7)))) / 2;
    const double a1 = one[1] * (1 + g);
    const double a2 = two[1] * (1 + g);
    const double c1 = std::hypot(a1, one[2]);
    const double c2 = std::hypot(a2, two[2]);
    const double h1 = c1 == 0 ? 0 : degrees(std::atan2(one[2], a1));
    const double h2 = c2 == 0 ? 0 : degrees(std::atan2(two[2], a2));
    double dh = c1 * c2 == 0 ? 0 : h2 - h1;
    if (std::abs(dh) > 180)
        dh += dh > 0 ? -360 : 360;
    double h = h1 + h2;
    if (c1 * c2 != 0)
        h = std::abs(h1 - h2) <= 180 ? h / 2 : (h < 360 ? h + 360 : h - 360) / 2;
    const double l = (one[0] + two[0]) / 2;
    const double c = (c1 + c2) / 2;
    const double t = 1 - 0.17 * std::cos(radians(h - 30)) + 0.24 * std::cos(radians(2 * h))
        + 0.32 * std::cos(radians(3 * h + 6)) - 0.2 * std::cos(radians(4 * h - 63));
    const double sl = 1 + 0.015 * std::pow(l - 50, 2) / std::sqrt(20 + std::pow(l - 50, 2));
    const double sc = 1 + 0.045 * c;
    const double sh = 1 + 0.015 * c * t;
    const double rc = 2 * std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + std::pow(25, 7)));
    const double rt = -std::sin(radians(60 * std::exp(-std::pow((h - 275) / 25, 2)))) * rc;
    const double dL = (two[0] - one[0]) / sl;
    const double dC = (c2 - c1) / sc;
    const double dH = 2 * std::sqrt(c1 * c2) * std::sin(radians(dh / 2)) / sh;
    return std::sqrt(dL * dL + dC * dC + dH * dH + rt * dC * dH);
}

/// Machado, Oliveira and Fernandes (2009), table 1, severity 1.0; of linear RGB.
const std::vector<std::pair<const char*, Matrix>>& sights()
{
    static const std::vector<std::pair<const char*, Matrix>> all {
        {"all colours", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
        {"protanopia",
         {{{0.152286, 1.052583, -0.204868},
           {0.114503, 0.786281, 0.099216},
           {-0.003882, -0.048116, 1.051998}}}},
        {"deuteranopia",
         {{{0.367322, 0.860646, -0.227968},
           {0.280085, 0.672501, 0.047413},
           {-0.011820, 0.042940, 0.968881}}}},
        {"tritanopia",
         {{{1.255528, -0.076749, -0.178779},
           {-0.078411, 0.930809, 0.147602},
           {0.004733, 0.691367, 0.303900}}}}};
    return all;
}

}

/// What the tokens promise, computed.
class TestTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formulas();
    void textsAreReadable_data() { themes(); }
    void textsAreReadable();
    void marksAreSeen_data() { themes(); }
    void marksAreSeen();
    void seriesAreToldApart_data() { themes(); }
    void seriesAreToldApart();
    void heatIsAScale_data() { themes(); }
    void heatIsAScale();
    void paletteBelongsToItsTokens_data() { themes(); }
    void paletteBelongsToItsTokens();

private:
    static void themes()
    {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    static const Tokens& tokens(bool isDark) { return isDark ? darkTokens() : lightTokens(); }
    static void verifyContrast(const QColor& mark, const QColor& ground, double least)
    {
        const double reached = contrast(mark, ground);
        QVERIFY2(reached >= least,
                 qPrintable(QStringLiteral("%1 on %2: %3").arg(mark.name(), ground.name()).arg(reached)));
    }
};

/// Against published figures: black on white, and a pair of Sharma, Wu and Dalal's table.
void TestTokens::formulas()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QVERIFY(std::abs(ciede2000({50, 2.6772, -79.7751}, {50, 0, -82.7485}) - 2.0425) < 1e-4);
    QVERIFY(std::abs(ciede2000({50, 2.5, 0}, {73, 25, -18}) - 27.1492) < 1e-4);
    QVERIFY(std::abs(ciede2000({22.7233, 20.0904, -46.694}, {23.0331, 14.973, -42.5619}) - 2.0373) < 1e-4);
}

void TestTokens::textsAreReadable()
{
    QFETCH(bool, isDark);
    const Tokens& colors = tokens(isDark);
    for (const QColor& ground : {colors.window, colors.base, colors.raised, colors.group, colors.hover,
                                 colors.selection, colors.selectionIdle}) {
        verifyContrast(colors.text, ground, Readable);
        verifyContrast(colors.muted, ground, Readable);
    }
    for (const ToneTokens& tone :
         {colors.ok, colors.warning, colors.error, colors.past, colors.production, colors.info,
          colors.neutral, colors.match, colors.added, colors.removed, colors.changed, colors.moved})
        verifyContrast(tone.text, tone.ground, Readable);
    for (const QColor& text : {colors.accent, colors.string, colors.number, colors.null, colors.keyword,
                               colors.error.text, colors.warning.text, colors.ok.text, colors.info.text})
        verifyContrast(text, colors.base, Readable);
    verifyContrast(colors.accent, colors.selection, Readable);
    verifyContrast(colors.onAccent, colors.accent, Readable);
    verifyContrast(colors.onDanger, colors.danger, Readable);
    verifyContrast(colors.text, colors.match.ground, Readable);
    for (const QColor& series : colors.series)
        verifyContrast(series, colors.base, Readable);
}

void TestTokens::marksAreSeen()
{
    QFETCH(bool, isDark);
    const Tokens& colors = tokens(isDark);
    for (const QColor& ground : {colors.window, colors.base}) {
        verifyContrast(colors.outline, ground, Seen);
        verifyContrast(colors.pastFrame, ground, Seen);
        verifyContrast(colors.accent, ground, Seen);
    }
    verifyContrast(colors.fieldLine, colors.field, Seen);
}

void TestTokens::seriesAreToldApart()
{
    QFETCH(bool, isDark);
    const auto& series = tokens(isDark).series;
    for (const auto& [name, matrix] : sights()) {
        for (std::size_t one = 0; one < series.size(); ++one) {
            for (std::size_t other = 0; other < one; ++other) {
                const double apart = ciede2000(lab(times(matrix, linear(series[one]))),
                                               lab(times(matrix, linear(series[other]))));
                QVERIFY2(apart >= ToldApart,
                         qPrintable(QStringLiteral("%1 and %2 under %3: %4")
                                        .arg(series[one].name(), series[other].name(), QLatin1String(name))
                                        .arg(apart)));
            }
        }
    }
}

/// Each colour is further away from the ground than the one before, for every sight.
void TestTokens::heatIsAScale()
{
    constexpr double Step = 7; // CIEDE2000
    QFETCH(bool, isDark);
    const Tokens& colors = tokens(isDark);
    verifyContrast(colors.heat.front(), colors.base, 1.25);
    for (std::size_t i = 1; i < colors.heat.size(); ++i) {
        QVERIFY(contrast(colors.heat[i], colors.base) > contrast(colors.heat[i - 1], colors.base));
        for (const auto& [sight, matrix] : sights()) {
            const double apart = ciede2000(lab(times(matrix, linear(colors.heat[i - 1]))),
                                           lab(times(matrix, linear(colors.heat[i]))));
            QVERIFY2(apart >= Step,
                     qPrintable(QStringLiteral("%1: %2, %3").arg(QLatin1String(sight)).arg(i).arg(apart)));
        }
    }
}

void TestTokens::paletteBelongsToItsTokens()
{
    QFETCH(bool, isDark);
    const Tokens& colors = tokens(isDark);
    const QPalette palette = paletteOf(colors);
    QCOMPARE(&tokensOf(palette), &colors);
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        verifyContrast(palette.color(group, QPalette::HighlightedText),
                       palette.color(group, QPalette::Highlight), Readable);
        verifyContrast(palette.color(group, QPalette::PlaceholderText), palette.color(group, QPalette::Base),
                       Readable);
        verifyContrast(palette.color(group, QPalette::Link), palette.color(group, QPalette::Base), Readable);
    }
}

QTEST_GUILESS_MAIN(TestTokens)

#include "tst_tokens.moc"
