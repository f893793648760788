#pragma once

#include "pg/activity.h"
#include "widgets/parts/rowsmodel.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QAction;
class QTableView;

namespace Weekglass {

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
    /// Null if no statement is selected.
    const Pg::Activity::Entry* current() const;

    std::shared_ptr<Pg::Activity> m_activity;
    RowsModel<Pg::Activity::Entry>* m_model; // the newest first
    QTableView* m_table;
    QAction* m_cancel;
    QTimer m_poll;
    quint64 m_shownVersion = 0;
};

}
