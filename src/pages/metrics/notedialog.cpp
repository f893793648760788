#include "pages/metrics/notedialog.h"

#include "widgets/parts/asktext.h"

#include <QCoreApplication>

namespace Weekglass {

void askForNote(QWidget* parent, const QString& time, const QString& text,
                const std::function<void(const QString&)>& done)
{
    askForText(
        parent,
        {.title = QCoreApplication::translate("NoteDialog", "Note"),
         .label = QCoreApplication::translate("NoteDialog", "What happened at %1? An empty note is removed.")
                      .arg(time),
         .text = text},
        done);
}

}
