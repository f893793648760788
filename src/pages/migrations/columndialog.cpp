#include "pages/migrations/columndialog.h"

#include "base/safetext.h"
#include "pages/migrations/columntasks.h"
#include "ui_columndialog.h"

namespace Weekglass {

ColumnDialog::ColumnDialog(const QString& week, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ColumnDialog>())
{
    m_ui->setupUi(this);
    setObjectName(QStringLiteral("columnDialog"));
    setWindowTitle(tr("A column of %1").arg(visibleText(week, 80)));
    m_ui->columnBatch->setValue(static_cast<int>(BackfillRequest().batch));
    for (const QLineEdit* field : {m_ui->columnTable, m_ui->columnName, m_ui->columnSet})
        connect(field, &QLineEdit::textChanged, this, &ColumnDialog::updateParts);
    connect(m_ui->columnWhat, &QComboBox::currentIndexChanged, this, &ColumnDialog::updateParts);
    connect(m_ui->columnNext, &QPushButton::clicked, this, &ColumnDialog::wanted);
    connect(m_ui->columnCancel, &QPushButton::clicked, this, &QDialog::reject);
    m_ui->columnTable->setFocus();
    updateParts();
}

ColumnDialog::~ColumnDialog() = default;

bool ColumnDialog::fills() const
{
    return m_ui->columnWhat->currentIndex() == 0;
}

void ColumnDialog::updateParts()
{
    for (QWidget* part : std::initializer_list<QWidget*> {m_ui->columnSet, m_ui->columnWhere, m_ui->columnKey,
                                                          m_ui->columnBatch})
        part->setEnabled(fills());
    m_ui->columnName->setEnabled(!fills());
    const QLineEdit* wanted = fills() ? m_ui->columnSet : m_ui->columnName;
    m_ui->columnNext->setEnabled(!m_ui->columnTable->text().trimmed().isEmpty()
                                 && !wanted->text().trimmed().isEmpty());
}

HistoryTask ColumnDialog::task() const
{
    const auto text = [](const QLineEdit* field) { return field->text().trimmed(); };
    if (!fills())
        return notNullTask(text(m_ui->columnTable), text(m_ui->columnName));
    return backfillTask({.table = text(m_ui->columnTable),
                         .set = text(m_ui->columnSet),
                         .where = text(m_ui->columnWhere),
                         .key = text(m_ui->columnKey),
                         .batch = m_ui->columnBatch->value()});
}

}
