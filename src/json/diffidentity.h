#pragma once

#include "json/diff.h"
#include "json/diffpattern.h"

#include <QHash>

#include <optional>

namespace Weekglass::Json {

/// Finds what tells the elements of two arrays apart. Keep one for many arrays.
class DiffIdentity
{
public:
    DiffIdentity(const Document& before, const Document& after, const DiffOptions& options);

    struct Element
    {
        quint64 identity;
        NodeId node;
    };
    /// Sorted by identity, none twice on one side.
    struct Elements
    {
        std::vector<Element> before;
        std::vector<Element> after;
    };
    /// Nothing if the elements have no identity. @p path leads to the arrays; what is found is recorded.
    std::optional<Elements> elements(NodeId before, NodeId after, const std::vector<QString>& path,
                                     const std::vector<bool>& isElement);

    std::vector<Diff::Identity> takeFound() { return std::move(m_found); }

private:
    std::optional<Elements> byKey(NodeId before, NodeId after, const QByteArray& key) const;
    std::vector<QByteArray> guesses(NodeId object) const;
    void record(const QString& pattern, const QString& key, Diff::IdentitySource source);

    const Document& m_before;
    const Document& m_after;
    struct Rule
    {
        PathPattern pattern;
        QString key;
    };
    std::vector<Rule> m_rules;
    std::vector<Diff::Identity> m_found;
    QHash<QString, std::size_t> m_places; // in m_found
};

}
