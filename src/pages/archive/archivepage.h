#pragma once

#include "archives/openarchive.h"
#include "pages/weekpage.h"

#include <QTimer>

namespace Weekglass {

/// An open archive as a tab: what its manifest says, and buttons for all pages on it. The week's title says
/// that it is one. The archive is closed (its database dropped) when the page goes; whoever opened others on
/// it marks them as gone then.
class ArchivePage : public WeekPage
{
    Q_OBJECT

public:
    ArchivePage(std::shared_ptr<ViewedArchive> archive, const GamePointer& game, QWidget* parent = nullptr);
    ~ArchivePage() override;

    void join(PageHost& host) override;

Q_SIGNALS:
    /// A page of this class on week().
    void pageWanted(const QMetaObject* page);

private:
    std::shared_ptr<ViewedArchive> m_archive;
    QTimer m_idleTimer;
};

}
