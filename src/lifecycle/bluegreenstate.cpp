#include "lifecycle/bluegreenrun.h"

#include "base/utf8.h"
#include "lifecycle/text.h"
#include "weeks/weekcard.h"
#include "json/strings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace Weekglass {

namespace {

constexpr qsizetype MarkSize = 8; // hexadecimal digits of the operation

constexpr std::array<const char*, BlueGreenSteps> StepNames {"close", "copy", "migrate", "validate",
                                                             "switch over"};

QString textIn(const QJsonObject& object, const char* key)
{
    return object[QLatin1String(key)].toString();
}

BlueGreenState begunState(const LogEntry& entry)
{
    const QJsonObject detail = QJsonDocument::fromJson(entry.detail).object();
    return {.operation = entry.operation,
            .week = entry.week,
            .green = textIn(detail, "green"),
            .kept = textIn(detail, "kept"),
            .version = textIn(detail, "version"),
            .target = textIn(detail, "target"),
            .comment = textIn(detail, "comment")};
}

AnswersBefore beforeOf(const QJsonObject& detail)
{
    AnswersBefore before;
    for (const QJsonValue& one : detail[QLatin1String("before")].toArray())
        before.insert(one[QLatin1String("id")].toString(),
                      {.digest = one[QLatin1String("digest")].toString().toLatin1(),
                       .rows = one[QLatin1String("rows")].toInteger()});
    return before;
}

std::vector<ValidationAnswer> answersOf(const QJsonObject& detail)
{
    std::vector<ValidationAnswer> answers;
    for (const QJsonValue& one : detail[QLatin1String("answers")].toArray())
        answers.push_back({.id = one[QLatin1String("id")].toString(),
                           .title = one[QLatin1String("title")].toString(),
                           .isPassed = one[QLatin1String("passed")].toBool(),
                           .told = one[QLatin1String("told")].toString()});
    return answers;
}

void addStep(const LogEntry& entry, BlueGreenState& state)
{
    const QJsonObject detail = QJsonDocument::fromJson(entry.detail).object();
    if (entry.step == BlueGreenAnew) {
        state.done.clear();
        state.greenOid.reset();
    }
    for (int i = 0; i < BlueGreenSteps; ++i) {
        if (entry.step == blueGreenStepName(static_cast<BlueGreenStep>(i)))
            state.done.push_back(static_cast<BlueGreenStep>(i));
    }
    if (detail.contains(QLatin1String("greenOid"))) {
        state.greenOid = static_cast<quint32>(detail[QLatin1String("greenOid")].toInteger());
        state.before = beforeOf(detail);
    }
    if (detail.contains(QLatin1String("answers")))
        state.answers = answersOf(detail);
}

QString beside(const QString& week, const char* color, const QByteArray& operation)
{
    return week + QLatin1String(color) + fromUtf8(operation.left(MarkSize));
}

}

QString greenName(const QString& week, const QByteArray& operation)
{
    return beside(week, "_green_", operation);
}

QString blueName(const QString& week, const QByteArray& operation)
{
    return beside(week, "_blue_", operation);
}

QString blueGreenStepName(BlueGreenStep step)
{
    return QString::fromLatin1(StepNames[static_cast<std::size_t>(step)]);
}

QString blueGreenStepTitle(BlueGreenStep step)
{
    switch (step) {
    case BlueGreenStep::Close:
        return Text::tr("Close the week");
    case BlueGreenStep::Copy:
        return Text::tr("Copy it");
    case BlueGreenStep::Migrate:
        return Text::tr("Migrate the copy");
    case BlueGreenStep::Validate:
        return Text::tr("Validate the copy");
    case BlueGreenStep::SwitchOver:
        return Text::tr("Switch over");
    }
    return {};
}

bool BlueGreenState::isDone(BlueGreenStep step) const
{
    return std::ranges::find(done, step) != done.end();
}

