#pragma once

#include "base/result.h"

#include <QByteArrayView>

#include <memory>

namespace Weekglass {

enum class Compression { None, Gzip, Zstd, Xz };

/// By the first bytes; a file's name says nothing.
Compression compressionOf(QByteArrayView beginning);
/// "gzip"; empty for None.
QString compressionName(Compression compression);

/// Unpacks step by step. Memory is bounded whatever the data say. Data in several parts behind each other are
/// one, as the usual tools have it; checksums are checked where the format has them.
class Decoder
{
public:
    struct Step
    {
        qsizetype consumed = 0;
        qsizetype produced = 0;
    };

    static std::unique_ptr<Decoder> create(Compression compression);
    virtual ~Decoder() = default;

    /// @p isLast: no packed bytes come after these. An error if the data are damaged.
    virtual Result<Step> step(QByteArrayView packed, bool isLast, char* to, qsizetype room) = 0;
    /// Nothing is missing if the packed bytes end here.
    virtual bool isComplete() const = 0;
};

}
