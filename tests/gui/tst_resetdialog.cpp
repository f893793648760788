#include "../live/adminweek.h"
#include "lifecycle/sample.h"
#include "pages/reset/resetdialog.h"
#include "patience.h"
#include "weeks/operationslog.h"
#include "weeks/weeklock.h"
#include "widgets/parts/environmentmark.h"
#include "workspace/metrichistory.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QThreadPool>
#include <QTimer>
#include <QTreeWidget>

using namespace Weekglass;

/// A reset as a user does it: read, type, wait, stop, resume, back out.
class TestResetDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void plannedTypedAndDone();
    void waitingHoldsNothingUp();
    void nothingWithoutTheConfirmation();
    void productionWantsTheOid();
    void stoppedInTheArchiveAndResumed();
    void stoppedAndTakenBack();
    void lostServerProcesses();
    void obstaclesAreShown();
    void madeAgainUnderTheSameName();
    void goingDialogStops();
    void onlyTheShownResetGoesOn();
    void goneWeekIsEnded();

private:
    template<typename Widget>
    static Widget* part(const QObject& dialog, const char* name)
    {
        return dialog.findChild<Widget*>(QLatin1String(name));
    }
    static QString message(const QObject& dialog) { return part<QLabel>(dialog, "changeMessage")->text(); }
    static QString headline(const QObject& dialog) { return part<QLabel>(dialog, "changeHeadline")->text(); }
    static QString stateOf(const QObject& dialog, ResetStep step)
    {
        return part<QTreeWidget>(dialog, "resetSteps")->topLevelItem(static_cast<int>(step))->text(1);
    }
    static QString facts(const QObject& dialog)
    {
        const auto* table = part<QTableWidget>(dialog, "changeFacts");
        QStringList lines;
        for (int row = 0; row < table->rowCount(); ++row)
            lines << table->item(row, 0)->text() + QStringLiteral(": ") + table->item(row, 1)->text();
        return lines.join(QLatin1Char('\n'));
    }
    static void press(const QObject& dialog, const char* name)
    {
        QTest::mouseClick(part<QPushButton>(dialog, name), Qt::LeftButton);
    }
    template<typename Signal, typename Step>
    static bool awaited(ResetDialog& dialog, Signal signal, Step step)
    {
        QSignalSpy spy(&dialog, signal);
        step();
        return spy.count() > 0 || spy.wait(Patience);
    }
    std::unique_ptr<ResetDialog> shownDialog(Environment environment = Environment::Unmarked)
    {
        auto dialog = std::make_unique<ResetDialog>(m_week, environment);
        part<QCheckBox>(*dialog, "resetInPlace")->setChecked(true);
        part<QLineEdit>(*dialog, "resetFolder")->setText(m_data.path());
        dialog->show();
        return awaited(*dialog, &ResetDialog::previewed, [] {}) ? std::move(dialog) : nullptr;
    }
    void typeConfirmation(const ResetDialog& dialog)
    {
        QTest::keyClicks(part<QLineEdit>(dialog, "changeTyped"),
                         m_week.identity.name + QLatin1Char('@')
                             + QString::fromLatin1(m_week.identity.systemIdentifier));
    }
    static QByteArray waiter() { return WeekServer::prefix().toLatin1() + "_wait"; }
    static QByteArray waiterKey() { return QByteArray::number(QCoreApplication::applicationPid()); }
    /// As long as it lives, an archive that begins goes no further: nothing is over before it was seen.
    Pg::Session holdArchive() const
    {
        auto session = m_server.open();
        (void)WeekServer::ask(session, "SELECT pg_advisory_lock(" + waiterKey() + ')');
        return session;
    }
    /// Begins, and presses Escape as soon as the archive is being made.
    bool stopInTheArchive(ResetDialog& dialog)
    {
        typeConfirmation(dialog);
        return awaited(dialog, &ResetDialog::answered, [&] {
            const auto held = holdArchive();
            press(dialog, "changeRun");
            QTRY_COMPARE_WITH_TIMEOUT(stateOf(dialog, ResetStep::Archive), QStringLiteral("running"),
                                      Patience);
            QTest::keyClick(&dialog, Qt::Key_Escape);
        });
    }
    /// As a colleague does it elsewhere.
    ResetRequest request() const
    {
        return {.server = m_server.options(),
                .scratch = m_server.options(),
                .game = *m_game,
                .archiveFolder = m_data.path()};
    }
    Result<std::optional<ResetState>> waiting() const
    {
        auto session = m_server.open();
        return unfinishedReset(session, m_week.identity.name);
    }
    bool exists(const QString& database)
    {
        auto session = m_server.open();
        return AdminDatabases::exists(session, database);
    }

    AdminDatabases m_server;
    QTemporaryDir m_data;
    std::shared_ptr<GameDefinition> m_game;
    WeekHandle m_week;
    QString m_next;
    int m_count = 0;
};

