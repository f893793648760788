#pragma once

#include "pages/board/adminserver.h"
#include "weeks/weekhandle.h"

#include <functional>

namespace Weekglass {

class Page;
struct OperationTask;
enum class WeekStep;

/// What a page may ask of the window that shows it, and what it hears there. What a page is opened on is a
/// handle: of a week's page the week; of a game's its game, perhaps with the week to be shown; of a server's
/// its pool (null: that of the window), perhaps with the name of a week.
class PageHost : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The page of this kind that is open already, or a new tab.
    template<typename Kind>
    Kind* open(const WeekHandle& on)
    {
        return qobject_cast<Kind*>(openPage(Kind::staticMetaObject, on));
    }
    virtual Page* openPage(const QMetaObject& type, const WeekHandle& on) = 0;
    /// A tab of its own, whatever others there are.
    virtual void addPage(Page* page, const QString& title) = 0;

    /// That the window is connected to, or was: with its mark as far as that is known. @p pool: null: the
    /// window's
    virtual AdminServer serverOf(const std::shared_ptr<Pg::SessionPool>& pool) const = 0;
    /// The weeks of the game that the window lists, the newest first.
    virtual std::vector<WeekHandle> weeksOf(const GamePointer& game) const = 0;
    /// Those of them that are selected.
    virtual std::vector<WeekHandle> selectedWeeksOf(const GamePointer& game) const = 0;

    /// Calls @p open with the server of @p pool as it is marked now.
    virtual void passGate(const std::shared_ptr<Pg::SessionPool>& pool,
                          const std::function<void(const AdminServer&)>& open) = 0;
    /// Opens what does this step. @p week: one that is to be made has a game and perhaps a name
    virtual void takeStep(WeekStep step, const WeekHandle& week) = 0;
    /// Opens the dialog that opens this archive. @p dump: its file
    virtual void openArchive(const QString& dump) = 0;
    /// Opens the dialog that previews this and does it.
    virtual void showTask(const WeekHandle& week, const OperationTask& task) = 0;
    /// Opens the dialog that loads recorded files into the week.
    virtual void importFiles(const WeekHandle& week, const QStringList& files) = 0;
    /// Files of games have changed.
    virtual void reloadGames() = 0;

Q_SIGNALS:
    /// The list of weeks was read.
    void weeksListed();
    /// Somebody here has changed weeks; also said by pages.
    void weeksChanged();
    /// The library is another one.
    void gamesChanged();
    /// A task was done in this week, or failed.
    void taskDone(const Weekglass::WeekIdentity& week);
    /// The window's actions may be meant for another week; said by pages.
    void targetChanged();
};

}
