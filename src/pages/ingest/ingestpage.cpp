#include "pages/ingest/ingestpage.h"

#include "base/safetext.h"
#include "lifecycle/followingweek.h"
#include "lifecycle/weekgates.h"
#include "pages/change/confirmdialog.h"
#include "pages/ingest/fetchsession.h"
#include "pages/ingest/ingestnumbers.h"
#include "pages/ingest/ingesttables.h"
#include "pages/ingest/rejectedview.h"
#include "pages/ingest/tokenpane.h"
#include "widgets/parts/flowlayout.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/localaction.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

QString keyOf(const Result<FetchPlan>& plan)
{
    return plan ? tokenKey(*plan) : QString();
}

}

IngestPage::IngestPage(WeekHandle week, QWidget* parent)
    : WeekPage(std::move(week), parent)
    , m_session(new FetchSession(m_week, this))
    , m_token(new TokenPane(keyOf(m_session->plan())))
    , m_numbers(new IngestNumbers)
    , m_queue(new IngestQueue)
    , m_endpoints(new IngestEndpoints)
    , m_errors(new IngestErrors)
    , m_transforms(new IngestTransforms)
    , m_rejected(new RejectedView(m_week, m_session->plan() ? m_session->plan()->rejected : QString()))
    , m_tabs(new QTabWidget)
    , m_state(wrappedLabel("ingestState"))
    , m_bannerText(wrappedLabel("ingestBannerText"))
    , m_once(new QCheckBox(tr("&Once")))
    , m_follow(new QCheckBox(tr("Continue in the &next week automatically")))
    , m_references(new QCheckBox(tr("&Unchanged answers as references")))
{
    setupActions();
    m_banner = setupBanner();
    m_tabs->setObjectName(QStringLiteral("ingestTabs"));
    m_tabs->addTab(m_queue, tr("Next requests"));
    m_tabs->addTab(m_endpoints, tr("Endpoints"));
    m_tabs->addTab(m_errors, tr("Errors"));
    m_tabs->addTab(m_transforms, tr("Transforms"));
    m_tabs->addTab(m_rejected, tr("Rejected"));
    auto* column = new QVBoxLayout(this);
    column->addLayout(setupTop());
    column->addWidget(m_state);
    column->addWidget(m_banner);
    column->addWidget(m_token);
    column->addWidget(m_numbers);
    column->addWidget(m_tabs, 1);
    connectParts();
    m_rejected->refresh();
    updateState();
}

IngestPage::~IngestPage() = default;

void IngestPage::join(PageHost& host)
{
    connect(this, &IngestPage::resetWanted, &host,
            [&host](const WeekHandle& week) { host.takeStep(WeekStep::Reset, week); });
    connect(this, &IngestPage::startWanted, &host,
            [this, &host] { passGate(host, [this](Environment) { start(); }); });
    connect(this, &IngestPage::rebuildWanted, &host,
            [this, &host] { passGate(host, [this](Environment environment) { askRebuild(environment); }); });
    connect(this, &IngestPage::continueWanted, &host, [this, &host](const WeekHandle& next) {
        auto* following = host.open<IngestPage>(next);
        following->chooseAs(*this);
        following->start();
    });
}

void IngestPage::setupActions()
{
    m_start = localAction(this, "ingestStart", tr("Start"), Qt::CTRL | Qt::Key_Return,
                          [this] { Q_EMIT startWanted(); });
    m_pause = localAction(this, "ingestPause", tr("Pause"), Qt::CTRL | Qt::SHIFT | Qt::Key_Space, [this] {
        m_session->setPaused(m_session->state() == FetchSession::State::Running);
    });
    m_stop = localAction(this, "ingestStop", tr("Stop"), Qt::CTRL | Qt::SHIFT | Qt::Key_X,
                         [this] { m_session->stop(); });
    m_rebuild = localAction(this, "ingestRebuild", tr("Rebuild core from raw…"),
                            Qt::CTRL | Qt::SHIFT | Qt::Key_F5, [this] { Q_EMIT rebuildWanted(); });
    m_reset = localAction(this, "ingestReset", tr("Reset the week…"), Qt::CTRL | Qt::ALT | Qt::Key_E,
                          [this] { Q_EMIT resetWanted(m_week); });
    m_goOn = localAction(this, "ingestGoOn", tr("Continue in the next week"), Qt::CTRL | Qt::ALT | Qt::Key_G,
                         [this] { goOn(); });
    localAction(this, "ingestFind", tr("Filter the queue"), Qt::CTRL | Qt::Key_J, [this] {
        m_tabs->setCurrentWidget(m_queue);
        m_queue->focusFilter();
    });
    localAction(this, "ingestRefresh", tr("Look for rejected answers"), QKeySequence::Refresh,
                [this] { m_rejected->refresh(); });
    addAction(m_token->enterAction());
    m_pause->setCheckable(true);
}

