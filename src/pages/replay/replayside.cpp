#include "pages/replay/replayside.h"

#include "base/safetext.h"
#include "pages/failuretext.h"
#include "pages/replay/playlistmodel.h"
#include "pages/replay/replayframe.h"
#include "pages/replay/replayplaysview.h"
#include "pages/replay/statechart.h"
#include "pages/replay/statedocument.h"
#include "pages/replay/statepanel.h"
#include "replay/replaycursor.h"
#include "weeks/withsession.h"
#include "widgets/parts/elidedlabel.h"
#include "widgets/parts/flowlayout.h"
#include "widgets/pictures/statepictures.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

/// The picture with its titles as the game calls them.
PictureDefinition named(PictureDefinition picture, const PlayLog& log)
{
    const auto name = [&log](auto& list) {
        for (auto& one : list)
            one.title = log.named(one.title);
    };
    name(picture.layers);
    name(picture.places.places);
    name(picture.places.lines);
    name(picture.places.tables);
    return picture;
}

}

ReplaySide::ReplaySide(WeekHandle week, const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_week(std::move(week))
    , m_cursor(new ReplayCursor(this))
    , m_title(new ElidedLabel("gameTitle"))
    , m_notice(new QLabel)
    , m_retry(new QPushButton)
    , m_plays(new ReplayPlaysView)
    , m_model(new PlayListModel(this))
    , m_state(new StatePanel)
    , m_chart(new StateChart)
    , m_pictures(new StatePictures)
    , m_tabs(new QTabWidget)
    , m_right(new QSplitter(Qt::Vertical))
    , m_past(new QSplitter(Qt::Horizontal))
{
    setupViews(name);
    setupLayout();
    setFocusProxy(m_plays);
    addAction(m_state->pinAction());
    connect(m_cursor, &ReplayCursor::positionChanged, this, &ReplaySide::showPosition);
    connect(m_plays->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid())
                    m_cursor->seek(current.row());
            });
    connect(m_chart, &StateChart::playClicked, m_cursor, [this](qsizetype index) { m_cursor->seek(index); });
    connect(m_retry, &QPushButton::clicked, this, &ReplaySide::retryWanted);
    clear();
}

ReplaySide::~ReplaySide() = default;

void ReplaySide::setupViews(const QString& name)
{
    m_notice->setObjectName(QStringLiteral("playsState"));
    m_notice->setTextFormat(Qt::PlainText);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_notice->setWordWrap(true);
    m_notice->setMargin(6);
    m_retry->setObjectName(QStringLiteral("playsRetry"));
    m_plays->setModel(m_model);
    m_past->setObjectName(name + QStringLiteral("PastSplitter"));
    m_right->setObjectName(name + QStringLiteral("StateSplitter"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_state, tr("State"));
    m_tabs->addTab(m_chart, tr("Chart"));
}

void ReplaySide::setupLayout()
{
    m_right->addWidget(m_pictures);
    m_right->addWidget(m_tabs);
    m_right->setSizes({300, 340});
    m_past->addWidget(m_plays);
    m_past->addWidget(m_right);
    m_past->setStretchFactor(0, 1);
    m_past->setStretchFactor(1, 2);
    m_past->setSizes({330, 430});
    for (QSplitter* splitter : {m_right, m_past})
        splitter->setChildrenCollapsible(false);
    m_frame = new ReplayFrame(m_past);

    m_titleRow = new FlowLayout;
    m_titleRow->addWidget(m_title);
    auto* noticeRow = new QHBoxLayout;
    noticeRow->addWidget(m_notice, 1);
    noticeRow->addWidget(m_retry);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_titleRow);
    column->addLayout(noticeRow);
    column->addWidget(m_frame, 1);
}

