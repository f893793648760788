#pragma once

#include "pg/activity.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QAction;
class QTableView;

namespace Weekglass {

class ActivityModel;

/// Every statement sent, with its time: what the program asks of the server is no secret.
class ActivityPane : public QWidget
{
    Q_OBJECT

public:
    explicit ActivityPane(std::shared_ptr<Pg::Activity> activity, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void update();
    void updateActions();

    std::shared_ptr<Pg::Activity> m_activity;
    ActivityModel* m_model;
    QTableView* m_table;
    QAction* m_cancel;
    QTimer m_poll;
    quint64 m_shownVersion = 0;
};

}
