#include "pages/replay/replaytransport.h"

#include "base/safetext.h"
#include "pages/replay/replaytimeline.h"
#include "replay/replayclock.h"
#include "replay/replaycursor.h"
#include "widgets/parts/flowlayout.h"
#include "widgets/parts/formparts.h"
#include "widgets/theme/icons.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace Weekglass {

namespace {

constexpr int MaxInt = std::numeric_limits<int>::max();
constexpr int GroupGap = 10;

}

ReplayTransport::ReplayTransport(ReplayCursor* cursor, ReplayClock* clock, QWidget* parent)
    : QWidget(parent)
    , m_cursor(cursor)
    , m_clock(clock)
    , m_timeline(new ReplayTimeline)
    , m_position(plainLabel("positionLabel"))
    , m_speed(new QComboBox)
    , m_kind(new QComboBox)
    , m_jump(new QLineEdit)
{
    setObjectName(QStringLiteral("replayTransport"));
    setupActions();
    setupBoxes();
    setupLayout();
    connectReplay();
    updateIcons();
    setMarks(nullptr);
    updateLog();
}

QAction* ReplayTransport::addStep(const QString& text, const QString& name,
                                  const QList<QKeySequence>& shortcuts, const std::function<void()>& run)
{
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcuts(shortcuts);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    QStringList keys;
    for (const QKeySequence& shortcut : shortcuts)
        keys << shortcut.toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? text : tr("%1 (%2)").arg(text, keys.first()));
    connect(action, &QAction::triggered, this, run);
    addAction(action);
    return action;
}

void ReplayTransport::setupActions()
{
    m_first = addStep(tr("First play"), QStringLiteral("firstPlay"), {Qt::Key_Home},
                      [this] { m_cursor->toFirst(); });
    m_back = addStep(tr("Previous play"), QStringLiteral("previousPlay"), {Qt::Key_Left},
                     [this] { m_cursor->step(-1); });
    m_play = addStep(tr("Play or pause"), QStringLiteral("playPause"), {Qt::Key_Space},
                     [this] { m_clock->toggle(); });
    m_forward =
        addStep(tr("Next play"), QStringLiteral("nextPlay"), {Qt::Key_Right}, [this] { m_cursor->step(1); });
    m_last =
        addStep(tr("Last play"), QStringLiteral("lastPlay"), {Qt::Key_End}, [this] { m_cursor->toLast(); });
    m_previousMarked = addStep(tr("Previous play of this kind"), QStringLiteral("previousOfKind"),
                               {Qt::SHIFT | Qt::Key_N}, [this] { stepToMark(false); });
    m_nextMarked = addStep(tr("Next play of this kind"), QStringLiteral("nextOfKind"), {Qt::Key_N},
                           [this] { stepToMark(true); });
    m_in = addStep(tr("Begin the range here"), QStringLiteral("rangeIn"), {Qt::Key_I},
                   [this] { m_clock->setIn(); });
    m_out = addStep(tr("End the range here"), QStringLiteral("rangeOut"), {Qt::Key_O},
                    [this] { m_clock->setOut(); });
    m_loop = addStep(tr("Repeat"), QStringLiteral("loop"), {Qt::Key_L},
                     [this] { m_clock->setLooping(!m_clock->isLooping()); });
    m_loop->setCheckable(true);
    m_clearRange = addStep(tr("Clear the range"), QStringLiteral("clearRange"), {Qt::SHIFT | Qt::Key_L},
                           [this] { m_clock->clearRange(); });
    m_bookmark = addStep(tr("Bookmark this play"), QStringLiteral("addBookmark"), {Qt::Key_B},
                         [this] { Q_EMIT bookmarkWanted(); });
    addStep(tr("Faster"), QStringLiteral("faster"), {Qt::Key_Plus, Qt::Key_Equal},
            [this] { m_clock->faster(); });
    addStep(tr("Slower"), QStringLiteral("slower"), {Qt::Key_Minus}, [this] { m_clock->slower(); });
    addStep(tr("Go to a play number"), QStringLiteral("goToPlay"), {Qt::Key_G}, [this] {
        m_jump->setFocus(Qt::ShortcutFocusReason);
        m_jump->selectAll();
    });
}

