#pragma once

#include "base/job.h"
#include "workspace/saveditems.h"

#include <QObject>

#include <functional>

namespace Weekglass {

class EventFilterBar;

/// The filters that the user has saved for all weeks of a game. It fills the bar's menu and does what is
/// asked for there.
class SavedEventFilters : public QObject
{
    Q_OBJECT

public:
    SavedEventFilters(const QString& game, EventFilterBar* bar, QObject* parent = nullptr);

Q_SIGNALS:
    void statusMessage(const QString& message);

private:
    void change(const std::function<Result<void>(const SavedItems& items)>& change);

    const SavedItems m_items;
    EventFilterBar* m_bar;
    Job m_job;
};

}
