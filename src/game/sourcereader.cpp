#include "game/metriccomparison.h"
#include "game/sectionreaders.h"
#include "game/text.h"

namespace Weekglass {

namespace {

constexpr qint64 Most = 1'000'000'000; // rows, seconds

/// LISTEN folds nothing when such a name is quoted, so that it equals what NOTIFY was given.
const QRegularExpression& channelPattern()
{
    static const QRegularExpression pattern(QStringLiteral("^[a-z][a-z0-9_]{0,62}\\z"));
    return pattern;
}

std::optional<RetentionRule> readRetention(const ManifestSection& source)
{
    const auto section = source.section("retention");
    if (!section)
        return {};
    const QRegularExpression& column = ManifestSection::columnPattern();
    RetentionRule rule {.table = section->table("table"),
                        .id = section->column("id"),
                        .newestBy = section->names("newestBy", column),
                        .per = section->optionalName("per", column),
                        .keep = section->integer("keep", 1, Most),
                        .at = section->optionalName("at", column),
                        .minAgeSeconds = readAge(*section, "minAgeSeconds", "at")};
    if (rule.newestBy.empty())
        section->problem("newestBy", Text::tr("at least one column is expected"));
    return rule;
}

SnapshotChecksum readChecksum(const ManifestSection& source)
{
    if (!source.has("checksum"))
        return SnapshotChecksum::None;
    return source.choice<SnapshotChecksum>(
        "checksum",
        {{"none", SnapshotChecksum::None}, {"sha256-canonical", SnapshotChecksum::Sha256Canonical}});
}

/// One for each section of the name; their ids differ.
template<typename Source, typename Read>
std::vector<Source> readEach(const ManifestSection& root, const char* name, Read read)
{
    std::vector<Source> list;
    QSet<QString> ids;
    for (const ManifestSection& section : root.sections(name))
        list.push_back(read(section, section.id(ids)));
    return list;
}

}

qint64 readAge(const ManifestSection& section, const char* age, const char* at)
{
    section.needEachOther(age, at);
    return section.has(age) ? section.integer(age, 1, Most) : 0;
}

std::vector<EventSource> readEventSources(const ManifestSection& root)
{
    return readEach<EventSource>(root, "events", [](const ManifestSection& section, const QString& id) {
        return EventSource {.id = id,
                            .title = section.text("title"),
                            .query = section.file("file"),
                            .notify = section.optionalName("notify", channelPattern()),
                            .retention = readRetention(section)};
    });
}

std::vector<SnapshotSource> readSnapshotSources(const ManifestSection& root)
{
    return readEach<SnapshotSource>(root, "snapshots", [](const ManifestSection& section, const QString& id) {
        std::vector<ArrayIdentity> identity;
        for (const ManifestSection& array : section.sections("identity"))
            identity.push_back({.array = array.pointer("array"), .key = array.text("key")});
        return SnapshotSource {.id = id,
                               .title = section.text("title"),
                               .query = section.file("file"),
                               .identity = std::move(identity),
                               .ignore = section.names("ignore", ManifestSection::pointerPattern()),
                               .checksum = readChecksum(section),
                               .retention = readRetention(section),
                               .pictures = readPictures(section, PictureOwner::State)};
    });
}

namespace {

constexpr qint64 LongestReading = 31LL * 24 * 60 * 60;

std::optional<CountedEvents> readCounted(const ManifestSection& metric)
{
    const auto section = metric.section("events");
    if (!section)
        return {};
    static const QRegularExpression anyText(QStringLiteral("^.{1,200}\\z"));
    return CountedEvents {.source = section->name("source", ManifestSection::idPattern()),
                          .filter = section->names("filter", anyText),
                          .series = section->optionalText("series", 40)};
}

MetricMeaning readMeaning(const ManifestSection& metric)
{
    const auto seconds = [&metric](const char* key) {
        return metric.has(key) ? metric.integer(key, 1, LongestReading) : 0;
    };
    const MetricMeaning meaning {.kind = metric.choice<MetricKind>("kind",
                                                                   {{"gauge", MetricKind::Gauge},
                                                                    {"counter", MetricKind::Counter},
                                                                    {"count", MetricKind::Count},
                                                                    {"ratio", MetricKind::Ratio}}),
                                 .seconds = seconds("seconds"),
                                 .holdsFor = seconds("holdsFor")};
    if (meaning.kind == MetricKind::Count && meaning.seconds == 0)
        metric.problem("seconds", Text::tr("a count must say how many seconds each reading covers"));
    const bool holds = meaning.kind == MetricKind::Gauge || meaning.kind == MetricKind::Counter;
    if (!holds && meaning.holdsFor > 0)
        metric.problem("holdsFor", Text::tr("only a gauge or a counter holds until the next reading"));
    return meaning;
}

MetricComparison readComparison(const ManifestSection& metric, MetricKind kind)
{
    const auto section = metric.section("compare");
    if (!section)
        return {.by = QStringLiteral("series")};
    MetricComparison comparison {.by = section->optionalName("by", ManifestSection::columnPattern())};
    if (section->has("across"))
        comparison.across = section->choice("across", aggregateNames());
    if (section->has("top"))
        comparison.top = static_cast<int>(section->integer("top", 1, MostRanks));
    if (section->has("value"))
        comparison.value = section->choice("value", comparedValueNames());
    for (const ComparisonProblem& problem : problemsOf(comparison, kind))
        section->problem(problem.key, problem.reason);
    return comparison;
}

}

std::vector<MetricDefinition> readMetrics(const ManifestSection& root)
{
    return readEach<MetricDefinition>(root, "metrics", [](const ManifestSection& section, const QString& id) {
        const MetricMeaning meaning = readMeaning(section);
        return MetricDefinition {.id = id,
                                 .title = section.text("title"),
                                 .unit = section.text("unit", 40),
                                 .meaning = meaning,
                                 .description = section.text("description", 1000),
                                 .query = section.file("file"),
                                 .events = readCounted(section),
                                 .comparison = readComparison(section, meaning.kind)};
    });
}

std::vector<CohortDefinition> readCohorts(const ManifestSection& root, const GameDefinition& game)
{
    return readEach<CohortDefinition>(
        root, "cohorts", [&game](const ManifestSection& section, const QString& id) {
            CohortDefinition cohort {.id = id,
                                     .title = section.text("title"),
                                     .description = section.text("description", 1000),
                                     .firstSeen = section.file("firstSeen"),
                                     .returns = section.file("returns"),
                                     .events = section.optionalName("events", ManifestSection::idPattern())};
            if (!cohort.events.isEmpty() && !game.eventSource(cohort.events))
                section.problem("events", Text::tr("the game has no %1").arg(cohort.events));
            return cohort;
        });
}

std::vector<NameSource> readNameSources(const ManifestSection& root, const GameDefinition& game)
{
    std::vector<NameSource> list;
    for (const ManifestSection& section : root.sections("names")) {
        NameSource source {.title = section.text("title"),
                           .query = section.file("file"),
                           .playLog = section.optionalName("playLog", ManifestSection::idPattern()),
                           .events = section.optionalName("events", ManifestSection::idPattern()),
                           .snapshots = section.optionalName("snapshots", ManifestSection::idPattern())};
        const auto check = [&section](const char* key, const QString& id, const void* found) {
            if (!id.isEmpty() && !found)
                section.problem(key, Text::tr("the game has no %1").arg(id));
        };
        check("playLog", source.playLog, game.playLog(source.playLog));
        check("events", source.events, game.eventSource(source.events));
        check("snapshots", source.snapshots, game.snapshotSource(source.snapshots));
        if (!section.has("playLog") && !section.has("events") && !section.has("snapshots"))
            section.problem("title", Text::tr("one of the keys playLog, events and snapshots is expected"));
        list.push_back(std::move(source));
    }
    return list;
}

}
