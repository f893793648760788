#include "widgets/charts/chartpicture.h"

#include "base/safetext.h"
#include "widgets/charts/metricpicture.h"
#include "widgets/charts/svgdrawing.h"
#include "widgets/theme/theme.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <iterator>

namespace Weekglass {

namespace {

constexpr int Margin = 12;
constexpr int LeastWidth = 640;
constexpr int Sharpness = 2; // pixels of the file for one of the screen
constexpr int QueryCharacters = 4000; // of each in the picture

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ChartPicture)
};

const Plot& shownOf(const MetricChart& chart)
{
    const Plot* picture = chart.picture();
    return picture ? *picture : chart;
}

/// What is painted where: measured once, for every kind of file.
class Sheet
{
    using Charts = std::vector<const MetricChart*>;

public:
    explicit Sheet(const ChartPicture& picture)
        : m_picture(picture)
        , m_plain(picture.charts.empty() ? QFont() : picture.charts.front()->font())
        , m_bold(m_plain)
        , m_fixed(QFontDatabase::systemFont(QFontDatabase::FixedFont))
    {
        m_bold.setBold(true);
        m_fixed = smallFont(m_fixed, m_plain);
        int wide = LeastWidth;
        int tall = 0;
        for (const MetricChart* chart : picture.charts)
            m_plots.push_back(&shownOf(*chart));
        std::ranges::copy(picture.others, std::back_inserter(m_plots));
        for (const Plot* plot : m_plots) {
            wide = std::max(wide, plot->width());
            tall += plot->height() + Margin;
        }
        m_size = QSize(wide + 2 * Margin,
                       tall + height(m_bold, picture.title, wide) + height(m_plain, facts(), wide)
                           + height(m_fixed, queries(), wide) + 5 * Margin);
    }

    QSize size() const { return m_size; }
    QString facts() const { return visibleLines(m_picture.facts.join(QLatin1Char('\n'))); }
    QString queries() const
    {
        QStringList list;
        for (const MetricChart* chart : m_picture.showsQueries ? m_picture.charts : Charts())
            list << Text::tr("Query of “%1”:").arg(visibleText(chart->metric().title)) + QLatin1Char('\n')
                    + visibleLines(QString::fromUtf8(chart->metric().query.text.trimmed()), QueryCharacters);
        return list.join(QStringLiteral("\n\n"));
    }
    QString words() const { return QString(facts() + QStringLiteral("\n\n") + queries()).trimmed(); }

    void paint(QPainter& painter) const
    {
        const QPalette palette = m_picture.charts.empty() ? QPalette() : m_picture.charts.front()->palette();
        painter.fillRect(QRect(QPoint(), m_size), palette.color(QPalette::Base));
        int top = Margin;
        const auto write = [&](const QFont& font, const QString& text) {
            painter.setFont(font);
            painter.setPen(palette.color(QPalette::Text));
            const int wide = m_size.width() - 2 * Margin;
            const int tall = height(font, text, wide);
            painter.drawText(QRect(Margin, top, wide, tall), Qt::TextWrapAnywhere, text);
            top += tall + Margin;
        };
        write(m_bold, visibleText(m_picture.title));
        write(m_plain, facts());
        for (const Plot* plot : m_plots) {
            painter.save();
            painter.translate(Margin, top);
            plot->paintStill(painter);
            painter.restore();
            top += plot->height() + Margin;
        }
        write(m_fixed, queries());
    }

private:
    static int height(const QFont& font, const QString& text, int width)
    {
        return QFontMetrics(font)
            .boundingRect(QRect(0, 0, width, 1 << 20), Qt::TextWrapAnywhere, text)
            .height();
    }

    const ChartPicture& m_picture;
    std::vector<const Plot*> m_plots; // as they are on the screen
    QFont m_plain;
    QFont m_bold;
    QFont m_fixed;
    QSize m_size;
};

}

QImage chartImage(const ChartPicture& picture)
{
    const Sheet sheet(picture);
    QImage image(sheet.size() * Sharpness, QImage::Format_RGB32);
    image.setDevicePixelRatio(Sharpness);
    QPainter painter(&image);
    sheet.paint(painter);
    painter.end();
    image.setText(QStringLiteral("Title"), picture.title);
    image.setText(QStringLiteral("Description"), sheet.words());
    return image;
}

QByteArray chartSvg(const ChartPicture& picture)
{
    const Sheet sheet(picture);
    return svgDrawing(sheet.size(), {.title = picture.title, .description = sheet.words()},
                      [&sheet](QPainter& painter) { sheet.paint(painter); });
}

QByteArray chartPdf(const ChartPicture& picture)
{
    constexpr int PixelsPerInch = 96;
    constexpr double PointsPerInch = 72;
    const Sheet sheet(picture);
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    QPdfWriter writer(&bytes);
    writer.setResolution(PixelsPerInch);
    writer.setPageSize(QPageSize(QSizeF(sheet.size()) * PointsPerInch / PixelsPerInch, QPageSize::Point));
    writer.setPageMargins({});
    writer.setTitle(visibleText(picture.title));
    QPainter painter(&writer);
    sheet.paint(painter);
    painter.end();
    return bytes.data();
}

}
