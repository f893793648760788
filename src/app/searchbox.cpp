#include "app/searchbox.h"

#include "app/searchpopup.h"
#include "widgets/theme/housestyle.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>

namespace Weekglass {

namespace {

const QKeySequence& beginKeys()
{
    static const QKeySequence keys(Qt::CTRL | Qt::Key_K);
    return keys;
}

}

SearchBox::SearchBox(QWidget* parent)
    : QLineEdit(parent)
{
    setObjectName(QStringLiteral("searchBox"));
    setPlaceholderText(tr("Find a game, player, ship or id in all weeks"));
    setAccessibleName(tr("Find anything: actions, weeks, games, players, ids"));
    setToolTip(tr("Find actions, weeks, games, players and ids (%1)")
                   .arg(beginKeys().toString(QKeySequence::NativeText)));
    connect(this, &QLineEdit::textEdited, this, [this] { open(); });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget* before, const QWidget* now) {
        if (now == this && before)
            m_before = before;
    });
}

SearchBox::~SearchBox() = default;

void SearchBox::begin()
{
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
    open();
}

bool SearchBox::isOpen() const
{
    return m_isOpen;
}

void SearchBox::open()
{
    if (!m_popup) {
        m_popup = new SearchPopup(window());
        connect(m_popup, &SearchPopup::clicked, this, &SearchBox::run);
        connect(m_popup, &SearchPopup::currentChanged, this, [this] { // what a screen reader says
            const SearchEntry* entry = m_popup->current();
            setAccessibleDescription(entry ? QString(entry->title + QLatin1Char(' ') + entry->detail)
                                           : QString());
        });
        window()->installEventFilter(this);
    }
    m_isOpen = true;
    Q_EMIT wanted(text());
}

void SearchBox::setFound(std::vector<SearchSection> sections, const QString& state)
{
    if (!m_isOpen)
        return;
    m_popup->fill(std::move(sections), state);
    m_popup->placeUnder(this);
    m_popup->show();
}

void SearchBox::close()
{
    if (!std::exchange(m_isOpen, false))
        return;
    if (m_popup) // the window may go, and it with the window
        m_popup->hide();
    Q_EMIT closed();
}

/// As if one had never been here.
void SearchBox::leave()
{
    close();
    clear();
    if (m_before && m_before->isVisible())
        m_before->setFocus(Qt::OtherFocusReason);
    else
        clearFocus();
}

void SearchBox::run()
{
    const SearchEntry* entry = m_isOpen ? m_popup->current() : nullptr;
    if (!entry || !entry->isPossible)
        return;
    const auto chosen = entry->run; // the entry goes as it runs
    close();
    if (m_before && m_before->isVisible()) // an action may be meant for what had the focus
        m_before->setFocus(Qt::OtherFocusReason);
    chosen();
}

void SearchBox::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        return leave();
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (m_isOpen)
            m_popup->step(event->key() == Qt::Key_Down ? 1 : -1);
        else
            open();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return m_isOpen ? run() : open();
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchBox::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    update();
}

void SearchBox::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        close();
}

void SearchBox::mousePressEvent(QMouseEvent* event)
{
    QLineEdit::mousePressEvent(event);
    if (!m_isOpen)
        open();
}

/// The keys that lead here, at the right of the empty field.
void SearchBox::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (hasFocus() || !text().isEmpty())
        return;
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(rect().adjusted(0, 0, -Measure::Space2, 0), Qt::AlignRight | Qt::AlignVCenter,
                     beginKeys().toString(QKeySequence::NativeText));
}

bool SearchBox::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && m_isOpen && m_popup)
        m_popup->placeUnder(this);
    return QLineEdit::eventFilter(watched, event);
}

}
