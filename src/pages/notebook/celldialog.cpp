#include "pages/notebook/celldialog.h"

#include "base/safetext.h"
#include "pages/notebook/celldialogs.h"
#include "widgets/parts/formparts.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace Weekglass {

CellDialog::CellDialog(const char* name, const QString& title, QWidget* parent)
    : QDialog(parent)
    , m_form(new QFormLayout)
    , m_message(wrappedLabel("cellMessage"))
{
    setObjectName(QLatin1String(name));
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    m_message->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &CellDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addLayout(m_form, 1);
    column->addWidget(m_message);
    column->addWidget(buttons);
}

void CellDialog::add(const QString& label, QWidget* field)
{
    m_form->addRow(label, field);
    field->setAccessibleName(QString(label).remove(QLatin1Char('&')).remove(QLatin1Char(':')));
}

void CellDialog::addChoice(QWidget* field)
{
    m_form->addRow(QString(), field);
}

void CellDialog::accept()
{
    auto made = cell();
    if (made) { // what could not be opened again is not taken
        if (const auto opened = Notebook::fromJson(Notebook {.cells = {*made}}.toJson()); !opened)
            made = opened.error();
    }
    m_message->setVisible(!made);
    if (!made) {
        m_message->setText(visibleLines(made.error().message));
        return;
    }
    Q_EMIT chosen(*made);
    QDialog::accept();
}

void askForCell(QWidget* parent, const GamePointer& game, const NotebookCell& cell,
                const std::function<void(const NotebookCell&)>& done)
{
    CellDialog* dialog = nullptr;
    if (const auto* text = std::get_if<TextCell>(&cell))
        dialog = new TextCellDialog(*text, parent);
    else if (const auto* chart = std::get_if<ChartCell>(&cell))
        dialog = new ChartCellDialog(*game, *chart, parent);
    else if (const auto* table = std::get_if<TableCell>(&cell))
        dialog = new TableCellDialog(*game, *table, parent);
    else
        dialog = new ComparisonCellDialog(*game, std::get<ComparisonCell>(cell), parent);
    QObject::connect(dialog, &CellDialog::chosen, parent, done);
    dialog->open();
}

}
