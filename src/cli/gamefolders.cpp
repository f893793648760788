#include "cli/gamefolders.h"

namespace Weekglass {

namespace {

bool& lacksGames()
{
    static bool lacks = false;
    return lacks;
}

}

GameLibrary loadAllGames(const Context& context)
{
    GameLibrary library = context.loadGames();
    lacksGames() = !library.errors().empty();
    return library;
}

bool lackedGames()
{
    return lacksGames();
}

}
