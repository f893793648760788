#include "base/safetext.h"
#include "base/utf8.h"
#include "replay/playlog.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace Weekglass {

namespace {

const QByteArray NumberName = QByteArrayLiteral("play_number");

}

PlayLogBuilder::PlayLogBuilder(const PlayLogDefinition& definition, const QByteArray& gameId)
    : m_definition(definition)
    , m_file(&definition.plays)
    , m_log(std::make_unique<PlayLog>())
{
    m_log->m_gameId = gameId;
}

Error PlayLogBuilder::error(const QString& message) const
{
    return {.kind = Error::Kind::Format,
            .message = message,
            .where = m_file->name,
            .advice = tr("Correct the query file in the game's folder, then load the game again.")};
}

Error PlayLogBuilder::rowError(const QString& message, const PlayNumbers& before) const
{
    Error error = this->error(message);
    error.detail = tr("Game %1, row %2 of the result")
                       .arg(visibleText(m_log->m_gameId, 60), QString::number(before.size() + 1));
    return error;
}

Result<void> PlayLogBuilder::addStateColumn(const QByteArray& name, int source, int index)
{
    for (const Found& other : m_found) {
        if (other.name == name)
            return error(tr("The column \"%1\" appears twice among the state columns.")
                             .arg(visibleText(QByteArrayView(name))));
    }
    m_found.push_back({source, index, name});
    return {};
}

Result<void> PlayLogBuilder::setStart(std::span<const QByteArray> names, Row row)
{
    for (std::size_t i = 0; i < names.size(); ++i)
        m_start.emplace_back(names[i], row[i] ? std::optional(row[i]->toByteArray()) : std::nullopt);
    m_log->m_hasStart = true;
    return {};
}

Result<void> PlayLogBuilder::beginPlays(std::span<const QByteArray> names)
{
    const std::array<QByteArray, PlayLog::FixedColumnCount> fixed {
        QByteArrayLiteral("at"), QByteArrayLiteral("kind"), QByteArrayLiteral("title")};
    QByteArrayList missing {NumberName, fixed[0], fixed[1], fixed[2]};
    m_targets.assign(names.size(), nullptr);
    // sized before pointers into it are taken
    m_log->m_state.resize(names.size());
    int stateCount = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto known = std::find(fixed.begin(), fixed.end(), names[i]);
        if (missing.removeAll(names[i]) > 0) {
            if (known == fixed.end())
                m_numberAt = i;
            else
                m_targets[i] = &m_log->m_fixed[static_cast<std::size_t>(known - fixed.begin())];
            continue;
        }
        if (known != fixed.end() || names[i] == NumberName)
            return error(tr("The column \"%1\" appears twice.").arg(visibleText(QByteArrayView(names[i]))));
        if (Result<void> added = addStateColumn(names[i], -1, stateCount); !added)
            return added;
        m_targets[i] = &m_log->m_state[static_cast<std::size_t>(stateCount++)];
    }
    m_log->m_state.resize(static_cast<std::size_t>(stateCount));
    if (!missing.isEmpty()) {
        return error(tr("The query of the plays lacks the column %1.").arg(fromUtf8(missing.join(", "))));
    }
    return m_log->m_hasStart ? addStart(names) : Result<void>();
}

/// The entry before the first play; what the query of the start does not tell is not known.
Result<void> PlayLogBuilder::addStart(std::span<const QByteArray> names)
{
    for (const auto& [name, cell] : m_start) {
        if (std::ranges::find(names, name) != names.end() && name != NumberName)
            continue;
        Error unknown = error(tr("The column \"%1\" is not a column of the plays that the start can give.")
                                  .arg(visibleText(QByteArrayView(name))));
        unknown.where = m_definition.start ? m_definition.start->name : unknown.where;
        return unknown;
    }
    m_log->m_numbers.append(0);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!m_targets[i])
            continue;
        const auto told = std::ranges::find(m_start, names[i], &decltype(m_start)::value_type::first);
        if (told != m_start.end() && told->second)
            m_targets[i]->append(*told->second);
        else
            m_targets[i]->appendNull();
    }
    return {};
}

Result<qint64> PlayLogBuilder::nextNumber(TextColumn::Text text, const PlayNumbers& before) const
{
    qint64 number = 0;
    if (!text)
        return rowError(tr("A row has no play number (NULL)."), before);
    const auto [end, failure] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (failure != std::errc() || end != text->data() + text->size())
        return rowError(
            tr("\"%1\" is not a play number; it must be a whole number.").arg(visibleText(*text, 60)),
            before);
    if (!before.isEmpty() && number == before.last())
        return rowError(tr("The play number %1 appears twice; each play needs its own.").arg(number), before);
    if (!before.isEmpty() && number < before.last())
        return rowError(tr("The play number %1 comes after %2.").arg(number).arg(before.last()), before);
    return number;
}

Result<void> PlayLogBuilder::append(Row row, PlayNumbers& numbers)
{
    Q_ASSERT(row.size() == m_targets.size());
    const Result<qint64> number = nextNumber(row[m_numberAt], numbers);
    if (!number)
        return number.error();
    numbers.append(*number);
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (!m_targets[i])
            continue;
        if (row[i])
            m_targets[i]->append(*row[i]);
        else
            m_targets[i]->appendNull();
    }
    return {};
}

Result<void> PlayLogBuilder::addPlay(Row row)
{
    return append(row, m_log->m_numbers);
}

