#include "pages/events/savedeventfilters.h"

#include "base/safetext.h"
#include "pages/events/eventfilterbar.h"

namespace Weekglass {

SavedEventFilters::SavedEventFilters(const QString& game, EventFilterBar* bar, QObject* parent)
    : QObject(parent)
    , m_items(game, QStringLiteral("eventFilter"))
    , m_bar(bar)
{
    connect(bar, &EventFilterBar::saveWanted, this, [this](const QString& name, const EventFilter& filter) {
        change([item = SavedItem {.name = name, .value = filter.toJson()}](const SavedItems& items) {
            return items.save(item);
        });
    });
    connect(bar, &EventFilterBar::removeWanted, this, [this](const QString& name) {
        change([name](const SavedItems& items) { return items.remove(name); });
    });
    change([](const SavedItems&) { return Result<void>(); });
}

/// Then all of them are read again: another window may have changed them too.
void SavedEventFilters::change(const std::function<Result<void>(const SavedItems& items)>& change)
{
    m_job.start(
        [change, items = m_items](const std::stop_token&) -> Result<std::vector<NamedEventFilter>> {
            if (auto changed = change(items); !changed)
                return changed.error();
            const auto all = items.all();
            if (!all)
                return all.error();
            std::vector<NamedEventFilter> saved;
            for (const SavedItem& item : *all) {
                auto filter = EventFilter::fromJson(item.value);
                if (filter) // one that a newer version wrote stays where it is
                    saved.push_back({.name = item.name, .filter = *std::move(filter)});
            }
            return saved;
        },
        [this](const Result<std::vector<NamedEventFilter>>& saved) {
            if (saved)
                m_bar->setSaved(*saved);
            else
                Q_EMIT statusMessage(visibleText(saved.error().message));
        });
}

}