void ReplaySide::load(const PlayLogDefinition& log, const QByteArray& gameId, const QString& title,
                      qsizetype plays, std::optional<qint64> playNumber, const std::optional<Branch>& branch)
{
    if (!m_log || m_log->id != log.id)
        setPictures(log.pictures);
    m_log = log;
    m_branch = branch;
    m_gameId = m_lastGameId = gameId;
    m_gameTitle = title;
    m_expected = plays;
    m_wantedPlay = playNumber;
    m_isGrowing = false;
    using Part = std::shared_ptr<const PlayLog>;
    m_job.start<Part>(
        withSession(
            m_week, NoDeadline,
            [log, gameId, branch](Pg::Session& session, const Pg::Call& call, const Teller<Part>& tell) {
                return branch ? branch->load(session, call.stop, tell)
                              : loadPlays(session, log, gameId, call.stop, tell);
            }),
        [this](const Part& part) { takePart(part); },
        [this](Result<Part> loaded) { takeGame(std::move(loaded)); });
}

void ReplaySide::setGameTitle(const QString& title)
{
    m_gameTitle = title;
    if (!m_title->text().isEmpty())
        m_title->setWhole(title);
}

void ReplaySide::reload()
{
    if (!m_log)
        return;
    const bool isPast = m_cursor->log()->gameId() == m_lastGameId && !m_cursor->isAtLast();
    const auto place = isPast ? std::optional(m_cursor->playNumber()) : std::nullopt;
    const PlayLogDefinition log = *m_log;
    load(log, m_lastGameId, m_gameTitle, m_expected, place, std::optional<Branch>(m_branch));
}

void ReplaySide::setWayBack(QAction* action)
{
    m_frame->setWayBack(action);
}

void ReplaySide::setRefused(const QHash<qint64, QString>& reasons)
{
    m_model->setRefused(reasons);
}

void ReplaySide::stop()
{
    if (!m_job.isRunning())
        return;
    m_job.cancel();
    m_gameId.clear();
    showNotice(tr("Stopped. F5 loads the game."), true);
}

void ReplaySide::clear()
{
    m_job.cancel();
    m_gameId.clear();
    m_log.reset();
    m_branch.reset();
    m_gameTitle.clear();
    setPictures({});
    showNotice({});
    showLog(nullptr);
}

void ReplaySide::setPictures(const std::vector<PictureDefinition>& pictures)
{
    m_pictureNames.clear();
    m_pictures->setPictures(pictures);
    placePictures();
}

/// Made anew only if they are called otherwise: whoever moved in a picture stays there.
void ReplaySide::namePictures(const PlayLog& log)
{
    if (!m_log || m_pictures->isEmpty() || log.names() == m_pictureNames)
        return;
    std::vector<PictureDefinition> pictures;
    for (const PictureDefinition& picture : m_log->pictures)
        pictures.push_back(named(picture, log));
    m_pictureNames = log.names();
    m_pictures->setPictures(pictures);
}

void ReplaySide::setNarrow(bool isNarrow)
{
    m_plays->setNarrow(isNarrow);
    if (std::exchange(m_isNarrow, isNarrow) != isNarrow)
        placePictures();
}

/// A log without pictures has no place for them.
void ReplaySide::placePictures()
{
    const bool isTab = m_tabs->indexOf(m_pictures) >= 0;
    const bool isFront = m_tabs->currentIndex() == 0; // who sees the first tab sees the first one again
    if (m_isNarrow && !m_pictures->isEmpty()) {
        if (!isTab)
            m_tabs->insertTab(0, m_pictures, tr("Picture"));
        if (!isTab && isFront)
            m_tabs->setCurrentIndex(0);
        return;
    }
    if (isTab)
        m_right->insertWidget(0, m_pictures);
    m_pictures->setVisible(!m_pictures->isEmpty());
}

/// A game that is loaded again stays as it was until it is complete; of another one the parts are shown.
void ReplaySide::takePart(const std::shared_ptr<const PlayLog>& part)
{
    const auto& shown = m_cursor->log();
    const bool isReload = shown->gameId() == m_gameId && shown->isWhole() && !shown->isEmpty();
    if (isReload)
        return;
    if (std::exchange(m_isGrowing, true))
        showMore(part);
    else
        showLog(part);
    showNotice(tr("Loading plays… %L1 so far (Esc stops)").arg(part->size()));
}

