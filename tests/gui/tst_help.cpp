#include "app/helpwindow.h"
#include "pages/ingest/tokendialog.h"
#include "pages/pagekinds.h"
#include "patience.h"

#include <QAction>
#include <QFile>
#include <QImage>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>

using namespace Weekglass;

/// The handbook in the window.
class TestHelp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachKindOfPageHasItsPage();
    void pageIsShownWithoutItsMark();
    void linksLeadToPages();
    void picturesAreAsWideAsTheText();
    void keyInADialogOpensItsPage();

private:
    static QString source(const HelpWindow& window)
    {
        return window.findChild<QTextBrowser*>()->source().toString();
    }
};

void TestHelp::eachKindOfPageHasItsPage()
{
    for (const PageKind& kind : pageKinds())
        QCOMPARE(HelpWindow::pageFor({QLatin1String(kind.id)}),
                 QStringLiteral("pages/") + QLatin1String(kind.id));
    QCOMPARE(HelpWindow::pageFor({QStringLiteral("nothing of that name")}), QStringLiteral("index"));
    QCOMPARE(HelpWindow::pageFor({QStringLiteral("DropDialog"), QStringLiteral("ChangeDialog")}),
             QStringLiteral("howto/weeks"));
}

void TestHelp::pageIsShownWithoutItsMark()
{
    QWidget parent;
    const HelpWindow window(QStringLiteral("pages/events"), &parent);
    const QString text = window.findChild<QTextBrowser*>()->toPlainText();
    QVERIFY2(text.startsWith(QStringLiteral("Events")), qPrintable(text.left(100)));
    QVERIFY(!text.contains(QStringLiteral("shown for")));
}

void TestHelp::linksLeadToPages()
{
    QWidget parent;
    HelpWindow window(QStringLiteral("index"), &parent);
    auto* browser = window.findChild<QTextBrowser*>();
    // as a click resolves it
    browser->setSource(browser->source().resolved(QUrl(QStringLiteral("howto/rollback.md"))));
    QVERIFY2(source(window).endsWith(QStringLiteral("help/howto/rollback.md")), qPrintable(source(window)));
    QVERIFY(browser->toPlainText().startsWith(QStringLiteral("Roll a game back")));
    browser->setSource(browser->source().resolved(QUrl(QStringLiteral("../tutorial.md"))));
    QVERIFY2(browser->toPlainText().startsWith(QStringLiteral("Tutorial")), qPrintable(source(window)));
    auto* back = window.findChildren<QAction*>().first();
    QTRY_VERIFY_WITH_TIMEOUT(back->isEnabled(), Patience);
}

void TestHelp::picturesAreAsWideAsTheText()
{
    QWidget parent;
    HelpWindow window(QStringLiteral("howto/rollback"), &parent);
    window.show();
    auto* browser = window.findChild<QTextBrowser*>();
    QStringList pictures;
    for (QTextBlock block = browser->document()->begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            if (const auto format = part.fragment().charFormat().toImageFormat(); format.isValid())
                pictures << format.name();
        }
    }
    QCOMPARE(pictures.size(), 2);
    for (const QString& name : pictures) {
        const auto picture =
            browser->document()->resource(QTextDocument::ImageResource, QUrl(name)).value<QImage>();
        QVERIFY2(!picture.isNull(), qPrintable(name));
        QVERIFY2(picture.deviceIndependentSize().width() > 600, qPrintable(name));
        QVERIFY2(picture.deviceIndependentSize().width() <= browser->viewport()->width(), qPrintable(name));
    }
    QVERIFY(!browser->horizontalScrollBar()->isVisible());
}

void TestHelp::keyInADialogOpensItsPage()
{
    QWidget mainWindow;
    const HelpKey key(&mainWindow);
    TokenDialog dialog(false, &mainWindow);
    dialog.show();
    QTest::keyClick(&dialog, Qt::Key_F1);
    const auto opened = dialog.findChildren<HelpWindow*>();
    QCOMPARE(opened.size(), 1);
    QVERIFY2(source(*opened.first()).endsWith(QStringLiteral("howto/fetch.md")),
             qPrintable(source(*opened.first())));
    QVERIFY(opened.first()->isVisible());
    // in the handbook itself nothing more
    QTest::keyClick(opened.first(), Qt::Key_F1);
    QCOMPARE(opened.first()->findChildren<HelpWindow*>().size(), 0);
}

QTEST_MAIN(TestHelp)
#include "tst_help.moc"
