#pragma once

#include "events/eventfilter.h"
#include "notebook/notebook.h"
#include "pages/compare/comparisonreader.h"
#include "pages/metrics/chartsaver.h"
#include "pages/page.h"
#include "query/queryresult.h"

#include <QTimer>

#include <memory>

class QAction;
class QLabel;

namespace Weekglass {

class ChartBar;
class ChartTime;
class CheckList;
class ComparisonCharts;
class ComparisonTables;
class HiddenRowsBanner;
class MetricChart;
class WeekAnnotations;

/// Weeks of a game over one another, at the time since their resets: charts, what differs, and since when.
/// Weeks that are gone are shown as they were kept.
class ComparePage : public Page
{
    Q_OBJECT

public:
    /// @p listed: all weeks of the game that the server lists, the newest first; none without a server.
    ComparePage(GamePointer game, const std::vector<WeekHandle>& listed, QWidget* parent = nullptr);
    ~ComparePage() override;

    void join(PageHost& host) override;
    void openedAgain(PageHost& host) override;
    void opened(PageHost& host, const WeekHandle& on) override;
    /// The server lists others by now.
    void setListed(const std::vector<WeekHandle>& weeks) { m_reader->setListed(weeks); }
    /// The first is compared with the others. Empty: the last ones, as soon as they are known.
    void setWeeks(const std::vector<WeekIdentity>& weeks);
    PageState state() const override;
    void setState(const PageState& state) override;
    std::vector<QStringList> commands() const override;
    bool isLoading() const override;
    ComparisonReader* reader() const { return m_reader; }
    ChartTime* time() const { return m_time; }
    const std::vector<MetricChart*>& charts() const;
    QStringList shownMetrics() const;
    void setShownMetrics(const QStringList& ids);
    /// For a file.
    ChartSaver::Shown shown() const;
    /// The table of differences, with the definitions of its figures.
    CombinedResult values() const;
    /// The shown metrics against the same weeks, for a notebook. Weeks that somebody chose are pinned by
    /// their names; the last ones are those before the week that the notebook is made for. Its time is marker
    /// A.
    ComparisonCell notebookCell() const;

public Q_SLOTS:
    void refresh() override;

Q_SIGNALS:
    /// The raw events of a week between two times are to be seen, microseconds since 1970.
    void eventsWanted(const Weekglass::WeekHandle& week, qint64 from, qint64 to, const QString& source,
                      const Weekglass::EventFilter& filter);
    void notebookWanted(const Weekglass::WeekHandle& week, const Weekglass::NotebookCell& cell);

private:
    void setupLists();
    void setupActions();
    void setupLayout();
    void fillWeeks();
    void askWhatIsHidden();
    void chooseLast();
    void takeChoice();
    void updateAll();
    void updateValues();
    void updateZoom();
    void updateAnnotations();
    void updateFlags();
    std::optional<CommonSpan> span() const;
    std::optional<qint64> valuesAt() const;
    QString spanText() const;
    QString cutText() const;
    void saveValues();
    void addToNotebook();
    void askForNote(qint64 at);
    void askForStart();
    void startHere();
    void openEvents(int week, qint64 from, qint64 to, const QString& metric);
    void putFirst();

    const GamePointer m_game;
    ComparisonReader* m_reader;
    ChartTime* m_time;
    CheckList* m_weeks;
    CheckList* m_metrics;
    ChartBar* m_bar;
    ComparisonCharts* m_charts;
    ComparisonTables* m_tables;
    ChartSaver* m_saver;
    QLabel* m_span;
    QLabel* m_flag;
    QLabel* m_state;
    HiddenRowsBanner* m_hidden;
    QAction* m_everything = nullptr;
    WeekIdentity m_first; ///< the week in question, if the user chose one
    bool m_isChosen = false; ///< the weeks, by somebody
    bool m_areLast = true; ///< the game's last weeks, whichever these are
    std::vector<std::pair<WeekIdentity, std::unique_ptr<WeekAnnotations>>> m_annotations;
    QTimer m_zoomTimer; ///< a drag is many ranges
    QTimer m_valuesTimer; ///< the pointer moves more often than a table can be read
};

}
