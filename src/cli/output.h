#pragma once

#include "base/result.h"
#include "pg/value.h"

#include <QElapsedTimer>
#include <QString>

#include <concepts>
#include <initializer_list>
#include <vector>

namespace Weekglass {

/// A value as it is printed; NULL if it is made of nothing.
struct Cell : Pg::Value
{
    Cell() = default;
    Cell(const char* text)
        : Pg::Value(text)
    {
    }
    Cell(const QByteArray& text)
        : Pg::Value(text)
    {
    }
    Cell(const QString& text)
        : Pg::Value(text.toUtf8())
    {
    }
    template<std::integral T>
    Cell(T value)
    {
        if constexpr (std::same_as<T, bool>)
            emplace(value ? "true" : "false");
        else
            emplace(QByteArray::number(value));
    }
    template<typename T>
    Cell(const std::optional<T>& value)
    {
        if (value)
            *this = Cell(*value);
    }
};

/// Tables for people are written as CSV from now on: whole values, and the keys in the header line.
void writeTablesAsCsv();

/// A table for people, or one JSON object a line for programs.
class Output
{
public:
    struct Column
    {
        QString key; ///< in JSON
        QString title; ///< for people
        bool isJson = false; ///< the value is JSON text already
    };

    Output(bool asJson, std::vector<Column> columns);
    static Output forPeople(const QStringList& titles);
    void add(std::initializer_list<Cell> cells) { add(std::vector<Pg::Value>(cells.begin(), cells.end())); }
    void add(std::vector<Pg::Value> cells);
    /// At once, for rows that come over time: columns are as wide as what came so far. Needs no finish().
    void addNow(const std::vector<Pg::Value>& cells);
    /// Prints the table; JSON lines are out already.
    void finish();

private:
    void printJson(const std::vector<Pg::Value>& cells) const;
    void printCsv(const std::vector<Pg::Value>& cells);
    QStringList titles() const;
    void printPadded(QStringList row);

    bool m_asJson;
    bool m_hasHeader = false; // of CSV
    std::vector<Column> m_columns;
    std::vector<QStringList> m_rows;
    QList<qsizetype> m_widths; // of addNow()
};

inline Output::Column column(const char* key, const QString& title = {})
{
    return {QString::fromLatin1(key), title};
}
/// Of values that are JSON text already.
inline Output::Column jsonColumn(const char* key, const QString& title = {})
{
    return {QString::fromLatin1(key), title, true};
}

/// One line on stderr that is written over and over; nothing where stderr is no terminal.
class ProgressLine
{
public:
    ProgressLine();
    /// At most a few times a second; with the pace of @p count behind @p text.
    void show(const QString& text, qint64 count);
    /// Without a pace.
    void showText(const QString& text);
    void clear();

private:
    bool isTime();

    const bool m_isTerminal;
    QElapsedTimer m_sinceStart;
    QElapsedTimer m_sinceShown;
};

/// Whether anything was printed, which cannot be taken back.
bool hasPrinted();
/// For programs, as it is.
void printBytes(const QByteArray& bytes);
/// The same, for those who stop when no more can be written. @return false: this could not
bool writeBytes(QByteArrayView bytes);
/// At the end: an error unless all that was printed is where it should be. A reader that went away has all it
/// wants.
Result<void> finishOutput();
/// A line for people on stderr, so that stdout stays clean for programs. Text is made visible first.
void say(const QString& text);
void printError(const Error& error);
/// In the place of what a week holds: the error, or "not read: …" if its owner is not trusted.
QByteArray whyNotRead(const Error& error);

}
