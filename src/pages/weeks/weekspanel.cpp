#include "pages/weeks/weekspanel.h"

#include "base/safetext.h"
#include "pages/failuretext.h"
#include "pages/weeks/otherdatabaselist.h"
#include "pages/weeks/pins.h"
#include "pages/weeks/weeksmodel.h"
#include "weeks/withsession.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/flowlayout.h"
#include "widgets/parts/localaction.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr int ListMs = 2000;
constexpr int MaxListMs = 5000; // while the server does not answer
constexpr int RoundsBetweenDetails = 15;
constexpr std::size_t DetailsAtOnce = 8;
constexpr std::chrono::milliseconds ListDeadline {10000};
constexpr std::chrono::milliseconds DetailsDeadline {5000};

}

WeeksPanel::WeeksPanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new WeeksModel(this))
    , m_filtered(new QSortFilterProxyModel(this))
    , m_search(new QLineEdit)
    , m_tree(new QTreeView)
    , m_state(new QLabel)
    , m_empty(new EmptyState(m_tree))
    , m_pins(new Pins(this))
    , m_others(new OtherDatabaseList(this))
{
    setObjectName(QStringLiteral("weeksPanel"));
    setupView();
    setupPins();
    setupOthers();
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &WeeksPanel::listWeeks);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filtered->setFilterFixedString(text.trimmed());
        m_tree->expandAll();
        sayEmpty();
    });
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex& index) {
        const auto game = m_model->game(m_filtered->mapToSource(index));
        if (const auto week = handle(index))
            Q_EMIT weekActivated(*week);
        else if (game && !game->isTrusted)
            Q_EMIT trustWanted();
    });
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &WeeksPanel::showMenu);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        Q_EMIT currentChanged();
        if (m_tree->hasFocus())
            Q_EMIT weekChosen();
    });
    connect(m_tree, &QTreeView::pressed, this, &WeeksPanel::weekChosen); // also the one that is current
    showState(tr("Not connected."));
}

Pill WeeksPanel::stateOf(const WeekIdentity& week) const
{
    const QModelIndex index = m_model->find(week.name);
    const Week* listed = index.isValid() ? m_model->week(index) : nullptr;
    return listed && listed->identity == week ? index.data(WeeksModel::StateRole).value<Pill>() : Pill();
}

void WeeksPanel::addSteps(const QList<QAction*>& actions)
{
    auto* row = new FlowLayout;
    addButtons(row, actions, true);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
}

/// Of what cannot be opened there is nothing but to take it from the list.
void WeeksPanel::showMenu(const QPoint& place)
{
    const QModelIndex index = m_tree->indexAt(place);
    const Week* week = m_model->week(m_filtered->mapToSource(index));
    const QPoint onScreen = m_tree->viewport()->mapToGlobal(place);
    if (const auto opened = handle(index)) {
        Q_EMIT menuWanted(*opened, onScreen);
    } else if (week && !week->name) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(m_remove);
        menu->popup(onScreen);
    }
}

void WeeksPanel::addOther(const OtherDatabase& database)
{
    m_wanted = database.identity;
    m_others->add(database);
}

void WeeksPanel::openWanted()
{
    const QModelIndex found = m_wanted ? m_model->find(m_wanted->name) : QModelIndex();
    const Week* week = m_model->week(found);
    if (!week || week->identity != *m_wanted)
        return;
    m_wanted.reset();
    const QModelIndex index = m_filtered->mapFromSource(found);
    m_tree->setCurrentIndex(index);
    if (const auto opened = handle(index))
        Q_EMIT weekActivated(*opened);
}

void WeeksPanel::restoreKept()
{
    m_pins->restore();
    m_others->restore();
}

void WeeksPanel::setServer(std::shared_ptr<Pg::SessionPool> pool, std::shared_ptr<const GameLibrary> library)
{
    m_listJob.cancel();
    m_detailsJob.cancel();
    m_pool = std::move(pool);
    m_library = std::move(library);
    m_model->setWeeks({});
    m_listed = false;
    m_failures = 0;
    m_empty->say({});
    if (!m_pool)
        return showState(tr("Not connected."));
    showState(tr("Looking for weeks…"));
    listWeeks();
}

void WeeksPanel::setLibrary(std::shared_ptr<const GameLibrary> library)
{
    m_library = std::move(library);
    listWeeks();
}

void WeeksPanel::refresh()
{
    m_model->forgetDetails();
    m_failures = 0;
    listWeeks();
}

/// Not before the other databases are known: tabs on them are opened again when the list is there.
void WeeksPanel::listWeeks()
{
    if (!m_pool || m_others->isReading())
        return;
    m_listJob.start(withSession(m_pool, ListDeadline,
                                [library = m_library, others = m_others->all()](Pg::Session& session,
                                                                                const Pg::Call& call) {
                                    return discoverWeeks(session, *library, call, ListedGames::All, others);
                                }),
                    [this](Result<std::vector<GameWeeks>> list) { takeList(std::move(list)); });
}

