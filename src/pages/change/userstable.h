#pragma once

#include "weeks/databasefacts.h"

#include <QTableWidget>

namespace Weekglass {

/// Who uses a database; bold is who stands in the way.
class UsersTable : public QTableWidget
{
    Q_OBJECT

public:
    explicit UsersTable(QWidget* parent = nullptr);

    void setUsers(const std::vector<DatabaseUser>& users);
};

}
