#include "widgets/replaytransport.h"

#include "base/safetext.h"
#include "replay/replayclock.h"
#include "replay/replaycursor.h"
#include "widgets/replayicons.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace Weekglass {

namespace {

constexpr qsizetype MaxKinds = 200;
constexpr int MaxInt = std::numeric_limits<int>::max();

}

ReplayTransport::ReplayTransport(ReplayCursor* cursor, ReplayClock* clock, QWidget* parent)
    : QWidget(parent)
    , m_cursor(cursor)
    , m_clock(clock)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_position(new QLabel)
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
    m_previousOfKind = addStep(tr("Previous play of this kind"), QStringLiteral("previousOfKind"),
                               {Qt::SHIFT | Qt::Key_N}, [this] { stepByKind(false); });
    m_nextOfKind = addStep(tr("Next play of this kind"), QStringLiteral("nextOfKind"), {Qt::Key_N},
                           [this] { stepByKind(true); });
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
    m_slider->setObjectName(QStringLiteral("positionSlider"));
    m_slider->setAccessibleName(tr("Position in the game"));
    m_slider->setToolTip(tr("Position in the game"));
    m_position->setObjectName(QStringLiteral("positionLabel"));
    m_position->setTextFormat(Qt::PlainText);
    m_position->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

    m_speed->setObjectName(QStringLiteral("speedBox"));
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("Speed: 1 × is one play per second (+ faster, - slower)"));
    for (const double speed : ReplayClock::Speeds)
        m_speed->addItem(tr("%1 ×").arg(speed), speed);

    m_kind->setObjectName(QStringLiteral("kindBox"));
    m_kind->setAccessibleName(tr("Kind of play to step to"));
    m_kind->setToolTip(tr("Kind of play to step to (N next, Shift+N previous)"));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setMinimumContentsLength(8);

    m_jump->setObjectName(QStringLiteral("jumpBox"));
    m_jump->setAccessibleName(tr("Go to play number"));
    m_jump->setPlaceholderText(tr("Go to… (G)"));
    m_jump->setToolTip(tr("Type a play number and press Enter (G)"));
    m_jump->setMaximumWidth(fontMetrics().horizontalAdvance(QLatin1Char('0')) * 9);
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
    auto* place = new QHBoxLayout;
    place->addWidget(m_slider, 1);
    place->addWidget(m_position);
    place->addWidget(m_jump);
    auto* row = new QHBoxLayout;
    for (QAction* action : {m_first, m_back, m_play, m_forward, m_last})
        row->addWidget(button(action));
    row->addWidget(m_speed);
    row->addStretch(1);
    row->addWidget(button(m_previousOfKind));
    row->addWidget(m_kind);
    row->addWidget(button(m_nextOfKind));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->addLayout(place);
    column->addLayout(row);
}

void ReplayTransport::connectReplay()
{
    connect(m_cursor, &ReplayCursor::logChanged, this, &ReplayTransport::updateLog);
    connect(m_cursor, &ReplayCursor::positionChanged, this, &ReplayTransport::updatePosition);
    connect(m_clock, &ReplayClock::playingChanged, this, &ReplayTransport::updateIcons);
    connect(m_slider, &QSlider::valueChanged, m_cursor, [this](int value) { m_cursor->seek(value); });
    const auto showSpeed = [this](double speed) { m_speed->setCurrentIndex(m_speed->findData(speed)); };
    showSpeed(m_clock->speed());
    connect(m_clock, &ReplayClock::speedChanged, this, showSpeed);
    connect(m_speed, &QComboBox::activated, this,
            [this] { m_clock->setSpeed(m_speed->currentData().toDouble()); });
    connect(m_jump, &QLineEdit::returnPressed, this, &ReplayTransport::jump);
}

void ReplayTransport::updateIcons()
{
    m_first->setIcon(replayIcon(ReplayIcon::First, palette()));
    m_back->setIcon(replayIcon(ReplayIcon::Back, palette()));
    m_play->setIcon(replayIcon(m_clock->isPlaying() ? ReplayIcon::Pause : ReplayIcon::Play, palette()));
    m_play->setText(m_clock->isPlaying() ? tr("Pause") : tr("Play"));
    m_play->setToolTip(m_clock->isPlaying() ? tr("Pause (Space)") : tr("Play (Space)"));
    m_forward->setIcon(replayIcon(ReplayIcon::Forward, palette()));
    m_last->setIcon(replayIcon(ReplayIcon::Last, palette()));
    m_previousOfKind->setIcon(replayIcon(ReplayIcon::Back, palette()));
    m_nextOfKind->setIcon(replayIcon(ReplayIcon::Forward, palette()));
}

void ReplayTransport::updateLog()
{
    const QSignalBlocker blocker(m_slider);
    const qsizetype size = m_cursor->size();
    m_slider->setRange(0, static_cast<int>(std::clamp<qsizetype>(size - 1, 0, MaxInt)));
    m_slider->setPageStep(static_cast<int>(std::clamp<qsizetype>(size / 20, 1, MaxInt)));
    const QByteArray kind = m_kind->currentData().toByteArray();
    m_kind->clear();
    for (const QByteArrayView text : m_cursor->log()->kinds().distinct(MaxKinds))
        m_kind->addItem(visibleText(text, 60), text.toByteArray());
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(kind)));
    for (QWidget* box :
         {static_cast<QWidget*>(m_slider), static_cast<QWidget*>(m_kind), static_cast<QWidget*>(m_jump)})
        box->setEnabled(size > 0);
    m_play->setEnabled(size > 0);
    m_previousOfKind->setEnabled(size > 0);
    m_nextOfKind->setEnabled(size > 0);
    updatePosition();
}

void ReplayTransport::updatePosition()
{
    const QSignalBlocker blocker(m_slider);
    m_slider->setValue(static_cast<int>(std::clamp<qsizetype>(m_cursor->position(), 0, MaxInt)));
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
        Q_EMIT statusMessage(tr("\"%1\" is no play number.").arg(visibleText(m_jump->text())));
        m_jump->selectAll();
        return;
    }
    const QString message = m_cursor->jumpTo(number);
    if (!message.isEmpty())
        Q_EMIT statusMessage(message);
    m_jump->clear();
    Q_EMIT jumpDone();
}

void ReplayTransport::stepByKind(bool forward)
{
    const QByteArray kind = m_kind->currentData().toByteArray();
    if (m_cursor->toKind(kind, forward))
        return;
    Q_EMIT statusMessage((forward ? tr("There is no later play of the kind \"%1\".")
                                  : tr("There is no earlier play of the kind \"%1\"."))
                             .arg(visibleText(QByteArrayView(kind))));
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
    if (event->type() == QEvent::PaletteChange)
        updateIcons();
}

}
