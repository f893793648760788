#include "pages/migrations/columndialog.h"

#include "base/safetext.h"
#include "pages/migrations/columntasks.h"
#include "widgets/parts/formparts.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace Weekglass {

ColumnDialog::ColumnDialog(const QString& week, QWidget* parent)
    : QDialog(parent)
    , m_what(new QComboBox)
    , m_batch(new QSpinBox)
    , m_next(new QPushButton(tr("&Look…")))
{
    setObjectName(QStringLiteral("columnDialog"));
    setWindowTitle(tr("A column of %1").arg(visibleText(week, 80)));
    auto* form = new QFormLayout(this);
    m_what->setObjectName(QStringLiteral("columnWhat"));
    m_what->addItems({tr("Fill it, in many small transactions"), tr("Make it NOT NULL")});
    form->addRow(tr("&What:"), m_what);
    m_table = addField(form, "columnTable", tr("&Table:"), QStringLiteral("public.players"));
    m_column = addField(form, "columnName", tr("&Column:"), QStringLiteral("level"));
    m_set = addField(form, "columnSet", tr("&Set:"), QStringLiteral("level = 1"));
    m_where = addField(form, "columnWhere", tr("W&here:"), tr("level IS NULL; empty: all rows"));
    m_key = addField(form, "columnKey", tr("&Along:"), tr("column to walk by; empty: the primary key"));
    m_batch->setObjectName(QStringLiteral("columnBatch"));
    m_batch->setRange(1, 1000000);
    m_batch->setValue(static_cast<int>(BackfillRequest().batch));
    form->addRow(tr("&Rows at a time:"), m_batch);
    auto* hint = textLabel("columnHint", tr("What that would do is shown first."));
    form->addRow(hint);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_next->setObjectName(QStringLiteral("columnNext"));
    buttons->addButton(m_next, QDialogButtonBox::AcceptRole);
    form->addRow(buttons);
    m_next->setDefault(true); // the dialog has the button by now; before, it would take Cancel
    connect(buttons, &QDialogButtonBox::accepted, this, &ColumnDialog::wanted);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_what, &QComboBox::currentIndexChanged, this, &ColumnDialog::updateParts);
    m_table->setFocus();
    updateParts();
    constexpr int Width = 520;
    resize(Width, sizeHint().height());
}

QLineEdit* ColumnDialog::addField(QFormLayout* form, const char* name, const QString& title,
                                  const QString& hint)
{
    auto* field = textField(name, hint);
    form->addRow(title, field);
    connect(field, &QLineEdit::textChanged, this, &ColumnDialog::updateParts);
    return field;
}

bool ColumnDialog::fills() const
{
    return m_what->currentIndex() == 0;
}

void ColumnDialog::updateParts()
{
    for (QWidget* part : {static_cast<QWidget*>(m_set), static_cast<QWidget*>(m_where),
                          static_cast<QWidget*>(m_key), static_cast<QWidget*>(m_batch)})
        part->setEnabled(fills());
    m_column->setEnabled(!fills());
    const QLineEdit* wanted = fills() ? m_set : m_column;
    m_next->setEnabled(!m_table->text().trimmed().isEmpty() && !wanted->text().trimmed().isEmpty());
}

HistoryTask ColumnDialog::task() const
{
    const QString table = m_table->text().trimmed();
    if (!fills())
        return notNullTask(table, m_column->text().trimmed());
    return backfillTask({.table = table,
                         .set = m_set->text().trimmed(),
                         .where = m_where->text().trimmed(),
                         .key = m_key->text().trimmed(),
                         .batch = m_batch->value()});
}

}
