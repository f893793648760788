#include "pages/board/newweekpages.h"

#include "base/safetext.h"
#include "widgets/parts/formparts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr int MessageCharacters = 6000;

}

NewWeekNamePage::NewWeekNamePage(AdminServer server, std::shared_ptr<NewWeekChoice> choice,
                                 const GamePointer& game, const QString& name)
    : m_server(std::move(server))
    , m_choice(std::move(choice))
    , m_wanted(name)
    , m_game(new QComboBox)
    , m_name(textField("newWeekName", {}))
    , m_verdict(textLabel("newWeekVerdict"))
    , m_source(new QComboBox)
    , m_sample(new QCheckBox(tr("Fill it with &made-up data")))
    , m_seed(new QSpinBox)
    , m_again(new QPushButton(tr("&Look again")))
{
    setTitle(tr("Which week"));
    setupForm();
    for (const GamePointer& each : m_server.library->games())
        m_game->addItem(visibleText(each->title, 60), each->id);
    if (game)
        m_game->setCurrentIndex(m_game->findData(game->id));
    connect(m_game, &QComboBox::currentIndexChanged, this, [this] {
        m_wanted.clear(); // it was one of the other game
        load();
    });
    connect(m_name, &QLineEdit::textChanged, this, &NewWeekNamePage::check);
    connect(m_source, &QComboBox::currentIndexChanged, this, &NewWeekNamePage::check);
    connect(m_sample, &QCheckBox::toggled, this, &NewWeekNamePage::check);
    connect(m_seed, &QSpinBox::valueChanged, this, &NewWeekNamePage::check);
    load();
}

void NewWeekNamePage::setupForm()
{
    m_game->setObjectName(QStringLiteral("newWeekGame"));
    m_source->setObjectName(QStringLiteral("newWeekSource"));
    m_sample->setObjectName(QStringLiteral("newWeekSample"));
    m_seed->setObjectName(QStringLiteral("newWeekSeed"));
    m_seed->setRange(0, 1000000);
    m_seed->setValue(1);
    m_seed->setToolTip(tr("The same seed gives the same data."));
    auto* form = new QFormLayout(this);
    form->addRow(tr("&Game:"), m_game);
    form->addRow(tr("N&ame:"), m_name);
    form->addRow({}, m_verdict);
    form->addRow(tr("&From:"), m_source);
    form->addRow({}, m_sample);
    form->addRow(tr("&Seed:"), m_seed);
    form->addRow({}, m_again);
    m_again->setObjectName(QStringLiteral("newWeekLookAgain"));
    addKeys(m_again, QKeySequence::Refresh);
    m_again->setAutoDefault(false);
    m_again->hide(); // until looking fails
    connect(m_again, &QPushButton::clicked, this, &NewWeekNamePage::load);
}

void NewWeekNamePage::load()
{
    m_found.reset();
    m_again->hide();
    m_choice->game = m_server.library->game(m_game->currentData().toString());
    m_verdict->setText(tr("Looking which weeks there are…"));
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
        m_verdict->setText(visibleLines(found.error().text(), MessageCharacters));
        m_again->show();
        return;
    }
    m_found = *found;
    m_source->clear();
    m_source->addItem(tr("Fresh: empty, and all migrations are run"));
    for (const WeekTemplate& each : found->templates) {
        const QString name = visibleText(each.database, 80);
        m_source->addItem(
            each.sessions == 0
                ? tr("A copy of %1").arg(name)
                : tr("A copy of %1 (in use by %n session(s))", nullptr, each.sessions).arg(name),
            each.database);
    }
    m_sample->setEnabled(m_choice->game->sample.has_value());
    m_sample->setToolTip(m_sample->isEnabled() ? QString() : tr("This game has no made-up data."));
    m_name->setText(m_wanted.isEmpty() ? found->proposed.toString() : m_wanted);
    check();
}

