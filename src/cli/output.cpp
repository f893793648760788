#include "cli/output.h"

#include "base/csv.h"
#include "base/safetext.h"
#include "base/utf8.h"
#include "cli/text.h"
#include "pg/ownertrust.h"
#include "json/strings.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <numeric>
#include <optional>
#include <utility>

#include <sys/ioctl.h>
#include <unistd.h>

namespace Weekglass {

namespace {

constexpr qsizetype CellChars = 120;
constexpr qsizetype NarrowestColumn = 8;
constexpr qint64 ProgressMs = 200;

int firstOutputError = 0; // errno of stdout
bool areTablesCsv = false;
bool isPrinted = false; // to stdout

bool noteOutput(bool isWritten)
{
    if (!isWritten && firstOutputError == 0)
        firstOutputError = errno;
    return isWritten;
}

bool print(FILE* file, QByteArrayView bytes)
{
    const auto size = static_cast<std::size_t>(bytes.size());
    const bool isWritten = std::fwrite(bytes.data(), 1, size, file) == size;
    if (file != stdout)
        return isWritten;
    isPrinted = isPrinted || size > 0;
    return noteOutput(isWritten);
}

void print(FILE* file, const QString& text)
{
    print(file, QByteArrayView(text.toUtf8()));
}

/// A line break in JSON is white space; inside of strings it is escaped.
QByteArray onOneLine(QByteArray json)
{
    return json.replace('\n', ' ').replace('\r', ' ');
}

QStringList shown(const std::vector<Pg::Value>& cells)
{
    QStringList row;
    for (const auto& cell : cells)
        row << (cell ? visibleText(QByteArrayView(*cell), CellChars) : QString());
    return row;
}

/// Of the terminal that stdout is; nothing: it is none, and lines are as long as they are.
std::optional<qsizetype> terminalWidth()
{
    winsize size {};
    if (::isatty(STDOUT_FILENO) != 1)
        return {};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    const int columns = qEnvironmentVariableIntValue("COLUMNS");
    return columns > 0 ? std::optional<qsizetype>(columns) : std::nullopt;
}

/// Makes the widest columns narrower until a line fits. Numbers are never cut: they would be other numbers.
/// Nor is the first column: it is what further commands are given.
void fitInto(qsizetype width, QList<qsizetype>& widths, const QList<bool>& numbers)
{
    qsizetype line = std::accumulate(widths.cbegin(), widths.cend(), (widths.size() - 1) * 2);
    while (line > width) {
        qsizetype widest = -1;
        for (qsizetype i = 1; i < widths.size(); ++i) {
            if (!numbers[i] && (widest < 0 || widths[i] > widths[widest]))
                widest = i;
        }
        if (widest < 0 || widths[widest] <= NarrowestColumn)
            return;
        --widths[widest];
        --line;
    }
}

QString cut(const QString& text, qsizetype width)
{
    return text.size() <= width ? text : QString(text.left(width - 1) + QChar(0x2026));
}

bool isNumberText(const QString& text)
{
    bool isNumber = false;
    (void)text.toDouble(&isNumber);
    return isNumber;
}

}

void writeTablesAsCsv()
{
    areTablesCsv = true;
}

Output::Output(bool asJson, std::vector<Column> columns)
    : m_asJson(asJson)
    , m_columns(std::move(columns))
{
}

Output Output::forPeople(const QStringList& titles)
{
    std::vector<Column> columns;
    for (const QString& title : titles)
        columns.push_back({.key = {}, .title = title});
    return Output(false, std::move(columns));
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
            line += m_columns[i].isJson ? onOneLine(*cells[i]) : Json::quoted(fromUtf8(*cells[i]));
    }
    line += "}\n";
    printBytes(line);
}

void Output::printCsv(const std::vector<Pg::Value>& cells)
{
    QByteArrayList names;
    for (const Column& column : m_columns)
        names << csvCell((column.key.isEmpty() ? column.title : column.key).toUtf8());
    QByteArrayList values;
    for (const Pg::Value& cell : cells) {
        const QByteArray value = cell.value_or(QByteArray());
        values << (isNumberText(QString::fromUtf8(value)) ? csvNumber(value) : csvCell(value));
    }
    if (!std::exchange(m_hasHeader, true))
        printBytes(names.join(',') + "\r\n");
    printBytes(values.join(',') + "\r\n");
}

void Output::add(std::vector<Pg::Value> cells)
{
    if (m_asJson)
        return printJson(cells);
    if (areTablesCsv)
        return printCsv(cells);
    m_rows.push_back(shown(cells));
}

