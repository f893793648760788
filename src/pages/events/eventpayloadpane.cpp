#include "pages/events/eventpayloadpane.h"

#include "base/safetext.h"
#include "pages/failuretext.h"
#include "pages/valuechoices.h"
#include "weeks/withsession.h"
#include "widgets/json/jsoninspector.h"
#include "widgets/parts/flowlayout.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/localaction.h"
#include "widgets/theme/pilllabel.h"
#include "json/hashcheck.h"

#include <QAction>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr std::chrono::milliseconds PayloadDeadline {60000};

Result<Pg::Value> fetchWhole(Pg::Session& session, const EventSource& source, const EventKey& key,
                             const Pg::Call& call)
{
    auto payload = fetchEventPayload(session, source, key, JsonInspector::maxParsedBytes, call);
    if (!payload)
        return payload.error();
    return payload->isWhole ? payload->text : Pg::Value();
}

std::shared_ptr<const Json::Document> parsed(const Pg::Value& text)
{
    if (!text)
        return nullptr;
    auto document = Json::Document::parse(*text);
    return document ? std::make_shared<const Json::Document>(*std::move(document)) : nullptr;
}

}

EventPayloadPane::EventPayloadPane(WeekHandle week, QWidget* parent)
    : QWidget(parent)
    , m_week(std::move(week))
    , m_inspector(new JsonInspector)
    , m_unlisted(new QWidget)
    , m_repeats(wrappedLabel("eventRepeats"))
    , m_pin(new QAction(tr("Pin this payload to compare with"), this))
    , m_unpin(new QAction(tr("Compare with the previous one again"), this))
    , m_verify(new QAction(tr("Verify the hash"), this))
{
    m_repeats->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_repeats->hide();
    auto* line = new FlowLayout(m_unlisted);
    auto* unlisted = new PillLabel;
    unlisted->setObjectName(QStringLiteral("eventUnlisted"));
    unlisted->setPill({tr("This event is not in the list"), Meaning::Warning});
    line->addWidget(unlisted);
    m_unlisted->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_unlisted);
    column->addWidget(m_inspector, 1);
    column->addWidget(m_repeats);
    setupActions();
    connect(m_inspector, &JsonInspector::statusMessage, this, &EventPayloadPane::statusMessage);
    connect(m_inspector, &JsonInspector::menuAboutToShow, this, [this](QMenu* menu, quint32 node) {
        const auto document = m_inspector->document();
        const auto conditionOf = [](const ValueChoice& choice) {
            return EventCondition {.field = EventCondition::Field::Payload,
                                   .test = choice.test,
                                   .value = choice.value,
                                   .path = choice.path};
        };
        if (document)
            addValueFilters(
                menu, tr("&Filter events by this value"), choicesOf(*document, node),
                [=](const ValueChoice& choice) { return conditionOf(choice).text(); },
                [=, this](const ValueChoice& choice) { Q_EMIT conditionWanted(conditionOf(choice)); });
    });
    clear(tr("Select an event to see its payload."));
}

void EventPayloadPane::setupActions()
{
    m_pin->setShortcut(Qt::CTRL | Qt::Key_P);
    m_unpin->setShortcut(Qt::CTRL | Qt::ALT | Qt::Key_U);
    m_verify->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_H);
    m_unpin->setEnabled(false);
    connect(m_pin, &QAction::triggered, this, &EventPayloadPane::pin);
    connect(m_unpin, &QAction::triggered, this, [this] {
        m_pinned.reset();
        m_unpin->setEnabled(false);
        compare();
    });
    connect(m_verify, &QAction::triggered, this, &EventPayloadPane::verify);
}

void EventPayloadPane::setQuery(const EventQuery& query)
{
    m_query = {.source = query.source, .shape = query.shape};
}

QByteArray EventPayloadPane::cell(QByteArrayView column) const
{
    const int index = m_query.shape.column(column);
    return m_row && index >= 0 ? m_row->cells[static_cast<std::size_t>(index)].value_or(QByteArray())
                               : QByteArray();
}

QString EventPayloadPane::title() const
{
    return tr("%1 %2").arg(visibleText(cell("kind"), 60), visibleText(cell("subject"), 80));
}

void EventPayloadPane::clear(const QString& message)
{
    m_row.reset();
    m_unlisted->hide();
    m_job.cancel();
    m_contextJob.cancel();
    m_verifyJob.cancel();
    m_context.reset();
    m_repeats->hide();
    m_inspector->clear(message);
}

void EventPayloadPane::setContextAction(QAction* action)
{
    addButtons(m_unlisted->layout(), {action});
}

void EventPayloadPane::setListed(bool isListed)
{
    m_unlisted->setVisible(!isListed && m_row);
}

