#include "widgets/parts/sqldialog.h"

#include "base/safetext.h"
#include "pg/scripttext.h"
#include "ui_sqldialog.h"

#include <QClipboard>
#include <QFontDatabase>

namespace Weekglass {

void showSqlDialog(QWidget* parent, const QString& title, const QString& statements)
{
    const QString sql = Pg::scriptText(statements); // what is selected and copied is what is seen
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    Ui::SqlDialog ui;
    ui.setupUi(dialog);
    ui.statements->setPlainText(visibleLines(sql));
    ui.statements->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    ui.statements->setAccessibleName(title);
    ui.buttons->addButton(ui.copy, QDialogButtonBox::ActionRole);
    ui.buttons->button(QDialogButtonBox::Close)->setDefault(true);
    QObject::connect(ui.copy, &QPushButton::clicked, dialog,
                     [sql] { QGuiApplication::clipboard()->setText(sql); });
    QObject::connect(ui.buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    dialog->show();
}

}
