#include "widgets/parts/formparts.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>

namespace Weekglass {

QLabel* plainLabel(const char* name)
{
    auto* label = new QLabel;
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    return label;
}

QLabel* wrappedLabel(const char* name)
{
    QLabel* label = plainLabel(name);
    label->setWordWrap(true);
    return label;
}

QLabel* textLabel(const char* name, const QString& text)
{
    QLabel* label = wrappedLabel(name);
    label->setText(text);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

void addKeys(QAbstractButton* button, const QKeySequence& keys)
{
    auto* shortcut = new QShortcut(keys, button);
    QObject::connect(shortcut, &QShortcut::activated, button, &QAbstractButton::click);
}

QLineEdit* textField(const char* name, const QString& hint)
{
    auto* field = new QLineEdit;
    field->setObjectName(QString::fromLatin1(name));
    field->setPlaceholderText(hint);
    return field;
}

}
