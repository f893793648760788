#pragma once

#include <QTest>

namespace Weekglass {

/// Columns of a test's data that are all text.
inline void addTextColumns(std::initializer_list<const char*> names)
{
    for (const char* name : names)
        QTest::addColumn<QString>(name);
}

/// A row of text for the first columns; those of another type follow by <<.
template<typename... Texts>
QTestData& addTextRow(const char* name, Texts... texts)
{
    QTestData& row = QTest::newRow(name);
    (row << ... << QString::fromLatin1(texts));
    return row;
}

}