QString NewWeekNamePage::problem(const QString& name) const
{
    const auto week = WeekName::parse(name);
    if (!week)
        return week.error().text();
    if (week->prefix != m_choice->game->prefix)
        return tr("Weeks of this game begin with “%1_”: “%2” would be one of another game, or of none.")
            .arg(m_choice->game->prefix, name);
    if (const auto quoted = Pg::Sql::identifier(name); !quoted)
        return quoted.error().text();
    const auto there = m_found->weeks.constFind(name);
    if (there != m_found->weeks.constEnd() && *there != WeekStage::Created)
        return tr("There is a week of this name already. The next free one is %1.")
            .arg(m_found->proposed.toString());
    return {};
}

void NewWeekNamePage::check()
{
    if (!m_found)
        return;
    const QString name = m_name->text();
    const QString wrong = problem(name);
    m_isGood = wrong.isEmpty();
    m_seed->setEnabled(m_sample->isEnabled() && m_sample->isChecked());
    if (m_isGood) {
        m_choice->name = *WeekName::match(name);
        m_choice->isBegun = m_found->weeks.contains(name);
        m_choice->templateDatabase = m_source->currentData().toString();
        m_choice->sampleSeed = m_seed->isEnabled() ? std::optional<qint64>(m_seed->value()) : std::nullopt;
    }
    m_verdict->setText(
        !m_isGood ? visibleLines(wrong, MessageCharacters)
            : m_choice->isBegun
            ? tr("It was begun and not ended: it goes on from there, nothing is done twice.")
            : tr("From Monday %1 on. The name is free.").arg(m_choice->name.monday().toString(Qt::ISODate)));
    Q_EMIT completeChanged();
}

NewWeekRolesPage::NewWeekRolesPage(std::shared_ptr<NewWeekChoice> choice)
    : m_choice(std::move(choice))
    , m_roles(new QCheckBox(tr("With the &roles of the game")))
    , m_note(textLabel("newWeekRolesNote"))
    , m_reason(textField("newWeekReason", tr("Why, for those who read the log later")))
    , m_operator(textField("newWeekOperator", tr("your name; else that of the database's user")))
{
    setTitle(tr("Owner and roles"));
    m_roles->setObjectName(QStringLiteral("newWeekRoles"));
    m_roles->setChecked(true);
    auto* form = new QFormLayout(this);
    form->addRow(m_roles);
    form->addRow(m_note);
    form->addRow(tr("R&eason:"), m_reason);
    form->addRow(tr("&Operator:"), m_operator);
    connect(m_roles, &QCheckBox::toggled, this, &NewWeekRolesPage::takeAll);
    connect(m_reason, &QLineEdit::textChanged, this, &NewWeekRolesPage::takeAll);
    connect(m_operator, &QLineEdit::textChanged, this, &NewWeekRolesPage::takeAll);
}

void NewWeekRolesPage::initializePage()
{
    takeAll();
}

void NewWeekRolesPage::takeAll()
{
    m_choice->withRoles = m_roles->isChecked();
    m_choice->by = {.reason = m_reason->text().trimmed(), .operatorName = m_operator->text().trimmed()};
    const GameDefinition& game = *m_choice->game;
    m_note->setText(m_choice->withRoles
                        ? tr("%1 owns the database and its tables, %2 changes rows, %3 only reads, whatever "
                             "it sets. They are "
                             "made where they are missing, nobody can log in as them, and everybody else may "
                             "not connect: "
                             "grant them to those who work with the game.")
                              .arg(roleName(game, GameRole::Owner), roleName(game, GameRole::Writer),
                                   roleName(game, GameRole::Reader))
                        : tr("Your own role owns the database and its tables, and everybody may connect."));
}

NewWeekPlanPage::NewWeekPlanPage(std::shared_ptr<NewWeekChoice> choice)
    : m_choice(std::move(choice))
    , m_summary(textLabel("newWeekSummary"))
    , m_migrations(new QListWidget)
{
    setTitle(tr("What will be done"));
    m_migrations->setObjectName(QStringLiteral("newWeekMigrations"));
    m_migrations->setAccessibleName(tr("Migrations that are run"));
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_summary);
    column->addWidget(m_migrations, 1);
}

