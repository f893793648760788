#include "everypage.h"
#include "widgets/charts/metricchart.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QFileDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>

using namespace Weekglass;

/// What has to hold of every dialog and page for those who use the keyboard or a screen reader: Enter never
/// cancels, no typed text is lost, and each control has a name and a role.
class TestEveryDialog : public EveryPage
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = startServer(); !why.isEmpty())
            QSKIP(qPrintable(why));
    }
    void init()
    {
        openWindow();
        openAll();
    }
    void cleanup() { m_window.reset(); }
    void enterNeverCancels();
    void everyControlHasANameAndARole();
    void paintedValuesAreSpoken();

private:
    static QString describe(const QWidget& widget)
    {
        return QStringLiteral("%1 %2").arg(QLatin1String(widget.metaObject()->className()),
                                           widget.objectName());
    }
    /// Those that a user can come to with the Tab key.
    static QList<QPointer<QWidget>> controls(const QWidget& in)
    {
        QList<QPointer<QWidget>> found;
        for (auto* widget : in.findChildren<QWidget*>()) {
            const bool isReached = (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy();
            if (isReached && widget->isVisible() && widget->isEnabled() && widget->window() == in.window())
                found << widget;
        }
        return found;
    }
    static QStringList nameless(const QString& where, const QWidget& in)
    {
        QStringList found;
        for (const QPointer<QWidget>& widget : controls(in)) {
            const QAccessibleInterface* control = QAccessible::queryAccessibleInterface(widget);
            if (!control || control->role() == QAccessible::NoRole)
                found << where + QStringLiteral(": no role: ") + describe(*widget);
            else if (control->text(QAccessible::Name).trimmed().isEmpty())
                found << where + QStringLiteral(": no name: ") + describe(*widget);
        }
        return found;
    }
};

/// Qt's own file dialog keeps its rules.
void TestEveryDialog::enterNeverCancels()
{
    QStringList found;
    int fields = 0;
    forEachDialog([&](QDialog& dialog, const QString& action) {
        if (qobject_cast<QFileDialog*>(&dialog))
            return;
        bool isCancelled = false;
        connect(&dialog, &QDialog::rejected, this, [&] { isCancelled = true; });
        const QPointer<QDialog> there(&dialog);
        for (const QPointer<QWidget>& widget : controls(dialog)) {
            if (!widget || qobject_cast<QAbstractButton*>(widget) || !widget->isVisible())
                continue;
            auto* edit = qobject_cast<QLineEdit*>(widget.data());
            if (edit && !edit->isReadOnly())
                edit->setText(QStringLiteral("typed"));
            const QString who = describe(*widget);
            ++fields;
            QTest::keyClick(widget, Qt::Key_Return);
            settle();
            if (isCancelled)
                found << QStringLiteral("%1: Enter cancels in %2").arg(action, who);
            if (!there || !there->isVisible())
                break;
            if (edit && !edit->isReadOnly() && !edit->text().contains(QStringLiteral("typed")))
                found << QStringLiteral("%1: Enter empties %2").arg(action, who);
        }
    });
    QVERIFY(fields > 40);
    expectNone(found);
}

void TestEveryDialog::everyControlHasANameAndARole()
{
    QStringList found;
    forEachPage([&](const Page& page) {
        found += nameless(page.objectName().section(QLatin1Char('/'), 0, 0), *m_window);
    });
    forEachDialog([&](QDialog& dialog, const QString& action) {
        if (!qobject_cast<QFileDialog*>(&dialog))
            found += nameless(action, dialog);
    });
    expectNone(found);
}

void TestEveryDialog::paintedValuesAreSpoken()
{
    QStringList found;
    QSet<QString> seen;
    forEachPage([&](const Page& page) {
        for (auto* widget : page.findChildren<QWidget*>()) {
            if (!widget->isVisible() || !dynamic_cast<const Spoken*>(widget))
                continue;
            const QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
            const bool isPicture =
                spoken && (spoken->role() == QAccessible::Chart || spoken->role() == QAccessible::Graphic);
            seen << QLatin1String(widget->metaObject()->className());
            if (!isPicture || spoken->text(QAccessible::Name).isEmpty()
                || spoken->text(QAccessible::Value).isEmpty())
                found << page.objectName() + QStringLiteral(": ") + describe(*widget);
            else if (qobject_cast<MetricChart*>(widget)
                     && !spoken->text(QAccessible::Value).contains(QLatin1Char(':')))
                found << page.objectName() + QStringLiteral(": no values: ") + describe(*widget);
        }
    });
    QVERIFY2(seen.size() > 4, qPrintable(QStringList(seen.values()).join(QLatin1Char(' '))));
    expectNone(found);
}

QTEST_MAIN(TestEveryDialog)
#include "tst_everydialog.moc"
