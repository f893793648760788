#include "pages/metrics/weekannotations.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "metrics/weekstart.h"
#include "pages/savedname.h"
#include "workspace/workspace.h"

namespace Weekglass {

namespace {

using Annotations = std::vector<ChartAnnotation>;

constexpr std::chrono::milliseconds Deadline {30000};

QString noteKind()
{
    return QStringLiteral("chartNote");
}

QString eventsKind()
{
    return QStringLiteral("chartEvents");
}

/// What a week of an older schema or a user with few rights cannot tell is left out.
Result<Annotations> readEvents(const WeekHandle& week, const std::stop_token& stop)
{
    auto session = week.acquire(stop);
    if (!session)
        return session.error();
    const Pg::Call call {.stop = stop, .deadline = Deadline};
    Annotations all;
    const auto add = [&all](const Annotations& some) { all.insert(all.end(), some.begin(), some.end()); };
    const auto times = fetchWeekTimes(**session, *week.game, call);
    if (!times)
        return times.error();
    if (times->start)
        all.push_back({.at = times->start->at,
                       .kind = ChartAnnotation::Kind::Reset,
                       .text = sourceText(times->start->source)});
    if (const auto history = readHistory(**session, call))
        add(annotationsOf(*history));
    else if (!canGoOn(**session, history.error()))
        return history.error();
    if (const auto operations = loadOperations(**session, call))
        add(annotationsOf(*operations));
    else if (!canGoOn(**session, operations.error()))
        return operations.error();
    return all;
}

}

WeekAnnotations::WeekAnnotations(WeekIdentity week, QString game, QObject* parent)
    : QObject(parent)
    , m_week(std::move(week))
    , m_game(std::move(game))
{
}

void WeekAnnotations::load()
{
    change([] { return Result<void>(); });
}

void WeekAnnotations::load(const WeekHandle& week)
{
    load();
    m_weekJob.start([week](const std::stop_token& stop) { return readEvents(week, stop); },
                    [this](const Result<Annotations>& events) {
                        if (events)
                            takeEvents(*events);
                        else
                            Q_EMIT changed(); // no longer loading; the page tells of errors of its own
                    });
}

void WeekAnnotations::takeEvents(const Annotations& events)
{
    m_isFresh = true;
    if (events == m_events)
        return Q_EMIT changed();
    m_events = events;
    change([game = m_game, name = savedPrefix(m_week), json = annotationsJson(events)]() -> Result<void> {
        auto workspace = Workspace::open();
        return workspace ? workspace->saveItem(game, eventsKind(), {.name = name, .value = json})
                         : Result<void>(workspace.error());
    });
}

void WeekAnnotations::saveNote(qint64 at, const QString& text)
{
    change([game = m_game, name = QString(savedPrefix(m_week) + QString::number(at)),
            note = text.toUtf8()]() -> Result<void> {
        auto workspace = Workspace::open();
        return workspace ? workspace->saveItem(game, noteKind(), {.name = name, .value = note})
                         : Result<void>(workspace.error());
    });
}

void WeekAnnotations::removeNote(qint64 at)
{
    change([game = m_game, name = QString(savedPrefix(m_week) + QString::number(at))]() -> Result<void> {
        auto workspace = Workspace::open();
        return workspace ? workspace->removeItem(game, noteKind(), name) : Result<void>(workspace.error());
    });
}

/// Then everything is read again: another window may have changed it too.
void WeekAnnotations::change(const std::function<Result<void>()>& change)
{
    m_savedJob.start(
        [change, game = m_game, prefix = savedPrefix(m_week)](const std::stop_token&) -> Result<Saved> {
            if (auto changed = change(); !changed)
                return changed.error();
            auto workspace = Workspace::open();
            if (!workspace)
                return workspace.error();
            auto notes = workspace->items(game, noteKind());
            auto events = workspace->items(game, eventsKind());
            if (!notes || !events)
                return notes ? events.error() : notes.error();
            Saved saved;
            for (const SavedItem& item : *notes) {
                bool isNumber = false;
                const qint64 at = item.name.mid(prefix.size()).toLongLong(&isNumber);
                if (item.name.startsWith(prefix) && isNumber)
                    saved.notes.push_back({.at = at, .text = fromUtf8(item.value)});
            }
            for (const SavedItem& item : *events) {
                if (item.name == prefix)
                    saved.events = annotationsFromJson(item.value);
            }
            return saved;
        },
        [this](const Result<Saved>& saved) {
            if (saved)
                take(*saved);
            else
                Q_EMIT statusMessage(visibleText(saved.error().message));
        });
}

void WeekAnnotations::take(const Saved& saved)
{
    m_notes = saved.notes;
    if (!m_isFresh && saved.events)
        m_events = *saved.events;
    m_list = m_events;
    m_list.insert(m_list.end(), m_notes.begin(), m_notes.end());
    Q_EMIT changed();
}

}
