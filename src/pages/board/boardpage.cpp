#include "pages/board/boardpage.h"

#include "base/safetext.h"
#include "pages/board/boardproxy.h"
#include "pages/board/gatepane.h"
#include "pages/board/stagestrip.h"
#include "pages/board/weeklogpage.h"
#include "pages/events/eventspage.h"
#include "pages/failuretext.h"
#include "weeks/withsession.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/formparts.h"

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTreeView>

namespace Weekglass {

namespace {

constexpr int RefreshMs = 30000; // by itself, while it is seen
constexpr int FewWeeks = 60; // whose sizes and schemas are read without being asked for
constexpr std::size_t FactsAtOnce = 8;

}

BoardPage::BoardPage(AdminServer server, QWidget* parent)
    : ServerPage(std::move(server), parent)
    , m_model(new BoardModel(this))
    , m_proxy(new BoardProxy(this))
    , m_game(new QComboBox)
    , m_search(new QLineEdit)
    , m_strip(new StageStrip)
    , m_tree(new QTreeView)
    , m_gates(new GatePane)
    , m_state(wrappedLabel("boardState"))
    , m_empty(new EmptyState(m_tree))
{
    setupActions();
    setupTree();
    setupLayout();
    connect(m_game, &QComboBox::currentIndexChanged, this, &BoardPage::fill);
    connect(m_search, &QLineEdit::textChanged, this, &BoardPage::applyFilter);
    connect(m_strip, &StageStrip::choiceChanged, this, &BoardPage::applyFilter);
    connect(m_gates, &GatePane::stepWanted, this, &BoardPage::stepWanted);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (isVisible() && !isLoading())
            refresh();
    });
    m_timer.start(RefreshMs);
    refresh();
}

BoardPage::~BoardPage() = default;

void BoardPage::join(PageHost& host)
{
    connect(this, &BoardPage::currentChanged, &host, &PageHost::targetChanged);
    connect(this, &BoardPage::stepWanted, &host, [this, &host](WeekStep step) {
        if (step != WeekStep::OpenArchive)
            host.takeStep(step, target());
        else if (const BoardWeek* week = current())
            host.openArchive(week->archiveFile);
    });
    connect(this, &BoardPage::newWeekWanted, &host, [this, &host] {
        host.takeStep(WeekStep::Create, {.pool = m_server.pool, .game = target().game, .identity = {}});
    });
    connect(this, &BoardPage::logWanted, &host, [this, &host](const QString& week) {
        host.open<WeekLogPage>({.pool = m_server.pool,
                                .game = {},
                                .identity = {.systemIdentifier = {}, .oid = 0, .name = week}});
    });
    connect(this, &BoardPage::weekActivated, &host,
            [&host](const WeekHandle& week) { host.open<EventsPage>(week); });
    connect(&host, &PageHost::weeksChanged, this, &BoardPage::readAgain);
    connect(&host, &PageHost::gamesChanged, this, [this, &host] {
        if (m_server.pool == host.serverOf({}).pool)
            setLibrary(host.serverOf({}).library);
    });
}

GamePointer BoardPage::chosenGame() const
{
    return m_server.library->game(m_game->currentData().toString());
}

QModelIndex BoardPage::sourceIndex() const
{
    return m_proxy->mapToSource(m_tree->currentIndex());
}

const BoardWeek* BoardPage::current() const
{
    return m_model->week(sourceIndex());
}

GamePointer BoardPage::currentGame() const
{
    return m_model->game(sourceIndex());
}

WeekHandle BoardPage::target() const
{
    const BoardWeek* week = current();
    return {.pool = m_server.pool,
            .game = currentGame() ? currentGame() : chosenGame(),
            .identity = week ? week->identity : WeekIdentity()};
}

void BoardPage::refresh()
{
    m_boardJob.start(withSession(m_server.pool, ShortDeadline,
                                 [library = m_server.library](Pg::Session& session, const Pg::Call& call) {
                                     return readBoard(session, *library, {.withDropped = true, .call = call});
                                 }),
                     [this](const Result<Board>& board) { takeBoard(board); });
    showState();
}

void BoardPage::readAgain()
{
    if (m_model->weekCount() <= FewWeeks)
        m_model->forgetFacts();
    refresh();
}

void BoardPage::leaveSelection()
{
    m_tree->setCurrentIndex({});
    m_tree->clearSelection();
}

void BoardPage::setLibrary(std::shared_ptr<const GameLibrary> library)
{
    m_server.library = std::move(library);
    readAgain();
}

/// What was shown stays when it cannot be read any more.
void BoardPage::takeBoard(const Result<Board>& board)
{
    m_error = board ? QString() : failureText(board.error(), 300).simplified();
    if (board) {
        m_boards = board->games;
        m_clockAhead = board->clockAhead;
        m_isRead = true;
        fill();
    }
    showState();
}

/// The weeks of the chosen game go into the model; the selection and what is open stay.
void BoardPage::fill()
{
    const BoardWeek* selected = current();
    const QString name = selected ? selected->identity.name : QString();
    const auto stage = selected ? std::optional(selected->stage) : std::nullopt;
    const int scrolled = m_tree->verticalScrollBar()->value();
    const bool isFirst = m_model->rowCount() == 0;
    auto boards = m_boards;
    if (const GamePointer game = chosenGame())
        std::erase_if(boards, [&game](const GameBoard& board) { return board.game->id != game->id; });
    m_model->setBoards(boards);
    m_strip->setCounts(m_model->counts());
    restoreTree(name, stage, scrolled);
    if (isFirst) {
        for (int column = 0; column < BoardModel::ColumnCount; ++column)
            m_tree->resizeColumnToContents(column);
        const int archived = fontMetrics().horizontalAdvance(QStringLiteral("0000-00-00 00:00 ")); // may come
        m_tree->setColumnWidth(BoardModel::ArchiveColumn,
                               std::max(archived, m_tree->columnWidth(BoardModel::ArchiveColumn)));
    }
    if (m_model->weekCount() <= FewWeeks && !m_factsJob.isRunning() && !m_model->withoutFacts(1).empty())
        readSizes();
    showCurrent();
    showState();
}

