#pragma once

#include "base/job.h"
#include "events/eventexport.h"
#include "weeks/weekhandle.h"

#include <QDialog>
#include <QElapsedTimer>

#include <memory>

namespace Ui {
class ExportDialog;
}

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
    void proposeFile();
    ExportFormat format() const;
    QString ending() const; // of the format
    void browse();
    void takeFormatOfEnding();
    void takeEndingOfFormat();
    /// Asks first if the file is there.
    void startExport();
    /// @p rows: nothing if the file is there and may not be replaced.
    void finish(const Result<std::optional<qint64>>& rows);
    void showProgress(qint64 rows);
    void showMessage(const QString& text);
    void updateButtons();

    const std::unique_ptr<Ui::ExportDialog> m_ui;
    const WeekHandle m_week;
    const EventQuery m_query;
    const double m_estimate;
    QString m_existing; // the file that was found there
    QString m_mayReplace; // the file that the user agreed to lose
    bool m_failed = false;
    Job m_proposalJob;
    Job m_job {longWorkPool()};
    QElapsedTimer m_sinceStart;
};

}