void TestResetDialog::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_data.path().toUtf8()); // what is kept
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    auto session = m_server.open();
    VERIFY_RESULT(ensureLog(session));
    WeekServer::run(session,
                    "CREATE FUNCTION weekglass." + waiter()
                        + "() RETURNS trigger LANGUAGE plpgsql SET lock_timeout = 0 AS $$ BEGIN PERFORM "
                          "pg_catalog.pg_advisory_xact_lock_shared("
                        + waiterKey() + "); RETURN NEW; END $$; CREATE TRIGGER " + waiter()
                        + " BEFORE INSERT ON weekglass.week_log FOR EACH ROW WHEN (NEW.kind = 'archive' AND "
                          "NEW.event = 'begun' AND "
                          "pg_catalog.starts_with(NEW.week, '"
                        + WeekServer::prefix().toLatin1() + "d')) EXECUTE FUNCTION weekglass." + waiter()
                        + "()");
}

void TestResetDialog::cleanupTestCase()
{
    if (m_server.options().conninfo.isEmpty())
        return;
    auto session = m_server.open();
    WeekServer::run(session, "DROP FUNCTION IF EXISTS weekglass." + waiter() + " CASCADE");
}

/// A week far in the future, so that the next one is the one after it.
void TestResetDialog::init()
{
    m_game = std::make_shared<GameDefinition>(
        *GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("galaxy")));
    m_game->prefix = m_game->id = WeekServer::prefix() + QLatin1Char('d') + QString::number(++m_count);
    m_game->carried = {QStringLiteral("public.game_config")};
    const WeekName name {m_game->prefix, 2090, 5};
    m_next = name.next()->toString();
    m_server.weeks().made(name.toString());
    m_server.weeks().made(m_next);
    auto session = m_server.open();
    const auto created = createWeek(session, *m_game, name);
    VERIFY_RESULT(created);
    auto inside = m_server.open(name.toString());
    VERIFY_RESULT(migrate(inside, *m_game));
    m_week = {.pool = Pg::SessionPool::create(m_server.options()), .game = m_game, .identity = *created};
}

void TestResetDialog::plannedTypedAndDone()
{
    auto inside = m_server.open(m_week.identity.name);
    VERIFY_RESULT(fillSample(inside, *m_game, *WeekName::match(m_week.identity.name), 1));
    auto dialog = shownDialog();
    QVERIFY(dialog);
    QVERIFY(headline(*dialog).contains(m_next));
    QVERIFY2(facts(*dialog).contains(m_game->carried.front()), qPrintable(facts(*dialog)));
    QVERIFY(facts(*dialog).contains(QLatin1String("stays, frozen")));
    QVERIFY(
        awaited(*dialog, &ResetDialog::previewed, [&] { part<QCheckBox>(*dialog, "resetDrop")->click(); }));
    QVERIFY(facts(*dialog).contains(QLatin1String("the old week is dropped")));
    typeConfirmation(*dialog);
    QSignalSpy opened(dialog.get(), &ResetDialog::opened);
    QVERIFY(awaited(*dialog, &ResetDialog::answered, [&] { press(*dialog, "changeRun"); }));
    QVERIFY2(headline(*dialog).contains(QLatin1String("is the live week now")), qPrintable(message(*dialog)));
    QCOMPARE(opened.value(0).value(0).toString(), m_next);
    for (int step = 0; step <= static_cast<int>(ResetStep::Drop); ++step)
        QCOMPARE(stateOf(*dialog, static_cast<ResetStep>(step)), QStringLiteral("done"));
    QVERIFY(exists(m_next) && !exists(m_week.identity.name));
    const QString file =
        message(*dialog).section(QStringLiteral("Its archive: "), 1).section(QLatin1Char('\n'), 0, 0);
    QVERIFY2(QFileInfo::exists(file), qPrintable(message(*dialog)));
    QVERIFY(!part<QPushButton>(*dialog, "changeRun")->isVisible());
    const auto kept = MetricHistory(*Workspace::open()).weeks(m_game->id);
    VERIFY_RESULT(kept);
    QCOMPARE(kept->size(), std::size_t(1));
    QVERIFY(kept->front().size > 0 && kept->front().oid == m_week.identity.oid);
    press(*dialog, "changeClose");
    QVERIFY(!dialog->isVisible());
}

