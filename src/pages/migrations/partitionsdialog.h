#pragma once

#include "drift/referencecatalog.h"
#include "pages/board/adminserver.h"
#include "pages/change/changedialog.h"
#include "partitions/partitions.h"
#include "weeks/weekhandle.h"

namespace Ui {
class PartitionsBody;
}

namespace Weekglass {

class FolderField;

/// The months of a week's partitioned tables: makes those ahead, archives and drops those that are older than
/// the game keeps them, and lets the server's pg_cron make them where it is there.
class PartitionsDialog : public ChangeDialog
{
    Q_OBJECT

public:
    PartitionsDialog(AdminServer server, WeekHandle week, ReferenceCatalogs::Server scratch,
                     QWidget* parent = nullptr);
    ~PartitionsDialog() override;

    void look() override;

protected:
    void perform() override;
    void clearBody() override;
    void updateParts() override;

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
        PartitionPlan plan;
        Result<CronState> cron;
    };

    void setupView();
    PartitionRequest request() const;
    PlannedChange changeOf(const PartitionPlan& plan) const;
    void showTable(const PartitionedTable& table);
    void showCron(const Result<CronState>& cron);
    void make();
    void schedule();
    void unschedule();
    QVariant currentJob() const;
    void startCron(const std::function<Result<void>()>& work, const QString& doing);
    void takeReport(const PartitionReport& report);

    const AdminServer m_server;
    const WeekHandle m_week;
    const ReferenceCatalogs::Server m_scratch;
    bool m_canMake = false;
    bool m_hasCron = false;
    const std::unique_ptr<Ui::PartitionsBody> m_parts;
    FolderField* m_folder;
    QPushButton* m_make;
    QPushButton* m_schedule;
    QPushButton* m_unschedule;
};

}
