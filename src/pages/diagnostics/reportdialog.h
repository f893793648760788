#pragma once

#include "base/job.h"
#include "base/result.h"

#include <QDialog>

#include <functional>
#include <memory>

namespace Ui {
class ReportDialog;
}

namespace Weekglass {

/// Shows a text that the user may send to others, as it will be saved: diagnostics, or what a crash left.
class ReportDialog : public QDialog
{
    Q_OBJECT

public:
    /// Makes the text, in a job.
    using Source = std::function<Result<QString>(const std::stop_token&)>;

    /// @p fileName: proposed for saving
    ReportDialog(const QString& title, const QString& fileName, Source source, QWidget* parent = nullptr);
    ~ReportDialog() override;

    void saveTo(const QString& path);

private:
    void show(const Result<QString>& text);
    void say(const QString& message);

    std::unique_ptr<Ui::ReportDialog> m_ui;
    Job m_job;
    Job m_saveJob;
};

}
