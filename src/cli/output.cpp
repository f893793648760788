#include "cli/output.h"

#include "base/safetext.h"
#include "json/strings.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

namespace Weekglass {

namespace {

constexpr qsizetype CellChars = 120;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(weekglassctl)
};

void print(FILE* file, const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), file);
}

bool isNumberText(const QString& text)
{
    bool isNumber = false;
    (void)text.toDouble(&isNumber);
    return isNumber;
}

}

Output::Output(bool asJson, std::vector<Column> columns)
    : m_asJson(asJson)
    , m_columns(std::move(columns))
{
}

void Output::printJson(const std::vector<Pg::Value>& cells) const
{
    QByteArray line = "{";
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        line += i > 0 ? ", " : "";
        line += Json::quoted(m_columns[i].key) + ": ";
        if (!cells[i])
            line += "null";
        else
            line += m_columns[i].isJson ? *cells[i] : Json::quoted(QString::fromUtf8(*cells[i]));
    }
    line += "}\n";
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
}

void Output::add(std::vector<Pg::Value> cells)
{
    if (m_asJson)
        return printJson(cells);
    QStringList row;
    for (const auto& cell : cells)
        row << (cell ? visibleText(QByteArrayView(*cell), CellChars) : QString());
    m_rows.push_back(row);
}

void Output::finish()
{
    if (m_asJson)
        return;
    const qsizetype count = static_cast<qsizetype>(m_columns.size());
    QStringList titles;
    for (const Column& column : m_columns)
        titles << column.title;
    QList<qsizetype> widths(count, 0);
    QList<bool> numbers(count, !m_rows.empty());
    for (qsizetype i = 0; i < count; ++i) {
        widths[i] = titles[i].size();
        for (const QStringList& row : m_rows) {
            widths[i] = std::max(widths[i], row[i].size());
            numbers[i] = numbers[i] && (row[i].isEmpty() || isNumberText(row[i]));
        }
    }
    const auto printRow = [&](const QStringList& row) {
        QString line;
        for (qsizetype i = 0; i < count; ++i) {
            const bool isLast = i == count - 1;
            line += numbers[i] ? row[i].rightJustified(widths[i])
                : isLast       ? row[i]
                               : row[i].leftJustified(widths[i]);
            line += isLast ? QStringLiteral("\n") : QStringLiteral("  ");
        }
        print(stdout, line);
    };
    if (!m_rows.empty())
        printRow(titles);
    for (const QStringList& row : m_rows)
        printRow(row);
    say(Text::tr("%n row(s)", nullptr, static_cast<int>(m_rows.size())));
}

void say(const QString& text)
{
    print(stderr, visibleLines(text) + QLatin1Char('\n'));
}

void printError(const Error& error)
{
    say(QStringLiteral("weekglassctl: ") + error.text());
}

}