void Output::addNow(const std::vector<Pg::Value>& cells)
{
    if (m_asJson) {
        printJson(cells);
    } else if (areTablesCsv) {
        printCsv(cells);
    } else {
        if (m_widths.isEmpty())
            printPadded(titles());
        printPadded(shown(cells));
    }
    noteOutput(std::fflush(stdout) == 0);
}

QStringList Output::titles() const
{
    QStringList titles;
    for (const Column& column : m_columns)
        titles << column.title;
    return titles;
}

void Output::printPadded(QStringList row)
{
    m_widths.resize(row.size(), 0);
    for (qsizetype i = 0; i + 1 < row.size(); ++i) {
        m_widths[i] = std::max(m_widths[i], row[i].size());
        row[i] = row[i].leftJustified(m_widths[i]);
    }
    print(stdout, row.join(QStringLiteral("  ")) + QLatin1Char('\n'));
}

void Output::finish()
{
    if (m_asJson || areTablesCsv)
        return;
    const qsizetype count = static_cast<qsizetype>(m_columns.size());
    const QStringList names = titles();
    QList<qsizetype> widths(count, 0);
    QList<bool> numbers(count, !m_rows.empty());
    for (qsizetype i = 0; i < count; ++i) {
        widths[i] = names[i].size();
        for (const QStringList& row : m_rows) {
            widths[i] = std::max(widths[i], row[i].size());
            numbers[i] = numbers[i] && (row[i].isEmpty() || isNumberText(row[i]));
        }
    }
    if (const auto width = terminalWidth())
        fitInto(*width, widths, numbers);
    const auto printRow = [&](const QStringList& row) {
        QString line;
        for (qsizetype i = 0; i < count; ++i) {
            const bool isLast = i == count - 1;
            const QString text = cut(row[i], widths[i]);
            line += numbers[i] ? text.rightJustified(widths[i])
                : isLast       ? text
                               : text.leftJustified(widths[i]);
            line += isLast ? QStringLiteral("\n") : QStringLiteral("  ");
        }
        print(stdout, line);
    };
    if (!m_rows.empty())
        printRow(names);
    for (const QStringList& row : m_rows)
        printRow(row);
    say(Text::tr("%n row(s)", nullptr, static_cast<int>(m_rows.size())));
}

ProgressLine::ProgressLine()
    : m_isTerminal(::isatty(STDERR_FILENO) == 1)
{
    m_sinceStart.start();
}

bool ProgressLine::isTime()
{
    if (!m_isTerminal || (m_sinceShown.isValid() && m_sinceShown.elapsed() < ProgressMs))
        return false;
    m_sinceShown.start();
    return true;
}

void ProgressLine::show(const QString& text, qint64 count)
{
    if (!isTime())
        return;
    const qint64 perSecond = count * 1000 / std::max<qint64>(m_sinceStart.elapsed(), 1);
    print(stderr,
          QStringLiteral("\r\x1b[K")
              + Text::tr("%1, %2 a second").arg(visibleText(text), QString::number(perSecond)));
}

void ProgressLine::showText(const QString& text)
{
    if (isTime())
        print(stderr, QStringLiteral("\r\x1b[K") + visibleText(text, 78));
}

void ProgressLine::clear()
{
    if (m_sinceShown.isValid())
        print(stderr, QStringLiteral("\r\x1b[K"));
}

bool hasPrinted()
{
    return isPrinted;
}

void printBytes(const QByteArray& bytes)
{
    writeBytes(bytes);
}

bool writeBytes(QByteArrayView bytes)
{
    return print(stdout, bytes);
}

Result<void> finishOutput()
{
    noteOutput(std::fflush(stdout) == 0);
    if (firstOutputError == EPIPE || (firstOutputError == 0 && std::ferror(stdout) == 0))
        return {};
    return Error {
        .kind = Error::Kind::Io,
        .message = Text::tr("The output is incomplete; do not use it."),
        .where = Text::tr("standard output"),
        .advice = Text::tr(
            "Free space there. Run the command again if it only reads; a change that was made stays made."),
        .detail = firstOutputError == 0 ? QString() : qt_error_string(firstOutputError)};
}

void say(const QString& text)
{
    print(stderr, visibleLines(text) + QLatin1Char('\n'));
}

void printError(const Error& error)
{
    say(QStringLiteral("weekglassctl: ") + error.text());
}

QByteArray whyNotRead(const Error& error)
{
    const bool isRefusal = Pg::isUntrustedOwner(error);
    return (isRefusal ? Text::tr("not read: %1").arg(error.message) : error.message).toUtf8();
}

}
