#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace Weekglass::Html {

/// The one way of text into a page: made visible, and never markup, whoever wrote it.
QString text(const QString& text);
QString text(QByteArrayView utf8);
/// The same of several lines.
QString lines(const QString& text);

/// <name>text</name>
QString element(const char* name, const QString& inner, const char* cssClass = nullptr);

struct Table
{
    struct Column
    {
        QString title;
        bool isNumber = false;
    };

    QString caption = {};
    std::vector<Column> columns = {};
    std::vector<QStringList> rows = {}; ///< texts, not escaped
};

QString table(const Table& table);

}
