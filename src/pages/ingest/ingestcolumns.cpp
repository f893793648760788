#include "pages/ingest/ingestcolumns.h"

#include "base/safetext.h"
#include "widgets/parts/numbertext.h"

#include <QCoreApplication>
#include <QLocale>

#include <limits>

namespace Weekglass {

namespace {

using std::chrono::milliseconds;

constexpr int KeyCharacters = 160;
constexpr int ReasonCharacters = 300;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(IngestColumns)
};

/// Zero is not worth reading.
QString unlessZero(qint64 value)
{
    return value == 0 ? QString() : numberText(value);
}

QString size(qint64 bytes)
{
    return bytes == 0 ? QString() : QLocale().formattedDataSize(bytes, 1);
}

QString clock(const QDateTime& time)
{
    return time.toUTC().toString(QStringLiteral("HH:mm:ss"));
}

QString priorityText(const QueuedRequest& request)
{
    return request.priority == std::numeric_limits<int>::max() ? Text::tr("first")
                                                               : QString::number(request.priority);
}

}

QString durationText(milliseconds time)
{
    const qint64 ms = time.count();
    if (ms < 1000)
        return Text::tr("%1 ms").arg(ms);
    if (ms < 60000)
        return Text::tr("%1 s").arg(QLocale().toString(static_cast<double>(ms) / 1000, 'f', 1));
    return Text::tr("%1 min %2 s").arg(ms / 60000).arg(ms / 1000 % 60);
}

QString clockText(FetchTime time)
{
    return clock(QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC));
}

std::vector<QueueModel::Column> queueColumns()
{
    return {{.title = Text::tr("Due (UTC)"),
             .text = [](const QueuedRequest& r) { return r.isDue ? Text::tr("now") : clockText(r.due); }},
            {.title = Text::tr("Priority"), .text = priorityText, .isNumber = true},
            {.title = Text::tr("Endpoint"), .text = [](const QueuedRequest& r) { return r.endpoint; }},
            {.title = Text::tr("About"),
             .text = [](const QueuedRequest& r) { return visibleText(r.subject, KeyCharacters); }},
            {.title = Text::tr("Request"),
             .text = [](const QueuedRequest& r) { return visibleText(r.key, KeyCharacters); }}};
}

std::vector<EndpointsModel::Column> endpointColumns()
{
    using Row = EndpointProgress;
    const auto count = [](const QString& title, qint64 FetchCounts::*member) {
        return EndpointsModel::Column {
            .title = title,
            .text = [member](const Row& r) { return unlessZero(r.counts.*member); },
            .isNumber = true};
    };
    return {{.title = Text::tr("Endpoint"), .text = [](const Row& r) { return r.id; }},
            {.title = Text::tr("Paths"),
             .text = [](const Row& r) { return unlessZero(r.items); },
             .isNumber = true},
            count(Text::tr("Sent"), &FetchCounts::requests),
            count(Text::tr("Stored"), &FetchCounts::stored),
            count(Text::tr("Unchanged"), &FetchCounts::unchanged),
            count(Text::tr("Rejected"), &FetchCounts::rejected),
            count(Text::tr("Errors"), &FetchCounts::errors),
            {.title = Text::tr("Bytes"),
             .text = [](const Row& r) { return size(r.counts.bytes); },
             .isNumber = true},
            {.title = Text::tr("Status"),
             .text = [](const Row& r) { return unlessZero(r.status); },
             .isNumber = true},
            {.title = Text::tr("Newest answer (UTC)"),
             .text = [](const Row& r) { return r.at ? clockText(*r.at) : QString(); }}};
}

std::vector<IngestErrorsModel::Column> ingestErrorColumns()
{
    using Row = IngestError;
    return {{.title = Text::tr("Time (UTC)"), .text = [](const Row& r) { return clock(r.at); }},
            {.title = Text::tr("What"),
             .text = [](const Row& r) { return visibleText(r.error.message, ReasonCharacters); }},
            {.title = Text::tr("Where"),
             .text = [](const Row& r) { return visibleText(r.error.where, KeyCharacters); }},
            {.title = Text::tr("Advice"),
             .text = [](const Row& r) { return visibleText(r.error.advice, ReasonCharacters); }}};
}

std::vector<TransformRunsModel::Column> transformRunColumns()
{
    using Row = TransformRun;
    return {
        {.title = Text::tr("Time (UTC)"), .text = [](const Row& r) { return clock(r.begunAt); }},
        {.title = Text::tr("What"),
         .text = [](const Row& r) { return r.isRebuild ? Text::tr("rebuild") : Text::tr("new answers"); }},
        {.title = Text::tr("Took"),
         .text = [](const Row& r) { return durationText(r.took); },
         .isNumber = true},
        {.title = Text::tr("Rows changed"),
         .text = [](const Row& r) { return r.error ? QString() : QLocale().toString(r.rows()); },
         .isNumber = true},
        {.title = Text::tr("Result"), .text = [](const Row& r) {
             return r.error ? visibleText(r.error->message, ReasonCharacters) : Text::tr("done");
         }}};
}

std::vector<TransformStepsModel::Column> transformStepColumns()
{
    using Row = TransformStep;
    return {{.title = Text::tr("Transform"),
             .text = [](const Row& r) { return visibleText(r.name, KeyCharacters); }},
            {.title = Text::tr("Took"),
             .text = [](const Row& r) { return durationText(r.took); },
             .isNumber = true},
            {.title = Text::tr("Rows changed"),
             .text = [](const Row& r) { return QLocale().toString(r.rows); },
             .isNumber = true}};
}

std::vector<RejectedModel::Column> rejectedColumns()
{
    using Row = RejectedAnswer;
    return {{.title = Text::tr("Time (UTC)"), .text = [](const Row& r) { return visibleText(r.fetchedAt); }},
            {.title = Text::tr("Status"),
             .text = [](const Row& r) { return visibleText(r.status); },
             .isNumber = true},
            {.title = Text::tr("Bytes"),
             .text = [](const Row& r) { return QLocale().toString(r.bytes); },
             .isNumber = true},
            {.title = Text::tr("Request"),
             .text = [](const Row& r) { return visibleText(r.requestKey, KeyCharacters); }},
            {.title = Text::tr("Why"),
             .text = [](const Row& r) { return visibleText(r.reason, ReasonCharacters); }}};
}

}
