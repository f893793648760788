#pragma once

#include "pages/migrations/historytask.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace Weekglass {

/// Asks which column of a week is to be filled, or made NOT NULL. What that would do is shown and done by the
/// task that comes of it.
class ColumnDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ColumnDialog(const QString& week, QWidget* parent = nullptr);

    HistoryTask task() const;

Q_SIGNALS:
    /// What the task would do is to be shown; the form stays, should it have to be corrected.
    void wanted();

private:
    bool fills() const;
    QLineEdit* addField(QFormLayout* form, const char* name, const QString& title, const QString& hint);
    void updateParts();

    QComboBox* m_what;
    QLineEdit* m_table;
    QLineEdit* m_column;
    QLineEdit* m_set;
    QLineEdit* m_where;
    QLineEdit* m_key;
    QSpinBox* m_batch;
    QPushButton* m_next;
};

}
