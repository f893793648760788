#pragma once

#include "pg/session.h"

namespace Weekglass {

/// A statement with its parameters, as it is sent.
struct BoundStatement
{
    Pg::Sql sql;
    Pg::Params params;
};

/// Values of a statement under construction: beside it as parameters, or written in it where there can be
/// none (COPY, and text to be run elsewhere).
class StatementValues
{
public:
    enum class Form { Parameters, Literals };

    explicit StatementValues(Form form)
        : m_form(form)
    {
    }

    /// A value as the statement has it. Its type is that of what it is compared with.
    Pg::Sql add(const QByteArray& text);
    /// The same, cast to @p type.
    Pg::Sql add(const QByteArray& text, const Pg::Sql& type) { return add(text) + Pg::Sql("::") + type; }

    const Pg::Params& params() const { return m_params; }
    /// The first value that cannot be written in a statement, if there is one.
    const std::optional<Error>& error() const { return m_error; }

private:
    const Form m_form;
    Pg::Params m_params;
    std::optional<Error> m_error;
};

}
