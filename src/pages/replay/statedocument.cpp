#include "pages/replay/statedocument.h"

#include "base/utf8.h"
#include "json/strings.h"

namespace Weekglass {

namespace {

/// What the column has is JSON only if it is read as such: a text may begin like one.
QByteArray jsonOf(const TextColumn::Text& text)
{
    if (!text)
        return "null";
    const bool mayBeJson = !text->isEmpty() && (QByteArrayView("[{-0123456789").contains(text->front()));
    if (mayBeJson) {
        const QByteArray json = text->toByteArray();
        if (Json::Document::parse(json))
            return json;
    }
    return Json::quoted(fromUtf8(*text));
}

}

Result<Json::Document> stateDocument(const PlayLog& log, qsizetype index)
{
    QByteArray object("{");
    for (std::size_t column = 0; column < log.columns().size(); ++column) {
        if (column > 0)
            object += ',';
        object += Json::quoted(fromUtf8(log.columns()[column].name)) + ':' + jsonOf(log.value(index, column));
    }
    return Json::Document::parse(object + '}');
}

}