void BoardPage::restoreTree(const QString& week, std::optional<WeekStage> stage, int scrolled)
{
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        const QModelIndex group = m_proxy->index(row, 0);
        const auto of = m_model->stage(m_proxy->mapToSource(group));
        m_tree->setFirstColumnSpanned(row, {}, true);
        const bool isAlone = m_strip->chosen() || !m_search->text().trimmed().isEmpty();
        if (isAlone || !m_collapsed.contains(*of)) {
            const QSignalBlocker blocker(m_tree); // what is opened for a search is not remembered
            m_tree->expand(group);
        }
    }
    m_tree->verticalScrollBar()->setValue(scrolled);
    if (stage)
        select(week, *stage);
    else if (!m_hasSelected && m_proxy->rowCount() > 0)
        m_tree->setCurrentIndex(m_proxy->index(0, 0, m_proxy->index(0, 0)));
    m_hasSelected = m_hasSelected || m_tree->currentIndex().isValid();
}

void BoardPage::select(const QString& week, WeekStage stage)
{
    QModelIndex index = m_model->find(week, stage);
    for (int other = 0; !index.isValid() && other <= static_cast<int>(WeekStage::Archived); ++other)
        index = m_model->find(week, static_cast<WeekStage>(other)); // it has gone on meanwhile
    m_tree->setCurrentIndex(m_proxy->mapFromSource(index));
}

void BoardPage::applyFilter()
{
    const QString search = m_search->text().trimmed();
    m_proxy->setShown(search, m_strip->chosen());
    restoreTree({}, {}, 0);
    showCurrent();
}

void BoardPage::readFacts(bool withDrift)
{
    m_withDrift = withDrift;
    if (withDrift && !m_references)
        m_references = std::make_shared<ReferenceCatalogs>();
    m_model->forgetFacts();
    readSizes();
}

/// Of all weeks by one query, then the schemas, some weeks at a time.
void BoardPage::readSizes()
{
    m_factsJob.start(withSession(m_server.pool, NoDeadline,
                                 [library = m_server.library](Pg::Session& session, const Pg::Call& call) {
                                     return readBoard(session, *library, {.withSizes = true, .call = call});
                                 }),
                     [this](const Result<Board>& board) {
                         if (board)
                             m_model->addKnown(board->games);
                         else
                             m_error = failureText(board.error(), 300).simplified();
                         readNextFacts();
                     });
    showState();
}

void BoardPage::readNextFacts()
{
    auto next = m_model->withoutFacts(FactsAtOnce);
    if (!next.empty()) {
        m_factsJob.start(
            [options = m_server.pool->options(), boards = std::move(next),
             references = m_withDrift ? m_references : nullptr](const std::stop_token& stop) mutable {
                // what was read before it was stopped is in the boards
                (void)readBoardFacts(options, boards, {.references = references.get(), .stop = stop});
                return std::move(boards);
            },
            [this](const std::vector<GameBoard>& boards) {
                m_model->addKnown(boards);
                readNextFacts();
            });
    } else {
        m_withDrift = false;
        for (const int column : {int(BoardModel::SchemaColumn), int(BoardModel::SizeColumn)})
            m_tree->resizeColumnToContents(column);
    }
    showCurrent();
    showState();
}

void BoardPage::stop()
{
    m_factsJob.cancel();
    m_boardJob.cancel();
    m_withDrift = false;
    showState();
}

void BoardPage::showCurrent()
{
    m_gates->show(*m_model, sourceIndex());
    Q_EMIT currentChanged();
}

void BoardPage::showState()
{
    m_stop->setEnabled(isLoading());
    const int weeks = m_model->weekCount();
    QStringList parts;
    if (m_isRead)
        parts << tr("%n week(s)", nullptr, weeks) << tr("%n due", nullptr, m_model->dueCount())
              << tr("%n to create", nullptr, m_model->toMakeCount());
    if (m_factsJob.isRunning()) {
        int left = 0;
        for (const GameBoard& board : m_model->withoutFacts(static_cast<std::size_t>(weeks)))
            left += static_cast<int>(board.weeks.size());
        parts << (m_withDrift ? tr("comparing with the migrations, %n to go (Esc stops)", nullptr, left)
                              : tr("reading sizes and schemas, %n to go (Esc stops)", nullptr, left));
    } else if (m_boardJob.isRunning() && !m_isRead) {
        parts << tr("Loading…");
    } else if (m_isRead && !m_model->withoutFacts(1).empty()) {
        parts << tr("sizes and schemas not all read: Ctrl+I");
    }
    if (const QString warning = clockWarning(m_clockAhead); !warning.isEmpty())
        parts << warning;
    if (!m_error.isEmpty())
        parts << (m_isRead ? tr("showing the previous state: %1").arg(m_error) : m_error);
    m_state->setText(parts.join(QStringLiteral(" · ")));
    m_empty->say(!m_isRead                        ? QString()
                     : m_search->text().isEmpty() ? tr("There is no week yet, and none is due.")
                                                  : tr("No week matches the search."),
                 {{tr("New week…"), [this] { m_newWeek->trigger(); }}});
}

}
