#pragma once

#include "base/job.h"
#include "pages/weekpage.h"
#include "snapshots/snapshotquery.h"

#include <functional>

class QComboBox;
class QLabel;
class QSplitter;

namespace Weekglass {

class EmptyState;
class HistoryPane;
class SnapshotList;
class SnapshotPane;
class SnapshotStrip;
struct HistoryPath;

/// The snapshots of a week: over time above, the list, the opened one at the right, and below, when somebody
/// asks for it, the history of one value.
class SnapshotsPage : public WeekPage
{
    Q_OBJECT

public:
    explicit SnapshotsPage(WeekHandle week, QWidget* parent = nullptr);
    ~SnapshotsPage() override;

    void join(PageHost& host) override;
    PageState state() const override;
    void setState(const PageState& state) override;
    std::vector<QStringList> commands() const override;
    void setLacks(const std::vector<Lack>& lacks) override;
    std::optional<QString> reads() const override;
    void setRowsHidden(bool are) override;
    bool isLoading() const override;
    SnapshotList* list() const { return m_list; }
    SnapshotPane* pane() const { return m_pane; }
    HistoryPane* history() const { return m_history; }
    void setSource(const QString& id);
    /// Empty: all subjects.
    void setSubject(const QString& subject);
    void showHistory(const HistoryPath& path, const QString& subject);
    /// @p environment: what the week's server is marked as.
    void showPruneDialog(Environment environment);

Q_SIGNALS:
    /// Find out how the server is marked, and showPruneDialog() with that.
    void pruneWanted();

public Q_SLOTS:
    void refresh() override;
    /// Selects the neighbour (1: the older one) and shows what is different in it.
    void step(int rows);

private:
    void setupActions();
    void setupLayout();
    void connectParts();
    QAction* addPageAction(const char* id, const QString& text, const QKeySequence& shortcut,
                           const std::function<void()>& run);
    const SnapshotSource& source() const;
    SnapshotQuery query() const;
    void openSource();
    void chooseSubject();
    void openQuery();
    void loadSubjects();
    void loadDensity();
    void countAll();
    void showCurrent();
    void takeFailure(const Error& error);
    void updateState();
    void updatePlace();
    void stopLoading();
    void showVerifyDialog();

    QComboBox* m_sources;
    QComboBox* m_subjects;
    QAction* m_verify = nullptr;
    QAction* m_prune = nullptr;
    SnapshotStrip* m_strip;
    SnapshotList* m_list;
    SnapshotPane* m_pane;
    HistoryPane* m_history;
    QLabel* m_state;
    EmptyState* m_empty;
    bool m_areRowsHidden = false;
    QSplitter* m_splitter;
    QString m_subject; // of what is listed; the box may not have it yet
    qint64 m_count = -1; // of the query; -1: not known
    Job m_subjectsJob;
    Job m_densityJob;
    Job m_countJob {longWorkPool()};
};

}
