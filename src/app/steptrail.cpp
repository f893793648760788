#include "app/steptrail.h"

#include "base/trail.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QEvent>

namespace Weekglass {

namespace {

QString className(const QObject& object)
{
    return QString::fromLatin1(object.metaObject()->className()).section(QStringLiteral("::"), -1);
}

/// Never its text, which may be that of a week.
QString nameOf(const QAbstractButton& button)
{
    const QString name = button.objectName().isEmpty() ? className(button) : button.objectName();
    return className(*button.window()) + QLatin1Char('/') + name;
}

}

StepTrail::StepTrail(QObject* parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool StepTrail::eventFilter(QObject* watched, QEvent* event)
{
    const auto type = event->type();
    if (type != QEvent::Show && type != QEvent::Hide && type != QEvent::MouseButtonRelease
        && type != QEvent::KeyRelease && type != QEvent::Shortcut)
        return false;
    if (const auto* dialog = qobject_cast<const QDialog*>(watched)) {
        if (type == QEvent::Show)
            noteStep("dialog", className(*dialog));
        else if (type == QEvent::Hide)
            noteStep("dialog closed", className(*dialog));
    } else if (const auto* button = qobject_cast<const QAbstractButton*>(watched)) {
        // also by Space, which is any key here; the button that is seen to be pressed
        if (type == QEvent::Shortcut || (type != QEvent::Show && type != QEvent::Hide && button->isDown()))
            noteStep("button", nameOf(*button));
    }
    return false;
}

}
