#include "lifecycle/board.h"

#include "base/utf8.h"
#include "lifecycle/bluegreen.h"
#include "lifecycle/text.h"
#include "lifecycle/weekfacts.h"
#include "weeks/operationslog.h"
#include "weeks/weekcard.h"
#include "weeks/weekcluster.h"

#include <QDateTime>
#include <QHash>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace Weekglass {

namespace {

constexpr qint64 MostClockNoise = 5000; // ms

/// What the log says of one database.
struct Past
{
    QString name;
    QByteArray archivedAt;
    QByteArray droppedAt;
    bool isResetting = false;
    QString archiveFile;
};

using PastByOid = QHash<quint32, Past>;

Result<PastByOid> readPast(Pg::Session& maintenance, const Pg::Call& call)
{
    PastByOid past;
    const auto exists = hasLog(maintenance, call);
    if (!exists)
        return exists.error();
    if (!*exists)
        return past;
    const auto table = maintenance.query(Pg::Sql::load("weekglass/board_log.sql"), {}, call);
    if (!table)
        return table.error();
    for (const auto& row : table->rows)
        past.insert(row[1].value_or(QByteArray()).toUInt(),
                    {Pg::textOf(row[0]), row[2].value_or(QByteArray()), row[3].value_or(QByteArray()),
                     row[4] == "t", Pg::textOf(row[5])});
    return past;
}

bool isTrue(const Pg::RowView& row, int column)
{
    return row.text(column) == QByteArrayView("t");
}

BoardWeek weekOf(const Pg::RowView& row, WeekName name, const PastByOid& past, const WeekName& present)
{
    BoardWeek week;
    week.identity = {row.text(2).toByteArray(), row.text(1).toByteArray().toUInt(), name.toString()};
    week.owner = fromUtf8(row.text(3));
    week.isClosed = !isTrue(row, 4);
    week.isInvalid = isTrue(row, 5);
    week.sessions = row.text(7).toByteArray().toInt();
    if (!row.isNull(9))
        week.bytes = row.text(9).toByteArray().toLongLong();
    const auto known = past.constFind(week.identity.oid);
    if (known != past.constEnd() && known->name == week.identity.name) {
        week.archivedAt = known->archivedAt;
        week.archiveFile = known->archiveFile;
        week.isResetting = known->isResetting;
    }
    week.stage = stageOf(isTrue(row, 6), !week.archivedAt.isEmpty(), fromUtf8(row.text(8)));
    week.isDue = week.stage == WeekStage::Live && name < present;
    week.name = std::move(name);
    return week;
}

void addDropped(std::vector<GameBoard>& boards, const GameLibrary& library, const PastByOid& past)
{
    for (auto one = past.constBegin(); one != past.constEnd(); ++one) {
        const auto match = one->droppedAt.isEmpty() ? std::nullopt : library.match(one->name);
        if (!match)
            continue;
        const auto board = std::find_if(boards.begin(), boards.end(),
                                        [&match](const GameBoard& each) { return each.game == match->game; });
        board->weeks.push_back({.identity = {{}, 0, one->name},
                                .name = match->name,
                                .stage = WeekStage::Dropped,
                                .archivedAt = one->archivedAt,
                                .archiveFile = one->archiveFile,
                                .droppedAt = one->droppedAt});
    }
}

/// So that the size of a distributed week is that of all nodes.
Result<void> addShards(Pg::Session& maintenance, std::vector<GameBoard>& boards, const Pg::Call& call)
{
    const auto shards = sizesOnWorkers(maintenance, call);
    if (!shards)
        return shards.error();
    for (GameBoard& board : boards) {
        for (BoardWeek& week : board.weeks) {
            if (week.bytes)
                week.bytes = shards->withShards(week.identity, *week.bytes);
        }
    }
    return {};
}

/// What changes have kept beside weeks.
Result<void> markKept(Pg::Session& maintenance, std::vector<GameBoard>& boards, const Pg::Call& call)
{
    const auto kept = keptCopies(maintenance, call);
    if (!kept)
        return kept.error();
    for (const KeptCopy& copy : *kept) {
        for (GameBoard& board : boards) {
            const auto week = std::ranges::find_if(board.weeks, [&copy](const BoardWeek& each) {
                return copy.isBlue && each.identity.name == copy.week;
            });
            if (week == board.weeks.end())
                continue;
            week->keptBlue = copy.identity.name;
            week->isKeptOver = copy.isOverdue;
        }
    }
    return {};
}

}

QString stageName(WeekStage stage)
{
    static constexpr std::array Names {"planned", "created", "live", "frozen", "archived", "dropped"};
    return QString::fromLatin1(Names.at(static_cast<std::size_t>(stage)));
}