void EventPayloadPane::show(const EventRow& row)
{
    m_row = row;
    m_context.reset();
    m_contextJob.cancel();
    m_verifyJob.cancel();
    m_inspector->showLoading();
    m_job.start(withSession(m_week, PayloadDeadline, fetchEventPayload, m_query.source, row.key,
                            JsonInspector::maxParsedBytes),
                [this](const Result<EventPayload>& payload) { showPayload(payload); });
}

void EventPayloadPane::showPayload(const Result<EventPayload>& payload)
{
    m_repeats->hide();
    if (!payload)
        return m_inspector->showError(payload.error());
    if (!payload->text)
        return m_inspector->clear(tr("The payload is NULL."));
    m_inspector->setText(*payload->text, title());
    loadContext(*m_row);
}

Result<EventPayloadPane::Context> EventPayloadPane::fetchContext(Pg::Session& session,
                                                                 const EventQuery& query, const EventRow& row,
                                                                 const Pg::Call& call)
{
    auto repeats = fetchEventRepeats(session, query, row, call);
    if (!repeats)
        return repeats.error();
    auto previous = fetchPreviousEvent(session, query, row, call);
    if (!previous)
        return previous.error();
    Context context {.repeats = *repeats, .previous = nullptr, .previousAt = {}};
    if (*previous) {
        auto text = fetchWhole(session, query.source, **previous, call);
        if (!text)
            return text.error();
        context.previous = parsed(*text);
        context.previousAt = (*previous)->at;
    }
    return context;
}

/// After the payload itself, so that it never waits for this.
void EventPayloadPane::loadContext(const EventRow& row)
{
    m_inspector->clearComparison(tr("Reading the event before this one…"));
    m_contextJob.start(withSession(m_week, PayloadDeadline, fetchContext, m_query, row),
                       [this](const Result<Context>& context) {
                           if (context)
                               return showContext(*context);
                           m_inspector->clearComparison(failureText(context.error()));
                       });
}

void EventPayloadPane::showContext(const Context& context)
{
    m_context = context;
    const EventRepeats& repeats = context.repeats;
    m_repeats->setVisible(repeats.count > 0);
    if (repeats.count == 1)
        m_repeats->setText(tr("Payload seen once"));
    else
        m_repeats->setText(tr("Payload seen %1 times: first %2, last %3")
                               .arg(QLocale().toString(repeats.count), visibleText(repeats.firstSeen),
                                    visibleText(repeats.lastSeen)));
    compare();
}

void EventPayloadPane::compare()
{
    if (m_pinned)
        return m_inspector->setComparison(m_pinned, m_pinnedTitle);
    if (!m_context)
        return;
    if (m_context->previous)
        m_inspector->setComparison(m_context->previous,
                                   tr("the event before it, %1").arg(visibleText(m_context->previousAt)));
    else
        m_inspector->clearComparison(
            m_context->previousAt.isEmpty()
                ? tr("There is no event before this one of the same kind and subject.")
                : tr("The payload before this one cannot be compared: it is not JSON, or too large."));
}

void EventPayloadPane::pin()
{
    const auto document = m_inspector->document();
    if (!document || !m_row)
        return;
    m_pinned = document;
    m_pinnedTitle = tr("pinned: %1, %2").arg(title(), visibleText(m_row->key.at));
    m_unpin->setEnabled(true);
    Q_EMIT statusMessage(tr("Pinned. Other events are compared with this one now."));
    compare();
}

void EventPayloadPane::verify()
{
    const auto document = m_inspector->document();
    if (!document)
        return;
    const QByteArray hash = cell("hash");
    if (hash.isEmpty())
        return Q_EMIT statusMessage(tr("This event has no hash."));
    m_verifyJob.start(
        [document, hash](const std::stop_token&) {
            return Json::checkHash(*document, Json::Document::root(), hash);
        },
        [this](Json::HashCheck check) {
            const QString said = checkText(check);
            m_repeats->setText(said);
            m_repeats->show();
            Q_EMIT statusMessage(said);
        });
}

QString EventPayloadPane::checkText(Json::HashCheck check)
{
    switch (check) {
    case Json::HashCheck::Matches:
        return tr("The hash belongs to the payload: its canonical form was computed again.");
    case Json::HashCheck::Differs:
        return tr("The hash does NOT belong to this payload.");
    case Json::HashCheck::Undecidable:
        return tr(
            "The hash cannot be verified: JSONB may have changed how numbers were written (1e2 is stored as "
            "100), and the hash was made before that.");
    case Json::HashCheck::Unknown:
        break;
    }
    return tr("This hash is not a SHA-256 in hexadecimal digits, so it cannot be verified.");
}

}
