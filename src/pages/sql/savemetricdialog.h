#pragma once

#include "base/job.h"
#include "base/result.h"

#include <QDialog>

#include <memory>

namespace Ui {
class SaveMetricDialog;
}

namespace Weekglass {

/// Makes a metric of the user's out of a query with the columns at and value: a file in the user's folder.
class SaveMetricDialog : public QDialog
{
    Q_OBJECT

public:
    SaveMetricDialog(QString game, QString sql, QWidget* parent = nullptr);
    ~SaveMetricDialog() override;

Q_SIGNALS:
    /// @p path of the file.
    void saved(const QString& path);

private:
    void updateName();
    void save();

    const std::unique_ptr<Ui::SaveMetricDialog> m_ui;
    const QString m_game;
    const QString m_sql;
    Job m_job;
};

}
