#pragma once

#include "base/job.h"
#include "events/eventfilter.h"
#include "events/eventstatement.h"
#include "pages/page.h"

#include <QPointer>

#include <array>

class QComboBox;
class QLabel;
class QLineEdit;
class QTreeView;

namespace Weekglass {

class EmptyState;
class HiddenRowsBanner;
class WeekHitsModel;

/// One filter over all weeks of a game, with a field for the text that payloads have. A few weeks are
/// searched at a time, the first of the list first; each shows its result when it has one, and one that fails
/// does not stop the others.
class SearchPage : public Page
{
    Q_OBJECT

public:
    struct Request
    {
        std::shared_ptr<Pg::SessionPool> pool = {};
        GamePointer game = {};
        std::vector<WeekIdentity> weeks = {}; ///< the newest first
        QString sourceId = {};
        EventFilter filter = {};
    };

    /// Searches at once, unless the filter is empty.
    explicit SearchPage(Request request, QWidget* parent = nullptr);
    ~SearchPage() override;

    /// The weeks of the game that the host lists on this server, and nothing asked yet.
    static Request requestOn(const PageHost& host, const GamePointer& game,
                             const std::shared_ptr<Pg::SessionPool>& pool);
    /// Searches the weeks of the game that the host lists on the week's server; else the week alone.
    static void open(PageHost& host, const WeekHandle& week, const QString& source,
                     const EventFilter& filter);
    /// Searches for a text in the payloads, by the game's first source.
    static void openText(PageHost& host, const WeekHandle& week, const QString& text);
    PageState state() const override;
    void setState(const PageState& state) override;
    std::vector<QStringList> commands() const override;
    /// Searches for this instead.
    void ask(Request request);
    void join(PageHost& host) override;
    const Request& request() const { return m_request; }
    bool isLoading() const override;

Q_SIGNALS:
    void eventActivated(const Weekglass::WeekIdentity& week, const Weekglass::EventKey& event);

public Q_SLOTS:
    /// All of it, from the beginning.
    void searchAgain();
    void stop();

private:
    static constexpr std::size_t WeeksAtOnce = 3;

    /// Events that can be searched: of this game, or of another one that the window has weeks of.
    struct Source
    {
        GamePointer game;
        QString id;
    };

    void setupView();
    QWidget* makeBar();
    void offerSources(const GamePointer& game);
    void showRequest();
    void searchText();
    void searchSource(const Source& source);
    /// Gives the job the next week, if there is one.
    void searchNext(Job& job);
    WeekHandle handleOf(const WeekIdentity& week) const;
    void showHits(int week);
    void updateState();
    QString question() const;

    Request m_request;
    QPointer<PageHost> m_host;
    std::vector<Source> m_offered;
    WeekHitsModel* m_model;
    QComboBox* m_sources;
    QLineEdit* m_text;
    QLabel* m_question;
    QTreeView* m_tree;
    QLabel* m_state;
    HiddenRowsBanner* m_hidden;
    EmptyState* m_empty;
    QAction* m_again;
    QAction* m_stop;
    std::array<Job, WeeksAtOnce> m_jobs {Job(longWorkPool()), Job(longWorkPool()), Job(longWorkPool())};
    int m_next = 0; // week that is searched next
};

}
