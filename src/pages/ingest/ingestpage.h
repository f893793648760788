#pragma once

#include "base/job.h"
#include "pages/weekpage.h"

class QAction;
class QCheckBox;
class QLabel;
class QTabWidget;

namespace Weekglass {

class FetchSession;
class IngestEndpoints;
class IngestErrors;
class IngestNumbers;
class IngestQueue;
class IngestTransforms;
class RejectedView;
class TokenPane;

/// Fetches a week's events from its game's API, and shows how: pace and numbers above; queue, endpoints,
/// errors, transforms and what could not be stored below. Closing the page ends the fetch in order.
class IngestPage : public WeekPage
{
    Q_OBJECT

public:
    explicit IngestPage(WeekHandle week, QWidget* parent = nullptr);
    ~IngestPage() override;

    void join(PageHost& host) override;
    FetchSession* session() const { return m_session; }
    /// Whether it goes on in the next week by itself when the game is reset.
    bool isFollowing() const;
    void setFollowing(bool follows);
    /// Chooses what is chosen there, for the week that follows.
    void chooseAs(const IngestPage& earlier);
    /// Asks before it rebuilds. @p environment: what the week's server is marked as.
    void askRebuild(Environment environment);

public Q_SLOTS:
    /// Begins to fetch.
    void start();

Q_SIGNALS:
    /// The game was reset and the week is over: open the dialog that resets it.
    void resetWanted(const Weekglass::WeekHandle& week);
    /// Find out whether the server may be changed, and start().
    void startWanted();
    /// Find out how the server is marked, and askRebuild() with that.
    void rebuildWanted();
    /// The game was reset, and it is to go on: open the ingest page of this week, chooseAs() this one, and
    /// start() it. @p follows: by itself.
    void continueWanted(const Weekglass::WeekHandle& next, bool follows);

private:
    void setupActions();
    QLayout* setupTop();
    QWidget* setupBanner();
    void connectParts();
    void updateState();
    QString stateText() const;
    void takeError(const Error& error);
    void takeEnd();
    void tellReset(const QString& date);
    void goOn();

    FetchSession* m_session;
    TokenPane* m_token;
    IngestNumbers* m_numbers;
    IngestQueue* m_queue;
    IngestEndpoints* m_endpoints;
    IngestErrors* m_errors;
    IngestTransforms* m_transforms;
    RejectedView* m_rejected;
    QTabWidget* m_tabs;
    QLabel* m_state;
    QWidget* m_banner;
    QLabel* m_bannerText;
    QCheckBox* m_once;
    QCheckBox* m_follow;
    QCheckBox* m_references;
    QAction* m_start = nullptr;
    QAction* m_pause = nullptr;
    QAction* m_stop = nullptr;
    QAction* m_rebuild = nullptr;
    QAction* m_reset = nullptr;
    QAction* m_goOn = nullptr;
    QString m_resetDate; // of the next reset, once the game has been reset
    qint64 m_seenRejected = 0;
    Job m_nextJob {longWorkPool()};
};

}