void ReplaySide::takeGame(Result<std::shared_ptr<const PlayLog>> loaded)
{
    if (!loaded)
        return showFailure(loaded.error());
    if (std::exchange(m_isGrowing, false)) {
        showMore(*loaded);
        m_plays->fitColumns(); // numbers have become longer
    } else {
        showLog(*loaded);
    }
    if (const auto wanted = std::exchange(m_wantedPlay, std::nullopt)) {
        const QString message = m_cursor->jumpTo(*wanted);
        if (!message.isEmpty())
            Q_EMIT statusMessage(message);
    }
    showNotice(m_cursor->log()->playCount() == 0 ? tr("This game has no plays yet.") : QString());
    findMarks();
}

void ReplaySide::showLog(const std::shared_ptr<const PlayLog>& log)
{
    m_markJob.cancel();
    m_marks.reset();
    Q_EMIT marksChanged();
    m_showsBranch = m_branch.has_value();
    m_isOutdated = false;
    if (log && log->isWhole())
        namePictures(*log);
    m_model->setLog(log);
    m_model->setRemovedAfter(m_branch ? std::optional(m_branch->lastKept) : std::nullopt);
    m_state->setLog(log);
    m_chart->setLog(log);
    m_cursor->setLog(log);
    m_plays->fitColumns();
    // the view knows its size only once it has been laid out
    QTimer::singleShot(0, m_plays, [plays = m_plays] { plays->scrollTo(plays->currentIndex()); });
    m_title->setWhole(log ? m_gameTitle : QString());
}

void ReplaySide::showMore(const std::shared_ptr<const PlayLog>& log)
{
    if (log->isWhole())
        namePictures(*log);
    m_model->growLog(log);
    m_state->growLog(log);
    m_chart->setLog(log);
    m_cursor->growLog(log);
}

/// Away from the GUI thread: a long game takes a while.
void ReplaySide::findMarks()
{
    m_markJob.start(
        [log = m_cursor->log(), marks = m_log->marks](const std::stop_token& stop) {
            return std::make_shared<const PlayMarks>(Weekglass::findMarks(*log, marks, stop));
        },
        [this](std::shared_ptr<const PlayMarks> marks) {
            m_marks = std::move(marks);
            Q_EMIT marksChanged();
        });
}

void ReplaySide::showPosition()
{
    const qsizetype position = m_cursor->position();
    m_model->setCurrent(position);
    m_state->setPosition(position);
    m_chart->setPosition(position);
    if (position < 0) {
        m_pictures->setDocument(nullptr);
        return m_frame->setState({}, false);
    }
    if (m_plays->currentIndex().row() != position)
        m_plays->setCurrentIndex(m_model->index(static_cast<int>(position), 0));
    if (!m_pictures->isEmpty()) {
        auto document = stateDocument(*m_cursor->log(), position);
        m_pictures->setDocument(document ? std::make_shared<const Json::Document>(*std::move(document))
                                         : nullptr);
    }
    const bool isLatest =
        !m_showsBranch && !m_isOutdated && m_cursor->isAtLast() && m_cursor->log()->isWhole();
    const QString place = m_cursor->positionText();
    m_frame->setState(isLatest            ? tr("%1 – the latest state").arg(place)
                          : m_showsBranch ? tr("Removed plays, not current. %1").arg(place)
                          : m_cursor->log()->isStart(position) ? place
                                                               : tr("%1 – state after this play").arg(place),
                      !isLatest);
}

void ReplaySide::showFailure(const Error& error)
{
    if (m_cursor->log()->gameId() != std::exchange(m_gameId, QByteArray()))
        showLog(nullptr);
    if (error.kind == Error::Kind::Cancelled)
        return showNotice(tr("Stopped. F5 loads the game."), true);
    const bool gone = isGone(error);
    const bool hasOld = m_cursor->size() > 0;
    showNotice(failureText(error)
                   + (hasOld ? QLatin1Char('\n') + tr("The game that was loaded before stays readable.")
                             : QString()),
               true);
    if (gone)
        Q_EMIT weekGone();
}

void ReplaySide::showNotice(const QString& text, bool canRetry)
{
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
    m_retry->setText(tr("Try &again"));
    m_retry->setVisible(canRetry);
}

void ReplaySide::showNews(const QString& text)
{
    showNotice(text, true);
    m_retry->setText(tr("&Refresh"));
    m_isOutdated = true;
    showPosition();
}

}
