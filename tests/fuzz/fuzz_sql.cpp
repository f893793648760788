#include "fuzz.h"

#include "pg/sqlscanner.h"
#include "query/querystatement.h"
#include "scripts/sqlscript.h"

#include <vector>

using namespace Weekglass;

namespace {

/// The tokens as texts; everything between them is white space.
template<typename View>
std::vector<QByteArray> tokens(View text)
{
    std::vector<QByteArray> found;
    Pg::SqlScanner<View> scanner(text);
    qsizetype at = 0;
    while (const auto token = scanner.next()) {
        demand(token->begin >= at && token->length > 0 && token->end() <= text.size(), "tokens are in order");
        at = token->end();
        if constexpr (std::is_same_v<View, QStringView>)
            found.push_back(token->in(text).toUtf8());
        else
            found.push_back(text.sliced(token->begin, token->length).toByteArray());
    }
    return found;
}

void checkScript(const QByteArray& script)
{
    const auto statements = splitScript(script);
    int line = 1;
    for (const ScriptStatement& statement : statements) {
        demand(!statement.text.isEmpty() && statement.line >= line, "statements are in order");
        line = statement.line;
        if (statement.text.startsWith("\xEF\xBB\xBF"))
            continue; // in a script of its own it would be a byte order mark
        const auto again = splitScript(statement.text);
        demand(again.size() == 1 && again[0].text == statement.text, "a statement is one statement");
        demand(again[0].words == statement.words, "it begins with the same words");
    }
    (void)refuseTransactionControl(statements);
}

void checkSpans(const QString& script)
{
    qsizetype at = 0;
    for (const SqlSpan& span : sqlStatements(script)) {
        demand(span.begin >= at && span.length > 0 && span.begin + span.length <= script.size(),
               "spans are in order");
        at = span.begin + span.length;
        const auto reading = readingStatement(script, span);
        demand(!reading || reading->text == script.mid(span.begin, span.length),
               "what runs is what is shown");
    }
    for (const qsizetype cursor : {qsizetype(0), script.size() / 2, script.size()})
        (void)sqlStatementAt(script, cursor);
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray script = inputOf(data, size);
    const auto bytes = tokens(QByteArrayView(script));
    const QString text = QString::fromUtf8(script);
    if (text.toUtf8() == script) // else it is no UTF-8
        demand(bytes == tokens(QStringView(text)), "bytes and characters are scanned alike");
    checkScript(script);
    checkSpans(text);
    return 0;
}
