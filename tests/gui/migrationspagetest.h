#pragma once

#include "../live/weekserver.h"
#include "migrations/migrate.h"
#include "pages/migrations/historydialog.h"
#include "pages/migrations/migratedialog.h"
#include "pages/migrations/migrationmatrixmodel.h"
#include "pages/migrations/migrationspage.h"
#include "patience.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>

namespace Weekglass {

/// The page of the migrations of a small game, whose files the test writes, in a few weeks.
class MigrationsPageTest : public QObject
{
protected:
    void startServer()
    {
        if (const auto started = m_server.start(); !started)
            QSKIP(qPrintable(started.error().text()));
        qputenv("XDG_DATA_HOME", m_data.path().toUtf8()); // marks of servers are kept there
        QLocale::setDefault(QLocale(QLocale::English));
        m_pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()});
    }
    /// Four files: two versions, an undo and a repeatable one.
    void writeGame()
    {
        QDir(m_files.filePath(m_id)).removeRecursively();
        QVERIFY(QDir(m_files.path()).mkpath(m_id + QStringLiteral("/migrations")));
        QFile manifest(m_files.filePath(m_id + QStringLiteral("/game.json")));
        QVERIFY(manifest.open(QIODevice::WriteOnly));
        manifest.write("{\"id\": \"" + m_id.toUtf8() + "\", \"title\": \"Small\", \"prefix\": \""
                       + m_id.toUtf8() + "\"}");
        manifest.close();
        write("V1__ships.sql", "CREATE TABLE public.ships (id INT PRIMARY KEY, name TEXT);\n");
        write("V2__ports.sql",
              "CREATE TABLE public.ports (id INT PRIMARY KEY, level INT NOT NULL DEFAULT 1);\n");
        write("U2__ports.sql", "DROP TABLE public.ports;\n");
        write("R__names.sql", "CREATE OR REPLACE VIEW public.names AS SELECT name FROM public.ships;\n");
    }
    void write(const char* name, const QByteArray& text)
    {
        QFile file(m_files.filePath(m_id + QStringLiteral("/migrations/") + QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
    }
    void remove(const char* name)
    {
        QVERIFY(QFile::remove(m_files.filePath(m_id + QStringLiteral("/migrations/") + QLatin1String(name))));
    }
    GamePointer load()
    {
        m_library = std::make_shared<GameLibrary>(GameLibrary::load({m_files.path()}, {}, trustAll));
        if (m_library->games().size() != 1)
            qFatal("%s", qPrintable(m_library->errors().front().text()));
        return m_library->games().front();
    }
    /// A week with the migrations up to a version.
    WeekHandle newWeek(const GamePointer& game, std::size_t migrations = 99)
    {
        const QString name = m_server.newWeek(*game).toString();
        auto session = m_server.open(name);
        GameDefinition part = *game;
        part.migrations.resize(std::min(part.migrations.size(), migrations));
        if (migrations < game->migrations.size())
            part.repeatable.clear();
        if (const auto done = migrate(session, part); migrations > 0 && !done)
            qFatal("%s", qPrintable(done.error().text()));
        return {.pool = m_pool, .game = game, .identity = *identify(session)};
    }
    QString ask(const WeekHandle& week, const QByteArray& query)
    {
        auto session = m_server.open(week.title());
        return WeekServer::ask(session, query);
    }
    void run(const WeekHandle& week, const QByteArray& script)
    {
        auto session = m_server.open(week.title());
        WeekServer::run(session, script);
    }
    AdminServer server(Environment environment = Environment::Unmarked) const
    {
        return {.pool = m_pool, .library = m_library, .environment = environment};
    }
    void openPage(const GamePointer& game, const std::vector<WeekHandle>& weeks,
                  Environment environment = Environment::Unmarked)
    {
        m_page = std::make_unique<MigrationsPage>(server(environment), game, weeks, scratch());
        m_page->resize(900, 600);
        m_page->show();
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    }
    ReferenceCatalogs::Server scratch() const
    {
        return [options = m_pool->options()](const std::stop_token&) -> Result<Pg::ConnectOptions> {
            return options;
        };
    }
    /// A row of the matrix: the texts of its weeks.
    QString row(int number) const
    {
        QStringList cells;
        for (int column = 0; column < m_page->matrix()->columnCount(); ++column)
            cells << m_page->matrix()->index(number, column).data().toString();
        return cells.join(QStringLiteral(" | "));
    }
    QString header(int column) const
    {
        return m_page->matrix()->headerData(column, Qt::Horizontal).toString().section(QLatin1Char('\n'), 1);
    }
    template<typename Widget>
    static Widget* find(QWidget* parent, const char* name)
    {
        auto* widget = parent->findChild<Widget*>(QLatin1String(name));
        if (!widget)
            qFatal("no %s", name);
        return widget;
    }
    void trigger(const char* action) { find<QAction>(m_page.get(), action)->trigger(); }
    /// It opens when the server's mark is known.
    template<typename Dialog>
    Dialog* opened() const
    {
        Dialog* dialog = nullptr;
        if (!QTest::qWaitFor(
                [&] {
                    dialog = m_page->window()->findChild<Dialog*>();
                    return dialog != nullptr;
                },
                Patience))
            qFatal("no dialog");
        return dialog;
    }
    template<typename Dialog>
    Dialog* openedAndRead() const
    {
        auto* dialog = opened<Dialog>();
        if (!QTest::qWaitFor([dialog] { return !dialog->isBusy(); }, Patience))
            qFatal("no plan");
        return dialog;
    }
    MigrateDialog* openRun()
    {
        trigger("migrateWeeks");
        return openedAndRead<MigrateDialog>();
    }
    HistoryDialog* openTask(const char* action)
    {
        trigger(action);
        return openedAndRead<HistoryDialog>();
    }
    template<typename Dialog>
    static bool answer(Dialog* dialog, const char* button)
    {
        QSignalSpy answered(dialog, &Dialog::answered);
        QTest::mouseClick(find<QPushButton>(dialog, button), Qt::LeftButton);
        return answered.wait(Patience);
    }
    static QString result(MigrateDialog* dialog, int line)
    {
        return find<QTableWidget>(dialog, "migrateWeeks")->item(line, 3)->text();
    }
    static QString label(QWidget* parent, const char* name) { return find<QLabel>(parent, name)->text(); }

    WeekServer m_server;
    QTemporaryDir m_files;
    QTemporaryDir m_data;
    const QString m_id = WeekServer::prefix();
    std::shared_ptr<const GameLibrary> m_library;
    std::shared_ptr<Pg::SessionPool> m_pool;
    std::unique_ptr<MigrationsPage> m_page;
};

}
