#include "replay/playlog.h"

#include <QRegularExpression>

#include <algorithm>

namespace Weekglass {

void PlayNumbers::append(qint64 number)
{
    if (m_size == m_capacity) {
        m_capacity = std::max<qsizetype>(1024, m_capacity * 2);
        std::shared_ptr<qint64[]> larger(
            new qint64[static_cast<std::size_t>(m_capacity)]); // NOLINT(modernize-avoid-c-arrays)
        std::copy(begin(), end(), larger.get());
        m_memory = std::move(larger); // copies keep the old memory
    }
    m_memory[m_size++] = number;
}

std::optional<qsizetype> PlayLog::indexOf(qint64 playNumber) const
{
    const auto found = std::lower_bound(m_numbers.begin(), m_numbers.end(), playNumber);
    if (found == m_numbers.end() || *found != playNumber)
        return std::nullopt;
    return found - m_numbers.begin();
}

qsizetype PlayLog::nearest(qint64 playNumber) const
{
    const auto above = std::lower_bound(m_numbers.begin(), m_numbers.end(), playNumber);
    if (above == m_numbers.begin())
        return 0;
    if (above == m_numbers.end())
        return size() - 1;
    // unsigned, since the distance of two numbers may not fit
    const auto distance = [](qint64 low, qint64 high) {
        return static_cast<quint64>(high) - static_cast<quint64>(low);
    };
    const bool isLower = distance(*(above - 1), playNumber) <= distance(playNumber, *above);
    return above - m_numbers.begin() - (isLower ? 1 : 0);
}

bool PlayLog::isDense() const
{
    return playCount() == 0 || (m_numbers[size() - playCount()] == 1 && m_numbers.last() == playCount());
}

qsizetype PlayLog::AsOf::rowAfter(qint64 playNumber) const
{
    return std::upper_bound(numbers.begin(), numbers.end(), playNumber) - numbers.begin() - 1;
}

TextColumn::Text PlayLog::value(qsizetype index, std::size_t column) const
{
    const PlayStateColumn& place = m_columns[column];
    const auto at = static_cast<std::size_t>(place.index);
    if (place.source < 0)
        return m_state[at].at(index);
    const AsOf& asOf = m_asOf[static_cast<std::size_t>(place.source)];
    const qsizetype row = asOf.rowAfter(playNumber(index));
    return row < 0 ? std::nullopt : asOf.columns[at].at(row);
}

bool PlayLog::isChanged(qsizetype index, std::size_t column) const
{
    return index > 0 && !isSame(index, index - 1, column);
}

bool PlayLog::isSame(qsizetype index, qsizetype otherIndex, std::size_t column) const
{
    const PlayStateColumn& place = m_columns[column];
    const auto at = static_cast<std::size_t>(place.index);
    if (place.source < 0)
        return m_state[at].isSame(index, otherIndex);
    const AsOf& asOf = m_asOf[static_cast<std::size_t>(place.source)];
    const qsizetype row = asOf.rowAfter(playNumber(index));
    const qsizetype other = asOf.rowAfter(playNumber(otherIndex));
    if (row == other)
        return true;
    if (row < 0 || other < 0)
        return !asOf.columns[at].at(std::max(row, other)).has_value();
    return asOf.columns[at].isSame(row, other);
}

QString PlayLog::named(const QString& label) const
{
    // word by word, so that "Home" stays in "Homer" and in a team's own name
    static const QRegularExpression word(QStringLiteral("\\w+"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    QString text;
    qsizetype done = 0;
    for (auto words = word.globalMatch(label); words.hasNext();) {
        const auto match = words.next();
        const auto found =
            std::ranges::find(m_names, match.captured(), &decltype(m_names)::value_type::first);
        if (found == m_names.end())
            continue;
        text += label.mid(done, match.capturedStart() - done) + found->second;
        done = match.capturedEnd();
    }
    return text + label.mid(done);
}

std::optional<std::size_t> PlayLog::column(const QString& name) const
{
    const auto found = std::ranges::find(m_columns, name.toUtf8(), &PlayStateColumn::name);
    if (found == m_columns.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - m_columns.begin());
}

std::vector<PlayStateValue> PlayLog::state(qsizetype index) const
{
    std::vector<PlayStateValue> values;
    values.reserve(m_columns.size());
    for (std::size_t column = 0; column < m_columns.size(); ++column)
        values.push_back({&m_columns[column], value(index, column), isChanged(index, column)});
    return values;
}

std::vector<std::size_t> PlayLog::changes(qsizetype index) const
{
    std::vector<std::size_t> changed;
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        if (isChanged(index, column))
            changed.push_back(column);
    }
    return changed;
}

qsizetype PlayLog::bytes() const
{
    qsizetype sum = m_numbers.bytes();
    for (const TextColumn& column : m_fixed)
        sum += column.bytes();
    for (const TextColumn& column : m_state)
        sum += column.bytes();
    for (const AsOf& asOf : m_asOf) {
        sum += asOf.numbers.bytes();
        for (const TextColumn& column : asOf.columns)
            sum += column.bytes();
    }
    return sum;
}

}
