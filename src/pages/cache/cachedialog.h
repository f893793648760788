#pragma once

#include "pages/recovery/redisdialog.h"
#include "redis/cachewrite.h"

#include <QTimer>

#include <atomic>

class QTableView;

namespace Weekglass {

class CacheChoice;
class CacheModel;
class CachePartModel;

/// Shows the keys that the game caches in Redis beside the rows of the week, and writes or deletes those that
/// are marked after showing what that does. The game must have a cache section.
class CacheDialog : public RedisDialog
{
    Q_OBJECT

public:
    /// @p environment: what the week's server is marked as.
    CacheDialog(const WeekHandle& week, Environment environment, QWidget* parent = nullptr);

protected:
    void perform() override;
    void clearBody() override;
    void updateParts() override;
    /// Compares Redis with the week.
    void lookWith(const RedisOptions& options) override;

private:
    void setupTables();
    void connectParts();
    PlannedChange takeLook(CacheLook look);
    PlannedChange changeOf(const CachePlan& plan) const;
    QString questionOf(const CachePlan& plan) const;
    void showPlan();
    void showEntries();
    void showParts();
    void stop();

    CacheLook m_found;
    CachePlan m_plan;
    CacheChoice* const m_choice;
    CacheModel* const m_keys;
    CachePartModel* const m_parts;
    QTableView* const m_keyTable;
    QTableView* const m_partTable;
    QPushButton* m_stop = nullptr;
    QTimer m_ticker; // while looking
    std::shared_ptr<std::atomic<qsizetype>> m_counted; // keys, by the worker
};

}
