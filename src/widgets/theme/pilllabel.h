#pragma once

#include "widgets/theme/pill.h"

#include <QWidget>

namespace Weekglass {

/// A pill that stands by itself.
class PillLabel : public QWidget
{
    Q_OBJECT

public:
    explicit PillLabel(QWidget* parent = nullptr);

    void setPill(const Pill& pill);
    const Pill& pill() const { return m_pill; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Pill m_pill;
};

}