WeekStage stageOf(bool isReadOnly, bool isArchived, const QString& comment)
{
    if (isReadOnly)
        return isArchived ? WeekStage::Archived : WeekStage::Frozen;
    return weekCardOf(comment).stage == QLatin1String("created") ? WeekStage::Created : WeekStage::Live;
}

void addPlanned(GameBoard& board, const WeekName& present)
{
    const bool isThere = std::ranges::any_of(board.weeks, [&present](const BoardWeek& week) {
        return week.name == present && week.stage != WeekStage::Dropped;
    });
    if (!isThere)
        board.weeks.push_back({.identity = {{}, 0, present.toString()},
                               .name = present,
                               .stage = WeekStage::Planned,
                               .isDue = true});
    std::ranges::stable_sort(board.weeks, std::ranges::greater(), &BoardWeek::name);
}

void setFacts(BoardWeek& week, std::shared_ptr<const WeekFacts> facts)
{
    week.facts = std::move(facts);
    if (week.facts && week.facts->isOver && week.stage == WeekStage::Live)
        week.isDue = true;
}

void markFollowed(std::vector<BoardWeek*> weeks)
{
    std::erase_if(weeks, [](const BoardWeek* week) {
        return week->identity.oid == 0 || week->isInvalid || week->stage == WeekStage::Created;
    });
    std::ranges::sort(weeks, std::ranges::less(), [](const BoardWeek* week) { return week->name; });
    QString later;
    for (auto week = weeks.rbegin(); week != weeks.rend(); ++week) {
        BoardWeek& each = **week;
        each.followedBy = later;
        const bool isAhead = later.isEmpty() && each.facts && each.facts->isEmpty; // made for a reset to come
        if (!isAhead)
            later = each.identity.name;
    }
}

void markFollowed(GameBoard& board)
{
    std::vector<BoardWeek*> weeks;
    for (BoardWeek& week : board.weeks)
        weeks.push_back(&week);
    markFollowed(std::move(weeks));
}

std::chrono::milliseconds clockAhead(qint64 before, qint64 after, qint64 server)
{
    // by so much at least, whenever between the two it was
    const bool differs = before - server > MostClockNoise || server - after > MostClockNoise;
    return std::chrono::milliseconds(differs ? (before + after) / 2 - server : 0);
}

QString clockWarning(std::chrono::milliseconds ahead)
{
    if (ahead.count() == 0)
        return {};
    const QString seconds = QString::number(std::chrono::round<std::chrono::seconds>(abs(ahead)).count());
    return (ahead.count() > 0 ? Text::tr("This computer's clock is %1 s ahead of the server's. Due steps "
                                         "follow this computer's clock.")
                              : Text::tr("This computer's clock is %1 s behind the server's. Due steps "
                                         "follow this computer's clock."))
        .arg(seconds);
}

Result<Board> readBoard(Pg::Session& maintenance, const GameLibrary& library, const BoardOptions& options)
{
    const auto past = readPast(maintenance, options.call);
    if (!past)
        return past.error();
    Board board;
    std::vector<GameBoard>& boards = board.games;
    QHash<const GameDefinition*, std::size_t> places;
    QHash<const GameDefinition*, WeekName> present;
    for (const GamePointer& game : library.games()) {
        places.insert(game.get(), boards.size());
        present.insert(game.get(), WeekName::of(game->prefix, options.today).value_or(WeekName()));
        boards.push_back({game, {}});
    }
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    bool isFirst = true;
    const auto streamed = maintenance.stream(
        Pg::Sql::load("catalog/board.sql"), {Pg::Value(options.withSizes ? "t" : "f")},
        [&](const Pg::RowView& row) {
            if (std::exchange(isFirst, false))
                board.clockAhead = clockAhead(before, QDateTime::currentMSecsSinceEpoch(),
                                              row.text(10).toByteArray().toLongLong());
            auto match = library.match(fromUtf8(row.text(0)));
            if (match)
                boards[places.value(match->game.get())].weeks.push_back(
                    weekOf(row, std::move(match->name), *past, present.value(match->game.get())));
        },
        {}, options.call);
    if (!streamed)
        return streamed.error();
    if (options.withSizes) {
        if (auto added = addShards(maintenance, boards, options.call); !added)
            return added.error();
    }
    if (auto marked = markKept(maintenance, boards, options.call); !marked)
        return marked.error();
    if (options.withDropped)
        addDropped(boards, library, *past);
    for (GameBoard& each : boards) {
        addPlanned(each, present.value(each.game.get()));
        markFollowed(each);
    }
    return board;
}

}
