#include "pages/compare/comparisonreader.h"

#include "base/safetext.h"
#include "lifecycle/keephistory.h"
#include "metrics/comparable.h"
#include "metrics/keptmetrics.h"
#include "weeks/withsession.h"

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int NewsMs = 40;
constexpr int WeeksAtOnce = 8;
constexpr int MostSeries = 40; // of a metric

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

struct ComparisonReader::Reading
{
    WeekIdentity identity;
    WeekReadings earlier = {}; ///< as it was kept
    WeekReadings now = {};
    bool isRead = false; ///< at least its begin
    bool isWaiting = false; ///< to be read
    bool isNew = false; ///< nothing came yet of what is read
    Job job = Job(longWorkPool());

    bool isLoading() const { return isWaiting || job.isRunning(); }
};

ComparisonReader::ComparisonReader(GamePointer game, QObject* parent)
    : QObject(parent)
    , m_game(std::move(game))
{
    m_news.setSingleShot(true);
    m_news.setInterval(NewsMs);
    connect(&m_news, &QTimer::timeout, this, &ComparisonReader::changed);
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
    return m_readings[place]->isLoading();
}

bool ComparisonReader::isLoading() const
{
    return m_keptJob.isRunning() || m_zoom.isLoading()
        || std::ranges::any_of(m_readings, [](const auto& reading) { return reading->isLoading(); });
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
    bool isAnyAdded = false;
    for (const WeekIdentity& identity : weeks) {
        const auto known = std::ranges::find_if(m_readings, [&identity](const auto& reading) {
            return reading && reading->identity == identity;
        });
        if (known != m_readings.end()) {
            compared.push_back(std::move(m_compared[static_cast<std::size_t>(known - m_readings.begin())]));
            readings.push_back(std::move(*known));
        } else if (find(identity)) {
            isAnyAdded = true;
            readings.push_back(std::make_unique<Reading>());
            readings.back()->identity = identity;
            readings.back()->isWaiting = true;
            compared.emplace_back();
        }
    }
    m_readings = std::move(readings);
    m_compared = std::move(compared);
    readWaiting();
    if (isAnyAdded)
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
    refuseOtherComparisons(week.readings, *m_game);
    m_zoom.refine(reading.identity, week.readings);
    week.readings.week = known.identity.name;
    week.readings.error = error;
    week.marker = known.kept ? known.kept->marker : std::nullopt;
}

void ComparisonReader::update(const Reading& reading)
{
    for (std::size_t i = 0; i < m_readings.size(); ++i) {
        if (m_readings[i].get() == &reading)
            update(i);
    }
}

void ComparisonReader::readWaiting()
{
    auto running = std::ranges::count_if(m_readings, [](const auto& one) { return one->job.isRunning(); });
    for (std::size_t i = 0; i < m_readings.size() && running < WeeksAtOnce; ++i) {
        if (!std::exchange(m_readings[i]->isWaiting, false))
            continue;
        if (const auto& handle = chosen(i).handle) {
            read(*m_readings[i], *handle);
            ++running;
        }
    }
}

void ComparisonReader::read(Reading& reading, const WeekHandle& week)
{
    WeekMetricsQuery query {.metrics = m_first, .maxSeries = MostSeries, .deadline = LongDeadline};
    for (const MetricDefinition& metric : m_game->metrics) {
        if (!query.metrics.contains(metric.id))
            query.metrics << metric.id;
    }
    using Done = std::pair<WeekReadings, Result<void>>;
    reading.isNew = true;
    reading.job.start<Word>(
        [week, query](const std::stop_token& stop, const Teller<Word>& tell) -> Done {
            const auto onProgress = [&tell](const WeekReadings& now, const MetricReadings* metric) {
                metric ? tell(*metric) : tell(now);
            };
            WeekReadings readings = readWeek(week, query, onProgress, stop);
            auto kept = stop.stop_requested() ? Result<void>() : keep(week, readings);
            return {std::move(readings), std::move(kept)};
        },
        [this, &reading](std::vector<Word> words) { take(reading, std::move(words)); },
        [this, &reading](Done done) {
            if (!done.second)
                Q_EMIT statusMessage(visibleText(done.second.error().message));
            finish(reading, std::move(done.first));
        });
}

void ComparisonReader::take(Reading& reading, std::vector<Word> words)
{
    if (std::exchange(reading.isNew, false))
        reading.now = {};
    for (Word& word : words) {
        if (auto* metric = std::get_if<MetricReadings>(&word)) {
            reading.now.metrics.push_back(std::move(*metric));
        } else {
            auto metrics = std::move(reading.now.metrics);
            reading.now = std::get<WeekReadings>(std::move(word));
            reading.now.metrics = std::move(metrics);
        }
    }
    reading.isRead = true;
    update(reading);
    if (!m_news.isActive())
        m_news.start();
}

void ComparisonReader::finish(Reading& reading, WeekReadings readings)
{
    reading.now = std::move(readings);
    reading.isRead = true;
    update(reading);
    readWaiting();
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
    for (const auto& reading : m_readings) {
        reading->job.cancel();
        reading->isWaiting = true;
    }
    readWaiting();
    loadKept();
    Q_EMIT changed();
}

void ComparisonReader::stop()
{
    for (const auto& reading : m_readings) {
        reading->isWaiting = false;
        reading->job.cancel();
    }
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
