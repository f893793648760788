#pragma once

#include "weeks/weeklink.h"

#include <QObject>

namespace Weekglass {

class KeptValue;
class Links;
class OpenPages;

/// The weeks that were open last on this computer, on whatever server, the newest first.
class RecentWeeks : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    RecentWeeks(OpenPages& pages, const Links& links);

    /// Those of earlier starts, for the start page; and from now on they are kept.
    void restore();

private:
    struct Recent
    {
        QString title; ///< "SpaceTraders · w47"
        WeekLink link; ///< to the page that was in front
    };

    QByteArray toJson() const;
    void take(const QByteArray& json);
    void note();
    void show();

    OpenPages& m_pages;
    const Links& m_links;
    KeptValue* m_kept; ///< its failures are those of the session, which says them
    std::vector<Recent> m_list;
    bool m_isRestored = false;
};

}
