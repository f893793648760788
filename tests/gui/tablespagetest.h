#pragma once

#include "../live/weekserver.h"
#include "pages/tables/relationlist.h"
#include "pages/tables/rowfilterbar.h"
#include "pages/tables/rowlist.h"
#include "pages/tables/rowpane.h"
#include "pages/tables/rowtablemodel.h"
#include "pages/tables/tablespage.h"
#include "widgets/json/jsoninspector.h"
#include "widgets/parts/emptystate.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>

namespace Weekglass {

/// A week of tables with and without keys, partitions, a view and foreign keys, and the page that shows them.
class TablesPageTest : public QObject
{
protected:
    /// @return why it cannot be; empty: it runs
    QString startServer()
    {
        if (const auto started = m_server.start(); !started)
            return started.error().text();
        makeWeek();
        return {};
    }
    void openPage()
    {
        m_page = std::make_unique<TablesPage>(m_week);
        m_page->resize(1200, 760);
        m_page->show();
        settle();
        QVERIFY(!m_page->list()->relations().empty());
    }
    void show(const char* table)
    {
        m_page->go({.table = {QStringLiteral("public"), QLatin1String(table)}});
        settle();
    }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience); }
    RowTableModel* model() const { return m_page->rows()->model(); }
    QString label(const char* name) const { return m_page->findChild<QLabel*>(QLatin1String(name))->text(); }
    QAction* action(const char* name) const { return m_page->findChild<QAction*>(QLatin1String(name)); }
    QString cell(int row, int column) const { return model()->index(row, column).data().toString(); }
    void type(const char* condition)
    {
        auto* field = m_page->findChild<QLineEdit*>(QStringLiteral("rowCondition"));
        field->setText(QString::fromUtf8(condition));
        QTest::keyClick(field, Qt::Key_Return);
        settle();
    }
    QString emptyText() const
    {
        for (auto* each : m_page->rows()->findChildren<EmptyState*>()) {
            if (each->isVisible())
                return each->findChild<QLabel*>()->text();
        }
        return {};
    }

    QLabel* banner() const { return m_page->findChild<QLabel*>(QStringLiteral("pageBanner")); }

    WeekServer m_server;
    WeekHandle m_week;
    std::unique_ptr<TablesPage> m_page;

private:
    void makeWeek()
    {
        m_week.game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("galaxy"));
        m_week.pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()});
        auto session = m_server.open(m_server.newWeek(*m_week.game).toString());
        WeekServer::run(
            session,
            "CREATE TABLE public.players (id int PRIMARY KEY, name text NOT NULL, level int);"
            "COMMENT ON TABLE public.players IS 'Who plays'; COMMENT ON COLUMN public.players.level IS 'From "
            "1';"
            "INSERT INTO public.players SELECT g, 'player ' || g, g % 50 FROM generate_series(1, 5000) g;"
            "CREATE TABLE public.crops (player int NOT NULL REFERENCES public.players, plot int NOT NULL, "
            "kind "
            "text,"
            "data jsonb, neighbour int REFERENCES public.players, CONSTRAINT crops_pk PRIMARY KEY (player, "
            "plot));"
            "INSERT INTO public.crops SELECT 1 + g % 100, g, CASE WHEN g % 3 > 0 THEN 'wheat' END, "
            "jsonb_build_object("
            "'water', g % 10, 'log', repeat('x', 900)), CASE WHEN g % 2 = 0 THEN 7 END FROM "
            "generate_series(1, "
            "600) g;"
            "CREATE TABLE public.log (at date NOT NULL, id int NOT NULL, PRIMARY KEY (at, id)) PARTITION BY "
            "RANGE (at);"
            "CREATE TABLE public.log_1 PARTITION OF public.log FOR VALUES FROM ('2025-01-01') TO "
            "('2025-02-01');"
            "CREATE TABLE public.loose (x int, y text); INSERT INTO public.loose SELECT g, 'z' FROM "
            "generate_series(1, 1500) g;"
            "CREATE TABLE public.nothing (id int PRIMARY KEY);"
            "CREATE VIEW public.rich AS SELECT * FROM public.players WHERE level > 45; ANALYZE");
        m_week.identity = *identify(session);
    }
};

}
