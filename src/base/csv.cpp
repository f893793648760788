#include "base/csv.h"

#include <algorithm>

namespace Weekglass {
namespace {

QByteArray inQuotes(QByteArrayView text)
{
    return '"' + text.toByteArray().replace('"', "\"\"") + '"';
}

}

bool isCsvFormula(QByteArrayView text)
{
    return !text.isEmpty() && QByteArrayView("=+-@\t\r").contains(text.front());
}

QByteArray csvCell(QByteArrayView text)
{
    return isCsvFormula(text) ? inQuotes(text).insert(1, '\'') : csvNumber(text);
}

QByteArray csvNumber(QByteArrayView number)
{
    const auto needsQuotes = [](char c) { return c == '"' || c == ',' || c == '\n' || c == '\r'; };
    return std::ranges::any_of(number, needsQuotes) ? inQuotes(number) : number.toByteArray();
}

}
