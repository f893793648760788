#pragma once

#include "base/result.h"
#include "parquet/column.h"

#include <memory>
#include <string>

struct ZSTD_CCtx_s;

namespace Weekglass::Parquet {

/// What the footer says of a column of a row group.
struct ChunkFacts
{
    qint64 offset = 0; ///< of its first page in the file
    qint64 values = 0; ///< with NULLs
    qint64 unpackedBytes = 0; ///< both with the pages' heads
    qint64 packedBytes = 0;
};

/// The pages of one column of a row group, packed by zstd as soon as they are full.
class ColumnPages
{
public:
    ColumnPages(Column column, qsizetype pageBytes);

    const Column& column() const { return m_column; }
    void addNull();
    /// @return false if the text is no value of the column
    bool add(QByteArrayView text);
    /// What it holds in memory.
    qsizetype size() const { return unpacked() + m_pages.size(); }
    /// Packs what is left. The pages are the caller's then, and the next row group begins.
    QByteArray take(ChunkFacts& facts);

private:
    struct Free
    {
        void operator()(ZSTD_CCtx_s* context) const noexcept;
    };

    void endValue(bool isPresent);
    qsizetype unpacked() const { return std::ssize(m_values) + std::ssize(m_present); }
    void packPage();

    Column m_column;
    qsizetype m_pageBytes;
    std::string m_values; // of the page that is being filled
    std::string m_present; // of each of its values a byte: 0 is NULL
    bool m_hasNulls = false;
    QByteArray m_pages;
    ChunkFacts m_facts;
    std::unique_ptr<ZSTD_CCtx_s, Free> m_context;
};

}
