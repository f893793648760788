#pragma once

#include <QWidget>

class QGridLayout;
class QPushButton;
class QToolButton;

namespace Weekglass {

/// Shown while no page is open: what this is, how one gets to weeks, and the three jobs it is for.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);

    /// On a server the private one is not what one begins with.
    void setConnected(bool isConnected);
    /// A job that no listed week allows says why.
    void setPossible(bool mayFind, bool mayRepair, bool mayCompare);

Q_SIGNALS:
    void privateServerWanted();
    void connectionWanted();
    void newWeekWanted();
    void newsWanted();
    void findWanted();
    void repairWanted();
    void compareWanted();

private:
    QToolButton* addJob(QGridLayout* grid, int column, const QString& title, const QString& text,
                        const QString& action);

    QPushButton* m_private;
    QToolButton* m_find;
    QToolButton* m_repair;
    QToolButton* m_compare;
};

}
