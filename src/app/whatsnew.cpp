#include "app/whatsnew.h"

#include <QCoreApplication>
#include <QStringList>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(WhatsNew)
};

}

QStringList whatsNew()
{
    return {
        Text::tr(
            "A tab is a week. The bar in it shows the week's pages; shortcuts act on the tab that you see."),
        Text::tr("Ctrl+K finds games, players, ships, ids, actions and saved filters in all weeks at once."),
        Text::tr("A rollback shows what the players lose, in the game's own words, and takes three steps."),
        Text::tr(
            "History lists all that was done to a week, with receipts. The operator's name is remembered."),
        Text::tr("Open pages are open again at the next start. Links (Ctrl+Shift+L) open the same place."),
        Text::tr("Pages recover by themselves when a lost server is back.")};
}

}
