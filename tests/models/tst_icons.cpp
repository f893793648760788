#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"
#include "widgets/theme/tokens.h"

#include <QApplication>
#include <QImage>
#include <QLineEdit>
#include <QTest>

using namespace Weekglass;

/// The icons of actions.
class TestIcons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachDraws();
    void theyFollowTheTheme();
    void disabledOnesAreFaint();

private:
    static QImage draw(Icon icon, QIcon::Mode mode = QIcon::Normal)
    {
        return iconOf(icon).pixmap(QSize(32, 32), 1.0, mode).toImage().convertToFormat(QImage::Format_ARGB32);
    }
    static QList<QRgb> inked(const QImage& image)
    {
        QList<QRgb> found;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (qAlpha(image.pixel(x, y)) == 255)
                    found << image.pixel(x, y);
            }
        }
        return found;
    }
};

/// Each in its own way: no file is missing, empty or there twice.
void TestIcons::eachDraws()
{
    QList<QImage> drawn;
    for (int i = 0; i < static_cast<int>(Icon::Count); ++i) {
        const QImage image = draw(static_cast<Icon>(i));
        QVERIFY2(inked(image).size() > 10, qPrintable(QString::number(i)));
        QVERIFY2(!drawn.contains(image), qPrintable(QString::number(i)));
        drawn << image;
    }
}

/// One that is on a button already has the colours of the theme that is chosen later.
void TestIcons::theyFollowTheTheme()
{
    const QIcon icon = iconOf(Icon::Stop);
    for (const Tokens* tokens : {&lightTokens(), &darkTokens()}) {
        QApplication::setPalette(paletteOf(*tokens));
        const QImage image = icon.pixmap(QSize(32, 32), 1.0).toImage();
        QCOMPARE(image.pixelColor(16, 16).name(), tokens->text.name());
    }
}

void TestIcons::disabledOnesAreFaint()
{
    QApplication::setPalette(paletteOf(lightTokens()));
    QCOMPARE(draw(Icon::Stop, QIcon::Disabled).pixelColor(16, 16).name(), lightTokens().disabled.name());
    QCOMPARE(draw(Icon::Stop).pixelColor(16, 16).name(), lightTokens().text.name());
}

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