/// Somebody else creates, resets or drops the week; then all steps run.
void TestResetDialog::waitingHoldsNothingUp()
{
    auto dialog = shownDialog();
    QVERIFY(dialog);
    typeConfirmation(*dialog);
    auto other = m_server.open();
    auto taken = WeekLock::take(other, m_week.identity.name, std::chrono::milliseconds(0));
    VERIFY_RESULT(taken);
    std::optional<WeekLock> lock(*std::move(taken));
    // an event loop that stood still would not let go of it, and the reset would be refused in the end
    constexpr int Turns = 50;
    int turns = 0;
    QTimer turning;
    connect(&turning, &QTimer::timeout, this, [&] {
        if (++turns == Turns)
            lock.reset();
    });
    QVERIFY(awaited(*dialog, &ResetDialog::answered, [&] {
        press(*dialog, "changeRun");
        turning.start(20);
    }));
    QVERIFY(turns >= Turns);
    QVERIFY2(headline(*dialog).contains(QLatin1String("is the live week now")), qPrintable(message(*dialog)));
}

void TestResetDialog::nothingWithoutTheConfirmation()
{
    auto dialog = shownDialog();
    QVERIFY(dialog);
    auto* run = part<QPushButton>(*dialog, "changeRun");
    QVERIFY(!run->isEnabled());
    QTest::keyClicks(part<QLineEdit>(*dialog, "changeTyped"), m_week.identity.name);
    QVERIFY(!run->isEnabled());
    dialog->run();
    QVERIFY(!dialog->isBusy());
    QTest::keyClick(part<QLineEdit>(*dialog, "changeTyped"), Qt::Key_Return); // neither confirms nor cancels
    QVERIFY(dialog->isVisible());
    QVERIFY(!dialog->isBusy());
    auto inside = m_server.open(m_week.identity.name);
    QCOMPARE(WeekServer::ask(inside, "SHOW default_transaction_read_only"), QStringLiteral("off"));
}

void TestResetDialog::productionWantsTheOid()
{
    const auto dialog = shownDialog(Environment::Production);
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<EnvironmentMark*>()->isVisible());
    auto* run = part<QPushButton>(*dialog, "changeRun");
    typeConfirmation(*dialog);
    QVERIFY(!run->isEnabled());
    auto* oid = part<QLineEdit>(*dialog, "changeProduction");
    QTest::keyClicks(oid, QString::number(m_week.identity.oid + 1));
    QVERIFY(!run->isEnabled());
    oid->setText(QString::number(m_week.identity.oid));
    QVERIFY(run->isEnabled());
}

void TestResetDialog::stoppedInTheArchiveAndResumed()
{
    auto dialog = shownDialog();
    QVERIFY(dialog && stopInTheArchive(*dialog));
    QVERIFY2(message(*dialog).startsWith(QLatin1String("Stopped.")), qPrintable(message(*dialog)));
    QVERIFY(dialog->isVisible());
    QCOMPARE(stateOf(*dialog, ResetStep::Archive), QStringLiteral("stopped here"));
    QCOMPARE(stateOf(*dialog, ResetStep::Create), QStringLiteral("to do"));
    dialog = shownDialog(); // another window, later
    QVERIFY(dialog && headline(*dialog).contains(QLatin1String("is unfinished")));
    QCOMPARE(stateOf(*dialog, ResetStep::KeepHistory), QStringLiteral("done"));
    QCOMPARE(part<QPushButton>(*dialog, "changeRun")->text(), QStringLiteral("&Resume"));
    QVERIFY(awaited(*dialog, &ResetDialog::answered, [&] { press(*dialog, "changeRun"); }));
    QVERIFY2(headline(*dialog).contains(QLatin1String("is the live week now")), qPrintable(message(*dialog)));
    QVERIFY(exists(m_next) && exists(m_week.identity.name));
    QCOMPARE(stateOf(*dialog, ResetStep::Drop), QStringLiteral("not requested"));
}

