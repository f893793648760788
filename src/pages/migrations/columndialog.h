#pragma once

#include "pages/migrations/historytask.h"

#include <QDialog>

#include <memory>

namespace Ui {
class ColumnDialog;
}

namespace Weekglass {

/// Asks which column of a week is to be filled, or made NOT NULL. What that would do is shown and done by the
/// task that comes of it.
class ColumnDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ColumnDialog(const QString& week, QWidget* parent = nullptr);
    ~ColumnDialog() override;

    HistoryTask task() const;

Q_SIGNALS:
    /// What the task would do is to be shown; the form stays, should it have to be corrected.
    void wanted();

private:
    bool fills() const;
    void updateParts();

    const std::unique_ptr<Ui::ColumnDialog> m_ui;
};

}
