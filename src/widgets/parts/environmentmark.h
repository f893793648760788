#pragma once

#include "workspace/workspace.h"

#include <QLabel>

namespace Weekglass {

/// "production", as the user reads it; empty for a server without a mark.
QString environmentTitle(Environment environment);

/// Says in a colour of its own what a server is used for; hidden for a server without a mark.
class EnvironmentMark : public QLabel
{
    Q_OBJECT

public:
    explicit EnvironmentMark(Environment environment = Environment::Unmarked, QWidget* parent = nullptr);
    void setEnvironment(Environment environment);

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateColors();

    Environment m_environment = Environment::Unmarked;
};

}
