#pragma once

#include "pages/page.h"
#include "weeks/lacks.h"
#include "widgets/theme/icons.h"

#include <QKeySequence>

#include <vector>

namespace Weekglass {

/// What the window has to know of a kind of page to offer and open it.
struct PageKind
{
    /// TargetServer: of that of the board in front, if there is one.
    enum class Of { Week, Game, Server, TargetServer };
    enum class Menu { Week, Admin };

    /// How one is made of what it is opened on; see PageHost.
    struct Class
    {
        const QMetaObject* type;
        Of of;
        std::function<Page*(const WeekHandle& on, const PageHost& host)> make;
    };

    Class page;
    const char* id; ///< begins the names of its pages
    Icon icon;
    Menu menu;
    QString action; ///< as the menu says it
    QKeySequence keys;
    QString tip;
    std::function<bool(const GameDefinition&)> isFor = {}; ///< empty: any game
    QString lacked = {}; ///< "%1 has no …": why a game has no such page
    bool isForArchives = false; ///< it only reads: a week that was opened from its archive has it, too
    QStringList actions = {}; ///< of its page, to be found before that is opened

    bool isPage(const Page& widget) const { return widget.metaObject() == page.type; }
    bool isOfServer() const { return page.of == Of::Server || page.of == Of::TargetServer; }
    /// It shows rows of a week and nothing else of it, so it can show those that one of the players sees.
    bool readsAsPlayer() const;
    bool hasPagesOf(const GameDefinition& game) const { return !isFor || isFor(game); }
    QString lackedBy(const GameDefinition& game) const;
    /// Why a database that lacks this has no such page: all parts of the game that it shows are lacking.
    /// Empty if there is something to show.
    QString lackedBy(const GameDefinition& game, const std::vector<Lack>& lacks) const;
    QString name() const; ///< the action's, without its mnemonic
    /// The objectName of the page: no other open one of its server has it.
    QString nameOn(const WeekHandle& on) const;
    QString titleOn(const WeekHandle& on) const;
};

/// All of them, in the order of the menus. A new kind of page is its folder and an entry here.
std::vector<PageKind> pageKinds();

}
