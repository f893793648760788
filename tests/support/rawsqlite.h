#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

namespace Weekglass {

/// Statements through a connection that is not the workspace's.
inline void runRaw(const QString& path, const QStringList& statements)
{
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("raw"));
        database.setDatabaseName(path);
        QVERIFY(database.open());
        for (const QString& statement : statements) {
            QSqlQuery query(database);
            QVERIFY2(query.exec(statement), qPrintable(statement));
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("raw"));
}

}
