#include "../live/weekserver.h"
#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "pages/reports/reportfields.h"
#include "pages/reports/reportmodel.h"
#include "pages/reports/reportspage.h"
#include "patience.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/queryresultmodel.h"
#include "widgets/theme/pilllabel.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>

using namespace Weekglass;

/// What reports are read with, on the page: fields, names that complete, links, alerts.
class TestReportFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_page.reset(); }
    void missingValueIsSaid();
    void nameCompletes();
    void typedNameIsTaken();
    void wrongNameIsRefusedAndNothingOldStays();
    void playerStaysForTheNextReport();
    void stateAndLinksHaveTheValues();
    void alertsArePillsAndCounted();
    void fixedValuesAreAChoice();

private:
    QString state() const { return m_page->findChild<QLabel*>(QStringLiteral("reportState"))->text(); }
    QLineEdit* field(const char* name) const
    {
        return m_page->findChild<QLineEdit*>(QStringLiteral("parameter_") + QLatin1String(name));
    }
    void ready() const { QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience); }
    int column(const char* name) const
    {
        for (int i = 0; i < m_page->model()->columnCount(); ++i) {
            if (m_page->model()->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString()
                == QLatin1String(name))
                return i;
        }
        return -1;
    }
    QString cell(int row, const char* name) const
    {
        return m_page->model()->index(row, column(name)).data().toString();
    }
    /// A field of the dashboard.
    QString dashboard(const char* name) const
    {
        for (int row = 0; row < m_page->model()->rowCount(); ++row) {
            if (cell(row, "field") == QLatin1String(name))
                return cell(row, "value");
        }
        return {};
    }
    void type(QLineEdit* edit, const QString& text) const
    {
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Backspace);
        QTest::keyClicks(edit, text);
    }

    WeekServer m_server;
    WeekHandle m_week;
    QString m_player;
    QString m_playerId;
    std::unique_ptr<ReportsPage> m_page;
};

void TestReportFields::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_week.game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("marketland"));
    m_week.pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()});
    auto session = m_server.open(m_server.newWeek(*m_week.game).toString());
    VERIFY_RESULT(migrate(session, *m_week.game));
    VERIFY_RESULT(fillSample(session, *m_week.game, {m_week.game->prefix, 2025, 22}, 3));
    m_player = WeekServer::ask(session, "SELECT min(username) FROM public.players");
    m_playerId = WeekServer::ask(session, "SELECT player_id FROM public.players ORDER BY username LIMIT 1");
    m_week.identity = *identify(session);
}

