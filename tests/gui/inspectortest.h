#pragma once

#include "patience.h"

#include "widgets/json/jsoninspector.h"
#include "widgets/json/jsontreemodel.h"
#include "widgets/json/jsontreeview.h"

#include <QAction>
#include <QLabel>
#include <QTest>

namespace Weekglass {

inline std::shared_ptr<const Json::Document> read(const QByteArray& text)
{
    auto document = Json::Document::parse(text);
    return document ? std::make_shared<const Json::Document>(*std::move(document)) : nullptr;
}

inline QByteArray ships(int count)
{
    QByteArray text = R"({"data": [)";
    for (int i = 0; i < count; ++i) {
        const QByteArray number = QByteArray::number(i);
        text += (i ? ",{" : "{") + QByteArray("\"symbol\": \"SHIP-") + number
            + "\", \"fuel\": {\"current\": " + number + ", \"capacity\": 400.0}, \"note\": \""
            + QByteArray("lorem ipsum ").repeated(10) + "\"}";
    }
    return text + R"(], "meta": {"total": 9007199254740993}})";
}

/// An inspector on the screen, and what one sees of it.
class InspectorTest : public QObject
{
protected:
    void openInspector()
    {
        m_inspector = std::make_unique<JsonInspector>();
        m_inspector->resize(520, 600);
        m_inspector->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_inspector.get(), Patience));
    }
    template<typename T>
    T* part() const
    {
        return m_inspector->findChild<T*>();
    }
    QAction* action(const char* id) const { return m_inspector->findChild<QAction*>(QLatin1String(id)); }
    bool hasLabel(const QString& text) const
    {
        for (const QLabel* label : m_inspector->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(text))
                return true;
        }
        return false;
    }
    Json::NodeId at(const QString& pointer) const
    {
        const auto document = m_inspector->document();
        for (Json::NodeId node = 0; document && node < document->nodeCount(); ++node) {
            if (document->pointer(node) == pointer)
                return node;
        }
        return Json::noNode;
    }
    QString selected() const
    {
        return m_inspector->currentNode() == Json::noNode
            ? QStringLiteral("nothing")
            : m_inspector->document()->pointer(m_inspector->currentNode());
    }
    QStringList openPointers() const
    {
        QStringList pointers;
        const auto* view = part<JsonTreeView>();
        for (Json::NodeId node = 0; node < m_inspector->document()->nodeCount(); ++node) {
            if (view->isExpanded(view->jsonModel()->indexOf(node)))
                pointers << m_inspector->document()->pointer(node);
        }
        return pointers;
    }
    /// Closes and opens something, after which nothing opens by itself.
    void openByHandOnly()
    {
        m_inspector->setDocument(read("[1]"), {});
        auto* view = part<JsonTreeView>();
        view->collapse(view->jsonModel()->indexOf(0));
        view->expand(view->jsonModel()->indexOf(0));
    }

    std::unique_ptr<JsonInspector> m_inspector;
};

}
