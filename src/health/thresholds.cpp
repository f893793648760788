#include "health/thresholds.h"

#include "base/files.h"
#include "health/text.h"
#include "json/document.h"

#include <QFile>

namespace Weekglass {

namespace {

Error wrong(const QString& file, const QString& message)
{
    return {.kind = Error::Kind::Format,
            .message = message,
            .where = file,
            .advice = Text::tr("“weekglassctl health --print-thresholds” shows all of them.")};
}

QByteArray limitText(const std::optional<double>& limit)
{
    return limit ? QByteArray::number(*limit, 'g', 15) : QByteArray("null");
}

/// Takes a limit over, if the object has it. False: it is no number.
bool takeLimit(const Json::Document& document, Json::NodeId object, QStringView key,
               std::optional<double>& limit)
{
    const auto node = document.find(object, key);
    if (node == Json::noNode)
        return true;
    if (document.kind(node) == Json::Kind::Null) {
        limit.reset();
        return true;
    }
    bool isNumber = false;
    limit = document.rawText(node).toByteArray().toDouble(&isNumber);
    return isNumber && document.kind(node) == Json::Kind::Number;
}

}

const Thresholds& Thresholds::defaults()
{
    static const auto made = [] {
        QFile file(QStringLiteral(":/health/thresholds.json"));
        Thresholds all;
        if (!file.open(QIODevice::ReadOnly) || !all.take(file.readAll(), file.fileName()))
            qFatal("the thresholds that ship cannot be read");
        return all;
    }();
    return made;
}

Result<Thresholds> Thresholds::parse(const QByteArray& json, const QString& file)
{
    Thresholds all = defaults();
    if (auto taken = all.take(json, file); !taken)
        return taken.error();
    return all;
}

Result<void> Thresholds::take(const QByteArray& json, const QString& file)
{
    const auto document = Json::Document::parse(json);
    if (!document)
        return wrong(file, document.error().text());
    const auto root = Json::Document::root();
    if (document->kind(root) != Json::Kind::Object)
        return wrong(file, Text::tr("The thresholds are not a JSON object."));
    for (int i = 0; i < document->childCount(root); ++i) {
        const auto node = document->child(root, i);
        const QString id = document->key(node);
        if (!figureKind(id))
            return wrong(file, Text::tr("There is no figure “%1”.").arg(id));
        Threshold& threshold = m_values[id];
        if (document->kind(node) != Json::Kind::Object
            || !takeLimit(*document, node, u"warning", threshold.warning)
            || !takeLimit(*document, node, u"critical", threshold.critical))
            return wrong(file, Text::tr("The limits of “%1” are not numbers.").arg(id));
        for (int j = 0; j < document->childCount(node); ++j) {
            const QString key = document->key(document->child(node, j));
            if (key != u"warning" && key != u"critical")
                return wrong(file, Text::tr("“%1” has no “%2”, only warning and critical.").arg(id, key));
        }
    }
    return {};
}

QByteArray Thresholds::toJson() const
{
    QByteArrayList lines;
    for (const FigureKind& kind : figureKinds()) {
        const Threshold threshold = of(kind);
        lines << QByteArray("  \"") + kind.id + "\": {\"warning\": " + limitText(threshold.warning)
                + ", \"critical\": " + limitText(threshold.critical) + '}';
    }
    return "{\n" + lines.join(",\n") + "\n}\n";
}

}