Result<void> PlayLogBuilder::beginAsOf(std::span<const QByteArray> names)
{
    const auto source = m_log->m_asOf.size();
    m_file = &m_definition.asOf[source];
    PlayLog::AsOf& asOf = m_log->m_asOf.emplace_back();
    asOf.columns.resize(names.size());
    m_targets.assign(names.size(), nullptr);
    bool hasNumber = false;
    int count = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == NumberName && !hasNumber) {
            hasNumber = true;
            m_numberAt = i;
            continue;
        }
        if (Result<void> added = addStateColumn(names[i], static_cast<int>(source), count); !added)
            return added;
        m_targets[i] = &asOf.columns[static_cast<std::size_t>(count++)];
    }
    asOf.columns.resize(static_cast<std::size_t>(count));
    if (!hasNumber)
        return error(tr("The query lacks the column %1.").arg(fromUtf8(NumberName)));
    return {};
}

Result<void> PlayLogBuilder::addAsOf(Row row)
{
    return append(row, m_log->m_asOf.back().numbers);
}

const PlayLogBuilder::Found* PlayLogBuilder::found(const QString& column) const
{
    const auto place = std::ranges::find(m_found, column.toUtf8(), &Found::name);
    return place == m_found.end() ? nullptr : &*place;
}

/// In the order of the groups, then the ones that no group names.
std::vector<PlayStateColumn> PlayLogBuilder::columns() const
{
    std::vector<PlayStateColumn> list;
    std::vector<const Found*> used;
    for (const StateGroup& group : m_definition.groups) {
        for (const StateColumn& wanted : group.columns) {
            const Found* place = found(wanted.name);
            if (!place)
                continue;
            used.push_back(place);
            list.push_back({place->name, m_log->named(group.title), m_log->named(wanted.label), place->source,
                            place->index});
        }
    }
    for (const Found& rest : m_found) {
        if (std::ranges::find(used, &rest) == used.end() && !isName(rest.name))
            list.push_back({rest.name, tr("Other"), fromUtf8(rest.name), rest.source, rest.index});
    }
    return list;
}

bool PlayLogBuilder::isName(const QByteArray& column) const
{
    return std::ranges::any_of(m_definition.names,
                               [&column](const LabelName& name) { return name.column.toUtf8() == column; });
}

/// What each word is called in this game: a name holds for all of it, so the last one counts.
void PlayLogBuilder::findNames()
{
    for (const LabelName& name : m_definition.names) {
        const Found* place = found(name.column);
        if (!place || place->source < 0)
            continue;
        const PlayLog::AsOf& asOf = m_log->m_asOf[static_cast<std::size_t>(place->source)];
        const auto text = asOf.numbers.isEmpty()
            ? TextColumn::Text()
            : asOf.columns[static_cast<std::size_t>(place->index)].at(asOf.numbers.size() - 1);
        if (text && !text->isEmpty())
            m_log->m_names.emplace_back(name.word, visibleText(*text, LabelCharacters));
    }
}

Error PlayLogBuilder::unknownColumn(const QString& user, const QString& column) const
{
    return {.kind = Error::Kind::Format,
            .message = tr("%1 names the column \"%2\", which no query of the play log \"%3\" has.")
                           .arg(user, column, m_definition.title),
            .where = QStringLiteral("game.json"),
            .advice = tr("Correct the name in the manifest, or add the column to a query file.")};
}

Result<void> PlayLogBuilder::checkNames() const
{
    for (const StateGroup& group : m_definition.groups) {
        for (const StateColumn& wanted : group.columns) {
            if (!found(wanted.name))
                return unknownColumn(tr("The group \"%1\"").arg(group.title), wanted.name);
        }
    }
    for (const LabelName& name : m_definition.names) {
        if (!found(name.column))
            return unknownColumn(tr("The name of \"%1\"").arg(name.word), name.column);
    }
    for (const PlayMark& mark : m_definition.marks) {
        for (const auto* names : {&mark.changed, &mark.truthy}) {
            for (const QString& name : *names) {
                if (!found(name))
                    return unknownColumn(tr("The mark \"%1\"").arg(mark.title), name);
            }
        }
    }
    return {};
}

std::shared_ptr<const PlayLog> PlayLogBuilder::part() const
{
    auto log = std::make_shared<PlayLog>();
    log->m_gameId = m_log->m_gameId;
    log->m_isWhole = false;
    log->m_hasStart = m_log->m_hasStart;
    log->m_numbers = m_log->m_numbers;
    for (std::size_t i = 0; i < m_log->m_fixed.size(); ++i)
        log->m_fixed[i] = m_log->m_fixed[i].frozen();
    for (const TextColumn& column : m_log->m_state)
        log->m_state.push_back(column.frozen());
    log->m_columns = columns();
    return log;
}

Result<std::shared_ptr<const PlayLog>> PlayLogBuilder::finish()
{
    if (Result<void> checked = checkNames(); !checked)
        return checked.error();
    for (TextColumn& column : m_log->m_fixed)
        column.finish();
    for (TextColumn& column : m_log->m_state)
        column.finish();
    for (PlayLog::AsOf& asOf : m_log->m_asOf) {
        for (TextColumn& column : asOf.columns)
            column.finish();
    }
    findNames();
    m_log->m_columns = columns();
    return std::shared_ptr<const PlayLog>(std::move(m_log));
}

}
