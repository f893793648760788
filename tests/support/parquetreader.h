#pragma once

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

/// What another program, DuckDB, reads in a Parquet file.
struct ParquetContent
{
    QJsonObject types; ///< of the columns by name, as DuckDB calls them
    QList<QJsonArray> rows; ///< texts, or null
    QByteArray error = {};
};

/// Where the test parquet_reader installed it; empty: nowhere.
inline QString parquetReader()
{
    const QString folder = QStringLiteral(PARQUET_READER);
    return QDir(folder + QStringLiteral("/node_modules")).exists() ? folder : QString();
}

inline ParquetContent readParquet(const QString& file)
{
    QProcess node;
    node.start(QStringLiteral("node"), {QStringLiteral(PARQUET_SCRIPT), parquetReader(), file});
    node.waitForFinished(120'000);
    ParquetContent content;
    if (node.exitStatus() != QProcess::NormalExit || node.exitCode() != 0) {
        content.error = node.readAllStandardError() + node.errorString().toUtf8();
        return content;
    }
    QList<QByteArray> lines = node.readAllStandardOutput().split('\n');
    content.types = QJsonDocument::fromJson(lines.takeFirst()).object();
    for (const QByteArray& line : lines) {
        if (!line.isEmpty())
            content.rows << QJsonDocument::fromJson(line).array();
    }
    return content;
}
