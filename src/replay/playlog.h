#pragma once

#include "base/result.h"
#include "game/playlogdefinition.h"
#include "replay/textcolumn.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QString>

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace Weekglass {

/// One column of the state, with its place in the manifest's groups.
struct PlayStateColumn
{
    QByteArray name; ///< in the query
    QString group;
    QString label;
    int source = -1; ///< -1: the plays query, else the index of the as-of query
    int index = 0; ///< within the source
};

/// One value of the state after a play; the views live as long as the log.
struct PlayStateValue
{
    const PlayStateColumn* column = nullptr;
    TextColumn::Text value; ///< nullopt: NULL, or not known yet
    bool isChanged = false; ///< it differs from the play before
};

/// Ascending play numbers. A copy shares the memory and keeps its size, so it may be read while the original,
/// and only that one, grows.
class PlayNumbers
{
public:
    void append(qint64 number);
    qsizetype size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    qint64 operator[](qsizetype index) const { return m_memory[index]; }
    qint64 last() const { return m_memory[m_size - 1]; }
    const qint64* begin() const { return m_memory.get(); }
    const qint64* end() const { return m_memory.get() + m_size; }
    qsizetype bytes() const { return m_capacity * qsizetype(sizeof(qint64)); }

private:
    std::shared_ptr<qint64[]> m_memory; // NOLINT(modernize-avoid-c-arrays)
    qsizetype m_size = 0;
    qsizetype m_capacity = 0;
};

/// All plays of one game with the state after each, in memory, as the server wrote it. Immutable once built,
/// so threads may share it. An index counts plays from 0; a play number is what the log calls the play, and
/// may have gaps. Any look-up costs O(columns), wherever it is.
class PlayLog
{
public:
    const QByteArray& gameId() const { return m_gameId; }
    qsizetype size() const { return m_numbers.size(); }
    bool isEmpty() const { return m_numbers.isEmpty(); }
    /// Whether the first entry is the state before the first play, numbered 0.
    bool hasStart() const { return m_hasStart; }
    bool isStart(qsizetype index) const { return m_hasStart && index == 0; }
    /// Without the state before the first play.
    qsizetype playCount() const { return size() - (m_hasStart ? 1 : 0); }
    /// Whether these are all plays of the game; else they are the first ones, without as-of state.
    bool isWhole() const { return m_isWhole; }

    qint64 playNumber(qsizetype index) const { return m_numbers[index]; }
    TextColumn::Text at(qsizetype index) const { return m_fixed[AtColumn].at(index); }
    TextColumn::Text kind(qsizetype index) const { return m_fixed[KindColumn].at(index); }
    TextColumn::Text title(qsizetype index) const { return m_fixed[TitleColumn].at(index); }
    const TextColumn& kinds() const { return m_fixed[KindColumn]; }

    /// The index of this play number, if there is such a play.
    std::optional<qsizetype> indexOf(qint64 playNumber) const;
    /// The index of the play with the nearest number, the earlier of two; the log must not be empty.
    qsizetype nearest(qint64 playNumber) const;
    /// Whether the plays are numbered 1, 2, 3 and so on.
    bool isDense() const;

    using Names = std::vector<std::pair<QString, QString>>;
    /// Words of the manifest's labels, and what they are called in this game; those that are known.
    const Names& names() const { return m_names; }
    /// A label with the names of this game instead of the manifest's words for them.
    QString named(const QString& label) const;

    /// In the order of the manifest's groups; columns that no group names come last, under "Other".
    const std::vector<PlayStateColumn>& columns() const { return m_columns; }
    TextColumn::Text value(qsizetype index, std::size_t column) const;
    /// Whether the value differs from the play before; never at the first play.
    bool isChanged(qsizetype index, std::size_t column) const;
    /// Whether two plays have the same value.
    bool isSame(qsizetype index, qsizetype otherIndex, std::size_t column) const;
    /// The place in columns() of the one that the query calls so.
    std::optional<std::size_t> column(const QString& name) const;
    /// The whole state after a play.
    std::vector<PlayStateValue> state(qsizetype index) const;
    /// The columns that differ from the play before, ascending.
    std::vector<std::size_t> changes(qsizetype index) const;

    /// Memory in bytes.
    qsizetype bytes() const;

private:
    friend class PlayLogBuilder;
    enum FixedColumn { AtColumn, KindColumn, TitleColumn, FixedColumnCount };
    struct AsOf
    {
        PlayNumbers numbers; ///< each row holds from after this play until the next row
        std::vector<TextColumn> columns;

        qsizetype rowAfter(qint64 playNumber) const;
    };

    QByteArray m_gameId;
    PlayNumbers m_numbers; ///< strictly ascending
    bool m_isWhole = true;
    bool m_hasStart = false;
    Names m_names;
    std::array<TextColumn, FixedColumnCount> m_fixed;
    std::vector<TextColumn> m_state;
    std::vector<AsOf> m_asOf;
    std::vector<PlayStateColumn> m_columns;
};

/// Builds a PlayLog from rows: the columns of the plays, the plays in order, then each as-of query likewise.
/// Errors name the query file.
class PlayLogBuilder
{
    Q_DECLARE_TR_FUNCTIONS(Weekglass::PlayLogBuilder)

public:
    using Row = std::span<const TextColumn::Text>;

    /// @p definition must outlive the builder.
    PlayLogBuilder(const PlayLogDefinition& definition, const QByteArray& gameId);

    /// The state before the first play, by the columns of the plays; before beginPlays().
    Result<void> setStart(std::span<const QByteArray> names, Row row);
    Result<void> beginPlays(std::span<const QByteArray> names);
    Result<void> addPlay(Row row);
    Result<void> beginAsOf(std::span<const QByteArray> names);
    Result<void> addAsOf(Row row);
    /// The plays so far, without as-of state, while this one goes on growing; in the middle of the plays
    /// only.
    std::shared_ptr<const PlayLog> part() const;
    /// The log; an error if a group or a mark of the manifest names a column that no query has.
    Result<std::shared_ptr<const PlayLog>> finish();

    /// Memory that the rows so far take, in bytes.
    qsizetype bytes() const { return m_log->bytes(); }

private:
    struct Found
    {
        int source;
        int index;
        QByteArray name;
    };

    Result<void> addStateColumn(const QByteArray& name, int source, int index);
    Error error(const QString& message) const;
    /// The same, of the row behind those that have these numbers.
    Error rowError(const QString& message, const PlayNumbers& before) const;
    Result<void> addStart(std::span<const QByteArray> names);
    Result<void> append(Row row, PlayNumbers& numbers);
    Result<qint64> nextNumber(TextColumn::Text text, const PlayNumbers& before) const;
    const Found* found(const QString& column) const;
    std::vector<PlayStateColumn> columns() const;
    bool isName(const QByteArray& column) const;
    void findNames();
    Result<void> checkNames() const;
    Error unknownColumn(const QString& user, const QString& column) const;

    const PlayLogDefinition& m_definition;
    const GameFile* m_file; ///< the query file that rows come from now
    std::unique_ptr<PlayLog> m_log;
    std::vector<TextColumn*> m_targets; ///< where a row's cells go; null for the play number
    std::size_t m_numberAt = 0;
    std::vector<std::pair<QByteArray, std::optional<QByteArray>>> m_start; ///< cells by column
    std::vector<Found> m_found;
};

}
