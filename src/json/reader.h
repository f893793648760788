#pragma once

#include "json/scanner.h"

#include <concepts>
#include <string>

namespace Weekglass::Json {

/// Who takes the tokens of a text, in the order of the text. Views point into the text; offsets are bytes
/// from its start.
template<typename T>
concept ReadHandler = requires(T handler, qsizetype offset, QByteArrayView raw, quint8 stringFlags,
                               NumberForm form)
{
    handler.objectStart(offset); // of the {
    handler.objectEnd(offset); // behind the }
    handler.arrayStart(offset);
    handler.arrayEnd(offset);
    handler.key(raw, stringFlags); // what stands between the quotes, and StringFlags
    handler.string(raw, stringFlags);
    handler.number(raw, form);
    handler.literal(raw); // true, false or null
};

/// Memory is the only real bound: a level costs a byte here, and nothing of the thread's stack.
struct ReadLimits
{
    qsizetype maxDepth = 10'000'000;
};

/// Reads one text of RFC 8259, strictly: UTF-8 without byte order mark, no comments, no trailing commas, no
/// NaN. Escaped halves of surrogate pairs are JSON; they are told by LoneSurrogate. Never recursive.
template<ReadHandler Handler>
class Reader
{
public:
    Reader(QByteArrayView text, Handler& handler, ReadLimits limits = {})
        : m_scanner(text)
        , m_handler(handler)
        , m_limits(limits)
    {
    }

    /// Once per reader. The handler has seen the tokens up to an error.
    Result<void> read()
    {
        Step step = m_scanner.refuseByteOrderMark() ? Step::Value : Step::Failed;
        while (step == Step::Value || step == Step::AfterValue)
            step = step == Step::Value ? value() : afterValue();
        if (step == Step::Failed)
            return m_scanner.error();
        return {};
    }

private:
    enum class Step { Value, AfterValue, Done, Failed };

    Step value()
    {
        m_scanner.skipSpace();
        switch (m_scanner.peek()) {
        case '{':
        case '[':
            return open();
        case '"':
            return string();
        case '-':
        case '0':
        case '1':
        case '2':
        case '3':
        case '4':
        case '5':
        case '6':
        case '7':
        case '8':
        case '9':
            return number();
        default:
            return literal();
        }
    }

    Step afterValue()
    {
        m_scanner.skipSpace();
        if (m_open.empty())
            return m_scanner.atEnd() ? Step::Done : failed(Expected::TextEnd);
        const bool object = m_open.back() == '{';
        const int next = m_scanner.peek();
        if (next == ',') {
            m_scanner.advance();
            m_scanner.skipSpace();
            return object ? key(Expected::Key) : Step::Value;
        }
        if (next == (object ? '}' : ']'))
            return close();
        return failed(object ? Expected::CommaOrObjectEnd : Expected::CommaOrArrayEnd);
    }

    Step open()
    {
        if (static_cast<qsizetype>(m_open.size()) >= m_limits.maxDepth)
            return failed(Expected::LessDepth);
        const bool object = *m_scanner.at() == '{';
        m_open.push_back(*m_scanner.at());
        if (object)
            m_handler.objectStart(m_scanner.offset());
        else
            m_handler.arrayStart(m_scanner.offset());
        m_scanner.advance();
        m_scanner.skipSpace();
        if (m_scanner.peek() == (object ? '}' : ']'))
            return close();
        return object ? key(Expected::KeyOrObjectEnd) : Step::Value;
    }

    Step close()
    {
        m_scanner.advance();
        if (m_open.back() == '{')
            m_handler.objectEnd(m_scanner.offset());
        else
            m_handler.arrayEnd(m_scanner.offset());
        m_open.pop_back();
        return Step::AfterValue;
    }

    Step key(Expected expected)
    {
        QByteArrayView raw;
        quint8 flags = PlainString;
        if (m_scanner.peek() != '"')
            return failed(expected);
        if (!m_scanner.string(raw, flags))
            return Step::Failed;
        m_scanner.skipSpace();
        if (m_scanner.peek() != ':')
            return failed(Expected::Colon);
        m_scanner.advance();
        m_handler.key(raw, flags);
        return Step::Value;
    }

    Step string()
    {
        QByteArrayView raw;
        quint8 flags = PlainString;
        if (!m_scanner.string(raw, flags))
            return Step::Failed;
        m_handler.string(raw, flags);
        return Step::AfterValue;
    }

    Step number()
    {
        QByteArrayView raw;
        NumberForm form = NumberForm::Integer;
        if (!m_scanner.number(raw, form))
            return Step::Failed;
        m_handler.number(raw, form);
        return Step::AfterValue;
    }

    Step literal()
    {
        QByteArrayView raw;
        if (!m_scanner.literal(raw))
            return Step::Failed;
        m_handler.literal(raw);
        return Step::AfterValue;
    }

    Step failed(Expected expected)
    {
        m_scanner.fail(expected);
        return Step::Failed;
    }

    Scanner m_scanner;
    Handler& m_handler;
    ReadLimits m_limits;
    std::string m_open; // the opening bracket of each open level
};

template<ReadHandler Handler>
Result<void> read(QByteArrayView text, Handler& handler, ReadLimits limits = {})
{
    return Reader<Handler>(text, handler, limits).read();
}

}
