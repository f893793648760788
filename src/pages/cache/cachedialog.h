#pragma once

#include "pages/change/changedialog.h"
#include "redis/cachewrite.h"
#include "weeks/weekhandle.h"

#include <QTimer>

#include <atomic>

class QTableView;

namespace Weekglass {

class CacheChoice;
class CacheModel;
class CachePartModel;
class RedisLoginForm;

/// Shows the keys that the game caches in Redis beside the rows of the week, and writes or deletes those that
/// are marked after showing what that does. The game must have a cache section.
class CacheDialog : public ChangeDialog
{
    Q_OBJECT

public:
    /// @p environment: what the week's server is marked as.
    CacheDialog(WeekHandle week, Environment environment, QWidget* parent = nullptr);

    /// Compares Redis with the week; writes nothing.
    void look() override;

protected:
    void perform() override;
    void clearBody() override;
    void updateParts() override;
    void takeError(const Error& error) override;

private:
    void setupTables();
    void connectParts();
    void lookWith(const RedisOptions& options);
    PlannedChange takeLook(CacheLook look);
    PlannedChange changeOf(const CachePlan& plan) const;
    QString questionOf(const CachePlan& plan) const;
    void showPlan();
    void showEntries();
    void showParts();
    void stop();

    const WeekHandle m_week;
    RedisOptions m_options; // that the look came from, with the password
    CacheLook m_found;
    CachePlan m_plan;
    RedisLoginForm* const m_form;
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
