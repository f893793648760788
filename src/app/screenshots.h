#pragma once

#include "pages/pagekinds.h"

#include <functional>

class QDialog;

namespace Weekglass {

class MainWindow;

/// Opens each page on the first week of each game, and the main dialogs, saves a picture of each in light and
/// in dark, and ends the program: exit code 0 if all pictures were made.
class Screenshots : public QObject
{
    Q_OBJECT

public:
    Screenshots(MainWindow* window, QString folder);
    void start();

private:
    struct Shot
    {
        QString name; ///< of the file, without theme and ending
        std::function<void()> open;
        bool isDialog = false;
        QList<const char*> actions = {}; ///< of the page that open() opens; they open the dialog
    };

    void later();
    void nextStep();
    void takeAction();
    void listShots();
    /// "dialog-…": what its actions open.
    void addOnPage(const char* name, const WeekHandle& on, const QMetaObject& page,
                   const QList<const char*>& actions);
    void addDialogs(const std::vector<WeekHandle>& weeks);
    void begin(std::size_t shot);
    void shoot();
    /// The dialog in front; null if there is none.
    QDialog* dialog() const;
    bool isSettled() const;
    void end(int code, const QString& message = {});

    MainWindow* m_window;
    QString m_folder;
    int m_waited = 0; // ms
    std::vector<Shot> m_shots;
    int m_shot = -1; // to be taken next; -1: the list is awaited
    QList<const char*> m_actions; // still to be done for it
    bool m_dark = false;
};

}
