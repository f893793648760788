#pragma once

#include "app/opentab.h"
#include "base/job.h"

#include <QObject>

namespace Weekglass {

class Connector;
class Games;
class MarkedServers;
class OpenPages;
class WeeksPanel;

/// Links to the pages of the window, and the pages that links lead to. Whoever follows one may have it from
/// anybody: it shows a page and runs nothing, and it leads only to servers that the user has saved or
/// confirms.
class Links : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    struct Parts
    {
        OpenPages& pages;
        WeeksPanel& weeks;
        Games& games;
        Connector& connector;
        MarkedServers& servers;
    };

    explicit Links(const Parts& parts);

    /// Of each page of the tab, the one in front last.
    std::vector<WeekLink> linksOf(const OpenTab& tab) const;
    /// What such links lead to on the server that the window is on, whose weeks are listed. An error if the
    /// week is not there, or another one has its name.
    Result<OpenTab> tabOf(const std::vector<WeekLink>& links) const;
    /// Connects if the window is not on the link's server, and shows its page there.
    void open(const QString& text);

    void copyLink();
    /// What prints the rows of the page in front, for a shell.
    void copyCommand();

Q_SIGNALS:
    void failed(const QString& title, const Weekglass::Error& error);
    void statusMessage(const QString& message);

private:
    const PageKind* kindOf(const WeekLink& link) const;
    Result<WeekHandle> weekOf(const WeekIdentity& week) const;
    bool isHere(const WeekLink& link) const;
    void connectFor(const WeekLink& link);
    void show();

    const Parts m_parts;
    std::optional<WeekLink> m_wanted; ///< as soon as the weeks of its server are listed
    Job m_job;
};

}
