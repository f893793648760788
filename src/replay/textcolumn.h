#pragma once

#include <QByteArrayView>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace Weekglass {

/// One column of texts, as the server wrote them, kept small. NULL is distinct from the empty text.
///
/// Rows are kept in chunks. A chunk keeps each different text once and a code of one or two bytes per row;
/// one whose texts are mostly different keeps them one after the other instead. Appending is amortised O(1),
/// reading O(log chunks). After finish() the column is immutable, and any number of threads may read it; so
/// is what frozen() gives, while the column itself goes on growing.
class TextColumn
{
public:
    TextColumn() = default;
    TextColumn(TextColumn&&) = default;
    TextColumn& operator=(TextColumn&&) = default;
    TextColumn(const TextColumn&) = delete;
    TextColumn& operator=(const TextColumn&) = delete;
    ~TextColumn() = default;

    /// A text, or nullopt for NULL; valid as long as the column is.
    using Text = std::optional<QByteArrayView>;

    void append(QByteArrayView text);
    void appendNull();
    /// Frees what only appending needs.
    void finish();
    /// The rows so far as a finished column. It shares all chunks but the last one, which is copied.
    TextColumn frozen() const;

    qsizetype size() const { return m_size; }
    /// @p row must be within [0, size()).
    Text at(qsizetype row) const;
    /// Whether two rows have the same text, or are both NULL.
    bool isSame(qsizetype row, qsizetype otherRow) const;
    /// The different texts in order of first appearance, NULL left out; at most @p limit.
    std::vector<QByteArrayView> distinct(qsizetype limit) const;
    /// Memory in bytes.
    qsizetype bytes() const;

    static constexpr int MaxChunkRows = 32768;

private:
    struct Chunk
    {
        qsizetype firstRow = 0;
        int rows = 0;
        bool isPlain = false; ///< row n is entry n; else by code, or the only entry
        std::string text; ///< all entries, one after the other
        std::vector<quint32> ends; ///< of each entry in text; the top bit marks NULL
        std::vector<quint8> narrow; ///< codes while there are at most 256 entries
        std::vector<quint16> wide; ///< codes otherwise

        int entryOf(int row) const;
        Text entry(int index) const;
        int addEntry(Text value);
        void addCode(int code);
        void makePlain();
        void shrink();
    };

    const Chunk& chunkOf(qsizetype row) const;
    void appendText(Text value);
    int codeOf(Text value);
    void startChunk();
    void growIndex();

    std::vector<std::shared_ptr<Chunk>> m_chunks; ///< only the last one ever changes
    std::vector<quint16> m_index; ///< hash table of the last chunk: entry + 1, or 0
    int m_lastEntry = -1; ///< of the row before, in the last chunk
    qsizetype m_size = 0;
};

}
