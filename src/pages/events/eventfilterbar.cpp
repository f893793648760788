#include "pages/events/eventfilterbar.h"

#include "base/safetext.h"
#include "pages/events/eventconditiondialog.h"
#include "pages/savedmenu.h"
#include "widgets/parts/filterchips.h"
#include "widgets/parts/formparts.h"
#include "widgets/theme/icons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

namespace Weekglass {

namespace {

constexpr int WordsCharacters = 120; // wide, so that its buttons have words

using Field = EventCondition::Field;
using Test = EventCondition::Test;

constexpr int TypingMs = 300;

QLineEdit* quickField(const QString& name, const QString& placeholder, const QString& accessibleName,
                      int characters)
{
    auto* edit = new QLineEdit;
    edit->setObjectName(name);
    edit->setPlaceholderText(placeholder);
    edit->setAccessibleName(accessibleName);
    edit->setToolTip(accessibleName);
    edit->setClearButtonEnabled(true);
    edit->setMinimumWidth(edit->fontMetrics().averageCharWidth() * characters);
    return edit;
}

QString timesText(const EventFilter& filter)
{
    const QString format = QStringLiteral("yyyy-MM-dd HH:mm:ss");
    const QString from = filter.from.toUTC().toString(format);
    const QString until = filter.until.toUTC().toString(format);
    if (!filter.until.isValid())
        return EventFilterBar::tr("from %1").arg(from);
    return filter.from.isValid() ? EventFilterBar::tr("%1 – %2").arg(from, until)
                                 : EventFilterBar::tr("before %1").arg(until);
}

}

EventFilterBar::EventFilterBar(const QString& game, QWidget* parent)
    : QWidget(parent)
    , m_kind(new QComboBox)
    , m_subject(quickField(QStringLiteral("eventSubject"), tr("Subject contains"),
                           tr("Subject contains this text"), 8))
    , m_status(quickField(QStringLiteral("eventStatus"), tr("Status"),
                          tr("Status, such as 429, 4xx,5xx or >=400"), 6))
    , m_text(quickField(QStringLiteral("eventText"), tr("Payload contains"),
                        tr("Payload contains this text (reads every payload)"), 8))
    , m_add(new QToolButton)
    , m_saved(new SavedMenu(
          game,
          {.kind = savedKind(),
           .save = tr("Save this filter…"),
           .nameLabel = tr("Filter name (replaces one with the same name)"),
           .shown = [this] { return m_filter.isEmpty() ? QByteArray() : m_filter.toJson(); },
           .isReadable = [](const QByteArray& json) { return bool(EventFilter::fromJson(json)); }}))
    , m_clear(new QToolButton)
    , m_service(plainLabel("eventService"))
    , m_chips(new FilterChips("eventChip", m_service))
{
    setupFields();
    setupMenus();
    auto* row = new QHBoxLayout;
    row->addWidget(m_kind, 3);
    row->addWidget(m_subject, 3);
    row->addWidget(m_status, 1);
    row->addWidget(m_text, 3);
    row->addWidget(m_add);
    row->addWidget(m_saved);
    row->addWidget(m_clear);
    for (QToolButton* button : {m_add, static_cast<QToolButton*>(m_saved), m_clear}) {
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setMinimumWidth(button->sizeHint().width()); // with its word, too: the row can be narrow
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_chips);
    m_typing.setSingleShot(true);
    m_typing.setInterval(TypingMs);
    connect(&m_typing, &QTimer::timeout, this, &EventFilterBar::typed);
    for (QLineEdit* edit : {m_subject, m_status, m_text}) {
        connect(edit, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
        connect(edit, &QLineEdit::returnPressed, this, &EventFilterBar::typed);
    }
    connect(m_kind, &QComboBox::currentIndexChanged, this, &EventFilterBar::typed);
    connect(m_clear, &QToolButton::clicked, this, &EventFilterBar::clear);
    showFilter();
}

/// Words beside the icons only where the fields have room, too.
void EventFilterBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool isNarrow = width() < WordsCharacters * fontMetrics().averageCharWidth();
    for (QToolButton* button : {m_add, static_cast<QToolButton*>(m_saved), m_clear})
        button->setToolButtonStyle(isNarrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

void EventFilterBar::setupFields()
{
    m_kind->setObjectName(QStringLiteral("eventKind"));
    m_kind->setAccessibleName(tr("Kind of event"));
    m_kind->setToolTip(tr("Kind of event"));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setMinimumContentsLength(8);
    m_kind->addItem(tr("All kinds"));
    m_chips->setObjectName(QStringLiteral("eventChips"));
    m_service->setForegroundRole(QPalette::PlaceholderText);
    m_service->setContentsMargins(4, 4, 0, 4); // in line with the chips' texts
    m_clear->setObjectName(QStringLiteral("eventClear"));
    m_clear->setText(tr("Clear"));
    m_clear->setIcon(iconOf(Icon::Clear));
    m_clear->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_clear->setAccessibleName(tr("Clear the filter"));
    m_clear->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K));
    m_clear->setToolTip(
        tr("Show all events again (%1)").arg(m_clear->shortcut().toString(QKeySequence::NativeText)));
}

void EventFilterBar::setupMenus()
{
    m_add->setObjectName(QStringLiteral("eventAddFilter"));
    m_add->setText(tr("Filter"));
    m_add->setIcon(iconOf(Icon::Filter));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setAccessibleName(tr("Add a filter"));
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    m_add->setToolTip(tr("Add a filter (%1)").arg(m_add->shortcut().toString(QKeySequence::NativeText)));
    auto* menu = new QMenu(m_add);
    for (const Field field : {Field::Payload, Field::Kind, Field::Subject, Field::Status, Field::Text})
        menu->addAction(tr("%1…").arg(EventCondition::name(field)), this,
                        [this, field] { editNewCondition(field); });
    menu->addAction(tr("Times…"), this, &EventFilterBar::editTimes);
    menu->addSeparator();
    m_hideUnchanged = menu->addAction(tr("Hide unchanged payloads"));
    m_hideUnchanged->setCheckable(true);
    connect(m_hideUnchanged, &QAction::triggered, this, [this](bool hide) {
        EventFilter filter = m_filter;
        filter.hideUnchanged = hide;
        setFilter(filter);
    });
    m_add->setMenu(menu);
    m_saved->setObjectName(QStringLiteral("eventSavedFilters"));
    m_saved->setText(tr("Saved"));
    m_saved->setAccessibleName(tr("Saved filters of this game"));
    m_saved->setToolTip(tr("Filters saved for all weeks of this game"));
    connect(m_saved, &SavedMenu::statusMessage, this, &EventFilterBar::statusMessage);
    connect(m_saved, &SavedMenu::chosen, this, [this](const QByteArray& json) {
        if (const auto filter = EventFilter::fromJson(json))
            setFilter(*filter);
    });
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

void EventFilterBar::setPlan(const std::optional<EventPlan>& plan)
{
    QString text;
    QString detail;
    if (plan && !m_filter.isEmpty()) {
        using Service = EventPlan::Service;
        const bool isSlow = plan->service != Service::Index;
        text = isSlow ? tr("Slow filter") : tr("fast (indexed)");
        detail = !isSlow                             ? tr("An index serves this filter.")
            : plan->service == Service::IndexAndTest ? tr("It walks an index and tests each event.")
                                                     : tr("No index serves it: it reads every event.");
    }
    m_service->setText(text);
    m_service->setToolTip(detail);
}

void EventFilterBar::setFilter(const EventFilter& filter)
{
    apply(filter);
    showFilter();
}

void EventFilterBar::addCondition(const EventCondition& condition)
{
    EventFilter filter = m_filter;
    if (std::find(filter.conditions.begin(), filter.conditions.end(), condition) == filter.conditions.end())
        filter.conditions.push_back(condition);
    setFilter(filter);
}

void EventFilterBar::setTimes(const QDateTime& from, const QDateTime& until)
{
    EventFilter filter = m_filter;
    filter.from = from;
    filter.until = until;
    setFilter(filter);
}

void EventFilterBar::focusSubject()
{
    m_subject->setFocus(Qt::ShortcutFocusReason);
    m_subject->selectAll();
}

/// The fields say it; chips say the rest.
bool EventFilterBar::isQuick(int index) const
{
    const auto& condition = m_filter.conditions[static_cast<std::size_t>(index)];
    const auto first =
        std::find_if(m_filter.conditions.begin(), m_filter.conditions.end(), [&](const EventCondition& c) {
            return c.field == condition.field && c.test == condition.test;
        });
    if (&*first != &condition)
        return false;
    switch (condition.field) {
    case Field::Kind:
    case Field::Status:
        return condition.test == Test::Equals;
    case Field::Subject:
    case Field::Text:
        return condition.test == Test::Contains;
    case Field::Payload:
        break;
    }
    return false;
}

void EventFilterBar::showFilter()
{
    const auto valueOf = [this](Field field, Test test) {
        for (const EventCondition& condition : m_filter.conditions) {
            if (condition.field == field && condition.test == test)
                return condition.value;
        }
        return QString();
    };
    const QString kind = valueOf(Field::Kind, Test::Equals);
    const QSignalBlocker quietKind(m_kind);
    if (!kind.isEmpty() && m_kind->findData(kind) < 0)
        m_kind->addItem(visibleText(kind, 80), kind);
    m_kind->setCurrentIndex(kind.isEmpty() ? 0 : m_kind->findData(kind));
    m_subject->setText(valueOf(Field::Subject, Test::Contains));
    m_status->setText(valueOf(Field::Status, Test::Equals));
    m_text->setText(valueOf(Field::Text, Test::Contains));
    m_typing.stop(); // it was not the user who typed
    m_hideUnchanged->setChecked(m_filter.hideUnchanged);
    m_clear->setEnabled(!m_filter.isEmpty());
    showChips();
}

void EventFilterBar::showChips()
{
    m_chips->clear();
    for (int i = 0; i < static_cast<int>(m_filter.conditions.size()); ++i) {
        if (!isQuick(i))
            m_chips->add(
                m_filter.conditions[static_cast<std::size_t>(i)].text(), [this, i] { editCondition(i); },
                [this, i] { removeCondition(i); });
    }
    if (m_filter.hasTimes())
        m_chips->add(
            timesText(m_filter), [this] { editTimes(); }, [this] { setTimes({}, {}); });
    if (m_filter.hideUnchanged)
        m_chips->add(
            tr("unchanged hidden"), [this] { m_hideUnchanged->trigger(); },
            [this] { m_hideUnchanged->trigger(); });
    m_chips->setVisible(!m_filter.isEmpty());
}

void EventFilterBar::typed()
{
    m_typing.stop();
    apply(m_filter.with(Field::Kind, Test::Equals, m_kind->currentData().toString())
              .with(Field::Subject, Test::Contains, m_subject->text())
              .with(Field::Status, Test::Equals, m_status->text().trimmed())
              .with(Field::Text, Test::Contains, m_text->text()));
    m_clear->setEnabled(!m_filter.isEmpty());
    showChips();
}

void EventFilterBar::apply(const EventFilter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    setPlan({});
    Q_EMIT filterChanged(m_filter);
}

void EventFilterBar::editCondition(int index)
{
    auto* dialog = new EventConditionDialog(m_filter.conditions[static_cast<std::size_t>(index)], this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, index] {
        EventFilter filter = m_filter;
        if (index < static_cast<int>(filter.conditions.size()))
            filter.conditions[static_cast<std::size_t>(index)] = dialog->condition();
        setFilter(filter);
    });
    dialog->open();
}

void EventFilterBar::editNewCondition(Field field)
{
    auto* dialog =
        new EventConditionDialog({.field = field, .test = EventCondition::testsOf(field).front()}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { addCondition(dialog->condition()); });
    dialog->open();
}

void EventFilterBar::editTimes()
{
    auto* dialog = new EventTimesDialog(m_filter, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { setTimes(dialog->from(), dialog->until()); });
    dialog->open();
}

void EventFilterBar::removeCondition(int index)
{
    EventFilter filter = m_filter;
    filter.conditions.erase(filter.conditions.begin() + index);
    setFilter(filter);
}

}
