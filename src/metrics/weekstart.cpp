#include "metrics/weekstart.h"

#include "base/servertime.h"
#include "metrics/text.h"
#include "pg/promisedrows.h"
#include "pg/subquery.h"

#include <QRegularExpression>

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;

constexpr qint64 Minute = 60 * MicrosecondsPerSecond;
constexpr qint64 Hour = 60 * Minute;

Result<void> readTimes(Pg::Session& session, const Sql& columns, const GameFile& file, const Sql& condition,
                       const Pg::PromisedRowHandler& onRow, const Pg::Call& call)
{
    const auto query = Pg::subqueryOf(file.text, file.name, Sql("q"));
    if (!query)
        return query.error();
    return Pg::readRows(session, file.name, columns + Sql("\nFROM ") + *query + condition, {}, onRow, call);
}

Result<std::optional<qint64>> toldStart(Pg::Session& session, const GameFile& reset, const Pg::Call& call)
{
    std::optional<qint64> told;
    auto read = readTimes(
        session, Sql("SELECT (extract(epoch FROM q.reset_at::timestamptz) * 1000000)::bigint AS reset_at"),
        reset, Sql("\nWHERE isfinite(q.reset_at::timestamptz) LIMIT 2"),
        [&told](Pg::PromisedRow& row) {
            if (told)
                row.refuse(Text::tr("The week has two reset times."));
            told = row.integer(0);
        },
        call);
    if (!read)
        return read.error();
    return told;
}

/// The times of one source, taken into @p first and @p last.
Result<void> widen(Pg::Session& session, const GameFile& source, std::optional<qint64>& first,
                   std::optional<qint64>& last, const Pg::Call& call)
{
    return readTimes(
        session,
        Sql("SELECT (extract(epoch FROM min(q.at)) * 1000000)::bigint, "
            "(extract(epoch FROM max(q.at)) * 1000000)::bigint"),
        source, Sql("\nWHERE q.at > '-infinity' AND q.at < 'infinity'"),
        [&](Pg::PromisedRow& row) {
            const auto begin = row.integerOrNull(0);
            if (!begin)
                return;
            const qint64 end = row.integer(1);
            first = std::min(first.value_or(*begin), *begin);
            last = std::max(last.value_or(end), end);
        },
        call);
}

std::vector<const GameFile*> sourcesOf(const GameDefinition& game)
{
    std::vector<const GameFile*> files;
    for (const EventSource& source : game.events)
        files.push_back(&source.query);
    for (const SnapshotSource& source : game.snapshots)
        files.push_back(&source.query);
    return files;
}

}

Result<WeekTimes> fetchWeekTimes(Pg::Session& session, const GameDefinition& game, const Pg::Call& call)
{
    WeekTimes times;
    const auto pass = [&](const Error& error) {
        if (times.note.isEmpty())
            times.note = error.text();
        return canGoOn(session, error);
    };
    bool isKnown = true; // what the game says of its start, if it says anything
    if (game.reset) {
        auto told = toldStart(session, *game.reset, call);
        if (!told && !pass(told.error()))
            return told.error();
        isKnown = bool(told);
        if (told && *told)
            times.start = {.at = **told, .source = WeekStart::Source::Told};
    }
    std::optional<qint64> first;
    for (const GameFile* file : sourcesOf(game)) {
        auto widened = widen(session, *file, first, times.lastAt, call);
        if (!widened && !pass(widened.error()))
            return widened.error();
    }
    if (!times.start && first && isKnown)
        times.start = {.at = *first, .source = WeekStart::Source::FirstRecorded};
    return times;
}

bool canGoOn(const Pg::Session& session, const Error& error)
{
    return session.isUsable() && error.kind != Error::Kind::Cancelled;
}

QString sourceText(WeekStart::Source source)
{
    switch (source) {
    case WeekStart::Source::Told:
        return Text::tr("the game");
    case WeekStart::Source::FirstRecorded:
        return Text::tr("first event or snapshot");
    case WeekStart::Source::Marker:
        return Text::tr("set by you");
    }
    return {};
}

QString elapsedText(qint64 microseconds)
{
    const qint64 length = microseconds < 0 ? -microseconds : microseconds;
    const auto padded = [](qint64 number, int digits) {
        return QStringLiteral("%1").arg(number, digits, 10, QLatin1Char('0'));
    };
    QString text = microseconds < 0 ? QStringLiteral("-") : QString();
    text += QStringLiteral("%1d ").arg(length / MicrosecondsPerDay);
    text += padded(length % MicrosecondsPerDay / Hour, 2) + u':' + padded(length % Hour / Minute, 2) + u':'
        + padded(length % Minute / MicrosecondsPerSecond, 2);
    if (length % MicrosecondsPerSecond == 0)
        return text;
    QString fraction = padded(length % MicrosecondsPerSecond, 6);
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    return text + u'.' + fraction;
}

QString ageText(qint64 microseconds)
{
    if (microseconds < Minute)
        return Text::tr("%1 s").arg(microseconds / MicrosecondsPerSecond);
    if (microseconds < Hour)
        return Text::tr("%1 min").arg(microseconds / Minute);
    return microseconds < MicrosecondsPerDay ? Text::tr("%1 h").arg(microseconds / Hour)
                                             : Text::tr("%1 d").arg(microseconds / MicrosecondsPerDay);
}

std::optional<qint64> elapsedFrom(const QString& text)
{
    static const QRegularExpression pattern(
        QStringLiteral(R"(^(-)?(?:(\d{1,5})d)?\s*(?:(\d{1,6}):(\d{1,2})(?::(\d{1,2}(?:\.\d{1,6})?))?|)"
                       R"((?:(\d{1,6})h)?\s*(?:(\d{1,7})m)?\s*(?:(\d{1,9}(?:\.\d{1,6})?)s)?)$)"));
    const auto match = pattern.match(text.trimmed());
    const auto number = [&match](int group) { return match.captured(group).toLongLong(); };
    const auto seconds = [&match](int group) {
        return qRound64(match.captured(group).toDouble() * static_cast<double>(MicrosecondsPerSecond));
    };
    bool any = false;
    for (int group = 2; group <= match.lastCapturedIndex(); ++group)
        any = any || !match.captured(group).isEmpty();
    if (!match.hasMatch() || !any)
        return {};
    const qint64 length = number(2) * MicrosecondsPerDay + (number(3) + number(6)) * Hour
        + (number(4) + number(7)) * Minute + seconds(5) + seconds(8);
    return match.captured(1).isEmpty() ? length : -length;
}

}