void ReplayTransport::setupBoxes()
{
    m_timeline->setObjectName(QStringLiteral("positionSlider"));
    m_timeline->setAccessibleName(tr("Position in the game"));

    m_speed->setObjectName(QStringLiteral("speedBox"));
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("Speed: 1 × is one play per second (+ faster, - slower)"));
    for (const double speed : ReplayClock::Speeds)
        m_speed->addItem(tr("%1 ×").arg(speed), speed);

    m_kind->setObjectName(QStringLiteral("kindBox"));
    m_kind->setAccessibleName(tr("Mark or kind of play to step to"));
    m_kind->setToolTip(tr("Mark or kind of play to step to (N next, Shift+N previous)"));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setMinimumContentsLength(12);

    m_jump->setObjectName(QStringLiteral("jumpBox"));
    m_jump->setAccessibleName(tr("Go to play number"));
    m_jump->setPlaceholderText(tr("Go to… (G)"));
    m_jump->setToolTip(tr("Type a play number and press Enter (G)"));
    m_jump->setMaximumWidth(fontMetrics().horizontalAdvance(QLatin1Char('0')) * 12);
    m_jump->setMaxLength(20);
    m_jump->installEventFilter(this);
}

QWidget* ReplayTransport::button(QAction* action)
{
    auto* made = new QToolButton;
    made->setDefaultAction(action);
    made->setAutoRaise(true);
    made->setAccessibleName(action->text());
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

void ReplayTransport::setupLayout()
{
    auto* row = new FlowLayout;
    const auto addGroup = [row](std::initializer_list<QWidget*> widgets) {
        auto* group = new QWidget;
        auto* line = new QHBoxLayout(group);
        line->setContentsMargins(0, 0, GroupGap, 0);
        line->setSpacing(2);
        for (QWidget* widget : widgets)
            line->addWidget(widget);
        row->addWidget(group);
    };
    addGroup({button(m_first), button(m_back), button(m_play), button(m_forward), button(m_last), m_speed});
    addGroup({m_position, m_jump});
    addGroup({button(m_previousMarked), m_kind, button(m_nextMarked)});
    addGroup({button(m_in), button(m_out), button(m_loop), button(m_clearRange), button(m_bookmark)});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->addWidget(m_timeline);
    column->addLayout(row);
}

void ReplayTransport::connectReplay()
{
    connect(m_cursor, &ReplayCursor::logChanged, this, &ReplayTransport::updateLog);
    connect(m_cursor, &ReplayCursor::logGrown, this, &ReplayTransport::updateLog);
    connect(m_cursor, &ReplayCursor::positionChanged, this, &ReplayTransport::updatePosition);
    connect(m_clock, &ReplayClock::rangeChanged, this, &ReplayTransport::updateRange);
    connect(m_clock, &ReplayClock::loopingChanged, this, &ReplayTransport::updateRange);
    connect(m_clock, &ReplayClock::playingChanged, this, &ReplayTransport::updateIcons);
    connect(m_timeline, &ReplayTimeline::valueChanged, m_cursor,
            [this](int value) { m_cursor->seek(value); });
    const auto showSpeed = [this](double speed) { m_speed->setCurrentIndex(m_speed->findData(speed)); };
    showSpeed(m_clock->speed());
    connect(m_clock, &ReplayClock::speedChanged, this, showSpeed);
    connect(m_speed, &QComboBox::activated, this,
            [this] { m_clock->setSpeed(m_speed->currentData().toDouble()); });
    connect(m_jump, &QLineEdit::returnPressed, this, &ReplayTransport::jump);
}

void ReplayTransport::updateIcons()
{
    m_first->setIcon(iconOf(Icon::First));
    m_back->setIcon(iconOf(Icon::StepBack));
    m_play->setIcon(iconOf(m_clock->isPlaying() ? Icon::Pause : Icon::Play));
    m_play->setText(m_clock->isPlaying() ? tr("Pause") : tr("Play"));
    m_play->setToolTip(m_clock->isPlaying() ? tr("Pause (Space)") : tr("Play (Space)"));
    m_forward->setIcon(iconOf(Icon::StepForward));
    m_last->setIcon(iconOf(Icon::Last));
    m_previousMarked->setIcon(iconOf(Icon::PreviousMarked));
    m_nextMarked->setIcon(iconOf(Icon::NextMarked));
    m_in->setIcon(iconOf(Icon::RangeIn));
    m_out->setIcon(iconOf(Icon::RangeOut));
    m_loop->setIcon(iconOf(Icon::Loop));
    m_clearRange->setIcon(iconOf(Icon::Clear));
    m_bookmark->setIcon(iconOf(Icon::Bookmark));
}

void ReplayTransport::setExpected(qsizetype plays)
{
    m_expected = plays;
}

void ReplayTransport::setMarks(const std::shared_ptr<const PlayMarks>& marks)
{
    if (m_kind->count() > 0)
        m_chosenMark = m_kind->currentText(); // of the log before: chosen again if this one has it too
    m_marks = marks;
    m_timeline->setMarks(marks);
    m_kind->clear();
    if (marks) {
        for (std::size_t i = 0; i < marks->size(); ++i) {
            // the marks come first, a line is between them and the kinds
            if (i > 0 && (*marks)[i].id.isEmpty() && !(*marks)[i - 1].id.isEmpty())
                m_kind->insertSeparator(m_kind->count());
            m_kind->addItem(laneIcon((*marks)[i]), visibleText((*marks)[i].title, 60), static_cast<int>(i));
        }
    }
    // the line between marks and kinds has the empty text
    m_kind->setCurrentIndex(m_chosenMark.isEmpty() ? 0 : std::max(0, m_kind->findText(m_chosenMark)));
    const bool hasMarks = m_kind->count() > 0;
    m_kind->setEnabled(hasMarks);
    m_previousMarked->setEnabled(hasMarks);
    m_nextMarked->setEnabled(hasMarks);
}

/// What has a lane on the timeline has its colour here.
QIcon ReplayTransport::laneIcon(const MarkedPlays& marked) const
{
    const auto& lanes = m_timeline->lanes();
    const auto lane = std::ranges::find(lanes, &marked);
    if (lane == lanes.end())
        return {};
    QPixmap pixmap(32, 32);
    pixmap.fill(m_timeline->laneColor(static_cast<std::size_t>(lane - lanes.begin())));
    return pixmap;
}

void ReplayTransport::updateLog()
{
    const QSignalBlocker blocker(m_timeline);
    const auto& log = m_cursor->log();
    m_timeline->setLog(log, log->isWhole() ? 0 : m_expected);
    for (QAction* action : {m_play, m_in, m_out, m_bookmark})
        action->setEnabled(!log->isEmpty());
    m_timeline->setEnabled(!log->isEmpty());
    m_jump->setEnabled(!log->isEmpty());
    updateRange();
    updatePosition();
}

void ReplayTransport::updateRange()
{
    m_timeline->setRange(m_clock->range(), m_clock->isLooping());
    m_loop->setChecked(m_clock->isLooping());
    m_clearRange->setEnabled(m_clock->range().has_value());
}

void ReplayTransport::updatePosition()
{
    const QSignalBlocker blocker(m_timeline);
    m_timeline->setValue(static_cast<int>(std::clamp<qsizetype>(m_cursor->position(), 0, MaxInt)));
    m_position->setText(m_cursor->positionText());
    m_first->setEnabled(!m_cursor->isAtFirst());
    m_back->setEnabled(!m_cursor->isAtFirst());
    m_forward->setEnabled(!m_cursor->isAtLast());
    m_last->setEnabled(!m_cursor->isAtLast());
}

void ReplayTransport::jump()
{
    bool isNumber = false;
    const qint64 number = m_jump->text().trimmed().toLongLong(&isNumber);
    if (!isNumber) {
        Q_EMIT statusMessage(tr("\"%1\" is not a play number.").arg(visibleText(m_jump->text())));
        m_jump->selectAll();
        return;
    }
    const QString message = m_cursor->jumpTo(number);
    if (!message.isEmpty())
        Q_EMIT statusMessage(message);
    m_jump->clear();
    Q_EMIT jumpDone();
}

void ReplayTransport::stepToMark(bool forward)
{
    const MarkedPlays& marked = (*m_marks)[m_kind->currentData().toUInt()];
    const qsizetype place = m_cursor->position();
    const qsizetype found = forward ? marked.next(place) : marked.previous(place);
    if (found >= 0) {
        m_cursor->seek(found);
        return;
    }
    Q_EMIT statusMessage(
        (forward ? tr("There is no later play of \"%1\".") : tr("There is no earlier play of \"%1\"."))
            .arg(visibleText(marked.title)));
}

void ReplayTransport::guardKeys(QWidget* page)
{
    for (QWidget* child : page->findChildren<QWidget*>()) {
        if (qobject_cast<QAbstractButton*>(child) || qobject_cast<QComboBox*>(child))
            child->installEventFilter(this);
    }
}

bool ReplayTransport::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        // a box chooses by Home, End, arrows and letters; a button is pressed by the space bar
        bool isWanted = key->key() == Qt::Key_Escape && watched == m_jump;
        if (qobject_cast<QComboBox*>(watched))
            isWanted = key->modifiers() == Qt::NoModifier && key->key() != Qt::Key_Escape;
        else if (qobject_cast<QAbstractButton*>(watched))
            isWanted = key->key() == Qt::Key_Space;
        if (isWanted) {
            event->accept();
            return true;
        }
    }
    if (watched == m_jump && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        m_jump->clear();
        Q_EMIT jumpDone();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ReplayTransport::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        updateIcons();
        setMarks(m_marks);
    }
}

}