void TestResetDialog::stoppedAndTakenBack()
{
    auto dialog = shownDialog();
    QVERIFY(dialog && stopInTheArchive(*dialog));
    dialog = shownDialog(Environment::Production); // where going on, or back, has to be confirmed
    auto* back = part<QPushButton>(*dialog, "resetBackOut");
    QVERIFY(!back->isEnabled() && !part<QPushButton>(*dialog, "changeRun")->isEnabled());
    QVERIFY(!part<QLineEdit>(*dialog, "changeTyped")->isVisible());
    QTest::keyClicks(part<QLineEdit>(*dialog, "changeProduction"), QString::number(m_week.identity.oid));
    QVERIFY(back->isEnabled() && part<QPushButton>(*dialog, "changeRun")->isEnabled());
    QVERIFY(awaited(*dialog, &ResetDialog::answered, [&] { press(*dialog, "resetBackOut"); }));
    QVERIFY2(headline(*dialog).contains(QLatin1String("is taken back")), qPrintable(message(*dialog)));
    QCOMPARE(stateOf(*dialog, ResetStep::Freeze), QStringLiteral("taken back"));
    QCOMPARE(stateOf(*dialog, ResetStep::KeepHistory), QStringLiteral("done, stays"));
    QCOMPARE(stateOf(*dialog, ResetStep::Create), QStringLiteral("not done"));
    QVERIFY(!exists(m_next));
    auto inside = m_server.open(m_week.identity.name);
    QCOMPARE(WeekServer::ask(inside, "SHOW default_transaction_read_only"), QStringLiteral("off"));
}

void TestResetDialog::lostServerProcesses()
{
    if (!m_server.weeks().isOwn())
        QSKIP("It would end the sessions of others.");
    auto dialog = shownDialog();
    QVERIFY(dialog);
    typeConfirmation(*dialog);
    auto monitor = holdArchive();
    QVERIFY(awaited(*dialog, &ResetDialog::answered, [&] {
        press(*dialog, "changeRun");
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*dialog, ResetStep::Archive), QStringLiteral("running"), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(
            WeekServer::ask(monitor,
                            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"),
            QStringLiteral("1"), Patience);
        (void)WeekServer::ask(
            monitor,
            "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE pid <> "
            "pg_backend_pid() AND backend_type = 'client backend'");
        (void)WeekServer::ask(monitor, "SELECT pg_advisory_unlock_all()");
    }));
    QVERIFY(message(*dialog).contains(QLatin1String("Resume"), Qt::CaseInsensitive));
    QVERIFY(part<QPushButton>(*dialog, "changeRun")->isEnabled());
    QVERIFY(awaited(*dialog, &ResetDialog::answered, [&] { press(*dialog, "changeRun"); }));
    QVERIFY2(headline(*dialog).contains(QLatin1String("is the live week now")), qPrintable(message(*dialog)));
}

void TestResetDialog::obstaclesAreShown()
{
    m_week.game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("galaxy"));
    auto dialog = shownDialog(); // the week of another game
    QVERIFY(dialog && message(*dialog).contains(QLatin1String("Blocked: It is not a week of")));
    typeConfirmation(*dialog);
    QVERIFY(!part<QPushButton>(*dialog, "changeRun")->isEnabled());
}

