#include "replay/playlogloader.h"

#include "base/safetext.h"
#include "pg/promisedrows.h"
#include "pg/subquery.h"
#include "pg/transaction.h"
#include "json/path.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <array>
#include <chrono>

namespace Weekglass {

namespace {

using Pg::Sql;

constexpr qint64 RowsPerLook = 256; // at the clock
constexpr qsizetype BytesPerCheck = qsizetype(256) << 10; // of the memory
constexpr std::chrono::milliseconds FirstPart(40);
constexpr std::chrono::milliseconds NextPart(120);

struct Loader
{
    Q_DECLARE_TR_FUNCTIONS(Weekglass::PlayLogLoader)
};

/// The file's SELECT as the subquery q.
Result<Sql> subquery(const GameFile& file)
{
    return Pg::subqueryOf(file.text, file.name, Sql("q"));
}

Error atFile(const Error& error, const GameFile& file)
{
    return error.kind == Error::Kind::Sql ? error.at(file.name) : error;
}

/// Streams one query into the builder. The first error of the builder stops the query on the server.
class Streamer
{
    using Clock = std::chrono::steady_clock;

public:
    using Begin = Result<void> (PlayLogBuilder::*)(std::span<const QByteArray>);
    using Add = Result<void> (PlayLogBuilder::*)(PlayLogBuilder::Row);

    Streamer(Pg::Session& session, PlayLogBuilder& builder, const std::stop_token& stop, qsizetype maxBytes)
        : m_session(session)
        , m_builder(builder)
        , m_maxBytes(maxBytes)
        , m_forward(stop, [this] { m_stop.request_stop(); })
    {
    }

    Result<void> run(const GameFile& file, const Sql& sql, const QByteArray& gameId, Begin begin, Add add,
                     const PlayLogParts& parts)
    {
        qint64 rows = 0;
        m_nextPart = Clock::now() + FirstPart;
        const auto onRow = [&](const Pg::RowView& row) {
            if (m_failure)
                return;
            for (std::size_t i = 0; i < m_cells.size(); ++i) {
                const int column = static_cast<int>(i);
                const QByteArrayView text = row.text(column);
                m_unchecked += text.size();
                // only an empty text can be NULL: one question less for most cells
                m_cells[i] =
                    text.isEmpty() && row.isNull(column) ? TextColumn::Text() : TextColumn::Text(text);
            }
            check((m_builder.*add)(m_cells));
            if (++rows % RowsPerLook == 0 && parts)
                publish(parts);
            if (m_unchecked > BytesPerCheck)
                checkMemory(rows);
        };
        const auto onColumns = [&](std::span<const Pg::Column> columns) {
            std::vector<QByteArray> names(columns.size());
            std::transform(columns.begin(), columns.end(), names.begin(),
                           [](const auto& c) { return c.name; });
            m_cells.resize(columns.size());
            check((m_builder.*begin)(names));
        };
        const auto streamed = m_session.stream(sql, {gameId}, onRow, onColumns, {.stop = m_stop.get_token()});
        if (m_failure)
            return *m_failure;
        if (!streamed)
            return atFile(streamed.error(), file);
        return {};
    }

private:
    void check(const Result<void>& result)
    {
        if (result)
            return;
        m_failure = result.error();
        if (!m_failure->detail.isEmpty())
            m_failure->detail =
                Loader::tr("Week %1, %2").arg(visibleText(m_session.database(), 60), m_failure->detail);
        m_stop.request_stop();
    }

    void publish(const PlayLogParts& parts)
    {
        if (m_failure || Clock::now() < m_nextPart)
            return;
        parts(m_builder.part());
        m_nextPart = Clock::now() + NextPart;
    }

    void checkMemory(qint64 rows)
    {
        m_unchecked = 0;
        if (m_builder.bytes() > m_maxBytes) {
            check(Error {
                .kind = Error::Kind::Format,
                .message = Loader::tr("The game is too large to replay: its first %L1 plays alone take more "
                                      "than %L2 MB of memory.")
                               .arg(rows)
                               .arg(m_maxBytes >> 20),
                .advice = Loader::tr("Select fewer or shorter state columns in the query file.")});
        }
    }

