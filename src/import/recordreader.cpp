#include "import/recordreader.h"

#include "base/utf8.h"
#include "import/csvrows.h"
#include "import/harentry.h"
#include "import/jsonelements.h"
#include "import/linereader.h"

#include "import/text.h"
#include "json/document.h"
#include "json/strings.h"

#include <QSet>
#include <QStringDecoder>

#include <algorithm>

namespace Weekglass {

namespace {

QString tooLong(qsizetype maxBytes)
{
    return Text::tr("the record is longer than %1 MB").arg(maxBytes / 1024 / 1024);
}

class NdjsonRecords : public RecordReader
{
public:
    NdjsonRecords(std::unique_ptr<ByteStream> stream, qsizetype maxBytes)
        : m_lines(std::move(stream), maxBytes)
        , m_maxBytes(maxBytes)
    {
    }

    Result<std::optional<Record>> next() override
    {
        while (true) {
            auto line = m_lines.next();
            if (!line)
                return line.error();
            if (!*line)
                return std::optional<Record>();
            const QByteArrayView text = (*line)->text;
            if (text.trimmed().isEmpty())
                continue;
            if (!(*line)->hasBreak && !Json::Document::parse(text.toByteArray())) {
                m_isCutOff = true;
                return Error {
                    .kind = Error::Kind::Format,
                    .message = Text::tr(
                        "The file is truncated: its last line has no line break and is not complete JSON.")};
            }
            return std::optional(Record {.original = text,
                                         .json = text,
                                         .number = (*line)->number,
                                         .refusal = (*line)->tooLong ? tooLong(m_maxBytes) : QString()});
        }
    }
    bool isCutOff() const override { return m_isCutOff || m_lines.stream().isCutOff(); }
    FileFormat format() const override { return FileFormat::Ndjson; }
    qint64 bytesRead() const override { return m_lines.stream().bytesRead(); }
    qint64 size() const override { return m_lines.stream().size(); }

private:
    LineReader m_lines;
    qsizetype m_maxBytes;
    bool m_isCutOff = false;
};

class ElementRecords : public RecordReader
{
public:
    ElementRecords(std::unique_ptr<ByteStream> stream, bool isHar, const RecordOptions& options)
        : m_elements(std::move(stream), isHar ? QByteArrayList {"log", "entries"} : QByteArrayList(),
                     options.maxBytes)
        , m_isHar(isHar)
        , m_nameOf(options.nameOf)
        , m_maxBytes(options.maxBytes)
    {
    }

    Result<std::optional<Record>> next() override
    {
        auto element = m_elements.next();
        if (!element)
            return element.error();
        if (!*element)
            return std::optional<Record>();
        const QByteArrayView text = (*element)->text;
        Record record {.original = text, .json = text, .number = (*element)->number, .refusal = {}};
        if ((*element)->tooLong) {
            record.refusal = tooLong(m_maxBytes);
        } else if (m_isHar) {
            auto response = recordOfHarEntry(text, m_nameOf);
            if (!response)
                record.refusal = response.error().message;
            m_response = response ? *std::move(response) : QByteArray();
            record.json = m_response;
        }
        return std::optional(std::move(record));
    }
    bool isCutOff() const override { return m_elements.isCutOff(); }
    FileFormat format() const override { return m_isHar ? FileFormat::Har : FileFormat::JsonArray; }
    qint64 bytesRead() const override { return m_elements.stream().bytesRead(); }
    qint64 size() const override { return m_elements.stream().size(); }

private:
    JsonElements m_elements;
    bool m_isHar;
    RequestNamer m_nameOf;
    qsizetype m_maxBytes;
    QByteArray m_response;
};

class CsvRecords : public RecordReader
{
public:
    CsvRecords(CsvRows rows, const RecordOptions& options)
        : m_rows(std::move(rows))
        , m_jsonMembers(options.jsonMembers)
    {
    }

