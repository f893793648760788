#include "pages/players/viewasdialog.h"

#include "base/safetext.h"
#include "weeks/gameroles.h"
#include "weeks/withsession.h"
#include "widgets/parts/formparts.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr QSize ViewAsSize(520, 440);
constexpr int MostShown = 200;
constexpr int PauseMs = 150;
constexpr int IdRole = Qt::UserRole;
constexpr int ErrorCharacters = 800;
constexpr std::chrono::seconds Deadline(15);

QString lineOf(const ListedPlayer& player)
{
    const QString detail = visibleText(player.detail, NameCharacters);
    const QString name =
        ViewAsDialog::tr("%1 — %2", "name, id")
            .arg(visibleText(player.name, NameCharacters), visibleText(player.id, NameCharacters));
    return detail.isEmpty() ? name : ViewAsDialog::tr("%1, %2", "name and id, detail").arg(name, detail);
}

/// The player's rows, and that the role may be taken.
Result<ViewedPlayer> readChosen(Pg::Session& session, const GamePointer& game, const QByteArray& id,
                                const Pg::Call& call)
{
    auto player = findPlayer(session, *game, id, call);
    if (!player)
        return player;
    const auto may = requireRole(session, player->as.role, call);
    return may ? player : Result<ViewedPlayer>(may.error());
}

}

ViewAsDialog::ViewAsDialog(const WeekHandle& week, QWidget* parent)
    : QDialog(parent)
    , m_week(week.withAllRows())
    , m_typed(textField("playerSearch", tr("Name or id")))
    , m_players(new QListWidget)
    , m_state(wrappedLabel("playerState"))
    , m_pause(new QTimer(this))
{
    setObjectName(QStringLiteral("viewAsDialog"));
    setWindowTitle(tr("View as player"));
    setupParts();
    resize(ViewAsSize);
    m_pause->setSingleShot(true);
    m_pause->setInterval(PauseMs);
    connect(m_pause, &QTimer::timeout, this, &ViewAsDialog::search);
    connect(m_typed, &QLineEdit::textEdited, m_pause, qOverload<>(&QTimer::start));
    search();
}

void ViewAsDialog::setupParts()
{
    auto* column = new QVBoxLayout(this);
    auto* about = wrappedLabel("viewAsAbout");
    about->setText(tr("The week is read-only, with the role %1 and with %2 set to the player's id. It shows "
                      "the rows that the game's policies let this player see.")
                       .arg(visibleText(roleName(*m_week.game, GameRole::Player), NameCharacters),
                            m_week.game->players->setting));
    m_typed->setAccessibleName(tr("Player's name or id"));
    m_players->setObjectName(QStringLiteral("players"));
    m_players->setAccessibleName(tr("Players"));
    m_players->setUniformItemSizes(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_view = buttons->addButton(tr("&View as this player"), QDialogButtonBox::AcceptRole);
    m_view->setObjectName(QStringLiteral("viewAs"));
    m_view->setDefault(true);
    m_view->setDefault(true);
    m_view->setEnabled(false);
    column->addWidget(about);
    column->addWidget(m_typed);
    column->addWidget(m_players, 1);
    column->addWidget(m_state);
    column->addWidget(buttons);
    connect(m_players, &QListWidget::currentItemChanged, this,
            [this](const QListWidgetItem* item) { m_view->setEnabled(item && !m_choosing.isRunning()); });
    connect(m_players, &QListWidget::itemActivated, this, &ViewAsDialog::choose);
    connect(buttons, &QDialogButtonBox::accepted, this, &ViewAsDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ViewAsDialog::search()
{
    m_state->setText(tr("Reading the players…"));
    m_searching.start(
        [week = m_week,
         typed = m_typed->text()](const std::stop_token& stop) -> Result<std::vector<ListedPlayer>> {
            const auto session = week.acquire(stop);
            if (!session)
                return session.error();
            return searchPlayers(**session, *week.game, typed, MostShown,
                                 {.stop = stop, .deadline = Deadline});
        },
        [this](const Result<std::vector<ListedPlayer>>& found) { showPlayers(found); });
}

void ViewAsDialog::showPlayers(const Result<std::vector<ListedPlayer>>& found)
{
    m_players->clear();
    if (!found)
        return m_state->setText(visibleLines(found.error().text(), ErrorCharacters));
    for (const ListedPlayer& player : *found) {
        auto* item = new QListWidgetItem(lineOf(player), m_players);
        item->setData(IdRole, player.id);
    }
    m_players->setCurrentRow(found->empty() ? -1 : 0);
    if (found->empty())
        m_state->setText(tr("No player has this name or id."));
    else if (found->size() == MostShown)
        m_state->setText(tr("The first %n of them; type more of the name or the id.", nullptr, MostShown));
    else
        m_state->setText(tr("%n player(s)", nullptr, static_cast<int>(found->size())));
}

void ViewAsDialog::choose()
{
    const auto* item = m_players->currentItem();
    if (!item || m_searching.isRunning() || m_pause->isActive() || m_choosing.isRunning())
        return; // what is listed is not what was typed
    m_view->setEnabled(false);
    m_choosing.start(withSession(m_week, Deadline, readChosen, m_week.game, item->data(IdRole).toByteArray()),
                     [this](const Result<ViewedPlayer>& player) { take(player); });
}

void ViewAsDialog::take(const Result<ViewedPlayer>& player)
{
    m_view->setEnabled(m_players->currentItem() != nullptr);
    if (!player)
        return m_state->setText(visibleLines(player.error().text(), ErrorCharacters));
    Q_EMIT chosen(*player);
    accept();
}

}
