#include "pages/compare/comparisonreader.h"

#include "base/safetext.h"
#include "lifecycle/keephistory.h"
#include "metrics/keptmetrics.h"

#include <algorithm>
#include <mutex>

namespace Weekglass {

namespace {

constexpr int PollMs = 40;
constexpr int MostSeries = 40; // of a metric
constexpr std::chrono::milliseconds Deadline {120000};

WeekIdentity identityOf(const KeptWeek& week)
{
    return {.systemIdentifier = week.systemIdentifier, .oid = week.oid, .name = week.name};
}

bool hasReadings(const WeekReadings& readings)
{
    return std::ranges::any_of(readings.metrics, &MetricReadings::isRead);
}

/// What was read is kept with what was kept before; a week that is gone is marked as such.
Result<void> keep(const WeekHandle& week, const WeekReadings& readings)
{
    auto workspace = Workspace::open();
    if (!workspace)
        return workspace.error();
    const MetricHistory history(*workspace);
    if (readings.error && isGone(*readings.error))
        return history.setStage(keptWeekOf(week.identity, week.game->id), KeptWeek::Stage::Dropped);
    if (!hasReadings(readings))
        return {};
    return keepReadings(history, week.identity, week.game->id, readings);
}

}

/// What a worker has read and the page has not taken yet.
struct ComparisonReader::Mailbox
{
    std::mutex mutex; // protects what follows
    WeekReadings readings;
    bool isNew = false;

    void put(const WeekReadings& now, const MetricReadings* metric)
    {
        const std::scoped_lock lock(mutex);
        isNew = true;
        if (metric) {
            readings.metrics.push_back(*metric);
            return;
        }
        readings.week = now.week;
        readings.times = now.times;
        readings.schemaVersion = now.schemaVersion;
        readings.tables = now.tables;
        readings.error = now.error;
    }

