#pragma once

#include "base/crashfile.h"
#include "base/job.h"

#include <QWidget>

class QLabel;

namespace Weekglass {

/// A bar that says that a program crashed, and offers to show and delete what it left; hidden if none did.
class CrashNotice : public QWidget
{
    Q_OBJECT

public:
    explicit CrashNotice(QWidget* parent = nullptr);

    /// Looks for what crashes left.
    void refresh();

private:
    void show(const std::vector<CrashFile>& files);
    void showNewest();
    void deleteAll();

    QLabel* m_text;
    std::vector<CrashFile> m_files; ///< the newest first
    Job m_job;
    Job m_deleteJob;
};

}
