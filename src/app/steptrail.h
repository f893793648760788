#pragma once

#include <QObject>

namespace Weekglass {

/// Notes what the user does in the window (base/trail.h): dialogs that open and close, and buttons, by the
/// names that the source gives them. Menus and pages note themselves.
class StepTrail : public QObject
{
public:
    explicit StepTrail(QObject* parent);

    bool eventFilter(QObject* watched, QEvent* event) override;
};

}
