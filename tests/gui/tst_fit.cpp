#include "base/language.h"
#include "everypage.h"
#include "misfits.h"
#include "widgets/theme/theme.h"

#include <QFileDialog>
#include <QLocale>
#include <QTranslator>

#include <algorithm>

using namespace Weekglass;

/// Every page and dialog fits, in each language, with small and large text, in windows of all sizes. Run with
/// QT_SCALE_FACTOR=1.5 too.
class TestFit : public EveryPage
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = startServer(); !why.isEmpty())
            QSKIP(qPrintable(why));
    }
    void cleanup() { m_window.reset(); }
    void pages_data() { looks(); }
    void pages();
    void dialogs_data() { looks(); }
    void dialogs();

private:
    static void looks()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<int>("points");
        for (const QLocale& locale : {QLocale(QLocale::English), QLocale(QLocale::German)}) {
            for (const int points : {10, 14})
                QTest::addRow("%s, %d pt", qPrintable(locale.name()), points) << locale << points;
        }
    }
    void open()
    {
        QFETCH(QLocale, locale);
        QFETCH(int, points);
        qDeleteAll(qApp->findChildren<QTranslator*>()); // of the language before
        QLocale::setDefault(locale);
        installLanguage();
        QFont font = QApplication::font();
        font.setPointSize(points);
        QApplication::setFont(font);
        applyTheme(Theme::Light);
        openWindow();
        openAll();
    }
    /// What keeps the window from being smaller, the widest pages.
    QString widest() const
    {
        constexpr int Most = 5;
        std::vector<std::pair<int, QString>> wants;
        for (const Page* page : m_window->pages()->all())
            wants.emplace_back(page->minimumSizeHint().width(), page->objectName());
        std::ranges::sort(wants, std::greater());
        QStringList found;
        for (std::size_t i = 0; i < std::min<std::size_t>(Most, wants.size()); ++i)
            found << QStringLiteral("%1 wants %2").arg(wants[i].second).arg(wants[i].first);
        return found.join(QStringLiteral(", "));
    }
    static QStringList misfits(const QString& where, const QWidget& window)
    {
        QStringList found;
        for (const QString& misfit : Misfits::in(window))
            found << where + QStringLiteral(": ") + misfit;
        return found;
    }
};

void TestFit::pages()
{
    open();
    QStringList found;
    for (const QSize size : {QSize(1024, 700), QSize(1280, 800), QSize(1920, 1080)}) {
        const QString asked = QStringLiteral("%1 x %2").arg(size.width()).arg(size.height());
        m_window->resize(size);
        settle();
        if (m_window->size() != size)
            found << QStringLiteral("%1: the window is %2 x %3; %4")
                         .arg(asked)
                         .arg(m_window->width())
                         .arg(m_window->height())
                         .arg(widest());
        forEachPage([&](const Page& page) {
            found += misfits(asked + QLatin1Char(' ') + page.objectName(), *m_window);
        });
    }
    expectNone(found);
}

void TestFit::dialogs()
{
    open();
    QStringList found;
    int seen = 0;
    forEachDialog([&](QDialog& dialog, const QString& action) {
        if (qobject_cast<QFileDialog*>(&dialog)) // Qt's own, with the folder that one is in
            return;
        ++seen;
        found += misfits(action, dialog);
        if (dialog.width() > 1024 || dialog.height() > 700)
            found << QStringLiteral("%1 (%4): %2 x %3 is too large")
                         .arg(action)
                         .arg(dialog.width())
                         .arg(dialog.height())
                         .arg(dialog.objectName());
    });
    QVERIFY(seen > 10);
    expectNone(found);
}

QTEST_MAIN(TestFit)
#include "tst_fit.moc"
