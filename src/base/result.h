#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace Weekglass {

/// What went wrong, where, and what to do next. Kinds exist only where code acts on them.
struct Error
{
    enum class Kind {
        Connection, ///< the session is gone; a new one may work
        Password, ///< the server wants a password that we do not have, or refused the one given
        Sql, ///< the server refused a statement; the session is usable
        Cancelled, ///< the user asked for it
        Timeout, ///< our own deadline passed
        Format, ///< input that is not what it should be
        Io, ///< files, processes, the disk
        Unknown, ///< COMMIT was sent and its reply lost: neither done nor undone, to be looked up
    };

    Kind kind = Kind::Io;
    QString message; ///< what happened: translated, one sentence, ready to show
    QString where = {}; ///< file and line, database, statement
    QString advice = {}; ///< what to do next: translated
    QString detail = {}; ///< raw words of the server, the system or the parser
    QString sqlState = {}; ///< five characters, empty unless the server gave one

    /// The same error with its place; a place that is known already is more exact and stays.
    Error at(const QString& place) const
    {
        Error error = *this;
        if (error.where.isEmpty())
            error.where = place;
        return error;
    }

    /// All that is known, a line each, for a terminal or the details of a message.
    QString text() const
    {
        QStringList lines {where.isEmpty() ? message : where + QStringLiteral(": ") + message};
        if (!detail.isEmpty() && detail != message)
            lines << detail;
        if (!advice.isEmpty())
            lines << advice;
        return lines.join(QLatin1Char('\n'));
    }
};

/// A value or an Error. Asking for the value of a failed result is a bug and throws std::bad_variant_access.
template<typename T>
class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    explicit operator bool() const { return m_state.index() == 0; }
    const T& operator*() const& { return std::get<0>(m_state); }
    T& operator*() & { return std::get<0>(m_state); }
    /// By value: what it was taken from is gone at the end of the expression, as in for (… : *f()).
    T operator*() && { return std::get<0>(std::move(m_state)); }
    const T* operator->() const { return &std::get<0>(m_state); }
    T* operator->() { return &std::get<0>(m_state); }
    const Error& error() const { return std::get<1>(m_state); }

    /// The same; an error with its place, see Error::at().
    Result at(const QString& place) && { return *this ? std::move(*this) : Result(error().at(place)); }

private:
    std::variant<T, Error> m_state;
};

template<>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
    {
    }
    /// What was done, without what it gave; a yes or no is not lost by this.
    template<typename T>
    requires(!std::is_same_v<T, bool>) Result(const Result<T>& done)
        : m_error(done ? std::nullopt : std::optional(done.error()))
    {
    }

    explicit operator bool() const { return !m_error; }
    const Error& error() const { return *m_error; }

    Result at(const QString& place) const { return *this ? Result() : Result(error().at(place)); }

private:
    std::optional<Error> m_error;
};

}
