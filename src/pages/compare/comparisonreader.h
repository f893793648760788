#pragma once

#include "base/job.h"
#include "metrics/weekcomparison.h"
#include "pages/compare/comparisonzoom.h"
#include "workspace/metrichistory.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <variant>

namespace Weekglass {

/// Reads the weeks that are compared: first what is kept of them, then each from its server, all at once and
/// metric by metric. What was read is kept. A week that is dead or gone has its error and stays what it was.
class ComparisonReader : public QObject
{
    Q_OBJECT

public:
    /// A week that can be compared: listed by the server, kept, or both.
    struct Week
    {
        WeekIdentity identity;
        std::optional<WeekHandle> handle = {}; ///< nothing: not listed; only what is kept can be shown
        std::optional<KeptWeek> kept = {};
        QString label = {}; ///< short and unlike the others
    };

    explicit ComparisonReader(GamePointer game, QObject* parent = nullptr);
    ~ComparisonReader() override;

    /// Those that the server lists.
    void setListed(const std::vector<WeekHandle>& weeks);
    /// Compares these, the first with the others; reads those that are new.
    void setChosen(const std::vector<WeekIdentity>& weeks);
    /// The metrics that are read first.
    void setFirst(const QStringList& metrics) { m_first = metrics; }
    /// The charts show these lines in this elapsed time, out of @p all: finer readings of it are fetched from
    /// the weeks that the server lists. Nothing: all of it is shown, for which what was read is fine enough.
    void zoom(const std::optional<MetricSpan>& shown, const MetricSpan& all,
              const std::vector<ComparisonZoom::Line>& lines);
    void refresh();
    void stop();
    /// Nothing: what the week itself says. Kept in the workspace.
    void setMarker(std::size_t chosen, std::optional<qint64> marker);

    /// The newest names first.
    const std::vector<Week>& weeks() const { return m_weeks; }
    /// In the order in which they were chosen.
    const std::vector<ComparedWeek>& compared() const { return m_compared; }
    const Week& chosen(std::size_t place) const;
    QStringList labels() const;
    bool isLoading(std::size_t place) const;
    bool isLoading() const;
    bool knowsKept() const { return m_knowsKept; }

Q_SIGNALS:
    void weeksChanged(); ///< there are others to choose from
    void changed(); ///< of the chosen ones something came, or is another
    void statusMessage(const QString& message);

private:
    struct Reading;
    /// What comes of a week while it is read: what its readings begin with, and each metric.
    using Word = std::variant<WeekReadings, MetricReadings>;
    struct Kept
    {
        std::vector<KeptWeek> weeks = {};
        std::vector<std::pair<WeekIdentity, WeekReadings>> readings = {};
    };

    void loadKept();
    void takeKept(Kept kept);
    void readWaiting();
    void read(Reading& reading, const WeekHandle& week);
    void take(Reading& reading, std::vector<Word> words);
    void finish(Reading& reading, WeekReadings readings);
    void updateWeeks();
    void update(std::size_t place);
    void update(const Reading& reading);
    const Week* find(const WeekIdentity& identity) const;

    const GamePointer m_game;
    std::vector<WeekHandle> m_listed;
    std::vector<KeptWeek> m_kept;
    std::vector<Week> m_weeks;
    std::vector<std::unique_ptr<Reading>> m_readings; // of the chosen ones
    std::vector<ComparedWeek> m_compared; // likewise
    QStringList m_first;
    ComparisonZoom m_zoom;
    QTimer m_news; // several weeks tell something at the same time
    Job m_keptJob;
    Job m_markerJob;
    bool m_knowsKept = false;
};

}
