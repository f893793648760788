#pragma once

#include "json/document.h"

#include <QHash>
#include <QStringList>

#include <deque>
#include <memory>

namespace Weekglass::Json {

/// A value in the making: starts as a document and takes changes. What nobody touches is not copied, and
/// numbers and strings stay as written. Never recursive. The documents that it is made of stay alive as long.
class PatchTarget
{
public:
    /// The steps of a JSON Pointer, decoded.
    using Path = QStringList;
    /// A part of the target, or what will become one.
    using Value = std::size_t;

    explicit PatchTarget(const Document& document);

    Value valueOf(const Document& document, NodeId node);
    /// The errors of these four say which step of the path there is not.
    Result<Value> find(const Path& path);
    Result<void> add(const Path& path, Value value);
    Result<void> replace(const Path& path, Value value);
    Result<Value> take(const Path& path);
    /// The same value, which does not change when the other one does.
    Value copyOf(Value value);

    bool isEqual(Value value, const Document& document, NodeId node) const;
    QByteArray textOf(Value value) const;
    QByteArray text() const { return textOf(m_root); }

private:
    struct Member
    {
        QByteArray key; // as written, without quotes
        Value value = 0;
        bool gone = false;
    };
    struct Object
    {
        std::vector<Member> members; // never fewer, so that places stay
        QHash<QString, std::size_t> places;

        void set(const QString& name, QByteArray key, Value value);
    };
    using Array = std::vector<Value>;
    /// As a document has it, or opened for changes.
    struct Entry
    {
        const Document* document = nullptr;
        NodeId node = noNode;
        std::unique_ptr<Object> object = {};
        std::unique_ptr<Array> array = {};
    };

    void open(Value value);
    bool isArray(const Entry& entry) const;
    Result<Value> child(Value from, const Path& path, qsizetype index);
    Result<Value> walk(const Path& path, qsizetype steps, bool opening);

    std::deque<Entry> m_entries;
    std::deque<Document> m_copies;
    Value m_root;
};

}
