#include "pages/replay/replaypage.h"

#include "base/safetext.h"
#include "models/playlistmodel.h"
#include "pages/replay/gamechooser.h"
#include "replay/replayclock.h"
#include "replay/replaycursor.h"
#include "widgets/replayframe.h"
#include "widgets/replayplaysview.h"
#include "widgets/replaytransport.h"
#include "widgets/sqldialog.h"
#include "widgets/statepanel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr int ProgressMs = 100;

}

ReplayPage::ReplayPage(WeekHandle week, QWidget* parent)
    : QWidget(parent)
    , m_week(std::move(week))
    , m_cursor(new ReplayCursor(this))
    , m_clock(new ReplayClock(m_cursor, {}, this))
    , m_chooser(new GameChooser(m_week))
    , m_title(new QLabel)
    , m_notice(new QLabel)
    , m_retry(new QPushButton(tr("Try &again")))
    , m_plays(new ReplayPlaysView)
    , m_model(new PlayListModel(this))
    , m_state(new StatePanel)
    , m_transport(new ReplayTransport(m_cursor, m_clock))
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_past(new QSplitter(Qt::Horizontal))
{
    setObjectName(QStringLiteral("replayPage"));
    setupViews();
    setupLayout();
    setupActions();
    connectViews();
    m_transport->guardKeys(this);
    setFocusProxy(m_plays);
    showLog(nullptr);
    m_chooser->refresh();
}

ReplayPage::~ReplayPage() = default;

void ReplayPage::setupViews()
{
    m_title->setObjectName(QStringLiteral("gameTitle"));
    m_notice->setObjectName(QStringLiteral("playsState"));
    for (QLabel* label : {m_title, m_notice})
        label->setTextFormat(Qt::PlainText);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setMinimumWidth(60);
    m_notice->setWordWrap(true);
    m_notice->setMargin(6);
    m_retry->setObjectName(QStringLiteral("playsRetry"));
    m_plays->setModel(m_model);
}

QAction* ReplayPage::addPageAction(const QString& text, const QKeySequence& shortcut,
                                   const std::function<void()>& run)
{
    auto* action = new QAction(text, this);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(tr("%1 (%2)").arg(text, shortcut.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, run);
    addAction(action);
    return action;
}

void ReplayPage::setupActions()
{
    addActions(m_transport->actions());
    QAction* reload = addPageAction(tr("Reload"), QKeySequence::Refresh, [this] { refresh(); });
    QAction* sql = addPageAction(tr("Show SQL"), Qt::CTRL | Qt::Key_U, [this] { showSql(); });
    addPageAction(tr("Search games"), Qt::CTRL | Qt::Key_K, [this] { m_chooser->focusSearch(); });
    addPageAction(tr("Stop loading"), Qt::Key_Escape, [this] {
        m_chooser->stop();
        if (!m_job.isRunning())
            return;
        m_job.cancel();
        m_progressTimer.stop();
        m_gameId.clear();
        showNotice(tr("Stopped. F5 loads the game."), true);
    });
    for (QAction* action : {reload, sql}) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        m_titleRow->addWidget(button);
    }
}

void ReplayPage::setupLayout()
{
    auto* middle = new QWidget;
    auto* middleColumn = new QVBoxLayout(middle);
    middleColumn->setContentsMargins(0, 0, 0, 0);
    middleColumn->setSpacing(0);
    middleColumn->addWidget(m_plays, 1);
    middleColumn->addWidget(m_transport);
    m_past->setObjectName(QStringLiteral("replayPastSplitter"));
    m_past->addWidget(middle);
    m_past->addWidget(m_state);
    m_past->setStretchFactor(0, 1);
    m_past->setStretchFactor(1, 1);
    m_past->setSizes({380, 340});
    m_past->setChildrenCollapsible(false);
    m_frame = new ReplayFrame(m_past);

    auto* right = new QWidget;
    auto* rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    m_titleRow = new QHBoxLayout;
    m_titleRow->addWidget(m_title, 1);
    rightColumn->addLayout(m_titleRow);
    auto* noticeRow = new QHBoxLayout;
    noticeRow->addWidget(m_notice, 1);
    noticeRow->addWidget(m_retry);
    rightColumn->addLayout(noticeRow);
    rightColumn->addWidget(m_frame, 1);

    m_splitter->setObjectName(QStringLiteral("replaySplitter"));
    m_splitter->addWidget(m_chooser);
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({200, 1000});
    m_splitter->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_splitter);
}

void ReplayPage::connectViews()
{
    connect(m_chooser, &GameChooser::gameChosen, this, &ReplayPage::loadGame);
    connect(m_chooser, &GameChooser::logChosen, this, [this] {
        m_job.cancel();
        m_progressTimer.stop();
        m_gameId.clear();
        showNotice({});
        showLog(nullptr);
    });
    connect(m_chooser, &GameChooser::loaded, this, [this] {
        if (m_chooser->gameId().isEmpty())
            showNotice(tr("Choose a game at the left."));
    });
    connect(m_chooser, &GameChooser::failed, this, [this](const Error& error) {
        if (error.sqlState == QLatin1String("3D000"))
            Q_EMIT weekGone();
    });
    connect(m_cursor, &ReplayCursor::positionChanged, this, &ReplayPage::showPosition);
    connect(m_plays->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid())
                    m_cursor->seek(current.row());
            });
    connect(m_transport, &ReplayTransport::statusMessage, this, &ReplayPage::statusMessage);
    connect(m_transport, &ReplayTransport::jumpDone, m_plays, qOverload<>(&QWidget::setFocus));
    connect(m_retry, &QPushButton::clicked, this, &ReplayPage::refresh);
    m_progressTimer.setInterval(ProgressMs);
    connect(&m_progressTimer, &QTimer::timeout, this, [this] {
        // not at once: most games are here before the eye would see that the old one went
        if (m_cursor->log()->gameId() != m_gameId)
            showLog(nullptr);
        showNotice(tr("Loading plays… %L1 so far (Esc stops)").arg(m_progress->load()));
    });
}

