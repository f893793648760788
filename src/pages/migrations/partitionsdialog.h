#pragma once

#include "drift/referencecatalog.h"
#include "pages/board/admindialog.h"
#include "pages/migrations/progresswords.h"
#include "partitions/partitioncron.h"
#include "weeks/weekhandle.h"

class QTreeWidget;

namespace Weekglass {

class FolderField;

/// The months of a week's partitioned tables: makes those ahead, archives and drops those that are older than
/// the game keeps them, and lets the server's pg_cron make them where it is there.
class PartitionsDialog : public AdminDialog
{
    Q_OBJECT

public:
    PartitionsDialog(AdminServer server, WeekHandle week, ReferenceCatalogs::Server scratch,
                     QWidget* parent = nullptr);

Q_SIGNALS:
    void changed();

protected:
    void look() override;
    void run() override;
    bool canRun() const override;

private:
    enum Columns {
        NameColumn,
        WhatColumn,
        FromColumn,
        ToColumn,
        RowsColumn,
        SizeColumn,
        NewestColumn,
        ColumnCount
    };
    struct Looked
    {
        Result<PartitionPlan> plan;
        Result<CronState> cron;
    };

    void setupView();
    PartitionRequest request();
    void takeLooked(const Looked& looked);
    void showTable(const PartitionedTable& table);
    void showCron(const Result<CronState>& cron);
    void make();
    void schedule();
    void unschedule();
    QVariant currentJob() const;
    bool isConfirmed() const;
    void startCron(std::function<Result<void>()> work, const QString& doing);
    void takeReport(const Result<PartitionReport>& report);
    void updateOwnButtons();

    const WeekHandle m_handle;
    const ReferenceCatalogs::Server m_scratch;
    std::optional<PartitionPlan> m_plan;
    std::optional<CronState> m_cron;
    QString m_said; // about what was done last
    QTreeWidget* m_tree;
    FolderField* m_folder;
    QPushButton* m_make;
    QLabel* m_cronText;
    QPushButton* m_schedule;
    QPushButton* m_unschedule;
    QLineEdit* m_typed;
    ProgressWords m_words;
};

}