void WeeksPanel::takeList(Result<std::vector<GameWeeks>> list)
{
    if (!list) {
        ++m_failures;
        // the header says that the connection is lost
        showState(m_listed && list.error().kind == Error::Kind::Connection ? QString()
                                                                           : failureText(list.error(), 600));
        if (list.error().kind == Error::Kind::Password) {
            Q_EMIT passwordWanted(); // asking again and again would lock the account on some servers
            return;
        }
        m_timer.start(std::min(MaxListMs, ListMs * m_failures));
        return;
    }
    m_failures = 0;
    const QString current = m_tree->currentIndex().data(WeeksModel::NameRole).toString();
    if (m_model->setWeeks(*std::move(list))) {
        m_tree->expandAll();
        const QModelIndex again = m_model->find(current);
        m_tree->setCurrentIndex(m_filtered->mapFromSource(again));
    }
    if (++m_rounds % RoundsBetweenDetails == 0)
        m_model->forgetDetails();
    showState({});
    if (!m_listed) {
        m_listed = true;
        for (int column = 0; column < WeeksModel::ColumnCount; ++column)
            m_tree->resizeColumnToContents(column);
    }
    sayEmpty();
    fetchDetails();
    m_timer.start(ListMs);
    Q_EMIT listed();
    openWanted();
}

void WeeksPanel::sayEmpty()
{
    if (!m_listed)
        return m_empty->say({});
    if (m_search->text().isEmpty())
        m_empty->say(tr("This server has no weeks."),
                     {{tr("New week…"), [this] { Q_EMIT newWeekWanted(); }}});
    else
        m_empty->say(tr("No week has this name."), {{tr("Clear"), [this] { m_search->clear(); }}});
}

void WeeksPanel::fetchDetails()
{
    auto wanted = m_model->withoutDetails(DetailsAtOnce);
    if (wanted.empty() || m_detailsJob.isRunning())
        return;
    m_detailsJob.start(
        [options = m_pool->options(), wanted = std::move(wanted)](const std::stop_token& stop) {
            std::vector<Detailed> results;
            for (const auto& [game, week] : wanted) {
                if (stop.stop_requested())
                    break;
                auto own = options; // a session of its own, closed at once: an idle one would block a DROP
                own.database = week.name.toUtf8();
                own.deadline = DetailsDeadline;
                auto session = Pg::Session::open(own, stop);
                results.push_back(
                    {.week = week,
                     .details = session
                         ? weekDetails(*session, *game, {.stop = stop, .deadline = DetailsDeadline})
                         : Result<WeekDetails>(session.error())});
            }
            return results;
        },
        [this](const std::vector<Detailed>& results) {
            for (const Detailed& result : results)
                m_model->setDetails(result.week, result.details);
            for (int column = 0; column < WeeksModel::ColumnCount; ++column)
                m_tree->resizeColumnToContents(column);
            fetchDetails();
        });
}

void WeeksPanel::showState(const QString& text)
{
    m_state->setText(text);
    m_state->setVisible(!text.isEmpty());
}

std::optional<WeekHandle> WeeksPanel::handle(const QModelIndex& index) const
{
    const QModelIndex source = m_filtered->mapToSource(index);
    const Week* week = m_model->week(source);
    if (!week || week->status != Week::Status::Ready || !m_model->game(source)->isTrusted)
        return {};
    return WeekHandle {.pool = m_pool, .game = m_model->game(source), .identity = week->identity};
}

std::optional<WeekHandle> WeeksPanel::currentWeek() const
{
    return handle(m_tree->currentIndex());
}

GamePointer WeeksPanel::currentGame() const
{
    GamePointer game = m_model->game(m_filtered->mapToSource(m_tree->currentIndex()));
    return game && game->isTrusted ? game : nullptr;
}

std::vector<WeekHandle> WeeksPanel::weeks() const
{
    std::vector<WeekHandle> all;
    for (ListedWeek& listed : listedWeeks()) {
        if (listed.week.pool)
            all.push_back(std::move(listed.week));
    }
    return all;
}

std::vector<ListedWeek> WeeksPanel::listedWeeks() const
{
    std::vector<ListedWeek> all;
    for (const GameWeeks& game : m_model->games()) {
        for (const Week& week : game.weeks) {
            ListedWeek listed {.week = {.pool = {}, .game = game.game, .identity = week.identity},
                               .isFrozen = week.isFrozen,
                               .problem = game.game->isTrusted ? WeeksModel::statusText(week.status)
                                                               : tr("its game is not trusted yet")};
            if (listed.problem.isEmpty())
                listed.week.pool = m_pool;
            all.push_back(std::move(listed));
        }
    }
    return all;
}

std::vector<WeekHandle> WeeksPanel::selectedWeeks() const
{
    return weeksWhere(
        [this](const QModelIndex& index) { return m_tree->selectionModel()->isSelected(index); });
}

std::vector<WeekHandle> WeeksPanel::weeksWhere(const std::function<bool(const QModelIndex&)>& isWanted) const
{
    std::vector<WeekHandle> all;
    for (int game = 0; game < m_filtered->rowCount(); ++game) {
        const QModelIndex parent = m_filtered->index(game, 0);
        for (int row = 0; row < m_filtered->rowCount(parent); ++row) {
            const QModelIndex index = m_filtered->index(row, 0, parent);
            if (auto week = isWanted(index) ? handle(index) : std::nullopt)
                all.push_back(*std::move(week));
        }
    }
    return all;
}

bool WeeksPanel::isSettled() const
{
    return m_listed && !m_detailsJob.isRunning() && m_model->withoutDetails(1).empty();
}

}
