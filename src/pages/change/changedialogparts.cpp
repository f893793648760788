#include "pages/change/changedialog.h"

#include "ui_changedialog.h"
#include "widgets/parts/formparts.h"

namespace Weekglass {

void ChangeDialog::addWidget(QWidget* widget, int stretch)
{
    m_ui->bodyLayout->insertWidget(m_ui->bodyLayout->indexOf(m_ui->changeFacts), widget, stretch);
}

void ChangeDialog::addTop(QWidget* widget)
{
    m_ui->dialogLayout->insertWidget(0, widget);
}

void ChangeDialog::setBodyFills(bool fills)
{
    m_ui->changeMiddle->setSizePolicy(QSizePolicy::Preferred,
                                      fills ? QSizePolicy::Expanding : QSizePolicy::Maximum);
    m_ui->dialogLayout->setStretchFactor(m_ui->changeMiddle, fills ? 1 : 0);
    m_filler->setVisible(!fills);
}

void ChangeDialog::insertRow(QWidget* above, const QString& title, QWidget* widget)
{
    int row = 0;
    m_ui->form->getWidgetPosition(above, &row, nullptr);
    m_ui->form->insertRow(row, title, widget);
}

void ChangeDialog::addRow(const QString& title, QWidget* widget)
{
    insertRow(m_ui->changeReason, title, widget);
}

QLineEdit* ChangeDialog::addFieldBelowReason(const char* name, const QString& title, const QString& hint)
{
    auto* field = textField(name, hint);
    insertRow(m_ui->changeOperator, title, field);
    setTabOrder(m_ui->changeReason, field);
    setTabOrder(field, m_ui->changeOperator);
    return field;
}

QLineEdit* ChangeDialog::addField(const char* name, const QString& title, const QString& hint)
{
    auto* field = textField(name, hint);
    addRow(title, field);
    return field;
}

QPushButton* ChangeDialog::addButton(const char* name, const QString& text)
{
    auto* button = new QPushButton(text);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    m_ui->buttonLayout->insertWidget(m_ui->buttonLayout->indexOf(m_ui->changeRun) - 1, button);
    return button;
}

QPushButton* ChangeDialog::addButtonAtRight(const char* name, const QString& text)
{
    QPushButton* button = addButton(name, text);
    m_ui->buttonLayout->removeWidget(button);
    m_ui->buttonLayout->insertWidget(m_ui->buttonLayout->indexOf(m_ui->changeRun), button);
    return button;
}

void ChangeDialog::require(QLineEdit* field, bool isRequired)
{
    std::erase(m_required, field);
    if (isRequired)
        m_required.push_back(field);
    connect(field, &QLineEdit::textChanged, this, &ChangeDialog::updateButtons, Qt::UniqueConnection);
}

void ChangeDialog::setRowVisible(QWidget* widget, bool isVisible)
{
    m_ui->form->setRowVisible(widget, isVisible);
}

void ChangeDialog::hideReason()
{
    setRowVisible(m_ui->changeReason, false);
    setRowVisible(m_ui->changeOperator, false);
}

void ChangeDialog::hideAgain()
{
    m_hasAgain = false;
    m_ui->changeAgain->hide();
}

QPushButton* ChangeDialog::againButton() const
{
    return m_ui->changeAgain;
}

QPushButton* ChangeDialog::runButton() const
{
    return m_ui->changeRun;
}

QLineEdit* ChangeDialog::reasonField() const
{
    return m_ui->changeReason;
}

}
