#pragma once

#include "pages/rollback/operationtask.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace Weekglass {

class FactCards;
class PillLabel;
class ToldChangesModel;
class ToldRowsModel;

/// What an operation means to the players: the game, its facts, which rows go or come, which fields change.
class LossPane : public QWidget
{
    Q_OBJECT

public:
    explicit LossPane(QWidget* parent = nullptr);

    /// @p where: week and server
    void show(const OperationPlan& plan, const QString& where);
    void clear();
    /// Only the game and its facts.
    void setBrief(bool isBrief);

private:
    void setupTables();
    void fit();
    void showMore();

    bool m_isBrief = false;
    QLabel* m_game;
    FactCards* m_facts;
    ToldRowsModel* m_rows;
    QTableView* m_rowsTable;
    ToldChangesModel* m_changes;
    QTableView* m_changesTable;
    QPushButton* m_more;
    QLabel* m_unnamed;
    QLabel* m_left;
    QLabel* m_redis;
    PillLabel* m_undo;
    QLabel* m_notCovered;
};

}
