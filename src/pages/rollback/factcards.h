#pragma once

#include "rollback/told.h"

#include <QFrame>

class QHBoxLayout;

namespace Weekglass {

/// What people know a game by, as it is and as it will be, a card each.
class FactCards : public QFrame
{
    Q_OBJECT

public:
    explicit FactCards(QWidget* parent = nullptr);

    void setFacts(const std::vector<ToldFact>& facts);

private:
    QHBoxLayout* m_row;
};

}
