#pragma once

#include "testfile.h"
#include "weekserver.h"

#include "import/filesimport.h"
#include "migrations/migrate.h"

#include <QTemporaryDir>

namespace Weekglass {

/// A week that files are loaded into, and a folder for them.
class FilesImportTest : public QObject
{
protected:
    void makeWeek()
    {
        if (const auto started = m_server.start(); !started)
            QSKIP(qPrintable(started.error().text()));
        auto game = std::make_shared<GameDefinition>(*m_library.game(QStringLiteral("spacetraders")));
        game->prefix = WeekServer::prefix();
        m_game = game;
        m_week = m_server.newWeek(*m_game).toString();
        m_session.emplace(m_server.open(m_week));
        VERIFY_RESULT(migrate(*m_session, *m_game));
    }
    void emptyWeek()
    {
        m_folder.emplace();
        WeekServer::run(
            *m_session,
            "TRUNCATE raw.api_events RESTART IDENTITY CASCADE; DROP SCHEMA IF EXISTS weekglass CASCADE");
    }

    static constexpr int Answers = 200;

    QString path(const QString& name) const { return m_folder->filePath(name); }
    QString write(const QString& name, const QByteArray& bytes) const { return writeFile(path(name), bytes); }
    static QByteArray payload(int n)
    {
        return "{\"data\":{\"symbol\":\"X\\u00e9-" + QByteArray::number(n) + "\",\"n\":["
            + QByteArray::number(n) + ",-1.50,1e2,true,null,\"a,\\\"b\\\"\\n\"]}}";
    }
    static QByteArray time(int n)
    {
        return "2025-01-06T12:" + QByteArray::number(10 + n / 60) + ":"
            + QByteArray::number(n % 60).rightJustified(2, '0') + "Z";
    }
    static QByteArray response(int n)
    {
        return "{\"fetched_at\":\"" + time(n) + "\",\"endpoint\":\"/e\",\"request_key\":\"/e?n="
            + QByteArray::number(n) + "\",\"status_code\":200,\"payload\":" + payload(n) + "}";
    }
    static QByteArray responses(int from, int to)
    {
        QByteArray lines;
        for (int n = from; n < to; ++n)
            lines += response(n) + "\n";
        return lines;
    }
    FilesImportOptions options(const QStringList& files, bool once = false) const
    {
        FilesImportOptions options;
        options.files = files;
        options.once = once;
        return options;
    }
    Result<FilesReport> import(const FilesImportOptions& options, const Pg::Call& call = {})
    {
        return importFiles(*m_session, *m_game, options, call);
    }
    QString ask(const QByteArray& query) { return WeekServer::ask(*m_session, query); }
    QString digest()
    {
        return ask(
            "SELECT md5(string_agg(concat_ws('|', fetched_at, endpoint, request_key, status_code, payload, "
            "payload_hash), '#' ORDER BY id)) FROM raw.api_events");
    }
    QString rows() { return ask("SELECT count(*) FROM raw.api_events"); }

    WeekServer m_server;
    const GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    GamePointer m_game;
    QString m_week;
    std::optional<Pg::Session> m_session;
    std::optional<QTemporaryDir> m_folder;
};

}
