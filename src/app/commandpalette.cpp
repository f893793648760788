#include "app/commandpalette.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPointer>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

QString plainText(const QAction* action)
{
    return action->text().remove(QLatin1Char('&'));
}

void fill(QListWidget* list, const QList<QAction*>& actions)
{
    for (QAction* action : actions) {
        auto* item = new QListWidgetItem(plainText(action), list);
        if (!action->shortcut().isEmpty())
            item->setText(item->text() + QStringLiteral("    ")
                          + action->shortcut().toString(QKeySequence::NativeText));
        item->setData(Qt::UserRole, QVariant::fromValue(QPointer<QAction>(action)));
    }
}

void narrow(QListWidget* list, const QString& text)
{
    QListWidgetItem* first = nullptr;
    for (int row = 0; row < list->count(); ++row) {
        QListWidgetItem* item = list->item(row);
        item->setHidden(!item->text().contains(text.trimmed(), Qt::CaseInsensitive));
        if (!first && !item->isHidden())
            first = item;
    }
    list->setCurrentItem(first);
}

/// Actions that can be run now: named, enabled, and of something that is visible.
QList<QAction*> usableActions(QWidget* window)
{
    QList<QAction*> actions;
    for (QAction* action : window->findChildren<QAction*>()) {
        const auto* owner = qobject_cast<QWidget*>(action->parent());
        if (!action->text().isEmpty() && action->isEnabled() && !action->menu() && !action->isSeparator()
            && (!owner || owner->isVisible() || owner->inherits("QMenu")))
            actions << action;
    }
    std::sort(actions.begin(), actions.end(), [](const QAction* a, const QAction* b) {
        return plainText(a).localeAwareCompare(plainText(b)) < 0;
    });
    return actions;
}

}

void showCommandPalette(QWidget* window)
{
    auto* dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(QCoreApplication::translate("CommandPalette", "Commands"));
    auto* search = new QLineEdit;
    search->setPlaceholderText(
        QCoreApplication::translate("CommandPalette", "Type a part of an action's name"));
    search->setAccessibleName(search->placeholderText());
    auto* list = new QListWidget;
    list->setAccessibleName(QCoreApplication::translate("CommandPalette", "Actions"));
    fill(list, usableActions(window));
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(search);
    column->addWidget(list);
    const auto run = [dialog, list] {
        const auto* item = list->currentItem();
        const auto action = item ? item->data(Qt::UserRole).value<QPointer<QAction>>() : QPointer<QAction>();
        dialog->close();
        if (action)
            action->trigger();
    };
    QObject::connect(search, &QLineEdit::textChanged, list,
                     [list](const QString& text) { narrow(list, text); });
    QObject::connect(search, &QLineEdit::returnPressed, dialog, run);
    QObject::connect(list, &QListWidget::itemActivated, dialog, run);
    narrow(list, {});
    dialog->resize(460, 420);
    dialog->show();
}

}