QLayout* IngestPage::setupTop()
{
    m_once->setObjectName(QStringLiteral("ingestOnce"));
    m_once->setToolTip(tr("Stop when everything due has been fetched once"));
    m_follow->setObjectName(QStringLiteral("ingestFollow"));
    m_follow->setToolTip(tr("When the game is reset, find or make the next week and fetch into that one"));
    m_references->setObjectName(QStringLiteral("ingestReferences"));
    m_references->setToolTip(
        tr("Unchanged responses are stored without their payload, as references to the first of them"));
    m_references->setChecked(m_session->plan()
                             && m_session->plan()->unchanged == UnchangedPayload::Reference);
    auto* top = new FlowLayout;
    m_start->setIcon(iconOf(Icon::Play));
    m_pause->setIcon(iconOf(Icon::Pause));
    m_stop->setIcon(iconOf(Icon::Stop));
    m_rebuild->setIcon(iconOf(Icon::Reload));
    addButtons(top, {m_start, m_pause, m_stop});
    top->addWidget(m_once);
    top->addWidget(m_follow);
    top->addWidget(m_references);
    addButtons(top, {m_rebuild});
    return top;
}

QWidget* IngestPage::setupBanner()
{
    auto* banner = new QWidget;
    banner->setObjectName(QStringLiteral("ingestBanner"));
    banner->setAutoFillBackground(true);
    banner->setBackgroundRole(QPalette::ToolTipBase);
    m_bannerText->setForegroundRole(QPalette::ToolTipText);
    auto* row = new QHBoxLayout(banner);
    row->addWidget(m_bannerText, 1);
    addButtons(row, {m_reset, m_goOn});
    banner->hide();
    return banner;
}

void IngestPage::connectParts()
{
    connect(m_session, &FetchSession::stateChanged, this, &IngestPage::updateState);
    connect(m_session, &FetchSession::progressed, this, [this] {
        const FetchProgress& progress = m_session->progress();
        const qint64 rejected = progress.counts.rejected;
        m_token->setState(progress.token);
        m_numbers->setProgress(progress);
        m_queue->setProgress(progress);
        m_endpoints->setProgress(progress);
        if (rejected != m_seenRejected)
            m_rejected->refresh();
        m_seenRejected = rejected;
    });
    connect(m_session, &FetchSession::failed, this, &IngestPage::takeError);
    connect(m_session, &FetchSession::transformed, m_transforms, &IngestTransforms::add);
    connect(m_session, &FetchSession::ended, this, &IngestPage::takeEnd);
    connect(m_queue, &IngestQueue::filterChanged, m_session, &FetchSession::setQueueFilter);
    connect(m_token, &TokenPane::tokenGiven, m_session, &FetchSession::setToken);
    connect(m_token, &TokenPane::statusMessage, this, &IngestPage::statusMessage);
    connect(m_rejected, &RejectedView::statusMessage, this, &IngestPage::statusMessage);
    connect(m_rejected, &RejectedView::failed, this, &IngestPage::takeError);
}

bool IngestPage::isFollowing() const
{
    return m_follow->isChecked();
}

void IngestPage::setFollowing(bool follows)
{
    m_follow->setChecked(follows);
}

void IngestPage::chooseAs(const IngestPage& earlier)
{
    setFollowing(earlier.isFollowing());
    m_references->setChecked(earlier.m_references->isChecked());
}

void IngestPage::start()
{
    m_banner->hide();
    m_session->start(m_once->isChecked() ? FetchQueue::Mode::Once : FetchQueue::Mode::Continuous,
                     m_references->isChecked() ? UnchangedPayload::Reference : UnchangedPayload::Whole);
    m_token->lookIntoKeychain(); // with a token it begins anew
}

