#pragma once

#include "widgets/theme/icons.h"

#include <QWidget>

class QGridLayout;
class QListWidget;
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

    /// A week that was open, and the link that opens it again.
    struct Recent
    {
        QString title;
        Icon icon;
        QString link;
    };
    void setRecent(const std::vector<Recent>& weeks);

Q_SIGNALS:
    void privateServerWanted();
    void connectionWanted();
    void newWeekWanted();
    void newsWanted();
    void findWanted();
    void repairWanted();
    void compareWanted();
    void linkWanted(const QString& link);

private:
    QWidget* makeWays();
    QToolButton* addJob(QGridLayout* grid, Icon icon, const QString& title, const QString& text,
                        const QString& action);
    QWidget* makeRecent();
    QWidget* makeNews();

    QPushButton* m_private;
    QWidget* m_recentColumn;
    QListWidget* m_recent;
    QToolButton* m_find;
    QToolButton* m_repair;
    QToolButton* m_compare;
};

}
