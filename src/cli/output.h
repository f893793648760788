#pragma once

#include "base/result.h"
#include "pg/value.h"

#include <QString>

#include <vector>

namespace Weekglass {

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
    void add(std::vector<Pg::Value> cells);
    /// Prints the table; JSON lines are out already.
    void finish();

private:
    void printJson(const std::vector<Pg::Value>& cells) const;

    bool m_asJson;
    std::vector<Column> m_columns;
    std::vector<QStringList> m_rows;
};

/// A line for people on stderr, so that stdout stays clean for programs. Text is made visible first.
void say(const QString& text);
void printError(const Error& error);

}
