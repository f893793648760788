#pragma once

#include "archives/openarchive.h"
#include "weeks/weekhandle.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;

namespace Weekglass {

/// An open archive as a tab: what its manifest says, and buttons for all pages on it. The archive is closed
/// (its database dropped) when the page goes; whoever opened others on it marks them as gone then.
class ArchivePage : public QWidget
{
    Q_OBJECT

public:
    ArchivePage(std::shared_ptr<ViewedArchive> archive, const GamePointer& game, QWidget* parent = nullptr);
    ~ArchivePage() override;

    /// What pages on the archive are bound to. Its title says that it is one.
    const WeekHandle& week() const { return m_week; }

Q_SIGNALS:
    // The main window opens these pages of week().
    void eventsWanted(const Weekglass::WeekHandle& week);
    void replayWanted(const Weekglass::WeekHandle& week);
    void snapshotsWanted(const Weekglass::WeekHandle& week);
    void metricsWanted(const Weekglass::WeekHandle& week);
    void sqlWanted(const Weekglass::WeekHandle& week);

private:
    void addButton(QHBoxLayout* row, const char* name, const QString& text, bool isThere,
                   void (ArchivePage::*wanted)(const WeekHandle&));

    std::shared_ptr<ViewedArchive> m_archive;
    WeekHandle m_week;
    QTimer m_idleTimer;
};

}
