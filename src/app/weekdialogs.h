#pragma once

#include "weeks/weekhandle.h"

#include <QObject>
#include <QStringList>

class QDialog;
class QWidget;

namespace Weekglass {

class ChangeDialog;
class OpenPages;
class ViewedArchive;
struct AdminServer;
struct OperationTask;
enum class WeekStep;

/// The dialogs that change weeks. Each opens with the server as it is marked then, is bound to its week by
/// the identity, and looks for itself whether that still is what it was.
class WeekDialogs : public QObject
{
    Q_OBJECT

public:
    /// @p widget: in the window of the dialogs. Both must outlive it.
    WeekDialogs(OpenPages& pages, QWidget* widget);

    /// Any step but that to the migrations, which are a page. See PageHost::takeStep()
    void takeStep(WeekStep step, const WeekHandle& week);
    void showTask(const WeekHandle& week, const OperationTask& task);
    /// Only for a game that keeps state outside the database.
    void recover(const WeekHandle& week);
    /// Only for a game that keeps a cache outside the database.
    void showCache(const WeekHandle& week);
    /// Asks as which player the week is viewed, and views it so.
    void viewAs(const WeekHandle& week);
    void checkPolicies(const WeekHandle& week);
    /// Asks for files, besides those that are given.
    void importFiles(const WeekHandle& week, const QStringList& files = {});
    /// @p dump: its file; empty: the user chooses one.
    void openArchive(const QString& dump = {});

private:
    ChangeDialog* stepDialog(WeekStep step, const WeekHandle& week, const AdminServer& server);
    void createWeek(const WeekHandle& week);
    static void show(QDialog* dialog);
    void showArchive(const std::shared_ptr<ViewedArchive>& archive, const GamePointer& game);

    OpenPages& m_pages;
    QWidget* m_widget;
};

}
