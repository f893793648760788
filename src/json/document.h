#pragma once

#include "json/tree.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace Weekglass::Json {

/// A parsed text: owns the bytes and never changes, so threads may share it. Values are shown as they are
/// written. Ids come from the document itself; functions for one kind of value return something empty for the
/// others.
class Document
{
public:
    /// An error with line and column if @p text is not JSON or has 2 GB and more.
    static Result<Document> parse(QByteArray text, ReadLimits limits = {});

    Document(Document&&) = default;
    Document& operator=(Document&&) = default;
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;
    ~Document() = default;

    const QByteArray& text() const { return m_text; }
    const Tree& tree() const { return m_tree; }
    qsizetype nodeCount() const { return static_cast<qsizetype>(m_tree.nodes.size()); }
    static NodeId root() { return 0; }

    Kind kind(NodeId node) const { return at(node).kind; }
    bool isContainer(NodeId node) const { return kind(node) >= Kind::Array; }
    /// The decoded key of a member of an object.
    QString key(NodeId node) const;
    /// The value as written: a number with all its digits, a string with its quotes and escapes, a container
    /// whole.
    QByteArrayView rawText(NodeId node) const { return m_tree.rawValue(at(node)); }
    /// The decoded value of a string.
    QString stringValue(NodeId node) const;
    bool isTrue(NodeId node) const { return kind(node) == Kind::Boolean && rawText(node).startsWith('t'); }

    /// Children in the order of the text, repeated keys included.
    int childCount(NodeId node) const { return static_cast<int>(at(node).childCount); }
    NodeId child(NodeId node, int row) const;
    NodeId parent(NodeId node) const { return at(node).parent; }
    int rowInParent(NodeId node) const;
    /// The member with this key, the last one if it is repeated (as jsonb has it); noNode if there is none.
    NodeId find(NodeId object, QStringView key) const;

    /// RFC 6901: /a~1b/0
    QString pointer(NodeId node) const;
    /// Where a JSON Pointer leads to from a node; noNode if nowhere.
    NodeId follow(NodeId from, const QString& pointer) const;
    /// $.a["b c"][0]
    QString jsonPath(NodeId node) const;
    /// SQL that gets the value out of a jsonb column as text: payload #>> '{a,"b c",0}'
    QString sqlPath(NodeId node, const QString& column = QStringLiteral("payload")) const;
    /// The same step by step: payload -> 'a' -> 'b c' ->> 0
    QString sqlArrows(NodeId node, const QString& column = QStringLiteral("payload")) const;

    /// Why no jsonb column takes this text although it is JSON, or nothing. Total sizes near 256 MB are not
    /// foreseen.
    std::optional<QString> refusedByJsonb() const;

private:
    explicit Document(QByteArray text)
        : m_text(std::move(text))
    {
    }
    const Node& at(NodeId node) const { return m_tree.nodes[node]; }
    bool isMember(NodeId node) const { return parent(node) != noNode && kind(parent(node)) == Kind::Object; }

    QByteArray m_text;
    Tree m_tree; // views m_text, whose bytes stay where they are when the document is moved
};

}
