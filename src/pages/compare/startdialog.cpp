#include "pages/compare/startdialog.h"

#include "base/safetext.h"
#include "base/servertime.h"
#include "ui_startdialog.h"

namespace Weekglass {

void askForStart(QWidget* parent, const QString& week, std::optional<qint64> start,
                 const std::function<void(std::optional<qint64>)>& done)
{
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    Ui::StartDialog ui;
    ui.setupUi(dialog);
    ui.question->setText(
        QCoreApplication::translate("StartDialog", "When did %1 begin (UTC)?").arg(visibleText(week)));
    ui.start->setDateTime(start ? dateTimeOf(*start) : QDateTime::currentDateTimeUtc());
    ui.start->setAccessibleName(ui.question->text());
    ui.buttons->addButton(ui.ownStart, QDialogButtonBox::ResetRole);
    QObject::connect(ui.buttons, &QDialogButtonBox::accepted, parent, [dialog, time = ui.start, done] {
        done(time->dateTime().toMSecsSinceEpoch() * 1000);
        dialog->accept();
    });
    QObject::connect(ui.ownStart, &QPushButton::clicked, parent, [dialog, done] {
        done({});
        dialog->accept();
    });
    QObject::connect(ui.buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->open();
}

}
