#include "filter/statementvalues.h"

namespace Weekglass {

using Pg::Sql;

Sql StatementValues::add(const QByteArray& text)
{
    if (m_form == Form::Parameters) {
        m_params.emplace_back(text);
        return Sql::parameter(static_cast<int>(m_params.size()));
    }
    auto literal = Sql::literal(text);
    if (literal)
        return *literal;
    if (!m_error)
        m_error = literal.error();
    return Sql("NULL");
}

}
