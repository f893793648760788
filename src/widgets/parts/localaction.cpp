#include "widgets/parts/localaction.h"

#include "widgets/theme/housestyle.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QLayout>
#include <QMenu>
#include <QToolButton>

namespace Weekglass {

namespace {

QToolButton* buttonOf(QAction* action)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAccessibleName(action->text());
    return button;
}

}

QAction* localAction(QObject* owner, const char* id, const QString& text, const QKeySequence& shortcut)
{
    auto* action = new QAction(text, owner);
    action->setObjectName(QString::fromLatin1(id));
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut); // other pages have the same keys
    action->setToolTip(QCoreApplication::translate("LocalAction", "%1 (%2)", "what an action does, its keys")
                           .arg(text, action->shortcut().toString(QKeySequence::NativeText)));
    return action;
}

QAction* localAction(QWidget* owner, const char* id, const QString& text, const QKeySequence& shortcut,
                     const std::function<void()>& run)
{
    QAction* action = localAction(owner, id, text, shortcut);
    QObject::connect(action, &QAction::triggered, owner, run);
    owner->addAction(action);
    return action;
}

void addButtons(QLayout* row, const QList<QAction*>& actions, bool isFlat)
{
    for (QAction* action : actions) {
        QToolButton* button = buttonOf(action);
        button->setAutoRaise(isFlat);
        row->addWidget(button);
    }
}

QToolButton* dangerButton(QAction* action)
{
    QToolButton* button = buttonOf(action);
    button->setProperty(DangerProperty, true);
    return button;
}

void addMore(QLayout* row, QMenu* menu)
{
    auto* button = new QToolButton;
    button->setObjectName(QStringLiteral("more"));
    button->setIcon(iconOf(Icon::More));
    button->setAccessibleName(QCoreApplication::translate("LocalAction", "More actions"));
    button->setToolTip(button->accessibleName());
    button->setAutoRaise(true);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    menu->setParent(button, menu->windowFlags());
    row->addWidget(button);
}

void addMore(QLayout* row, const QList<QAction*>& actions)
{
    auto* menu = new QMenu;
    menu->addActions(actions);
    addMore(row, menu);
}

}
