#include "cli/eventoutput.h"

#include "base/utf8.h"

namespace Weekglass {

std::vector<Output::Column> eventColumns(const EventShape& shape, bool isWhole)
{
    std::vector<Output::Column> columns;
    for (const QByteArray& name : shape.columns)
        columns.push_back({fromUtf8(name), fromUtf8(name), name == "id" || name == CutColumn});
    const QString payload = QStringLiteral("payload");
    columns.push_back({payload, payload, isWhole});
    return columns;
}

Result<std::vector<Pg::Value>> eventCells(Pg::Session& session, const EventSource& source, EventRow row,
                                          bool isWhole, const Pg::Call& call)
{
    if (isWhole) {
        auto payload = fetchEventPayload(session, source, row.key, wholePayload, call);
        if (!payload)
            return payload.error();
        row.preview = std::move(payload->text);
    }
    row.cells.push_back(std::move(row.preview));
    return std::move(row.cells);
}

}
