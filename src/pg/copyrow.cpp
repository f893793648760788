#include "pg/copyrow.h"

namespace Weekglass::Pg {

namespace {

/// What the server means by a backslash and this character; it writes no octal or hexadecimal codes.
char meantBy(char escaped)
{
    switch (escaped) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'v':
        return '\v';
    default:
        return escaped;
    }
}

}

void CopyRow::read(QByteArrayView line)
{
    if (line.endsWith('\n'))
        line.chop(1);
    m_cells.clear();
    m_text.resize(0);
    m_text.reserve(line.size()); // so that it does not move under its cells
    const bool hasEscapes = line.contains('\\');
    while (true) {
        const qsizetype tab = line.indexOf('\t');
        const QByteArrayView field = tab < 0 ? line : line.first(tab);
        if (!hasEscapes)
            m_cells.emplace_back(field);
        else if (field == QByteArrayView("\\N"))
            m_cells.emplace_back();
        else
            m_cells.emplace_back(field.contains('\\') ? unescaped(field) : field);
        if (tab < 0)
            return;
        line = line.sliced(tab + 1);
    }
}

QByteArrayView CopyRow::unescaped(QByteArrayView field)
{
    const qsizetype begin = m_text.size();
    for (qsizetype i = 0; i < field.size(); ++i) {
        const bool isEscape = field[i] == '\\' && i + 1 < field.size();
        m_text += isEscape ? meantBy(field[++i]) : field[i];
    }
    return QByteArrayView(m_text).sliced(begin);
}

}
