#include "pages/compare/startdialog.h"

#include "base/safetext.h"
#include "base/servertime.h"

#include <QCoreApplication>
#include <QDateTimeEdit>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(StartDialog)
};

}

void askForStart(QWidget* parent, const QString& week, std::optional<qint64> start,
                 const std::function<void(std::optional<qint64>)>& done)
{
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("startDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Text::tr("Start of a week"));
    auto* label = new QLabel(Text::tr("When did %1 begin (UTC)?").arg(visibleText(week)));
    label->setTextFormat(Qt::PlainText);
    auto* time = new QDateTimeEdit(start ? dateTimeOf(*start) : QDateTime::currentDateTimeUtc());
    time->setTimeSpec(Qt::UTC);
    time->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    time->setAccessibleName(label->text());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto* own = buttons->addButton(Text::tr("As the &week says"), QDialogButtonBox::ResetRole);
    own->setObjectName(QStringLiteral("ownStart"));
    QObject::connect(buttons, &QDialogButtonBox::accepted, parent, [dialog, time, done] {
        done(time->dateTime().toMSecsSinceEpoch() * 1000);
        dialog->accept();
    });
    QObject::connect(own, &QPushButton::clicked, parent, [dialog, done] {
        done({});
        dialog->accept();
    });
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(label);
    column->addWidget(time);
    column->addWidget(buttons);
    dialog->open();
}

}
