#include "pages/weeks/opendatabasedialog.h"

#include "base/safetext.h"
#include "ui_opendatabasedialog.h"
#include "weeks/withsession.h"
#include "widgets/theme/icons.h"

#include <QKeyEvent>
#include <QPushButton>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int MostDatabases = 500;
constexpr int MessageCharacters = 600;
constexpr std::chrono::milliseconds SearchPause {200};
constexpr std::chrono::milliseconds ListDeadline {10000};
constexpr std::chrono::milliseconds ProbeDeadline {5000};

/// In a session of its own that is closed at once: an idle one would block a DROP DATABASE.
Result<std::vector<GameLikeness>> probeDatabase(Pg::ConnectOptions options, const GameLibrary& library,
                                                const WeekIdentity& database, const std::stop_token& stop)
{
    options.database = database.name.toUtf8();
    options.deadline = ProbeDeadline;
    auto session = Pg::Session::open(options, stop);
    if (!session)
        return session.error();
    if (const auto same = verifyIdentity(*session, database); !same)
        return same.error();
    return likenessOf(*session, library, {.stop = stop, .deadline = ProbeDeadline});
}

}

OpenDatabaseDialog::OpenDatabaseDialog(std::shared_ptr<Pg::SessionPool> pool,
                                       std::shared_ptr<const GameLibrary> library, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::OpenDatabaseDialog>())
    , m_pool(std::move(pool))
    , m_library(std::move(library))
{
    m_ui->setupUi(this);
    setObjectName(QStringLiteral("openDatabaseDialog"));
    markAsSearch(m_ui->databaseSearch);
    m_searchTimer.setSingleShot(true);
    m_searchTimer.setInterval(SearchPause);
    connect(m_ui->databaseSearch, &QLineEdit::textChanged, &m_searchTimer, qOverload<>(&QTimer::start));
    connect(&m_searchTimer, &QTimer::timeout, this, &OpenDatabaseDialog::list);
    connect(m_ui->databases, &QTreeWidget::currentItemChanged, this, &OpenDatabaseDialog::probe);
    connect(m_ui->databases, &QTreeWidget::itemActivated, this, &OpenDatabaseDialog::openChosen);
    connect(m_ui->databaseGame, &QComboBox::currentIndexChanged, this, &OpenDatabaseDialog::updateButtons);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &OpenDatabaseDialog::openChosen);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showGames({});
    list();
}

OpenDatabaseDialog::~OpenDatabaseDialog() = default;

/// Enter after a name that was typed must not open what the list had before; in the list it opens.
void OpenDatabaseDialog::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        QDialog::keyPressEvent(event);
}

void OpenDatabaseDialog::list()
{
    m_ui->databaseState->setText(tr("Looking for databases…"));
    m_listJob.start(withSession(m_pool, ListDeadline,
                                [library = m_library, part = m_ui->databaseSearch->text().trimmed()](
                                    Pg::Session& session, const Pg::Call& call) {
                                    return listOtherDatabases(session, *library, part, MostDatabases, call);
                                }),
                    [this](const Result<DatabaseChoice>& choice) { take(choice); });
}

void OpenDatabaseDialog::take(const Result<DatabaseChoice>& choice)
{
    if (!choice)
        return m_ui->databaseState->setText(visibleLines(choice.error().text(), MessageCharacters));
    m_probeJob.cancel();
    m_choice = *choice;
    {
        const QSignalBlocker quiet(m_ui->databases);
        m_ui->databases->clear();
        for (const auto& each : m_choice.databases)
            new QTreeWidgetItem(
                m_ui->databases,
                {visibleText(each.identity.name, NameCharacters), visibleText(each.owner, NameCharacters)});
        m_ui->databases->resizeColumnToContents(0);
    }
    QStringList lines;
    if (m_choice.isCut)
        lines << tr("There are more: type a part of the name.");
    if (!m_choice.leftOut.isEmpty())
        lines << tr("Left out: %1.").arg(m_choice.leftOut.join(tr(", ")));
    m_ui->databasesLeftOut->setText(visibleLines(lines.join(QLatin1Char('\n')), MessageCharacters));
    m_ui->databaseState->setText(m_choice.databases.empty() ? tr("No other database has such a name.")
                                                            : tr("Choose a database."));
    if (!m_choice.databases.empty())
        m_ui->databases->setCurrentItem(m_ui->databases->topLevelItem(0));
    updateButtons();
}

const DatabaseChoice::Database* OpenDatabaseDialog::current() const
{
    const int row = m_ui->databases->indexOfTopLevelItem(m_ui->databases->currentItem());
    return row < 0 ? nullptr : &m_choice.databases[static_cast<std::size_t>(row)];
}

void OpenDatabaseDialog::probe()
{
    m_probeJob.cancel();
    showGames({});
    const auto* database = current();
    if (!database)
        return;
    m_ui->databaseState->setText(tr("Checking which game's tables it has…"));
    m_probeJob.start(
        [options = m_pool->options(), library = m_library, identity = database->identity](
            const std::stop_token& stop) { return probeDatabase(options, *library, identity, stop); },
        [this](const Result<std::vector<GameLikeness>>& likeness) { propose(likeness); });
}

void OpenDatabaseDialog::propose(const Result<std::vector<GameLikeness>>& likeness)
{
    if (!likeness)
        return m_ui->databaseState->setText(visibleLines(likeness.error().text(), MessageCharacters));
    showGames(*likeness);
    if (likeness->empty() || likeness->front().present == 0)
        m_ui->databaseState->setText(
            tr("It has no table of any game. It can be opened, but its pages will stay empty."));
    else if (likeness->front().isLikely())
        m_ui->databaseState->setText(tr("It looks like a database of %1.")
                                         .arg(visibleText(likeness->front().game->title, NameCharacters)));
    else
        m_ui->databaseState->setText(
            tr("It has few of the tables that %1 reads: the pages list the missing parts.")
                .arg(visibleText(likeness->front().game->title, NameCharacters)));
}

/// The likeliest first; where nothing is known, all, and none is chosen.
void OpenDatabaseDialog::showGames(const std::vector<GameLikeness>& likeness)
{
    m_ui->databaseGame->clear();
    for (const GameLikeness& each : likeness)
        m_ui->databaseGame->addItem(tr("%1 (%2 of %3 tables)")
                                        .arg(visibleText(each.game->title, NameCharacters))
                                        .arg(each.present)
                                        .arg(each.needed),
                                    each.game->id);
    if (likeness.empty()) {
        for (const GamePointer& game : m_library->games())
            m_ui->databaseGame->addItem(visibleText(game->title, NameCharacters), game->id);
    }
    const bool isProposed = !likeness.empty() && likeness.front().present > 0;
    m_ui->databaseGame->setCurrentIndex(isProposed ? 0 : -1);
    updateButtons();
}

void OpenDatabaseDialog::updateButtons()
{
    m_ui->buttons->button(QDialogButtonBox::Open)
        ->setEnabled(current() && m_ui->databaseGame->currentIndex() >= 0);
}

void OpenDatabaseDialog::openChosen()
{
    const auto* database = current();
    if (!database || m_ui->databaseGame->currentIndex() < 0)
        return;
    Q_EMIT chosen({database->identity, m_ui->databaseGame->currentData().toString()});
    accept();
}

}