void IngestPage::updateState()
{
    using State = FetchSession::State;
    const State state = m_session->state();
    const bool canFetch = bool(m_session->plan());
    m_start->setEnabled(canFetch && state == State::Idle);
    m_pause->setEnabled(state == State::Running || state == State::Paused);
    m_pause->setChecked(state == State::Paused);
    m_stop->setEnabled(state == State::Running || state == State::Paused);
    m_once->setEnabled(canFetch && state == State::Idle);
    m_references->setEnabled(canFetch && state == State::Idle);
    m_rebuild->setEnabled(state == State::Idle && canRebuild(*m_week.game));
    m_state->setText(stateText());
}

QString IngestPage::stateText() const
{
    if (!m_session->plan())
        return visibleText(m_session->plan().error().message);
    switch (m_session->state()) {
    case FetchSession::State::Running:
        return tr("Fetching from %1").arg(visibleText(m_session->plan()->baseUrl.toString()));
    case FetchSession::State::Paused:
        return tr("Paused: nothing is requested; the responses so far are stored.");
    case FetchSession::State::Stopping:
        return tr("Stopping: the confirmed answers are stored…");
    case FetchSession::State::Rebuilding:
        return tr("Rebuilding core from raw…");
    case FetchSession::State::Idle:
        break;
    }
    const auto& end = m_session->end();
    if (!end)
        return tr("Not started. It will fetch from %1")
            .arg(visibleText(m_session->plan()->baseUrl.toString()));
    if (!*end)
        return visibleText(end->error().message);
    return tr("Ended: %L1 stored, %L2 unchanged, %L3 discarded.")
        .arg((*end)->counts.stored)
        .arg((*end)->counts.unchanged)
        .arg((*end)->discarded);
}

void IngestPage::takeError(const Error& error)
{
    m_errors->add(error);
    m_tabs->setTabText(m_tabs->indexOf(m_errors), tr("Errors (%L1)").arg(m_errors->count()));
    noteIfGone(error);
}

void IngestPage::takeEnd()
{
    const Result<FetchReport>& end = *m_session->end();
    if (!end)
        return takeError(end.error());
    if (!end->reset.isEmpty())
        tellReset(end->reset);
}

void IngestPage::tellReset(const QString& date)
{
    m_resetDate = date;
    m_bannerText->setText(tr("The game was reset: it is in the reset of %1 now. %2 is over; nothing of the "
                             "new reset was stored in it.")
                              .arg(visibleText(date, 40), visibleText(m_week.title(), 80)));
    m_banner->show();
    m_goOn->setEnabled(true);
    if (isFollowing())
        goOn();
}

void IngestPage::goOn()
{
    if (m_resetDate.isEmpty() || m_nextJob.isRunning())
        return;
    m_goOn->setEnabled(false);
    m_nextJob.start(
        [week = m_week, date = m_resetDate](const std::stop_token& stop) {
            return followingWeek({.server = week.pool->options(),
                                  .game = *week.game,
                                  .week = week.identity.name,
                                  .resetDate = date,
                                  .by = {.reason = tr("The game was reset.")},
                                  .stop = stop});
        },
        [this](const Result<WeekIdentity>& next) {
            m_goOn->setEnabled(true);
            if (!next)
                return takeError(next.error());
            Q_EMIT statusMessage(tr("It continues in %1.").arg(visibleText(next->name)));
            Q_EMIT continueWanted({.pool = m_week.pool, .game = m_week.game, .identity = *next},
                                  isFollowing());
        });
}

void IngestPage::askRebuild(Environment environment)
{
    auto* question = new ConfirmDialog(
        "ingestRebuildQuestion", tr("Rebuild core from raw"), m_week.title(), tr("&Rebuild"), environment,
        {.headline =
             tr("Empty all tables that the transforms fill, and fill them again from the fetched responses?"),
         .warnings = {tr("Others wait for these tables meanwhile. It runs in one transaction: if it fails, "
                         "nothing changes.")},
         .phrase = m_week.identity.confirmation()},
        this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QDialog::accepted, this, [this] {
        m_tabs->setCurrentWidget(m_transforms);
        m_session->rebuild();
    });
    question->open();
}

}
