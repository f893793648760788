#include "json/diffidentity.h"

#include "base/utf8.h"
#include "json/diffhash.h"
#include "json/path.h"
#include "json/strings.h"

#include <algorithm>

namespace Weekglass::Json {
namespace {

/// Best first. Keys that only end like an identity come behind those.
constexpr std::array exactKeys {"id", "symbol", "uuid", "guid", "key", "name", "code", "slug"};
constexpr std::array keyEndings {"_id", "Id", "_uuid", "Uuid", "_symbol", "Symbol", "_key", "_name", "Name"};

constexpr std::size_t maxPatternSteps = 64;

bool hasKey(const Tree& tree, const Node& member, const QByteArray& key)
{
    const QByteArrayView raw = tree.rawKey(member);
    return member.keyFlags & HasEscapes ? decodedUtf8(raw) == key : raw == key;
}

/// The last member with this key.
NodeId findMember(const Document& document, NodeId object, const QByteArray& key)
{
    const Tree& tree = document.tree();
    for (int row = document.childCount(object) - 1; row >= 0; --row) {
        const NodeId member = document.child(object, row);
        if (hasKey(tree, tree.nodes[member], key))
            return member;
    }
    return noNode;
}

/// Sorted by identity; nothing unless each element has the key with a string or number that no other has.
std::optional<std::vector<DiffIdentity::Element>> identified(const Document& document, NodeId array,
                                                             const QByteArray& key)
{
    std::vector<DiffIdentity::Element> elements;
    elements.reserve(static_cast<std::size_t>(document.childCount(array)));
    for (int row = 0; row < document.childCount(array); ++row) {
        const NodeId element = document.child(array, row);
        if (document.kind(element) != Kind::Object)
            return std::nullopt;
        const NodeId value = findMember(document, element, key);
        if (value == noNode || (document.kind(value) != Kind::String && document.kind(value) != Kind::Number))
            return std::nullopt;
        elements.push_back({valueHash(document, value), element});
    }
    const auto byIdentity = [](const auto& a, const auto& b) { return a.identity < b.identity; };
    std::sort(elements.begin(), elements.end(), byIdentity);
    const auto repeated =
        std::adjacent_find(elements.begin(), elements.end(),
                           [](const auto& a, const auto& b) { return a.identity == b.identity; });
    if (repeated != elements.end())
        return std::nullopt;
    return elements;
}

/// /systems/*/waypoints; of very deep arrays only the end.
QString patternOf(const std::vector<QString>& path, const std::vector<bool>& isElement)
{
    const std::size_t first = path.size() > maxPatternSteps ? path.size() - maxPatternSteps : 0;
    QString pattern = first > 0 ? QStringLiteral("/**") : QString();
    for (std::size_t i = first; i < path.size(); ++i)
        pattern += QLatin1Char('/') + (isElement[i] ? QStringLiteral("*") : pointerStep(path[i]));
    return pattern;
}

}

DiffIdentity::DiffIdentity(const Document& before, const Document& after, const DiffOptions& options)
    : m_before(before)
    , m_after(after)
{
    for (const DiffOptions::Identity& identity : options.identity)
        m_rules.push_back({PathPattern(identity.pattern), identity.key});
}

auto DiffIdentity::elements(NodeId before, NodeId after, const std::vector<QString>& path,
                            const std::vector<bool>& isElement) -> std::optional<Elements>
{
    if (m_before.childCount(before) == 0 || m_after.childCount(after) == 0)
        return std::nullopt;
    const auto rule = std::find_if(m_rules.begin(), m_rules.end(),
                                   [&](const Rule& candidate) { return candidate.pattern.matches(path); });
    if (rule != m_rules.end()) {
        auto found = byKey(before, after, rule->key.toUtf8());
        record(patternOf(path, isElement), rule->key,
               found ? Diff::IdentitySource::Given : Diff::IdentitySource::Unusable);
        if (found)
            return found;
    }
    for (const QByteArray& key : guesses(m_before.child(before, 0))) {
        if (auto found = byKey(before, after, key)) {
            record(patternOf(path, isElement), fromUtf8(key), Diff::IdentitySource::Guessed);
            return found;
        }
    }
    return std::nullopt;
}

auto DiffIdentity::byKey(NodeId before, NodeId after, const QByteArray& key) const -> std::optional<Elements>
{
    auto left = identified(m_before, before, key);
    if (!left)
        return std::nullopt;
    auto right = identified(m_after, after, key);
    if (!right)
        return std::nullopt;
    return Elements {*std::move(left), *std::move(right)};
}

/// Keys of the object that are worth a try.
std::vector<QByteArray> DiffIdentity::guesses(NodeId object) const
{
    std::vector<QByteArray> keys;
    if (m_before.kind(object) != Kind::Object)
        return keys;
    for (const char* key : exactKeys) {
        if (findMember(m_before, object, key) != noNode)
            keys.emplace_back(key);
    }
    constexpr int membersToLookAt = 100;
    for (int row = 0; row < std::min(m_before.childCount(object), membersToLookAt); ++row) {
        const QByteArray key = m_before.key(m_before.child(object, row)).toUtf8();
        const bool likely = std::any_of(keyEndings.begin(), keyEndings.end(),
                                        [&](const char* ending) { return key.endsWith(ending); });
        if (likely)
            keys.push_back(key);
    }
    return keys;
}

void DiffIdentity::record(const QString& pattern, const QString& key, Diff::IdentitySource source)
{
    const QString place = QString::number(static_cast<int>(source)) + pattern + QChar(0) + key;
    const auto known = m_places.constFind(place);
    if (known != m_places.constEnd()) {
        ++m_found[*known].arrays;
        return;
    }
    m_places.insert(place, m_found.size());
    m_found.push_back({pattern, key, source, 1});
}

}
