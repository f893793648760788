#pragma once

#include "patience.h"
#include "pg/session.h"

#include "json/document.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>
#include <memory>

namespace Weekglass {

/// What a program said, and how it ended; -1: not by itself.
struct Answer
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;

    /// "--yes=…" and what else has to be typed, as it was printed; empty: it was not.
    QStringList confirmation() const
    {
        const auto begin = err.indexOf("--yes=");
        const QByteArray line = begin < 0 ? QByteArray() : err.mid(begin).split('\n').first();
        return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    }
    /// The last "--plan=…" that was printed.
    QString plan() const
    {
        const auto begin = err.lastIndexOf("--plan=");
        return begin < 0 ? QString() : QString::fromUtf8(err.mid(begin).split('\n').first()).trimmed();
    }
    /// All of it, as one JSON object.
    QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
    /// The member of each JSON line, as it is written there; "?" where there is none.
    QStringList members(QStringView key) const
    {
        QStringList values;
        for (const QByteArray& line : out.trimmed().split('\n')) {
            const auto document = Json::Document::parse(line);
            const auto node = document ? document->find(Json::Document::root(), key) : Json::noNode;
            values << (node == Json::noNode ? QStringLiteral("?")
                                            : QString::fromUtf8(document->rawText(node)));
        }
        return values;
    }
};

/// One that has ended has the id 0, which means every process of this one's group.
inline void sendSignal(const QProcess& process, int signal)
{
    if (process.processId() > 0)
        ::kill(static_cast<pid_t>(process.processId()), signal);
}

/// weekglassctl as a user calls it, with a workspace of its own.
class Ctl
{
public:
    /// @p common: options of every call.
    explicit Ctl(const QByteArray& conninfo = {}, const QStringList& common = {})
        : m_common(QStringList {QStringLiteral("--connect"), QString::fromUtf8(conninfo)} + common)
    {
    }

    Answer operator()(const QStringList& arguments) const
    {
        return run(QStringLiteral("weekglassctl"), m_common + arguments);
    }
    /// A program beside the test's.
    Answer run(const QString& program, const QStringList& arguments) const
    {
        QProcess process;
        start(process, program, arguments);
        if (!process.waitForFinished(5 * Patience))
            qFatal("%s does not end", qPrintable(program));
        return {.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                .out = process.readAllStandardOutput(),
                .err = process.readAllStandardError()};
    }
    /// What the server is used for, as its owner says it.
    void mark(const char* use) const
    {
        const Answer marked = (*this)({QStringLiteral("server"), QStringLiteral("mark"), QLatin1String(use)});
        if (marked.exitCode != 0)
            qFatal("not marked: %s", marked.err.constData());
    }
    /// Where its workspace is.
    QString dataHome() const { return m_data->path(); }
    /// @p out: where its answer goes instead of to the process.
    std::unique_ptr<QProcess> start(const QStringList& arguments, const QString& out = {}) const
    {
        auto process = std::make_unique<QProcess>();
        process->setStandardOutputFile(out);
        start(*process, QStringLiteral("weekglassctl"), m_common + arguments);
        process->waitForStarted(Patience);
        return process;
    }

private:
    void start(QProcess& process, const QString& program, const QStringList& arguments) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_DATA_HOME"), m_data->path());
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationDirPath() + QLatin1Char('/') + program, arguments);
    }

    QStringList m_common;
    std::shared_ptr<QTemporaryDir> m_data = std::make_shared<QTemporaryDir>();
};

}