void TestResetDialog::madeAgainUnderTheSameName()
{
    auto session = m_server.open();
    m_week.pool->closeIdle(std::chrono::milliseconds(-1));
    WeekServer::run(session, "DROP DATABASE " + m_week.identity.name.toUtf8() + " WITH (FORCE)");
    auto gone = shownDialog();
    QVERIFY(gone && headline(*gone).contains(QLatin1String("There is no plan")));
    VERIFY_RESULT(createWeek(session, *m_game, *WeekName::match(m_week.identity.name)));
    auto other = shownDialog();
    QVERIFY(other && message(*other).contains(QLatin1String("Another database has this name")));
    QVERIFY(!part<QPushButton>(*other, "changeRun")->isEnabled());
}

void TestResetDialog::goingDialogStops()
{
    auto dialog = shownDialog();
    QVERIFY(dialog);
    typeConfirmation(*dialog);
    {
        const auto held = holdArchive();
        press(*dialog, "changeRun");
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*dialog, ResetStep::Archive), QStringLiteral("running"), Patience);
        dialog.reset();
    }
    longWorkPool()->waitForDone();
    dialog = shownDialog();
    QVERIFY(dialog && part<QPushButton>(*dialog, "resetBackOut")->isEnabled());
    QVERIFY(awaited(*dialog, &ResetDialog::answered, [&] { press(*dialog, "resetBackOut"); }));
    QVERIFY(exists(m_week.identity.name) && !exists(m_next));
}

/// A colleague takes the reset back meanwhile, and begins another one, which drops the week.
void TestResetDialog::onlyTheShownResetGoesOn()
{
    auto dialog = shownDialog();
    QVERIFY(dialog && stopInTheArchive(*dialog));
    auto other = shownDialog();
    QVERIFY(other);
    const auto first = waiting();
    QVERIFY(first && *first);
    VERIFY_RESULT(undoReset(request(), **first));
    std::stop_source stop;
    auto asked = request();
    asked.stop = stop.get_token();
    asked.onProgress = [&stop](ResetStep step, const QString&) {
        if (step == ResetStep::Archive)
            stop.request_stop();
    };
    const auto plan = planReset(asked, m_week.identity.name, true);
    VERIFY_RESULT(plan);
    QVERIFY(!resetWeek(asked, *plan, plan->week.confirmation(), plan->hash));
    for (const auto& [shown, button] :
         {std::pair(dialog.get(), "changeRun"), std::pair(other.get(), "resetBackOut")}) {
        QVERIFY(awaited(*shown, &ResetDialog::answered, [&] { press(*shown, button); }));
        QVERIFY2(message(*shown).contains(QLatin1String("not the reset that was shown")),
                 qPrintable(message(*shown)));
        QVERIFY(facts(*shown).contains(QLatin1String("the old week is dropped"))); // now it shows that one
        const auto second = waiting();
        QVERIFY(second && *second && (*second)->operation != (*first)->operation);
        QVERIFY(exists(m_week.identity.name) && !exists(m_next));
    }
    QVERIFY(awaited(*other, &ResetDialog::answered, [&] { press(*other, "resetBackOut"); }));
    QVERIFY2(headline(*other).contains(QLatin1String("is taken back")), qPrintable(message(*other)));
}

void TestResetDialog::goneWeekIsEnded()
{
    auto dialog = shownDialog();
    QVERIFY(dialog && stopInTheArchive(*dialog));
    m_week.pool->closeIdle(std::chrono::milliseconds(-1));
    auto session = m_server.open();
    WeekServer::run(session, "DROP DATABASE " + m_week.identity.name.toUtf8() + " WITH (FORCE)");
    dialog = shownDialog();
    QVERIFY(dialog);
    QVERIFY2(message(*dialog).contains(QLatin1String("The old week is gone")), qPrintable(message(*dialog)));
    QVERIFY(!part<QPushButton>(*dialog, "changeRun")->isEnabled());
    QVERIFY(awaited(*dialog, &ResetDialog::answered, [&] { press(*dialog, "resetBackOut"); }));
    QVERIFY2(headline(*dialog).contains(QLatin1String("is ended")), qPrintable(message(*dialog)));
    QVERIFY(message(*dialog).contains(QLatin1String("was gone already")));
    const auto state = waiting();
    QVERIFY(state && !*state);
}

QTEST_MAIN(TestResetDialog)
#include "tst_resetdialog.moc"
