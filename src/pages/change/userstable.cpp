#include "pages/change/userstable.h"

#include "base/safetext.h"
#include "widgets/parts/rowtable.h"

#include <QHeaderView>

#include <algorithm>

namespace Weekglass {

namespace {

enum Columns { KindColumn, NameColumn, OwnerColumn, NoteColumn, SinceColumn, ColumnCount };

constexpr int MostRows = 6; // before it scrolls

QString kindText(DatabaseUser::Kind kind)
{
    switch (kind) {
    case DatabaseUser::Kind::Session:
        return UsersTable::tr("session");
    case DatabaseUser::Kind::Prepared:
        return UsersTable::tr("prepared transaction");
    case DatabaseUser::Kind::Slot:
        return UsersTable::tr("replication slot");
    case DatabaseUser::Kind::Subscription:
        return UsersTable::tr("subscription");
    }
    return {};
}

}

UsersTable::UsersTable(QWidget* parent)
    : QTableWidget(0, ColumnCount, parent)
{
    setHorizontalHeaderLabels({tr("What"), tr("Name"), tr("Role"), tr("Details"), tr("Since")});
    setupRowTable(this);
    horizontalHeader()->setStretchLastSection(true);
    setTabKeyNavigation(false);
    setWordWrap(false);
}

void UsersTable::setUsers(const std::vector<DatabaseUser>& users)
{
    const int rows = static_cast<int>(users.size());
    setRowCount(rows);
    for (int row = 0; row < rows; ++row) {
        const DatabaseUser& user = users[static_cast<std::size_t>(row)];
        const auto show = [&](int column, const QString& text) {
            auto* item = new QTableWidgetItem(visibleText(text));
            QFont font = item->font();
            font.setBold(user.blocks);
            item->setFont(font);
            setItem(row, column, item);
        };
        show(KindColumn, user.blocks ? tr("%1, blocks").arg(kindText(user.kind)) : kindText(user.kind));
        show(NameColumn, user.name);
        show(OwnerColumn, user.owner);
        show(NoteColumn, user.note);
        show(SinceColumn, visibleText(user.since));
    }
    resizeColumnsToContents();
    setFixedHeight(horizontalHeader()->sizeHint().height() + 2 * frameWidth()
                   + std::min(rows, MostRows) * verticalHeader()->defaultSectionSize());
}

}
