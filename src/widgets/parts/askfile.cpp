#include "widgets/parts/askfile.h"

#include <QFileDialog>
#include <QFileInfo>

namespace Weekglass {

void askForFile(QWidget* owner, const QString& title, const QString& name, const QStringList& filters,
                const std::function<void(const QString& path)>& chosen)
{
    auto* dialog = new QFileDialog(owner, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const auto takeEnding = [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.section(QLatin1String("*."), 1).chopped(1));
    };
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, takeEnding);
    if (filters.isEmpty()) {
        dialog->setDefaultSuffix(QFileInfo(name).suffix());
    } else {
        dialog->setNameFilters(filters);
        takeEnding(filters.front());
    }
    dialog->selectFile(name);
    QObject::connect(dialog, &QFileDialog::fileSelected, owner, chosen);
    dialog->open();
}

}
