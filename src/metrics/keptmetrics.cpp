#include "metrics/keptmetrics.h"

#include "base/thinning.h"
#include "metrics/text.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QIODevice>

#include <algorithm>
#include <limits>

namespace Weekglass {

namespace {

// the bytes: magic, version, SHA-256 of the rest; the rest is compressed
constexpr QByteArrayView Magic("WGKM");
constexpr char Version = 3;
constexpr char FirstVersion = 1; // without what a metric's readings mean, but for counters
constexpr char MeaningVersion = 2; // without sums, and without how series are found again in other weeks
constexpr qsizetype HashSize = 32;
constexpr qsizetype HeadSize = 4 + 1 + HashSize;
constexpr qint64 MostUnpacked = 256LL * 1024 * 1024;
constexpr int FewestBuckets = 10;

}

// static instead of in the nameless namespace: the lists find them by their argument

template<typename T>
static void writeList(QDataStream& out, const std::vector<T>& list)
{
    out << static_cast<quint32>(list.size());
    for (const T& item : list)
        write(out, item);
}

static void read(QDataStream& in, QString& text)
{
    in >> text;
}

/// Stops at the end of the bytes, so that a wrong count costs nothing; Qt's own would reserve for all first.
template<typename List>
static void readList(QDataStream& in, List& list)
{
    quint32 count = 0;
    in >> count;
    while (count-- > 0 && in.status() == QDataStream::Ok) {
        list.emplace_back();
        read(in, list.back());
    }
}

template<typename T>
static void writeOptional(QDataStream& out, const std::optional<T>& value)
{
    out << value.has_value() << value.value_or(T());
}

template<typename T>
static void readOptional(QDataStream& in, std::optional<T>& value)
{
    bool has = false;
    T read {};
    in >> has >> read;
    value = has ? std::optional(read) : std::nullopt;
}

static void write(QDataStream& out, const MetricBucket& b)
{
    out << b.firstAt << b.lastAt << b.first << b.last << b.least << b.greatest << b.count;
    writeOptional(out, b.grown);
}

static void read(QDataStream& in, MetricBucket& b)
{
    in >> b.firstAt >> b.lastAt >> b.first >> b.last >> b.least >> b.greatest >> b.count;
    readOptional(in, b.grown);
}

static void write(QDataStream& out, const MetricSeries& series)
{
    out << series.name;
    writeList(out, series.buckets);
}

static void read(QDataStream& in, MetricSeries& series)
{
    in >> series.name;
    readList(in, series.buckets);
}

static void write(QDataStream& out, const FinalValue& final)
{
    out << final.at << final.value << final.text;
}

static void read(QDataStream& in, FinalValue& final)
{
    in >> final.at >> final.value >> final.text;
}

static void write(QDataStream& out, const MetricReadings& metric)
{
    out << metric.id << metric.title << metric.unit << (metric.meaning.kind == MetricKind::Counter)
        << metric.isCut << metric.names;
    writeList(out, metric.series);
    writeList(out, metric.finals);
}

static void read(QDataStream& in, MetricReadings& metric)
{
    bool isCounter = false;
    in >> metric.id >> metric.title >> metric.unit >> isCounter >> metric.isCut;
    readList(in, metric.names);
    metric.meaning.kind = isCounter ? MetricKind::Counter : MetricKind::Gauge;
    readList(in, metric.series);
    readList(in, metric.finals);
}

static void write(QDataStream& out, const TableShape& table)
{
    out << table.name << table.columns;
}

static void read(QDataStream& in, TableShape& table)
{
    in >> table.name;
    readList(in, table.columns);
}

static void write(QDataStream& out, const WeekReadings& readings)
{
    const auto& start = readings.times.start;
    out << readings.week << readings.schemaVersion << start.has_value() << (start ? start->at : 0)
        << static_cast<qint32>(start ? start->source : WeekStart::Source::Told);
    writeOptional(out, readings.times.lastAt);
    writeList(out, readings.tables);
    writeList(out, readings.metrics);
}

static void read(QDataStream& in, WeekReadings& readings)
{
    bool hasStart = false;
    WeekStart start;
    qint32 source = 0;
    in >> readings.week >> readings.schemaVersion >> hasStart >> start.at >> source;
    if (source < 0 || source > static_cast<qint32>(WeekStart::Source::Marker))
        in.setStatus(QDataStream::ReadCorruptData);
    start.source = static_cast<WeekStart::Source>(source);
    if (hasStart)
        readings.times.start = start;
    readOptional(in, readings.times.lastAt);
    readList(in, readings.tables);
    readList(in, readings.metrics);
}

static void writeMeaning(QDataStream& out, const MetricReadings& metric)
{
    out << static_cast<quint8>(metric.meaning.kind) << metric.meaning.seconds << metric.meaning.holdsFor
        << metric.width;
}

static void readMeaning(QDataStream& in, MetricReadings& metric)
{
    quint8 kind = 0;
    in >> kind >> metric.meaning.seconds >> metric.meaning.holdsFor >> metric.width;
    if (kind > static_cast<quint8>(MetricKind::Ratio))
        in.setStatus(QDataStream::ReadCorruptData);
    metric.meaning.kind = static_cast<MetricKind>(kind);
}

static void writeComparison(QDataStream& out, const MetricReadings& metric)
{
    const MetricComparison& comparison = metric.comparison;
    out << comparison.by << static_cast<quint8>(comparison.across) << static_cast<qint32>(comparison.top)
        << static_cast<quint8>(comparison.value);
    for (const MetricSeries& series : metric.series) {
        for (const MetricBucket& bucket : series.buckets)
            out << bucket.sum;
    }
}

static void readComparison(QDataStream& in, MetricReadings& metric)
{
    quint8 across = 0;
    quint8 value = 0;
    qint32 top = 0;
    in >> metric.comparison.by >> across >> top >> value;
    if (across > static_cast<quint8>(SeriesAggregate::Greatest)
        || value > static_cast<quint8>(ComparedValue::Rate))
        in.setStatus(QDataStream::ReadCorruptData);
    metric.comparison.across = static_cast<SeriesAggregate>(across);
    metric.comparison.top = top;
    metric.comparison.value = static_cast<ComparedValue>(value);
    for (MetricSeries& series : metric.series) {
        for (MetricBucket& bucket : series.buckets)
            in >> bucket.sum;
    }
}

/// Of a version that knew no more: series were compared by their names.
static void setNamesOnly(MetricReadings& metric)
{
    metric.comparison.by = QStringLiteral("series");
    for (MetricSeries& series : metric.series) {
        for (MetricBucket& bucket : series.buckets)
            bucket.sum = std::numeric_limits<double>::quiet_NaN();
    }
}

namespace {

QByteArray packed(const WeekReadings& readings)
{
    QByteArray plain;
    QDataStream out(&plain, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    write(out, readings);
    for (const MetricReadings& metric : readings.metrics) {
        writeMeaning(out, metric);
        writeComparison(out, metric);
    }
    const QByteArray rest = qCompress(plain);
    return Magic.toByteArray() + Version + QCryptographicHash::hash(rest, QCryptographicHash::Sha256) + rest;
}

/// What other code counts on: every series has buckets in order, and its final value.
bool isSound(const MetricReadings& metric)
{
    return metric.series.size() == metric.finals.size()
        && std::ranges::all_of(metric.series, [](const MetricSeries& series) {
               return !series.buckets.empty()
                   && std::ranges::is_sorted(series.buckets, {}, &MetricBucket::firstAt);
           });
}

Error damaged()
{
    return {.kind = Error::Kind::Format,
            .message = Text::tr("The kept metrics of this week are damaged."),
            .advice = Text::tr("Read the week again if it is still there, else delete its kept metrics.")};
}

}

MetricSeries thinned(MetricSeries series, int buckets)
{
    const auto count = series.buckets.size();
    const auto wanted = static_cast<std::size_t>(std::max(buckets, 1));
    if (count <= wanted)
        return series;
    const auto stretch = [&, i = std::size_t(0)](const MetricBucket& /*bucket*/) mutable {
        return (++i * wanted - 1) / count;
    };
    series.buckets = thinned(series.buckets, stretch, join);
    return series;
}

QByteArray keptBytes(const WeekReadings& readings, const KeptLimits& limits)
{
    WeekReadings kept = readings;
    std::erase_if(kept.metrics, [](const MetricReadings& metric) { return !metric.isRead(); });
    int buckets = limits.buckets;
    while (true) {
        for (MetricReadings& metric : kept.metrics) {
            for (MetricSeries& series : metric.series) {
                if (series.buckets.size() > static_cast<std::size_t>(buckets))
                    metric.width = 0;
                series = thinned(std::move(series), buckets);
            }
        }
        QByteArray bytes = packed(kept);
        if (bytes.size() <= limits.bytes)
            return bytes;
        if (buckets > FewestBuckets) {
            buckets /= 2;
            continue;
        }
        const auto largest = std::ranges::max_element(
            kept.metrics, {}, [](const MetricReadings& m) { return m.series.size(); });
        if (largest == kept.metrics.end() || largest->series.empty())
            return bytes; // names and tables alone: what a schema has is not endless
        const auto half = static_cast<std::ptrdiff_t>(largest->series.size() / 2);
        if (!largest->isCut) {
            for (const MetricSeries& series : largest->series)
                largest->names << series.name;
        }
        largest->isCut = true;
        largest->series.erase(largest->series.begin() + half, largest->series.end());
        largest->finals.erase(largest->finals.begin() + half, largest->finals.end());
    }
}

Result<WeekReadings> keptReadings(const QByteArray& bytes)
{
    if (bytes.size() < HeadSize || !bytes.startsWith(Magic))
        return damaged();
    if (bytes[Magic.size()] < FirstVersion || bytes[Magic.size()] > Version)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("This week's metrics were kept by a newer Weekglass."),
                      .advice = Text::tr("Use that Weekglass, or read the week again.")};
    const QByteArray rest = bytes.mid(HeadSize);
    if (bytes.mid(Magic.size() + 1, HashSize) != QCryptographicHash::hash(rest, QCryptographicHash::Sha256))
        return damaged();
    QDataStream sizeOf(rest);
    quint32 size = 0;
    sizeOf >> size; // the compressor's own head
    if (size > MostUnpacked)
        return damaged();
    const QByteArray plain = qUncompress(rest);
    QDataStream in(plain);
    in.setVersion(QDataStream::Qt_6_0);
    WeekReadings readings;
    read(in, readings);
    for (MetricReadings& metric : readings.metrics) {
        if (bytes[Magic.size()] > FirstVersion)
            readMeaning(in, metric);
        if (bytes[Magic.size()] > MeaningVersion)
            readComparison(in, metric);
        else
            setNamesOnly(metric);
    }
    if (in.status() != QDataStream::Ok || !in.atEnd() || !std::ranges::all_of(readings.metrics, isSound))
        return damaged();
    return readings;
}

WeekReadings merged(const WeekReadings& earlier, WeekReadings now)
{
    if (!now.times.start)
        now.times.start = earlier.times.start;
    if (!now.times.lastAt)
        now.times.lastAt = earlier.times.lastAt;
    if (now.schemaVersion.isEmpty())
        now.schemaVersion = earlier.schemaVersion;
    if (now.tables.empty())
        now.tables = earlier.tables;
    for (const MetricReadings& metric : earlier.metrics) {
        const auto mine = std::ranges::find(now.metrics, metric.id, &MetricReadings::id);
        if (mine == now.metrics.end())
            now.metrics.push_back(metric);
        else if (!mine->isRead())
            *mine = metric;
    }
    return now;
}

}
