#pragma once

#include "game/gamelibrary.h"
#include "notebook/notebook.h"

#include <QDialog>

#include <functional>

class QFormLayout;
class QLabel;

namespace Weekglass {

/// Fields for what a notebook's cell holds. It closes only if they make a cell.
class CellDialog : public QDialog
{
    Q_OBJECT

public:
    void accept() override;

Q_SIGNALS:
    void chosen(const Weekglass::NotebookCell& cell);

protected:
    CellDialog(const char* name, const QString& title, QWidget* parent);

    /// What the fields say, or which of them is wrong.
    virtual Result<NotebookCell> cell() const = 0;
    void add(const QString& label, QWidget* field);
    /// A field that says by itself which it is.
    void addChoice(QWidget* field);

private:
    QFormLayout* m_form;
    QLabel* m_message;
};

/// Asks for a cell of the kind that @p cell is, without blocking. The fields say at first what it holds.
void askForCell(QWidget* parent, const GamePointer& game, const NotebookCell& cell,
                const std::function<void(const NotebookCell&)>& done);

}