    std::optional<WeekReadings> take()
    {
        const std::scoped_lock lock(mutex);
        return std::exchange(isNew, false) ? std::optional(readings) : std::nullopt;
    }
};

struct ComparisonReader::Reading
{
    WeekIdentity identity;
    WeekReadings earlier = {}; ///< as it was kept
    WeekReadings now = {};
    bool isRead = false; ///< at least its begin
    std::shared_ptr<Mailbox> box = {};
    Job job = Job();
};

ComparisonReader::ComparisonReader(GamePointer game, QObject* parent)
    : QObject(parent)
    , m_game(std::move(game))
{
    m_poll.setInterval(PollMs);
    connect(&m_poll, &QTimer::timeout, this, &ComparisonReader::poll);
    connect(&m_zoom, &ComparisonZoom::failed, this,
            [this](const Error& error) { Q_EMIT statusMessage(visibleText(error.message)); });
    connect(&m_zoom, &ComparisonZoom::changed, this, [this] {
        for (std::size_t i = 0; i < m_readings.size(); ++i)
            update(i);
        Q_EMIT changed();
    });
    loadKept();
}

ComparisonReader::~ComparisonReader() = default;

const ComparisonReader::Week* ComparisonReader::find(const WeekIdentity& identity) const
{
    const auto found = std::ranges::find(m_weeks, identity, &Week::identity);
    return found == m_weeks.end() ? nullptr : &*found;
}

const ComparisonReader::Week& ComparisonReader::chosen(std::size_t place) const
{
    return *find(m_readings[place]->identity);
}

QStringList ComparisonReader::labels() const
{
    QStringList list;
    for (std::size_t i = 0; i < m_readings.size(); ++i)
        list << chosen(i).label;
    return list;
}

bool ComparisonReader::isLoading(std::size_t place) const
{
    return m_readings[place]->job.isRunning();
}

bool ComparisonReader::isLoading() const
{
    return m_keptJob.isRunning() || m_zoom.isLoading()
        || std::ranges::any_of(m_readings, [](const auto& reading) { return reading->job.isRunning(); });
}

void ComparisonReader::setListed(const std::vector<WeekHandle>& weeks)
{
    m_listed = weeks;
    updateWeeks();
}

/// A week of the same name as another one (made again after it was dropped) has its OID in its label.
void ComparisonReader::updateWeeks()
{
    std::vector<Week> all;
    for (const WeekHandle& week : m_listed)
        all.push_back({.identity = week.identity, .handle = week});
    for (const KeptWeek& kept : m_kept) {
        const WeekIdentity identity = identityOf(kept);
        const auto known = std::ranges::find(all, identity, &Week::identity);
        if (known != all.end())
            known->kept = kept;
        else if (kept.size > 0)
            all.push_back({.identity = identity, .kept = kept});
    }
    std::ranges::stable_sort(all, std::ranges::greater(),
                             [](const Week& week) { return week.identity.name; });
    const QString prefix = m_game->prefix + QLatin1Char('_');
    for (Week& week : all) {
        const QString& name = week.identity.name;
        const bool isTwice =
            std::ranges::count_if(all, [&name](const Week& other) { return other.identity.name == name; })
            > 1;
        const QString text = visibleText(name.startsWith(prefix) ? name.mid(prefix.size()) : name, 60);
        week.label = isTwice ? tr("%1 (OID %2)").arg(text, QString::number(week.identity.oid)) : text;
    }
    // one that is compared stays, whatever the server lists
    for (const auto& reading : m_readings) {
        if (std::ranges::find(all, reading->identity, &Week::identity) == all.end())
            all.push_back(*find(reading->identity));
    }
    m_weeks = std::move(all);
    Q_EMIT weeksChanged();
}

void ComparisonReader::setChosen(const std::vector<WeekIdentity>& weeks)
{
    std::vector<std::unique_ptr<Reading>> readings;
    std::vector<ComparedWeek> compared;
    std::vector<std::size_t> added;
    for (const WeekIdentity& identity : weeks) {
        const auto known = std::ranges::find_if(m_readings, [&identity](const auto& reading) {
            return reading && reading->identity == identity;
        });
        if (known != m_readings.end()) {
            compared.push_back(std::move(m_compared[static_cast<std::size_t>(known - m_readings.begin())]));
            readings.push_back(std::move(*known));
        } else if (find(identity)) {
            added.push_back(readings.size());
            readings.push_back(std::make_unique<Reading>());
            readings.back()->identity = identity;
            compared.emplace_back();
        }
    }
    m_readings = std::move(readings);
    m_compared = std::move(compared);
    for (const std::size_t place : added)
        read(place);
    if (!added.empty())
        loadKept();
    Q_EMIT changed();
}

void ComparisonReader::loadKept()
{
    std::vector<WeekIdentity> wanted;
    for (const auto& reading : m_readings) {
        if (reading->earlier.metrics.empty())
            wanted.push_back(reading->identity);
    }
    m_keptJob.start(
        [game = m_game->id, wanted](const std::stop_token& stop) -> Result<Kept> {
            auto workspace = Workspace::open();
            if (!workspace)
                return workspace.error();
            const MetricHistory history(*workspace);
            auto weeks = history.weeks(game);
            if (!weeks)
                return weeks.error();
            Kept kept {.weeks = *std::move(weeks)};
            for (const WeekIdentity& identity : wanted) {
                if (stop.stop_requested())
                    break;
                const auto bytes = history.load(keptWeekOf(identity, game));
                if (!bytes)
                    return bytes.error();
                if (!*bytes)
                    continue;
                if (auto readings = keptReadings(**bytes)) // what is damaged is read from the server again
                    kept.readings.emplace_back(identity, *std::move(readings));
            }
            return kept;
        },
        [this](Result<Kept> kept) {
            m_knowsKept = true;
            if (kept)
                return takeKept(*std::move(kept));
            Q_EMIT statusMessage(visibleText(kept.error().message));
            Q_EMIT weeksChanged();
            Q_EMIT changed();
        });
}

void ComparisonReader::takeKept(Kept kept)
{
    m_kept = std::move(kept.weeks);
    for (auto& [identity, readings] : kept.readings) {
        for (const auto& reading : m_readings) {
            if (reading->identity == identity)
                reading->earlier = std::move(readings);
        }
    }
    updateWeeks();
    for (std::size_t i = 0; i < m_readings.size(); ++i)
        update(i);
    Q_EMIT changed();
}

/// Joins what was kept with what was read since.
void ComparisonReader::update(std::size_t place)
{
    const Reading& reading = *m_readings[place];
    ComparedWeek& week = m_compared[place];
    const Week& known = chosen(place);
    const bool isNow = reading.isRead && (hasReadings(reading.now) || !hasReadings(reading.earlier));
    week.isKept = !isNow && hasReadings(reading.earlier);
    const auto error = reading.now.error;
    week.readings = isNow ? merged(reading.earlier, reading.now) : reading.earlier;
    m_zoom.refine(reading.identity, week.readings);
    week.readings.week = known.identity.name;
    week.readings.error = error;
    week.marker = known.kept ? known.kept->marker : std::nullopt;
}

void ComparisonReader::read(std::size_t place)
{
    Reading& reading = *m_readings[place];
    const auto handle = chosen(place).handle;
    if (!handle)
        return;
    WeekMetricsQuery query {.metrics = m_first, .maxSeries = MostSeries, .deadline = Deadline};
    for (const MetricDefinition& metric : m_game->metrics) {
        if (!query.metrics.contains(metric.id))
            query.metrics << metric.id;
    }
    reading.box = std::make_shared<Mailbox>();
    reading.job.start(
        [week = *handle, query, box = reading.box](const std::stop_token& stop) {
            WeekReadings readings = readWeek(
                week, query,
                [box](const WeekReadings& now, const MetricReadings* metric) { box->put(now, metric); },
                stop);
            return std::pair(std::move(readings),
                             stop.stop_requested() ? Result<void>() : keep(week, readings));
        },
        [this, &reading](std::pair<WeekReadings, Result<void>> done) {
            reading.now = std::move(done.first);
            reading.isRead = true;
            reading.box.reset();
            if (!done.second)
                Q_EMIT statusMessage(visibleText(done.second.error().message));
            for (std::size_t i = 0; i < m_readings.size(); ++i) {
                if (m_readings[i].get() == &reading)
                    update(i);
            }
            Q_EMIT changed();
        });
    m_poll.start();
}

void ComparisonReader::poll()
{
    bool isAny = false;
    for (std::size_t i = 0; i < m_readings.size(); ++i) {
        Reading& reading = *m_readings[i];
        auto news = reading.box ? reading.box->take() : std::nullopt;
        if (!news)
            continue;
        reading.now = *std::move(news);
        reading.isRead = true;
        update(i);
        isAny = true;
    }
    if (!isLoading())
        m_poll.stop();
    if (isAny)
        Q_EMIT changed();
}

void ComparisonReader::zoom(const std::optional<MetricSpan>& shown, const MetricSpan& all,
                            const std::vector<ComparisonZoom::Line>& lines)
{
    std::vector<ComparisonZoom::Week> weeks;
    for (std::size_t i = 0; shown && i < m_readings.size(); ++i) {
        const auto& handle = chosen(i).handle;
        const auto start = m_compared[i].start();
        if (handle && start)
            weeks.push_back({.handle = *handle,
                             .shown = {.begin = start->at + shown->begin, .end = start->at + shown->end},
                             .all = {.begin = start->at + all.begin, .end = start->at + all.end}});
    }
    m_zoom.fetch(weeks, lines);
}

void ComparisonReader::refresh()
{
    m_zoom.forget();
    for (std::size_t i = 0; i < m_readings.size(); ++i)
        read(i);
    loadKept();
    Q_EMIT changed();
}

void ComparisonReader::stop()
{
    for (const auto& reading : m_readings)
        reading->job.cancel();
    m_zoom.stop();
    Q_EMIT changed();
}

void ComparisonReader::setMarker(std::size_t place, std::optional<qint64> marker)
{
    m_markerJob.start(
        [week = keptWeekOf(m_readings[place]->identity, m_game->id),
         marker](const std::stop_token&) -> Result<void> {
            auto workspace = Workspace::open();
            return workspace ? MetricHistory(*workspace).setMarker(week, marker)
                             : Result<void>(workspace.error());
        },
        [this](const Result<void>& done) {
            if (!done)
                Q_EMIT statusMessage(visibleText(done.error().message));
            loadKept();
        });
}

}
