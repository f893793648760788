#pragma once

#include <QLabel>

namespace Weekglass {

/// One line of plain text that loses its end where there is no room; the tool tip has all of it.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(const char* name, QWidget* parent = nullptr);

    void setWhole(const QString& text);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

}
