#include "fuzz.h"

#include "import/linereader.h"
#include "import/recordreader.h"
#include "json/document.h"

#include <sys/mman.h>
#include <unistd.h>

using namespace Weekglass;

namespace {

/// A file that exists in memory only, with this content until the next call.
QString fileOf(const QByteArray& bytes)
{
    static const int descriptor = ::memfd_create("input", 0);
    static const QString path = QStringLiteral("/proc/self/fd/%1").arg(descriptor);
    demand(::ftruncate(descriptor, 0) == 0
               && ::pwrite(descriptor, bytes.constData(), static_cast<std::size_t>(bytes.size()), 0)
                   == bytes.size(),
           "the input is written");
    return path;
}

void readRecords(const QString& path, const RecordOptions& options)
{
    auto reader = RecordReader::open(path, options);
    if (!reader)
        return;
    qint64 last = 0;
    while (true) {
        auto record = (*reader)->next();
        if (!record)
            demand(!record.error().message.isEmpty(), "an error has words");
        if (!record || !*record)
            break;
        demand((*record)->number > last, "records are numbered in their order");
        last = (*record)->number;
        // of one that is refused for its length, the beginning is given: as much as was unpacked at once
        demand(!(*record)->refusal.isEmpty() || (*record)->json.size() <= 8 * options.maxBytes + 1024,
               "a record is bounded");
        const bool isMade = (*reader)->format() == FileFormat::Csv || (*reader)->format() == FileFormat::Har;
        if (isMade && (*record)->refusal.isEmpty() && options.jsonMembers.isEmpty())
            demand(bool(Json::Document::parse((*record)->json.toByteArray())), "a made record is JSON");
    }
}

void readLines(const QString& path, qsizetype maxBytes)
{
    auto lines = LineReader::open(path, maxBytes);
    qint64 last = 0;
    while (lines) {
        const auto line = lines->next();
        if (!line || !*line)
            break;
        demand((*line)->number == ++last, "lines are counted");
        demand((*line)->tooLong || (*line)->text.size() <= maxBytes, "a line is bounded");
        demand(!(*line)->text.contains('\n'), "a line is one line");
    }
}

}

/// NDJSON, arrays, HTTP archives and CSV, plain and packed: the reader tells them apart by the content.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QString path = fileOf(inputOf(data, size));
    const QStringList members {QStringLiteral("at"), QStringLiteral("kind"), QStringLiteral("payload")};
    readRecords(path, {.members = members, .maxBytes = 1 << 20});
    readRecords(path, {.members = members, .jsonMembers = {QStringLiteral("payload")}, .maxBytes = 40});
    readLines(path, 24);
    return 0;
}