bool ReplayPage::isLoading() const
{
    return m_job.isRunning() || m_chooser->isLoading();
}

void ReplayPage::openGame(const QString& logId, const QByteArray& gameId, std::optional<qint64> playNumber)
{
    if (!logId.isEmpty())
        m_chooser->chooseLog(logId);
    m_chooser->choose(gameId);
    if (m_job.isRunning())
        m_wantedPlay = playNumber;
    else if (playNumber)
        m_cursor->jumpTo(*playNumber);
}

void ReplayPage::refresh()
{
    if (m_gameId == m_cursor->log()->gameId() && !m_cursor->isAtLast())
        m_wantedPlay = m_cursor->playNumber();
    m_chooser->refresh();
    if (!m_chooser->gameId().isEmpty())
        loadGame();
}

void ReplayPage::loadGame()
{
    const PlayLogDefinition* log = m_chooser->log();
    if (!log)
        return;
    if (m_chooser->gameId() != m_gameId)
        m_wantedPlay.reset();
    m_gameId = m_chooser->gameId();
    m_progress = std::make_shared<std::atomic<qint64>>(0);
    m_progressTimer.start();
    m_job.start(
        [week = m_week, log = *log, gameId = m_gameId,
         progress = m_progress](const std::stop_token& stop) -> Result<std::shared_ptr<const PlayLog>> {
            auto session = week.acquire(stop);
            if (!session)
                return session.error();
            return loadPlays(**session, log, gameId, stop,
                             [progress](qint64 plays) { progress->store(plays); });
        },
        [this](Result<std::shared_ptr<const PlayLog>> loaded) { takeGame(std::move(loaded)); });
}

void ReplayPage::takeGame(Result<std::shared_ptr<const PlayLog>> log)
{
    m_progressTimer.stop();
    if (!log)
        return showFailure(log.error());
    showLog(*log);
    if (const auto wanted = std::exchange(m_wantedPlay, std::nullopt)) {
        const QString message = m_cursor->jumpTo(*wanted);
        if (!message.isEmpty())
            Q_EMIT statusMessage(message);
    }
    showNotice(m_cursor->size() == 0 ? tr("This game has no plays yet.") : QString());
}

void ReplayPage::showLog(const std::shared_ptr<const PlayLog>& log)
{
    m_model->setLog(log);
    m_state->setLog(log);
    m_cursor->setLog(log);
    m_plays->fitColumns();
    // the view knows its size only once it has been laid out
    QTimer::singleShot(0, m_plays, [plays = m_plays] { plays->scrollTo(plays->currentIndex()); });
    m_title->setText(log ? m_chooser->gameTitle() : QString());
}

void ReplayPage::showPosition()
{
    const qsizetype position = m_cursor->position();
    m_model->setCurrent(position);
    m_state->setPosition(position);
    if (position < 0)
        return m_frame->setState({}, false);
    if (m_plays->currentIndex().row() != position)
        m_plays->setCurrentIndex(m_model->index(static_cast<int>(position), 0));
    const QString place = m_cursor->positionText();
    m_frame->setState(m_cursor->isAtLast() ? tr("%1 – the latest state").arg(place)
                                           : tr("%1 – state after this play").arg(place),
                      !m_cursor->isAtLast());
}

void ReplayPage::showFailure(const Error& error)
{
    if (m_cursor->log()->gameId() != std::exchange(m_gameId, QByteArray()))
        showLog(nullptr);
    if (error.kind == Error::Kind::Cancelled)
        return showNotice(tr("Stopped. F5 loads the game."), true);
    const bool gone = error.sqlState == QLatin1String("3D000");
    const bool hasOld = m_cursor->size() > 0;
    showNotice(
        visibleLines(error.text(), 2000)
            + (hasOld ? QLatin1Char('\n') + tr("What was loaded before stays here to read.") : QString()),
        true);
    if (gone)
        Q_EMIT weekGone();
}

void ReplayPage::showNotice(const QString& text, bool canRetry)
{
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
    m_retry->setVisible(canRetry);
}

QString ReplayPage::shownSql() const
{
    const PlayLogDefinition* log = m_chooser->log();
    if (!log)
        return {};
    QString text;
    const auto add = [&text](const QString& what, const Result<Pg::Sql>& sql) {
        text += QStringLiteral("-- %1\n%2;\n\n")
                    .arg(what, sql ? QString::fromUtf8(sql->text()) : sql.error().text());
    };
    add(tr("The games; $1: search text or NULL, $2: limit"), gamesSql(*log));
    const QString game = visibleText(QByteArrayView(m_chooser->gameId()));
    add(tr("The plays; $1: the game, here %1").arg(game), playsSql(*log));
    for (const GameFile& file : log->asOf)
        add(tr("State that changes seldom (%1); $1: the game").arg(file.name), asOfSql(file));
    return text.trimmed();
}

void ReplayPage::showSql()
{
    showSqlDialog(this, tr("SQL of the replay"), shownSql());
}

}
