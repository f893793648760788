#include "pages/metrics/weekannotations.h"

#include "metrics/weekstart.h"
#include "weeks/withsession.h"

namespace Weekglass {

namespace {

using Annotations = std::vector<ChartAnnotation>;

/// What a week of an older schema or a user with few rights cannot tell is left out.
Result<Annotations> readEvents(const WeekHandle& week, const std::stop_token& stop)
{
    auto session = week.acquire(stop);
    if (!session)
        return session.error();
    const Pg::Call call {.stop = stop, .deadline = ShortDeadline};
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

WeekAnnotations::WeekAnnotations(const WeekIdentity& week, const QString& game, QObject* parent)
    : QObject(parent)
    , m_notes(new SavedList(game, QStringLiteral("chartNote"), this))
    , m_kept(new SavedList(game, QStringLiteral("chartEvents"), this))
{
    for (SavedList* list : {m_notes, m_kept}) {
        list->setPrefix(savedPrefix(week));
        connect(list, &SavedList::changed, this, &WeekAnnotations::take);
        connect(list, &SavedList::statusMessage, this, &WeekAnnotations::statusMessage);
    }
}

void WeekAnnotations::load()
{
    m_notes->load();
    m_kept->load();
}

void WeekAnnotations::load(const WeekHandle& week)
{
    load();
    m_job.start([week](const std::stop_token& stop) { return readEvents(week, stop); },
                [this](const Result<Annotations>& events) {
                    if (!events)
                        return Q_EMIT changed(); // no longer loading; the page tells of errors of its own
                    m_isFresh = true;
                    if (std::exchange(m_events, *events) != *events)
                        m_kept->save({}, annotationsJson(*events));
                    take();
                });
}

void WeekAnnotations::saveNote(qint64 at, const QString& text)
{
    m_notes->save(QString::number(at), text.toUtf8());
}

void WeekAnnotations::removeNote(qint64 at)
{
    m_notes->remove(QString::number(at));
}

void WeekAnnotations::take()
{
    if (!m_isFresh && !m_kept->items().empty())
        m_events = annotationsFromJson(m_kept->items().front().value);
    m_list = m_events;
    for (const auto& [at, text] : m_notes->texts())
        m_list.push_back({.at = at, .text = text});
    Q_EMIT changed();
}

}
