#pragma once

#include "pages/pagekinds.h"

namespace Weekglass {

class MainWindow;

/// Opens each page on the first week of each game, in light and dark, saves a picture of each and ends the
/// program: exit code 0 if all pictures were made.
class Screenshots : public QObject
{
    Q_OBJECT

public:
    Screenshots(MainWindow* window, QString folder);
    void start();

private:
    void later();
    void nextStep();
    void openPages();
    void show(std::size_t page);
    void shoot();
    bool isSettled() const;
    void end(int code, const QString& message = {});

    MainWindow* m_window;
    QString m_folder;
    int m_waited = 0; // ms
    std::vector<std::pair<const PageKind*, WeekHandle>> m_pages; // and what each is opened on
    int m_page = -1; // to be taken next; -1: the list is awaited
    bool m_dark = false;
};

}
