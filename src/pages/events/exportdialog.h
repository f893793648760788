#pragma once

#include "base/job.h"
#include "events/eventexport.h"
#include "weeks/weekhandle.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QTimer>

#include <atomic>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace Weekglass {

/// Writes what a query finds to a file. Not modal. An export that is cancelled, or whose dialog goes,
/// leaves no file.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p estimate: about how many events there are; negative if nobody knows.
    ExportDialog(WeekHandle week, EventQuery query, double estimate, QWidget* parent = nullptr);
    ~ExportDialog() override;

    bool isExporting() const { return m_job.isRunning(); }

Q_SIGNALS:
    void exported(const QString& file, qint64 rows);

public Q_SLOTS:
    /// While it exports: stops that. Otherwise closes the dialog.
    void reject() override;

private:
    void setupFields();
    void setupLayout();
    QString proposedFile() const;
    ExportFormat format() const;
    void browse();
    void takeEndingOfFormat();
    /// Asks first if the file is there.
    void exportOrAsk();
    void startExport();
    void finish(const Result<qint64>& rows);
    void showProgress();
    void showMessage(const QString& text);
    void updateButtons();

    const WeekHandle m_week;
    const EventQuery m_query;
    const double m_estimate;
    QLineEdit* m_file;
    QPushButton* m_browse;
    QComboBox* m_format;
    QLabel* m_formulas;
    QProgressBar* m_progress;
    QLabel* m_pace;
    QLabel* m_message;
    QPushButton* m_export;
    QPushButton* m_close;
    QString m_mayReplace; // the file that the user agreed to lose
    bool m_failed = false;
    Job m_job;
    std::stop_source m_stop; // other than the job's own it leaves the result to be shown
    std::shared_ptr<std::atomic<qint64>> m_rows = std::make_shared<std::atomic<qint64>>(0);
    QElapsedTimer m_sinceStart;
    QTimer m_timer;
};

}
