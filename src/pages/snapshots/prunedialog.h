#pragma once

#include "pages/change/changedialog.h"
#include "snapshots/retention.h"
#include "weeks/weekhandle.h"

class QComboBox;
class QTableWidget;

namespace Weekglass {

/// Deletes what the game's own retention rules let go, after showing exactly what that is.
class PruneDialog : public ChangeDialog
{
    Q_OBJECT

public:
    /// @p source: id of the source whose rule is shown first, if it has one. @p environment: what the
    /// week's server is marked as.
    PruneDialog(WeekHandle week, const QString& source, Environment environment, QWidget* parent = nullptr);

    static bool hasRules(const GameDefinition& game);
    void look() override;

Q_SIGNALS:
    void pruned();

protected:
    void perform() override;
    void clearBody() override;
    void updateParts() override;

private:
    struct Done
    {
        qint64 rows;
        QString lack; ///< why the server's log has it not
    };

    void setupRules(const QString& source);
    const RetentionRule& rule() const;
    PlannedChange changeOf(const PrunePlan& plan) const;
    void showSample(const Pg::Table& sample);

    const WeekHandle m_week;
    std::vector<RetentionRule> m_rules;
    std::optional<PrunePlan> m_plan;
    QComboBox* m_choice;
    QTableWidget* m_table;
};

}
