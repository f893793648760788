#include "json/manifest.h"

#include "base/utf8.h"
#include "json/document.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <limits>

#include <nlohmann/json.hpp>

namespace Weekglass::Json {
namespace {

constexpr qsizetype maxDepth = 64;

QString textOf(const nlohmann::json& value)
{
    return fromUtf8(value.get_ref<const std::string&>());
}

/// The second of two members with the same key, noNode if there is none: such a file does not say what it
/// means.
NodeId repeatedMember(const Document& document)
{
    MemberSorter sorter;
    for (NodeId id = 0; id < static_cast<NodeId>(document.nodeCount()); ++id) {
        if (document.kind(id) != Kind::Object)
            continue;
        std::vector<NodeId> kept;
        sorter.sort(document.tree(), document.tree().nodes[id], kept);
        for (int row = 0; row < document.childCount(id); ++row) {
            const NodeId member = document.child(id, row);
            if (std::find(kept.begin(), kept.end(), member) == kept.end())
                return document.find(id, document.key(member));
        }
    }
    return noNode;
}

}

struct ManifestObject::File
{
    struct Asked
    {
        const nlohmann::json* object = nullptr;
        QSet<QString> keys = {};
    };

    QString name;
    nlohmann::json value = {};
    QMap<QString, Asked> asked = {}; // by the object's path
};

Result<ManifestObject> ManifestObject::parse(const QByteArray& text, const QString& file)
{
    const Result<Document> document = Document::parse(text, {.maxDepth = maxDepth});
    if (!document) {
        Error error = document.error();
        error.where = file + QStringLiteral(": ") + error.where;
        return error;
    }
    auto read = std::make_shared<File>(File {.name = file});
    const ManifestObject nowhere(read, nullptr, {});
    if (document->kind(Document::root()) != Kind::Object)
        return nowhere.error({}, tr("the file is not a JSON object"));
    if (const NodeId repeated = repeatedMember(*document); repeated != noNode)
        return nowhere.error(document->jsonPath(repeated).sliced(2), tr("the key is written twice"));

    read->value = nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
    if (read->value.is_discarded()) // JSON, but not for nlohmann: numbers beyond double
        return nowhere.error({}, tr("a number is too large"));
    return ManifestObject(read, &read->value, {});
}

ManifestObject::ManifestObject(std::shared_ptr<File> file, const nlohmann::json* value, QString path)
    : m_file(std::move(file))
    , m_value(value)
    , m_path(std::move(path))
{
}

const nlohmann::json* ManifestObject::find(const QString& key) const
{
    File::Asked& asked = m_file->asked[m_path];
    asked.object = m_value;
    asked.keys.insert(key);
    const auto found = m_value->find(key.toStdString());
    return found == m_value->end() ? nullptr : &*found;
}

QString ManifestObject::pathOf(const QString& key) const
{
    const QLatin1String dot(m_path.isEmpty() || key.isEmpty() ? "" : ".");
    return m_path + dot + key;
}

Error ManifestObject::error(const QString& key, const QString& reason) const
{
    const QString path = pathOf(key);
    return Error {.kind = Error::Kind::Format,
                  .message = path.isEmpty() ? reason : tr("%1: %2").arg(path, reason),
                  .where = m_file->name,
                  .advice = tr("Correct the file and load it again.")};
}

Error ManifestObject::missing(const QString& key) const
{
    return error(key, tr("the key is missing"));
}

bool ManifestObject::has(const QString& key) const
{
    return find(key) != nullptr;
}

Result<QString> ManifestObject::string(const QString& key) const
{
    const nlohmann::json* value = find(key);
    if (!value)
        return missing(key);
    return value->is_string() ? Result<QString>(textOf(*value)) : error(key, tr("a string is expected"));
}

Result<std::optional<QString>> ManifestObject::optionalString(const QString& key) const
{
    if (!has(key))
        return std::optional<QString>();
    const Result<QString> value = string(key);
    return value ? Result<std::optional<QString>>(*value) : value.error();
}

Result<qint64> ManifestObject::integer(const QString& key) const
{
    const nlohmann::json* value = find(key);
    if (!value)
        return missing(key);
    const bool fits = value->is_number_integer()
        && (!value->is_number_unsigned()
            || value->get<quint64>() <= quint64 {std::numeric_limits<qint64>::max()});
    return fits ? Result<qint64>(value->get<qint64>()) : error(key, tr("an integer is expected"));
}

Result<bool> ManifestObject::boolean(const QString& key, bool ifAbsent) const
{
    const nlohmann::json* value = find(key);
    if (!value)
        return ifAbsent;
    return value->is_boolean() ? Result<bool>(value->get<bool>())
                               : error(key, tr("true or false is expected"));
}

Result<QStringList> ManifestObject::strings(const QString& key) const
{
    const nlohmann::json* value = find(key);
    if (!value)
        return QStringList();
    if (!value->is_array()
        || !std::all_of(value->begin(), value->end(), [](auto& item) { return item.is_string(); }))
        return error(key, tr("a list of strings is expected"));
    QStringList list;
    for (const nlohmann::json& item : *value)
        list << textOf(item);
    return list;
}

Result<ManifestObject> ManifestObject::object(const QString& key) const
{
    const nlohmann::json* value = find(key);
    if (!value)
        return missing(key);
    if (!value->is_object())
        return error(key, tr("an object is expected"));
    return ManifestObject(m_file, value, pathOf(key));
}

Result<std::vector<ManifestObject>> ManifestObject::objects(const QString& key) const
{
    std::vector<ManifestObject> list;
    const nlohmann::json* value = find(key);
    if (!value)
        return list;
    if (!value->is_array())
        return error(key, tr("a list of objects is expected"));
    for (const nlohmann::json& item : *value) {
        const QString path = QStringLiteral("%1[%2]").arg(pathOf(key), QString::number(list.size()));
        if (!item.is_object())
            return ManifestObject(m_file, &item, path).error({}, tr("an object is expected"));
        list.push_back(ManifestObject(m_file, &item, path));
    }
    return list;
}

std::vector<Error> ManifestObject::unreadKeys() const
{
    std::vector<Error> errors;
    for (auto asked = m_file->asked.cbegin(); asked != m_file->asked.cend(); ++asked) {
        const ManifestObject object(m_file, asked->object, asked.key());
        for (const auto& [name, value] : asked->object->items()) {
            if (const QString key = fromUtf8(name); !asked->keys.contains(key))
                errors.push_back(object.error(key, tr("the key is not known")));
        }
    }
    return errors;
}

}
