#pragma once

#include "import/streamwindow.h"

#include <QByteArrayList>

#include <optional>

namespace Weekglass {

/// Reads the elements of an array one by one, wherever in a JSON text it is. Only the structure around the
/// elements is checked; they are given out as they stand there.
class JsonElements
{
public:
    struct Element
    {
        QByteArrayView text; ///< valid until the next call
        qint64 number = 0; ///< from 1
        bool tooLong = false; ///< longer than allowed: text holds the beginning, the rest was skipped
    };

    /// @p path: the members that lead from the root to the array, without escapes.
    JsonElements(std::unique_ptr<ByteStream> stream, QByteArrayList path, qsizetype maxElementBytes)
        : m_window(std::move(stream))
        , m_path(std::move(path))
        , m_maxElementBytes(maxElementBytes)
    {
    }

    /// The next element, nothing behind the array. An error where the text ends too soon or is no JSON.
    Result<std::optional<Element>> next();
    const ByteStream& stream() const { return m_window.stream(); }
    /// Whether the error of next() was that the text ends too soon.
    bool isCutOff() const { return m_isCutOff || stream().isCutOff(); }

private:
    enum class Place { Before, First, Between, Behind };

    /// Where a value ends, found piece by piece. Brackets are counted, not matched.
    class ValueEnd
    {
    public:
        /// How many of the bytes belong to the value; sets isFound if it ends among them.
        qsizetype feed(QByteArrayView bytes);
        bool isFound = false;

    private:
        qint64 m_depth = 0;
        bool m_isString = false;
        bool m_isEscaped = false;
        bool m_isScalar = false;
    };

    Result<char> nextByte(); // without taking it; white space before it is dropped
    Result<void> take(char expected);
    Result<void> enter();
    Result<void> leave();
    /// Drops members up to the one with this name, or up to the object's end: false.
    /// Whether the text begins so, as far as it goes.
    Result<bool> isNext(const QByteArray& text);
    Result<bool> findMember(const QByteArray& name, bool isFirst);
    Result<std::optional<Element>> element();
    Result<void> skipValue();
    Result<void> skipTo(ValueEnd& end);
    Error cutOff();

    StreamWindow m_window;
    QByteArrayList m_path;
    qsizetype m_maxElementBytes;
    Place m_place = Place::Before;
    qsizetype m_given = 0; // bytes of the last element, still in the window
    std::optional<ValueEnd> m_skipping; // inside an element that was too long
    qint64 m_number = 0;
    bool m_isCutOff = false;
};

}