void NewWeekPlanPage::initializePage()
{
    const NewWeekChoice& choice = *m_choice;
    const QString name = choice.name.toString();
    QStringList lines {choice.isBegun ? tr("Go on with the database %1.").arg(name)
                           : choice.templateDatabase.isEmpty()
                           ? tr("Make the database %1.").arg(name)
                           : tr("Make the database %1 as a copy of %2, with all its rows.")
                                 .arg(name, visibleText(choice.templateDatabase))};
    lines << (choice.withRoles ? tr("Give it to %1.").arg(roleName(*choice.game, GameRole::Owner))
                               : tr("It is owned by your own role."));
    if (choice.sampleSeed)
        lines << tr("Fill it with made-up data, seed %1.").arg(*choice.sampleSeed);
    lines << tr("Its comment names game, stage and operation; the log of the server says who made it.")
          << tr("%n migration(s) are run, those that it does not have yet:", nullptr,
                static_cast<int>(choice.game->migrations.size() + choice.game->repeatable.size()));
    m_summary->setText(lines.join(QLatin1Char('\n')));
    m_migrations->clear();
    for (const auto* files : {&choice.game->migrations, &choice.game->repeatable}) {
        for (const GameFile& file : *files)
            m_migrations->addItem(visibleText(file.name));
    }
}

NewWeekRunPage::NewWeekRunPage(AdminServer server, std::shared_ptr<NewWeekChoice> choice)
    : m_server(std::move(server))
    , m_choice(std::move(choice))
    , m_steps(new QListWidget)
    , m_progress(busyBar())
    , m_message(textLabel("newWeekMessage"))
    , m_again(new QPushButton(tr("&Try again")))
{
    setTitle(tr("At work"));
    m_steps->setObjectName(QStringLiteral("newWeekSteps"));
    m_steps->setAccessibleName(tr("Steps"));
    m_again->setObjectName(QStringLiteral("newWeekAgain"));
    m_again->hide();
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_steps, 1);
    column->addWidget(m_progress);
    column->addWidget(m_message);
    column->addWidget(m_again);
    connect(m_again, &QPushButton::clicked, this, &NewWeekRunPage::run);
}

void NewWeekRunPage::run()
{
    m_again->hide();
    m_progress->show();
    m_steps->clear();
    m_message->setText(
        m_choice->isBegun ? tr("Escape stops it. What is done by then stays; the next attempt continues from "
                               "there.")
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
                                .onProgress = tell,
                                .stop = stop});
        },
        [this](const std::vector<QString>& steps) { takeSteps(steps); },
        [this](const Result<WeekIdentity>& week) { take(week); });
}

void NewWeekRunPage::stop()
{
    m_job.requestStop();
    m_message->setText(tr("Asked it to stop. Waiting for the answer…"));
}

void NewWeekRunPage::takeSteps(const std::vector<QString>& steps)
{
    for (const QString& step : steps)
        m_steps->addItem(visibleText(step));
    m_steps->setCurrentRow(m_steps->count() - 1);
}

void NewWeekRunPage::take(const Result<WeekIdentity>& week)
{
    m_progress->hide();
    if (week) {
        m_made = *week;
        setTitle(tr("Done"));
        m_steps->addItem(tr("Done"));
        m_steps->setCurrentRow(m_steps->count() - 1);
        m_message->setText(
            visibleLines(tr("%1 is made, with OID %2.").arg(week->name, QString::number(week->oid))));
        Q_EMIT made(*week);
    } else {
        setTitle(tr("It did not end"));
        m_message->setText(visibleLines(week.error().text(), MessageCharacters));
        m_again->show();
        m_again->setFocus();
    }
    Q_EMIT completeChanged();
    Q_EMIT answered();
}

}
