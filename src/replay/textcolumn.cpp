#include "replay/textcolumn.h"

#include <QHashFunctions>

#include <algorithm>
#include <cstring>
#include <string_view>
#include <unordered_set>

namespace Weekglass {

namespace {

constexpr quint32 NullMark = 0x80000000U;
// keeps the ends, with one huge value more, below the mark
constexpr std::size_t MaxChunkBytes = std::size_t(64) << 20U;
constexpr int ProbeRows = 2048; // rows after which a chunk's kind is judged
constexpr std::size_t NarrowCodes = 256;

/// Texts of state are short as a rule: two words and a multiplication are quicker there than qHashBits.
std::size_t hashOf(TextColumn::Text value)
{
    if (!value)
        return 0;
    const auto size = static_cast<std::size_t>(value->size());
    if (size == 0)
        return 1;
    if (size > 16)
        return qHashBits(value->data(), size);
    quint64 first = 0;
    quint64 second = 0;
    std::memcpy(&first, value->data(), std::min<std::size_t>(size, 8));
    if (size > 8)
        std::memcpy(&second, value->data() + 8, size - 8);
    const quint64 mixed = (first ^ (second * 0x9E3779B97F4A7C15U) ^ size) * 0xFF51AFD7ED558CCDU;
    return mixed ^ (mixed >> 32U);
}

/// As operator== of the optional views, but without its two calls: this is asked for every cell that is
/// loaded.
inline bool isEqual(const TextColumn::Text& left, const TextColumn::Text& right)
{
    if (!left || !right)
        return left.has_value() == right.has_value();
    const auto size = static_cast<std::size_t>(left->size());
    return left->size() == right->size()
        && (size == 0 || std::memcmp(left->data(), right->data(), size) == 0);
}

}

int TextColumn::Chunk::entryOf(int row) const
{
    if (isPlain)
        return row;
    const auto at = static_cast<std::size_t>(row);
    if (!wide.empty())
        return wide[at];
    return narrow.empty() ? 0 : narrow[at];
}

TextColumn::Text TextColumn::Chunk::entry(int index) const
{
    const auto at = static_cast<std::size_t>(index);
    const quint32 end = ends[at];
    if (end & NullMark)
        return std::nullopt;
    const quint32 begin = index == 0 ? 0 : ends[at - 1] & ~NullMark;
    return QByteArrayView(text.data() + begin, static_cast<qsizetype>(end - begin));
}

int TextColumn::Chunk::addEntry(Text value)
{
    if (value)
        text.append(value->data(), static_cast<std::size_t>(value->size()));
    ends.push_back(static_cast<quint32>(text.size()) | (value ? 0 : NullMark));
    return static_cast<int>(ends.size()) - 1;
}

void TextColumn::Chunk::addCode(int code)
{
    // while there is one entry only, the number of rows says it all
    if (ends.size() > 1 && wide.empty() && narrow.empty())
        narrow.assign(static_cast<std::size_t>(rows), 0);
    if (ends.size() > NarrowCodes && wide.empty()) {
        wide.assign(narrow.begin(), narrow.end());
        narrow = {};
    }
    if (!wide.empty())
        wide.push_back(static_cast<quint16>(code));
    else if (ends.size() > 1)
        narrow.push_back(static_cast<quint8>(code));
    ++rows;
}

void TextColumn::Chunk::makePlain()
{
    Chunk plain;
    plain.ends.reserve(static_cast<std::size_t>(MaxChunkRows));
    for (int row = 0; row < rows; ++row)
        plain.addEntry(entry(entryOf(row)));
    text = std::move(plain.text);
    ends = std::move(plain.ends);
    narrow = {};
    wide = {};
    isPlain = true;
}

void TextColumn::Chunk::shrink()
{
    text.shrink_to_fit();
    ends.shrink_to_fit();
    narrow.shrink_to_fit();
    wide.shrink_to_fit();
}

void TextColumn::append(QByteArrayView text)
{
    appendText(text);
}

void TextColumn::appendNull()
{
    appendText(std::nullopt);
}

void TextColumn::appendText(Text value)
{
    if (m_chunks.empty() || m_chunks.back()->rows == MaxChunkRows
        || m_chunks.back()->text.size() > MaxChunkBytes)
        startChunk();
    Chunk& chunk = *m_chunks.back();
    ++m_size;
    if (chunk.isPlain) {
        chunk.addEntry(value);
        ++chunk.rows;
        return;
    }
    m_lastEntry = codeOf(value);
    chunk.addCode(m_lastEntry);
    if (chunk.rows == ProbeRows && chunk.ends.size() > ProbeRows / 2)
        chunk.makePlain();
}

int TextColumn::codeOf(Text value)
{
    Chunk& chunk = *m_chunks.back();
    if (m_lastEntry >= 0 && isEqual(chunk.entry(m_lastEntry), value))
        return m_lastEntry;
    if (chunk.ends.size() * 2 >= m_index.size())
        growIndex();
    const std::size_t mask = m_index.size() - 1;
    for (std::size_t slot = hashOf(value) & mask;; slot = (slot + 1) & mask) {
        if (m_index[slot] == 0) {
            const int added = chunk.addEntry(value);
            m_index[slot] = static_cast<quint16>(added + 1);
            return added;
        }
        if (isEqual(chunk.entry(m_index[slot] - 1), value))
            return m_index[slot] - 1;
    }
}

void TextColumn::growIndex()
{
    const Chunk& chunk = *m_chunks.back();
    m_index.assign(std::max<std::size_t>(64, m_index.size() * 2), 0);
    const std::size_t mask = m_index.size() - 1;
    for (int i = 0; i < static_cast<int>(chunk.ends.size()); ++i) {
        std::size_t slot = hashOf(chunk.entry(i)) & mask;
        while (m_index[slot] != 0)
            slot = (slot + 1) & mask;
        m_index[slot] = static_cast<quint16>(i + 1);
    }
}

void TextColumn::startChunk()
{
    if (!m_chunks.empty())
        m_chunks.back()->shrink();
    m_chunks.push_back(std::make_shared<Chunk>());
    m_chunks.back()->firstRow = m_size;
    m_index.assign(64, 0);
    m_lastEntry = -1;
}

void TextColumn::finish()
{
    if (!m_chunks.empty())
        m_chunks.back()->shrink();
    m_chunks.shrink_to_fit();
    m_index = {};
}

TextColumn TextColumn::frozen() const
{
    TextColumn copy;
    copy.m_chunks = m_chunks;
    copy.m_size = m_size;
    if (!m_chunks.empty())
        copy.m_chunks.back() = std::make_shared<Chunk>(*m_chunks.back());
    return copy;
}

const TextColumn::Chunk& TextColumn::chunkOf(qsizetype row) const
{
    Q_ASSERT(row >= 0 && row < m_size);
    // right unless a chunk was closed early for its bytes
    const auto guess = static_cast<std::size_t>(row / MaxChunkRows);
    if (guess < m_chunks.size() && m_chunks[guess]->firstRow <= row
        && row < m_chunks[guess]->firstRow + m_chunks[guess]->rows)
        return *m_chunks[guess];
    const auto after = std::upper_bound(m_chunks.begin(), m_chunks.end(), row,
                                        [](qsizetype r, const auto& chunk) { return r < chunk->firstRow; });
    return **(after - 1);
}

TextColumn::Text TextColumn::at(qsizetype row) const
{
    const Chunk& chunk = chunkOf(row);
    return chunk.entry(chunk.entryOf(static_cast<int>(row - chunk.firstRow)));
}

bool TextColumn::isSame(qsizetype row, qsizetype otherRow) const
{
    const Chunk& chunk = chunkOf(row);
    const Chunk& other = chunkOf(otherRow);
    const int entry = chunk.entryOf(static_cast<int>(row - chunk.firstRow));
    const int otherEntry = other.entryOf(static_cast<int>(otherRow - other.firstRow));
    if (&chunk == &other && !chunk.isPlain)
        return entry == otherEntry;
    return isEqual(chunk.entry(entry), other.entry(otherEntry));
}

std::vector<QByteArrayView> TextColumn::distinct(qsizetype limit) const
{
    std::vector<QByteArrayView> found;
    std::unordered_set<std::string_view> seen;
    for (const auto& chunk : m_chunks) {
        for (int i = 0; i < static_cast<int>(chunk->ends.size()); ++i) {
            const Text text = chunk->entry(i);
            if (!text || !seen.emplace(text->data(), static_cast<std::size_t>(text->size())).second)
                continue;
            if (static_cast<qsizetype>(found.size()) == limit)
                return found;
            found.push_back(*text);
        }
    }
    return found;
}

qsizetype TextColumn::bytes() const
{
    std::size_t sum = m_index.capacity() * sizeof(quint16) + m_chunks.size() * sizeof(Chunk);
    for (const auto& chunk : m_chunks) {
        sum += chunk->text.capacity() + chunk->ends.capacity() * sizeof(quint32) + chunk->narrow.capacity()
            + chunk->wide.capacity() * sizeof(quint16);
    }
    return static_cast<qsizetype>(sum);
}

}
