#include "pages/events/eventvaluemenu.h"

#include "base/safetext.h"
#include "base/utf8.h"

#include <QCoreApplication>
#include <QMenu>

namespace Weekglass {

namespace {

using Test = EventCondition::Test;

constexpr qsizetype MaxValueBytes = 4096; // larger ones are no help in a filter
constexpr qsizetype ShownChars = 50;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(EventValueMenu)
};

std::vector<Test> testsOf(const Json::Document& document, Json::NodeId node)
{
    std::vector<Test> tests;
    const Json::Kind kind = document.kind(node);
    if (document.rawText(node).size() <= MaxValueBytes)
        tests = {Test::Equals, Test::Differs};
    if (kind == Json::Kind::String)
        tests.push_back(Test::Contains);
    if (kind == Json::Kind::String || kind == Json::Kind::Number)
        tests.insert(tests.end(), {Test::Less, Test::AtMost, Test::More, Test::AtLeast});
    tests.insert(tests.end(), {Test::Exists, Test::Missing});
    return tests;
}

}

void addValueFilters(QMenu* menu, const Json::Document& document, Json::NodeId node,
                     const std::function<void(const EventCondition&)>& chosen)
{
    if (node == Json::noNode)
        return;
    auto* filters = new QMenu(Text::tr("&Filter events by this value"), menu);
    menu->insertMenu(menu->actions().value(0), filters); // what one came for, so first
    const Json::Path path = Json::pathOf(document, node);
    for (const Test test : testsOf(document, node)) {
        EventCondition condition {.field = EventCondition::Field::Payload, .test = test, .path = path};
        if (test == Test::Contains)
            condition.value = document.stringValue(node);
        else if (EventCondition::needsValue(test))
            condition.value = fromUtf8(document.rawText(node));
        // an ampersand is no shortcut here
        const QString text =
            visibleText(condition.text(), ShownChars).replace(QLatin1Char('&'), QLatin1String("&&"));
        filters->addAction(text, menu, [chosen, condition] { chosen(condition); });
    }
}

}
