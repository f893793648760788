#pragma once

#include <QObject>
#include <QString>

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
    void shoot();
    bool isSettled() const;
    void end(int code, const QString& message = {});

    MainWindow* m_window;
    QString m_folder;
    int m_waited = 0; // ms
    int m_page = -1; // of the tab to be taken next; -1: the list is awaited
    bool m_dark = false;
};

}
