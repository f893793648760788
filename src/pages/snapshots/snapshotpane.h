#pragma once

#include "base/job.h"
#include "pages/snapshots/snapshotarraymodel.h"
#include "pages/snapshots/snapshotlistmodel.h"
#include "pages/snapshots/snapshotmark.h"
#include "weeks/weekhandle.h"

#include <QWidget>

class QAction;

namespace Weekglass {

class ComparisonBar;
class FileSaver;
class IgnoreRules;
class JsonInspector;
class ObjectTable;
class SnapshotPictures;
struct HistoryPath;

/// One opened snapshot: as tree, text, tables and picture, and what is different in it: against the one
/// before it of the same subject, or against the one that is marked as A.
class SnapshotPane : public QWidget
{
    Q_OBJECT

public:
    explicit SnapshotPane(WeekHandle week, QWidget* parent = nullptr);

    void setSource(const SnapshotSource& source);
    /// Loads this one, and then the one before it to compare with.
    void show(const SnapshotRow& row);
    void clear(const QString& message);
    /// Asks the server again for what it has asked before.
    void forget() { m_recent.clear(); }
    void showChanges();
    /// Writes what makes the first of the compared snapshots the second one, as JSON Patch; nothing is hidden
    /// in it.
    void exportPatchTo(const QString& path);

    bool isLoading() const { return m_job.isRunning() || m_previousJob.isRunning(); }
    JsonInspector* inspector() const { return m_inspector; }
    ObjectTable* table() const { return m_table; }
    SnapshotPictures* pictures() const { return m_pictures; }
    IgnoreRules* rules() const;
    /// For the page's menus.
    QList<QAction*> paneActions() const;

Q_SIGNALS:
    void statusMessage(const QString& message);
    void failed(const Weekglass::Error& error);
    /// What came out for the checksum of an opened snapshot.
    void checked(const Weekglass::SnapshotKey& key, Weekglass::SnapshotListModel::Check check);
    /// The selected value is to be seen over all snapshots of its subject.
    void historyWanted(const Weekglass::HistoryPath& path, const QString& subject);

private:
    using DocumentPointer = std::shared_ptr<const Json::Document>;
    struct Opened
    {
        DocumentPointer document = {}; ///< null: the payload is NULL
        std::vector<ObjectArray> arrays = {};
        SnapshotListModel::Check check = SnapshotListModel::Check::Unknown;
    };
    struct Neighbour
    {
        std::optional<SnapshotKey> key = {}; ///< nothing: there is none
        DocumentPointer document = {};
    };
    using Recent = std::vector<std::pair<SnapshotKey, DocumentPointer>>;

    void setupActions();
    void setupViews();
    static Result<DocumentPointer> load(const WeekHandle& week, const SnapshotSource& source,
                                        const SnapshotKey& key, const Recent& recent,
                                        const std::stop_token& stop);
    void showOpened(const Opened& opened);
    void showNothing();
    void remember(const SnapshotKey& key, const DocumentPointer& document);
    void compare();
    void loadPrevious();
    void showPrevious(const Neighbour& previous);
    void mark();
    void askHistory();
    void askPatchFile();
    void updateBar();
    QString title() const;

    const WeekHandle m_week;
    SnapshotSource m_source;
    std::optional<SnapshotRow> m_row;
    JsonInspector* m_inspector;
    ObjectTable* m_table;
    SnapshotPictures* m_pictures;
    ComparisonBar* m_bar;
    QAction* m_mark = nullptr;
    QAction* m_history = nullptr;
    QAction* m_export = nullptr;
    QAction* m_tableView = nullptr;
    QAction* m_pictureView = nullptr;
    Recent m_recent; // the last ones that were opened or compared with, so that stepping back asks nobody
    std::optional<Neighbour> m_previous;
    Job m_job;
    Job m_previousJob;
    FileSaver* m_saver;
};

}
