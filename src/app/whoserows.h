#pragma once

#include "weeks/viewedplayer.h"

#include <QWidget>

namespace Weekglass {

/// Over the pages of a week that is read as a player: as which one, and the way back to all rows.
class WhoseRows : public QWidget
{
    Q_OBJECT

public:
    explicit WhoseRows(const ViewedPlayer& player, QWidget* parent = nullptr);

Q_SIGNALS:
    void allRowsWanted();
};

}
