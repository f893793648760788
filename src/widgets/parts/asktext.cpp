#include "widgets/parts/asktext.h"

#include <QInputDialog>

namespace Weekglass {

void askForText(QWidget* parent, const TextQuestion& question,
                const std::function<void(const QString& text)>& done)
{
    auto* dialog = new QInputDialog(parent);
    dialog->setObjectName(QStringLiteral("askForText"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(question.title);
    dialog->setLabelText(question.label);
    dialog->setTextValue(question.text);
    QObject::connect(dialog, &QInputDialog::textValueSelected, parent,
                     [done](const QString& text) { done(text.trimmed()); });
    dialog->open();
}

}
