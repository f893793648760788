#pragma once

#include "base/job.h"
#include "base/result.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace Weekglass {

/// Makes a metric of the user's out of a query with the columns at and value: a file in the user's folder.
class SaveMetricDialog : public QDialog
{
    Q_OBJECT

public:
    SaveMetricDialog(QString game, QString sql, QWidget* parent = nullptr);

Q_SIGNALS:
    /// @p path of the file.
    void saved(const QString& path);

private:
    void setupLayout();
    void updateName();
    void save();

    const QString m_game;
    const QString m_sql;
    QLineEdit* m_title;
    QLineEdit* m_name;
    QLineEdit* m_unit;
    QComboBox* m_kind;
    QLineEdit* m_description;
    QCheckBox* m_replace;
    QLabel* m_message;
    QPushButton* m_save;
    Job m_job;
};

}
