#include "pages/metrics/notedialog.h"

#include <QCoreApplication>
#include <QInputDialog>

namespace Weekglass {

void askForNote(QWidget* parent, const QString& time, const QString& text,
                const std::function<void(const QString&)>& done)
{
    auto* dialog = new QInputDialog(parent);
    dialog->setObjectName(QStringLiteral("noteDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(QCoreApplication::translate("NoteDialog", "Note"));
    dialog->setLabelText(
        QCoreApplication::translate("NoteDialog", "What happened at %1? An empty note is removed.")
            .arg(time));
    dialog->setTextValue(text);
    QObject::connect(dialog, &QInputDialog::textValueSelected, parent,
                     [done](const QString& said) { done(said.trimmed()); });
    dialog->open();
}

}
