#pragma once

#include "base/job.h"
#include "tables/rowjump.h"
#include "weeks/weekhandle.h"

#include <QWidget>

class QLabel;
class QMenu;
class QToolButton;

namespace Weekglass {

class JsonInspector;

/// The selected row, whole, as one JSON object with its JSON columns within, and the ways that lead from it
/// along foreign keys.
class RowPane : public QWidget
{
    Q_OBJECT

public:
    explicit RowPane(WeekHandle week, QWidget* parent = nullptr);

    void setTable(const RelationDetails& details, const RowQuery& query);
    void show(const Row& row);
    void clear(const QString& message);
    bool isLoading() const { return m_job.isRunning(); }
    JsonInspector* inspector() const { return m_inspector; }
    const std::vector<RowJump>& jumps() const { return m_jumps; }
    /// The ways from the row, each with its reason where it leads nowhere.
    void addJumps(QMenu* menu);

Q_SIGNALS:
    void statusMessage(const QString& message);
    /// A test of the selected value was chosen in its menu.
    void conditionWanted(const Weekglass::RowCondition& condition);
    void jumpWanted(const Weekglass::RowJump& jump);

private:
    void addFilters(QMenu* menu, quint32 node);
    std::optional<RowCondition> conditionOf(const Json::Path& path, ValueTest test,
                                            const QString& value) const;

    const WeekHandle m_week;
    RelationDetails m_details;
    RowQuery m_query;
    std::vector<RowJump> m_jumps;
    JsonInspector* m_inspector;
    QToolButton* m_jump;
    QLabel* m_note;
    Job m_job;
};

}