    Result<void> readHeader()
    {
        auto row = m_rows.next();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        m_header = (*row)->text.toByteArray();
        QSet<QString> known;
        for (const QByteArray& cell : (*row)->cells) {
            const QString name = fromUtf8(cell.trimmed());
            if (known.contains(name))
                return Error {.kind = Error::Kind::Format,
                              .message = Text::tr("Two columns have the name “%1”.").arg(name)};
            known.insert(name);
            m_columns.push_back({.key = Json::quoted(name), .isJson = m_jsonMembers.contains(name)});
        }
        return {};
    }

    Result<std::optional<Record>> next() override
    {
        auto row = m_rows.next();
        if (!row)
            return row.error();
        if (!*row)
            return std::optional<Record>();
        Record record {
            .original = (*row)->text, .json = {}, .number = (*row)->number, .refusal = (*row)->problem};
        if (record.refusal.isEmpty())
            record.refusal = makeObject((*row)->cells);
        record.json = m_object;
        return std::optional(std::move(record));
    }
    bool isCutOff() const override { return m_rows.stream().isCutOff(); }
    FileFormat format() const override { return FileFormat::Csv; }
    QByteArrayView header() const override { return m_header; }
    qint64 bytesRead() const override { return m_rows.stream().bytesRead(); }
    qint64 size() const override { return m_rows.stream().size(); }

private:
    struct Column
    {
        QByteArray key; // as JSON
        bool isJson = false;
    };

    /// Why the cells make none; empty if they do.
    QString makeObject(const std::vector<QByteArray>& cells)
    {
        m_object = "{";
        if (cells.size() != m_columns.size())
            return Text::tr("the row has %1 cells, the header has %2")
                .arg(cells.size())
                .arg(m_columns.size());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].isEmpty())
                continue;
            if (m_object.size() > 1)
                m_object += ',';
            m_object += m_columns[i].key + ':';
            if (!m_columns[i].isJson) {
                QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
                const QString text = decoder(cells[i]);
                if (decoder.hasError())
                    return Text::tr("a cell is not valid UTF-8");
                m_object += Json::quoted(text);
            } else if (const auto value = Json::Document::parse(cells[i]); !value) {
                return Text::tr("the cell %1 is not JSON: %2")
                    .arg(fromUtf8(m_columns[i].key), value.error().message);
            } else {
                m_object += cells[i];
            }
        }
        m_object += '}';
        return {};
    }

    CsvRows m_rows;
    QStringList m_jsonMembers;
    QByteArray m_header;
    std::vector<Column> m_columns;
    QByteArray m_object;
};

bool isCsv(QByteArrayView beginning, const RecordOptions& options)
{
    const auto names = CsvRows::header(beginning);
    return names.size() > 1 && !beginning.startsWith('{')
        && std::any_of(names.begin(), names.end(), [&](const QByteArray& name) {
               return options.members.contains(fromUtf8(name.trimmed()));
           });
}

}

Result<RequestName> requestNameByPath(const QUrl& url)
{
    const QString path = url.path(QUrl::FullyEncoded);
    return RequestName {.endpoint = path,
                        .requestKey = url.hasQuery()
                            ? QString(path + QLatin1Char('?') + url.query(QUrl::FullyEncoded))
                            : path};
}

Result<std::unique_ptr<RecordReader>> RecordReader::open(const QString& path, const RecordOptions& options)
{
    using Pointer = std::unique_ptr<RecordReader>;
    auto opened = ByteStream::open(path);
    if (!opened)
        return opened.error();
    auto stream = *std::move(opened);
    const QByteArrayView beginning = stream->beginning();
    const bool isHar = beginsAsHar(beginning);
    if (isHar || beginning.trimmed().startsWith('['))
        return Pointer(std::make_unique<ElementRecords>(std::move(stream), isHar, options));
    if (!isCsv(beginning, options))
        return Pointer(std::make_unique<NdjsonRecords>(std::move(stream), options.maxBytes));
    auto records = std::make_unique<CsvRecords>(CsvRows(std::move(stream), options.maxBytes), options);
    if (auto read = records->readHeader(); !read)
        return read.error().at(path);
    return Pointer(std::move(records));
}

QString recordPlace(FileFormat format, qint64 number)
{
    const bool isElement = format == FileFormat::JsonArray || format == FileFormat::Har;
    return (isElement ? Text::tr("element %1") : Text::tr("line %1")).arg(number);
}

}