QByteArray begunDetail(const BlueGreenState& state)
{
    return "{\"green\": " + Json::quoted(state.green) + ", \"kept\": " + Json::quoted(state.kept)
        + ", \"version\": " + Json::quoted(state.version) + ", \"target\": " + Json::quoted(state.target)
        + ", \"comment\": " + Json::quoted(state.comment) + '}';
}

QByteArray answersJson(const AnswersBefore& before)
{
    QByteArrayList items;
    for (auto one = before.constBegin(); one != before.constEnd(); ++one)
        items << "{\"id\": " + Json::quoted(one.key()) + ", \"digest\": \"" + one->digest
                + "\", \"rows\": " + QByteArray::number(one->rows) + '}';
    return '[' + items.join(", ") + ']';
}

QByteArray answersJson(const std::vector<ValidationAnswer>& answers)
{
    QByteArrayList items;
    for (const ValidationAnswer& one : answers)
        items << "{\"id\": " + Json::quoted(one.id) + ", \"title\": " + Json::quoted(one.title)
                + ", \"passed\": " + (one.isPassed ? "true" : "false")
                + ", \"told\": " + Json::quoted(one.told) + '}';
    return '[' + items.join(", ") + ']';
}

Result<std::optional<BlueGreenState>> unfinishedBlueGreen(Pg::Session& maintenance, const QString& week)
{
    const auto present = factsIfThere(maintenance, week);
    if (!present)
        return present.error();
    const auto entries = readLog(maintenance, {.week = week});
    if (!entries)
        return entries.error();
    std::optional<BlueGreenState> state;
    for (const LogEntry& entry : *entries) {
        if (entry.kind != BlueGreenKind)
            continue;
        if (entry.event == LogEvent::Begun)
            state = begunState(entry);
        else if (!state || state->operation != entry.operation)
            continue;
        else if (entry.event == LogEvent::Step)
            addStep(entry, *state);
        else if (entry.event == LogEvent::Done || entry.event == LogEvent::Undone)
            state->isOver = true;
    }
    if (!state || state->isOver)
        return std::optional<BlueGreenState>();
    state->isGone = !*present || (*present)->identity != state->week;
    return state;
}

QStringList whyNoSwitch(Pg::Session& maintenance, const DatabaseFacts& facts, const std::stop_token& stop)
{
    QStringList why;
    if (!facts.isOwner)
        why << Text::tr("It belongs to the role %1, of which your role is not a member.").arg(facts.owner);
    if (facts.isCurrent)
        why << Text::tr("It is the database that this connection is in. Connect to another database of "
                        "the server, e.g. postgres.");
    if (const auto direct = maintenance.requireDirect({.stop = stop}); !direct)
        why << direct.error().message;
    return why;
}

Result<std::vector<KeptCopy>> keptCopies(Pg::Session& maintenance, const Pg::Call& call)
{
    const auto hasReceipts = hasLog(maintenance, call);
    if (!hasReceipts)
        return hasReceipts.error();
    const auto found = maintenance.query(Pg::Sql::load("catalog/kept_copies.sql"), {}, call);
    if (!found)
        return found.error();
    std::vector<KeptCopy> copies;
    for (const auto& row : found->rows) {
        const WeekCard card = weekCardOf(Pg::textOf(row[3]));
        if (!*hasReceipts || card.stage != KeptStage)
            continue;
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(KeptFor).count();
        const auto since = maintenance.query(Pg::Sql::load("weekglass/kept_since.sql"),
                                             {card.operation, QByteArray::number(seconds)}, call);
        if (!since)
            return since.error();
        if (since->rows.empty())
            continue;
        const auto& done = since->rows.front();
        KeptCopy copy {.identity = {row[2].value_or(QByteArray()), row[1].value_or(QByteArray()).toUInt(),
                                    Pg::textOf(row[0])},
                       .week = Pg::textOf(done[0]),
                       .operation = card.operation,
                       .since = done[1].value_or(QByteArray()),
                       .isOverdue = done[2] == "t"};
        copy.isBlue = copy.identity.name == blueName(copy.week, copy.operation);
        copies.push_back(std::move(copy));
    }
    return copies;
}

}
