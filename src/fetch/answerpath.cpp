#include "fetch/answerpath.h"

#include "json/path.h"

#include <algorithm>

namespace Weekglass {

using Json::Document;
using Json::NodeId;

namespace {

QString scalarText(const Document& answer, NodeId node)
{
    switch (answer.kind(node)) {
    case Json::Kind::String:
        return answer.stringValue(node);
    case Json::Kind::Number:
    case Json::Kind::Boolean:
        return QString::fromLatin1(answer.rawText(node));
    case Json::Kind::Null:
    case Json::Kind::Array:
    case Json::Kind::Object:
        break;
    }
    return {};
}

}

std::vector<NodeId> nodesAt(const Document& answer, NodeId from, const QString& pointer)
{
    std::vector<NodeId> nodes {from};
    for (const QString& key : Json::pointerKeys(pointer)) {
        std::vector<NodeId> next;
        for (const NodeId node : nodes) {
            if (key != QLatin1String("*")) {
                const NodeId found = answer.follow(node, QLatin1Char('/') + Json::pointerStep(key));
                if (found != Json::noNode)
                    next.push_back(found);
            } else if (answer.isContainer(node)) {
                for (int i = 0; i < answer.childCount(node); ++i)
                    next.push_back(answer.child(node, i));
            }
        }
        nodes = std::move(next);
    }
    return nodes;
}

QString valueAt(const Document& answer, NodeId from, const QString& pointer)
{
    for (const NodeId node : nodesAt(answer, from, pointer)) {
        if (QString text = scalarText(answer, node); !text.isEmpty())
            return text;
    }
    return {};
}

QString valueIn(const QByteArray& json, const QString& pointer)
{
    const auto document = Document::parse(json);
    return document ? valueAt(*document, Document::root(), pointer) : QString();
}

bool holds(const FetchCondition& condition, const Document& answer, NodeId from)
{
    const auto nodes = nodesAt(answer, from, condition.at);
    return std::any_of(nodes.begin(), nodes.end(),
                       [&](NodeId node) { return scalarText(answer, node) == condition.is; });
}

std::vector<QStringList> parametersIn(const Document& answer, const FetchParameters& parameters,
                                      const QStringList& names)
{
    std::vector<QStringList> list;
    for (const NodeId element : nodesAt(answer, Document::root(), parameters.each)) {
        if (parameters.where && !holds(*parameters.where, answer, element))
            continue;
        QStringList values;
        for (const QString& name : names) {
            const auto value = std::find_if(parameters.values.begin(), parameters.values.end(),
                                            [&](const FetchValue& each) { return each.name == name; });
            values << (value == parameters.values.end() ? QString() : valueAt(answer, element, value->at));
        }
        if (!values.contains(QString()))
            list.push_back(values);
    }
    return list;
}

}
