#include "import/jsonelements.h"

#include "base/utf8.h"
#include "import/text.h"

namespace Weekglass {

namespace {

constexpr char AtEnd = '\0'; // no JSON text holds it outside of strings

Error broken(const QString& message)
{
    return {.kind = Error::Kind::Format, .message = message};
}

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool endsScalar(char c)
{
    return isSpace(c) || c == ',' || c == ']' || c == '}';
}

}

qsizetype JsonElements::ValueEnd::feed(QByteArrayView bytes)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (m_isEscaped) {
            m_isEscaped = false;
        } else if (m_isString) {
            m_isEscaped = c == '\\';
            m_isString = c != '"';
            isFound = !m_isString && m_depth == 0;
        } else if (m_isScalar) {
            isFound = endsScalar(c);
            if (isFound)
                return i;
        } else if (c == '"') {
            m_isString = true;
        } else if (c == '{' || c == '[') {
            ++m_depth;
        } else if (c == '}' || c == ']') {
            isFound = --m_depth <= 0;
        } else {
            m_isScalar = m_depth == 0;
        }
        if (isFound)
            return i + 1;
    }
    return bytes.size();
}

Error JsonElements::cutOff()
{
    m_isCutOff = true;
    return broken(Text::tr("The file is truncated: its JSON ends too soon."));
}

Result<char> JsonElements::nextByte()
{
    while (true) {
        const QByteArrayView view = m_window.view();
        qsizetype spaces = 0;
        while (spaces < view.size() && isSpace(view[spaces]))
            ++spaces;
        m_window.drop(spaces);
        if (spaces < view.size())
            return view[spaces];
        auto more = m_window.more();
        if (!more)
            return more.error();
        if (!*more)
            return AtEnd;
    }
}

Result<void> JsonElements::take(char expected)
{
    auto next = nextByte();
    if (!next)
        return next.error();
    if (*next == AtEnd && m_window.view().isEmpty())
        return cutOff();
    if (*next != expected)
        return broken(
            Text::tr("“%1” is expected, not “%2”.").arg(QLatin1Char(expected)).arg(QLatin1Char(*next)));
    m_window.drop(1);
    return {};
}

Result<void> JsonElements::skipValue()
{
    if (auto next = nextByte(); !next)
        return next.error();
    ValueEnd end;
    return skipTo(end);
}

Result<void> JsonElements::skipTo(ValueEnd& end)
{
    while (true) {
        m_window.drop(end.feed(m_window.view()));
        if (end.isFound)
            return {};
        auto more = m_window.more();
        if (!more)
            return more.error();
        if (!*more)
            return cutOff();
    }
}

Result<bool> JsonElements::isNext(const QByteArray& text)
{
    while (m_window.view().size() < text.size()) {
        auto more = m_window.more();
        if (!more)
            return more.error();
        if (!*more)
            return false;
    }
    return m_window.view().startsWith(text);
}

Result<bool> JsonElements::findMember(const QByteArray& name, bool isFirst)
{
    while (true) {
        auto next = nextByte();
        if (!next)
            return next.error();
        if (*next == '}') {
            m_window.drop(1);
            return false;
        }
        if (auto comma = isFirst ? Result<void>() : take(','); !comma)
            return comma.error();
        isFirst = false;
        if (next = nextByte(); !next)
            return next.error();
        const auto isWanted = name.isEmpty() ? Result(false) : isNext('"' + name + '"');
        if (!isWanted)
            return isWanted.error();
        if (auto skipped = skipValue(); !skipped)
            return skipped.error();
        if (auto colon = take(':'); !colon)
            return colon.error();
        if (*isWanted)
            return true;
        if (auto skipped = skipValue(); !skipped)
            return skipped.error();
    }
}

Result<void> JsonElements::enter()
{
    for (const QByteArray& name : std::as_const(m_path)) {
        if (auto taken = take('{'); !taken)
            return taken;
        auto found = findMember(name, true);
        if (!found)
            return found.error();
        if (!*found)
            return broken(Text::tr("“%1” is missing.").arg(fromUtf8(name)));
    }
    return take('[');
}

Result<void> JsonElements::leave()
{
    for (qsizetype i = 0; i < m_path.size(); ++i) {
        if (auto left = findMember({}, false); !left)
            return left.error();
    }
    auto next = nextByte();
    if (!next)
        return next.error();
    if (!m_window.view().isEmpty())
        return broken(Text::tr("Something follows the JSON text."));
    return {};
}

Result<std::optional<JsonElements::Element>> JsonElements::element()
{
    auto begin = nextByte();
    if (!begin)
        return begin.error();
    if (QByteArrayView(",:}]").contains(*begin))
        return broken(Text::tr("A value is expected, not “%1”.").arg(QLatin1Char(*begin)));
    ValueEnd end;
    qsizetype length = 0;
    while (true) {
        length += end.feed(m_window.view().sliced(length));
        const bool isTooLong = length > m_maxElementBytes;
        if (end.isFound || isTooLong) {
            if (!end.isFound)
                m_skipping = end;
            m_given = length;
            return std::optional(
                Element {.text = m_window.view().first(length), .number = ++m_number, .tooLong = isTooLong});
        }
        auto more = m_window.more();
        if (!more)
            return more.error();
        if (!*more)
            return cutOff();
    }
}

Result<std::optional<JsonElements::Element>> JsonElements::next()
{
    if (m_place == Place::Before) {
        if (auto entered = enter(); !entered)
            return entered.error();
        m_place = Place::First;
    }
    m_window.drop(std::exchange(m_given, 0));
    if (m_skipping) {
        if (auto skipped = skipTo(*m_skipping); !skipped)
            return skipped.error();
        m_skipping.reset();
    }
    if (m_place == Place::Behind)
        return std::optional<Element>();
    auto next = nextByte();
    if (!next)
        return next.error();
    if (*next == ']') {
        m_window.drop(1);
        m_place = Place::Behind;
        if (auto left = leave(); !left)
            return left.error();
        return std::optional<Element>();
    }
    if (m_place == Place::Between) {
        if (auto comma = take(','); !comma)
            return comma.error();
    }
    m_place = Place::Between;
    return element();
}

}
