#include "pages/board/newweekpages.h"

#include "base/safetext.h"
#include "pages/change/rememberedoperator.h"
#include "ui_newweekname.h"
#include "ui_newweekplan.h"
#include "ui_newweekroles.h"
#include "ui_newweekrun.h"
#include "widgets/parts/formparts.h"

namespace Weekglass {

namespace {

constexpr int MessageCharacters = 6000;

}

NewWeekNamePage::NewWeekNamePage(AdminServer server, std::shared_ptr<NewWeekChoice> choice,
                                 const GamePointer& game, const QString& name)
    : m_server(std::move(server))
    , m_choice(std::move(choice))
    , m_wanted(name)
    , m_ui(std::make_unique<Ui::NewWeekName>())
{
    m_ui->setupUi(this);
    addKeys(m_ui->newWeekLookAgain, QKeySequence::Refresh);
    m_ui->newWeekLookAgain->hide(); // until looking fails
    connect(m_ui->newWeekLookAgain, &QPushButton::clicked, this, &NewWeekNamePage::load);
    for (const GamePointer& each : m_server.library->games())
        m_ui->newWeekGame->addItem(visibleText(each->title, 60), each->id);
    if (game)
        m_ui->newWeekGame->setCurrentIndex(m_ui->newWeekGame->findData(game->id));
    connect(m_ui->newWeekGame, &QComboBox::currentIndexChanged, this, [this] {
        m_wanted.clear(); // it was one of the other game
        load();
    });
    connect(m_ui->newWeekName, &QLineEdit::textChanged, this, &NewWeekNamePage::check);
    connect(m_ui->newWeekSource, &QComboBox::currentIndexChanged, this, &NewWeekNamePage::check);
    connect(m_ui->newWeekSample, &QCheckBox::toggled, this, &NewWeekNamePage::check);
    connect(m_ui->newWeekSeed, &QSpinBox::valueChanged, this, &NewWeekNamePage::check);
    connect(m_ui->newWeekDistributed, &QCheckBox::toggled, this, &NewWeekNamePage::check);
    m_ui->newWeekDistributed->hide();
    load();
}

NewWeekNamePage::~NewWeekNamePage() = default;

void NewWeekNamePage::load()
{
    m_found.reset();
    m_ui->newWeekLookAgain->hide();
    m_choice->game = m_server.library->game(m_ui->newWeekGame->currentData().toString());
    m_ui->newWeekVerdict->setText(tr("Reading the list of weeks…"));
    m_job.start(
        [pool = m_server.pool, library = m_server.library,
         game = m_choice->game](const std::stop_token& stop) -> Result<Surroundings> {
            auto session = pool->acquire({}, stop);
            if (!session)
                return session.error();
            const Pg::Call call {.stop = stop};
            const auto proposed = proposeWeek(**session, *game, QDate::currentDate(), call);
            auto templates = templatesOf(**session, *game, call);
            const auto boards = readBoard(**session, *library, {.call = call});
            if (!proposed || !templates || !boards)
                return !proposed ? proposed.error() : !templates ? templates.error() : boards.error();
            Surroundings found {.proposed = *proposed, .templates = *std::move(templates)};
            if (auto plan = planDistribution(**session, *game, call))
                found.distribution = *std::move(plan);
            for (const GameBoard& board : boards->games) {
                for (const BoardWeek& week : board.weeks) {
                    if (week.identity.oid != 0)
                        found.weeks.insert(week.identity.name, week.stage);
                }
            }
            return found;
        },
        [this](const Result<Surroundings>& found) { take(found); });
    Q_EMIT completeChanged();
}

void NewWeekNamePage::take(const Result<Surroundings>& found)
{
    if (!found) {
        m_ui->newWeekVerdict->setText(visibleLines(found.error().text(), MessageCharacters));
        m_ui->newWeekLookAgain->show();
        return;
    }
    m_found = *found;
    m_ui->newWeekSource->clear();
    m_ui->newWeekSource->addItem(tr("Fresh: empty, and all migrations are run"));
    for (const WeekTemplate& each : found->templates) {
        const QString name = visibleText(each.database, 80);
        m_ui->newWeekSource->addItem(
            each.sessions == 0
                ? tr("A copy of %1").arg(name)
                : tr("A copy of %1 (in use by %n session(s))", nullptr, each.sessions).arg(name),
            each.database);
    }
    m_ui->newWeekSample->setEnabled(m_choice->game->sample.has_value());
    m_ui->newWeekSample->setToolTip(m_ui->newWeekSample->isEnabled() ? QString()
                                                                     : tr("This game has no made-up data."));
    m_ui->newWeekDistributed->setVisible(found->distribution.has_value());
    if (m_ui->newWeekName->text() == m_proposed) { // else the user has typed another one meanwhile
        m_proposed = m_wanted.isEmpty() ? found->proposed.toString() : m_wanted;
        m_ui->newWeekName->setText(m_proposed);
    }
    check();
}

QString NewWeekNamePage::problem(const QString& name) const
{
    const auto week = WeekName::parse(name);
    if (!week)
        return week.error().text();
    if (week->prefix != m_choice->game->prefix)
        return tr("Weeks of this game begin with “%1_”: “%2” would belong to another game, or to none.")
            .arg(m_choice->game->prefix, name);
    if (const auto quoted = Pg::Sql::identifier(name); !quoted)
        return quoted.error().text();
    const auto there = m_found->weeks.constFind(name);
    if (there != m_found->weeks.constEnd() && *there != WeekStage::Created)
        return tr("A week of this name already exists. The next free name is %1.")
            .arg(m_found->proposed.toString());
    return {};
}

void NewWeekNamePage::check()
{
    if (!m_found)
        return;
    const QString name = m_ui->newWeekName->text();
    const QString wrong = problem(name);
    m_isGood = wrong.isEmpty();
    // a copy of a database does not copy its shards
    m_ui->newWeekDistributed->setEnabled(m_ui->newWeekSource->currentIndex() <= 0);
    m_ui->newWeekSeed->setEnabled(m_ui->newWeekSample->isEnabled() && m_ui->newWeekSample->isChecked());
    if (m_isGood) {
        m_choice->name = *WeekName::match(name);
        m_choice->isBegun = m_found->weeks.contains(name);
        m_choice->templateDatabase = m_ui->newWeekSource->currentData().toString();
        const bool isDistributed =
            m_ui->newWeekDistributed->isEnabled() && m_ui->newWeekDistributed->isChecked();
        m_choice->distribution = isDistributed ? m_found->distribution : std::nullopt;
        m_choice->sampleSeed =
            m_ui->newWeekSeed->isEnabled() ? std::optional<qint64>(m_ui->newWeekSeed->value()) : std::nullopt;
    }
    m_ui->newWeekVerdict->setText(
        !m_isGood ? visibleLines(wrong, MessageCharacters)
            : m_choice->isBegun
            ? tr("It was started and not finished: it continues from there, and nothing is done twice.")
            : tr("From Monday %1 on. The name is free.").arg(m_choice->name.monday().toString(Qt::ISODate)));
    Q_EMIT completeChanged();
}

NewWeekRolesPage::NewWeekRolesPage(std::shared_ptr<NewWeekChoice> choice)
    : m_choice(std::move(choice))
    , m_ui(std::make_unique<Ui::NewWeekRoles>())
{
    m_ui->setupUi(this);
    m_operator = new RememberedOperator(m_ui->newWeekOperator);
    connect(m_ui->newWeekRoles, &QCheckBox::toggled, this, &NewWeekRolesPage::takeAll);
    connect(m_ui->newWeekReason, &QLineEdit::textChanged, this, &NewWeekRolesPage::takeAll);
    connect(m_ui->newWeekOperator, &QLineEdit::textChanged, this, &NewWeekRolesPage::takeAll);
}

NewWeekRolesPage::~NewWeekRolesPage() = default;

void NewWeekRolesPage::initializePage()
{
    takeAll();
}

bool NewWeekRolesPage::validatePage()
{
    m_operator->keep();
    return true;
}

void NewWeekRolesPage::takeAll()
{
    const bool mayHaveRoles = !m_choice->distribution;
    m_ui->newWeekRoles->setEnabled(mayHaveRoles);
    m_ui->newWeekRoles->setToolTip(
        mayHaveRoles ? QString()
                     : tr("A distributed week has no roles of the game: they cannot log in on the workers."));
    m_choice->withRoles = mayHaveRoles && m_ui->newWeekRoles->isChecked();
    m_choice->by = {.reason = m_ui->newWeekReason->text().trimmed(),
                    .operatorName = m_ui->newWeekOperator->text().trimmed()};
    const GameDefinition& game = *m_choice->game;
    const QString players = game.players ? QLatin1Char(' ')
            + tr("%1 reads the rows of one player.").arg(visibleText(roleName(game, GameRole::Player)))
                                         : QString();
    m_ui->newWeekRolesNote->setText(
        m_choice->withRoles
            ? tr("%1 owns the database and its tables, %2 changes rows, and %3 can only read. Missing roles "
                 "are made; nobody can log in as them. Nobody else may connect: grant the roles to those who "
                 "work with the game.")
                    .arg(roleName(game, GameRole::Owner), roleName(game, GameRole::Writer),
                         roleName(game, GameRole::Reader))
                + players
            : tr("Your own role owns the database and its tables, and everybody may connect."));
}

NewWeekPlanPage::NewWeekPlanPage(std::shared_ptr<NewWeekChoice> choice)
    : m_choice(std::move(choice))
    , m_ui(std::make_unique<Ui::NewWeekPlan>())
{
    m_ui->setupUi(this);
}

NewWeekPlanPage::~NewWeekPlanPage() = default;

void NewWeekPlanPage::initializePage()
{
    const NewWeekChoice& choice = *m_choice;
    const QString name = choice.name.toString();
    QStringList lines {choice.isBegun ? tr("Continue with the database %1.").arg(name)
                           : choice.templateDatabase.isEmpty()
                           ? tr("Make the database %1.").arg(name)
                           : tr("Make the database %1 as a copy of %2, with all its rows.")
                                 .arg(name, visibleText(choice.templateDatabase))};
    lines << (choice.withRoles ? tr("Give it to %1.").arg(roleName(*choice.game, GameRole::Owner))
                               : tr("It is owned by your own role."));
    if (choice.distribution)
        lines << choice.distribution->texts();
    if (choice.sampleSeed)
        lines << tr("Fill it with made-up data, seed %1.").arg(*choice.sampleSeed);
    lines << tr("Its comment names game, stage and operation; the log of the server says who made it.")
          << tr("%n migration(s) that it does not have yet are run:", nullptr,
                static_cast<int>(choice.game->migrations.size() + choice.game->repeatable.size()));
    m_ui->newWeekSummary->setText(lines.join(QLatin1Char('\n')));
    m_ui->newWeekMigrations->clear();
    for (const auto* files : {&choice.game->migrations, &choice.game->repeatable}) {
        for (const GameFile& file : *files)
            m_ui->newWeekMigrations->addItem(visibleText(file.name));
    }
}

NewWeekRunPage::NewWeekRunPage(AdminServer server, std::shared_ptr<NewWeekChoice> choice)
    : m_server(std::move(server))
    , m_choice(std::move(choice))
    , m_ui(std::make_unique<Ui::NewWeekRun>())
{
    m_ui->setupUi(this);
    m_ui->newWeekAgain->hide();
    connect(m_ui->newWeekAgain, &QPushButton::clicked, this, &NewWeekRunPage::run);
}

NewWeekRunPage::~NewWeekRunPage() = default;

void NewWeekRunPage::run()
{
    m_ui->newWeekAgain->hide();
    m_ui->newWeekProgress->show();
    m_ui->newWeekSteps->clear();
    m_ui->newWeekMessage->setText(
        m_choice->isBegun
            ? tr("Escape stops it. Completed steps stay; the next attempt continues from there.")
            : tr("Escape stops and drops the new database."));
    m_job.start<QString>(
        [server = m_server.pool->options(), choice = *m_choice](const std::stop_token& stop,
                                                                const Teller<QString>& tell) {
            return makeNewWeek({.server = server,
                                .game = *choice.game,
                                .name = choice.name,
                                .by = choice.by,
                                .templateDatabase = choice.templateDatabase,
                                .sampleSeed = choice.sampleSeed,
                                .withRoles = choice.withRoles,
                                .isDistributed = choice.distribution.has_value(),
                                .onProgress = tell,
                                .stop = stop});
        },
        [this](const std::vector<QString>& steps) { takeSteps(steps); },
        [this](const Result<WeekIdentity>& week) { take(week); });
}

void NewWeekRunPage::stop()
{
    m_job.requestStop();
    m_ui->newWeekMessage->setText(tr("Stop requested. Waiting for the answer…"));
}

void NewWeekRunPage::takeSteps(const std::vector<QString>& steps)
{
    for (const QString& step : steps)
        m_ui->newWeekSteps->addItem(visibleText(step));
    m_ui->newWeekSteps->setCurrentRow(m_ui->newWeekSteps->count() - 1);
}

void NewWeekRunPage::take(const Result<WeekIdentity>& week)
{
    m_ui->newWeekProgress->hide();
    if (week) {
        m_made = *week;
        setTitle(tr("Done"));
        m_ui->newWeekSteps->addItem(tr("Done"));
        m_ui->newWeekSteps->setCurrentRow(m_ui->newWeekSteps->count() - 1);
        m_ui->newWeekMessage->setText(
            visibleLines(tr("%1 is made, with OID %2.").arg(week->name, QString::number(week->oid))));
        Q_EMIT made(*week);
    } else {
        setTitle(tr("It did not end"));
        m_ui->newWeekMessage->setText(visibleLines(week.error().text(), MessageCharacters));
        m_ui->newWeekAgain->show();
        m_ui->newWeekAgain->setFocus();
    }
    Q_EMIT completeChanged();
    Q_EMIT answered();
}

}
