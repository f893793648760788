#include "pages/valuechoices.h"

#include "base/safetext.h"
#include "base/utf8.h"

#include <QMenu>

namespace Weekglass {

namespace {

constexpr qsizetype MaxValueBytes = 4096; // larger ones are no help in a filter
constexpr qsizetype ShownChars = 50;

std::vector<ValueTest> testsOf(const Json::Document& document, Json::NodeId node)
{
    std::vector<ValueTest> tests;
    const Json::Kind kind = document.kind(node);
    if (document.rawText(node).size() <= MaxValueBytes)
        tests = {ValueTest::Equals, ValueTest::Differs};
    if (kind == Json::Kind::String)
        tests.push_back(ValueTest::Contains);
    if (kind == Json::Kind::String || kind == Json::Kind::Number)
        tests.insert(tests.end(), {ValueTest::Less, ValueTest::AtMost, ValueTest::More, ValueTest::AtLeast});
    tests.insert(tests.end(), {ValueTest::Exists, ValueTest::Missing});
    return tests;
}

}

std::vector<ValueChoice> choicesOf(const Json::Document& document, Json::NodeId node)
{
    std::vector<ValueChoice> choices;
    if (node == Json::noNode)
        return choices;
    const Json::Path path = Json::pathOf(document, node);
    for (const ValueTest test : testsOf(document, node)) {
        ValueChoice choice {.path = path, .test = test};
        if (test == ValueTest::Contains)
            choice.value = document.stringValue(node);
        else if (needsValue(test))
            choice.value = fromUtf8(document.rawText(node));
        choices.push_back(std::move(choice));
    }
    return choices;
}

void addValueFilters(QMenu* menu, const QString& title, const std::vector<ValueChoice>& choices,
                     const std::function<QString(const ValueChoice&)>& textOf,
                     const std::function<void(const ValueChoice&)>& chosen)
{
    auto* filters = new QMenu(title, menu);
    for (const ValueChoice& choice : choices) {
        // an ampersand is no shortcut here
        const QString text =
            visibleText(textOf(choice), ShownChars).replace(QLatin1Char('&'), QLatin1String("&&"));
        if (!text.isEmpty())
            filters->addAction(text, menu, [chosen, choice] { chosen(choice); });
    }
    if (filters->isEmpty())
        return delete filters;
    menu->insertMenu(menu->actions().value(0), filters); // what one came for, so first
}

}