    Pg::Session& m_session;
    PlayLogBuilder& m_builder;
    const qsizetype m_maxBytes;
    std::vector<TextColumn::Text> m_cells;
    qsizetype m_unchecked = 0; // bytes since the last check
    Clock::time_point m_nextPart;
    std::optional<Error> m_failure;
    std::stop_source m_stop;
    std::stop_callback<std::function<void()>> m_forward; // of the caller's wish to stop
};

/// Where the columns of the games query are.
struct GameColumns
{
    std::array<int, 5> fixed {};
    std::vector<std::pair<QByteArray, int>> further = {}; ///< with their names
};

Result<GameColumns> describeGames(Pg::Session& session, const GameFile& file, const Pg::Call& call)
{
    static constexpr std::array<Pg::PromisedColumn, 5> promised {
        {{"game_id"}, {"title"}, {"started_at"}, {"plays"}, {"status"}}};
    const Result<Sql> query = subquery(file);
    if (!query)
        return query.error();
    const auto table = session.readTable(Sql("SELECT q.* FROM ") + *query + Sql(" LIMIT 0"), {}, call);
    if (!table)
        return atFile(table.error(), file);
    if (auto checked =
            Pg::checkColumns(table->columns, promised, file.name,
                             Loader::tr("Correct the query file in the game's folder, then load again."));
        !checked)
        return checked.error();
    GameColumns columns;
    for (std::size_t i = 0; i < promised.size(); ++i)
        columns.fixed[i] = table->column(promised[i].name);
    for (int column = 0; column < static_cast<int>(table->columns.size()); ++column) {
        if (std::ranges::find(columns.fixed, column) == columns.fixed.end())
            columns.further.emplace_back(table->columns[static_cast<std::size_t>(column)].name, column);
    }
    return columns;
}

PlayLogGame gameOf(Pg::PromisedRow& row, const GameColumns& columns)
{
    PlayLogGame game {.gameId = row.text(columns.fixed[0]),
                      .title = row.value(columns.fixed[1]),
                      .startedAt = row.value(columns.fixed[2]),
                      .plays = row.value(columns.fixed[3]),
                      .status = row.value(columns.fixed[4]),
                      .further = {}};
    for (const auto& [name, column] : columns.further)
        game.further.emplace_back(name, row.value(column));
    return game;
}

}

namespace {

/// ", <column> AS <name>"; of a path the value in the document, text or JSON.
Result<Sql> stateColumn(const QString& document, const StateColumn& column)
{
    const Result<Sql> name = Sql::identifier(column.name);
    if (column.path.isEmpty())
        return Sql(", q.") + name;
    std::vector<Pg::Value> keys;
    for (const QString& key : Json::pointerKeys(column.path))
        keys.emplace_back(key.toUtf8());
    return Sql(", q.") + Sql::identifier(document) + Sql(" #>> ") + Sql::literal(Pg::textArray(keys))
        + Sql("::TEXT[] AS ") + name;
}

}

std::vector<GameFile> namesOf(const GameDefinition& game, const PlayLogDefinition& log)
{
    std::vector<GameFile> names;
    for (const NameSource& source : game.names) {
        if (source.playLog == log.id)
            names.push_back(source.query);
    }
    return names;
}

Result<Sql> gamesSql(const PlayLogDefinition& definition, const std::vector<GameFile>& names)
{
    Result<Sql> query = subquery(definition.games);
    if (!query)
        return query;
    Sql named;
    for (const GameFile& file : names) {
        auto source = Pg::subqueryOf(file.text, file.name, Sql("n"));
        if (!source)
            return source;
        named += Sql("    OR q.game_id::text IN (SELECT n.id::text FROM ") + *source
            + Sql("\n        WHERE strpos(lower(concat_ws(' ', n.name, n.detail)), lower($1::text)) > 0)\n");
    }
    // strpos, not LIKE: what the user types has no wildcards
    return Sql("SELECT q.* FROM ") + *query
        + Sql("\nWHERE $1::text IS NULL\n"
              "    OR strpos(lower(q.title::text), lower($1::text)) > 0\n"
              "    OR strpos(lower(q.game_id::text), lower($1::text)) > 0\n")
        + named
        + Sql("ORDER BY q.started_at DESC NULLS LAST, q.game_id DESC\n"
              "LIMIT $2::bigint");
}

Result<Sql> playsSql(const PlayLogDefinition& definition)
{
    if (definition.document.isEmpty())
        return asOfSql(definition.plays);
    Result<Sql> query = subquery(definition.plays);
    if (!query)
        return query;
    Result<Sql> sql = Sql("SELECT q.play_number, q.at, q.kind, q.title");
    for (const StateGroup& group : definition.groups) {
        for (const StateColumn& column : group.columns)
            sql = sql + stateColumn(definition.document, column);
    }
    return sql + Sql(" FROM ") + query + Sql("\nORDER BY q.play_number");
}

Result<Sql> startSql(const GameFile& file)
{
    Result<Sql> query = subquery(file);
    if (!query)
        return query;
    return Sql("SELECT q.* FROM ") + *query + Sql("\nLIMIT 2");
}

Result<Sql> asOfSql(const GameFile& file)
{
    Result<Sql> query = subquery(file);
    if (!query)
        return query;
    return Sql("SELECT q.* FROM ") + *query + Sql("\nORDER BY q.play_number");
}

Result<PlayLogGames> loadGames(Pg::Session& session, const PlayLogDefinition& definition,
                               const GamesRequest& request, const std::stop_token& stop)
{
    const QString search = request.search.trimmed();
    const Result<Sql> sql = search.isEmpty() ? gamesSql(definition) : gamesSql(definition, request.names);
    if (!sql)
        return sql.error();
    const Pg::Params params {search.isEmpty() ? Pg::Value() : Pg::Value(search.toUtf8()),
                             QByteArray::number(request.limit + 1)};
    const Pg::Call call {.stop = stop};
    const auto columns = describeGames(session, definition.games, call);
    if (!columns)
        return columns.error();
    PlayLogGames games;
    QSet<QByteArray> ids;
    const auto addGame = [&](Pg::PromisedRow& row) {
        games.hasMore = games.games.size() == static_cast<std::size_t>(request.limit);
        if (games.hasMore)
            return;
        PlayLogGame game = gameOf(row, *columns);
        if (const auto before = ids.size(); ids.insert(game.gameId), ids.size() == before)
            row.refuse(Loader::tr("Two games have the same “game_id”."));
        games.games.push_back(std::move(game));
    };
    if (auto read = Pg::readRows(session, definition.games.name, *sql, params, addGame, call); !read)
        return read.error();
    return games;
}

namespace {

/// The state before the first play, where the game tells one.
Result<void> loadStart(Pg::Session& session, const GameFile& file, const QByteArray& gameId,
                       PlayLogBuilder& builder, const std::stop_token& stop)
{
    const auto table = session.readTable(startSql(file), {gameId}, {.stop = stop});
    if (!table)
        return atFile(table.error(), file);
    if (table->rows.empty())
        return {};
    if (table->rows.size() > 1)
        return Error {.kind = Error::Kind::Format,
                      .message = Loader::tr("The query of the start gives more than one row for a game."),
                      .where = file.name,
                      .advice = Loader::tr("Correct the query file in the game's folder, then load again.")};
    std::vector<QByteArray> names;
    std::vector<TextColumn::Text> cells;
    for (std::size_t i = 0; i < table->columns.size(); ++i) {
        names.push_back(table->columns[i].name);
        const Pg::Value& value = table->rows.front()[i];
        cells.push_back(value ? TextColumn::Text(*value) : TextColumn::Text());
    }
    return builder.setStart(names, cells);
}

}

Result<std::shared_ptr<const PlayLog>> loadPlays(Pg::Session& session, const PlayLogDefinition& definition,
                                                 const QByteArray& gameId, const std::stop_token& stop,
                                                 const PlayLogParts& parts, qsizetype maxBytes)
{
    const Result<Sql> sql = playsSql(definition);
    if (!sql)
        return sql.error();
    // plays and as-of state as they were at one moment, whatever is committed meanwhile
    const auto transaction =
        Pg::Transaction::join(session, Pg::Transaction::Access::Snapshot, {.stop = stop});
    if (!transaction)
        return transaction.error();
    PlayLogBuilder builder(definition, gameId);
    if (definition.start) {
        if (auto loaded = loadStart(session, *definition.start, gameId, builder, stop); !loaded)
            return loaded.error();
    }
    Streamer streamer(session, builder, stop, maxBytes);
    auto streamed = streamer.run(definition.plays, *sql, gameId, &PlayLogBuilder::beginPlays,
                                 &PlayLogBuilder::addPlay, parts);
    if (!streamed)
        return streamed.error();
    for (const GameFile& file : definition.asOf) {
        const Result<Sql> asOf = asOfSql(file);
        if (!asOf)
            return asOf.error();
        streamed =
            streamer.run(file, *asOf, gameId, &PlayLogBuilder::beginAsOf, &PlayLogBuilder::addAsOf, {});
        if (!streamed)
            return streamed.error();
    }
    return builder.finish();
}

}
