#pragma once

#include "app/searchentry.h"
#include "base/job.h"
#include "search/weeksearch.h"
#include "weeks/weekhandle.h"
#include "workspace/saveditems.h"

#include <QObject>
#include <QTimer>

#include <array>

namespace Weekglass {

class OpenPages;
class SearchBox;
class WeeksPanel;

/// Finds what is typed into the search box: actions, weeks and saved filters at once, what is in the weeks as
/// each of them answers. A few weeks are asked at a time: the one in front, then those that are written, then
/// the others. A new text ends, also on the server, what was asked for the one before.
class Finder : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it. @p window: its actions are found
    Finder(SearchBox* box, const QWidget* window, OpenPages& pages, const WeeksPanel& weeks);
    ~Finder() override;

    /// Weeks are asked, or will be in a moment.
    bool isSearching() const;

private:
    static constexpr std::size_t WeeksAtOnce = 3;

    /// A filter that the user keeps for all weeks of a game.
    struct SavedFilter
    {
        GamePointer game;
        SavedItem item;
    };
    struct AskedWeek
    {
        WeekHandle week;
        QString problem = {}; ///< why it could not be asked
        bool isAnswered = false;
    };

    void begin();
    void find(const QString& text);
    void askWeeks();
    void askNext(Job& job);
    void take(std::size_t week, Result<WeekHits> hits);
    void keepFitting();
    void stop();
    void show();

    SearchSection actions() const;
    SearchSection weekEntries() const;
    SearchSection hits(SearchHit::Kind kind) const;
    SearchEntry entryOf(const AskedWeek& week, const SearchHit& hit) const;
    void addWholeSearch(SearchSection& events) const;
    SearchSection savedFilters() const;
    SearchSection problems() const;
    QString state() const;
    std::optional<WeekHandle> weekOf(const GamePointer& game) const;

    SearchBox* m_box;
    const QWidget* m_window;
    OpenPages& m_pages;
    const WeeksPanel& m_weekList;
    bool m_isOpen = false;
    TypedText m_typed;
    std::vector<AskedWeek> m_weeks; ///< in the order in which they are asked
    std::vector<WeekHits> m_hits; ///< of each week
    std::size_t m_next = 0; ///< the week that is asked next
    std::vector<SavedFilter> m_saved;
    QTimer m_typing;
    std::array<Job, WeeksAtOnce> m_jobs {Job(longWorkPool()), Job(longWorkPool()), Job(longWorkPool())};
    Job m_savedJob;
};

}