void TestReportFields::init()
{
    m_page = std::make_unique<ReportsPage>(m_week);
    m_page->resize(1280, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    ready();
}

void TestReportFields::missingValueIsSaid()
{
    QCOMPARE(state(), QStringLiteral("This report needs: Player."));
    QCOMPARE(m_page->model()->rowCount(), 0);
    QPushButton* choose = nullptr;
    for (auto* button : m_page->findChild<EmptyState*>()->findChildren<QPushButton*>())
        choose = button->text() == QStringLiteral("Choose…") ? button : choose;
    QVERIFY(choose);
    choose->click();
    QVERIFY(field("player")->hasFocus());
    m_page->refresh();
    QVERIFY(!m_page->isLoading());
}

void TestReportFields::nameCompletes()
{
    type(field("player"), m_player.left(2));
    QCompleter* completer = field("player")->completer();
    const auto offered = [&] {
        QStringList names;
        for (int row = 0; row < completer->model()->rowCount(); ++row)
            names << completer->model()->index(row, 0).data().toString();
        return names.join(QLatin1Char('\n'));
    };
    QTRY_VERIFY_WITH_TIMEOUT(offered().contains(m_player), Patience);
    QVERIFY(offered().contains(QStringLiteral("level ")));
    QTRY_VERIFY_WITH_TIMEOUT(completer->popup()->isVisible(), Patience);
    QTest::keyClick(completer->popup(), Qt::Key_Down);
    QTest::keyClick(completer->popup(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(dashboard("username"), field("player")->text(), Patience);
    QCOMPARE(m_page->model()->rowCount(), 19); // one row of so many columns is a list
    QVERIFY(state().startsWith(QStringLiteral("1 row")));
}

void TestReportFields::typedNameIsTaken()
{
    type(field("player"), m_player.toUpper());
    QTest::keyClick(field("player"), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(dashboard("username"), m_player, Patience);
    QCOMPARE(dashboard("player id"), m_playerId);
    QCOMPARE(field("player")->text(), m_player); // as the week writes it
    QCOMPARE(m_page->fields()->settings(), (ReportSettings {{QStringLiteral("player"), m_playerId}}));
}

void TestReportFields::wrongNameIsRefusedAndNothingOldStays()
{
    typedNameIsTaken();
    type(field("player"), QStringLiteral("nobody_at_all"));
    QTest::keyClick(field("player"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(state().contains(QStringLiteral("The week has no “nobody_at_all” for player.")),
                             Patience);
    QCOMPARE(m_page->model()->rowCount(), 0);
    type(field("player"), QString());
    QTest::keyClick(field("player"), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(state(), QStringLiteral("This report needs: Player."), Patience);
}

void TestReportFields::playerStaysForTheNextReport()
{
    typedNameIsTaken();
    m_page->setReport(QStringLiteral("daily_quests"));
    ready();
    QCOMPARE(field("player")->text(), m_player);
    QVERIFY(field("as_of")->placeholderText().contains(QStringLiteral("present")));
    QVERIFY2(state().contains(QStringLiteral("As of the newest event: 2025-06-01")), qPrintable(state()));
    m_page->setReport(QStringLiteral("leaderboard"));
    ready();
    QVERIFY(!m_page->fields()->isVisible());
    QCOMPARE(m_page->model()->rowCount(), 24);
    m_page->setReport(QStringLiteral("dashboard"));
    QTRY_COMPARE_WITH_TIMEOUT(dashboard("username"), m_player, Patience);
}

void TestReportFields::stateAndLinksHaveTheValues()
{
    const PageState state {{QStringLiteral("report"), QStringLiteral("due_jobs")},
                           {QStringLiteral("set.as_of"), QStringLiteral("2025-06-01 20:00")},
                           {QStringLiteral("set.player"), m_playerId}};
    m_page->setState(state);
    ready();
    QCOMPARE(field("player")->text(), m_player);
    QCOMPARE(m_page->state(), state);
    QVERIFY2(this->state().contains(QStringLiteral("As of 2025-06-01 20:00:00 UTC")),
             qPrintable(this->state()));
    QCOMPARE(m_page->commands(),
             std::vector {(QStringList {QStringLiteral("report"), m_week.title(), QStringLiteral("due_jobs"),
                                        QStringLiteral("--set"), QStringLiteral("as_of=2025-06-01 20:00"),
                                        QStringLiteral("--set"), QStringLiteral("player=") + m_playerId})});
    WeekLink link {
        .page = QStringLiteral("reports"), .week = m_week.identity, .server = "local", .state = state};
    const auto parsed = WeekLink::parse(link.toString());
    VERIFY_RESULT(parsed);
    QCOMPARE(parsed->state, state);
}

void TestReportFields::alertsArePillsAndCounted()
{
    m_page->setState({{QStringLiteral("report"), QStringLiteral("crop_timers")},
                      {QStringLiteral("set.as_of"), QStringLiteral("2025-06-01 20:00")}});
    ready();
    int pills = 0;
    for (int row = 0; row < m_page->model()->rowCount(); ++row) {
        const auto pill = m_page->model()->index(row, column("alert")).data(PillRole);
        QCOMPARE(pill.isValid(), cell(row, "alert").startsWith(QStringLiteral("wilt")));
        pills += pill.isValid() ? 1 : 0;
        QVERIFY(!m_page->model()->index(row, column("crop type")).data(PillRole).isValid());
    }
    QVERIFY(pills > 0);
    const auto* heading = m_page->findChild<PillLabel*>(QStringLiteral("reportAlerts"));
    QVERIFY(heading->isVisible());
    QCOMPARE(heading->pill(),
             (Pill {.text = QStringLiteral("%1 alert(s)").arg(pills), .meaning = Meaning::Warning}));
    QVERIFY2(state().contains(QStringLiteral("%1 of them with an alert").arg(pills)), qPrintable(state()));
    m_page->setReport(QStringLiteral("leaderboard"));
    ready();
    QVERIFY(!heading->isVisible());
}

void TestReportFields::fixedValuesAreAChoice()
{
    ReportFields fields;
    ReportDefinition report;
    report.parameters = {{.name = QStringLiteral("league"),
                          .title = QStringLiteral("League"),
                          .isOptional = true,
                          .hint = QStringLiteral("both"),
                          .values = {QStringLiteral("sba"), QStringLiteral("pd")}},
                         {.name = QStringLiteral("size"),
                          .title = QStringLiteral("Size"),
                          .type = ParameterType::Integer,
                          .standard = QStringLiteral("10")}};
    fields.setSettings(
        {{QStringLiteral("league"), QStringLiteral("pd")}, {QStringLiteral("other"), QStringLiteral("x")}});
    fields.setReport(&report);
    auto* combo = fields.findChild<QComboBox*>(QStringLiteral("parameter_league"));
    QCOMPARE(combo->currentText(), QStringLiteral("pd"));
    QCOMPARE(combo->itemText(0), QStringLiteral("both"));
    QCOMPARE(combo->accessibleName(), QStringLiteral("League"));
    QCOMPARE(fields.settings(), (ReportSettings {{QStringLiteral("league"), QStringLiteral("pd")}}));
    combo->setCurrentIndex(0);
    Q_EMIT combo->activated(0);
    QVERIFY(fields.settings().isEmpty());
    QCOMPARE(fields.findChild<QLineEdit*>(QStringLiteral("parameter_size"))->placeholderText(),
             QStringLiteral("10"));
}

QTEST_MAIN(TestReportFields)
#include "tst_reportfields.moc"
