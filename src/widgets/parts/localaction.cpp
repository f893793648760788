#include "widgets/parts/localaction.h"

#include <QAction>
#include <QCoreApplication>
#include <QLayout>
#include <QToolButton>

namespace Weekglass {

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
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(isFlat);
        button->setAccessibleName(action->text());
        row->addWidget(button);
    }
}

}
