#pragma once

#include "base/job.h"
#include "events/eventduplicates.h"
#include "weeks/weekhandle.h"
#include "json/hashcheck.h"

#include <QWidget>

class QAction;
class QLabel;

namespace Weekglass {

class JsonInspector;

/// The payload of the selected event: as tree and text, compared with the one before it of the same kind and
/// subject or with a pinned one, how often it repeats, and whether its hash belongs to it.
class EventPayloadPane : public QWidget
{
    Q_OBJECT

public:
    explicit EventPayloadPane(WeekHandle week, QWidget* parent = nullptr);

    void setQuery(const EventQuery& query);
    void show(const EventRow& row);
    void clear(const QString& message);
    /// Whether the event whose payload is shown is in the list; if not, a line says so.
    void setListed(bool isListed);
    /// The action that is offered in that line.
    void setContextAction(QAction* action);
    bool isLoading() const { return m_job.isRunning() || m_contextJob.isRunning(); }
    JsonInspector* inspector() const { return m_inspector; }
    /// Actions for the page's menus: pin, unpin, verify the hash.
    QList<QAction*> payloadActions() const { return {m_pin, m_unpin, m_verify}; }

Q_SIGNALS:
    void statusMessage(const QString& message);
    /// A test of the selected value was chosen in its menu.
    void conditionWanted(const Weekglass::EventCondition& condition);

private:
    using DocumentPointer = std::shared_ptr<const Json::Document>;
    struct Context
    {
        EventRepeats repeats;
        DocumentPointer previous; ///< null: there is none, or it is no JSON
        QByteArray previousAt;
    };

    static Result<Context> fetchContext(Pg::Session& session, const EventQuery& query, const EventRow& row,
                                        const Pg::Call& call);
    static QString checkText(Json::HashCheck check);
    void setupActions();
    void showPayload(const Result<EventPayload>& payload);
    void loadContext(const EventRow& row);
    void showContext(const Context& context);
    void compare();
    void pin();
    void verify();
    QString title() const;
    QByteArray cell(QByteArrayView column) const;

    const WeekHandle m_week;
    EventQuery m_query; // without a filter
    std::optional<EventRow> m_row;
    JsonInspector* m_inspector;
    QWidget* m_unlisted;
    QLabel* m_repeats;
    QAction* m_pin;
    QAction* m_unpin;
    QAction* m_verify;
    DocumentPointer m_pinned;
    QString m_pinnedTitle;
    std::optional<Context> m_context;
    Job m_job;
    Job m_contextJob;
    Job m_verifyJob;
};

}
