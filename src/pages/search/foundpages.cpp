#include "pages/search/foundpages.h"

#include "base/utf8.h"
#include "pages/events/eventspage.h"
#include "pages/replay/replaypage.h"
#include "pages/snapshots/snapshotlist.h"
#include "pages/snapshots/snapshotspage.h"

namespace Weekglass {

namespace {

EventsPage* openEvents(PageHost& host, const WeekHandle& week, const QString& source)
{
    auto* page = host.open<EventsPage>(week);
    page->setSource(source);
    return page;
}

void showSnapshot(PageHost& host, const WeekHandle& week, const SearchHit& hit)
{
    auto* page = host.open<SnapshotsPage>(week);
    page->setSource(hit.source);
    page->setSubject(fromUtf8(hit.subject));
    if (hit.snapshot)
        page->list()->showSnapshot(*hit.snapshot);
}

}

void showFound(PageHost& host, const WeekHandle& week, const SearchHit& hit)
{
    switch (hit.kind) {
    case SearchHit::Kind::Game:
        return host.open<ReplayPage>(week)->openGame(hit.source, hit.subject);
    case SearchHit::Kind::Subject:
        return openEvents(host, week, hit.source)
            ->setFilter(EventFilter().with(EventCondition::Field::Subject, EventCondition::Test::Equals,
                                           fromUtf8(hit.subject)));
    case SearchHit::Kind::Snapshot:
        return showSnapshot(host, week, hit);
    case SearchHit::Kind::Event:
        break;
    }
    auto* events = openEvents(host, week, hit.source);
    events->setFilter({}); // one that is set may hide it
    events->showEvent(hit.event);
}

void showSavedFilter(PageHost& host, const WeekHandle& week, const QByteArray& filter)
{
    if (const auto read = EventFilter::fromJson(filter))
        host.open<EventsPage>(week)->setFilter(*read);
}

}
