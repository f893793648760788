#include "pages/events/eventfilterbar.h"

#include "base/safetext.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace Weekglass {

namespace {

constexpr int TypingMs = 300;

QLineEdit* field(const QString& placeholder, const QString& accessibleName, int characters)
{
    auto* edit = new QLineEdit;
    edit->setPlaceholderText(placeholder);
    edit->setAccessibleName(accessibleName);
    edit->setToolTip(accessibleName);
    edit->setClearButtonEnabled(true);
    edit->setMinimumWidth(edit->fontMetrics().averageCharWidth() * characters);
    return edit;
}

/// Date, or date and time, in UTC as everything here.
QDateTime parseTime(const QString& text)
{
    for (const char* format : {"yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss",
                               "yyyy-MM-dd HH:mm:ss.zzz"}) {
        QDateTime time = QDateTime::fromString(text, QLatin1String(format));
        if (time.isValid()) {
            time.setTimeSpec(Qt::UTC);
            return time;
        }
    }
    return {};
}

}

EventFilterBar::EventFilterBar(QWidget* parent)
    : QWidget(parent)
    , m_kind(new QComboBox)
    , m_subject(field(tr("Subject contains"), tr("Subject contains this text"), 18))
    , m_status(field(tr("Status"), tr("Status, such as 429 or 4xx"), 10))
    , m_from(field(tr("From (UTC)"), tr("At or after this time in UTC, such as 2025-01-06 12:00"), 18))
    , m_until(field(tr("Until (UTC)"), tr("Before this time in UTC, such as 2025-01-07"), 18))
    , m_clear(new QToolButton)
    , m_problem(new QLabel)
{
    setupFields();
    m_typing.setSingleShot(true);
    m_typing.setInterval(TypingMs);
    connect(&m_typing, &QTimer::timeout, this, &EventFilterBar::apply);
    for (QLineEdit* edit : {m_subject, m_status, m_from, m_until}) {
        connect(edit, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
        connect(edit, &QLineEdit::returnPressed, this, &EventFilterBar::apply);
    }
    connect(m_kind, &QComboBox::currentIndexChanged, this, &EventFilterBar::apply);
    connect(m_clear, &QToolButton::clicked, this, &EventFilterBar::clear);
}

void EventFilterBar::setupFields()
{
    m_kind->setObjectName(QStringLiteral("eventKind"));
    m_subject->setObjectName(QStringLiteral("eventSubject"));
    m_status->setObjectName(QStringLiteral("eventStatus"));
    m_from->setObjectName(QStringLiteral("eventFrom"));
    m_until->setObjectName(QStringLiteral("eventUntil"));
    m_kind->setAccessibleName(tr("Kind of event"));
    m_kind->setToolTip(tr("Kind of event"));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setMinimumContentsLength(18);
    m_kind->addItem(tr("All kinds"));
    m_clear->setText(tr("Clear filter"));
    m_clear->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K));
    m_clear->setToolTip(
        tr("Show all events again (%1)").arg(m_clear->shortcut().toString(QKeySequence::NativeText)));
    m_clear->setEnabled(false);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_kind, 2);
    row->addWidget(m_subject, 3);
    row->addWidget(m_status, 1);
    row->addWidget(m_from, 2);
    row->addWidget(m_until, 2);
    row->addWidget(m_clear);
    row->addWidget(m_problem);
}

void EventFilterBar::setKinds(const QStringList& kinds)
{
    const QSignalBlocker quiet(m_kind);
    const QString current = m_kind->currentData().toString();
    while (m_kind->count() > 1)
        m_kind->removeItem(1);
    for (const QString& kind : kinds)
        m_kind->addItem(visibleText(kind, 80), kind);
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(current)));
}

void EventFilterBar::setFilter(const EventFilter& filter)
{
    if (!filter.kind.isEmpty() && m_kind->findData(filter.kind) < 0)
        m_kind->addItem(visibleText(filter.kind, 80), filter.kind);
    m_kind->setCurrentIndex(filter.kind.isEmpty() ? 0 : m_kind->findData(filter.kind));
    m_subject->setText(filter.subject);
    m_status->setText(filter.status);
    const QString format = QStringLiteral("yyyy-MM-dd HH:mm:ss");
    m_from->setText(filter.from.isValid() ? filter.from.toUTC().toString(format) : QString());
    m_until->setText(filter.until.isValid() ? filter.until.toUTC().toString(format) : QString());
    apply();
}

void EventFilterBar::focusSubject()
{
    m_subject->setFocus(Qt::ShortcutFocusReason);
}

void EventFilterBar::clear()
{
    setFilter({});
}

QDateTime EventFilterBar::time(QLineEdit* field)
{
    const QString text = field->text().trimmed();
    const QDateTime parsed = parseTime(text);
    if (!text.isEmpty() && !parsed.isValid())
        m_problem->setText(tr("Write times as 2025-01-06 12:00"));
    return parsed;
}

void EventFilterBar::apply()
{
    m_typing.stop();
    m_problem->clear();
    EventFilter filter {.kind = m_kind->currentData().toString(),
                        .subject = m_subject->text(),
                        .status = m_status->text().trimmed(),
                        .from = time(m_from),
                        .until = time(m_until)};
    m_problem->setVisible(!m_problem->text().isEmpty());
    m_clear->setEnabled(!filter.isEmpty() || m_problem->isVisible());
    if (m_problem->isVisible() || filter == m_filter)
        return; // half a time does not move the list
    m_filter = filter;
    Q_EMIT filterChanged(m_filter);
}

}
