#pragma once

#include "health/figure.h"

#include <QFrame>

class QGridLayout;

namespace Weekglass {

/// What is looked at first, a card each: value, state, and how far it is from its limit.
class FigureCards : public QFrame
{
    Q_OBJECT

public:
    explicit FigureCards(QWidget* parent = nullptr);

    void setFigures(const std::vector<Figure>& figures);

Q_SIGNALS:
    void chosen(const QString& id, const QString& subject);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* card(const Figure& figure);

    QGridLayout* m_grid;
};

}
